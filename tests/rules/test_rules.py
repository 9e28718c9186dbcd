#!/usr/bin/env python3
"""Each rule's cases: tests/rules/<id>/cases.jsonl says what must be found and that nothing else is; rendered.txt shows the words.

A case: {"name", "body" or "text", "expect": [{"rule", "pointer"}], and, where needed, "endpoint": "POST https://…", "form": "bare" or
"batch", "options": [...], "emits": the name of what the rule says, "snapshot": true}.
    test_rules.py --write    rewrites every rendered.txt"""
import glob
import json
import os
import re
import sys
import tempfile
import unittest

sys.path.insert(0, os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), "cli"))
from program import DAY, ROOT, SHARED, lint, run  # noqa: E402

HERE = os.path.dirname(os.path.abspath(__file__))
SHARED_FILES = {"words", "foreign_names", "guidance", "ui", "wording"}
ENDPOINT = "POST https://generativelanguage.googleapis.com/v1beta/models/gemini-2.5-flash:generateContent"
HOLE = re.compile(r"\{(\w+)\}")


def rules():
    found = {}
    for path in sorted(glob.glob(os.path.join(ROOT, "rules", "*.json"))):
        name = os.path.basename(path)[:-5]
        if name not in SHARED_FILES:
            with open(path, encoding="utf-8") as file:
                found[name] = json.load(file)
    return found


def cases(rule):
    path = os.path.join(HERE, rule, "cases.jsonl")
    if not os.path.exists(path):
        return []
    with open(path, encoding="utf-8") as lines:
        return [json.loads(line) for line in lines if line.strip()]


def document(case):
    """The text of the file that a case is linted as, and its name."""
    body = case["text"] if "text" in case else json.dumps(case["body"], ensure_ascii=False)
    form = case.get("form", "exchange")
    if form == "bare":
        return body, "case.json"
    if form == "batch":
        return f'{{"key": "k-1", "request": {body}}}\n', "case.jsonl"
    method, url = case.get("endpoint", ENDPOINT).split(" ", 1)
    return f'{{"method": "{method}", "url": "{url}",\n "body": {body}}}\n', "case.json"


def findings(case):
    text, name = document(case)
    with tempfile.TemporaryDirectory() as folder:
        with open(os.path.join(folder, name), "w", encoding="utf-8", errors="surrogateescape", newline="") as file:
            file.write(text)
        return lint(*case.get("options", []), name, cwd=folder)["findings"]


def rendered(case):
    text, name = document(case)
    with tempfile.TemporaryDirectory() as folder:
        with open(os.path.join(folder, name), "w", encoding="utf-8", errors="surrogateescape", newline="") as file:
            file.write(text)
        out = run("check", "--no-config", "--as-of", DAY, "--color", "never", *case.get("options", []), name, cwd=folder)[1]
    return f"## {case['name']}\n{out.split(chr(10) * 2 + '1 ')[0].rstrip()}\n"


def snapshot(rule):
    return "\n".join(rendered(case) for case in cases(rule) if case.get("snapshot"))


class Cases(unittest.TestCase):
    def test_findings(self):
        for rule in rules():
            for case in cases(rule):
                with self.subTest(rule=rule, case=case["name"]):
                    got = findings(case)
                    want = sorted((e["rule"], e["pointer"]) for e in case["expect"])
                    self.assertEqual(sorted((f["rule"], f["pointer"]) for f in got), want)

    def test_each_rule_has_good_and_bad_cases(self):
        for rule in rules():
            bad = [c for c in cases(rule) if any(e["rule"] == rule for e in c["expect"])]
            good = [c for c in cases(rule) if not c["expect"]]
            self.assertGreaterEqual((len(bad), len(good)), (2, 2), rule)

    def test_everything_a_rule_says_has_a_case(self):
        for name, rule in rules().items():
            seen = {}
            for case in cases(name):
                if "emits" in case:
                    seen[case["emits"]] = [f["message"] for f in findings(case) if f["rule"] == name]
            for emission, says in rule["emits"].items():
                with self.subTest(rule=name, emits=emission):
                    pattern = HOLE.sub(".*", re.sub(r"([.()\\\\+*?\[\]|^$])", r"\\\1", says["message"]))
                    self.assertTrue(any(re.match(pattern, message, re.S) for message in seen.get(emission, [])), seen.get(emission))

    def test_words(self):
        for rule in rules():
            with self.subTest(rule):
                with open(os.path.join(HERE, rule, "rendered.txt"), encoding="utf-8") as file:
                    self.assertEqual(file.read(), snapshot(rule))


class Files(unittest.TestCase):
    def test_heads(self):
        for name, rule in rules().items():
            self.assertRegex(name, r"^[a-z0-9]+(-[a-z0-9]+)*$")
            self.assertEqual(rule["id"], name)
            self.assertTrue(all(re.match(r"\d{4}-\d\d", source["date"]) and source["url"].startswith("http") for source in rule["sources"]), name)
            texts = [e["message"] for e in rule["emits"].values()] + list(rule.get("hints", {}).values())
            self.assertFalse([text for text in texts if text.endswith(".")], name)
            self.assertTrue(rule["why"].endswith(".") and not rule["title"].endswith("."), name)

    def test_holes_are_filled(self):
        filled = set()
        for path in glob.glob(os.path.join(ROOT, "src", "lint", "*.cpp")):
            with open(path, encoding="utf-8") as file:
                text = file.read()
            filled |= set(re.findall(r'set\("(\w+)"', text)) | set(re.findall(r'\{"(\w+)", ', text))
        for name, rule in rules().items():
            texts = [t for e in rule["emits"].values() for k, t in e.items() if k != "severity"]
            texts += list(rule.get("hints", {}).values()) + list(rule.get("fixes", {}).values())
            self.assertEqual({hole for text in texts for hole in HOLE.findall(text)} - filled, set(), name)

    def test_causes_exist(self):
        path = os.path.join(SHARED, "knowledge", "causes.jsonl")
        if not os.path.exists(path):
            self.skipTest("../shared is not here")
        with open(path, encoding="utf-8") as lines:
            known = {json.loads(line)["cause"] for line in lines}
        for name, rule in rules().items():
            self.assertEqual(set(rule["causes"]) - known, set(), name)


if __name__ == "__main__":
    if "--write" in sys.argv:
        for each in rules():
            os.makedirs(os.path.join(HERE, each), exist_ok=True)
            with open(os.path.join(HERE, each, "rendered.txt"), "w", encoding="utf-8") as out_file:
                out_file.write(snapshot(each))
    else:
        unittest.main()
