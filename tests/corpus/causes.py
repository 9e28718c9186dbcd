#!/usr/bin/env python3
"""Every cause of refusals that can be found without the server has a rule, and every cause that a rule names is known."""
import json
import os
import sys
import unittest

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
CAUSES = os.path.join(os.path.dirname(ROOT), "shared", "knowledge", "causes.jsonl")
sys.path.insert(0, os.path.join(ROOT, "tools"))

sys.path.insert(0, os.path.join(ROOT, "tests", "rules"))

import cases as case_files  # noqa: E402 (found through the lines above)
import rule_files  # noqa: E402

# Causes that no rule watches for, and why.
WITHOUT = {
    "compat-unknown-param": "the OpenAI-compatible route is recognised and not checked",
    "compat-unknown-google-extra-body": "the OpenAI-compatible route is recognised and not checked",
    "text-empty-string": "accepted alone and beside others, on every generation (38 recorded requests); the last report says it was mended",
    "no-text-part-with-image": "of models that are gone; the report itself says that it no longer holds",
    "openapi-unsupported-keyword-title-response-schema": "the server takes title since 2025",
    "v1beta-unknown-thinkingConfig-early": "the server takes thinkingConfig since 2025",
}


def causes():
    with open(CAUSES, encoding="utf-8") as file:
        return [json.loads(line) for line in file]


class Causes(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.rules = rule_files.load_rules(os.path.join(ROOT, "rules"))
        cls.named = {cause for rule in cls.rules.values() for cause in rule["causes"]}
        cls.causes = causes()

    def test_each_detectable_cause_has_a_rule(self):
        detectable = {cause["cause"] for cause in self.causes if set(cause["detectable_offline"]) & {"yes", "heuristic"}}
        self.assertGreater(len(detectable), 100)
        self.assertEqual(sorted(detectable - self.named - set(WITHOUT)), [])

    def test_causes_have_cases(self):
        """The thirty most frequent ones at least five with a finding and five without, the others two and two."""
        ranked = sorted(self.causes, key=lambda cause: -cause["threads_seen"])
        self.assertEqual([cause["cause"] for cause in ranked], [cause["cause"] for cause in self.causes], "the causes are in the order of their rank")
        for rank, cause in enumerate(ranked):
            cases = [case for rule in self.rules.values() if cause["cause"] in rule["causes"] for case in case_files.cases_of(rule)]
            if not cases:
                continue  # another test asks for the rule
            least = 5 if rank < 30 else 2
            with self.subTest(cause=cause["cause"]):
                self.assertGreaterEqual(sum(case.bad for case in cases), least, "cases with a finding")
                self.assertGreaterEqual(sum(not case.bad for case in cases), least, "cases without")

    def test_exceptions_are_still_needed(self):
        self.assertEqual(sorted(self.named & set(WITHOUT)), [])

    def test_rules_name_known_causes(self):
        self.assertEqual(sorted(self.named - {cause["cause"] for cause in self.causes}), [])


if __name__ == "__main__":
    if not os.path.exists(CAUSES):
        print("causes: left out, ../shared is not here")
        sys.exit(0)
    unittest.main()
