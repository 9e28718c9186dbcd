#!/usr/bin/env python3
"""tests/ecosystem on a made-up corpus and builds that print fixed reports."""
import json
import os
import shutil
import subprocess
import sys
import tempfile
import unittest

from program import ROOT, main

URL = "https://generativelanguage.googleapis.com/v1beta/models/m:generateContent"
BUILD = """#!{python}
import json, sys
path = sys.argv[-1]
table = json.loads({table!r})
lines = [json.loads(line)["body"]["id"] for line in open(path)] if path.endswith(".jsonl") else []
findings = [dict(rule=rule, severity=severity, message=message, path=path, pointer=pointer, range={{"start": {{"line": number + 1, "column": 1}}}}, **{{"in": "body"}})
            for number, name in enumerate(lines) for rule, severity, message, pointer in table.get(name, [])]
print(json.dumps({{"findings": findings}}))
sys.exit({code})
"""


class Ecosystem(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.mkdtemp()
        self.addCleanup(shutil.rmtree, self.folder)
        with open(os.path.join(self.folder, "recorded.jsonl"), "w", encoding="utf-8") as file:
            for name, status in (("one", 200), ("two", 400), ("three", 200)):
                file.write(json.dumps({"id": name, "method": "POST", "url": URL, "date": "2026-01-05", "status": status, "body": {"id": name}}) + "\n")

    def build(self, name, table, code=0):
        path = os.path.join(self.folder, name)
        with open(path, "w", encoding="utf-8") as file:
            file.write(BUILD.format(python=sys.executable, table=json.dumps(table), code=code))
        os.chmod(path, 0o755)
        return path

    def compare(self, *arguments):
        done = subprocess.run([os.path.join(ROOT, "tests", "ecosystem"), *arguments, "--corpus", self.folder], capture_output=True, text=True, check=False)
        return done.returncode, done.stdout, done.stderr

    def test_came_went_and_changed(self):
        old = self.build("old", {"one": [["a", "error", "old words", "/x"]], "two": [["b", "error", "same", "/y"]]})
        new = self.build("new", {"one": [["a", "warning", "new words", "/x"]], "two": [["b", "error", "same", "/y"], ["c", "error", "fresh", "/z"]],
                                 "three": [["c", "info", "fresh", ""]]})
        code, out, _ = self.compare(old, new)
        self.assertEqual(code, 0)
        self.assertIn("a\n    1 changed (1 accepted)\n      one (accepted)\n        - error at body /x: old words\n        + warning at body /x: new words\n", out)
        self.assertIn("c\n    2 came (1 accepted, 1 refused)\n", out)
        self.assertNotIn("same", out)
        self.assertIn("2 findings came, 0 findings went, 1 findings changed, of 2 rules", out)
        self.assertIn("new errors on accepted requests: 0\nnew errors on refused requests: 1 (c)", out)
        code, out, _ = self.compare(new, old, "--rule", "c")
        self.assertEqual(out.count("fresh"), 2)
        self.assertIn("2 went (1 accepted, 1 refused)", out)
        self.assertNotIn("new words", out)

    def test_no_difference(self):
        one = self.build("same", {"one": [["a", "error", "words", "/x"]]})
        code, out, _ = self.compare(one, one)
        self.assertEqual(code, 0)
        self.assertIn("0 findings came, 0 findings went, 0 findings changed, of 0 rules", out)

    def test_what_cannot_be_used(self):
        good = self.build("good", {})
        for second, complaint in ((self.build("bad", {}, 3), "ended with 3"), (os.path.join(self.folder, "nothing"), "nothing")):
            code, out, err = self.compare(good, second)
            self.assertEqual((code, out), (2, ""))
            self.assertIn(complaint, err)
        os.unlink(os.path.join(self.folder, "recorded.jsonl"))
        self.assertEqual(self.compare(good, good)[0], 2)


if __name__ == "__main__":
    main()
