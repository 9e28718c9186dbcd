#!/usr/bin/env python3
"""Every output format on findings of every rule, in files with odd names: valid by its schema, and the same findings as in the JSON report.

The schemas of SARIF and JUnit are read from ../shared/schemas; where they, or the readers of them, are missing, that is printed.
"""
import json
import os
import re
import subprocess
import sys
import tempfile
import unittest

from format_readers import READERS, shown
from json_schema import faults
from program import BINARY, ROOT, SHARED

sys.path.insert(0, os.path.join(ROOT, "tests", "rules"))

import cases as case_files  # noqa: E402 (found through the line above)

FORMATS = [*READERS, "jsonl"]
# On this day some models are deprecated and others about to be shut down; the options let every rule find something.
OPTIONS = ["--no-config", "--as-of", "2026-10-10", "--method", "generateContent", "--max-request", "200000", "--preview"]
BROKEN = ('\ufeff{"contents": [{"parts": [{"text": "\U0001f600ż"}]}],\r\n "generationConfig": {"\U0001f600\x1b": 1, "temprature": 1,\r\n'
          ' "stopSequences": "%0A::error::", "topP": 0.1, "topP": 7}}')
NAMES = [b"a b.json", b"100%41.json", b"c:d,e.json", b"q\"u'o<t>&.json", b"line\nbreak\r.json", b"\x1b[31m.json", b"\xff\xc0.json", "zażółć.json".encode(),
         b"]]>.json", b"back\\slash.json", b"?query#fragment.json", b"::error::.json", "\u202ertl.json".encode(), b"lines.jsonl"]
SHARED_SCHEMAS = os.path.join(SHARED, "schemas")


def left_out(what):
    print(f"LEFT OUT: {what}", file=sys.stderr)


def schema(name):
    path = os.path.join(SHARED_SCHEMAS, name)
    return path if os.path.exists(path) else None


def write_inputs(folder):
    everything = [case for rule in case_files.rules().values() for case in case_files.cases_of(rule)]
    case_files.write_files(everything, folder)
    os.mkdir(os.path.join(folder, "odd"))
    files = {name: BROKEN.encode() + b"\n" for name in NAMES}
    files[b"lines.jsonl"] = b'{"key": "k", "request": {"contents": [{"parts": [{"text": "Hi"}]}], "x": 1}}\n' * 3
    files[b"bytes.json"] = b'{"contents": [{"parts": [{"text": "Hi"}]}], "a\xff\x01": 1}'
    files[b"large.json"] = b" " * 200001
    files[b"none.json"] = b'{"a": 1}'
    files[b"empty.json"] = b""
    for name, content in files.items():
        with open(os.path.join(os.fsencode(folder), b"odd", name), "wb") as file:
            file.write(content)


def reports(folder, out, *options, command=("check",), inputs=(".",), formats=FORMATS):
    """Writes a report in each format below `out`; returns them as text, where a lone surrogate stands for a byte that is no UTF-8."""
    os.makedirs(out, exist_ok=True)
    wishes = [word for name in formats for word in ("--format", f"{name}={os.path.join(out, name)}")]
    done = subprocess.run([BINARY, *command, *options, *wishes, *inputs], cwd=folder, capture_output=True, check=False)
    assert done.returncode == 1 and not done.stdout, (done.returncode, done.stdout[:500], done.stderr[:500])
    texts = {}
    for name in formats:
        with open(os.path.join(out, name), encoding="utf-8", newline="") as file:  # every report is UTF-8, whatever it is about
            texts[name] = file.read()
    return texts


def without_time(text):
    return re.sub(r'timestamp="[^"]*"', "", text)


class EveryRule(unittest.TestCase):
    language = "en"

    @classmethod
    def setUpClass(cls):
        cls.parent = tempfile.TemporaryDirectory()
        cls.addClassCleanup(cls.parent.cleanup)
        cls.folder = os.path.join(cls.parent.name, "in")
        os.mkdir(cls.folder)
        write_inputs(cls.folder)
        cls.texts = reports(cls.folder, os.path.join(cls.parent.name, "out"), *OPTIONS, "--language", cls.language)
        cls.findings = json.loads(cls.texts["json"])["findings"]

    def test_every_rule_found_something(self):
        self.assertEqual(set(case_files.rules()) - {finding["rule"] for finding in self.findings}, set())
        names = {os.path.basename(finding["path"]) for finding in self.findings}
        for name in NAMES:
            self.assertIn(name.decode("utf-8", "replace"), names)

    def raw_path(self, finding):
        """The file's name as it is on disk; JSON has U+FFFD where it is no UTF-8."""
        return finding["path"].replace("\ufffd\ufffd.json", "\udcff\udcc0.json")

    def as_shown(self, finding):
        # The one message with bytes that are no UTF-8: JSON has lost which.
        return shown(finding["message"].replace("a\ufffd\x01", "a\udcff\x01"))

    def test_compact(self):
        found = READERS["compact"](self.texts["compact"])
        # A finding about a file as a whole is at its begin.
        expected = [{"line": 1, "column": 1, **finding, "message": self.as_shown(finding), "path": shown(self.raw_path(finding))}
                    for finding in READERS["json"](self.texts["json"])]
        for entry in expected:
            entry.pop("endLine", None)
            entry.pop("endColumn", None)
        self.assertEqual(found, expected)

    def test_github(self):
        found = READERS["github"](self.texts["github"])
        for mine, finding in zip(found, self.findings):
            message, *rest = mine["message"].split("\n")
            self.assertEqual(message.split("\r")[0], self.as_shown(finding).split("\\u000d")[0].split("\\u000a")[0])
            self.assertEqual(rest[-1], f"gemlint explain {finding['rule']}")
            self.assertEqual(any(f": {finding['server']['http']} " in line for line in rest) if finding["server"] else None, finding["server"] and True)
        expected = READERS["json"](self.texts["json"])
        self.assertEqual(len(found), len(expected))
        for mine, theirs in zip(found, expected):
            if "endLine" in theirs and theirs["line"] != theirs["endLine"]:
                del theirs["endColumn"]
            self.assertEqual({**mine, "message": 0}, {**theirs, "message": 0, "path": shown(self.raw_path(theirs), "\r\n")})

    def test_gitlab(self):
        expected = READERS["json"](self.texts["json"])
        for entry in expected:
            entry.setdefault("line", 1)
            entry.setdefault("endLine", 1)
            entry.pop("column", None)
            entry.pop("endColumn", None)
        self.assertEqual(READERS["gitlab"](self.texts["gitlab"]), expected)

    def test_checkstyle(self):
        expected = READERS["json"](self.texts["json"])
        for entry in expected:
            for name in ("line", "column"):
                entry.setdefault(name, 1)
            for name in ("endLine", "endColumn"):
                entry.pop(name, None)
            for name in ("message", "path"):
                entry[name] = re.sub("[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]", "\ufffd", entry[name])
        self.assertEqual(READERS["checkstyle"](self.texts["checkstyle"]), expected)

    def test_jsonl(self):
        *lines, last = self.texts["jsonl"].splitlines()
        with open(os.path.join(ROOT, "schemas", "report.json"), encoding="utf-8") as file:
            form = json.load(file)
        self.assertEqual([json.loads(line) for line in lines], self.findings)
        for line in lines:
            self.assertEqual(faults(json.loads(line), form["definitions"]["finding"], form), [])
        self.assertEqual(json.loads(last), {"summary": json.loads(self.texts["json"])["summary"]})

    def test_junit(self):
        expected = READERS["json"](self.texts["json"])
        found = READERS["junit"](self.texts["junit"])
        self.assertEqual(len(found), len(expected))
        no_xml = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
        for mine, theirs in zip(found, expected):
            self.assertEqual((mine["message"] is not None), theirs["severity"] == "error", "errors fail, as the run does")
            for name in ("rule", "severity", "line", "column"):
                self.assertEqual(mine.get(name), theirs.get(name))
            self.assertEqual(mine["path"], no_xml.sub("\ufffd", theirs["path"]))
            if mine["message"] is not None:
                self.assertEqual(mine["message"], no_xml.sub("\ufffd", theirs["message"]))
        files = json.loads(self.texts["json"])["summary"]["files"]
        self.assertEqual(self.texts["junit"].count("<testsuite "), files, "clean files pass")

    def test_junit_by_its_schema(self):
        path = schema("junit.xsd")
        if path is None:
            return left_out("JUnit's schema is not in ../shared/schemas")
        done = subprocess.run(["xmllint", "--noout", "--schema", path, "-"], input=self.texts["junit"].encode(), capture_output=True, check=False)
        self.assertEqual(done.returncode, 0, done.stderr.decode()[:2000])

    def test_sarif(self):
        expected = READERS["json"](self.texts["json"])
        for entry in expected:
            for name in ("line", "column", "endLine", "endColumn"):
                entry.setdefault(name, 1)
            entry["path"] = self.raw_path(entry)
        self.assertEqual(READERS["sarif"](self.texts["sarif"]), expected)

    def test_sarif_holds_notes_and_fixes(self):
        def edits(fix):
            return [(edit["range"]["start"]["offset"], edit["range"]["end"]["offset"], edit["text"]) for edit in fix["edits"]]

        def replacements(fix):
            (change,) = fix["artifactChanges"]
            return [(r["deletedRegion"]["byteOffset"], r["deletedRegion"]["byteOffset"] + r["deletedRegion"]["byteLength"],
                     r["insertedContent"]["text"]) for r in change["replacements"]]

        (run,) = json.loads(self.texts["sarif"])["runs"]
        count = 0
        for result, finding in zip(run["results"], self.findings):
            fixes = sorted(finding["fixes"], key=lambda fix: fix["safety"] != "safe")
            self.assertEqual(list(map(replacements, result.get("fixes", []))), list(map(edits, fixes)))
            self.assertEqual([note["message"]["text"] for note in result.get("relatedLocations", [])], [note["message"] for note in finding["notes"]])
            self.assertEqual(result["partialFingerprints"]["gemlint/v1"], finding["fingerprint"])
            count += len(fixes)
        self.assertGreater(count, 100)

    def test_sarif_by_its_schema(self):
        path = schema("sarif-schema-2.1.0.json")
        try:
            from jsonschema import Draft4Validator
        except ImportError:
            return left_out("python3-jsonschema is not installed: SARIF was not held to its schema")
        if path is None:
            return left_out("SARIF's schema is not in ../shared/schemas")
        with open(path, encoding="utf-8") as file:
            validator = Draft4Validator(json.load(file))
        self.assertTrue(list(validator.iter_errors({"version": "2.1.0"})), "the validator finds nothing")
        self.assertEqual([error.message for error in validator.iter_errors(json.loads(self.texts["sarif"]))][:5], [])

    def test_sarif_as_github_takes_it(self):
        """What GitHub's documentation demands of a file, and its limits."""
        document = json.loads(self.texts["sarif"])
        (run,) = document["runs"]
        rules = run["tool"]["driver"]["rules"]
        self.assertLessEqual(len(run["results"]), 25000)
        self.assertRegex(run["automationDetails"]["id"], r"^[^/]+/$")
        self.assertEqual(len({rule["id"] for rule in rules}), len(rules))
        for rule in rules:
            for name in ("shortDescription", "fullDescription"):
                self.assertTrue(0 < len(rule[name]["text"]) <= 1024, rule["id"])
            self.assertTrue(rule["help"]["text"] and rule["help"]["markdown"] and len(rule["name"]) <= 255)
            self.assertIn(rule["defaultConfiguration"]["level"], ("error", "warning", "note"))
            self.assertIn(rule["properties"]["precision"], ("very-high", "high", "medium", "low"))
            self.assertIn(rule["properties"]["problem.severity"], ("error", "warning", "recommendation"))
            self.assertLessEqual(len(rule["properties"]["tags"]), 10)
        hashes = {result["partialFingerprints"]["primaryLocationLineHash"] for result in run["results"]}
        self.assertEqual(len(hashes), len(run["results"]), "alerts would be taken for one")
        for result in run["results"]:
            self.assertTrue(result["message"]["text"])
            self.assertEqual(len(result["locations"]), 1)
            location = result["locations"][0]["physicalLocation"]
            self.assertEqual(location["artifactLocation"]["uriBaseId"], "%SRCROOT%")
            self.assertTrue(all(location["region"][name] >= 1 for name in ("startLine", "startColumn", "endLine", "endColumn")))

    def test_threads_make_no_difference(self):
        one, four = (reports(self.folder, os.path.join(self.parent.name, jobs), *OPTIONS, "--language", self.language, "--jobs", jobs) for jobs in "14")
        for name in FORMATS:
            self.assertEqual(without_time(one[name]), without_time(four[name]), name)
            self.assertEqual(without_time(one[name]), without_time(self.texts[name]), name)

    def test_merging_gives_the_same_reports(self):
        """From the JSON report alone; only what it does not know is different: bytes that are no UTF-8, and which files are clean."""
        merged = reports(self.folder, os.path.join(self.parent.name, "merged"), command=("merge",), inputs=(os.path.join(self.parent.name, "out", "json"),))

        def known(name, text):
            text = text.replace("%FF%C0", "%EF%BF%BD%EF%BF%BD").replace("\\xff\\xc0", "\ufffd\ufffd").replace("a\\xff", "a\ufffd")
            if name == "gitlab":
                return text
            text = re.sub(r'(?s)  <testsuite (?:(?!</testsuite>).)*<testcase name="gemlint".*?</testsuite>\n', "", text) if name == "junit" else text
            return re.sub(r' id="\d+"', "", without_time(text))

        for name in FORMATS:
            if name in ("json", "jsonl"):
                self.assertEqual(merged[name].count("\n"), self.texts[name].count("\n"))
            else:
                self.assertEqual(known(name, merged[name]), known(name, self.texts[name]), name)


class EveryRuleInPolish(EveryRule):
    language = "pl"
    # A JSON report does not say its language, so SARIF made of it describes rules in English.
    test_merging_gives_the_same_reports = None

    def test_words_are_polish(self):
        (run,) = json.loads(self.texts["sarif"])["runs"]
        self.assertEqual(run["language"], "pl")
        self.assertIn("Co zrobić", run["tool"]["driver"]["rules"][0]["help"]["text"])
        self.assertIn("serwer: 400 INVALID_ARGUMENT", self.texts["github"])


class Parts(unittest.TestCase):
    def test_parts_merged_give_the_reports_of_a_whole_run(self):
        with tempfile.TemporaryDirectory() as folder:
            with open(os.path.join(folder, "batch.jsonl"), "w", encoding="utf-8") as file:
                for i in range(4000):
                    broken = {"temprature": i} if i % 7 == 0 else {"topP": 7} if i % 11 == 0 else {}
                    body = {"contents": [{"role": "user", "parts": [{"text": "x" * 500}]}], "generationConfig": broken}
                    file.write(json.dumps({"key": f"k{i % 3990}", "request": body}) + "\n")
            whole = reports(folder, os.path.join(folder, "whole"), "--no-config", inputs=("batch.jsonl",))
            for i in "123":
                part = subprocess.run([BINARY, "check", "--no-config", "--shard", f"{i}/3", "--shard-file", f"{i}.shard", "--format", f"json={i}.json", "--exit-zero",
                                       "batch.jsonl"], cwd=folder, capture_output=True, check=False)
                self.assertEqual((part.returncode, part.stdout), (0, b""), part.stderr)
            merged = reports(folder, os.path.join(folder, "merged"), command=("merge",), inputs=("1.json", "2.json", "3.json"))
            for name in FORMATS:
                self.assertEqual(without_time(merged[name]), without_time(whole[name]), name)


if __name__ == "__main__":
    unittest.main()
