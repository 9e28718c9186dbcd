#!/usr/bin/env python3
"""Holds every rule to its cases, its words and the contract that all rule files share.

The binary stands in GEMLINT. `test_rules.py --write` rewrites tests/rules/<id>/rendered.txt.
"""
import collections
import difflib
import glob
import json
import os
import re
import subprocess
import sys
import tempfile
import unittest

import cases as case_files

ROOT = case_files.ROOT
CAUSES = os.path.join(os.path.dirname(ROOT), "shared", "knowledge", "causes.jsonl")
BINARY = os.path.abspath(os.environ.get("GEMLINT", os.path.join(ROOT, "build", "release", "gemlint")))
DAY = "2026-11-23"
SOURCES = [path for layer in ("lint", "checks", "rules") for path in glob.glob(os.path.join(ROOT, "src", layer, "*.cpp"))]
HOLE = re.compile(r"\{([A-Za-z]*)\}")


def gemlint(*arguments, cwd=None):
    environment = {name: value for name, value in os.environ.items() if name not in ("NO_COLOR", "CLICOLOR_FORCE")}
    done = subprocess.run([BINARY, *arguments], capture_output=True, cwd=cwd, env=environment, check=False)
    if done.returncode not in (0, 1):
        raise AssertionError(f"gemlint {' '.join(arguments[:6])} … ended with {done.returncode}: {done.stderr.decode()}")
    return done.stdout.decode("utf-8")


def check(options, paths, folder, *more):
    day = () if "--as-of" in options else ("--as-of", DAY)
    return gemlint("check", "--no-config", *day, *options, *more, *paths, cwd=folder)


def by_options(cases):
    groups = collections.defaultdict(list)
    for case in cases:
        groups[case.options].append(case)
    return groups


def load(name):
    with open(os.path.join(ROOT, "rules", name + ".json"), encoding="utf-8") as file:
        return json.load(file)


def pattern_of(text):
    """Matches `text` with its holes filled."""
    return ".*".join(re.escape(piece) for piece in HOLE.sub("\0", text).split("\0"))


def said_by(message, hints, finding_message):
    """True when `finding_message` is `message` with its holes filled, perhaps followed by one of `hints`."""
    pattern = pattern_of(message) + "(; (" + "|".join(map(pattern_of, hints)) + "))?"
    return re.fullmatch(pattern, finding_message, re.DOTALL) is not None


def place(finding):
    return (finding["rule"], finding.get("in", "body"), finding["pointer"])


def rendered(rule):
    """What the text report says about the rule's cases with "snapshot": true."""
    out = ""
    with tempfile.TemporaryDirectory() as folder:
        for options, group in by_options([case for case in case_files.cases_of(rule) if case.snapshot]).items():
            paths = case_files.write_files(group, folder)
            out += check(options, [os.path.basename(path) for path in paths], os.path.join(folder, rule["id"]), "--color", "never")
    return out


def snapshot_path(rule):
    return os.path.join(case_files.FOLDER, rule, "rendered.txt")


class Rules(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.rules = case_files.rules()
        cls.ids = list(cls.rules)
        cls.cases = {rule: case_files.cases_of(file) for rule, file in cls.rules.items()}


class Cases(Rules):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.findings = collections.defaultdict(list)
        everything = [case for cases in cls.cases.values() for case in cases]
        with tempfile.TemporaryDirectory() as folder:
            for options, group in by_options(everything).items():
                paths = case_files.write_files(group, folder)
                for finding in json.loads(check(options, paths, folder, "--format", "json"))["findings"]:
                    cls.findings[finding["path"]].append(finding)

    def faults(self, case):
        """What is wrong with the findings of a case, one line each."""
        found = self.findings[f"{case.rule}/{case.file}"]
        missing = collections.Counter(place(finding) for finding in case.expect)
        faults = []
        for finding in found:
            if missing[place(finding)] > 0:
                missing[place(finding)] -= 1
            elif finding["severity"] == "error" or finding["rule"] == case.rule:
                faults.append(f"not expected: {finding['severity']} {place(finding)}: {finding['message']}")
        faults += [f"not found: {wanted}" for wanted in missing.elements()]
        if case.emits is not None and not faults:
            emission = self.rules[case.rule]["emits"][case.emits]
            severity = emission.get("severity", self.rules[case.rule]["severity"])
            hints = self.rules[case.rule].get("hints", {}).values()
            own = [finding for finding in found if finding["rule"] == case.rule]
            if not any(said_by(emission["message"], hints, finding["message"]) and finding["severity"] == severity for finding in own):
                faults.append(f"{case.emits} ({severity}: {emission['message']}) did not speak, but "
                              + "; ".join(f"{finding['severity']}: {finding['message']}" for finding in own))
        return faults

    def test_cases(self):
        for rule, cases in self.cases.items():
            for case in cases:
                with self.subTest(rule=rule, case=case.name):
                    faults = self.faults(case)
                    if case.todo:
                        self.assertTrue(faults, "passes by now: take out \"todo\"")
                    else:
                        self.assertFalse(faults, "\n" + "\n".join(faults))

    def test_every_text_is_filled(self):
        """No hole is left in what people read, and each finding has what it is told to have."""
        for path, findings in self.findings.items():
            for finding in findings:
                known = self.rules.get(finding["rule"])
                self.assertIsNotNone(known, f"{path}: no rule {finding['rule']}")
                texts = [finding["message"], *(fix["title"] for fix in finding["fixes"])]
                server = (finding.get("server") or {}).get("message") or ""
                names = {hole for emission in known["emits"].values() for text in emission.values() for hole in HOLE.findall(text)}
                names |= {hole for group in ("hints", "fixes") for text in known.get(group, {}).values() for hole in HOLE.findall(text)}
                for text in [*texts, server]:
                    left = [hole for hole in HOLE.findall(text) if hole in names]
                    self.assertFalse(left, f"{path}: {text}")
                self.assertEqual(finding["guidance"], known["guidance"], path)


class Snapshots(Rules):
    def test_rendered(self):
        for rule in self.ids:
            with self.subTest(rule=rule):
                try:
                    with open(snapshot_path(rule), encoding="utf-8", newline="") as file:
                        kept = file.read()
                except FileNotFoundError:
                    self.fail("no rendered.txt; run test_rules.py --write")
                now = rendered(self.rules[rule])
                difference = "\n".join(difflib.unified_diff(kept.splitlines(), now.splitlines(), "rendered.txt", "now", lineterm=""))
                self.assertEqual(kept, now, "run test_rules.py --write if this is what it should say\n" + difference)


class Contract(Rules):
    def test_cases_are_well_formed(self):
        for rule, cases in self.cases.items():
            with self.subTest(rule=rule):
                self.assertGreaterEqual(sum(case.bad for case in cases), 4, "bad cases")
                self.assertGreaterEqual(sum(not case.bad for case in cases), 3, "good cases")
                # What decode says has many kinds, and a snapshot is still to be read in one go.
                most = 12 if self.rules[rule].get("stage") else 3
                self.assertIn(sum(case.snapshot for case in cases), range(2, most + 1), "cases in the snapshot")
                names = [case.name for case in cases]
                self.assertEqual(len(names), len(set(names)), "names stand once")
                for case in cases:
                    self.assertFalse(case.unknown, case.name)
                    self.assertIn(case.form, case_files.FORMS, case.name)
                    self.assertRegex(case.name, r"^[a-z0-9]+(-[a-z0-9]+)*$")
                    self.assertFalse(case.snapshot and not case.bad, f"{case.name}: a snapshot shows findings")
                    for finding in case.expect:
                        self.assertIn(finding["rule"], self.ids, case.name)

    def test_every_folder_has_a_rule(self):
        folders = {os.path.basename(os.path.dirname(path)) for path in glob.glob(os.path.join(case_files.FOLDER, "*", "cases.jsonl"))}
        self.assertEqual(folders, set(self.ids))

    def test_every_emission_has_a_case(self):
        for rule, cases in self.cases.items():
            claimed = {case.emits for case in cases if case.emits is not None and not case.todo}
            with self.subTest(rule=rule):
                self.assertEqual(claimed, set(self.rules[rule]["emits"]))

    def test_heads(self):
        for rule, file in self.rules.items():
            with self.subTest(rule=rule):
                self.assertEqual(file["id"], rule)
                self.assertRegex(rule, r"^[a-z]+[a-z0-9]*(-[a-z0-9]+)*$")
                self.assertIn(file["severity"], ("error", "warning", "info"))
                self.assertIn(file.get("stage", "parse"), ("recognise", "parse", "decode"))
                self.assertTrue(file["sources"])
                for source in file["sources"]:
                    self.assertEqual(set(source), {"url", "date"})
                    self.assertTrue(source["url"].startswith("https://"), source)
                    self.assertRegex(source["date"], r"^\d{4}-\d{2}(-\d{2})?$")
                self.assertTrue(file["title"] and not file["title"].endswith("."), file["title"])
                self.assertRegex(file["why"], r"\.$")

    def test_messages_have_no_full_stop(self):
        for rule, file in self.rules.items():
            texts = [emission["message"] for emission in file["emits"].values()]
            texts += [text for group in ("hints", "fixes") for text in file.get(group, {}).values()]
            for text in texts:
                self.assertFalse(text.endswith((".", " ")), f"{rule}: {text}")
                self.assertTrue(text, rule)

    def test_refusals_have_a_status(self):
        """What the server's reader refuses, it refuses with a status that stands in the file."""
        for rule, file in self.rules.items():
            severities = {emission.get("severity", file["severity"]) for emission in file["emits"].values()}
            if "error" in severities and file.get("stage") in ("parse", "decode"):
                self.assertEqual(file["server"], {"http": 400, "status": "INVALID_ARGUMENT"}, rule)
            elif "error" in severities and "stage" not in file:
                self.assertIn(file["server"]["http"], (400, 404), rule)
                self.assertRegex(file["server"]["status"], r"^[A-Z_]+$", rule)

    def test_causes_are_known(self):
        if not os.path.exists(CAUSES):
            self.skipTest("../shared/knowledge/causes.jsonl is not here")
        with open(CAUSES, encoding="utf-8") as lines:
            known = {json.loads(line)["cause"] for line in lines if line.strip()}
        for rule, file in self.rules.items():
            self.assertEqual(set(file["causes"]) - known, set(), rule)
            self.assertEqual(len(file["causes"]), len(set(file["causes"])), rule)

    def test_holes_are_ones_that_the_code_fills(self):
        filled = set()
        for path in SOURCES:
            with open(path, encoding="utf-8") as file:
                source = file.read()
            filled |= set(re.findall(r"arguments\.set\(\"(\w+)\"", source))
            for values in re.findall(r"Arguments \w+ = (\{\{.*?\}\});", source, re.DOTALL):
                filled |= set(re.findall(r"\{\"(\w+)\",", values))
        self.assertIn("name", filled)
        for rule, file in self.rules.items():
            texts = [text for emission in file["emits"].values() for key, text in emission.items() if key != "severity"]
            texts += [text for group in ("hints", "fixes") for text in file.get(group, {}).values()]
            for text in texts:
                self.assertEqual(set(HOLE.findall(text)) - filled, set(), f"{rule}: {text}")

    def test_hints_and_fixes_are_used(self):
        """A text that no code asks for is never read by anybody."""
        asked = {entry.get("hint", "foreign") for entry in load("foreign_names")["names"]}
        for path in SOURCES:
            with open(path, encoding="utf-8") as file:
                asked |= set(re.findall(r"\"([a-z0-9-]+)\"", file.read()))
        texts = [(rule, group, name) for rule, file in self.rules.items() for group in ("hints", "fixes") for name in file.get(group, {})]
        self.assertEqual([".".join(text) for text in texts if text[2] not in asked], [])

    def test_listing(self):
        listed = json.loads(gemlint("rules", "--format", "json"))["rules"]
        self.assertEqual([entry["id"] for entry in listed], self.ids)
        for entry in listed:
            file = self.rules[entry["id"]]
            for key in ("category", "severity", "title", "why", "causes", "sources"):
                self.assertEqual(entry[key], file[key], f"{entry['id']}: {key}")


def write():
    for rule, file_of_rule in case_files.rules().items():
        text = rendered(file_of_rule)
        with open(snapshot_path(rule), "w", encoding="utf-8", newline="") as file:
            file.write(text)


if __name__ == "__main__":
    if sys.argv[1:] == ["--write"]:
        write()
    else:
        unittest.main()
