#!/usr/bin/env python3
"""How a conversation with the language server begins and ends, by LSP 3.17 and JSON-RPC 2.0."""
import json
import os
import signal
import socket
import subprocess
import sys
import time

from client import Gone
from raw import request
from session import BINARY, DAY, MISSPELT, Session, able, main

NOT_INITIALIZED, INVALID_REQUEST, METHOD_NOT_FOUND, INVALID_PARAMS, CANCELLED = -32002, -32600, -32601, -32602, -32800
NAME = "file:///no-such-folder/request.json"


class Order(Session):
    def test_in_order(self):
        server = self.server(abilities=False)
        said = server.initialize()
        self.assertEqual(said["serverInfo"]["name"], "gemlint")
        self.assertEqual(said["capabilities"]["positionEncoding"], "utf-16")
        self.assertEqual(said["capabilities"]["textDocumentSync"], {"openClose": True, "change": 2, "save": True})
        self.assertNotIn("diagnosticProvider", said["capabilities"])
        self.assertEqual(server.end(), 0)

    def test_before_initialize(self):
        server = self.server(abilities=False)
        for method in ("shutdown", "textDocument/codeAction", "workspace/executeCommand", "no/such"):
            self.assertEqual(server.refused(method), NOT_INITIALIZED)
        # Notifications are dropped: the document is not known afterwards.
        server.open(NAME, MISSPELT)
        server.initialize()
        self.assertEqual(server.refused("textDocument/codeAction", {"textDocument": {"uri": NAME}}), INVALID_PARAMS)
        self.assertEqual(server.notifications, [])
        self.assertEqual(server.end(), 0)

    def test_initialize_twice(self):
        server = self.server()
        self.assertEqual(server.refused("initialize", {"capabilities": {}}), INVALID_REQUEST)
        server.open(NAME, MISSPELT)
        self.assertEqual(self.codes(server.diagnostics(NAME)), ["unknown-field"])
        self.assertEqual(server.end(), 0)

    def test_after_shutdown(self):
        server = self.server()
        self.assertIsNone(server.request("shutdown"))
        for method in ("shutdown", "initialize", "textDocument/codeAction", "no/such"):
            self.assertEqual(server.refused(method), INVALID_REQUEST)
        server.open(NAME, MISSPELT)
        self.assertEqual(server.refused("no/such"), INVALID_REQUEST)
        self.assertEqual(server.notifications, [])
        server.notify("exit")
        self.assertEqual(server.process.wait(20), 0)

    def test_without_the_word_that_it_is_initialized(self):
        server = self.server(abilities=False)
        server.request("initialize", {"processId": None, "capabilities": {}})
        server.open(NAME, MISSPELT)
        self.assertEqual(self.codes(server.diagnostics(NAME)), ["unknown-field"])
        self.assertEqual(server.end(), 0)

    def test_with_next_to_nothing(self):
        # All but capabilities may be missing or null, and a client may leave that out, too.
        for params in ({}, {"capabilities": None, "processId": None, "rootUri": None, "workspaceFolders": None, "clientInfo": None, "locale": None}):
            server = self.server(abilities=False)
            server.request("initialize", params)
            server.notify("initialized")
            server.open(NAME, MISSPELT)
            (one,) = server.diagnostics(NAME)
            self.assertLessEqual(set(one), {"range", "severity", "code", "source", "message"})
            self.assertEqual(server.asked, [])
            self.assertEqual(server.end(), 0)


class Requests(Session):
    def test_unknown(self):
        server = self.server()
        for method in ("no/such", "$/no/such", "textDocument/rename", "exit", "initialized", "", "workspace/symbol"):
            self.assertEqual(server.refused(method, {"textDocument": {"uri": NAME}}), METHOD_NOT_FOUND, method)
        for method in ("no/such", "$/no/such", "$/setTrace", "", "textDocument/codeAction"):
            server.notify(method)
        server.settle()
        self.assertEqual((server.complaints, server.notifications), ([], []))
        self.assertEqual(server.end(), 0)

    def test_of_a_document_that_is_not_open(self):
        server = self.server(abilities=able(("textDocument.diagnostic", {})))
        self.assertEqual(server.refused("textDocument/codeAction", {"textDocument": {"uri": NAME}}), INVALID_PARAMS)
        self.assertEqual(server.refused("textDocument/diagnostic", {"textDocument": {}}), INVALID_PARAMS)
        # A client asks what is wrong with a document while it closes it.
        self.assertEqual(server.pull(NAME)["items"], [])
        server.open(NAME, MISSPELT)
        self.assertEqual(len(server.pull(NAME)["items"]), 1)
        server.close(NAME)
        self.assertEqual(server.refused("textDocument/codeAction", {"textDocument": {"uri": NAME}}), INVALID_PARAMS)

    def test_cancelled(self):
        server = self.server()
        large = '{"contents": [' + ",".join(['{"parts": [{"text": "a", "txt": 1}]}'] * 20000) + "]}"
        server.open(NAME, large)
        slow = server.start_request("textDocument/codeAction", {"textDocument": {"uri": NAME}, "context": {"diagnostics": []},
                                                                "range": {"start": {"line": 0, "character": 0}, "end": {"line": 0, "character": 1}}})
        # These are read while the one above is worked on, or before it is.
        behind = [server.start_request("textDocument/codeAction", {"textDocument": {"uri": NAME}}) for _ in range(3)]
        for number in behind:
            server.notify("$/cancelRequest", {"id": number})
        codes = [server.answer(number)["error"]["code"] for number in behind]
        self.assertEqual(codes, [CANCELLED] * 3)
        self.assertIn("result", server.answer(slow))
        # What was answered, was never asked, or is no id, is nothing to cancel.
        for params in ({"id": slow}, {"id": "x"}, {"id": None}, {}, {"id": [1]}):
            server.notify("$/cancelRequest", params)
        self.assertEqual(server.end(), 0)

    def test_ids_of_both_types(self):
        server = self.server()
        for number in (0, -1, 2**53, "text", "", '"\\\u0000ł😀', "7"):
            server.send({"id": number, "method": "no/such"})
            self.assertEqual(server.answer(number)["error"]["code"], METHOD_NOT_FOUND)


class End(Session):
    def wait(self, server):
        return server.process.wait(server.timeout)

    def test_exit_without_shutdown(self):
        for abilities in (False, None):
            server = self.server(abilities=abilities)
            server.notify("exit")
            self.assertEqual(self.wait(server), 1)

    def test_end_of_input(self):
        for abilities in (False, None):
            server = self.server(abilities=abilities)
            server.process.stdin.close()
            self.assertEqual(self.wait(server), 1)
        server = self.server()
        server.request("shutdown")
        server.process.stdin.close()
        self.assertEqual(self.wait(server), 0)

    def test_all_is_answered_before_the_end(self):
        # More than a pipe holds, so that the answers cannot all be written at once.
        server = self.server()
        names = ["no/" + "x" * 1000] * 500
        numbers = [server.start_request(name) for name in names]
        server.process.stdin.close()
        for number in numbers:
            self.assertEqual(server.answer(number)["error"]["code"], METHOD_NOT_FOUND)
        self.assertEqual(self.wait(server), 1)

    def test_client_that_no_longer_listens(self):
        # Its end of the pipe is closed, and nothing is to be said: the server still sees it, and does not spin.
        server = subprocess.Popen([BINARY, "lsp"], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        self.addCleanup(server.stdin.close)
        self.addCleanup(server.wait)
        self.addCleanup(server.kill)
        server.stdout.close()
        self.assertEqual(server.wait(20), 1)

    def test_sockets(self):
        # What some editors use in place of pipes: one for each stream, of which they close the side that they do not need.
        (input_end, to_server), (output_end, from_server) = socket.socketpair(), socket.socketpair()
        server = subprocess.Popen([BINARY, "lsp"], stdin=input_end, stdout=output_end)
        for one in (input_end, output_end):
            one.close()
        from_server.shutdown(socket.SHUT_WR)
        to_server.shutdown(socket.SHUT_RD)
        from_server.settimeout(20)
        got = from_server.makefile("rb")
        for number in range(3):
            to_server.sendall(request(number, "no/such"))
            length = int(got.readline().split(b":")[1])
            self.assertEqual(got.readline(), b"\r\n")
            self.assertEqual(json.loads(got.read(length))["error"]["code"], NOT_INITIALIZED)
            time.sleep(0.05)
        self.assertIsNone(server.poll())
        got.close()
        from_server.close()
        self.assertEqual(server.wait(20), 1)
        to_server.close()

    def test_client_that_died(self):
        # Somebody else holds its end of the pipes, so that the input does not end.
        read_end, write_end = os.pipe()
        self.addCleanup(os.close, write_end)
        # Its own child is the server, which goes on when it is killed.
        begins = ("import json, os, subprocess, sys, time\n"
                  "server = subprocess.Popen([sys.argv[1], 'lsp'], stdin=int(sys.argv[2]), stdout=subprocess.DEVNULL)\n"
                  "print(server.pid, flush=True)\n"
                  "time.sleep(600)\n")
        parent = subprocess.Popen([sys.executable, "-c", begins, BINARY, str(read_end)], stdout=subprocess.PIPE, pass_fds=(read_end,))
        os.close(read_end)
        pid = int(parent.stdout.readline())
        body = b'{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"processId":%d,"capabilities":{}}}' % parent.pid
        os.write(write_end, b"Content-Length: %d\r\n\r\n%s" % (len(body), body))
        time.sleep(0.3)
        self.assertTrue(runs(pid))
        parent.send_signal(signal.SIGKILL)
        parent.wait()
        parent.stdout.close()
        until = time.monotonic() + 20
        while runs(pid) and time.monotonic() < until:
            time.sleep(0.1)
        gone = not runs(pid)
        if not gone:
            os.kill(pid, signal.SIGKILL)
        self.assertTrue(gone)

    def test_no_client_is_named(self):
        server = self.server(abilities=False)
        server.request("initialize", {"processId": None, "capabilities": {}})
        self.assertEqual(server.end(), 0)

    def test_streams_are_left_as_they_were(self):
        # Others share them, such as the shell of a terminal: it must not find that reading no longer waits.
        read_end, write_end = os.pipe()
        self.addCleanup(os.close, read_end)
        subprocess.run([BINARY, "lsp"], stdin=subprocess.DEVNULL, stdout=write_end, check=False, timeout=20)
        self.assertTrue(os.get_blocking(write_end))
        os.close(write_end)

    def test_wrong_usage(self):
        done = subprocess.run([BINARY, "lsp", "--as-of", "soon"], stdin=subprocess.DEVNULL, capture_output=True, check=False, timeout=20)
        self.assertEqual((done.returncode, done.stdout), (2, b""))
        self.assertIn(b"--as-of", done.stderr)
        with self.assertRaises(Gone):
            self.server(arguments=("--no-such", DAY))


def runs(pid) -> bool:
    """Whether there is such a process, and it did not end without anyone having asked how."""
    try:
        with open(f"/proc/{pid}/stat", encoding="ascii") as file:
            return file.read().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


if __name__ == "__main__":
    main()
