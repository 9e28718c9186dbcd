#!/usr/bin/env python3
"""README.md: its links, its options, its configuration and its commands. readme_example.py holds its example, test_ci.py the rest."""
import json
import os
import re
import shutil
import tempfile
import unittest

import program
from documents import blocks

BROKEN = '{"contents": [{"parts": [{"text": "Hi"}]}], "generationConfig": {"temprature": 1}}\n'


class Readme(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.mkdtemp()
        self.addCleanup(shutil.rmtree, self.folder)
        with open(os.path.join(program.ROOT, "README.md"), encoding="utf-8") as file:
            self.page = file.read()

    def write(self, name, text):
        path = os.path.join(self.folder, name)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "w", encoding="utf-8") as file:
            file.write(text)

    def read(self, name):
        with open(os.path.join(self.folder, name), encoding="utf-8") as file:
            return file.read()

    def test_links_lead_somewhere(self):
        targets = set(re.findall(r"\]\((?!https?:)([^)#]+)", self.page))
        for target in targets:
            self.assertTrue(os.path.exists(os.path.join(program.ROOT, target)), target)
        pages = {"docs/" + name for name in os.listdir(os.path.join(program.ROOT, "docs")) if name.endswith(".md")}
        self.assertEqual(pages - targets, set(), "pages that README.md does not name")

    def test_there_are_the_options(self):
        known = program.run("check", "--help")[1]
        options = re.findall(r"--[a-z-]+", "".join(re.findall(r"^\| (`-.*?) \|", self.page, re.MULTILINE)))
        self.assertGreater(len(options), 20)
        for option in options:
            self.assertRegex(known, rf"(?m)[\s,]{option}[\s,]")

    def test_the_configuration(self):
        shown = next(block for block in blocks("README.md", "json") if "suppress" in block)
        self.write("gemlint.json", shown)
        self.assertEqual(program.run("config", cwd=self.folder)[0], 0)
        self.write("a.json", '{"contents": [{"parts": [{"text": "Hi"}]}], "tools": [{"xTool": {}}]}\n')
        code, out, err = program.run("check", "--as-of", program.DAY, ".", cwd=self.folder)
        self.assertEqual(code, 0, err)
        self.assertIn("1 finding is suppressed by gemlint.json", out)
        # Old findings, the baseline, and a new one.
        self.write("prompts/old.json", BROKEN)
        self.assertIn("gemlint check --write-baseline .", self.page)
        self.assertEqual(program.run("check", ".", cwd=self.folder)[0], 1)
        self.assertEqual(program.run("check", "--write-baseline", ".", cwd=self.folder)[0], 0)
        self.assertEqual(list(json.loads(self.read("gemlint-baseline.json"))["files"]), ["prompts/old.json"])
        self.assertEqual(program.run("check", ".", cwd=self.folder)[0], 0)
        self.write("prompts/new.json", BROKEN.replace("temprature", "topp"))
        code, out, _ = program.run("check", "--format", "compact", ".", cwd=self.folder)
        self.assertEqual((code, out.count("\n"), out.startswith("prompts/new.json:1:")), (1, 1, True), out)

    def test_the_fixes(self):
        show, fix = [line.split("#")[0].split() for line in next(block for block in blocks("README.md", "sh") if "gemlint fix" in block).splitlines()]
        self.write("prompts/a.json", BROKEN)
        code, out, _ = program.run(*show[1:], cwd=self.folder)
        self.assertEqual((code, self.read("prompts/a.json")), (1, BROKEN))
        self.assertIn("+++ prompts/a.json", out)
        self.assertEqual(program.run(*fix[1:], cwd=self.folder)[0], 0)
        self.assertEqual(self.read("prompts/a.json"), BROKEN.replace("temprature", "temperature"))


if __name__ == "__main__":
    program.main()
