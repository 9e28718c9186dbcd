#!/usr/bin/env python3
"""Code actions: what they make of a text is what they promise."""
import collections
import glob
import os
from urllib.parse import quote

from expected import compared, expected
from session import DAY, MENDED, MISSPELT, SAMPLES, Session, able, edits_of, main, read, run, uri, write
from text import Text

NAME = "file:///no-such-folder/request.json"
FIX_ALL = "source.fixAll.gemlint"
RESOLVES = able(("textDocument.codeAction.resolveSupport", {"properties": ["edit"]}), ("textDocument.codeAction.dataSupport", True))
SHOWS = able(("window.showDocument", {"support": True}))


def everything(text):
    document = Text(text)
    return document.range(0, len(text))


def fixed(text, path):
    """The text after `gemlint fix`."""
    code, out, errors = run("fix", "--no-config", "--as-of", DAY, "--stdin-filename", path, "-", stdin=text)
    assert code in (0, 1), errors
    return out


class Actions(Session):
    def opened(self, text, name=NAME, abilities=None):
        server = self.server(abilities=abilities, arguments=("--as-of", DAY, "--no-config"))
        server.open(name, text, "jsonl" if name.endswith("l") else "json")
        return server, server.diagnostics(name)

    def broken(self):
        for path in sorted(glob.glob(os.path.join(SAMPLES, "broken", "*.json*"))):
            yield os.path.basename(path), "/no-such-folder/" + os.path.basename(path), read(path)


class QuickFixes(Actions):
    def test_each_makes_its_finding_go(self):
        tried = 0
        server = self.server(arguments=("--as-of", DAY, "--no-config"))
        for sample, path, text in self.broken():
            name = "file://" + path
            server.open(name, text, "jsonl" if path.endswith("l") else "json")
            before = collections.Counter(row[:3] for row in compared(server.diagnostics(name)))
            for action in server.actions(name, everything(text), ["quickfix"]):
                with self.subTest(sample=sample, title=action["title"]):
                    self.assertEqual(action["kind"], "quickfix")
                    (one,) = compared(action["diagnostics"])
                    self.assertIn(one[:3], before)
                    edits = edits_of(action)
                    self.assertEqual(list(edits), [name])
                    after = collections.Counter(row[:3] for row in expected(Text(text).edited(edits[name]).text, path))
                    self.assertLess(after[one[:3]], before[one[:3]])
                    tried += 1
            server.close(name)
            server.diagnostics(name)
        self.assertGreater(tried, 15)

    def test_only_what_is_there(self):
        text = MISSPELT.replace("\n}", ",\n  \"safetySettngs\": []\n}")
        server, found = self.opened(text)
        self.assertEqual(len(found), 2)
        for one in found:
            start, end = one["range"]["start"], one["range"]["end"]
            inside = {"line": start["line"], "character": start["character"] + 3}
            for place in (start, inside, end):
                titles = {action["diagnostics"][0]["message"] for action in server.actions(NAME, {"start": place, "end": place})}
                self.assertEqual(titles, {one["message"]})
        self.assertEqual(server.actions(NAME, {"start": {"line": 0, "character": 0}, "end": {"line": 0, "character": 1}}), [])

    def test_preferred_and_unsafe(self):
        server, _ = self.opened(MISSPELT)
        (action,) = server.actions(NAME, everything(MISSPELT), ["quickfix"])
        self.assertTrue(action["isPreferred"])
        marked = 0
        for _, path, text in self.broken():
            server.open("file://" + path, text, "jsonl" if path.endswith("l") else "json")
            marked += sum("look at what it changes" in action["title"] and not action.get("isPreferred")
                          for action in server.actions("file://" + path, everything(text), ["quickfix"]))
        self.assertGreater(marked, 0)

    def test_only_kinds_that_are_wanted(self):
        server, _ = self.opened(MISSPELT)
        kinds = lambda only: {action["kind"] for action in server.actions(NAME, everything(MISSPELT), only)}
        self.assertEqual(kinds(None), {"quickfix"})
        self.assertEqual(kinds([""]), {"quickfix", FIX_ALL})
        for only in ("source", "source.fixAll", FIX_ALL):
            self.assertEqual(kinds([only]), {FIX_ALL})
        for only in ("refactor", "source.fix", "source.fixAllOfIt", "quick", "quickfix.other", "source.organizeImports", FIX_ALL + ".more"):
            self.assertEqual(kinds([only]), set())
        self.assertEqual(kinds(["refactor", "quickfix"]), {"quickfix"})

    def test_text_as_it_is_now(self):
        # Asked before the diagnostics of the last change were sent.
        server, _ = self.opened("{}")
        server.change(NAME, 2, {"text": MISSPELT})
        (action,) = server.actions(NAME, everything(MISSPELT), ["quickfix"])
        (change,) = action["edit"]["documentChanges"]
        self.assertEqual(change["textDocument"], {"uri": NAME, "version": 2})
        self.assertEqual(Text(MISSPELT).edited(change["edits"]).text, MENDED)

    def test_clients_that_can_less(self):
        server, _ = self.opened(MISSPELT, abilities=able(("workspace.workspaceEdit", {})))
        (action,) = server.actions(NAME, everything(MISSPELT), ["quickfix"])
        self.assertEqual(list(action["edit"]), ["changes"])
        self.assertEqual(Text(MISSPELT).edited(action["edit"]["changes"][NAME]).text, MENDED)
        # One that takes commands only gets none, since there is none that edits.
        server, _ = self.opened(MISSPELT, abilities=able(("textDocument.codeAction", {})))
        self.assertEqual(server.actions(NAME, everything(MISSPELT)), [])
        # One that does not hand back the data of an action is told all of it when it asks for the kind.
        server, _ = self.opened(MISSPELT, abilities=able(("textDocument.codeAction.dataSupport", False), base=RESOLVES))
        (action,) = server.actions(NAME, everything(MISSPELT), ["source.fixAll"])
        self.assertEqual(Text(MISSPELT).edited(edits_of(action)[NAME]).text, MENDED)

    def test_what_is_said_to_be_offered(self):
        for abilities, offered in ((None, {"codeActionProvider"}), (SHOWS, {"codeActionProvider", "executeCommandProvider"}),
                                   (able(("textDocument.codeAction", {})), set())):
            can = self.server(abilities=False).initialize(abilities=abilities)["capabilities"]
            self.assertEqual({name for name in can if name in ("codeActionProvider", "executeCommandProvider")}, offered)


class FixAll(Actions):
    def test_by_kind(self):
        changed = 0
        server = self.server(arguments=("--as-of", DAY, "--no-config"))
        for sample, path, text in self.broken():
            with self.subTest(sample):
                name = "file://" + path
                server.open(name, text, "jsonl" if path.endswith("l") else "json")
                actions = server.actions(name, everything(text), ["source.fixAll"])
                self.assertLessEqual(len(actions), 1)
                after = Text(text).edited([edit for action in actions for edit in edits_of(action)[name]]).text
                self.assertEqual(after, fixed(text, path))
                changed += after != text
        self.assertGreater(changed, 10)

    def test_resolved(self):
        changed = 0
        server = self.server(abilities=RESOLVES, arguments=("--as-of", DAY, "--no-config"))
        for sample, path, text in self.broken():
            with self.subTest(sample):
                name = "file://" + path
                server.open(name, text, "jsonl" if path.endswith("l") else "json")
                actions = [action for action in server.actions(name, everything(text)) if action["kind"] == FIX_ALL]
                if not actions:
                    self.assertEqual(fixed(text, path), text)
                    continue
                self.assertNotIn("edit", actions[0])
                resolved = server.request("codeAction/resolve", actions[0])
                self.assertEqual({**resolved, "edit": None}, {**actions[0], "edit": None})
                self.assertEqual(Text(text).edited(edits_of(resolved)[name]).text, fixed(text, path))
                changed += 1
        self.assertGreater(changed, 10)

    def test_other_actions_stay_what_they_are_when_resolved(self):
        # Some editors have each action resolved that is chosen, and do what comes back.
        server, _ = self.opened(MISSPELT, abilities=RESOLVES)
        for action in server.actions(NAME, everything(MISSPELT), ["quickfix"]):
            self.assertEqual(server.request("codeAction/resolve", action), action)
        strange = {"title": "ours", "kind": "refactor", "data": [1, {"uri": None}], "disabled": {"reason": "ł😀"}}
        self.assertEqual(server.request("codeAction/resolve", strange), strange)
        deep = b'{"jsonrpc":"2.0","id":"deep","method":"codeAction/resolve","params":{"title":"t","data":' + b"[" * 100000 + b"]" * 100000 + b"}}"
        server.send_bytes(b"Content-Length: %d\r\n\r\n" % len(deep) + deep)
        server.request("textDocument/hover", {"textDocument": {"uri": NAME}, "position": {"line": 0, "character": 0}})

    def test_resolved_when_the_document_is_another(self):
        server, _ = self.opened(MISSPELT, abilities=RESOLVES)
        (action,) = [one for one in server.actions(NAME, everything(MISSPELT)) if one["kind"] == FIX_ALL]
        moved = "\n\n" + MISSPELT
        server.change(NAME, 5, {"text": moved})
        (change,) = server.request("codeAction/resolve", action)["edit"]["documentChanges"]
        self.assertEqual(change["textDocument"]["version"], 5)
        self.assertEqual(Text(moved).edited(change["edits"]).text, "\n\n" + MENDED)
        server.close(NAME)
        self.assertNotIn("edit", server.request("codeAction/resolve", action))

    def test_in_lines_and_beyond_the_basic_plane(self):
        lines = [text.replace("\n", "").replace("wiersz", "😀 wiersz") for text in (MISSPELT, MENDED, MISSPELT)]
        for encoding in ("utf-8", "utf-16"):
            text = "\r\n".join(lines)
            server, _ = self.opened(text, "file:///no-such-folder/a.jsonl", able(("general.positionEncodings", [encoding])))
            (action,) = server.actions("file:///no-such-folder/a.jsonl", everything(text), ["source.fixAll"])
            after = Text(text, encoding).edited(edits_of(action)["file:///no-such-folder/a.jsonl"]).text
            self.assertEqual(after, text.replace("temprature", "temperature"))

    def test_nothing_that_is_suppressed_or_excluded(self):
        for config in ({"suppress": [{"path": "request.json", "rule": "unknown-field", "reason": "r"}]}, {"exclude": ["request.json"]}):
            folder = self.folder(gemlint__json=config, request__json=MISSPELT)
            name = uri(os.path.join(folder, "request.json"))
            server = self.server(folder)
            server.open(name, MISSPELT)
            self.assertEqual(server.actions(name, everything(MISSPELT), ["source.fixAll"]), [])

    def test_configuration(self):
        # Its own mistakes may have fixes; what fixes requests must not touch it.
        text = '{"ruls": {"unknown-field": "off"}}'
        folder = self.folder(gemlint__json=text)
        name = uri(os.path.join(folder, "gemlint.json"))
        for abilities in (None, RESOLVES):
            server = self.server(folder, abilities)
            server.open(name, text)
            for action in server.actions(name, everything(text)) + server.actions(name, everything(text), ["source.fixAll"]):
                if "data" in action:
                    action = server.request("codeAction/resolve", action)
                self.assertEqual(Text(text).edited(edits_of(action)[name]).text, text.replace("ruls", "rules"))
            self.assertEqual(server.end(), 0)


class Suppression(Actions):
    def suppressed(self, config, abilities=None):
        """Applies the suppression to what is on disk, and sees the diagnostic go."""
        folder = self.folder(request__json=MISSPELT, **({} if config is None else {"gemlint__json": config}))
        path = os.path.join(folder, "gemlint.json")
        name = uri(os.path.join(folder, "request.json"))
        server = self.server(folder, abilities)
        server.open(name, MISSPELT)
        self.assertEqual(len(server.diagnostics(name)), 1)
        (action,) = [one for one in server.actions(name, everything(MISSPELT)) if uri(path) in edits_of(one)]
        self.assertIn("unknown-field", action["title"])
        edits = edits_of(action)
        self.assertEqual(edits.get(None, []), [uri(path)] if config is None else [])
        before = read(path) if config is not None else ""
        mark = "\ufeff" if before.startswith("\ufeff") else ""
        write(path, mark + Text(before.removeprefix(mark)).edited(edits[uri(path)]).text)
        server.notify("workspace/didChangeWatchedFiles", {"changes": [{"uri": uri(path), "type": 2}]})
        self.assertEqual(server.diagnostics(name), [])
        return server, path, action

    def test_new_file(self):
        server, path, _ = self.suppressed(None)
        self.assertEqual(run("check", cwd=os.path.dirname(path))[0], 0)
        self.assertEqual(server.end(), 0)

    def test_added_to_a_file(self):
        entry = '{"path": "other.json", "rule": "unknown-field", "reason": "ż😀"}'
        for config in ("{}", '{"language": "en"}\n', '{\n  "suppress": []\n}', '{\n  "suppress": [\n    %s\n  ]\n}\n' % entry,
                       '{"suppress": [%s], "exclude": []}' % entry, '\ufeff{\r\n\t"language": "en"\r\n}\r\n', "", "\n"):
            with self.subTest(config):
                server, path, _ = self.suppressed(config)
                self.assertEqual(run("check", cwd=os.path.dirname(path))[0], 0)
                self.assertEqual(server.end(), 0)

    def test_the_reason_is_shown(self):
        server, path, action = self.suppressed('{"language": "en"}', SHOWS)
        command = action["command"]
        self.assertEqual(command["command"], "gemlint.show")
        document = Text(read(path))
        begin, end = document.span(command["arguments"][0]["selection"])
        self.assertEqual(document.text[begin - 1:end + 1], '"say why"')
        number = server.start_request("workspace/executeCommand", {"command": command["command"], "arguments": command["arguments"]})
        asked = server.wait_for_asked("window/showDocument")
        self.assertEqual(asked["params"], {"uri": uri(path), "takeFocus": True, "selection": command["arguments"][0]["selection"]})
        server.reply(asked, {"success": True})
        self.assertIsNone(server.answer(number)["result"])
        self.assertEqual(server.end(), 0)

    def test_no_question_that_the_client_does_not_know(self):
        server, _, action = self.suppressed("{}")
        self.assertNotIn("command", action)
        asked = len(server.asked)
        server.request("workspace/executeCommand", {"command": "gemlint.show", "arguments": [{"uri": NAME}]})
        server.settle()
        self.assertEqual(len(server.asked), asked)

    def test_not_offered(self):
        # No file can be made, or the one that is there is too broken to write in, or nothing would read it.
        cannot_make = able(("workspace.workspaceEdit", {"documentChanges": True}))
        for config, abilities, arguments in ((None, cannot_make, ()), ('{"suppress": ', None, ()), ("[]", None, ()), ("{}", None, ("--no-config",))):
            folder = self.folder(request__json=MISSPELT, **({} if config is None else {"gemlint__json": config}))
            name = uri(os.path.join(folder, "request.json"))
            server = self.server(folder, abilities, arguments)
            server.open(name, MISSPELT)
            self.assertEqual([list(edits_of(one)) for one in server.actions(name, everything(MISSPELT))], [[name]])

    def test_the_title_says_how_much_it_silences(self):
        line = MISSPELT.replace("\n", "")
        keyed = '{"key": "%s", "request": ' + line + "}"
        for name, text, titles in (
                ("one.json", MISSPELT, ["suppress 'unknown-field' here, with a reason in gemlint.json"]),
                ("list.json", f"[{MISSPELT}, {MISSPELT}, {MISSPELT}]",
                 ["suppress 'unknown-field' at all 3 places like this, with a reason in gemlint.json"] * 3),
                ("lines.jsonl", f"{line}\n{line}\n", ["suppress 'unknown-field' at this place of every line, with a reason in gemlint.json"] * 2),
                ("keys.jsonl", f"{keyed % 'a'}\n{keyed % 'b'}\n", ["suppress 'unknown-field' here, with a reason in gemlint.json"] * 2)):
            folder = self.folder(gemlint__json={}, **{name.replace(".", "__"): text})
            server = self.server(folder)
            server.open(uri(os.path.join(folder, name)), text, name.rpartition(".")[2])
            found = [one["title"] for one in server.actions(uri(os.path.join(folder, name)), everything(text), ["quickfix"])]
            self.assertEqual(sorted(title for title in found if title.startswith("suppress")), sorted(titles), name)

    def test_no_more_than_anyone_reads(self):
        text = '{"contents": [], %s}' % ", ".join(f'"f{number}": 1' for number in range(3000))
        folder = self.folder(gemlint__json={}, request__json=text)
        server = self.server(folder)
        name = uri(os.path.join(folder, "request.json"))
        server.open(name, text)
        self.assertLessEqual(len(server.actions(name, everything(text), ["quickfix"])), 150)

    def test_mark_at_the_begin_of_the_file(self):
        # Editors keep it to themselves, and count from behind it.
        self.suppressed("\ufeff{\"failOn\": \"error\"}")

    def test_text_of_the_editor_counts(self):
        for safe in ("/", "/@+()"):
            folder = os.path.join(self.folder(), "@a+b (1)")
            write(os.path.join(folder, "gemlint.json"), "{}")
            name, config = ("file://" + quote(os.path.join(folder, one), safe=safe) for one in ("request.json", "gemlint.json"))
            server = self.server(folder)
            unsaved = '{\n  "language": "en"\n}\n'
            server.open(config, unsaved, version=4)
            server.open(name, MISSPELT)
            (action,) = [one for one in server.actions(name, everything(MISSPELT)) if list(edits_of(one)) != [name]]
            (change,) = action["edit"]["documentChanges"]
            self.assertEqual(change["textDocument"], {"uri": config, "version": 4})
            after = Text(unsaved).edited(change["edits"]).text
            self.assertIn('"language": "en"', after)
            write(os.path.join(folder, "gemlint.json"), after)
            write(os.path.join(folder, "request.json"), MISSPELT)
            self.assertEqual(run("check", cwd=folder)[0], 0)


if __name__ == "__main__":
    main()
