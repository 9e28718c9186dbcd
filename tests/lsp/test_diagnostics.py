#!/usr/bin/env python3
"""Diagnostics: pushed and pulled, at the right places whatever lines end with and characters are counted in, and only with
what the client can make use of."""
import glob
import json
import os

from expected import compared, expected
from session import DAY, MENDED, MISSPELT, PULLS, SAMPLES, SHARED, Session, able, main, read
from text import Text

NAME = "file:///no-such-folder/request.json"
WIDE = '{"contents": [{"parts": [{"text": "zażółć 😀🇵🇱 \U0001F469\u200D\U0001F4BB", "😀txt": 1}]}],\n "generationConfig": {"😀": "𝄞", "temprature": 1}}'


def whole(text, encoding="utf-16"):
    document = Text(text, encoding)
    return document.range(0, len(text))


class Pushed(Session):
    def test_versions_and_close(self):
        server = self.server()
        server.open(NAME, MISSPELT, version=7)
        said = server.wait_for("textDocument/publishDiagnostics")
        self.assertEqual((said["uri"], said["version"], self.codes(said["diagnostics"])), (NAME, 7, ["unknown-field"]))
        server.change(NAME, 9, {"text": MENDED})
        self.assertEqual(server.diagnostics(NAME, 9), [])
        server.change(NAME, 10, {"text": MISSPELT})
        self.assertEqual(len(server.diagnostics(NAME, 10)), 1)
        server.close(NAME)
        said = server.wait_for("textDocument/publishDiagnostics")
        self.assertEqual(said["diagnostics"], [])
        server.change(NAME, 11, {"text": MISSPELT})  # of a document that is closed
        server.open(NAME, MISSPELT, version=1)
        self.assertEqual(len(server.diagnostics(NAME, 1)), 1)
        self.assertEqual(server.end(), 0)

    def test_opened_again_without_a_close(self):
        server = self.server()
        server.open(NAME, MISSPELT, version=1)
        server.open(NAME, MENDED, version=2)
        self.assertEqual(server.diagnostics(NAME, 2), [])

    def test_what_is_overtaken_is_not_sent(self):
        server = self.server()
        server.open(NAME, MISSPELT, version=0)
        server.diagnostics(NAME, 0)
        message = "".join(json_frame("textDocument/didChange", {
            "textDocument": {"uri": NAME, "version": version},
            "contentChanges": [{"range": {"start": {"line": 0, "character": 1}, "end": {"line": 0, "character": 1}}, "text": " "}]})
            for version in range(1, 101))
        server.send_bytes(message.encode())
        self.assertEqual(len(server.diagnostics(NAME, 100)), 1)
        self.assertEqual(server.notifications, [])

    def test_severity_source_and_data(self):
        server = self.server()
        server.open(NAME, MISSPELT)
        (one,) = server.diagnostics(NAME)
        self.assertEqual((one["severity"], one["source"], one["code"]), (1, "gemlint", "unknown-field"))
        self.assertRegex(one["data"]["fingerprint"], "^[0-9a-f]{16}$")
        self.assertTrue(one["codeDescription"]["href"].startswith("https://"))

    def test_only_what_the_client_takes(self):
        publish = "textDocument.publishDiagnostics."
        tagged = read(os.path.join(SAMPLES, "broken", "retired-model.json"))
        noted = read(os.path.join(SAMPLES, "broken", "both-spellings.json"))
        cases = ((tagged, "tags", "tagSupport", {"valueSet": [1, 2]}), (noted, "relatedInformation", "relatedInformation", True),
                 (tagged, "codeDescription", "codeDescriptionSupport", True), (tagged, "data", "dataSupport", True))
        for text, member, ability, value in cases:
            for has in (False, True):
                with self.subTest(member=member, has=has):
                    server = self.server(abilities=able((publish + ability, value), base={}) if has else {})
                    server.open(NAME, text)
                    shown = [one for one in server.diagnostics(NAME) if member in one]
                    self.assertEqual(bool(shown), has)
                    server.end()

    def test_what_clients_say_that_pull(self):
        # LSP 3.18 lets them say it beside that they pull.
        noted = read(os.path.join(SAMPLES, "broken", "both-spellings.json"))
        for has in (False, True):
            server = self.server(abilities={"textDocument": {"diagnostic": {"relatedInformation": has}}})
            server.open(NAME, noted)
            self.assertEqual(any("relatedInformation" in one for one in server.pull(NAME)["items"]), has)

    def test_tags_that_the_client_knows(self):
        text = read(os.path.join(SAMPLES, "broken", "retired-model.json"))
        for known, tags in (([1], []), ([2], [[2]]), ([1, 2], [[2]]), ([], [])):
            server = self.server(abilities=able(("textDocument.publishDiagnostics.tagSupport", {"valueSet": known})))
            server.open(NAME, text)
            self.assertEqual([one["tags"] for one in server.diagnostics(NAME) if "tags" in one], tags)

    def test_related_information(self):
        text = read(os.path.join(SAMPLES, "broken", "both-spellings.json"))
        server = self.server()
        server.open(NAME, text)
        (related,) = next(one["relatedInformation"] for one in server.diagnostics(NAME) if "relatedInformation" in one)
        self.assertEqual(related["location"]["uri"], NAME)
        document = Text(text)
        begin, end = document.span(related["location"]["range"])
        self.assertEqual(text[begin:end], '"systemInstruction"')
        self.assertIn("first", related["message"])

    def test_languages(self):
        for locale in ("pl", "pl-PL", "pl_PL.UTF-8"):
            server = self.server(locale=locale)
            server.open(NAME, MISSPELT)
            self.assertIn("czy chodziło o", server.diagnostics(NAME)[0]["message"])
        server = self.server(locale="xx")
        server.open(NAME, MISSPELT)
        self.assertIn("did you mean", server.diagnostics(NAME)[0]["message"])


class Pulled(Session):
    def test_full_and_unchanged(self):
        server = self.server(abilities=False)
        said = server.initialize(abilities=PULLS)
        self.assertEqual(said["capabilities"]["diagnosticProvider"],
                         {"identifier": "gemlint", "interFileDependencies": False, "workspaceDiagnostics": False})
        server.open(NAME, MISSPELT)
        first = server.pull(NAME)
        self.assertEqual((first["kind"], self.codes(first["items"])), ("full", ["unknown-field"]))
        again = server.pull(NAME, first["resultId"])
        self.assertEqual(again, {"kind": "unchanged", "resultId": first["resultId"]})
        self.assertEqual(server.pull(NAME, "no such")["kind"], "full")
        server.change(NAME, 2, {"text": MENDED})
        mended = server.pull(NAME, first["resultId"])
        self.assertEqual((mended["kind"], mended["items"]), ("full", []))
        self.assertNotEqual(mended["resultId"], first["resultId"])
        server.close(NAME)
        server.open(NAME, MISSPELT)
        self.assertEqual(server.pull(NAME, mended["resultId"])["kind"], "full")
        # None of it was pushed besides.
        self.assertEqual([said["method"] for said in server.notifications], [])
        self.assertEqual(server.end(), 0)

    def test_same_as_pushed(self):
        for name in ("both-spellings.json", "retired-model.json", "batch-with-two-bad-lines.jsonl"):
            text = read(os.path.join(SAMPLES, "broken", name))
            pushes, pulls = self.server(), self.server(abilities=PULLS)
            for server in (pushes, pulls):
                server.open("file:///no-such-folder/" + name, text)
            self.assertEqual(pushes.diagnostics("file:///no-such-folder/" + name), pulls.pull("file:///no-such-folder/" + name)["items"])

    def test_refreshed_when_the_configuration_changes(self):
        for refreshes in (True, False):
            folder = self.folder()
            server = self.server(folder, able(("workspace.diagnostics", {"refreshSupport": refreshes}), base=PULLS))
            name = "file://" + os.path.join(folder, "request.json")
            server.open(name, MISSPELT)
            before = server.pull(name)
            self.assertEqual(before["items"][0]["severity"], 1)
            with open(os.path.join(folder, "gemlint.json"), "w", encoding="utf-8") as file:
                json.dump({"rules": {"unknown-field": "info"}}, file)
            server.notify("workspace/didChangeWatchedFiles", {"changes": []})
            if refreshes:
                server.reply(server.wait_for_asked("workspace/diagnostic/refresh"))
            else:
                server.settle()
                self.assertNotIn("workspace/diagnostic/refresh", [one["method"] for one in server.asked])
            after = server.pull(name, before["resultId"])
            self.assertEqual((after["kind"], after["items"][0]["severity"]), ("full", 3))


class Places(Session):
    def check_places(self, text, encoding, name="request.json"):
        server = self.server(abilities=able(("general.positionEncodings", ["utf-32", encoding])))
        server.open("file:///no-such-folder/" + name, text)
        said = compared(server.diagnostics("file:///no-such-folder/" + name))
        self.assertEqual(said, expected(text, name, encoding))
        server.end()
        return said

    def test_what_is_agreed_on(self):
        for offered, agreed in ((["utf-8"], "utf-8"), (["utf-16", "utf-8"], "utf-8"), (["utf-32"], "utf-16"), ([], "utf-16"), (None, "utf-16"), (7, "utf-16")):
            server = self.server(abilities=False)
            said = server.initialize(abilities=able(("general.positionEncodings", offered)))
            self.assertEqual(said["capabilities"]["positionEncoding"], agreed)

    def test_beyond_the_basic_plane(self):
        for encoding in ("utf-8", "utf-16"):
            with self.subTest(encoding):
                said = self.check_places(WIDE, encoding)
                self.assertEqual(len(said), 3)
        # By hand, so that not both sides count wrong: "😀" is two units of UTF-16 and four of UTF-8.
        text = '{"contents": [{"parts": [{"text": "😀"}]}], "😀": 1}'
        for encoding, begin in (("utf-16", 44), ("utf-8", 46)):
            (one,) = self.check_places(text, encoding)
            self.assertEqual(one[4], begin)

    def test_line_ends(self):
        lines = MISSPELT.replace("wiersz", "wiersz 😀")
        for end in ("\n", "\r\n", "\r"):
            for encoding in ("utf-8", "utf-16"):
                with self.subTest(end=end, encoding=encoding):
                    ((_, _, _, line, character, *_),) = self.check_places(lines.replace("\n", end), encoding)
                    self.assertEqual((line, character), (2, 23))
        self.check_places(MISSPELT.replace("\n", "\r", 1).replace("\n", "\r\n", 1), "utf-16")

    def test_byte_order_mark(self):
        for encoding in ("utf-8", "utf-16"):
            with self.subTest(encoding):
                ((_, _, _, line, character, *_),) = self.check_places("\ufeff" + MISSPELT, encoding)
                self.assertEqual((line, character), (2, 23))
                ((_, _, _, line, character, *_),) = self.check_places("\ufeff" + MISSPELT.replace("\n", ""), encoding)
                self.assertEqual((line, character), (0, MISSPELT.replace("\n", "").index('"tempr') + (3 if encoding == "utf-8" else 1)))

    def test_edits_count_as_places_do(self):
        for encoding in ("utf-8", "utf-16"):
            server = self.server(abilities=able(("general.positionEncodings", [encoding])))
            document = Text(WIDE, encoding)
            server.open(NAME, document.text)
            self.assertEqual(len(server.diagnostics(NAME)), 3)
            for version, (old, new) in enumerate((("temprature", "temperature"), ("\"😀\": \"𝄞\"", '"topK": 3'), (", \"😀txt\": 1", "")), 2):
                begin = document.text.index(old)
                server.change(NAME, version, {"range": document.range(begin, begin + len(old)), "text": new})
                document = document.replaced(begin, begin + len(old), new)
                self.assertEqual(len(server.diagnostics(NAME, version)), 4 - version)


class Agreement(Session):
    """The server and `gemlint check` say the same of the same text."""

    def agree(self, texts, arguments=("--as-of", DAY, "--no-config")):
        for encoding in ("utf-8", "utf-16"):
            server = self.server(abilities=able(("general.positionEncodings", [encoding])), arguments=arguments)
            found = 0
            for name, text in texts:
                with self.subTest(name=name, encoding=encoding):
                    uri = "file:///no-such-folder/" + name
                    server.open(uri, text, "jsonl" if name.endswith("l") else "json")
                    said = compared(server.diagnostics(uri))
                    self.assertEqual(said, expected(text, "/no-such-folder/" + name, encoding))
                    found += len(said)
                    server.close(uri)
                    server.diagnostics(uri)
            self.assertEqual(server.end(), 0)
        return found

    def test_samples(self):
        paths = [path for folder in ("", "broken", "retired") for path in sorted(glob.glob(os.path.join(SAMPLES, folder, "*.json*")))]
        self.assertGreater(len(paths), 80)
        self.assertGreater(self.agree([(os.path.relpath(path, SAMPLES), read(path)) for path in paths]), 50)

    def test_corpus(self):
        corpus = os.path.join(SHARED, "corpus")
        if not os.path.isdir(corpus):
            self.skipTest("../shared is not here")
        bodies = []
        with open(os.path.join(corpus, "failing.jsonl"), encoding="utf-8") as lines:
            bodies += [row["body"] for row in map(json.loads, lines)]
        with open(os.path.join(corpus, "recorded.jsonl"), encoding="utf-8") as lines:
            rows = [line for number, line in enumerate(lines) if number % 50 == 0]
        bodies += [row["body"] for row in map(json.loads, rows)]
        texts = [(f"{number}.json", json.dumps(body, ensure_ascii=False, indent=2)) for number, body in enumerate(bodies)]
        texts.append(("some.jsonl", "".join(rows)))
        self.assertGreater(self.agree(texts), 20)

    def test_unsaved_documents(self):
        for name, language, broken, count in (
                ("untitled:Untitled-1", "json", MISSPELT, 1), ("untitled:Untitled-2", "jsonl", read(os.path.join(SAMPLES, "broken", "batch-with-two-bad-lines.jsonl")), 2),
                ("inmemory://model/1", "json", MISSPELT, 1), ("untitled:request.jsonl", "plaintext", MISSPELT.replace("\n", "") + "\n" + MENDED.replace("\n", ""), 1)):
            with self.subTest(name):
                server = self.server()
                server.open(name, broken, language)
                self.assertEqual(len(server.diagnostics(name)), count)
                self.assertEqual(server.end(), 0)

    def test_lines(self):
        good, bad = (text.replace("\n", "") for text in (MENDED, MISSPELT))
        server = self.server()
        server.open("file:///no-such-folder/a.jsonl", "\n".join([good, bad, "", good, "{", bad]), "jsonl")
        said = server.diagnostics("file:///no-such-folder/a.jsonl")
        self.assertEqual([(one["code"], one["range"]["start"]["line"]) for one in said], [("unknown-field", 1), ("syntax-error", 4), ("unknown-field", 5)])
        # A line mended by an edit.
        at = good.index("temperature")
        place = {"line": 1, "character": at}
        server.change("file:///no-such-folder/a.jsonl", 2, {"range": {"start": place, "end": {"line": 1, "character": at + len("temprature")}}, "text": "temperature"})
        self.assertEqual([one["range"]["start"]["line"] for one in server.diagnostics("file:///no-such-folder/a.jsonl", 2)], [4, 5])

    def test_no_more_than_anyone_reads(self):
        line = MISSPELT.replace("\n", "") + "\n"
        server = self.server()
        server.open("file:///no-such-folder/a.jsonl", line * 3000, "jsonl")
        said = server.diagnostics("file:///no-such-folder/a.jsonl")
        self.assertEqual([one["range"]["start"]["line"] for one in said[:1000]], list(range(1000)))
        # One more says that these are not all.
        (more,) = said[1000:]
        self.assertEqual((more["code"], more["severity"], more["range"]["start"]["line"]), ("more", 3, 0))
        self.assertIn("2000 more", more["message"])


def json_frame(method, params):
    body = json.dumps({"jsonrpc": "2.0", "method": method, "params": params})
    return f"Content-Length: {len(body)}\r\n\r\n{body}"


if __name__ == "__main__":
    main()
