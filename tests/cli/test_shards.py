#!/usr/bin/env python3
"""Parts of a file: linted apart and merged they say what a run over all of the file says, byte for byte."""
import json
import os
import random
import tempfile
import unittest

from json_schema import faults
from program import DAY, ROOT, run

MEGABYTE = 1 << 20
KEY = "AIzaSy" + "Bc1De2Fg3Hi4Jk5Lm6No7Pq8Rs9Tu0Vw_"  # of the form of a key, and none


def request(text, **settings):
    return {"contents": [{"role": "user", "parts": [{"text": text}]}], **settings}


def line(rng, number, size):
    text = "word " * rng.randrange(size)
    key = f"k{number}"
    kind = rng.randrange(40)
    if kind == 0:
        key = f"k{rng.randrange(number + 1)}"  # perhaps there already, in another part too
    elif kind == 1:
        return json.dumps({"request": request(text), "key": f"k{rng.randrange(number + 1)}"})
    elif kind == 2:
        return json.dumps({"note": 1, "key": f"ż \" {rng.randrange(50)}", "request": request(text)})
    elif kind == 3:
        return '{"key": "broken", "request": {"contents": ['
    elif kind == 4:
        return json.dumps({"note": text})
    elif kind == 5:
        return json.dumps({"key": key, "request": request(text + KEY)})
    elif kind == 6:
        return " "
    elif kind == 7:
        return json.dumps([{"key": f"k{rng.randrange(60)}", "request": request(text)}])
    elif kind < 12:
        return json.dumps({"key": key, "request": request(text, temprature=1, generationConfig={"topP": 3})})
    return json.dumps({"key": key, "request": request(text)})


def lines(seed, size, longest=400):
    rng = random.Random(seed)
    made, have = [], 0
    while have < size:
        made.append(line(rng, len(made), longest))
        have += len(made[-1].encode()) + 1
    return "\n".join(made) + "\n"


def files():
    """Names, and texts where what one part says depends on the others."""
    broken = '{"a": \n' * 200_000
    foreign = "\n".join(json.dumps({"event": "word " * 30, "n": n}) for n in range(20_000)) + "\n"
    long_line = json.dumps({"key": "long", "request": request("x" * (3 * MEGABYTE))}) + "\n"
    yield "mixed.jsonl", lines(1, 6 * MEGABYTE)
    yield "short.jsonl", lines(2, 30_000)
    yield "broken-first.jsonl", broken + lines(3, 2 * MEGABYTE)
    yield "broken-only.jsonl", broken + broken
    yield "foreign-first.jsonl", foreign + lines(4, 3 * MEGABYTE)
    yield "foreign-last.jsonl", lines(5, 2 * MEGABYTE) + foreign + foreign
    yield "long-lines.jsonl", lines(6, MEGABYTE) + long_line + lines(7, MEGABYTE).replace("\n", "\r\n") + long_line
    yield "no-end.jsonl", lines(8, 2 * MEGABYTE).rstrip("\n")
    yield "document.json", json.dumps(request("word " * MEGABYTE, temprature=1), indent=1)
    yield "nothing.jsonl", ""
    yield "words.jsonl", "hello\nworld\n" * 5


class Shards(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        for name, text in files():
            with open(os.path.join(cls.folder.name, name), "w", encoding="utf-8", newline="") as file:
                file.write(text)

    @classmethod
    def tearDownClass(cls):
        cls.folder.cleanup()

    def check(self, *arguments):
        return run("check", "--no-config", "--as-of", DAY, "--format", "json", *arguments, cwd=self.folder.name)

    def part(self, name, part, of, *arguments):
        """The report of one part, written to a file; its name."""
        report = f"{name}.{part}.json"
        code, out, err = self.check("--shard", f"{part}/{of}", "--shard-file", f"{name}.{part}.shard", *arguments, name)
        self.assertIn(code, (0, 1), err)
        with open(os.path.join(self.folder.name, report), "w", encoding="utf-8") as file:
            file.write(out)
        return report

    def merge(self, *arguments):
        return run("merge", *arguments, cwd=self.folder.name)

    def assert_merges(self, name, of, *arguments):
        code, whole, _ = self.check(*arguments, name)
        reports = [self.part(name, part, of, *arguments) for part in range(1, of + 1)]
        random.Random(of).shuffle(reports)
        merged_code, merged, err = self.merge(*reports)
        self.assertEqual(err, "")
        if merged != whole:  # a difference of megabytes is of no use to anybody
            here, there = merged.split("\n"), whole.split("\n")
            at = next(i for i in range(max(len(here), len(there))) if here[i:i + 1] != there[i:i + 1])
            self.fail(f"{name} in {of} parts, line {at + 1}:\n{here[at:at + 1]}\nin place of\n{there[at:at + 1]}")
        self.assertEqual(merged_code, code)

    def test_parts_merged_are_the_whole(self):
        for name, _ in files():
            for of in (1, 4) if name == "mixed.jsonl" else (3,):
                with self.subTest(name=name, of=of):
                    self.assert_merges(name, of)

    def test_the_whole_is_worth_comparing(self):
        _, out, _ = self.check("mixed.jsonl")
        rules = {finding["rule"] for finding in json.loads(out)["findings"]}
        self.assertLessEqual({"repeated-batch-key", "api-key-in-file", "batch-line-without-request", "unknown-field"}, rules)

    def test_more_parts_than_blocks(self):
        self.assert_merges("mixed.jsonl", 40)

    def test_options_hold_for_what_is_found_while_merging(self):
        self.assert_merges("mixed.jsonl", 3, "--ignore", "api-key-in-file,top-p-out-of-range")
        self.assert_merges("mixed.jsonl", 3, "--severity", "repeated-batch-key=info", "--severity", "unknown-field=warning")
        self.assert_merges("mixed.jsonl", 3, "--ignore", "repeated-batch-key")
        self.assert_merges("mixed.jsonl", 2, "--language", "pl")
        self.assert_merges("long-lines.jsonl", 3, "--max-request", "2MB")
        self.assert_merges("mixed.jsonl", 2, "--jobs", "2", "--model", "gemini-9-none")
        self.assert_merges("words.jsonl", 2, "--method", "generateContent")

    def test_no_secret_is_in_a_shard_file(self):
        text = "".join(json.dumps({"key": KEY, "request": {"model": f"models/{KEY}", **request(KEY)}}) + "\n" for _ in range(3))
        with open(os.path.join(self.folder.name, "secret.jsonl"), "w", encoding="utf-8") as file:
            file.write(text)
        self.assert_merges("secret.jsonl", 2)
        for name in os.listdir(self.folder.name):
            if name.endswith(".shard"):
                with open(os.path.join(self.folder.name, name), encoding="utf-8") as file:
                    self.assertNotIn(KEY, file.read(), name)

    def test_places_are_those_of_the_file(self):
        report = self.part("mixed.jsonl", 2, 3)
        with open(os.path.join(self.folder.name, report), encoding="utf-8") as file:
            part = json.load(file)
        with open(os.path.join(self.folder.name, "mixed.jsonl"), "rb") as file:
            data = file.read()
        self.assertEqual(part["shard"], {"part": 2, "of": 3, "file": "mixed.jsonl.2.shard"})
        with open(os.path.join(ROOT, "schemas", "report.json"), encoding="utf-8") as file:
            schema = json.load(file)
        self.assertEqual(faults(part, schema, schema), [])
        self.assertGreater(len(part["findings"]), 10)
        for finding in part["findings"]:
            start = finding["range"]["start"]
            before = data[:start["offset"]]
            self.assertEqual(start["line"], before.count(b"\n") + 1)
            self.assertGreaterEqual(start["offset"], len(data) // 3)

    def test_reports_of_whole_runs_are_joined(self):
        _, first, _ = self.check("short.jsonl")
        _, second, _ = self.check("document.json")
        for name, text in (("a.json", first), ("b.json", second)):
            with open(os.path.join(self.folder.name, name), "w", encoding="utf-8") as file:
                file.write(text)
        code, out, _ = self.merge("a.json", "b.json")
        whole_code, whole, _ = self.check("short.jsonl", "document.json")
        joined, whole = json.loads(out), json.loads(whole)
        self.assertIsNone(joined["summary"].pop("batch"))  # distributions cannot be joined
        whole["summary"].pop("batch")
        self.assertEqual((code, joined), (whole_code, whole))
        self.assertEqual(self.merge("a.json", "b.json", "--exit-zero")[0], 0)
        code, out, _ = self.merge("a.json", "b.json", "--format", "text")
        self.assertIn("[unknown-field]", out)
        said = run("check", "--no-config", "--as-of", DAY, "short.jsonl", "document.json", cwd=self.folder.name)[1]
        self.assertIn(next(line for line in said.split("\n") if " of " in line and "requests" in line and line[0].isdigit()), out)
        code, out, _ = self.check("short.jsonl", "nowhere.json")
        self.assertEqual(code, 3)
        with open(os.path.join(self.folder.name, "a.json"), "w", encoding="utf-8") as file:
            file.write(out)
        self.assertEqual(self.merge("a.json")[0], 3)

    def test_what_does_not_belong_together_is_refused(self):
        reports = [self.part("short.jsonl", part, 3) for part in (1, 2, 3)]
        self.assert_refuses(reports[:2], "part 3 of 3 is missing")
        self.assert_refuses([reports[0], reports[2]], "part 2 of 3 is missing")
        self.assert_refuses([*reports, reports[1]], "part 2 is there twice")
        for options in (("--language", "pl"), ("--model", "gemini-2.5-flash"), ("--as-of", "2026-01-01"), ("--method", "countTokens"), ("--ignore", "contents-empty")):
            other = self.part("short.jsonl", 3, 3, *options)
            self.assert_refuses([*reports[:2], other], "is of another run")
        self.part("short.jsonl", 3, 3)
        shard = os.path.join(self.folder.name, "short.jsonl.3.shard")
        with open(shard, encoding="utf-8") as file:
            text = file.read()
        for damaged, why in ((text[:-20], "damaged"), (text.rsplit("\n", 2)[0] + "\n", "ends too early"), ("{}\n", "is not what"), ("", "cannot be read"),
                             (text.replace('"knowledge":"', '"knowledge":"1'), "use one build"), (text + text, "behind its end"),
                             (text.replace('"end":1', '"end":2'), "are lost"), (text.replace('"notRequests":', '"notRequest":'), "damaged"),
                             (text.replace('"classes":[', '"classes":[9,'), "damaged"), (text.replace('"least":', '"least":9'), "damaged"),
                             (text.replace('"notCovered":', '"notCovered":9999999999999999999'), "damaged")):
            with open(shard, "w", encoding="utf-8") as file:
                file.write(damaged)
            self.assert_refuses(reports, why)
        self.assert_refuses(["mixed.jsonl"], "is no JSON report")
        self.assert_refuses(["none.json"], "none.json")

    def assert_refuses(self, reports, why):
        code, out, err = self.merge(*reports)
        self.assertEqual(code, 3 if any(word in why for word in ("damaged", "end", "lost", "read", "report", "json", "not what", "build")) else 2, why)
        self.assertIn(why, err)
        self.assertEqual(err.count("\n"), 1)
        self.assertNotIn('"summary"', out)

    def test_wrong_usage(self):
        for arguments, why in ((("--shard", "1/2", "short.jsonl"), "--shard-file"),
                               (("--shard-file", "x", "short.jsonl"), "goes with --shard"),
                               (("--shard", "1/2", "--shard-file", "x", "short.jsonl", "mixed.jsonl"), "one file"),
                               (("--shard", "1/2", "--shard-file", "x", "-"), "on disk"),
                               (("--shard", "1/2", "--shard-file", "x", "/dev/null"), "on disk"),
                               (("--shard", "1/2", "--shard-file", "short.jsonl", "short.jsonl"), "name another file"),
                               (("--shard", "1/2", "--shard-file", "x", "--schemas", "y", "short.jsonl"), "y"),
                               (("--shard", "1/2", "--shard-file", "x", "--statistics", "short.jsonl"), "--statistics"),
                               (("--shard", "1/2", "--shard-file", "x", "--format", "text=y", "short.jsonl"), "--format json"),
                               (("--shard", "1/2", "--shard-file", "no/such/folder", "short.jsonl"), "cannot be written"),
                               (("--shard", "3/2", "--shard-file", "x", "short.jsonl"), "2/8"),
                               (("--shard", "0/2", "--shard-file", "x", "short.jsonl"), "2/8"),
                               (("--shard", "half", "--shard-file", "x", "short.jsonl"), "2/8")):
            with self.subTest(arguments=arguments):
                code, _, err = self.check(*arguments)
                self.assertEqual(code, 2)
                self.assertIn(why, err)


if __name__ == "__main__":
    unittest.main()
