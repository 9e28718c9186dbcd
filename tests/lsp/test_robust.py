#!/usr/bin/env python3
"""Parameters of any type, documents of any content, edits at any place: the language server answers each request, says what it
has to say of the text as it is, and takes no memory for good."""
import base64
import copy
import random
import time

from client import ABILITIES
from expected import compared, expected
from session import DAY, MENDED, MISSPELT, PULLS, Session, main
from text import Text

NAME = "file:///no-such-folder/request.json"
MEGABYTE = 1 << 20
PLACE = {"line": 1, "character": 3}
RANGE = {"start": PLACE, "end": {"line": 2, "character": 40}}
DOCUMENT = {"uri": NAME}
REQUESTS = {
    "textDocument/codeAction": {"textDocument": DOCUMENT, "range": RANGE, "context": {"diagnostics": [], "only": ["quickfix", "source.fixAll"], "triggerKind": 1}},
    "codeAction/resolve": {"title": "all", "kind": "source.fixAll.gemlint", "data": {"uri": NAME, "version": 1}},
    "workspace/executeCommand": {"command": "gemlint.show", "arguments": [{"uri": NAME, "selection": RANGE}]},
    "textDocument/diagnostic": {"textDocument": DOCUMENT, "previousResultId": "1"},
    "textDocument/hover": {"textDocument": DOCUMENT, "position": PLACE},
    "textDocument/completion": {"textDocument": DOCUMENT, "position": PLACE, "context": {"triggerKind": 2, "triggerCharacter": "\""}},
    "completionItem/resolve": {"label": "temperature", "data": {"uri": NAME}},
    "textDocument/documentSymbol": {"textDocument": DOCUMENT},
    "textDocument/foldingRange": {"textDocument": DOCUMENT},
    "textDocument/selectionRange": {"textDocument": DOCUMENT, "positions": [PLACE]},
    "initialize": {"capabilities": {}},
}
NOTIFICATIONS = {
    "textDocument/didOpen": {"textDocument": {"uri": NAME, "languageId": "json", "version": 3, "text": MISSPELT}},
    "textDocument/didChange": {"textDocument": {"uri": NAME, "version": 4}, "contentChanges": [{"range": RANGE, "rangeLength": 4, "text": "x"}, {"text": MISSPELT}]},
    "textDocument/didSave": {"textDocument": DOCUMENT, "text": MISSPELT},
    "textDocument/didClose": {"textDocument": {"uri": "file:///no-such-folder/other.json"}},
    "workspace/didChangeWatchedFiles": {"changes": [{"uri": "file:///no-such-folder/gemlint.json", "type": 1}]},
    "workspace/didChangeConfiguration": {"settings": {"gemlint": {}}},
    "workspace/didChangeWorkspaceFolders": {"event": {"added": [{"uri": "file:///no-such-folder", "name": "work"}], "removed": [{"uri": "file:///other", "name": "other"}]}},
    "$/cancelRequest": {"id": 1},
    "$/setTrace": {"value": "off"},
    "initialized": {},
}
ODD = (None, True, False, 0, -1, 1, 7, 2**31, 2**32, 2**53, 2**63, 2**64, -2**63, 0.5, -0.0, 1e300, 3.0, "", "x", "😀", "\u0000", "file:", "file://", "file:///",
       NAME, "file:///no-such-folder/%", "file:///no-such-folder/%zz%00", "file:///no-such-folder/" + "a/" * 3000, "untitled:", ":", "source", [], [[]], [None], {}, {"": {}}, {"uri": 1}, [{}] * 3,
       {"line": -1, "character": -1}, {"line": 10**12, "character": 10**12}, {"line": 0.5, "character": "1"},
       {"start": {"line": 5, "character": 0}, "end": {"line": 0, "character": 0}})


def places_in(value, path=()):
    """The paths of all values inside of a value."""
    yield path
    for key, inner in (value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()):
        yield from places_in(inner, (*path, key))


def mutated(params, numbers):
    """The parameters with one to three values gone or replaced."""
    params = [copy.deepcopy(params)]
    for _ in range(numbers.randrange(1, 4)):
        path = numbers.choice(list(places_in(params))[1:] or [(0,)])
        at = params
        for key in path[:-1]:
            at = at[key]
        if numbers.random() < 0.2 and len(path) > 1:
            del at[path[-1]]
        elif path:
            at[path[-1]] = copy.deepcopy(numbers.choice(ODD))
        if not params:
            params = [{}]
    return params[0]


class Parameters(Session):
    def test_of_any_type(self):
        for abilities in (None, PULLS):
            numbers = random.Random(20)
            server = self.server(abilities=abilities, arguments=("--as-of", DAY, "--no-config"))
            server.open(NAME, MISSPELT)
            asked = []
            for _ in range(1200):
                if numbers.random() < 0.6:
                    method = numbers.choice(list(REQUESTS))
                    asked.append((server.start_request(method, mutated(REQUESTS[method], numbers)), method))
                else:
                    method = numbers.choice(list(NOTIFICATIONS))
                    server.notify(method, mutated(NOTIFICATIONS[method], numbers))
            answered = 0
            for number, method in asked:
                answer = server.answer(number)
                self.assertNotEqual("result" in answer, "error" in answer, method)
                answered += "result" in answer
            self.assertGreater(answered, 50)
            # All is forgotten once the document is opened anew.
            server.open(NAME, MISSPELT, version=77)
            found = server.pull(NAME)["items"] if abilities else server.diagnostics(NAME, 77)
            self.assertEqual(compared(found), expected(MISSPELT, "/no-such-folder/request.json"))
            self.assertEqual(server.end(), 0)

    def test_of_initialize(self):
        numbers = random.Random(21)
        params = {"processId": None, "clientInfo": {"name": "test"}, "locale": "en", "rootPath": "/no-such-folder", "rootUri": "file:///no-such-folder", "capabilities": ABILITIES,
                  "trace": "off", "workspaceFolders": [{"uri": "file:///no-such-folder", "name": "work"}], "initializationOptions": {}}
        for _ in range(60):
            server = self.server(abilities=False, arguments=("--as-of", DAY, "--no-config"))
            odd = mutated(params, numbers)
            if isinstance(odd, dict) and odd.get("processId"):
                odd["processId"] = None  # a process that is not there would end it
            answer = server.answer(server.start_request("initialize", odd))
            if "error" in answer:
                server.request("initialize", {"capabilities": {}})
            server.notify("initialized")
            server.open(NAME, MISSPELT)
            if "diagnosticProvider" not in answer.get("result", {}).get("capabilities", {}):
                self.assertEqual([one["code"] for one in server.diagnostics(NAME)], ["unknown-field"])
            self.assertEqual(server.end(), 0)
            server.stop()

    def test_process_ids_that_are_none(self):
        for odd in (0, -1, "1", 1.5, True, [], 2**31 - 1, 2**40, -2**40):
            server = self.server(abilities=False)
            answer = server.answer(server.start_request("initialize", {"processId": odd, "capabilities": {}}))
            self.assertIn("result", answer)


class Places(Session):
    def test_edits_outside_of_the_text(self):
        server = self.server()
        document = Text(MISSPELT)
        server.open(NAME, MISSPELT)
        server.diagnostics(NAME)
        end = {"line": 99, "character": 0}
        far = {"line": 2**31 - 1, "character": 2**31 - 1}
        edits = [({"start": end, "end": far}, "\n\n"), ({"start": {"line": 0, "character": 500}, "end": {"line": 0, "character": 2**31 - 1}}, " "),
                 ({"start": far, "end": far}, "x"), ({"start": {"line": 5, "character": 7}, "end": far}, ""),
                 ({"start": {"line": 2, "character": 23}, "end": {"line": 2, "character": 10**9}}, '"topK": 1.5}'), ({"start": {"line": 0, "character": 0}, "end": far}, MENDED)]
        for version, (place_range, new) in enumerate(edits, 2):
            server.change(NAME, version, {"range": place_range, "text": new})
            document = document.replaced(*document.span(place_range), new)
            self.assertEqual(compared(server.diagnostics(NAME, version)), expected(document.text, "/no-such-folder/request.json"))
        self.assertEqual(server.end(), 0)

    def test_ends_the_wrong_way_round(self):
        server = self.server()
        server.open(NAME, MENDED)
        server.diagnostics(NAME)
        document = Text(MENDED)
        begin = MENDED.index("temperature")
        place_range = document.range(begin, begin + len("temperature"))
        server.change(NAME, 2, {"range": {"start": place_range["end"], "end": place_range["start"]}, "text": "temprature"})
        self.assertEqual(compared(server.diagnostics(NAME, 2)), expected(MISSPELT, "/no-such-folder/request.json"))

    def test_several_changes_count_one_after_the_other(self):
        server = self.server()
        server.open(NAME, "")
        server.diagnostics(NAME)
        start = {"line": 0, "character": 0}
        server.change(NAME, 2, *({"range": {"start": start, "end": start}, "text": letter} for letter in reversed(MISSPELT)))
        self.assertEqual(compared(server.diagnostics(NAME, 2)), expected(MISSPELT, "/no-such-folder/request.json"))
        server.change(NAME, 3)
        self.assertEqual(len(server.diagnostics(NAME, 3)), 1)
        # One that is none is left out, and those around it are not.
        server.change(NAME, 4, {"text": MISSPELT}, {"range": 7, "text": "x"}, {"text": 8}, {"text": MENDED})
        self.assertEqual(server.diagnostics(NAME, 4), [])


# A thousand diagnostics, and one that says that there are more.
MOST = 1001


class Hostile(Session):
    """Each is opened, asked about, edited and closed, with a time by which that is done."""

    def lasts(self, text, language="json", most=30.0):
        begin = time.monotonic()
        server = self.server(arguments=("--as-of", DAY, "--no-config"))
        name = "file:///no-such-folder/hostile." + language
        server.open(name, text, language)
        found = server.diagnostics(name)
        self.assertLessEqual(len(found), MOST)
        lines = text.count("\n")
        for version, line in enumerate((0, lines // 2, lines), 2):
            place = {"line": line, "character": 5}
            server.change(name, version, {"range": {"start": place, "end": place}, "text": "]"})
            server.diagnostics(name, version)
            server.actions(name, {"start": place, "end": place})
        server.close(name)
        server.diagnostics(name)
        self.assertEqual(server.end(), 0)
        self.assertLess(time.monotonic() - begin, most)
        return found

    def test_deep(self):
        for text in ("[" * MEGABYTE, '{"a":' * (MEGABYTE // 5), '{"contents":[' * (MEGABYTE // 13), "[" * 500000 + "]" * 500000):
            self.lasts(text)

    def test_many_fields(self):
        fields = ", ".join(f'"field{number}": {number}' for number in range(100000))
        self.assertEqual(len(self.lasts('{"contents": [], "generationConfig": {%s}}' % fields)), MOST)

    def test_many_lines(self):
        self.assertEqual(len(self.lasts((MISSPELT.replace("\n", "") + "\n") * 20000, "jsonl")), MOST)
        self.lasts("\n" * MEGABYTE, "jsonl")
        self.lasts("{\n" * 200000, "jsonl")
        self.lasts("\r" * MEGABYTE)

    def test_large_string(self):
        data = base64.b64encode(random.Random(5).randbytes(15 * MEGABYTE)).decode()
        text = '{"contents": [{"parts": [{"inlineData": {"mimeType": "image/png", "data": "%s"}}]}], "x": 1}' % data
        self.assertEqual([one["code"] for one in self.lasts(text)], ["unknown-field"])

    def test_long_line(self):
        part = '{"text": "zażółć 😀", "txt": 1}, '
        text = '{"contents": [{"parts": [' + part * (5 * MEGABYTE // len(part)) + '{"text": ""}]}]}'
        self.assertEqual(len(self.lasts(text)), MOST)

    def test_quotes_and_escapes(self):
        for text in ('"' * MEGABYTE, "\\" * MEGABYTE, '"\\u' * (MEGABYTE // 4), "\u0000" * MEGABYTE, "/*" * (MEGABYTE // 2), "//" * (MEGABYTE // 2),
                     "'" * 300000, ",:" * 300000, "-" * MEGABYTE, "1" * MEGABYTE, "\ufeff" * 300000, "\ufffd" * 300000):
            self.lasts(text)


class Memory(Session):
    def test_documents_that_are_closed_again(self):
        folder = self.folder(gemlint__json={})
        server = self.server(folder)
        text = MISSPELT.replace("wiersz", "wiersz " * 20000)

        def turn(first, count):
            for number in range(first, first + count):
                name = f"file://{folder}/folder{number}/request.json"
                server.open(name, text)
                self.assertEqual(len(server.diagnostics(name)), 1)
                server.change(name, 2, {"range": RANGE, "text": ""})
                server.diagnostics(name, 2)
                server.close(name)
                server.diagnostics(name)

        # The sanitizers hold on to what was given back, up to an amount: that is reached first.
        turn(0, 100)
        before = server.memory()
        turn(100, 200)
        after = server.memory()
        # A document held would be 140 KB at least, so 28 MB.
        self.assertLess(after - before, 12 * MEGABYTE if after < 100 * MEGABYTE else 120 * MEGABYTE, (before, after))
        self.assertEqual(server.end(), 0)

    def test_changes(self):
        server = self.server()
        server.open(NAME, MISSPELT)
        server.diagnostics(NAME)

        def turn(first, count):
            for version in range(first, first + count):
                server.change(NAME, version, {"text": MISSPELT if version % 2 else MENDED})
                self.assertEqual(len(server.diagnostics(NAME, version)), version % 2)

        turn(2, 300)
        before = server.memory()
        turn(302, 1500)
        self.assertLess(server.memory() - before, 4 * MEGABYTE if before < 60 * MEGABYTE else 60 * MEGABYTE)
        self.assertEqual(server.end(), 0)


if __name__ == "__main__":
    main()
