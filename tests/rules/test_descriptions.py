#!/usr/bin/env python3
"""Holds the one-line descriptions of schemas/ to the schemas and to their form, in both languages.

One test needs ../shared/knowledge, beside the repository, and is skipped without it.
"""
import collections
import json
import os
import re
import unittest

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
KNOWLEDGE = os.path.join(ROOT, os.pardir, "shared", "knowledge")
# What everyday requests are made of; everything that these reach must be described.
DESCRIBED = ("GenerateContentRequest GenerationConfig Content Part Tool FunctionDeclaration Schema SafetySetting ThinkingConfig "
             "CachedContent EmbedContentRequest").split()
LONGEST = 110
# The longest run of words that may stand in Google's text as well.
MOST_WORDS = 6


def load(*path):
    with open(os.path.join(ROOT, "schemas", *path), encoding="utf-8") as file:
        return json.load(file, object_pairs_hook=without_repeats)


def without_repeats(pairs):
    names = [name for name, _ in pairs]
    if len(names) != len(set(names)):
        raise ValueError(f"a name stands twice: {[name for name, count in collections.Counter(names).items() if count > 1]}")
    return dict(pairs)


DEFINITIONS = [load("api", name)["definitions"] for name in ("v1beta.json", "v1.json")]
ENGLISH, POLISH = load("descriptions.json"), load("locale", "pl.json")


def element(prop):
    """What a property is, or its elements, or the values of its map."""
    prop = prop.get("items", prop)
    values = prop.get("additionalProperties")
    return values if isinstance(values, dict) else prop


def properties_of(message):
    """The properties of a message in any version, by name."""
    return {name: prop for schema in DEFINITIONS for name, prop in schema.get(message, {}).get("properties", {}).items()}


def reached(roots):
    """The messages that `roots` and their fields hold."""
    found, waiting = [], list(roots)
    while waiting:
        message = waiting.pop()
        if message in found:
            continue
        found.append(message)
        references = (element(prop).get("$ref") for prop in properties_of(message).values())
        waiting += [reference.rpartition("/")[2] for reference in references if reference]
    return found


def enums_of(messages):
    """Each enum that fields of `messages` take in any version: the names that it may go by, and its values."""
    found = {}
    for schema in DEFINITIONS:
        for message in set(messages) & set(schema):
            for name, prop in schema[message]["properties"].items():
                values = element(prop).get("enum", [])
                if values:
                    type_name = element(prop)["x-enum"]
                    names, known = found.setdefault(type_name or values[0], (set(), []))
                    names.add(type_name or f"{message}.{name}")
                    known += [value for value in values if value not in known]
    return list(found.values())


def sentences(document):
    """Each sentence by its place: ("messages", message), ("messages", message, field) or ("enums", enum, value)."""
    found = {}
    for message, entry in document["messages"].items():
        found["messages", message] = entry["about"]
        found.update({("messages", message, field): text for field, text in entry.get("fields", {}).items()})
    for enum, values in document["enums"].items():
        found.update({("enums", enum, value): text for value, text in values.items()})
    return found


def words(text):
    return re.findall(r"[^\W_]+(?:['’][^\W_]+)?", text.lower())


def split(text):
    """The sentences of a text, without capitals and signs."""
    return {" ".join(words(sentence)) for sentence in re.split(r"\.\s", text)}


def runs_of(said):
    """Each run of words that is too long to be somebody else's."""
    return {tuple(said[i:i + MOST_WORDS + 1]) for i in range(len(said) - MOST_WORDS)}


def said_in(value):
    """The texts of a Discovery document."""
    if isinstance(value, list):
        return [text for child in value for text in said_in(child)]
    if not isinstance(value, dict):
        return []
    texts = []
    for key, child in value.items():
        if key == "description" and isinstance(child, str):
            texts.append(child)
        elif key == "enumDescriptions":
            texts += child
        else:
            texts += said_in(child)
    return texts


class Described(unittest.TestCase):
    def test_everything_that_everyday_requests_hold(self):
        for document in (ENGLISH, POLISH):
            for message in reached(DESCRIBED):
                with self.subTest(message):
                    self.assertIn(message, document["messages"])
                    fields = document["messages"][message].get("fields", {})
                    self.assertEqual([], sorted(set(properties_of(message)) - set(fields)))

    def test_every_value_of_their_enums(self):
        for document in (ENGLISH, POLISH):
            for names, values in enums_of(reached(DESCRIBED)):
                with self.subTest(names=names):
                    described = names & set(document["enums"])
                    self.assertEqual(1, len(described))
                    self.assertEqual(sorted(values), sorted(document["enums"][described.pop()]))

    def test_nothing_that_no_schema_has(self):
        everything = {message for schema in DEFINITIONS for message in schema}
        enums = {name: values for names, values in enums_of(everything) for name in names}
        for document in (ENGLISH, POLISH):
            self.assertLessEqual(set(document["messages"]), everything)
            for message, entry in document["messages"].items():
                self.assertLessEqual(set(entry.get("fields", {})), set(properties_of(message)), message)
            for enum, values in document["enums"].items():
                self.assertIn(enum, enums)
                self.assertLessEqual(set(values), set(enums[enum]), enum)

    def test_what_is_described_is_described_whole(self):
        for document in (ENGLISH, POLISH):
            for message, entry in document["messages"].items():
                self.assertEqual(set(properties_of(message)), set(entry.get("fields", {})), message)


class Form(unittest.TestCase):
    def test_both_languages_say_something_about_the_same(self):
        self.assertEqual(list(sentences(ENGLISH)), list(sentences(POLISH)))

    def test_a_sentence_is_one_short_line(self):
        for document in (ENGLISH, POLISH):
            for place, text in sentences(document).items():
                with self.subTest(place):
                    self.assertRegex(text, r"^[A-ZĄĆĘŁŃÓŚŹŻ0-9][^\n\t]*[^.\s]\.$")
                    self.assertNotIn("  ", text)
                    self.assertLessEqual(len(text), LONGEST)

    def test_polish_is_not_english(self):
        polish = sentences(POLISH)
        for place, text in sentences(ENGLISH).items():
            self.assertNotEqual(text, polish[place], place)

    def test_a_sentence_says_what_is_particular(self):
        for document in (ENGLISH, POLISH):
            uses = collections.Counter(sentences(document).values())
            self.assertEqual([], [text for text, count in uses.items() if count > 2])

    @unittest.skipUnless(os.path.isdir(KNOWLEDGE), "../shared/knowledge is not here: the words stay uncompared")
    def test_the_words_are_our_own(self):
        texts = []
        for name in ("discovery-v1beta.json", "discovery-v1.json"):
            with open(os.path.join(KNOWLEDGE, name), encoding="utf-8") as file:
                texts += said_in(json.load(file))
        theirs = {sentence for text in texts for sentence in split(text)}
        runs = {run for text in texts for run in runs_of(words(text))}
        self.assertGreater(len(theirs), 1000)
        for place, text in sentences(ENGLISH).items():
            with self.subTest(place):
                self.assertEqual(set(), split(text) & theirs)
                self.assertEqual(set(), runs_of(words(text)) & runs)


if __name__ == "__main__":
    unittest.main()
