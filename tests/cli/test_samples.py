#!/usr/bin/env python3
"""The samples are what they say: accepted ones give no finding, broken ones give theirs."""
import collections
import glob
import os
import unittest

from program import ROOT, lint, main

SAMPLES = os.path.join(ROOT, "samples")


def files(folder):
    return sorted(p for p in glob.glob(os.path.join(folder, "*")) if p.endswith((".json", ".jsonl")))


class Samples(unittest.TestCase):
    def test_accepted(self):
        paths = files(SAMPLES)
        self.assertGreaterEqual(len(paths), 20)
        report = lint(*paths)
        # The one sample that shows what only the server reads is there for its warnings.
        said = [(os.path.basename(f["path"]), f["rule"], f["pointer"]) for f in report["findings"] if f["severity"] != "info"]
        self.assertEqual([s for s in said if s[0] != "lenient-but-accepted.json"], [])
        self.assertGreaterEqual(report["summary"]["requests"], len(paths))
        self.assertEqual(report["summary"]["notRequests"], 0)

    def test_broken(self):
        paths = files(os.path.join(SAMPLES, "broken"))
        self.assertGreaterEqual(len(paths), 12)
        found = collections.Counter(f["path"] for f in lint(*paths)["findings"])
        self.assertEqual([p for p in paths if not found[p]], [])

    def test_each_has_its_row(self):
        with open(os.path.join(SAMPLES, "README.md"), encoding="utf-8") as file:
            table = file.read()
        for path in files(SAMPLES) + files(os.path.join(SAMPLES, "broken")):
            self.assertIn(os.path.basename(path), table)


if __name__ == "__main__":
    main()
