"""Tests of schemas/models.json and schemas/models-overlay.json, and of tools/models.py, which makes the one from the other.

The last class needs ../shared/knowledge, beside the repository, and is skipped without it.
"""
import copy
import datetime
import os
import sys
import unittest

REPOSITORY = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
FACTS = os.path.join(REPOSITORY, os.pardir, "shared", "knowledge", "models.json")
sys.path.insert(0, os.path.join(REPOSITORY, "tools"))

import model_sources  # noqa: E402
import models  # noqa: E402
import schema_text  # noqa: E402

FILE = os.path.join(REPOSITORY, "schemas", "models.json")
OVERLAY = os.path.join(REPOSITORY, "schemas", "models-overlay.json")
DAYS = ("releaseDate", "deprecationAnnounced", "shutdownDate", "lastListed")
# Pages named only a month for these.
ONLY_A_MONTH = {"gemini-3.5-transcribe", "gemini-3.5-transcribe-live", "gemini-3.5-live-translate-preview"}


def is_day(text):
    try:
        return datetime.date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def is_month(text):
    return len(text) == 7 and is_day(text + "-01")


def periods(value):
    """Every object in `value` with a "from" or an "until"."""
    if isinstance(value, dict):
        if "from" in value or "until" in value:
            yield value
        for child in value.values():
            yield from periods(child)
    elif isinstance(value, list):
        for child in value:
            yield from periods(child)


class Committed(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.document, cls.overlay = models.load(FILE), models.load(OVERLAY)
        cls.models = {model["code"]: model for model in cls.document["models"]}

    def test_every_model_stands_there_once(self):
        self.assertEqual(len(self.models), len(self.document["models"]))
        self.assertGreaterEqual(len(self.models), 151)

    def test_the_groups_of_facts_have_sources(self):
        for code, model in self.models.items():
            self.assertTrue(model["sources"].get("lifecycle"), code)
            groups = {"limits": ("inputTokenLimit", "outputTokenLimit"), "methods": ("supportedMethods",)}
            for group, keys in groups.items():
                if any(model[key] is not None for key in keys):
                    self.assertTrue(model["sources"].get(group), f"{code}: {group}")
            if model["parameters"].get("maxTemperature") is not None:
                self.assertTrue(model["sources"].get("parameters"), code)
            for listed in model["sources"].values():
                for name in listed:
                    self.assertIn(name, self.document["sources"], code)

    def test_sources_are_pages_with_a_date_and_all_in_use(self):
        used = {name for model in self.models.values() for listed in model["sources"].values() for name in listed}
        self.assertEqual(used, set(self.document["sources"]))
        for name, source in self.document["sources"].items():
            self.assertEqual({"kind", "url", "date"}, set(source), name)
            self.assertIn(source["kind"], ("official", "recorded", "report", "third-party", "other-product"), name)
            self.assertRegex(source["url"], r"^https://[^\s?#,;()]+$", name)
            self.assertTrue(is_day(source["date"]) or is_month(source["date"]), name)
            self.assertLessEqual(source["date"], self.document["knowledge"], name)

    def test_dates_are_days(self):
        self.assertTrue(is_day(self.document["knowledge"]))
        for code, model in self.models.items():
            for key in DAYS:
                if model.get(key) is not None:
                    only_a_month = key == "releaseDate" and code in ONLY_A_MONTH
                    self.assertTrue((is_month if only_a_month else is_day)(model[key]), f"{code}: {key}")
            for period in periods(model):
                for key in {"from", "until"} & set(period):
                    self.assertTrue(is_day(period[key]) or is_month(period[key]), f"{code}: {period}")
                self.assertLess(period.get("from", ""), period.get("until", "9999"), f"{code}: {period}")

    def test_dates_are_in_order(self):
        for code, model in self.models.items():
            known = [model[key] for key in ("releaseDate", "deprecationAnnounced", "shutdownDate") if model.get(key)]
            self.assertEqual(sorted(known), known, code)
            if model.get("shutdownConfirmed"):
                self.assertLessEqual(model["shutdownDate"], self.document["knowledge"], code)
                self.assertEqual("shut-down", model["status"], code)

    def test_names_of_other_models_are_models(self):
        for code, model in self.models.items():
            for name in model.get("recommendedReplacements", ()):
                self.assertIn(name, self.models, f"{code}: replacement")
                self.assertNotEqual(code, name)
            if model.get("aliasOf"):
                self.assertIn(model["aliasOf"], self.models, f"{code}: aliasOf")
            for target in model.get("targets", ()):
                self.assertIn(target["code"], self.models, f"{code}: targets")
            for alias in model.get("aliases", ()):
                # An alias with an entry of its own is no alias of a third model.
                self.assertIn(self.models.get(alias, model).get("family"), (model["family"],), f"{code}: {alias}")

    def test_reroutings_and_rolling_names(self):
        self.assertEqual([{"code": "gemini-3.8-flash", "from": "2026-10-08"}], self.models["gemini-3.7-flash"]["targets"])
        rolling = {code for code, model in self.models.items() if model.get("rolling")}
        expected = {"gemini-flash-latest", "gemini-flash-lite-latest", "gemini-pro-latest", "gemini-2.5-flash-native-audio-latest"}
        self.assertEqual(expected, rolling)
        for code in rolling:
            for target in self.models[code].get("targets", ()):
                self.assertIn("until", target, f"{code}: nobody knows what it means today")

    def test_generations(self):
        for code, generation in (("gemini-2.5-pro", "2.5"), ("gemini-3.8-flash", "3"), ("gemini-4-neon", "4"), ("gemini-pro", "1.0"),
                                 ("gemini-live-2.5-flash-preview", "2.5"), ("gemini-2.0-flash", "2.0"), ("gemma-4-31b-it", None),
                                 ("gemini-embedding-001", None), ("gemini-robotics-er-2-preview", None)):
            self.assertEqual(generation, self.models[code]["generation"], code)

    def test_no_sentence_was_copied(self):
        """Facts are words, names and numbers: nothing with the look of a sentence."""
        def texts(value):
            if isinstance(value, str):
                yield value
            for child in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
                yield from texts(child)

        for code, model in self.models.items():
            self.assertNotIn("notes", model, code)
            facts = {key: value for key, value in model.items() if key != "sources"}
            for text in texts(facts):
                self.assertLessEqual(len(text.split()), 8, f"{code}: {text}")
                self.assertNotRegex(text, r"[.;:] |CONFLICT", code)

    def test_capabilities_are_yes_no_or_dated(self):
        for code, model in self.models.items():
            for name, value in model["capabilities"].items():
                self.assertRegex(name, r"^[a-z][A-Za-z]+$", code)
                for each in value if isinstance(value, list) else [{"value": value}]:
                    self.assertIsInstance(each["value"], bool, f"{code}: {name}")
                    self.assertLessEqual(set(each), {"value", "from", "until"}, f"{code}: {name}")

    def test_overlay_entries_say_their_source(self):
        self.assertEqual({"knowledge", "changes"}, set(self.overlay))
        for change in self.overlay["changes"]:
            self.assertTrue(is_day(change["date"]) or is_month(change["date"]), change)
            self.assertRegex(change["url"], r"^https://", change)
            for code in change.get("models", ()):
                self.assertIn(code, self.models)
            families = {model["family"] for model in self.models.values()}
            self.assertLessEqual(set(change.get("families", ())), families)
            self.assertTrue(set(change) & set(models.CHANGEABLE), change)


class Sources(unittest.TestCase):
    def test_dates_of_descriptions(self):
        for text, date in (("newest entry 2026-06-01; captured 2026-06-05", "2026-06-05"), ("about 2025-04", "2025-04"),
                           ("Nov-Dec 2025", "2025-12"), ('"Latest update September 2026"', "2026-09"), ("2026-11-10", "2026-11-10")):
            self.assertEqual(date, model_sources.date_of(text), text)
        self.assertRaises(AssertionError, model_sources.date_of, "some day")

    def test_pages_of_addresses(self):
        base = "https://ai.google.dev/gemini-api/docs/"
        self.assertEqual([base + "models", base + "thinking"], model_sources.pages_of(base + "models, /thinking"))
        self.assertEqual([base + "models"], model_sources.pages_of(base + "models (and per-model pages)"))
        self.assertEqual([base + "changelog"], model_sources.pages_of(base + "changelog?authuser=26&hl=pt"))
        self.assertEqual(["https://a.example/x", "https://b.example/y"], model_sources.pages_of("https://a.example/x ; https://b.example/y"))


@unittest.skipUnless(os.path.isfile(FACTS), "../shared/knowledge is not here: models.json stays uncompared")
class SharedKnowledge(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.facts, cls.overlay = models.load(FACTS), models.load(OVERLAY)

    def test_the_committed_file_is_what_the_generator_gives(self):
        with open(FILE, encoding="utf-8") as file:
            self.assertEqual([], schema_text.difference("models.json", file.read(), models.generate(self.facts, self.overlay)))

    def test_every_model_of_the_facts_is_there_in_its_order(self):
        self.assertEqual([model["code"] for model in self.facts["models"]], [model["code"] for model in models.load(FILE)["models"]])

    def test_figures_are_those_of_the_facts(self):
        """Read without the generator: every figure of the facts stands in the file."""
        for facts, model in zip(self.facts["models"], models.load(FILE)["models"]):
            code = facts["code"]
            for key in ("displayName", "family", "inputTokenLimit", "outputTokenLimit", "inputModalities", "outputModalities", "supportedMethods"):
                said = [change[key] for change in self.overlay["changes"] if key in change and code in change.get("models", ())]
                self.assertEqual(said[-1] if said else facts[key], model[key], f"{code}: {key}")
            for key in ("shutdownDate", "shutdownConfirmed", "deprecationAnnounced", "unifiedContextWindow"):
                self.assertEqual(facts[key], model.get(key), f"{code}: {key}")
            for group in ("parameters", "thinking"):
                for key in ("maxTemperature", "defaultTopK", "budgetMin", "budgetMax", "levels", "canDisable"):
                    if key in facts[group]:
                        self.assertEqual(facts[group][key], model[group].get(key), f"{code}: {group}.{key}")
            changed = {name for change in self.overlay["changes"] for name in change.get("capabilities", ())
                       if code in change.get("models", ()) or facts["family"] in change.get("families", ())}
            for name, value in facts["capabilities"].items():
                if name not in changed:
                    self.assertEqual(value, model["capabilities"].get(name), f"{code}: {name}")

    def test_a_fact_that_nothing_reads_is_noticed(self):
        facts = copy.deepcopy(self.facts)
        facts["models"][0]["colour"] = "red"
        self.assertRaisesRegex(AssertionError, "colour", models.generate, facts, self.overlay)
        facts = copy.deepcopy(self.facts)
        facts["models"][0]["accessRestriction"] = "some people, sometimes"
        self.assertRaises(AssertionError, models.generate, facts, self.overlay)

    def test_an_overlay_entry_for_no_model_is_noticed(self):
        overlay = copy.deepcopy(self.overlay)
        overlay["changes"][0]["models"] = ["gemini-0-none"]
        self.assertRaisesRegex(AssertionError, "gemini-0-none", models.generate, self.facts, overlay)


if __name__ == "__main__":
    unittest.main()
