#!/usr/bin/env python3
"""gemlint models: the table, its JSON, the pattern, the day, and a user's own models.json."""
import json
import os
import shutil
import tempfile
import unittest

from program import DAY, ROOT, main, run


def table(*arguments, day=DAY):
    """The rows of the table by code: column name -> text."""
    code, out, err = run("models", "--as-of", day, *arguments)
    assert code == 0, (code, err)
    head, *lines = out.splitlines()
    names = ["CODE", "STATUS", "INPUT", "OUTPUT", "THINKING", "SHUT DOWN", "REMARKS"]
    starts = [head.index(name) for name in names]
    # Numbers stand to the right, so their columns begin where the one before them ends.
    widest = max(len(line.split()[1]) for line in lines)
    starts[2] = min(starts[2], starts[1] + max(widest, len("STATUS")))
    starts[3] = head.index("INPUT") + len("INPUT")
    rows = {}
    for line in lines:
        cells = [line[start:end].strip() for start, end in zip(starts, starts[1:] + [None])]
        rows[cells[0]] = dict(zip(names, cells))
    return rows


def facts(*arguments, day=DAY):
    code, out, err = run("models", "--as-of", day, "--format", "json", *arguments)
    assert code == 0, (code, err)
    return json.loads(out)


def committed():
    with open(os.path.join(ROOT, "schemas", "models.json"), encoding="utf-8") as file:
        return json.load(file)


class Table(unittest.TestCase):
    def test_every_model_has_a_row(self):
        self.assertEqual([model["code"] for model in committed()["models"]], list(table()))

    def test_what_a_row_says(self):
        rows = table()
        self.assertEqual(
            {"CODE": "gemini-2.5-flash-lite", "STATUS": "stable", "INPUT": "1048576", "OUTPUT": "65536", "THINKING": "budget 512..24576 or 0",
             "SHUT DOWN": "-", "REMARKS": "only for accounts that used it before"}, rows["gemini-2.5-flash-lite"])
        self.assertEqual("level minimal/low/medium/high", rows["gemini-3.6-flash"]["THINKING"])
        self.assertEqual("2026-06-01", rows["gemini-2.0-flash"]["SHUT DOWN"])
        self.assertEqual("use gemini-3.6-flash", rows["gemini-2.0-flash"]["REMARKS"])
        self.assertEqual("2027-05-07 or later", rows["gemini-3.1-flash-lite"]["SHUT DOWN"])
        self.assertEqual("target not known", rows["gemini-pro-latest"]["REMARKS"])
        self.assertEqual("paid tiers only", rows["gemini-4-neon"]["REMARKS"])
        self.assertIn("answered by gemini-3.8-flash", rows["gemini-3.7-flash"]["REMARKS"])

    def test_the_day(self):
        for day, status in (("2025-02-04", "unreleased"), ("2025-02-05", "stable"), ("2026-02-18", "deprecated"), ("2026-06-01", "shut-down")):
            self.assertEqual(status, table("gemini-2.0-flash", day=day)["gemini-2.0-flash"]["STATUS"], day)
        self.assertNotIn("answered by", table("3.7-flash", day="2026-10-07")["gemini-3.7-flash"]["REMARKS"])
        self.assertEqual("", table("gemini-2.5-pro", day="2026-09-17")["gemini-2.5-pro"]["REMARKS"])

    def test_the_day_is_today_when_none_is_given(self):
        code, out, _ = run("models", "gemini-2.0-flash-001")
        self.assertEqual((0, True), (code, "shut-down" in out))

    def test_patterns(self):
        self.assertEqual({"lyria-3.5", "lyria-3-clip-preview", "lyria-3-pro-preview", "lyria-realtime-exp"}, set(table("lyria")))
        self.assertEqual(["gemini-4-hydrogen"], list(table("hydrogen-eap")))  # an alias
        self.assertEqual(["lyria-3.5"], list(table("models/LYRIA-3.5")))

    def test_a_pattern_that_no_model_has(self):
        code, out, err = run("models", "gemini-2.5-flsh", "--as-of", DAY)
        self.assertEqual((2, ""), (code, out))
        self.assertIn("'gemini-2.5-flsh'", err)
        self.assertIn("near to it: gemini-2.5-flash,", err)
        code, _, err = run("models", "gpt-4o", "--as-of", DAY)
        self.assertEqual((2, False), (code, "near" in err))

    def test_controls_are_not_obeyed(self):
        _, _, err = run("models", "a\x1b[2J")
        self.assertNotIn("\x1b", err)

    def test_usage(self):
        for arguments in (["--as-of", "soon"], ["--format", "xml"], ["a", "b"], ["--schemas", "/nowhere"]):
            self.assertEqual((2, ""), run("models", *arguments)[:2], arguments)


class Json(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.report, cls.committed = facts(), committed()
        cls.models = {model["code"]: model for model in cls.report["models"]}

    def test_head(self):
        self.assertEqual({"knowledge", "asOf", "models"}, set(self.report))
        self.assertEqual((self.committed["knowledge"], DAY), (self.report["knowledge"], self.report["asOf"]))

    def test_every_fact_of_the_file_is_there(self):
        same = ("displayName", "family", "generation", "aliasOf", "stage", "releaseDate", "deprecationAnnounced", "shutdownDate", "shutdownConfirmed",
                "modelsListVersion", "lastListed", "inputTokenLimit", "outputTokenLimit", "highestOutputTokenLimit", "unifiedContextWindow",
                "inputModalities", "outputModalities", "supportedMethods")
        for model in self.committed["models"]:
            code, said = model["code"], self.models[model["code"]]
            for key in same:
                self.assertEqual(model.get(key), said[key], f"{code}: {key}")
            for key in ("aliases", "recommendedReplacements"):
                self.assertEqual(model.get(key, []), said[key], f"{code}: {key}")
            for group in ("thinking", "image", "embedding", "perPromptLimits"):
                for key, value in (model.get(group) or {}).items():
                    if key != "taskTypeSupported":
                        self.assertEqual(value, said[group][key], f"{code}: {group}.{key}")
            for key in ("defaultTemperature", "maxTemperature", "defaultTopP", "defaultTopK", "maxTopK", "candidateCountMax"):
                self.assertEqual(model["parameters"].get(key), said["parameters"][key], f"{code}: {key}")
            for name, value in model["capabilities"].items():
                if isinstance(value, bool):
                    self.assertIs(value, said["abilities"][name], f"{code}: {name}")
            named = {"penaltiesSupported": "penalties", "candidateCountSupported": "candidateCount", "modelTurnPrefill": "modelTurnPrefill"}
            for key, name in named.items():
                self.assertEqual(model["parameters"].get(key), said["abilities"][name], f"{code}: {name}")
            groups = {(source["group"], source["url"], source["date"]) for source in said["sources"]}
            for group, ids in model["sources"].items():
                for source in (self.committed["sources"][name] for name in ids):
                    self.assertIn((group, source["url"], source["date"]), groups, code)

    def test_what_is_worked_out_for_the_day(self):
        self.assertEqual("gemini-3.8-flash", self.models["gemini-3.7-flash"]["answeredBy"])
        self.assertIsNone(self.models["gemini-flash-latest"]["answeredBy"])
        self.assertEqual(2048, self.models["gemini-2.5-flash"]["cachingMinimum"])
        self.assertEqual("deprecated", self.models["gemini-3.6-flash"]["parameters"]["sampling"])
        early = {model["code"]: model for model in facts("gemini-", day="2026-01-15")["models"]}
        self.assertEqual(1024, early["gemini-2.5-flash"]["cachingMinimum"])
        self.assertIs(False, early["gemini-3-flash-preview"]["abilities"]["mapsGrounding"])
        self.assertIs(True, self.models["gemini-3-flash-preview"]["abilities"]["mapsGrounding"])

    def test_a_pattern_that_no_model_has(self):
        code, out, err = run("models", "zzz", "--format", "json")
        self.assertEqual((2, []), (code, json.loads(out)["models"]))
        self.assertIn("zzz", err)


class OwnModels(unittest.TestCase):
    def setUp(self):
        self.folder = os.path.join(tempfile.mkdtemp(), "schemas")
        self.addCleanup(shutil.rmtree, os.path.dirname(self.folder))
        shutil.copytree(os.path.join(ROOT, "schemas"), self.folder)
        self.file = os.path.join(self.folder, "models.json")

    def write(self, text):
        with open(self.file, "w", encoding="utf-8") as file:
            file.write(text)

    def test_the_bundled_data_as_a_users_file_says_the_same(self):
        self.assertEqual(facts(), facts("--schemas", self.folder))

    def test_a_users_models(self):
        self.write('{"knowledge": "2026-11-23", "models": [{"code": "tuned-x", "family": "own", "outputTokenLimit": 12}]}')
        self.assertEqual({"tuned-x": "12"}, {code: row["OUTPUT"] for code, row in table("--schemas", self.folder).items()})

    def test_without_the_file_the_bundled_models_stay(self):
        os.remove(self.file)
        self.assertEqual(facts(), facts("--schemas", self.folder))

    def test_a_mistake_is_named(self):
        self.write('{"knowledge": "2026-11-23", "models": [{"code": "tuned-x", "outputTokenLimits": 12}]}')
        for arguments in (["models"], ["check", os.path.join(ROOT, "samples")]):
            code, out, err = run(*arguments, "--schemas", self.folder)
            self.assertEqual((2, ""), (code, out), arguments)
            self.assertIn("models.json: tuned-x: unknown key 'outputTokenLimits'", err)


if __name__ == "__main__":
    main()
