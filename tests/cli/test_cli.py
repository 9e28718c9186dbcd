#!/usr/bin/env python3
"""Options, words and exit codes of the command line."""
import json
import os
import shutil
import subprocess
import tempfile
import unittest

from program import BINARY, DAY, ROOT, lint, main, run

CLEAN = '{"contents": [{"role": "user", "parts": [{"text": "Hi"}]}]}'
BROKEN = '{"contents": [{"role": "user", "parts": [{"text": "Hi"}]}], "generationConfig": {"temprature": 1}}'
LENIENT = '{"contents": [{"role": "user", "parts": [{"text": "Hi"},]}]}'
KEY = "AIza" + "SyD4" * 9


class Folder(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.mkdtemp()
        self.addCleanup(shutil.rmtree, self.folder)

    def write(self, name, text):
        path = os.path.join(self.folder, name)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "wb") as file:
            file.write(text if isinstance(text, bytes) else text.encode())
        return path


class ExitCodes(Folder):
    def test_clean_broken_and_lenient(self):
        self.assertEqual(run("check", self.write("a.json", CLEAN))[0], 0)
        self.assertEqual(run("check", self.write("b.json", BROKEN))[0], 1)
        self.assertEqual(run("check", self.write("c.json", LENIENT))[0], 0)

    def test_usage(self):
        for arguments, word in ((["check", "--nope"], "nope"), (["check", "--as-of", "soon"], "YYYY-MM-DD"), (["check", "--format", "xml"], "format"),
                                (["check", "--method", "generateContents"], "generateContent'?"), (["check", "--method", "models.get"], "no request body"),
                                (["check", "--model", "$MODEL"], "no model"), (["check", "--schemas", "/nowhere"], "/nowhere"), ([], "check")):
            code, out, err = run(*arguments)
            self.assertEqual((code, out), (2, ""), arguments)
            self.assertIn(word, err, arguments)

    def test_missing_file_does_not_stop_the_others(self):
        code, out, err = run("check", os.path.join(self.folder, "none.json"), self.write("b.json", BROKEN))
        self.assertEqual(code, 3)
        self.assertIn("none.json: no such file or folder", err)
        self.assertIn("temprature", out)

    def test_unreadable_file_does_not_stop_the_others(self):
        path = self.write("closed.json", BROKEN)
        os.chmod(path, 0)
        if os.access(path, os.R_OK):  # root reads everything; a file that cannot be opened is made otherwise
            path = "/proc/self/mem"
        code, out, err = run("check", path, self.write("b.json", BROKEN))
        self.assertEqual(code, 3)
        self.assertIn("cannot be read", err)
        self.assertIn("temprature", out)

    def test_empty_folder(self):
        code, _, err = run("check", self.folder)
        self.assertEqual(code, 0)
        self.assertIn("no .json, .jsonl or .ndjson file", err)

    def test_nothing_of_ours(self):
        code, _, err = run("check", self.write("package.json", '{"name": "x", "version": "1.0.0"}'))
        self.assertEqual(code, 0)
        self.assertIn("no Gemini API request", err)

    def test_closed_pipe(self):
        for i in range(50):
            self.write(f"{i}.json", BROKEN)
        process = subprocess.Popen([BINARY, "check", self.folder], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        process.stdout.read(10)
        process.stdout.close()
        process.stderr.read()
        process.stderr.close()
        self.assertIn(process.wait(timeout=20), (1, 3, -13))


class Input(Folder):
    def test_odd_files(self):
        for name, text in (("empty.json", b""), ("blank.json", b" \n\n"), ("bom.json", b"\xef\xbb\xbf"), ("garbage.jsonl", b"hello\nworld\n"),
                           ("zero.json", b"\0\0\0"), ("deep.json", b"[" * 100000), ("latin.json", b"\xff\xfe\xfd")):
            report = lint(self.write(name, text))
            self.assertEqual(report["findings"], [], name)

    def test_folders_are_walked(self):
        self.write("b/z.json", BROKEN)
        self.write("b/a.jsonl", BROKEN + "\n")
        self.write("a.ndjson", BROKEN + "\n")
        self.write(".hidden/x.json", BROKEN)
        self.write("node_modules/x/y.json", BROKEN)
        self.write("notes.txt", BROKEN)
        os.symlink(os.path.join(self.folder, "b"), os.path.join(self.folder, "link"))
        found = [os.path.relpath(f["path"], self.folder) for f in lint(self.folder)["findings"]]
        self.assertEqual(found, ["a.ndjson", "b/a.jsonl", "b/z.json"])

    def test_a_file_named_twice_is_linted_once(self):
        path = self.write("b.json", BROKEN)
        self.assertEqual(lint(path, path)["summary"]["files"], 1)

    def test_standard_input(self):
        report = lint("-", "--stdin-filename", "x.json", stdin=BROKEN)
        self.assertEqual([f["path"] for f in report["findings"]], ["x.json"])
        self.assertEqual(lint("-", stdin=BROKEN)["findings"][0]["path"], "<stdin>")

    def test_check_is_the_default(self):
        path = self.write("b.json", BROKEN)
        self.assertEqual(run(path), run("check", path))

    def test_too_large(self):
        big = CLEAN[:-1] + ', "model": "' + "x" * 500 + '"}'
        report = lint("--max-request", "400", self.write("big.json", big))
        self.assertEqual([(f["rule"], f["in"], f["range"]) for f in report["findings"]], [("request-too-large", "file", None)])
        report = lint("--max-request", "400", self.write("big.jsonl", f"{BROKEN}\n{big}\n{BROKEN}\n"))
        self.assertEqual([(f["rule"], f["range"]["start"]["line"]) for f in report["findings"]],
                         [("unknown-field", 1), ("request-too-large", 2), ("unknown-field", 3)])

    def test_a_broken_line_among_requests(self):
        report = lint(self.write("a.jsonl", f'oops\n{CLEAN}\n\n{{"request": {{"contents": [\n'))
        self.assertEqual([(f["rule"], f["range"]["start"]["line"]) for f in report["findings"]], [("syntax-error", 1), ("syntax-error", 4)])

    def test_claimed_by_method(self):
        report = lint("--method", "generateContent", self.write("x.json", '{"foo": 1}'))
        self.assertEqual([(f["rule"], f["pointer"]) for f in report["findings"]], [("unknown-field", "/foo")])
        report = lint("--method", "generateContent", self.write("y.json", ""))
        self.assertEqual([f["rule"] for f in report["findings"]], ["not-a-request"])

    def test_thousand_files(self):
        for i in range(1000):
            self.write(f"many/{i:04}.json", BROKEN if i % 10 == 0 else CLEAN)
        one = run("check", "--format", "json", "--as-of", DAY, "--jobs", "1", self.folder)
        two = run("check", "--format", "json", "--as-of", DAY, "--jobs", "2", self.folder)
        self.assertEqual(one, two)
        self.assertEqual((json.loads(one[1])["summary"]["files"], json.loads(one[1])["summary"]["errors"]), (1000, 100))


class Output(Folder):
    def test_color(self):
        path = self.write("b.json", BROKEN)
        self.assertIn("\x1b[", run("check", "--color", "always", path)[1])
        self.assertNotIn("\x1b", run("check", path)[1])
        self.assertNotIn("\x1b", run("check", "--color", "never", path)[1])

    def test_quiet(self):
        path = self.write("a.json", CLEAN)
        self.assertEqual(run("check", "--quiet", path)[1], "")
        self.assertIn("No problems", run("check", path)[1])

    def test_version_help_and_rules(self):
        self.assertRegex(run("--version")[1], r"^gemlint \d+\.\d+\.\d+ \(knowledge of \d{4}-\d\d-\d\d\)\n$")
        self.assertIn("Exit codes", run("--help")[1])
        rules = json.loads(run("rules", "--format", "json")[1])["rules"]
        files = {name[:-5] for name in os.listdir(os.path.join(ROOT, "rules")) if name.endswith(".json")}
        self.assertEqual({rule["id"] for rule in rules}, files - {"words", "foreign_names", "guidance", "ui", "wording"})

    def test_keys_are_masked(self):
        body = {"contents": [{"parts": [{"text": 1, "key " + KEY: 1}, {"inlineData": {"data": "!" + KEY}}]}], "system_instruction": KEY}
        exchange = {"url": f"https://generativelanguage.googleapis.com/v1beta/models/gemini-2.5-flash:generateContents?key={KEY}", "body": body}
        for text in (json.dumps(body), json.dumps(exchange), json.dumps(body, indent=1)):
            path = self.write("k.json", text)
            for form in ("text", "json"):
                code, out, _ = run("check", "--format", form, path)
                self.assertNotIn(KEY[4:16], out)
                if "contents" in text[:15]:  # the url's key stands outside of what the finding marks
                    self.assertIn("*****", out)

    def test_controls_do_not_reach_the_terminal(self):
        path = self.write("c.json", '{"contents": [{"parts": [{"text": "a", "\\u001b[31m": 1, "\x1b[2J": 2}]}]}')
        self.assertNotIn("\x1b", run("check", "--color", "never", path)[1])

    def test_own_schemas(self):
        path = self.write("b.json", BROKEN)
        copy = os.path.join(self.folder, "schemas")
        shutil.copytree(os.path.join(ROOT, "schemas"), copy)
        self.assertEqual(lint("--schemas", copy, path), lint(path))
        with open(os.path.join(copy, "api/v1beta.json"), encoding="utf-8") as file:
            schema = json.load(file)
        del schema["definitions"]["GenerateContentRequest"]["properties"]["contents"]
        with open(os.path.join(copy, "api/v1beta.json"), "w", encoding="utf-8") as file:
            json.dump(schema, file)
        self.assertIn("/contents", [f["pointer"] for f in lint("--schemas", copy, path)["findings"]])
        with open(os.path.join(copy, "api/v1beta.json"), "w", encoding="utf-8") as file:
            file.write("{")
        code, _, err = run("check", "--schemas", copy, path)
        self.assertEqual(code, 2)
        self.assertIn("messages: not a JSON object", err)

    def test_knowledge_grows_old(self):
        old = [(f["rule"], f["severity"]) for f in json.loads(run("check", "--format", "json", "--as-of", "2027-11-23", self.write(
            "n.json", CLEAN[:-1] + ', "zyx": 1, "temprature": 1}'))[1])["findings"]]
        self.assertIn(("unknown-field", "warning"), old)

    def test_versions(self):
        cached = self.write("v.json", CLEAN[:-1] + ', "cachedContent": "cachedContents/x"}')
        self.assertEqual([f["rule"] for f in lint("--api-version", "v1", cached)["findings"]], ["field-not-in-version"])
        self.assertEqual(lint(cached)["findings"], [])
        self.assertEqual(lint("--api-version", "v1alpha", self.write("b.json", BROKEN))["findings"], [])


if __name__ == "__main__":
    main()
