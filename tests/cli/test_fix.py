#!/usr/bin/env python3
"""gemlint fix and its options: what is written, what is left alone, what is said, and the exit code."""
import glob
import gzip
import json
import os
import re
import shutil
import signal
import stat
import subprocess
import sys
import tempfile
import time
import unittest

from fixing import FAST, dry_run, fix, gemlint, read, with_edits, write
from json_schema import faults
from program import BINARY, DAY, ROOT, main

MENDABLE = '{\n  "contents": [{"parts": [{"text": "Zażółć"}]}],\n  "generationConfig": {"temprature": 0.5}\n}\n'
MENDED = MENDABLE.replace("temprature", "temperature")
HALF = MENDABLE.replace('0.5}', '0.5, "maxOutputTokens": "2k"}')
UNSAFE = '{"contents": [{"parts": [{"text": "Hi"}]}], "safetySettings": [{"category": "HARM_CATEGORY_HARASSMENT", "threshold": "BLOCK_SOME"}]}\n'
NOBODY = 65534


def line_of(key, name="topP"):
    return json.dumps({"key": str(key), "request": {"contents": [{"parts": [{"text": "Hi"}]}], "generationConfig": {name: 1}}})


class Folder(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.mkdtemp(dir=FAST)
        os.chmod(self.folder, 0o755)

    def tearDown(self):
        shutil.rmtree(self.folder)

    def write(self, name, text):
        return write(os.path.join(self.folder, name), text)

    def fix(self, *arguments, **more):
        return fix(*arguments, cwd=self.folder, **more)


class OnlyWhatWasMeant(Folder):
    """What could mean the opposite is not safe."""

    def after(self, body):
        path = self.write("a.json", json.dumps(body) if isinstance(body, dict) else body)
        self.fix("a.json")
        return read(path).decode()

    def test_names_that_are_near_and_say_the_opposite(self):
        for name, value in (("min_output_tokens", 5), ("maxInputTokens", 5), ("absencePenalty", 1)):
            self.assertIn(name, self.after({"contents": [{"parts": [{"text": "Hi"}]}], "generationConfig": {name: value}}))
        self.assertIn("excludeThoughts", self.after({"contents": [{"parts": [{"text": "Hi"}]}], "generationConfig": {"thinkingConfig": {"excludeThoughts": True}}}))
        self.assertIn('"next"', self.after({"contents": [{"parts": [{"next": "Hi"}]}]}))
        self.assertIn('"maxOutputTokens"', self.after({"contents": [{"parts": [{"text": "Hi"}]}], "generationConfig": {"maxOutptTokens": 5}}))

    def test_backslashes_in_prompts_stay(self):
        text = r'{"contents": [{"parts": [{"text": "all \d{2}\w+ in C:\Program Files"}]}]}'
        self.assertEqual(self.after(text), text)
        self.fix("--unsafe-fixes", "a.json")
        self.assertEqual(json.loads(read(os.path.join(self.folder, "a.json")))["contents"][0]["parts"][0]["text"], r"all \d{2}\w+ in C:\Program Files")
        quoted = r"{'contents': [{'parts': [{'text': 'all \d'}]}]}"
        self.assertIn(r"\d", self.after(quoted))

    def test_of_two_statements_about_null_none_goes(self):
        for stated, is_mended in ((True, True), (False, False)):
            schema = {"type": "OBJECT", "properties": {"a": {"type": ["string", "null"], "nullable": stated}}}
            body = {"contents": [{"parts": [{"text": "Hi"}]}], "generationConfig": {"responseMimeType": "application/json", "responseSchema": schema}}
            self.assertEqual('["string", "null"]' not in self.after(body), is_mended, stated)

    def test_values_by_their_last_word(self):
        for category, is_mended in (("harassment", True), ("dangerous", False)):
            body = {"contents": [{"parts": [{"text": "Hi"}]}], "safetySettings": [{"category": category, "threshold": "BLOCK_NONE"}]}
            self.assertEqual("HARM_CATEGORY_" in self.after(body), is_mended, category)

    def test_of_two_types_none_goes(self):
        for mime, is_mended in (("image/png", True), ("image/jpeg", False)):
            data = self.after({"contents": [{"parts": [{"inlineData": {"mimeType": mime, "data": "data:image/png;base64,iVBORw0KGgo="}}]}]})
            self.assertEqual("data:image" not in data, is_mended, mime)


class Fixing(Folder):
    def test_exit_codes_and_the_summary(self):
        for text, code, said in ((MENDABLE, 0, b"1 fixed, 0 left.\nNo problems in 1 request (1 file).\n"), (HALF, 1, b"1 fixed, 1 left.\n1 error in 1 of 1 request"),
                                 (MENDED, 0, b"No problems in 1 request")):
            path = self.write("a.json", text)
            done = self.fix("a.json")
            self.assertEqual(done[0], code, done)
            self.assertIn(said, done[1])
            self.assertEqual(read(path).decode(), text.replace("temprature", "temperature"))
        self.assertNotIn(b"fixed", done[1])
        self.write("a.json", HALF)
        self.assertEqual(gemlint("check", "--fix", "--exit-zero", "a.json", cwd=self.folder)[0], 0)
        self.assertEqual(gemlint("fix", "--language", "pl", self.write("a.json", HALF))[1].count("Naprawiono: 1, zostało: 1.".encode()), 1)

    def test_check_alone_writes_nothing_and_names_the_option(self):
        path = self.write("a.json", HALF)
        done = gemlint("check", "a.json", cwd=self.folder)
        self.assertIn(b"2 errors in 1 of 1 request (1 file). 1 fixable with --fix.\n", done[1])
        self.assertEqual(read(path).decode(), HALF)
        self.assertNotIn(b"fixable", self.fix("a.json")[1])

    def test_unsafe_fixes_only_when_asked_for(self):
        path = self.write("a.json", UNSAFE)
        self.fix("a.json")
        self.assertEqual(read(path).decode(), UNSAFE)
        self.fix("--unsafe-fixes", "a.json")
        self.assertEqual(read(path).decode(), UNSAFE.replace("BLOCK_SOME", "BLOCK_NONE"))

    def test_only_the_rules_that_are_wanted(self):
        path = self.write("a.json", MENDABLE.replace("0.5}", "0.5,}"))
        self.fix("--ignore", "unknown-field", "a.json")
        self.assertEqual(read(path).decode(), MENDABLE)
        self.fix("--select", "not-strict-json", "a.json")
        self.assertEqual(read(path).decode(), MENDABLE)
        self.fix("--select", "unknown-field", "a.json")
        self.assertEqual(read(path).decode(), MENDED)

    def test_what_does_not_go_together(self):
        self.write("a.jsonl", line_of(1) + "\n")
        for arguments in (["--shard", "1/2", "--shard-file", "s", "--format", "json"], ["--diff", "--fix-dry-run"], ["--diff", "--statistics"],
                          ["--fix-dry-run", "--statistics"], ["--diff", "--format", "json"], ["-"]):
            code, out, err = self.fix(*arguments, "a.jsonl")
            self.assertEqual((code, out), (2, b""), arguments)
            self.assertRegex(err.decode(), "^gemlint: --[a-z-]+ ", arguments)
        self.assertEqual(gemlint("check", "--unsafe-fixes", "a.jsonl", cwd=self.folder)[0], 2)
        self.assertEqual(gemlint("merge", "--fix", "a.jsonl", cwd=self.folder)[0], 2)
        self.assertEqual(os.listdir(self.folder), ["a.jsonl"])

    def test_statistics_of_what_is_left(self):
        self.write("a.json", HALF)
        code, out, _ = self.fix("--statistics", "a.json")
        self.assertEqual(code, 1)
        self.assertIn(b"wrong-type", out)
        self.assertNotIn(b"unknown-field", out)

    def test_standard_input(self):
        code, out, err = self.fix("-", stdin=HALF.encode())
        self.assertEqual((code, out.decode()), (1, HALF.replace("temprature", "temperature")))
        self.assertIn(b"<stdin>:3:", err)
        self.assertIn(b"1 fixed, 1 left.", err)
        self.assertEqual(self.fix("-", "-q", stdin=MENDABLE.encode()), (0, MENDED.encode(), b""))
        self.assertEqual(self.fix("-", "-q", stdin=MENDED.encode()), (0, MENDED.encode(), b""))
        self.assertEqual(self.fix("-", "-q", stdin=b"")[:2], (0, b""))
        lines = (line_of(1, "temprature") + "\n" + line_of(2) + "\r\n").encode()
        code, out, err = self.fix("-", "--format", "json", "--stdin-filename", "a.jsonl", stdin=lines)
        self.assertEqual((code, out), (0, lines.replace(b"temprature", b"temperature")))
        self.assertEqual([entry["path"] for entry in json.loads(err)["fixed"]], ["a.jsonl"])
        # In a dry run nothing but the report is written.
        code, out, err = gemlint("check", "--fix-dry-run", "--format", "json", "-", stdin=HALF.encode())
        self.assertEqual((code, len(json.loads(out)["findings"]), err), (1, 1, b""))
        code, out, err = self.fix("-", stdin=gzip.compress(MENDABLE.encode()))
        self.assertEqual((code, out[:0], b"gzip" in err), (3, b"", True))
        self.assertEqual(os.listdir(self.folder), [])

    def test_large_input_on_standard_input(self):
        lines = "".join(line_of(i, "temprature" if i % 1000 == 7 else "topP") + "\n" for i in range(60000)).encode()
        code, out, _ = self.fix("-", "-q", "--stdin-filename", "a.jsonl", stdin=lines)
        self.assertEqual(code, 0)
        self.assertTrue(out == lines.replace(b"temprature", b"temperature"))

    def test_standard_output_that_is_full(self):
        if not os.path.exists("/dev/full"):
            self.skipTest("this machine has no /dev/full")
        with open("/dev/full", "wb") as full:
            done = subprocess.run([BINARY, "fix", "-"], input=MENDABLE.encode(), stdout=full, stderr=subprocess.PIPE, check=False)
        self.assertEqual(done.returncode, 3)
        self.assertIn(b"standard output", done.stderr)

    def test_packed_files_are_left_alone_and_linted(self):
        data = gzip.compress((line_of(1, "temprature") + "\n").encode())
        path = self.write("a.jsonl.gz", data)
        code, out, err = self.fix("a.jsonl.gz")
        self.assertEqual((code, read(path)), (1, data))
        self.assertIn(b"a.jsonl.gz: is packed with gzip and was left as it is", err)
        self.assertIn(b"unknown-field", out)

    def test_lines_that_are_too_long_are_copied(self):
        long = line_of("x" * 3000000, "temprature")
        lines = [line_of(1, "temprature"), long, line_of(2, "temprature"), long[:-1], line_of(3)] + [line_of(i) for i in range(30000)]
        path = self.write("a.jsonl", "\n".join(lines))
        lines[0], lines[2] = line_of(1, "temperature"), line_of(2, "temperature")
        self.assertEqual(self.fix("--max-request", "100K", "a.jsonl")[0], 1)
        self.assertTrue(read(path).decode() == "\n".join(lines))
        path = self.write("b.json", MENDABLE)
        self.assertEqual(self.fix("--max-request", "50", "b.json")[0], 1)
        self.assertEqual(read(path).decode(), MENDABLE)

    def test_many_files_and_what_is_no_request(self):
        for i in range(200):
            self.write(f"{i % 5}/{i}.json", MENDABLE if i % 2 else MENDED)
        package = self.write("0/package.json", '{"name": "a", "temprature": 1,}')
        hidden = self.write(".git/a.json", MENDABLE)
        code, out, _ = self.fix(".")
        self.assertEqual(code, 0)
        self.assertIn(b"100 fixed, 0 left.", out)
        self.assertEqual({read(path).decode() for path in glob.glob(self.folder + "/*/[0-9]*.json")}, {MENDED})
        self.assertEqual((read(package), read(hidden).decode()), (b'{"name": "a", "temprature": 1,}', MENDABLE))

    def test_samples(self):
        shutil.copytree(os.path.join(ROOT, "samples"), os.path.join(self.folder, "samples"))
        accepted = {path: os.stat(path) for path in glob.glob(self.folder + "/samples/*.json*")}
        report, fixed = dry_run("samples", cwd=self.folder)
        self.assertGreater(len(fixed), 12)
        data = {path: read(os.path.join(self.folder, path)) for path in fixed}
        self.fix("samples")
        for path, entry in fixed.items():
            self.assertEqual(read(os.path.join(self.folder, path)), with_edits(data[path], entry["edits"]), path)
            self.assertTrue(entry["stable"])
        for path, facts in accepted.items():
            if os.path.basename(path) != "lenient-but-accepted.json":
                self.assertEqual((os.stat(path).st_mtime_ns, os.stat(path).st_ino), (facts.st_mtime_ns, facts.st_ino), path)
        again = gemlint("check", "--no-config", "--as-of", DAY, "--format", "json", "samples", cwd=self.folder)[1]
        self.assertEqual(json.loads(again)["findings"], report["findings"], "a dry run says what is found after fixing")


class Report(Folder):
    def test_a_dry_run_keeps_to_the_schema(self):
        self.write("a.json", HALF)
        self.write("b.jsonl", line_of(1, "temprature") + "\n" + line_of(2) + "\n")
        self.write("c.json", MENDED)
        before = {name: read(os.path.join(self.folder, name)) for name in os.listdir(self.folder)}
        report, fixed = dry_run(".", cwd=self.folder)
        with open(os.path.join(ROOT, "schemas", "report.json"), encoding="utf-8") as file:
            schema = json.load(file)
        self.assertEqual(faults(report, schema, schema), [])
        self.assertEqual({name: read(os.path.join(self.folder, name)) for name in os.listdir(self.folder)}, before)
        self.assertEqual(list(fixed), ["a.json", "b.jsonl"])
        self.assertEqual(fixed["b.jsonl"]["applied"], [{
            "rule": "unknown-field", "title": "rename to 'temperature'", "safety": "safe", "request": {"index": 0, "key": "1"}, "in": "body",
            "pointer": "/generationConfig/temprature", "place": {"line": 1, "column": line_of(1).index('"topP"') + 1, "offset": line_of(1).index('"topP"')}}])
        self.assertEqual([finding["rule"] for finding in report["findings"]], ["wrong-type"])
        self.assertEqual(with_edits(before["a.json"], fixed["a.json"]["edits"]).decode(), HALF.replace("temprature", "temperature"))
        self.assertIn(b"2 would be fixed, 1 would be left.", gemlint("check", "--fix-dry-run", ".", cwd=self.folder)[1])

    def test_very_many_fixes(self):
        lines = "".join(line_of(i, "temprature") + "\n" for i in range(20000)).encode()
        path = self.write("a.jsonl", lines)
        report, fixed = dry_run(path)
        self.assertEqual((len(fixed[path]["applied"]), report["findings"]), (20000, []))
        self.assertTrue(with_edits(lines, fixed[path]["edits"]) == lines.replace(b"temprature", b"temperature"))
        self.assertEqual([applied["request"]["index"] for applied in fixed[path]["applied"]], list(range(20000)))

    def test_no_scratch_files_are_left_by_a_signal(self):
        scratch = os.path.join(self.folder, "scratch")
        os.mkdir(scratch)
        for number in (signal.SIGINT, signal.SIGTERM):
            run = subprocess.Popen([BINARY, "fix", "--no-config", "-"], stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                                   env={**os.environ, "TMPDIR": scratch})
            run.stdin.write(MENDABLE.encode())
            run.stdin.flush()
            deadline = time.monotonic() + 30
            while not os.listdir(scratch) and time.monotonic() < deadline:
                time.sleep(0.01)
            self.assertEqual(len(os.listdir(scratch)), 1)
            run.send_signal(number)
            self.assertEqual(run.wait(30), -number)
            run.stdin.close()
            self.assertEqual(os.listdir(scratch), [])

    def test_no_scratch_files_are_left(self):
        scratch = os.path.join(self.folder, "scratch")
        os.mkdir(scratch)
        environment = {**os.environ, "TMPDIR": scratch}
        for arguments in (["--fix-dry-run", self.write("a.json", MENDABLE)], ["--fix", "-"], ["--diff", "-"]):
            gemlint("check", *arguments, stdin=HALF.encode(), env=environment)
            self.assertEqual(os.listdir(scratch), [])


class Diff(Folder):
    """What --diff shows turns the old files into what --fix makes of them."""

    def apply(self, command, diff):
        copy = os.path.join(self.folder, "copy")
        done = subprocess.run(command, input=diff, cwd=copy, capture_output=True, check=False)
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)

    def check_diff(self, *options):
        old = {}
        for path in glob.glob(self.folder + "/files/**", recursive=True):
            if os.path.isfile(path):
                old[path] = read(path)
        code, diff, err = self.fix("--diff", *options, "files")
        self.assertEqual({path: read(path) for path in old}, old, "a diff writes nothing")
        for command in (["patch", "-p0", "--binary", "--fuzz=0"], ["patch", "-p0", "-F0"], ["git", "apply", "-p0", "-"]):
            shutil.rmtree(os.path.join(self.folder, "copy"), ignore_errors=True)
            shutil.copytree(os.path.join(self.folder, "files"), os.path.join(self.folder, "copy", "files"))
            if shutil.which(command[0]) is None:
                self.fail(f"{command[0]} is not here; the test needs it")
            if diff:
                self.apply(command, diff)
            self.fix(*options, "files")
            for path, data in old.items():
                self.assertEqual(read(path.replace("/files/", "/copy/files/")), read(path), (command, path))
                write(path, data)
        self.assertEqual(code, 1 if diff else 0)
        return diff, err

    def test_samples(self):
        shutil.copytree(os.path.join(ROOT, "samples"), os.path.join(self.folder, "files"))
        diff = self.check_diff()[0]
        self.assertGreater(len(re.findall(b"^@@ ", diff, re.MULTILINE)), 12)
        self.check_diff("--unsafe-fixes")

    def test_ends_and_distances(self):
        bad, good = line_of(1, "temprature"), line_of(1)
        for number, lines in enumerate(([bad], [bad, bad], [good, bad], [bad, good], [bad] + [good] * 6 + [bad], [bad] + [good] * 7 + [bad],
                                        [good] * 3 + [bad] + [good] * 3, [good] * 9 + [bad] + [good] * 2 + [bad, bad] + [good] * 30 + [bad] + [good] * 4)):
            for ending in ("", "\n", "\r\n"):
                end = ending or "\n"
                self.write(f"files/{number}{len(ending)}.jsonl", end.join(lines) + ending)
        for number, end in enumerate(("\n", "\r\n", "\r")):
            text = MENDABLE.replace("\n", end)
            self.write(f"files/document{number}.json", text)
            self.write(f"files/open{number}.json", text.rstrip())
        self.write("files/with blank.json", MENDABLE)
        self.write("files/bom.json", b"\xef\xbb\xbf" + MENDABLE.encode())
        diff, err = self.check_diff()
        self.assertIn(b"+++ files/with blank.json\t\n", diff)
        self.assertIn(b"\\ No newline at end of file\n", diff)
        self.assertRegex(err, rb"gemlint: \d+ fixes would be applied; nothing was written\n")

    def test_large_files(self):
        lines = [line_of(i, "temprature" if i % 9000 in (17, 20, 31) else "topP") for i in range(70000)]
        lines[30000] = line_of("x" * 3000000)
        lines[30001] = line_of(1, "temprature")
        self.write("files/a.jsonl", "\n".join(lines))
        self.check_diff("--max-request", "1M")

    def test_nothing_to_do(self):
        self.write("files/a.json", MENDED)
        self.assertEqual(self.check_diff(), (b"", b""))

    def test_exit_codes(self):
        self.write("a.json", HALF)
        self.assertEqual([self.fix("--diff", *more, "a.json")[0] for more in ([], ["--exit-zero"])], [1, 0])
        self.assertEqual(self.fix("--diff", "-q", "a.json", "missing.json")[0], 3)
        self.assertEqual(self.fix("--diff", "-q", "--ignore", "unknown-field", "a.json"), (0, b"", b""))

    def test_standard_input(self):
        code, out, _ = self.fix("--diff", "--stdin-filename", "x/a.json", "-", stdin=MENDABLE.encode())
        self.assertEqual(code, 1)
        self.assertTrue(out.startswith(b"--- x/a.json\n+++ x/a.json\n@@ -1,4 +1,4 @@\n {\n"), out)

    def test_colors_show_no_key(self):
        key = "AIza" + "SyD3xQ7vB1kLmN9pRtUwZ2cF5hJ8gK0aYs4"[:35]
        self.write("a.json", MENDABLE.replace("Zażółć", f"{key} \x1b[2J"))
        plain = self.fix("--diff", "a.json")[1]
        self.assertIn(key.encode(), plain, "a patch must have the bytes of the file")
        colored = self.fix("--diff", "--color", "always", "a.json")[1]
        self.assertIn(b"\x1b[32m+", colored)
        self.assertNotIn(key.encode(), colored)
        self.assertNotIn(b"\x1b[2J", colored)


class Files(Folder):
    """What becomes of the file itself."""

    def as_nobody(self):
        """Arguments with which a program has no more rights than anybody."""
        return {"user": NOBODY, "group": NOBODY, "extra_groups": []} if os.geteuid() == 0 else {}

    def assert_left_alone(self, done, path, what):
        self.assertEqual(done[0], 3, done)
        self.assertIn(what, done[2])
        self.assertEqual(read(path).decode(), MENDABLE)
        self.assertEqual([name for name in os.listdir(os.path.dirname(path)) if name.startswith(".gemlint")], [])

    def test_permissions_stay(self):
        for mode in (0o600, 0o640, 0o664, 0o755, 0o4711, 0o2750):
            path = self.write("a.json", MENDABLE)
            os.chmod(path, mode)
            self.assertEqual(self.fix("a.json")[0], 0)
            self.assertEqual((read(path).decode(), oct(stat.S_IMODE(os.stat(path).st_mode))), (MENDED, oct(mode)))

    def test_the_owner_stays(self):
        if os.geteuid() != 0:
            print("left out: only root can give a file to somebody else")
            return
        path = self.write("a.json", MENDABLE)
        os.chown(path, 12345, 23456)
        self.fix("a.json")
        self.assertEqual((read(path).decode(), os.stat(path).st_uid, os.stat(path).st_gid), (MENDED, 12345, 23456))

    def test_a_group_that_cannot_be_kept_gives_no_rights(self):
        if os.geteuid() != 0:
            print("left out: only root can give a file to another group")
            return
        os.chmod(self.folder, 0o777)
        path = self.write("a.json", MENDABLE)
        os.chown(path, NOBODY, 23456)
        os.chmod(path, 0o660)
        self.assertEqual(self.fix("a.json", **self.as_nobody())[0], 0)
        facts = os.stat(path)
        self.assertEqual((read(path).decode(), facts.st_gid, oct(stat.S_IMODE(facts.st_mode))), (MENDED, NOBODY, oct(0o600)))

    def test_read_only_files(self):
        path = self.write("a.json", MENDABLE)
        os.chmod(path, 0o444)
        self.assert_left_alone(self.fix("a.json"), path, b"a.json: is read-only; it was left as it is")

    def test_read_only_files_of_others(self):
        if os.geteuid() != 0:
            print("left out: needs a file of somebody else")
            return
        os.chmod(self.folder, 0o777)
        path = self.write("a.json", MENDABLE)
        self.assert_left_alone(self.fix("a.json", **self.as_nobody()), path, b"a.json: is read-only")

    def test_read_only_folders(self):
        path = self.write("closed/a.json", MENDABLE)
        os.chmod(path, 0o666)
        os.chmod(os.path.dirname(path), 0o555)
        other = self.write("open/a.json", MENDABLE)
        if os.geteuid() == 0:
            os.chown(os.path.dirname(other), NOBODY, NOBODY)
            os.chown(other, NOBODY, NOBODY)
        done = self.fix("closed", "open", **self.as_nobody())
        self.assert_left_alone(done, path, b"closed/a.json: cannot be written: Permission denied; it was left as it is")
        self.assertIn(b"unknown-field", done[1], "it is linted all the same")
        self.assertEqual(read(other).decode(), MENDED, "and others are fixed")
        os.chmod(os.path.dirname(path), 0o755)

    def test_unreadable_files(self):
        path = self.write("a.json", MENDABLE)
        os.chmod(path, 0)
        code, _, err = self.fix("a.json", **self.as_nobody())
        self.assertEqual((code, err.count(b"cannot be read")), (3, 1))

    def test_symbolic_links(self):
        path = self.write("real/a.json", MENDABLE)
        os.mkdir(os.path.join(self.folder, "links"))
        link = os.path.join(self.folder, "links", "b.json")
        os.symlink("../real/a.json", link)
        self.assertEqual(self.fix("links/b.json")[0], 0)
        self.assertTrue(os.path.islink(link))
        self.assertEqual((read(path).decode(), os.listdir(os.path.dirname(path)), os.listdir(os.path.dirname(link))), (MENDED, ["a.json"], ["b.json"]))

    def test_hard_links_part(self):
        path = self.write("a.json", MENDABLE)
        other = os.path.join(self.folder, "other.txt")
        os.link(path, other)
        self.assertEqual(self.fix("a.json")[0], 0)
        self.assertEqual((read(path).decode(), read(other).decode()), (MENDED, MENDABLE))

    def test_what_is_no_file(self):
        path = os.path.join(self.folder, "pipe.json")
        os.mkfifo(path)
        with subprocess.Popen([BINARY, "fix", "--fix-dry-run", path], stderr=subprocess.PIPE, stdout=subprocess.DEVNULL) as process:
            with open(path, "wb") as pipe:
                pipe.write(MENDABLE.encode())
            err = process.communicate()[1]
        self.assertEqual(process.returncode, 3)
        self.assertIn(b"is no file on disk", err)

    def test_long_names(self):
        path = self.write("a" * 250 + ".json", MENDABLE)
        self.assertEqual(self.fix(path)[0], 0)
        self.assertEqual(read(path).decode(), MENDED)

    def test_a_disk_without_room(self):
        path = self.write("a.json", MENDABLE)
        if shutil.which("prlimit") is None:
            print("left out: prlimit is not here")
            return
        # A limit on the size of files fails as a full disk does: in the middle of writing.
        large = self.write("b.jsonl", "".join(line_of(i, "temprature") + "\n" for i in range(30000)))
        data = read(large)
        done = subprocess.run(["sh", "-c", 'trap "" XFSZ; exec prlimit --fsize=1000000 "$@"', "sh", BINARY, "fix", "a.json", "b.jsonl"],
                              cwd=self.folder, capture_output=True, check=False)
        self.assertEqual(done.returncode, 3, done)
        self.assertIn(b"b.jsonl: cannot be written: File too large; it was left as it is", done.stderr)
        self.assertEqual((read(path).decode(), read(large) == data, sorted(os.listdir(self.folder))), (MENDED, True, ["a.json", "b.jsonl"]))


if __name__ == "__main__":
    if sys.platform == "win32":
        sys.exit("gemlint fix needs a POSIX system")
    main()
