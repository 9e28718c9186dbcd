#!/usr/bin/env python3
"""A request that is being written: what is not finished must not turn the rest of it into nonsense. half_written.py says what is
tried; here are the bounds, which only ever go down."""
import collections
import os
import unittest

import half_written

EVERY = 5  # of the keystrokes

# For each kind: findings that the finished text has not, findings of the finished text that are not there, and syntax errors
# beside the one that there must be.
BOUNDS = {
    "deleted ,": (0, 4, 0),
    "deleted :": (0, 60, 0),
    "deleted [": (4, 21, 4),
    "deleted ]": (1, 27, 0),
    "deleted {": (1, 105, 0),
    "deleted }": (3, 30, 0),
    "deleted opening quote of a name": (0, 30, 0),
    "deleted closing quote of a name": (3, 90, 0),
    "deleted opening quote of a text": (5, 95, 36),
    "deleted closing quote of a text": (0, 40, 12),
    "left open": (0, 0, 0),
    "typed": (4, 0, 0),
    "typed, brackets closed": (2150, 0, 0),
}
OPENED = {'"x": {': "}", '"x": [': "]", '"x": [{': "}]", '"x": {"y": [': "]}"}


def about_opened(findings):
    """Those about the member that was put in, and about nothing but it: an open object is not empty."""
    return collections.Counter({key: count for key, count in findings.items() if "'x'" in key[1] or "'y'" in key[1]})


class HalfWritten(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.reader = half_written.Reader(os.environ["GEMLINT"])
        cls.samples = list(half_written.pretty_samples())

    @classmethod
    def tearDownClass(cls):
        cls.reader.close()

    def hold(self, totals):
        for kind, (texts, *counts) in totals.rows.items():
            with self.subTest(kind=kind):
                self.assertGreater(texts, 200)
                worst = sorted(totals.examples[kind], key=lambda one: -one[0])[:3]
                for count, bound in zip(counts, BOUNDS[kind]):
                    self.assertLessEqual(count, bound, f"{kind}: {counts} over {BOUNDS[kind]}, as in\n{worst}")

    def test_one_character_deleted(self):
        totals = half_written.Totals()
        for name, text in self.samples:
            half_written.measure_deletions(self.reader, name, text, self.reader.open(name, text), totals)
        self.assertEqual(len(totals.rows), 10)
        self.hold(totals)

    def test_typed(self):
        totals = half_written.Totals()
        for name, text in self.samples:
            half_written.measure_typing(self.reader, name, text, self.reader.open(name, text), totals, EVERY)
        self.assertEqual(len(totals.rows), 2)
        self.hold(totals)

    def test_opened_in_the_middle(self):
        """One member that is not closed yet: one syntax error at its bracket, and all that is said of the text with it closed."""
        tried = 0
        for name, text in self.samples:
            finished = self.reader.open(name, text)
            if half_written.syntax_errors(finished):
                continue
            known = "unknown-route" not in {code for code, _ in finished}
            for at, indent in half_written.member_lines(text):
                for opened, closing in OPENED.items():
                    closed = self.reader.read(text[:at] + indent + opened + closing + ",\n" + text[at:])
                    now = self.reader.read(text[:at] + indent + opened + "\n" + text[at:])
                    # An open schema is not empty, and what a JSON Schema defines may still be written.
                    want = half_written.told(closed) - about_opened(closed)
                    told = half_written.told(now) - about_opened(now)
                    case = f"{name}: {opened} at {at}: {text[max(at - 60, 0):at]}"
                    self.assertEqual(told - want, collections.Counter(), case)
                    lost = collections.Counter({key: count for key, count in (want - told).items() if key[0] not in ("empty-schema", "ref-undefined")})
                    self.assertEqual(lost, collections.Counter(), case)
                    # Where nothing is known of the request, nothing is said of its syntax either.
                    syntax = [message for code, message in now if code == "syntax-error"]
                    self.assertEqual(half_written.syntax_errors(now), int(known), case)
                    self.assertTrue(all("has no closing" in message for message in syntax), (case, syntax))
                    tried += 1
        self.assertGreater(tried, 3000)


if __name__ == "__main__":
    unittest.main()
