#!/usr/bin/env python3
"""Demands that everything a user reads exists in Polish, with the same holes, and holds the guide to its form.

With GEMLINT, the program is asked as well. Two tests need ../shared/knowledge, beside the repository, and are skipped without it.
"""
import json
import os
import re
import subprocess
import sys
import unittest

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
sys.path.insert(0, os.path.join(ROOT, "tools"))

import rule_files  # noqa: E402

KNOWLEDGE = os.path.join(ROOT, os.pardir, "shared", "knowledge")
BINARY = os.path.abspath(os.environ.get("GEMLINT", os.path.join(ROOT, "build", "release", "gemlint")))
HOLE = re.compile(r"\{([A-Za-z]+)\}")
IDENTIFIER = re.compile(r"\b(?:[a-z]+[A-Z]\w*|[A-Z]+_[A-Z_]+|[a-z]+_[a-z_]+)\b")
FEW = ".few"
# Texts that are the same in both languages, since they hold no words.
SAME = {"null", "{value}", "'{name}'", "Live API"}
GUIDE_TEXTS = ("title", "cause", "remedy", "short", "example")
STATUSES = {"INVALID_ARGUMENT": 400, "FAILED_PRECONDITION": 400, "PERMISSION_DENIED": 403, "NOT_FOUND": 404, "RESOURCE_EXHAUSTED": 429,
            "CANCELLED": 499, "INTERNAL": 500, "UNAVAILABLE": 503, "DEADLINE_EXCEEDED": 504}
TOPICS = set("parameter-values api-version right-model model-lifecycle thinking safety blocked-other recitation repetition prompts token-limits "
             "languages large-requests media function-calling structured-output caching embeddings batch live api-keys client-errors retry "
             "file-a-bug".split())
LONGEST_LINE = 110


def load(path):
    with open(os.path.join(ROOT, "rules", path), encoding="utf-8") as file:
        return json.load(file)


def rule_texts(rule):
    """Each text of a rule that a user reads, by its place in the locale file."""
    texts = {("title",): rule["title"], ("why",): rule["why"]}
    texts.update({("emits", name): emission["message"] for name, emission in rule["emits"].items()})
    for group in ("hints", "fixes"):
        texts.update({(group, name): text for name, text in rule.get(group, {}).items()})
    return texts


def flat(value, place=()):
    """The strings of nested objects and lists, by their place."""
    if isinstance(value, str):
        return {place: value}
    items = value.items() if isinstance(value, dict) else enumerate(value)
    found = {}
    for key, child in items:
        found.update(flat(child, (*place, key)))
    return found


def english_texts():
    """Every text that a user reads, by its place in the locale file."""
    texts = {}
    for name, rule in rule_files.load_rules(os.path.join(ROOT, "rules")).items():
        texts.update({("rules", name, *place): text for place, text in rule_texts(rule).items()})
    for section, file in (("words", "words.json"), ("ui", "ui.json")):
        for group, words in load(file).items():
            if (section, group) != ("words", "server") and group != "about":  # the server's own words stay as they are
                texts.update({(section, f"{group}.{name}"): text for name, text in words.items()})
    for entry in load("guidance.json")["entries"]:
        for name in GUIDE_TEXTS:
            if name in entry:
                texts[("guidance", entry["id"], name)] = entry[name]
        texts.update({("guidance", entry["id"], "cases", *place): text for place, text in flat(entry.get("cases", [])).items()})
    for name in load("foreign_names.json")["names"]:
        if " " in name["use"]:
            texts[("foreignNames", f"{name['in']}.{name['name']}")] = name["use"]
    return texts


def polish_texts():
    locale = load("locale/pl.json")
    locale.pop("about")
    return {place: text for place, text in flat(locale).items() if not (place[0] == "guidance" and place[2] == "also")}


def where(place):
    return "/".join(map(str, place))


class Locale(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.english = english_texts()
        cls.polish = polish_texts()

    def test_nothing_is_missing(self):
        missing = [where(place) for place in self.english if place not in self.polish]
        self.assertEqual([], missing, "rules/locale/pl.json lacks these")

    def test_every_plural_has_the_form_for_a_few(self):
        for section, name in (place for place in self.english if place[0] == "ui"):
            stem, _, form = name.rpartition(".")
            if form == "many":
                self.assertIn((section, stem + FEW), self.polish)
                self.assertIn((section, stem + ".one"), self.english)

    def test_nothing_is_left_over(self):
        def has_english(place):
            if place[0] == "ui" and place[1].endswith(FEW):
                return ("ui", place[1].removesuffix(FEW) + ".many") in self.english
            return place in self.english

        self.assertEqual([], [where(place) for place in self.polish if not has_english(place)])

    def test_holes_are_the_same(self):
        for place, text in self.polish.items():
            english = self.english.get(place) or self.english[("ui", place[1].removesuffix(FEW) + ".many")]
            self.assertEqual(sorted(set(HOLE.findall(english))), sorted(set(HOLE.findall(text))), where(place))

    def test_texts_are_translated(self):
        same = {text for place, text in self.english.items() if self.polish.get(place) == text}
        untranslated = [text for text in same - SAME if not text.lstrip().startswith(("{", '"'))]
        self.assertEqual([], untranslated)

    def test_a_message_is_one_clause_without_full_stop(self):
        for texts in (self.english, self.polish):
            for place, text in texts.items():
                if place[0] == "rules" and place[2] in ("emits", "hints", "fixes"):
                    self.assertFalse(text.endswith("."), where(place))
                if place[0] == "rules" and place[2] == "why":
                    self.assertTrue(text.endswith("."), where(place))

    def test_names_of_the_api_are_not_translated(self):
        """A name in a Polish text stands in the English one as well."""
        of = {}
        for place, text in self.english.items():
            of.setdefault(place[:2], set()).update(IDENTIFIER.findall(text))
        for place, text in self.polish.items():
            key = (place[0], place[1].removesuffix(FEW) + ".many") if place not in self.english else place[:2]
            self.assertLessEqual(set(IDENTIFIER.findall(text)), of[key], where(place))


class Guide(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.entries = load("guidance.json")["entries"]

    def test_every_code_and_topic_has_its_entry(self):
        codes = {entry["code"]["status"]: entry["code"]["http"] for entry in self.entries if "code" in entry}
        self.assertEqual(STATUSES, codes)
        ids = [entry["id"] for entry in self.entries]
        self.assertEqual(len(ids), len(set(ids)))
        self.assertLessEqual(TOPICS, set(ids))

    def test_entries_have_their_form(self):
        topics = load("ui.json")["topics"]
        for entry in self.entries:
            self.assertRegex(entry["id"], r"^[a-z]+(-[a-z]+)*$")
            self.assertIn(entry["topic"], topics, entry["id"])
            for source in entry["sources"]:
                self.assertRegex(source["date"], r"^20\d\d-[01]\d(-[0-3]\d)?$", entry["id"])
            for url in [*entry["links"], *(source["url"] for source in entry["sources"])]:
                self.assertRegex(url, r"^https://[a-z.]+/[^\s?]*$", entry["id"])

    def test_the_line_for_a_finding_is_one_short_sentence(self):
        polish = load("locale/pl.json")
        lines = {entry["id"]: [(entry["short"], load("ui.json")["versions"]["unknown"])] for entry in self.entries}
        for name, texts in polish["guidance"].items():
            lines[name].append((texts["short"], polish["ui"]["versions.unknown"]))
        for name, pair in lines.items():
            for text, version in pair:
                filled = text.replace("{version}", version)
                self.assertLessEqual(len(filled), LONGEST_LINE, f"{name}: {filled}")
                self.assertRegex(filled, r"^[^.]*(\.[^ .][^.]*)*\.$", name)
                self.assertLessEqual(set(HOLE.findall(text)), {"version"}, name)

    def test_entries_of_one_topic_stand_together(self):
        order = [entry["topic"] for entry in self.entries]
        self.assertEqual(len(set(order)), 1 + sum(1 for one, next_one in zip(order, order[1:]) if one != next_one))

    def copied(self, texts, source, length=8):
        """Runs of `length` words that `texts` share with a file of knowledge."""
        path = os.path.join(KNOWLEDGE, source)
        if not os.path.exists(path):
            self.skipTest(f"../shared/knowledge/{source} is not here")

        def runs(text):
            words = re.findall(r"\w+", text.lower())
            return {" ".join(words[i : i + length]) for i in range(len(words) - length + 1)}

        with open(path, encoding="utf-8") as file:
            known = runs(file.read())
        return sorted(run for text in texts for run in runs(text) & known)

    def test_polish_sentences_are_our_own(self):
        self.assertEqual([], self.copied(flat(load("locale/pl.json")["guidance"]).values(), "troubleshooting-pl.txt"))

    def test_english_sentences_are_our_own(self):
        self.assertEqual([], self.copied([entry[name] for entry in self.entries for name in GUIDE_TEXTS if name in entry], "troubleshooting.md"))


@unittest.skipUnless(os.path.exists(BINARY), "no gemlint to ask: set GEMLINT")
class Program(unittest.TestCase):
    def ask(self, *arguments, given="", expect=0):
        done = subprocess.run([BINARY, *arguments], input=given.encode(), capture_output=True, check=False)
        self.assertEqual(expect, done.returncode, done.stderr.decode())
        return done.stdout.decode(), done.stderr.decode()

    def test_the_table_of_rules_speaks_polish(self):
        titles = {rule["id"]: rule["title"] for rule in json.loads(self.ask("rules", "--language", "pl", "--format", "json")[0])["rules"]}
        self.assertEqual({name: texts["title"] for name, texts in load("locale/pl.json")["rules"].items()}, titles)

    def test_every_rule_code_and_topic_can_be_explained(self):
        polish = load("locale/pl.json")
        for name, texts in polish["rules"].items():
            self.assertIn(texts["title"], self.ask("explain", "--language", "pl", name)[0])
            self.assertIn(load(name + ".json")["title"], self.ask("explain", name)[0])
        for entry in load("guidance.json")["entries"]:
            asked = [entry["id"], *entry.get("also", [])] + ([entry["code"]["status"], str(entry["code"]["http"])] if "code" in entry else [])
            for what in asked:
                self.assertIn(entry["title"], self.ask("explain", *what.split())[0], what)
            if entry["id"] not in polish["rules"]:
                self.assertIn(polish["guidance"][entry["id"]]["title"], self.ask("explain", "--language", "pl", entry["id"])[0])

    def test_an_unknown_name_gets_the_nearest_and_2(self):
        out, complaint = self.ask("explain", "recitatoin", expect=2)
        self.assertEqual("", out)
        self.assertIn("'recitation'", complaint)
        self.assertIn("'recitation'", self.ask("explain", "--language", "pl", "recitatoin", expect=2)[1])
        self.assertNotIn("did you mean", self.ask("explain", "qqqqqqqqqq", expect=2)[1])

    def test_findings_speak_polish_and_machines_are_told_the_same_in_both(self):
        body = '{"contents": [{"parts": [{"text": "a"}]}], "generationConfig": {"temprature": 0.5}}'
        check = ("check", "--no-config", "--as-of", "2026-11-23", "-")
        out = self.ask(*check, "--language", "pl", given=body, expect=1)[0]
        self.assertIn("error: nieznane pole 'temprature' w GenerationConfig [unknown-field]", out)
        self.assertIn(" czy chodziło o 'temperature'?", out)
        self.assertRegex(out, r"= przewodnik: .*\(gemlint explain invalid-argument\)")
        self.assertIn("1 błąd w 1 z 1 żądania (1 plik).", out)
        reports = [json.loads(self.ask(*check, "--language", language, "--format", "json", given=body, expect=1)[0]) for language in ("en", "pl")]
        for report in reports:
            for finding in report["findings"]:
                self.assertEqual("invalid-argument", finding["guidance"])
                finding.pop("message")
                for fix in finding["fixes"]:
                    fix.pop("title")
        self.assertEqual(*reports)

    def test_advice_about_an_answer_stands_only_where_the_server_gives_it(self):
        body = '{"contents": [{"parts": [{"text": "a"}]}],}'
        out = self.ask("check", "--no-config", "-", given=body)[0]
        self.assertIn("[not-strict-json]", out)
        self.assertNotIn("= guide:", out)


if __name__ == "__main__":
    unittest.main()
