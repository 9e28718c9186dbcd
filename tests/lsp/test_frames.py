#!/usr/bin/env python3
"""Bytes that are no messages, messages that are no requests, and clients that write too fast or do not read: the language
server answers what can be answered, and goes on."""
import json
import random
import time
import unittest

from raw import INITIALIZE, Pipes, frame, notification, request
from session import MISSPELT, main

PARSE_ERROR, INVALID_REQUEST, METHOD_NOT_FOUND, INVALID_PARAMS = -32700, -32600, -32601, -32602
NAME = "file:///no-such-folder/request.json"
MEGABYTE = 1 << 20
# The sanitizers keep memory that was given back for a while, and need some of their own.
MUCH = 600 * MEGABYTE


def opening(name, text, language="json", version=1) -> bytes:
    return notification("textDocument/didOpen", {"textDocument": {"uri": name, "languageId": language, "version": version, "text": text}})


class Raw(unittest.TestCase):
    def server(self, initialized=True) -> Pipes:
        pipes = Pipes()
        self.addCleanup(pipes.stop)
        if initialized:
            pipes.write(INITIALIZE)
            self.assertIn("result", pipes.next())
        return pipes

    def check_alive(self, pipes, number="alive"):
        pipes.write(request(number, "no/such"))
        self.assertEqual(pipes.answer(number)["error"]["code"], METHOD_NOT_FOUND)

    def check_refused(self, pipes, data, code, number=None):
        """The bytes are answered with an error, and the next message is understood."""
        pipes.write(data)
        answer = pipes.next()
        self.assertEqual((answer.get("id"), answer["error"]["code"]), (number, code), data[:80])
        self.check_alive(pipes)


class Frames(Raw):
    def test_broken(self):
        pipes = self.server()
        for data in (b"hello\r\n\r\n", b"Content-Length: x\r\n\r\n", b"Content-Length: -5\r\n\r\n", b"Content-Length:\r\n\r\n",
                     b"Content-Length: 1e3\r\n\r\n", b"Content-Length: 99999999999999999999999\r\n\r\n", b"Content-Type: a\r\n\r\n",
                     b"\x00\xff\xfe\r\n\r\n", b"{}\r\n\r\n", b'{"jsonrpc":"2.0","id":1,"method":"shutdown"}\n\n'):
            with self.subTest(data):
                self.check_refused(pipes, data, PARSE_ERROR)

    def test_odd_but_right(self):
        pipes = self.server()
        body = b'{"jsonrpc":"2.0","id":"odd","method":"no/such"}'
        for head in (b"content-length: %d\r\n\r\n", b"CONTENT-LENGTH:%d\r\n\r\n", b"Content-Length:   %d  \r\n\r\n", b"Content-Length: %d\n\n",
                     b"Content-Type: application/vscode-jsonrpc; charset=utf-8\r\nContent-Length: %d\r\n\r\n",
                     b"Content-Length: %d\r\nContent-Type: application/vscode-jsonrpc; charset=utf8\r\n\r\n", b"\r\n\r\nContent-Length: %d\r\n\r\n",
                     b"Content-Length: 000%d\r\n\r\n", b"X-Other: " + b"a" * 2000 + b"\r\nContent-Length: %d\r\n\r\n"):
            with self.subTest(head):
                pipes.write(head % len(body) + body)
                self.assertEqual(pipes.next()["id"], "odd")

    def test_garbage_between_messages(self):
        pipes = self.server()
        numbers = random.Random(3)
        for number in range(50):
            garbage = bytes(numbers.randrange(256) for _ in range(numbers.randrange(1, 3000)))
            pipes.write(garbage + request(number, "no/such"))
            pipes.answer(number)
        self.check_alive(pipes)

    def test_headers_without_end(self):
        pipes = self.server()
        pipes.write(b"X: " + b"a" * (64 * MEGABYTE) + b"\r\n" * 2)
        self.assertEqual(pipes.next()["error"]["code"], PARSE_ERROR)
        self.check_alive(pipes)
        self.assertLess(pipes.memory("VmHWM"), MUCH)
        pipes.write(b"X: y\r\n" * 100000 + b"\r\n")
        self.assertEqual(pipes.next()["error"]["code"], PARSE_ERROR)
        self.check_alive(pipes)

    def test_lengths_that_are_too_large(self):
        # Nothing is kept of it; what follows belongs to it until that much has come.
        pipes = self.server()
        pipes.write(b"Content-Length: 10000000000\r\n\r\n")
        self.assertEqual(pipes.next()["error"]["code"], PARSE_ERROR)
        pipes.write(b"a" * (100 * MEGABYTE))
        self.assertLess(pipes.memory("VmHWM"), 100 * MEGABYTE + MUCH / 10)
        self.assertEqual(pipes.close()[0], 1)
        # One whose end comes.
        pipes = self.server()
        pipes.write(b"Content-Length: %d\r\n\r\n" % (400 * MEGABYTE))
        self.assertEqual(pipes.next()["error"]["code"], PARSE_ERROR)
        for _ in range(400):
            pipes.write(b"[" * MEGABYTE)
        self.check_alive(pipes)

    def test_end_within_a_message(self):
        for data in (b"C", b"Content-Length: 100", b"Content-Length: 100\r\n\r\n", b'Content-Length: 100\r\n\r\n{"jsonrpc"'):
            pipes = self.server()
            pipes.write(data)
            self.assertEqual(pipes.close(), (1, []))

    def test_many_at_once_and_byte_by_byte(self):
        pipes = self.server()
        pipes.write(b"".join(request(number, "no/such") for number in range(200)))
        self.assertEqual([pipes.next()["id"] for _ in range(200)], list(range(200)))
        data = opening(NAME, MISSPELT) + request("one by one", "no/such")
        for at in range(len(data)):
            pipes.write(data[at:at + 1])
            if at % 50 == 0:
                time.sleep(0.001)  # so that they come one by one
        said = [pipes.next(), pipes.next()]
        self.assertEqual({one.get("id", one.get("method")) for one in said}, {"one by one", "textDocument/publishDiagnostics"})

    def test_empty_message(self):
        self.check_refused(self.server(), b"Content-Length: 0\r\n\r\n", PARSE_ERROR)


class Messages(Raw):
    def test_no_json(self):
        pipes = self.server()
        for body in (b"hello", b"\xff\xfe", b"\x00", b" ", b'{"jsonrpc"', b"{" * 1000, b'{"id": 1 "method"}'):
            with self.subTest(body):
                pipes.write(frame(body))
                self.assertIn(pipes.next()["error"]["code"], (PARSE_ERROR, INVALID_REQUEST))
                self.check_alive(pipes)

    def test_no_messages(self):
        pipes = self.server()
        for body in ("[]", "1", "null", '""', "{}", '{"jsonrpc":"2.0"}', '[{"jsonrpc":"2.0","id":1,"method":"shutdown"}]', "[1,2]",
                     '{"jsonrpc":"2.0","id":null,"method":"shutdown"}', '{"jsonrpc":"2.0","id":1.5,"method":"shutdown"}',
                     '{"jsonrpc":"2.0","id":{},"method":"shutdown"}', '{"jsonrpc":"2.0","id":[1],"method":"shutdown"}',
                     '{"jsonrpc":"2.0","id":true,"method":"shutdown"}'):
            with self.subTest(body):
                self.check_refused(pipes, frame(body), INVALID_REQUEST)
        for body in ('{"jsonrpc":"2.0","id":7}', '{"jsonrpc":"2.0","id":7,"method":8}', '{"jsonrpc":"2.0","id":7,"method":null}',
                     '{"jsonrpc":"2.0","id":7,"method":"shutdown","params":8}', '{"jsonrpc":"2.0","id":7,"method":"shutdown","params":"x"}'):
            with self.subTest(body):
                self.check_refused(pipes, frame(body), INVALID_REQUEST, 7)

    def test_answers_are_not_answered(self):
        pipes = self.server()
        for body in ('{"jsonrpc":"2.0","id":null,"error":{"code":-32700,"message":"?"}}', '{"jsonrpc":"2.0","id":99,"result":null}',
                     '{"jsonrpc":"2.0","id":"gemlint-1","error":{"code":1,"message":""}}', '{"jsonrpc":"2.0","error":{}}', '{"id":{},"result":[]}'):
            pipes.write(frame(body))
        pipes.write(request("next", "no/such"))
        self.assertEqual(pipes.next()["id"], "next")

    def test_text_that_is_no_utf8(self):
        pipes = self.server()
        for broken in (b"\xff", b"\xc3", b"\xed\xa0\x80", b"\xf8\x88\x80\x80\x80", b"\\ud800", b"\\udc00\\ud800", b"\\ud83d"):
            with self.subTest(broken):
                body = b'{"jsonrpc":"2.0","method":"textDocument/didOpen","params":{"textDocument":{"uri":"file:///no-such-folder/x.json","languageId":"json",' \
                       b'"version":1,"text":"{\\"contents\\": [{\\"parts\\": [{\\"text\\": \\"' + broken + b'\\"}]}]}"}}}'
                pipes.write(frame(body))
                said = pipes.next()
                self.assertEqual(said["method"], "textDocument/publishDiagnostics")
                self.assertEqual(said["params"]["uri"], "file:///no-such-folder/x.json")
                self.check_alive(pipes)
        # Half of a pair that is typed, and then the other half.
        text = '{"contents": [{"parts": [{"text": "'
        pipes.write(opening(NAME, text + '"}]}]}'))
        self.assertEqual(pipes.next()["params"]["diagnostics"], [])
        for version, half in ((2, "\\ud83d"), (3, "\\ude00")):
            place = {"line": 0, "character": len(text) + version - 2}
            body = json.dumps({"jsonrpc": "2.0", "method": "textDocument/didChange", "params": {
                "textDocument": {"uri": NAME, "version": version}, "contentChanges": [{"range": {"start": place, "end": place}, "text": "HALF"}]}})
            pipes.write(frame(body.replace("HALF", half)))
            self.assertEqual(pipes.next()["params"]["version"], version)
        self.check_alive(pipes)

    def test_names_that_stand_twice_and_deep_parameters(self):
        pipes = self.server()
        pipes.write(frame('{"jsonrpc":"2.0","id":1,"id":2,"method":"no/such","method":"x"}'))
        self.assertIn(pipes.next()["id"], (1, 2))
        for deep in ("[" * 100000 + "]" * 100000, '{"a":' * 100000 + "1" + "}" * 100000):
            pipes.write(frame('{"jsonrpc":"2.0","id":3,"method":"no/such","params":%s}' % deep))
            self.assertEqual(pipes.answer(3)["error"]["code"], METHOD_NOT_FOUND)
        pipes.write(frame('{"jsonrpc":"2.0","id":"' + "x" * MEGABYTE + '","method":"no/such"}'))
        self.assertEqual(len(pipes.next()["id"]), MEGABYTE)


class Flow(Raw):
    def test_faster_than_it_can_be_worked_on(self):
        # A quarter of a million requests at once: they wait in the pipe, not in memory.
        pipes = self.server()
        data = b"".join(request(number, "no/such") for number in range(1000))
        before = pipes.memory()
        for _ in range(250):
            pipes.write(data)
        for _ in range(250):
            self.assertEqual(pipes.answer(999)["error"]["code"], METHOD_NOT_FOUND)
        self.assertLess(pipes.memory("VmHWM") - before, MUCH / 4)

    def test_a_client_that_does_not_read(self):
        pipes = self.server()
        name = "file:///no-such-folder/lines.jsonl"
        pipes.write(opening(name, (MISSPELT.replace("\n", "") + "\n") * 500, "jsonl"))
        # Each answer is some 200 KB, and each request so large that few are read ahead.
        asks = request("all", "textDocument/diagnostic", {"more": "x" * 100000, "textDocument": {"uri": name}})
        taken = pipes.write(asks * 1000, patience=3, reads=False)
        self.assertLess(taken, len(asks) * 50000)
        self.assertLess(pipes.memory(), 2 * MUCH)
        # It waits, and does not spin.
        before = pipes.processor_time()
        time.sleep(1)
        self.assertLess(pipes.processor_time() - before, 0.3)
        # When it is read at last, it goes on: all that was taken whole is answered.
        whole, part = divmod(taken, len(asks))
        self.assertGreater(whole, 0)
        pipes.write(asks[part:] if part else b"")
        pipes.write(request("last", "no/such"))
        answers = 0
        while pipes.next().get("id") != "last":
            answers += 1
        self.assertGreaterEqual(answers, whole)

    def test_silence_costs_nothing(self):
        pipes = self.server()
        pipes.write(opening(NAME, MISSPELT))
        pipes.next()
        before = pipes.processor_time()
        time.sleep(1)
        self.assertLess(pipes.processor_time() - before, 0.1)


if __name__ == "__main__":
    main()
