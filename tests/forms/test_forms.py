#!/usr/bin/env python3
"""One mistake is found whatever form the request has: body, exchange, batch line, array element; spelling, layout, order, escapes."""
import copy
import glob
import json
import os
import random
import re
import sys
import tempfile
import unittest

sys.path.insert(0, os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), "cli"))
from program import DAY, ROOT, lint, main, run  # noqa: E402

URL = "https://generativelanguage.googleapis.com/v1beta/models/gemini-2.5-flash:generateContent"
CLAIM = ("--method", "generateContent")


def nodes(value, path=()):
    yield value, path
    for key, item in value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ():
        yield from nodes(item, path + (key,))


BAD = [("key", "fooBar"), ("key", "max_tokens"), ("key", "temprature"), ("value", "nope"), ("value", {"a": 1}), ("value", ["x"]),
       ("value", 1.5), ("value", True), ("value", 99999999999)]


def mutated(body, chance):
    body = copy.deepcopy(body)
    kind, new = chance.choice(BAD)
    if kind == "key":
        chance.choice([n for n, _ in nodes(body) if isinstance(n, dict)])[new] = chance.choice([1, "x", {}, []])
        return body
    _, path = chance.choice([n for n in nodes(body) if n[1]])
    at = body
    for key in path[:-1]:
        at = at[key]
    at[path[-1]] = copy.deepcopy(new)
    return body


def bodies():
    """Bodies of generateContent: those of the samples, and seeded mutations of them."""
    chance = random.Random(20261123)
    found = []
    for path in sorted(glob.glob(os.path.join(ROOT, "samples", "*.json"))):
        with open(path, encoding="utf-8") as file:
            try:
                document = json.load(file)
            except ValueError:
                continue
        if isinstance(document, dict) and ":generateContent" in document.get("url", "") and isinstance(document.get("body"), dict):
            found.append(document["body"])
        elif isinstance(document, dict) and "contents" in document and "ttl" not in document:
            found.append(document)
    return found + [mutated(chance.choice(found), chance) for _ in range(300)]


class Names:
    """JSON and proto names of every field, from the schema."""

    def __init__(self):
        with open(os.path.join(ROOT, "schemas/api/v1beta.json"), encoding="utf-8") as file:
            self.messages = json.load(file)["definitions"]

    def snake(self, name):
        return re.sub(r"([A-Z])", lambda m: "_" + m[1].lower(), name)

    def convert(self, value, message):
        """The body in snake case, and as a pointer map from the old tokens to the new ones."""
        if isinstance(value, list):
            return [self.convert(item, message) for item in value]
        if not isinstance(value, dict) or message is None:
            return value
        properties = self.messages[message]["properties"]
        out = {}
        for key, item in value.items():
            field = properties.get(key)
            if field is None:
                out[key] = item
                continue
            inner = field.get("items", field)
            name = field.get("x-proto") or self.snake(key)
            if "x-map" in inner:
                of = inner["additionalProperties"].get("$ref", "").split("/")[-1] or None
                convert = {k: self.convert(v, of) for k, v in item.items()} if isinstance(item, dict) else item
                out[name] = convert
            else:
                out[name] = self.convert(item, inner.get("$ref", "").split("/")[-1] or None)
        return out


def said(findings, plain=False):
    """What is compared: rule, place and words; `plain` without words and with names in one spelling."""
    if plain:
        return sorted((f["rule"], f["severity"], re.sub(r"[_\W]", "", f["pointer"]).lower()) for f in findings)
    return [(f["rule"], f["severity"], f["in"], f["pointer"], (f["server"] or {}).get("message")) for f in findings]


class Forms(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.bodies = bodies()
        cls.folder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(cls.folder.cleanup)
        cls.expected = cls.lines([{"method": "POST", "url": URL, "body": body} for body in cls.bodies])

    @classmethod
    def lines(cls, documents, dump=json.dumps, options=(), end="\n", start=""):
        """The findings of each document, as lines of one file."""
        path = os.path.join(cls.folder.name, "lines.jsonl")
        with open(path, "w", encoding="utf-8", newline="") as file:
            file.write(start + "".join(dump(document) + end for document in documents))
        found = [[] for _ in documents]
        for finding in lint(*options, path)["findings"]:
            found[finding["range"]["start"]["line"] - 1].append(finding)
        return found

    def same(self, got, plain=False):
        self.assertGreater(sum(map(bool, self.expected)), 200)
        for body, want, have in zip(self.bodies, self.expected, got):
            self.assertEqual(said(want, plain), said(have, plain), json.dumps(body)[:600])

    def test_bare_body(self):
        self.same(self.lines(self.bodies, options=CLAIM))

    def test_body_in_a_string(self):
        self.same(self.lines([{"url": URL, "body": json.dumps(body)} for body in self.bodies]))

    def test_batch_line(self):
        lines = [{"key": f"r-{i}", "request": body} for i, body in enumerate(self.bodies)]
        found = self.lines(lines)
        shown = [i for i, body in enumerate(self.bodies) if found[i] or not self.expected[i]]
        # What a mutation made unrecognisable is nobody's request any more.
        self.assertGreater(len(shown), 0.95 * len(self.bodies))
        for i in shown:
            # Another parser reads batch files, so its words are not known.
            self.assertEqual([f[:-1] for f in said(self.expected[i])], [f[:-1] for f in said(found[i])])
            self.assertTrue(all(f["server"]["message"] is None for f in found[i]))
            self.assertTrue(all(f["request"]["key"] == f"r-{i}" for f in found[i]))

    def test_array_elements(self):
        path = os.path.join(self.folder.name, "array.json")
        with open(path, "w", encoding="utf-8") as file:
            json.dump([{"method": "POST", "url": URL, "body": body} for body in self.bodies], file)
        found = [[] for _ in self.bodies]
        for finding in lint(path)["findings"]:
            found[finding["request"]["index"]].append(finding)
        self.same(found)

    def test_one_pretty_file_each(self):
        folder = os.path.join(self.folder.name, "pretty")
        os.mkdir(folder)
        for i, body in enumerate(self.bodies):
            with open(f"{folder}/{i}.json", "w", encoding="utf-8", newline="") as file:
                text = json.dumps({"url": URL, "body": body}, indent=3, ensure_ascii=False)
                file.write(("\ufeff" if i % 2 else "") + (text.replace("\n", "\r\n") if i % 3 else text))
        found = [[] for _ in self.bodies]
        for finding in lint(folder)["findings"]:
            found[int(os.path.basename(finding["path"])[:-5])].append(finding)
        self.same(found)

    def test_snake_case(self):
        names = Names()
        self.same(self.lines([{"url": URL, "body": names.convert(body, "GenerateContentRequest")} for body in self.bodies]), plain=True)

    def test_members_reversed(self):
        def turned(value):
            if isinstance(value, dict):
                return {key: turned(item) for key, item in reversed(list(value.items()))}
            return [turned(item) for item in value] if isinstance(value, list) else value
        got = self.lines([{"url": URL, "body": turned(body)} for body in self.bodies])
        compared = 0
        for want, have in zip(self.expected, got):
            # Of two members of a oneof the later is refused: which one that is turns with the order.
            if not any(f["rule"] == "oneof-conflict" for f in want):
                self.assertEqual(said(want, True), said(have, True))
                compared += 1
        self.assertGreater(compared, 250)

    def test_escapes(self):
        def dump(value):
            if isinstance(value, dict):
                return "{" + ",".join(dump(k) + ":" + dump(v) for k, v in value.items()) + "}"
            if isinstance(value, list):
                return "[" + ",".join(map(dump, value)) + "]"
            if isinstance(value, str):
                units = value.encode("utf-16-be")
                return '"' + "".join(f"\\u{units[i]:02x}{units[i + 1]:02X}" for i in range(0, len(units), 2)) + '"'
            return json.dumps(value)
        self.same(self.lines([{"url": URL, "body": body} for body in self.bodies], dump=dump))

    def test_line_ends_and_mark(self):
        documents = [{"url": URL, "body": body} for body in self.bodies]
        self.same(self.lines(documents, end="\r\n"))
        self.same(self.lines(documents, start="\ufeff"))

    def test_late_lines(self):
        clean = {"url": URL, "body": {"contents": [{"parts": [{"text": "a"}]}]}}
        found = self.lines([clean] * 999 + [{"url": URL, "body": body} for body in self.bodies])
        self.assertFalse(any(found[:999]))
        self.same(found[999:])

    def test_threads(self):
        folder = os.path.join(self.folder.name, "threads")
        os.mkdir(folder)
        for i, body in enumerate(self.bodies):
            with open(f"{folder}/{i}.json", "w", encoding="utf-8") as file:
                json.dump({"url": URL, "body": body}, file)
        for form in ("text", "json"):
            one, two = (run("check", "--as-of", DAY, "--format", form, "--jobs", jobs, folder) for jobs in "12")
            self.assertEqual(one, two)


if __name__ == "__main__":
    main()
