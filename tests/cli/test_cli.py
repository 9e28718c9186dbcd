#!/usr/bin/env python3
"""Options, words and exit codes of the command line."""
import copy
import glob
import json
import os
import pty
import re
import shutil
import subprocess
import tempfile
import unittest

from json_schema import faults
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

    def test_an_empty_value_takes_no_other_word(self):
        """`--model=$MODEL` where the variable is empty."""
        path = self.write("b.json", BROKEN)
        for option in ("--model=", "--changed-since=", "--format=", "--nope="):
            code, out, err = run("check", option, "--quiet", path)
            self.assertEqual((code, out), (2, ""), option)
            self.assertIn(f"gemlint: {option} has no value\n", err)
        self.assertIn("--\\u001b= has no value", run("check", "--\x1b=")[2])
        self.assertEqual(run("check", "--", "--model=")[2], "gemlint: --model=: no such file or folder\n")

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
        self.assertIn("no .json, .jsonc, .jsonl or .ndjson file", err)

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

    def test_exit_codes_are_said_alike(self):
        with open(os.path.join(ROOT, "README.md"), encoding="utf-8") as file:
            pages = {"README.md": file.read(), "help": run("--help")[1], "manual": run("manual")[1].replace("\\-", "-")}
        for name, page in pages.items():
            words = " ".join(page.lower().split())
            for said in ("as grave as", "--fail-on", "wrong usage or configuration", "nothing was linted", "something could not be read or written", "everything else was linted"):
                self.assertIn(said, words, name)

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


class Arguments(Folder):
    """More of what people type."""

    def test_numbers_that_are_none(self):
        path = self.write("a.json", CLEAN)
        for arguments in (["--jobs", "0"], ["--jobs", "-1"], ["--jobs", "x"], ["--max-request", "-5"], ["--max-request", "many"]):
            code, out, err = run("check", *arguments, path)
            self.assertEqual((code, out), (2, ""), arguments)
            self.assertIn(arguments[0], err)

    def test_days_that_are_none(self):
        for day in ("2026-02-30", "2026-13-01", "2026-1-1", "20261123", "", "2026-11-23x"):
            code, _, err = run("check", "--as-of", day, self.write("a.json", CLEAN))
            if day:
                self.assertEqual(code, 2, day)
                self.assertIn(day, err)

    def test_options_without_a_command(self):
        path = self.write("b.json", BROKEN)
        self.assertEqual(run("--format", "json", "--as-of", DAY, path), run("check", path, "--as-of", DAY, "--format=json"))

    def test_paths_that_look_like_something_else(self):
        for name in ("rules", "check", "-x.json", "--format"):
            self.write(name, BROKEN)
            code, out, _ = run("check", "--", name, cwd=self.folder)
            self.assertEqual(code, 1, name)
            self.assertTrue(out.startswith(name + ":1:"), out)

    def test_sizes_have_units(self):
        path = self.write("big.json", CLEAN[:-1] + ', "cachedContent": "' + "x" * 1500 + '"}')
        self.assertEqual([f["rule"] for f in lint("--max-request", "1kb", path)["findings"]], ["request-too-large"])
        self.assertEqual(lint("--max-request", "2kb", path)["findings"], [])

    def test_model_of_requests_that_name_none(self):
        path = self.write("a.json", CLEAN)
        self.assertEqual(lint(path)["summary"]["withoutModel"], 1)
        for model in ("gemini-2.5-flash", "models/gemini-2.5-flash"):
            self.assertEqual(lint("--model", model, path)["summary"]["withoutModel"], 0)

    def test_the_current_folder_is_the_default(self):
        self.write("in/b.json", BROKEN)
        self.assertEqual([f["path"] for f in json.loads(run("check", "--format", "json", cwd=self.folder)[1])["findings"]], ["in/b.json"])

    def test_name_of_standard_input_tells_its_form(self):
        two = BROKEN + "\n\n" + BROKEN + "\n"
        self.assertEqual([(f["path"], f["range"]["start"]["line"]) for f in lint("-", "--stdin-filename", "x.jsonl", stdin=two)["findings"]],
                         [("x.jsonl", 1), ("x.jsonl", 3)])

    def test_schemas_that_lack_something(self):
        path = self.write("a.json", CLEAN)
        for name in ("api/v1beta.json", "methods.json", "recognise.json"):
            for broken in (None, b"", b"{", b"[]", b"{}", b'{"definitions": 5}', b'{"definitions": {"A": 1}}', b"\xff"):
                folder = os.path.join(self.folder, "schemas")
                shutil.rmtree(folder, ignore_errors=True)
                shutil.copytree(os.path.join(ROOT, "schemas"), folder)
                os.remove(os.path.join(folder, name))
                if broken is not None:
                    self.write("schemas/" + name, broken)
                code, out, err = run("check", "--schemas", folder, path)
                if name == "recognise.json" and broken == b"{}":
                    continue  # nothing that it must have
                self.assertEqual((code, out), (2, ""), (name, broken, err))
                self.assertRegex(err, "^gemlint: .*schemas.*\n$")


class Walking(Folder):
    def test_links(self):
        real = self.write("real.json", BROKEN)
        os.symlink(real, os.path.join(self.folder, "link.json"))
        os.symlink(os.path.join(self.folder, "nothing.json"), os.path.join(self.folder, "dangling.json"))
        os.symlink(".", os.path.join(self.folder, "loop"))
        self.assertEqual([os.path.basename(f["path"]) for f in lint(self.folder)["findings"]], ["real.json"])
        # A link that the user names is followed.
        self.assertEqual([os.path.basename(f["path"]) for f in lint(os.path.join(self.folder, "link.json"))["findings"]], ["link.json"])
        code, out, err = run("check", os.path.join(self.folder, "dangling.json"), real)
        self.assertEqual(code, 3)
        self.assertIn("dangling.json", err)
        self.assertIn("temprature", out)

    def test_one_file_under_two_names_is_linted_once(self):
        self.write("in/b.json", BROKEN)
        for paths in (["in", "in/b.json"], ["in/b.json", "./in/b.json"], ["in/b.json", "in//b.json", os.path.join(self.folder, "in/b.json")],
                      ["in", "in/"], ["in/../in/b.json", "in"]):
            code, out, _ = run("check", "--format", "json", *paths, cwd=self.folder)
            self.assertEqual((code, json.loads(out)["summary"]["files"]), (1, 1), paths)

    def test_hidden_folder_that_is_named(self):
        self.write(".hidden/b.json", BROKEN)
        self.assertEqual(lint(os.path.join(self.folder, ".hidden"))["summary"]["files"], 1)

    def test_what_is_no_file_is_left_out(self):
        os.mkfifo(os.path.join(self.folder, "pipe.json"))
        os.mkdir(os.path.join(self.folder, "folder.json"))
        self.write("b.json", BROKEN)
        process = subprocess.Popen([BINARY, "check", "--format", "json", self.folder], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        try:
            out = process.communicate(timeout=5)[0]
        except subprocess.TimeoutExpired:
            process.kill()
            process.communicate()
            self.fail("waits for ever for a pipe in a folder")
        self.assertEqual(json.loads(out)["summary"]["files"], 1)

    def test_order(self):
        names = ["b.json", "a/z.json", "a/a.jsonl", "a-b.json", "c/d/e.json", "ż.json", "B.json"]
        for name in names:
            self.write(name, BROKEN)
        report = lint(self.folder)
        found = [os.path.relpath(f["path"], self.folder) for f in report["findings"]]
        self.assertEqual(sorted(found), sorted(names))
        self.assertEqual(found, sorted(found, key=lambda path: path.encode().split(b"/")))
        self.assertEqual(found, [os.path.relpath(f["path"], self.folder) for f in lint(self.folder)["findings"]])

    def test_name_that_is_not_utf8(self):
        path = os.path.join(self.folder.encode(), b"\xff\xc0.json")
        with open(path, "wb") as file:
            file.write(BROKEN.encode())
        for form in ("json", "text"):
            done = subprocess.run([BINARY, "check", "--format", form, path], capture_output=True, check=False)
            self.assertEqual(done.returncode, 1)
            done.stdout.decode()  # stays UTF-8


class Terminal(Folder):
    def on_terminal(self, *arguments, **variables):
        """What is written when standard output is a terminal."""
        ours, theirs = pty.openpty()
        environment = {name: value for name, value in os.environ.items() if name != "NO_COLOR"}
        process = subprocess.Popen([BINARY, *arguments], stdout=theirs, stderr=subprocess.DEVNULL, env={**environment, **variables})
        os.close(theirs)
        out = b""
        while True:
            try:
                piece = os.read(ours, 65536)
            except OSError:  # how Linux says that the other side is closed
                break
            if not piece:
                break
            out += piece
        os.close(ours)
        process.wait(timeout=20)
        return out

    def test_color(self):
        path = self.write("b.json", BROKEN)
        self.assertIn(b"\x1b[", self.on_terminal("check", path))
        self.assertIn(b"\x1b[", self.on_terminal("check", path, NO_COLOR=""))
        self.assertNotIn(b"\x1b", self.on_terminal("check", path, NO_COLOR="1"))
        self.assertNotIn(b"\x1b", self.on_terminal("check", "--color", "never", path))
        self.assertNotIn(b"\x1b", self.on_terminal("check", "--format", "json", path))
        self.assertIn(b"\x1b[", self.on_terminal("check", "--color", "always", path, NO_COLOR="1"))

    def test_colors_change_no_word(self):
        path = self.write("b.json", BROKEN)
        self.assertEqual(re.sub("\x1b\\[[0-9;]*m", "", run("check", "--color", "always", path)[1]), run("check", "--color", "never", path)[1])

    def test_controls_in_names_and_values(self):
        odd = "\x1b]0;a\x07\x1b[2Jb\u009b31m\u202ec\x7f\r\b"
        path = self.write("a\x1b[2J\nb.json", json.dumps({"contents": [{"parts": [{"text": "x", odd: 1}]}], "generationConfig": {"seed": odd},
                                                       "safetySettings": [{"category": odd}]}, ensure_ascii=False))
        raw = self.write("raw.json", b'{"contents": [{"parts": [{"text": "x", "\x1b[2J\x9b\xc2\x9b": 1}]}], "\x08": "\x1b\r"}')
        for arguments in ([path], [raw], ["--method", "a\x1b[2J", raw], [os.path.join(self.folder, "no\x1b[2J.json")], ["--model", "\x1b[2J", raw]):
            _, out, err = run("check", "--color", "never", *arguments)
            for text in (out, err):
                self.assertTrue(out or err)
                self.assertEqual(re.findall("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e]", text), [], arguments)

    def test_disk_that_is_full(self):
        if not os.path.exists("/dev/full"):
            self.skipTest("this machine has no /dev/full")
        with open("/dev/full", "wb") as full:
            done = subprocess.run([BINARY, "check", self.write("b.json", BROKEN)], stdout=full, stderr=subprocess.PIPE, check=False)
        self.assertEqual(done.returncode, 3)
        self.assertIn(b"could not be written", done.stderr)


class Secrets(Folder):
    FORMS = [KEY, "AIza\\u0053" + KEY[5:], "".join(f"\\u{ord(c):04x}" for c in KEY)]

    def test_no_part_of_a_key_is_shown(self):
        """Ten characters of a key in a row are a leak, however the file spells it."""
        for key in self.FORMS:
            body = '{"contents": [{"parts": [{"text": "the key is KEY", "KEY": 1, "inlineData": {"data": "!KEY"}}]}], "generationConfig": {"seed": "KEY"}, "x": 1}'
            exchange = '{"headers": {"x-goog-api-key": "KEY"}, "url": "https://generativelanguage.googleapis.com/v1beta/models/gemini-2.5-flash:generateContent?key=KEY", "body": BODY}'
            batch = '{"key": "KEY", "request": BODY}\n' * 2
            for i, text in enumerate((body, exchange.replace("BODY", body), exchange.replace("BODY", json.dumps(body)), batch.replace("BODY", body))):
                path = self.write(f"{i}.jsonl", text.replace("KEY", key))
                for form in ("text", "compact", "json", "jsonl", "sarif", "github", "gitlab", "junit", "checkstyle"):
                    code, out, err = run("check", "--format", form, path)
                    self.assertEqual(code, 1, text)
                    leaks = [KEY[at:at + 10] for at in range(4, len(KEY) - 9) if KEY[at:at + 10] in out + err]
                    self.assertEqual(leaks, [], (form, out))

    def test_prompts_are_cut(self):
        prompt = "secret prompt " * 40
        path = self.write("p.json", json.dumps({"contents": [{"parts": [{"text": prompt, "txt": prompt}]}], "generationConfig": {"seed": prompt}}))
        out = run("check", path)[1]
        self.assertIn("txt", out)
        self.assertLess(max(len(line) for line in out.splitlines() if "server:" not in line), 200)


class JsonReport(Folder):
    def setUp(self):
        super().setUp()
        with open(os.path.join(ROOT, "schemas", "report.json"), encoding="utf-8") as file:
            self.schema = json.load(file)

    def faults(self, report):
        return faults(report, self.schema, self.schema)

    def test_every_report_keeps_to_its_schema(self):
        self.write("empty.json", "")
        self.write("big.jsonl", BROKEN + "\n" + " " * 50 + CLEAN[:-1] + ', "x": "' + "y" * 6000 + '"}\n')
        self.write("lines.jsonl", f"oops\n{CLEAN}\n" + json.dumps({"key": "ż", "request": json.loads(BROKEN)}))
        samples = glob.glob(os.path.join(ROOT, "samples", "**", "*.json*"), recursive=True)
        for arguments in (samples, [self.folder], [self.folder, "--max-request", "5kb"], ["--method", "generateContent", self.folder],
                          [self.write("package.json", "{}")], ["--api-version", "v1", *samples]):
            report = lint(*arguments)
            self.assertEqual(self.faults(report), [])
            counted = {name: sum(f["severity"] + "s" == name for f in report["findings"]) for name in ("errors", "warnings", "infos")}
            self.assertEqual(counted, {name: report["summary"][name] for name in counted})
        code, out, _ = run("check", "--format", "json", os.path.join(self.folder, "none.json"))
        self.assertEqual((code, self.faults(json.loads(out))), (3, []))

    def test_the_schema_refuses_what_is_wrong(self):
        report = lint(self.write("b.json", BROKEN))
        self.assertEqual(self.faults(report), [])

        def spoilt(change):
            other = copy.deepcopy(report)
            change(other, other["findings"][0])
            return self.faults(other)

        for change in (lambda r, f: r.pop("summary"), lambda r, f: f.pop("notes"), lambda r, f: f.update(severity="fatal"), lambda r, f: f.update(extra=1),
                       lambda r, f: f["range"]["start"].update(line=0), lambda r, f: f.update(pointer="a"), lambda r, f: f.update({"in": "file"}),
                       lambda r, f: f["fixes"][0].update(edits=[]), lambda r, f: f["request"].update(index="0"), lambda r, f: f.update(rule="Unknown Field"),
                       lambda r, f: r["summary"].update(files=True), lambda r, f: f["server"].update(http=200), lambda r, f: f.update(message="")):
            self.assertNotEqual(spoilt(change), [])


if __name__ == "__main__":
    main()
