"""A client of the language server, as scripts and tests want it: one message after the other, with a timeout on each."""
import json
import os
import queue
import subprocess
import threading
import time

ABILITIES = {
    "general": {"positionEncodings": ["utf-16"]},
    "workspace": {"workspaceEdit": {"documentChanges": True, "resourceOperations": ["create"]},
                  "didChangeWatchedFiles": {"dynamicRegistration": True}},
    "textDocument": {
        "publishDiagnostics": {"relatedInformation": True, "codeDescriptionSupport": True, "dataSupport": True,
                               "tagSupport": {"valueSet": [1, 2]}},
        "codeAction": {"codeActionLiteralSupport": {"codeActionKind": {"valueSet": ["quickfix", "source.fixAll"]}}},
        "completion": {"completionItem": {"snippetSupport": True, "documentationFormat": ["markdown"]}},
        "hover": {"contentFormat": ["markdown", "plaintext"]},
        "documentSymbol": {"hierarchicalDocumentSymbolSupport": True},
    },
}


class Gone(Exception):
    """The server ended, or said nothing in time."""


class Client:
    """Starts a server and talks to it. What it sends unasked is kept in `notifications`, what it asks in `asked`, and what
    it says of bytes that were no request in `complaints`."""

    def __init__(self, program, *arguments, cwd=None, timeout=20.0, environment=None):
        self.process = subprocess.Popen([program, "lsp", *arguments], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                                        stderr=subprocess.PIPE, cwd=cwd, env=environment)
        self.timeout = timeout
        self.notifications = []
        self.asked = []
        self.number = 0
        self.incoming = queue.Queue()
        self.answers = {}
        self.complaints = []
        self.reader = threading.Thread(target=self._read, daemon=True)
        self.reader.start()

    def _read(self):
        stream = self.process.stdout
        while True:
            length = None
            while True:
                line = stream.readline()
                if not line:
                    self.incoming.put(None)
                    return
                if line == b"\r\n":
                    break
                name, _, value = line.partition(b":")
                if name.lower() == b"content-length":
                    length = int(value)
            body = stream.read(length)
            if len(body) < length:
                self.incoming.put(None)
                return
            try:
                message = json.loads(body)
            except RecursionError:
                message = {"method": "too deep to be read"}
            self.incoming.put((time.perf_counter(), message))

    def send_bytes(self, data: bytes):
        try:
            self.process.stdin.write(data)
            self.process.stdin.flush()
        except BrokenPipeError:
            pass  # it has ended; the next thing that is waited for says so, and how

    def send(self, message: dict):
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        self.send_bytes(b"Content-Length: %d\r\n\r\n" % len(body) + body)

    def notify(self, method: str, params=None):
        self.send({"method": method, "params": params if params is not None else {}})

    def receive(self):
        """The next message, with the moment at which it came."""
        try:
            got = self.incoming.get(timeout=self.timeout)
        except queue.Empty:
            raise Gone("no message in time") from None
        if got is None:
            raise Gone(f"the server ended with {self.process.wait(self.timeout)}: "
                       f"{self.process.stderr.read().decode(errors='replace')}")
        return got

    def _sort(self, message):
        if "method" in message:
            (self.asked if "id" in message else self.notifications).append(message)
        elif message["id"] is None:
            self.complaints.append(message)
        else:
            self.answers[message["id"]] = message

    def start_request(self, method: str, params=None) -> int:
        self.number += 1
        self.send({"id": self.number, "method": method, "params": params if params is not None else {}})
        return self.number

    def answer(self, number):
        while number not in self.answers:
            self._sort(self.receive()[1])
        return self.answers.pop(number)

    def request(self, method: str, params=None):
        """The result; an error of the server's is raised."""
        answer = self.answer(self.start_request(method, params))
        if "error" in answer:
            raise AssertionError(f"{method}: {answer['error']}")
        return answer["result"]

    def refused(self, method: str, params=None) -> int:
        """The code of the error that the request is answered with."""
        answer = self.answer(self.start_request(method, params))
        if "error" not in answer:
            raise AssertionError(f"{method}: {answer['result']}")
        return answer["error"]["code"]

    def wait_for_complaint(self) -> int:
        """The code of the next error that belongs to no request."""
        while not self.complaints:
            self._sort(self.receive()[1])
        return self.complaints.pop(0)["error"]["code"]

    def wait_for_asked(self, method: str):
        """The next request of the server's with that method, which the caller may answer with reply()."""
        while True:
            for at, message in enumerate(self.asked):
                if message["method"] == method:
                    return self.asked.pop(at)
            self._sort(self.receive()[1])

    def reply(self, request: dict, result=None):
        self.send({"id": request["id"], "result": result})

    def settle(self):
        """Comes back when the server has taken in all that was sent; diagnostics of it may still be to come."""
        self.answer(self.start_request("gemlint/settled"))

    def initialize(self, folder=None, abilities=None, **more):
        folders = [folder] if isinstance(folder, str) else list(folder or ())
        result = self.request("initialize", {"processId": os.getpid(), "rootUri": uri(folders[0]) if folders else None,
                                             "workspaceFolders": [{"uri": uri(one), "name": "work"} for one in folders] or None,
                                             "capabilities": ABILITIES if abilities is None else abilities, **more})
        self.notify("initialized")
        return result

    def open(self, name: str, text: str, language="json", version=1):
        self.notify("textDocument/didOpen",
                    {"textDocument": {"uri": name, "languageId": language, "version": version, "text": text}})

    def change(self, name: str, version: int, *changes: dict):
        self.notify("textDocument/didChange", {"textDocument": {"uri": name, "version": version}, "contentChanges": list(changes)})

    def wait_for(self, method: str, fits=lambda params: True):
        """The parameters of the next notification that fits, and when it came; those before it are dropped."""
        while True:
            for at, message in enumerate(self.notifications):
                if message["method"] == method and fits(message["params"]):
                    del self.notifications[:at + 1]
                    return message["params"]
            self._sort(self.receive()[1])

    def diagnostics(self, name: str, version=None):
        """The diagnostics of a document, of that version when one is given."""
        return self.wait_for("textDocument/publishDiagnostics",
                             lambda params: params["uri"] == name and version in (None, params.get("version")))["diagnostics"]

    def pull(self, name: str, known=None) -> dict:
        """The report on a document when it is asked for."""
        return self.request("textDocument/diagnostic", {"textDocument": {"uri": name}, **({"previousResultId": known} if known else {})})

    def actions(self, name: str, place_range: dict, only=None) -> list:
        context = {"diagnostics": [], **({"only": only} if only else {})}
        return self.request("textDocument/codeAction", {"textDocument": {"uri": name}, "range": place_range, "context": context})

    def close(self, name: str):
        self.notify("textDocument/didClose", {"textDocument": {"uri": name}})

    def memory(self) -> int:
        """Bytes that the server holds in memory."""
        with open(f"/proc/{self.process.pid}/status", encoding="ascii") as file:
            return next(int(line.split()[1]) * 1024 for line in file if line.startswith("VmRSS:"))

    def stop(self):
        """Ends the server, whatever it does."""
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait()
        self.reader.join(self.timeout)
        for stream in (self.process.stdin, self.process.stdout, self.process.stderr):
            try:
                stream.close()
            except OSError:
                pass

    def end(self) -> int:
        """Takes its leave, and returns the server's exit code."""
        self.request("shutdown")
        self.notify("exit")
        self.process.stdin.close()
        code = self.process.wait(self.timeout)
        errors = self.process.stderr.read().decode(errors="replace")
        assert not errors, errors
        return code


def uri(path: str) -> str:
    from urllib.parse import quote
    return "file://" + quote(os.path.abspath(path))
