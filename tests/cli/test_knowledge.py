#!/usr/bin/env python3
"""How old the knowledge is, and what changed in it."""
import json
import os
import re
import unittest

from program import ROOT, run

SAMPLE = os.path.join(ROOT, "samples", "text.json")


def changes(day, *options):
    return json.loads(run("rules", "--since", day, "--format", "json", *options)[1])["changes"]


class Since(unittest.TestCase):
    def test_only_what_is_not_older_and_the_newest_first(self):
        found = changes("2026-10-08")
        dates = [change["date"] for change in found]
        self.assertEqual(dates, sorted(dates, reverse=True))
        self.assertTrue(all(date >= "2026-10-08"[:len(date)] for date in dates), dates)
        self.assertLess(len(found), len(changes("2026-01-01")))
        self.assertIn({"date": "2026-10-08", "kind": "model", "id": "gemini-3.7-flash", "what": "answered-by", "detail": "gemini-3.8-flash"}, found)

    def test_rules_go_by_their_newest_source(self):
        rules = json.loads(run("rules", "--format", "json")[1])["rules"]
        newest = {rule["id"]: max(source["date"] for source in rule["sources"]) for rule in rules}
        found = {change["id"]: change["date"] for change in changes("2026-09-01") if change["kind"] == "rule"}
        self.assertEqual(found, {rule: date for rule, date in newest.items() if date >= "2026-09-01"[:len(date)]})

    def test_text_has_a_line_for_each(self):
        out = run("rules", "--since", "2026-10-08")[1]
        self.assertEqual(len(out.splitlines()), len(changes("2026-10-08")))
        self.assertTrue(all(re.match(r"\d{4}-\d\d(-\d\d)? +[a-z]", line) for line in out.splitlines()), out)

    def test_nothing_and_no_day(self):
        self.assertEqual(run("rules", "--since", "2099-01-01")[:2], (0, "nothing since 2099-01-01\n"))
        self.assertEqual(run("rules", "--since", "2099-01-01", "--language", "pl")[1], "nic od dnia 2099-01-01\n")
        code, _, complaint = run("rules", "--since", "last week")
        self.assertEqual(code, 2)
        self.assertIn("YYYY-MM-DD", complaint)


class Age(unittest.TestCase):
    def test_old_knowledge_is_said_in_the_summary(self):
        knowledge = re.search(r"knowledge of (\S+)\)", run("--version")[1])[1]
        self.assertNotIn(knowledge, run("check", "--as-of", knowledge, SAMPLE)[1])
        self.assertIn(f"knowledge is of {knowledge}", run("check", "--as-of", "2099-01-01", SAMPLE)[1])
        self.assertIn(f"z dnia {knowledge}", run("check", "--as-of", "2099-01-01", "--language", "pl", SAMPLE)[1])


if __name__ == "__main__":
    unittest.main()
