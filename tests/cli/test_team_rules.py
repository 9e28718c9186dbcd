#!/usr/bin/env python3
"""Rules of the user's own, and the JSON Schema of rule files."""
import glob
import json
import os
import shutil
import tempfile
import unittest

from json_schema import faults
from program import DAY, ROOT, lint, main, run

HOST = "https://generativelanguage.googleapis.com/v1beta/models/gemini-2.5-flash:generateContent"
RULE = {"id": "x-no-system-instruction", "severity": "warning", "title": "System instruction in a request file",
        "on": "GenerateContentRequest", "require": {"not": {"required": ["systemInstruction"]}}, "reportAt": ["/systemInstruction"],
        "message": "'{name}' comes from the prompt service; leave it out"}


def schema():
    with open(os.path.join(ROOT, "schemas", "rule.json"), encoding="utf-8") as file:
        return json.load(file)


class TeamRules(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.mkdtemp()
        self.addCleanup(shutil.rmtree, self.folder)
        self.rules = os.path.join(self.folder, "rules")
        os.mkdir(self.rules)
        self.request = os.path.join(self.folder, "request.json")
        with open(self.request, "w", encoding="utf-8") as file:
            json.dump({"url": HOST, "body": {"contents": [{"parts": [{"text": "Hi"}]}], "system_instruction": {"parts": [{"text": "a"}]}}}, file)

    def add(self, rule, name=None):
        with open(os.path.join(self.rules, (name or rule["id"]) + ".json"), "w", encoding="utf-8") as file:
            json.dump(rule, file)

    def complaint(self):
        code, out, err = run("check", "--as-of", DAY, "--rule-folder", self.rules, self.request)
        self.assertEqual((code, out), (2, ""))
        return err

    def test_it_speaks(self):
        self.add(RULE)
        found = lint("--rule-folder", self.rules, self.request)["findings"]
        self.assertEqual([(f["rule"], f["category"], f["severity"], f["pointer"]) for f in found],
                         [("x-no-system-instruction", "team", "warning", "/system_instruction")])
        self.assertEqual(found[0]["message"], "'system_instruction' comes from the prompt service; leave it out")
        self.assertIsNone(found[0]["guidance"])
        self.assertEqual(lint(self.request)["findings"], [])

    def test_it_can_be_chosen_like_any_other(self):
        self.add(RULE)
        self.assertEqual(lint("--rule-folder", self.rules, "--ignore", "team", self.request)["findings"], [])
        self.assertEqual(run("check", "--as-of", DAY, "--rule-folder", self.rules, "--severity", RULE["id"] + "=error", self.request)[0], 1)

    def test_a_policy_may_be_an_error(self):
        self.add({**RULE, "severity": "error"})
        self.assertIn('"policy": true', self.complaint())
        self.add({**RULE, "severity": "error", "policy": True})
        self.assertEqual(run("check", "--as-of", DAY, "--rule-folder", self.rules, self.request)[0], 1)

    def test_what_cannot_be_used(self):
        wrong = [
            ({**RULE, "id": "no-system-instruction"}, 'begins with "x-"'), ({**RULE, "colour": "red"}, 'unknown key "colour"'),
            ({key: value for key, value in RULE.items() if key != "require"}, "needs exactly one of"), ({**RULE, "on": "GenerateContentReqest"}, "GenerateContentReqest"),
            ({**RULE, "require": {"required": ["systemInstructions"]}}, 'no field "systemInstructions"'), ({**RULE, "require": {"pattern": "a"}}, '"pattern" is no keyword'),
            ({**RULE, "reportAt": ["/instruction"]}, "instruction"), ({**RULE, "reportAt": [""]}, "empty place"), ({**RULE, "scope": {"modelHas": ["wings"]}}, '"wings"'), ({**RULE, "scope": {"methods": ["generate"]}}, '"generate"'),
            ({**RULE, "guidance": "astrology"}, '"astrology"'), ({**RULE, "check": "contents-empty"}, "needs exactly one of"), ({**RULE, "severity": "loud"}, '"severity"'),
            ({**RULE, "require": {"not": {"not": {"not": {"not": {"not": {}}}}}}}, "levels deep"),
        ]
        for rule, words in wrong:
            with self.subTest(words):
                self.add(rule)
                err = self.complaint()
                self.assertIn(rule["id"] + ".json", err)
                self.assertIn(words, err)
                os.unlink(os.path.join(self.rules, rule["id"] + ".json"))
        self.add(RULE, "x-other-name")
        self.assertIn("not named after its id", self.complaint())
        code, _, err = run("check", "--rule-folder", os.path.join(self.folder, "nothing"), self.request)
        self.assertEqual(code, 2)
        self.assertIn("nothing", err)


class RuleSchema(unittest.TestCase):
    def test_every_rule_fits(self):
        form = schema()
        for path in glob.glob(os.path.join(ROOT, "rules", "*.json")):
            with open(path, encoding="utf-8") as file:
                rule = json.load(file)
            if "id" in rule:
                with self.subTest(rule["id"]):
                    self.assertEqual(faults(rule, form, form), [])

    def test_the_example_fits(self):
        form = schema()
        self.assertEqual(faults(RULE, form, form), [])

    def test_what_the_loader_refuses_does_not_fit(self):
        form = schema()
        for change in ({"colour": "red"}, {"severity": "loud"}, {"require": {"pattern": "a"}}, {"require": {"properties": {"a": {"$ref": "#"}}}},
                       {"reportAt": "/a"}, {"scope": {"models": ["a"]}}, {"fix": {"title": "a"}}, {"on": "request"}):
            self.assertNotEqual(faults({**RULE, **change}, form, form), [], change)


if __name__ == "__main__":
    main()
