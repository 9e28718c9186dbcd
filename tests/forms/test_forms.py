#!/usr/bin/env python3
"""One mistake is found alike in whatever form the request is written down."""
import collections
import json
import os
import random
import re
import shutil
import tempfile
import unittest

import bodies
from bodies import EMBEDDING_MODEL, MODEL, PROTO_NAMES, SHARED
from json_text import Members, reversed_members, write
from program import DAY, lint, main, run

BODIES = bodies.all_bodies()
BOM = b"\xef\xbb\xbf"


def what(finding):
    """All of a finding but its place in the file."""
    return (finding["rule"], finding["severity"], finding["message"], finding["in"], finding["pointer"], json.dumps(finding["server"]), finding["guidance"],
            tuple((note["message"], note["in"], note["pointer"]) for note in finding["notes"]), tuple((fix["title"], fix["safety"]) for fix in finding["fixes"]))


def rule_and_pointer(finding):
    return finding["rule"], finding["in"], finding["pointer"]


def spelling_apart(finding):
    """What a finding says with every known name in snake_case; responseJsonSchema has one in GenerationConfig and another elsewhere."""
    def snake(text):
        return re.sub(r"\w+", lambda word: PROTO_NAMES.get(word[0], word[0]), text).replace("response_json_schema_ordered", "response_json_schema")
    return tuple(snake(part) if isinstance(part, str) else repr(part) for part in what(finding)[:6]) + (len(finding["notes"]), len(finding["fixes"]))


ORDERED = ("oneof-conflict", "field-set-twice", "repeated-key")


def order_apart(findings):
    """Rules and pointers, where of members that clash it does not count which one is first. What stands below such a member is left
    out, and of one that is repeated what stands beside it, too: of two the server reads one, and the rest of the object is judged by it."""
    clashing = {pointer for f in findings if f["rule"] in ORDERED for pointer in [f["pointer"], *(note["pointer"] for note in f["notes"])]}
    said = {rule_and_pointer(f) for f in findings if f["rule"] not in ORDERED and f["pointer"] not in clashing}
    # Of an object in the form of another API the first name gets the finding, the others its notes.
    said |= {("unknown-field", "body", note["pointer"]) for f in findings if f["rule"] == "unknown-field" for note in f["notes"]}
    said |= {("clash", "body", pointer) for pointer in clashing}
    repeated = {f["pointer"].rpartition("/")[0] for f in findings if f["rule"] == "repeated-key"}
    beside = {parent for parent in repeated if parent}
    return {(rule, within, pointer) for rule, within, pointer in said
            if not any(pointer.startswith(above + "/") for above in (clashing if rule == "clash" else clashing | beside))}


def model_of(method):
    return EMBEDDING_MODEL if "mbed" in method else MODEL


def of_bodies(report):
    """The findings that do not stand at the model's name, which each form has in another place."""
    return [finding for finding in report["findings"] if finding["category"] not in ("models", "lifecycle")]


class Forms(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.mkdtemp()
        cls.baseline = cls.of_lines(cls.exchanges(BODIES))

    @classmethod
    def tearDownClass(cls):
        shutil.rmtree(cls.folder)

    @classmethod
    def write_file(cls, name, data):
        path = os.path.join(cls.folder, name)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "wb") as file:
            file.write(data if isinstance(data, bytes) else data.encode())
        return path

    @staticmethod
    def exchanges(several):
        return [write(body.exchange(body.tree)) for body in several]

    @classmethod
    def of_lines(cls, lines, *options, newline="\n", before=b""):
        """The findings of each line of a JSONL file."""
        path = cls.write_file("lines.jsonl", before + (newline.join(lines) + newline).encode())
        found = [[] for _ in lines]
        for finding in of_bodies(lint(*options, path)):
            found[finding["range"]["start"]["line"] - 1].append(finding)
        return found

    @classmethod
    def of_files(cls, folder, texts, *options):
        """The findings of each file of a folder."""
        for i, text in enumerate(texts):
            cls.write_file(f"{folder}/{i:05}.json", text)
        report = lint(*options, os.path.join(cls.folder, folder))
        found = [[] for _ in texts]
        for finding in of_bodies(report):
            found[int(os.path.basename(finding["path"]).split(".")[0])].append(finding)
        return found

    def assert_same(self, found, several=None, key=what, baseline=None, collect=list):
        """The findings are those of the baseline, body by body."""
        several = range(len(BODIES)) if several is None else several
        self.assertEqual(len(found), len(several))
        different = []
        for now, i in zip(found, several):
            want = (self.baseline if baseline is None else baseline)[i]
            if collect(map(key, now)) != collect(map(key, want)):
                different.append((BODIES[i].name, write(BODIES[i].tree)[:600], [key(f) for f in want if key(f) not in map(key, now)],
                                  [key(f) for f in now if key(f) not in map(key, want)]))
        shown = "\n".join(f"{name}\n  {text}\n  want {want}\n  got  {got}" for name, text, want, got in different[:5])
        self.assertFalse(different, f"{len(different)} of {len(found)} differ\n{shown}")

    def by_method(self):
        groups = collections.defaultdict(list)
        for i, body in enumerate(BODIES):
            groups[body.method, body.version].append(i)
        return groups.items()

    def test_the_bodies_are_worth_it(self):
        rules = collections.Counter(f["rule"] for findings in self.baseline for f in findings)
        for rule in ("unknown-field", "wrong-type", "unknown-enum-value", "oneof-conflict", "field-set-twice", "repeated-key", "number-out-of-range",
                     "bytes-not-base64", "invalid-duration", "invalid-timestamp"):
            self.assertGreater(rules[rule], 0, rule)
        self.assertGreater(sum(bool(findings) for findings in self.baseline), 150)
        self.assertTrue(all(f["in"] == "body" for findings in self.baseline for f in findings))
        if not os.path.isdir(SHARED):
            print("../shared is not here: forms are tried with the bodies of samples/ alone")

    def test_bare_body(self):
        for (method, version), several in self.by_method():
            lines = [write(BODIES[i].tree) for i in several]
            with self.subTest(method=method, version=version):
                self.assert_same(self.of_lines(lines, "--method", method, "--model", model_of(method), "--api-version", version), several)

    def test_body_as_string(self):
        self.assert_same(self.of_lines([write(body.exchange(write(body.tree))) for body in BODIES]))

    def test_body_as_pretty_string(self):
        texts = [write(body.exchange(write(body.tree, indent=3, newline="\r\n")), escape=i % 2 == 1) for i, body in enumerate(BODIES)]
        self.assert_same(self.of_lines(texts))

    def test_batch_line(self):
        for method in ("generateContent", "embedContent"):
            message = next(body.message for body in BODIES if body.method == method)
            # A line without a single known name is no batch line.
            several = [i for i, body in enumerate(BODIES) if body.method == method and body.version == "v1beta"
                       and any(bodies.field_of(message, key) for key, _ in body.tree)]
            self.assertGreater(len(several), 5)
            lines = [write(Members([("key", f"r-{i}"), ("request", BODIES[i].tree)])) for i in several]
            found = self.of_lines(lines, "--method", method, "--model", model_of(method))
            self.assert_same(found, several, key=rule_and_pointer)
            keys = {f["request"]["key"] == f"r-{i}" for findings, i in zip(found, several) for f in findings}
            self.assertEqual(keys, {True})

    def test_batch_line_without_a_method(self):
        several = [i for i, body in enumerate(BODIES) if body.method == "generateContent" and body.version == "v1beta"]
        found = self.of_lines([write(Members([("key", f"r-{i}"), ("request", BODIES[i].tree)])) for i in several],
                              "--model", MODEL)
        # A change can make a body that could as well be one of embedContent, or nothing that is known.
        same = sum([rule_and_pointer(f) for f in now] == [rule_and_pointer(f) for f in self.baseline[i]] for now, i in zip(found, several))
        self.assertGreater(same, 0.97 * len(several))

    def test_array_of_exchanges(self):
        path = self.write_file("array.json", "[" + ",\n".join(self.exchanges(BODIES)) + "]")
        found = [[] for _ in BODIES]
        for finding in of_bodies(lint(path)):
            found[finding["request"]["index"]].append(finding)
        self.assert_same(found)

    def test_array_of_bodies(self):
        for (method, version), several in self.by_method():
            for name in ("array.json", "array.jsonl"):
                path = self.write_file(name, "[" + ", ".join(write(BODIES[i].tree) for i in several) + "]")
                found = [[] for _ in several]
                for finding in of_bodies(lint("--method", method, "--model", model_of(method), "--api-version", version, path)):
                    found[finding["request"]["index"]].append(finding)
                with self.subTest(method=method, version=version, name=name):
                    self.assert_same(found, several)

    def test_spelling_of_names(self):
        mixed = random.Random(7)
        for name, choose in (("camel", lambda: "camel"), ("snake", lambda: "snake"), ("mixed", lambda: mixed.choice(["camel", "snake"]))):
            trees = [bodies.respell(body.tree, body.message, choose) for body in BODIES]
            self.assertGreater(sum(tree != body.tree for tree, body in zip(trees, BODIES)), 20)
            with self.subTest(spelling=name):
                self.assert_same(self.of_lines([write(body.exchange(tree)) for body, tree in zip(BODIES, trees)]), key=spelling_apart)

    def test_pretty_files(self):
        for name, newline, before in (("lf", "\n", b""), ("crlf", "\r\n", b""), ("cr", "\r", b""), ("bom", "\n", BOM), ("bom-crlf", "\r\n", BOM)):
            several = range(len(BODIES)) if name == "lf" else range(0, len(BODIES), 3)
            texts = [before + write(BODIES[i].exchange(BODIES[i].tree), indent=2, newline=newline).encode() for i in several]
            with self.subTest(form=name):
                self.assert_same(self.of_files(name, texts), several)

    def test_lines_with_bom_and_crlf(self):
        lines = self.exchanges(BODIES)
        self.assert_same(self.of_lines(lines, newline="\r\n", before=BOM))
        self.assert_same(self.of_lines(lines, before=BOM))

    def test_escaped_letters(self):
        self.assert_same(self.of_lines([write(body.exchange(body.tree), escape=True) for body in BODIES]))

    def test_reversed_members(self):
        found = self.of_lines([write(reversed_members(body.exchange(body.tree))) for body in BODIES])
        for body, now, want in zip(BODIES, found, self.baseline):
            self.assertEqual(order_apart(now), order_apart(want), (body.name, write(body.tree)[:800]))

    def test_line_thousand(self):
        request = Members([("contents", [Members([("parts", [Members([("text", "Hi")])])])])])
        clean = [write(Members([("key", f"k{i}"), ("request", request)])) for i in range(999)]
        found = self.of_lines(clean + self.exchanges(BODIES))
        self.assertEqual([findings for findings in found[:999] if findings], [])
        self.assert_same(found[999:])
        self.assertEqual({f["request"]["index"] - i for i, findings in enumerate(found) for f in findings}, {0})

    def test_threads(self):
        for i, body in enumerate(BODIES):
            self.write_file(f"threads/{i % 7}/{i}.json", write(body.exchange(body.tree), indent=1 + i % 3))
        self.write_file("threads/3/all.jsonl", "\n".join(self.exchanges(BODIES)))
        folder = os.path.join(self.folder, "threads")
        for form in ("json", "text"):
            one, *others = [run("check", "--as-of", DAY, "--format", form, "--jobs", jobs, folder) for jobs in ("1", "2", "5", "2")]
            self.assertEqual(one[0], 1)
            for other in others:
                self.assertTrue(one == other, form)


if __name__ == "__main__":
    main()
