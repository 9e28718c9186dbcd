"""A language server at the level of bytes: for clients that write what is no message, or do not read."""
import collections
import json
import os
import select
import subprocess
import time

from session import ABILITIES, BINARY


def frame(message, **more) -> bytes:
    """A message with its headers; bytes and strings go as they are."""
    body = message if isinstance(message, bytes) else message.encode() if isinstance(message, str) else json.dumps({"jsonrpc": "2.0", **message, **more}).encode()
    return b"Content-Length: %d\r\n\r\n%s" % (len(body), body)


def request(number, method, params=None) -> bytes:
    return frame({"id": number, "method": method, "params": {} if params is None else params})


def notification(method, params=None) -> bytes:
    return frame({"method": method, "params": {} if params is None else params})


INITIALIZE = request(0, "initialize", {"capabilities": ABILITIES})


class Pipes:
    """A server of which only the ends of its pipes are known. Nothing of it waits: each call has a time by which it is over."""

    def __init__(self, timeout=30.0):
        self.process = subprocess.Popen([BINARY, "lsp"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        self.timeout = timeout
        self.part = bytearray()  # of a message that is not all there
        self.messages = collections.deque()
        for stream in (self.process.stdin, self.process.stdout):
            os.set_blocking(stream.fileno(), False)

    def write(self, data: bytes, patience=None, reads=True) -> int:
        """Writes, and reads what comes meanwhile unless `reads` is False. Returns how much was taken before `patience` seconds
        went by in which nothing was."""
        view, until = memoryview(data), time.monotonic() + (patience or self.timeout)
        taken = 0
        while taken < len(data) and time.monotonic() < until:
            readable, writable, _ = select.select([self.process.stdout] if reads else [], [self.process.stdin], [], 0.1)
            if readable:
                self._read()
            if writable:
                taken += os.write(self.process.stdin.fileno(), view[taken:taken + (1 << 16)])
                until = time.monotonic() + (patience or self.timeout)
        if patience is None and taken < len(data):
            raise AssertionError("the server no longer reads")
        return taken

    def _read(self) -> bool:
        """Takes what is there; False at the end."""
        data = os.read(self.process.stdout.fileno(), 1 << 20)
        self.part += data
        at = 0
        while (gap := self.part.find(b"\r\n\r\n", at)) >= 0:
            begin = gap + 4
            end = begin + int(self.part[at:gap].removeprefix(b"Content-Length: "))
            if len(self.part) < end:
                break
            self.messages.append(bytes(self.part[begin:end]))
            at = end
        del self.part[:at]
        return bool(data)

    def next(self):
        """The next message."""
        until = time.monotonic() + self.timeout
        while not self.messages:
            readable, _, _ = select.select([self.process.stdout], [], [], max(0.0, until - time.monotonic()))
            if not readable or not self._read():
                raise AssertionError(f"no message in time, but {bytes(self.part[:200])!r}")
        return json.loads(self.messages.popleft())

    def answer(self, number):
        """The answer to a request; what else comes before it is dropped."""
        while True:
            message = self.next()
            if "method" not in message and message["id"] == number:
                return message

    def close(self):
        """Ends the input, and returns the exit code and the rest of the messages."""
        self.process.stdin.close()
        os.set_blocking(self.process.stdout.fileno(), True)
        while self._read():
            pass
        return self.process.wait(self.timeout), [json.loads(message) for message in self.messages]

    def processor_time(self) -> float:
        """Seconds that the server computed so far."""
        with open(f"/proc/{self.process.pid}/stat", encoding="ascii") as file:
            fields = file.read().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def memory(self, which="VmRSS") -> int:
        """Bytes that the server holds in memory, or held at most ("VmHWM")."""
        with open(f"/proc/{self.process.pid}/status", encoding="ascii") as file:
            return next(int(line.split()[1]) * 1024 for line in file if line.startswith(which + ":"))

    def stop(self):
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait()
        for stream in (self.process.stdin, self.process.stdout, self.process.stderr):
            try:
                stream.close()
            except OSError:
                pass
