#!/usr/bin/env python3
"""Fixes of thousands of requests with mistakes, in every form that a request is written down in: what must hold of each.

COUNT mutants by environment (10,000 unless given)."""
import collections
import os
import random
import shutil
import sys
import tempfile
import unittest

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
sys.path[:0] = [os.path.join(ROOT, "tests", name) for name in ("cli", "forms", "mutations")]

import bodies  # noqa: E402
import clean_requests  # noqa: E402
import known_refusals  # noqa: E402
from fixing import FAST, dry_run, fix, read, with_edits, write  # noqa: E402
from json_text import Members  # noqa: E402
from json_text import read as parse  # noqa: E402
from json_text import write as written  # noqa: E402
from program import lint, main  # noqa: E402

COUNT = int(os.environ.get("COUNT", "10000"))
BOM = b"\xef\xbb\xbf"


def lenient(text, rng):
    """The same request as only the server reads it, or broken."""
    kind = rng.randrange(5)
    if kind == 0:
        return text.replace("}", ",}", rng.randrange(1, 4)).replace("]", ", ]", rng.randrange(0, 3))
    if kind == 1 and "'" not in text and '\\"' not in text:
        return text.replace('"', "'")
    if kind == 2:
        return text.replace('"contents":', "contents:").replace('"role":', "role :")
    if kind == 3:
        at = rng.randrange(len(text))
        return text[:at] + rng.choice([",", "}", "]", '"', "/* a */", "x"]) + text[at:]
    at = rng.choice([at for at, letter in enumerate(text) if letter in ',:"}]'])
    return text[:at] + text[at + 1:]


def mutants():
    """Lines: exchanges with mistakes. The same on every run."""
    rng = random.Random(11)
    mutator, samples = bodies.Mutator(2026), bodies.samples()
    kinds = [text for _, _, text, _ in known_refusals.mutants(known_refusals.KINDS, clean_requests.requests(), rng, 1) if "\n" not in text]
    rng.shuffle(kinds)
    lines = kinds[:COUNT // 3]
    while len(lines) < COUNT:
        body = mutator.mutated(rng.choice(samples))
        text = written(body.exchange(body.tree))
        lines.append(lenient(text, rng) if len(lines) % 10 == 0 else text)
    return lines


def damaged(line, rng):
    data = bytearray(line)
    for _ in range(rng.randrange(1, 6)):
        at, kind = rng.randrange(len(data)), rng.randrange(4)
        if kind == 0:
            data[at] = rng.randrange(256)
        elif kind == 1:
            del data[at:at + rng.randrange(1, 8)]
        elif kind == 2:
            data[at:at] = bytes(rng.choice(b'{}[]",:\\\'#/ \t') for _ in range(rng.randrange(1, 4)))
        else:
            data[at:at + 1] = b"\\"
    return bytes(data).replace(b"\n", b" ")


def is_utf8(data):
    try:
        data.decode()
    except ValueError:
        return False
    return True


def tree_of(text):
    """The values of a document, or None when it is not strict."""
    try:
        return parse(text if isinstance(text, str) else text.decode("utf-8-sig"))
    except ValueError:
        return None


def by_line(findings):
    found = collections.defaultdict(list)
    for finding in findings:
        found[finding["range"]["start"]["line"] - 1].append(finding)
    return found


def syntax_errors(findings):
    return sum(finding["rule"] == "syntax-error" for finding in findings)


LINES = mutants()


class Everywhere(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.mkdtemp(dir=FAST)
        cls.path = write(os.path.join(cls.folder, "lines.jsonl"), "".join(line + "\n" for line in LINES))
        cls.data = read(cls.path)
        cls.before = by_line(lint(cls.path)["findings"])
        cls.report, fixed = dry_run(cls.path)
        cls.fixed = fixed[cls.path]
        cls.lines = with_edits(cls.data, cls.fixed["edits"]).decode().split("\n")[:-1]

    @classmethod
    def tearDownClass(cls):
        shutil.rmtree(cls.folder)

    def copy(self, name):
        return write(os.path.join(self.folder, name), self.data)

    def test_the_mutants_are_worth_it(self):
        rules = collections.Counter(applied["rule"] for applied in self.fixed["applied"])
        print(f"{len(LINES)} lines, {sum(a != b for a, b in zip(LINES, self.lines))} of them fixed, {sum(rules.values())} safe fixes of {len(rules)} rules")
        self.assertGreater(len(rules), 8)
        self.assertGreater(sum(rules.values()), COUNT / 10)
        self.assertGreater(self.fixed["rounds"], 1)

    def test_what_is_written_is_what_the_edits_say(self):
        for options in ([], ["--unsafe-fixes"]):
            path = self.copy("written.jsonl")
            _, fixed = dry_run(*options, path)
            self.assertEqual(read(path), self.data, "a dry run writes nothing")
            expected = with_edits(self.data, fixed[path]["edits"])
            self.assertIn(fix(*options, path)[0], (0, 1))
            self.assertTrue(read(path) == expected)
            self.assertEqual(expected.count(b"\n"), len(LINES), "no line comes or goes")
            old = os.stat(path)
            self.assertIn(fix(*options, path)[0], (0, 1))
            new = os.stat(path)
            self.assertTrue(read(path) == expected, "a second run changes nothing")
            self.assertEqual((old.st_mtime_ns, old.st_ino), (new.st_mtime_ns, new.st_ino), "nor does it touch the file")

    def test_no_fix_that_is_wanted_is_left_and_none_does_harm(self):
        for options, wanted in (([], ("safe",)), (["--unsafe-fixes"], ("safe", "unsafe"))):
            path = self.copy("left.jsonl")
            report, fixed = dry_run(*options, path)
            after = by_line(report["findings"])
            applied = collections.defaultdict(list)
            for one in fixed[path]["applied"]:
                applied[one["request"]["index"] if one["request"] else None].append(one)
            left = [finding for findings in after.values() for finding in findings if any(f["safety"] in wanted for f in finding["fixes"])]
            # Left out are fixes that make it worse: a comma that breaks more, a wrapper in which a repeated key comes to light.
            self.assertEqual(bool(left), not fixed[path]["stable"])
            self.assertLessEqual(len(left), COUNT / 100 if options else 0, [finding["message"] for finding in left[:5]])
            for number, line in enumerate(with_edits(self.data, fixed[path]["edits"]).decode().split("\n")[:-1]):
                if line == LINES[number]:
                    continue
                with self.subTest(line=LINES[number][:2000], fixed=line[:2000]):
                    if tree_of(LINES[number]) is not None:
                        self.assertIsNotNone(tree_of(line), "what could be read can be read")
                    self.assertLessEqual(syntax_errors(after[number]), syntax_errors(self.before[number]))
            # What was mended is silent there, unless the list has moved up.
            still = {(f["rule"], f["request"]["index"], f["in"], f["pointer"], fix["title"])
                     for findings in after.values() for f in findings if f["request"] for fix in f["fixes"]}
            mended = {(one["rule"], one["request"]["index"], one["in"], one["pointer"], one["title"])
                      for several in applied.values() for one in several if one["request"]}
            self.assertGreater(len(mended), COUNT / 10)
            self.assertLessEqual(len(still & mended), len(left))
            titles = collections.Counter((one["rule"], one["title"]) for several in applied.values() for one in several)
            self.assertGreater(len(titles), 20)

    def test_any_bytes(self):
        """Lines with a few bytes changed, most of them broken: fixing makes nothing worse and comes to an end."""
        rng = random.Random(3)
        lines = [damaged(line.encode(), rng) for line in LINES[:COUNT // 3]]
        path = os.path.join(self.folder, "damaged.jsonl")
        for options in ([], ["--unsafe-fixes"]):
            data = write(path, b"\n".join(lines) + b"\n") and read(path)
            before = by_line(lint(path)["findings"])
            _, fixed = dry_run(*options, path)
            self.assertIn(fix(*options, path)[0], (0, 1))
            once = read(path)
            self.assertEqual(once.count(b"\n"), len(lines), "no line comes or goes")
            after = by_line(lint(path)["findings"])
            expected = with_edits(data, fixed[path]["edits"]).split(b"\n")
            self.assertGreater(sum(a != b for a, b in zip(once.split(b"\n"), lines)), len(lines) / 20)
            for number, (old, new) in enumerate(zip(lines, once.split(b"\n"))):
                with self.subTest(line=old[:2000], fixed=new[:2000], options=options):
                    if any(finding["request"] for finding in before[number]):  # of others, only the first problem is told
                        self.assertLessEqual(syntax_errors(after[number]), syntax_errors(before[number]))
                    if is_utf8(old):  # JSON cannot hold other bytes
                        self.assertEqual(expected[number], new)
            self.assertIn(fix(*options, path)[0], (0, 1))
            self.assertTrue(read(path) == once, "a second run changes nothing")

    def test_alone_as_among_lines(self):
        changed = [i for i, (old, new) in enumerate(zip(LINES, self.lines)) if old != new][:1500]
        folder = os.path.join(self.folder, "alone")
        for i in changed:
            write(os.path.join(folder, f"{i}.json"), LINES[i])
        fix(folder)
        for i in changed:
            with self.subTest(line=LINES[i][:2000]):
                self.assertEqual(read(os.path.join(folder, f"{i}.json")).decode(), self.lines[i])

    def strict(self, limit):
        """Lines that are strict before and after, as (tree, tree of what the line becomes)."""
        chosen = [i for i, (old, new) in enumerate(zip(LINES, self.lines)) if old != new and tree_of(old) is not None][:limit]
        self.assertGreater(len(chosen), min(limit, COUNT / 20) / 2)
        return [(tree_of(LINES[i]), tree_of(self.lines[i])) for i in chosen]

    def test_every_layout_becomes_the_same_request(self):
        for name, indent, newline, before in (("lf", 2, "\n", b""), ("crlf", 3, "\r\n", b""), ("cr", 1, "\r", b""), ("bom", 4, "\n", BOM)):
            folder = os.path.join(self.folder, name)
            several = self.strict(400)
            texts = [before + written(tree, indent=indent, newline=newline).encode() for tree, _ in several]
            for i, text in enumerate(texts):
                write(os.path.join(folder, f"{i}.json"), text)
            fix(folder)
            for i, (text, (tree, fixed)) in enumerate(zip(texts, several)):
                with self.subTest(form=name, text=written(tree)[:2000]):
                    data = read(os.path.join(folder, f"{i}.json"))
                    self.assertEqual(tree_of(data), fixed)
                    self.assertEqual(data.startswith(BOM), bool(before))
                    if newline != "\n":
                        self.assertEqual(data.count(b"\n") - data.count(b"\r\n"), 0, "no other line ends come in")

    def test_bodies_in_strings_and_elements_of_lists(self):
        several = self.strict(600)
        in_strings, expected = [], []
        for i, (tree, fixed) in enumerate(several):
            old, new = dict(tree), dict(fixed)
            if isinstance(old["body"], Members) and old["url"] == new["url"]:
                body = written(old["body"], indent=None if i % 2 else 2)
                in_strings.append(written(Members((key, body if key == "body" else value) for key, value in tree), escape=i % 3 == 0))
                expected.append(new["body"])
        path = write(os.path.join(self.folder, "strings.jsonl"), "".join(line + "\n" for line in in_strings))
        fix(path)
        for line, old, body in zip(read(path).decode().splitlines(), in_strings, expected):
            with self.subTest(line=old[:2000]):
                self.assertEqual(tree_of(dict(tree_of(line))["body"]), body)
        for size in (2, 40):
            for begin in range(0, len(several), size):
                part = several[begin:begin + size]
                path = write(os.path.join(self.folder, "list.json"), "[" + ",\n ".join(written(tree) for tree, _ in part) + "]\n")
                fix(path)
                self.assertEqual(tree_of(read(path)), [fixed for _, fixed in part], f"elements {begin} to {begin + size}")


if __name__ == "__main__":
    main()
