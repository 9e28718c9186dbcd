#!/usr/bin/env python3
"""What formats do with the unusual: findings about gemlint.json, paths that are written oddly, merged reports of runs that could not read all."""
import json
import os
import re
import subprocess
import unittest
import xml.etree.ElementTree as ElementTree

from format_readers import READERS
from json_schema import faults
from program import BINARY, ROOT, main, run
from test_outputs import BROKEN, CLEAN, Folder

UNUSED = {"suppress": [{"path": "a.json", "rule": "unknown-field", "reason": "r"}, {"path": "a.json", "rule": "wrong-type", "reason": "r"}]}


class ConfigurationItself(Folder):
    def setUp(self):
        super().setUp()
        self.write("gemlint.json", json.dumps(UNUSED))

    def report(self, form, *options):
        code, out, err = run("check", "--format", form, "--fail-on", "warning", *options, "a.json", cwd=self.folder)
        self.assertEqual((code, err), (1, ""))
        return out

    def test_every_format_has_it(self):
        (expected,) = READERS["json"](self.report("json"))
        self.assertEqual((expected["rule"], expected["severity"], expected["path"]), ("configuration", "warning", "gemlint.json"))
        self.assertIn("suppresses no finding of 'wrong-type'", expected["message"])
        for form in ("compact", "github", "gitlab", "sarif", "junit", "checkstyle"):
            # SARIF has the suppressed finding, too.
            mine = [entry for entry in READERS[form](self.report(form)) if entry["rule"] != "unknown-field"]
            self.assertEqual(len(mine), 1, form)
            self.assertIn(expected["message"], mine[0].pop("message"), form)
            self.assertLessEqual(mine[0].items(), expected.items(), form)
        with open(os.path.join(ROOT, "schemas", "report.json"), encoding="utf-8") as file:
            form = json.load(file)
            self.assertEqual(faults(json.loads(self.report("json")), form, form), [])
        with open(os.path.join(ROOT, "schemas", "statistics.json"), encoding="utf-8") as file:
            statistics, form = json.loads(self.report("json", "--statistics")), json.load(file)
            self.assertEqual(faults(statistics, form, form), [])
        self.assertEqual(statistics["statistics"][0]["title"], "Entry of gemlint.json that has no use any more")
        self.assertIn("gemlint.json", self.report("text", "--statistics"))
        self.assertIn("gemlint.json:1:", self.report("text"))

    def test_sarif_describes_it(self):
        for language, title, remedy in (("en", "Entry of gemlint.json", "What to do: Take"), ("pl", "Wpis w gemlint.json", "Co zrobić: Usuń")):
            (sarif,) = json.loads(self.report("sarif", "--language", language))["runs"]
            (rule,) = [rule for rule in sarif["tool"]["driver"]["rules"] if rule["id"] == "configuration"]
            self.assertEqual(rule["name"], "Configuration")
            self.assertTrue(rule["shortDescription"]["text"].startswith(title))
            self.assertTrue(len(rule["shortDescription"]["text"]) < len(rule["fullDescription"]["text"]) <= 1024)
            self.assertIn(remedy, rule["help"]["text"])
            self.assertTrue(rule["help"]["markdown"])
            self.assertEqual(rule["defaultConfiguration"]["level"], "warning")
            self.assertEqual(rule["properties"]["tags"], ["configuration"])

    def test_explain_tells_of_it(self):
        for language, words in (("en", ("Entry of gemlint.json", "What to do", "until")), ("pl", ("Wpis w gemlint.json", "Co zrobić", "until"))):
            code, out, err = run("explain", "--language", language, "configuration")
            self.assertEqual((code, err), (0, ""))
            self.assertTrue(out.startswith("configuration: "))
            for word in words:
                self.assertIn(word, out)

    def test_it_can_be_merged(self):
        self.write("whole", self.report("json"))
        for form in ("json", "compact", "github", "gitlab", "checkstyle"):
            code, out, _ = run("merge", "--format", form, "--fail-on", "warning", "whole", cwd=self.folder)
            self.assertEqual((code, out), (1, self.report(form)), form)


class Paths(Folder):
    def uris(self, path, form, folder=None, **environment):
        done = subprocess.run([BINARY, "check", "--no-config", "--format", form, path], cwd=folder or self.folder, capture_output=True, check=False,
                              env={**os.environ, **environment})
        self.assertEqual(done.returncode, 1, done.stderr)
        return [entry["path"] for entry in READERS[form](done.stdout.decode())]

    def test_paths_are_relative_and_plain(self):
        os.mkdir(self.path("o"))
        os.rename(self.path("a.json"), self.path("o/own.json"))
        os.symlink("o", self.path("link"))
        inside, linked = self.path("o"), self.path("link")
        for form in ("sarif", "github", "gitlab", "checkstyle"):
            for path in ("own.json", "./own.json", ".//own.json", "././/./own.json", "../o/own.json", "../o//./own.json", inside + "/own.json", inside + "//own.json"):
                self.assertEqual(self.uris(path, form, inside), ["own.json"], (form, path))
            self.assertEqual(self.uris(linked + "/own.json", form, inside, PWD=linked), ["own.json"], form)
            self.assertEqual(self.uris(".//o/own.json", form), ["o/own.json"], form)
        # What PWD says counts only as long as it is true.
        self.assertEqual(self.uris(linked + "/own.json", "github", inside, PWD=self.folder), [linked + "/own.json"])
        self.assertEqual(self.uris(self.path("o/own.json"), "github", inside, PWD=self.folder), ["own.json"])
        os.mkdir(self.path("p"))
        self.assertEqual(self.uris("../o/own.json", "github", self.path("p")), ["../o/own.json"])


class MergedUnread(Folder):
    def setUp(self):
        super().setUp()
        self.write("clean.json", CLEAN)
        for name, gone in (("one", ["gone.json"]), ("two", ["gone2.json", "gone3.json"])):
            self.assertEqual(self.gemlint("--format", f"json={name}", "a.json", *gone)[0], 3)
        self.assertEqual(self.gemlint("--format", "json=none", "a.json")[0], 1)

    def merged(self, form, *names):
        code, out, _ = run("merge", "--format", form, *names, cwd=self.folder)
        self.assertEqual(code, 1 if names == ("none",) else 3)
        return out

    def test_junit(self):
        for names, words in ((("one",), "1 file could not be read."), (("one", "two"), "3 files could not be read.")):
            errors = [suite for suite in ElementTree.fromstring(self.merged("junit", *names)) if suite.get("errors") != "0"]
            self.assertEqual([(suite.get("name"), suite.get("tests"), suite.get("errors")) for suite in errors], [("unreadable", "1", "1")])
            self.assertEqual(errors[0].find("testcase/error").attrib, {"type": "unreadable", "message": words})
        self.assertNotIn("<error", self.merged("junit", "none"))

    def test_sarif(self):
        for names, words in ((("one",), "1 file could not be read."), (("one", "two"), "3 files could not be read.")):
            (invocation,) = json.loads(self.merged("sarif", *names))["runs"][0]["invocations"]
            self.assertEqual(invocation, {"executionSuccessful": False, "toolExecutionNotifications": [{"level": "error", "message": {"text": words}}]})
        self.assertEqual(json.loads(self.merged("sarif", "none"))["runs"][0]["invocations"][0]["toolExecutionNotifications"], [])

    def test_nothing_is_said_twice(self):
        out = self.gemlint("--format", "junit", "a.json", "gone.json")[1]
        self.assertEqual(out.count("<error"), 1)
        out = self.gemlint("--format", "sarif", "a.json", "gone.json")[1]
        self.assertEqual(len(json.loads(out)["runs"][0]["invocations"][0]["toolExecutionNotifications"]), 1)


class FixedInLines(Folder):
    def test_json_lines_have_what_json_has(self):
        self.write("b.json", BROKEN.replace("temprature", "topp"))
        self.write("c.json", BROKEN.replace("temprature", "nothing-like-it"))
        # More than is kept in memory, so that it comes in several pieces.
        self.write("many.jsonl", (BROKEN + "\n") * 6000)
        for mode in ("--fix-dry-run", "--fix"):
            before = {name: self.read(name) for name in ("a.json", "b.json", "many.jsonl")}
            whole = json.loads(self.gemlint(mode, "--format", "json", ".")[1])
            for name, text in before.items():
                self.write(name, text)
            text = self.gemlint(mode, "--format", "jsonl", ".")[1]
            lines = [json.loads(line) for line in text.splitlines()]
            self.assertEqual([line["path"] for line in whole["fixed"]], ["a.json", "b.json", "many.jsonl"])
            self.assertEqual(len(whole["fixed"][2]["applied"]), 6000)
            self.assertEqual(lines, [*whole["findings"], *({"fixed": file} for file in whole["fixed"]), {"summary": whole["summary"]}], mode)
        self.assertGreater(len(text), 1 << 20)

    def test_nothing_was_fixed(self):
        self.write("a.json", CLEAN)
        self.assertEqual(json.loads(self.gemlint("--fix-dry-run", "--format", "json", ".")[1])["fixed"], [])
        self.assertEqual(self.gemlint("--fix-dry-run", "--format", "jsonl", ".")[1], self.gemlint("--format", "jsonl", ".")[1])


class CompactLines(Folder):
    PROMISED = re.compile(r"^(.*?):(\d+):(\d+): (error|warning|info): (.*) \[(.*)\]$")

    def test_all_have_the_form_that_the_page_shows(self):
        with open(os.path.join(ROOT, "docs", "reports.md"), encoding="utf-8") as page:
            self.assertIn(f"`{self.PROMISED.pattern}`", page.read())
        self.write("none.json", '{"contents": ')
        self.write("none.jsonl", '{"a": 1}\n')
        out = self.gemlint("--format", "compact", "--method", "generateContent", "--max-request", "80", ".")[1]
        lines = out.splitlines()
        self.assertTrue(any(line.split(" ")[0].endswith(":1:1:") for line in lines), out)
        for line in lines:
            self.assertRegex(line, self.PROMISED)


if __name__ == "__main__":
    main()
