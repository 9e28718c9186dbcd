#!/usr/bin/env python3
"""Holds the pages in docs/ to what tools/docs.py makes of the rules and the guide."""
import json
import os
import re
import shutil
import sys
import tempfile
import unittest

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
sys.path.insert(0, os.path.join(ROOT, "tools"))

import docs  # noqa: E402

RULE = {"id": "bad-thing", "category": "wire", "severity": "error", "title": "A <bad> thing", "why": "Because.", "guidance": "topic",
        "server": {"http": 400, "status": "INVALID_ARGUMENT"}, "stage": "decode",
        "emits": {"one": {"message": "{a} | `b`", "server": "no"}, "again": {"message": "{a} | `b`", "server": "no"},
                  "two": {"severity": "info", "message": "c"}},
        "hints": {"h": "a hint"}, "sources": [{"url": "https://example.org/s", "date": "2026-01"}]}
ENTRY = {"id": "topic", "code": {"http": 400, "status": "INVALID_ARGUMENT"}, "topic": "codes", "title": "T", "cause": "C", "remedy": "R", "short": "S",
         "parameters": [{"name": "p", "minimum": 0, "maximum": 1}, {"name": "q", "minimum": 1, "whole": True, "modelLimit": "limit"}],
         "cases": [{"symptom": "sees \\n", "remedy": "does"}], "links": ["https://example.org/l"], "sources": RULE["sources"]}


class Committed(unittest.TestCase):
    def test_pages_are_up_to_date(self):
        self.assertEqual([], docs.faults(), "run tools/docs.py")

    def test_links_between_pages_lead_somewhere(self):
        made = docs.pages()
        anchors = set(re.findall(r'<a id="([^"]+)">', made["docs/guide.md"]))
        for path, text in made.items():
            for target, anchor in re.findall(r"\]\((?!https?:)([^)#]*)(?:#([^)]*))?\)", text):
                full = os.path.normpath(os.path.join(os.path.dirname(path), target)) if target else path
                self.assertIn(full, made, f"{path} links to {target}")
                if anchor:
                    self.assertIn(anchor, anchors, f"{path} links to {target}#{anchor}")

    def test_every_rule_and_entry_has_its_place(self):
        made = docs.pages()
        for name in docs.rule_files.load_rules(os.path.join(ROOT, "rules")):
            self.assertIn(f"(rules/{name}.md)", made["docs/rules.md"])
            self.assertIn(f"(rules/{name}.md)", made["docs/guide.md"])
        for entry in json.loads(docs.read(ROOT, "rules/guidance.json"))["entries"]:
            self.assertEqual(1, made["docs/guide.md"].count(f'<a id="{entry["id"]}">'))


class MadeUp(unittest.TestCase):
    """The generator on a small tree of its own."""

    def setUp(self):
        self.root = tempfile.mkdtemp()
        self.addCleanup(shutil.rmtree, self.root)
        self.put("rules/bad-thing.json", json.dumps(RULE))
        self.put("rules/guidance.json", json.dumps({"entries": [ENTRY]}))
        self.put("rules/ui.json", json.dumps({"topics": {"codes": "Codes"}}))
        self.put("rules/words.json", "{}")

    def put(self, path, text):
        full = os.path.join(self.root, path)
        os.makedirs(os.path.dirname(full), exist_ok=True)
        with open(full, "w", encoding="utf-8") as file:
            file.write(text)

    def test_what_a_rule_page_holds(self):
        page = docs.pages(self.root)["docs/rules/bad-thing.md"]
        self.assertIn("**A \\<bad> thing.** Because.", page)
        self.assertEqual(1, page.count("| error | `` {a} \\| `b` `` | `no` |"), "twins are one row")
        self.assertIn("| info | `c` |  |", page)
        self.assertIn("- `a hint`", page)
        self.assertIn("[T](../guide.md#topic)", page)
        self.assertNotIn("## Examples", page)
        self.assertNotIn("## What it leaves alone", page)

    def test_snapshots_and_accepted_cases_become_examples(self):
        self.put("tests/rules/bad-thing/rendered.txt", "## first one\na.json: error\n   = fix: ```\n\n## second\nb.json: error\n")
        cases = [{"name": "fine-on-v1", "endpoint": "POST https://x/v1", "body": {"a": "ż"}, "expect": []},
                 {"name": "as text", "text": ' {"b":1}\n', "expect": []}, {"name": "a-list", "text": "[1]", "expect": []},
                 {"name": "broken", "body": {}, "expect": [{"rule": "bad-thing"}]}, {"name": "with-options", "body": {}, "options": ["-q"], "expect": []},
                 {"name": "long", "body": {"a": "x" * 500}, "expect": []}, {"name": "missed", "body": {}, "expect": [], "todo": True}]
        self.put("tests/rules/bad-thing/cases.jsonl", "".join(json.dumps(case) + "\n" for case in cases))
        page = docs.pages(self.root)["docs/rules/bad-thing.md"]
        self.assertIn("### First one\n\n````text\na.json: error\n   = fix: ```\n````\n", page)
        self.assertIn("### Second\n\n```text\nb.json: error\n```\n", page)
        self.assertIn('Fine on v1 (`POST https://x/v1`):\n\n```json\n{"a": "ż"}\n```\n', page)
        self.assertIn('As text:\n\n```json\n{"b":1}\n```\n', page)
        for name in ("A list", "Broken", "With options", "Long", "Missed"):
            self.assertNotIn(name, page)

    def test_what_the_guide_holds(self):
        page = docs.pages(self.root)["docs/guide.md"]
        for piece in ("## Codes", "### 400 INVALID_ARGUMENT: T", "| `p` | 0.0 to 1.0 |", "| `q` | 1 to the model's own limit (`limit`), whole numbers |",
                      "| sees \\\\n | does |", "Rules that watch for it: [bad-thing](rules/bad-thing.md).", "<https://example.org/l>"):
            self.assertIn(piece, page)

    def test_check_finds_stale_missing_and_stray_pages(self):
        self.assertEqual(3, len(docs.faults(self.root)))
        docs.write(self.root)
        self.assertEqual([], docs.faults(self.root))
        self.put("docs/rules/gone.md", "old")
        self.assertEqual(["docs/rules/gone.md: no rule has this page"], docs.faults(self.root))
        docs.write(self.root)
        self.assertEqual([], docs.faults(self.root))
        self.put("rules/bad-thing.json", json.dumps({**RULE, "why": "For another reason."}))
        (fault,) = docs.faults(self.root)
        self.assertIn("For another reason.", fault)


if __name__ == "__main__":
    unittest.main()
