#!/usr/bin/env python3
"""The samples are what they say: accepted ones give no finding, broken ones give theirs."""
import collections
import glob
import json
import os
import re
import unittest

from program import ROOT, lint, main, run

SAMPLES = os.path.join(ROOT, "samples")


def files(folder):
    return sorted(p for p in glob.glob(os.path.join(folder, "*")) if p.endswith((".json", ".jsonl")))


class Samples(unittest.TestCase):
    def test_accepted(self):
        paths = files(SAMPLES) + files(os.path.join(SAMPLES, "retired"))
        self.assertGreaterEqual(len(paths), 20)
        for path in paths:
            with self.subTest(path=os.path.basename(path)):
                # Those of retired/ are judged as on the day on which they were accepted.
                report = json.loads(run("check", "--format", "json", "--as-of", "2026-05-01", path)[1]) if "retired" in path else lint(path)
                said = [(f["rule"], f["pointer"], f["message"]) for f in report["findings"] if f["severity"] != "info"]
                # The one sample that shows what only the server reads is there for its warnings.
                self.assertEqual([] if path.endswith("lenient-but-accepted.json") else said, [])
                self.assertEqual(report["summary"]["errors"], 0)
                self.assertGreaterEqual(report["summary"]["requests"], 1)
                self.assertEqual(report["summary"]["notRequests"], 0)

    def test_broken(self):
        paths = files(os.path.join(SAMPLES, "broken"))
        self.assertGreaterEqual(len(paths), 12)
        found = collections.Counter(f["path"] for f in lint(*paths)["findings"])
        self.assertEqual([p for p in paths if not found[p]], [])

    def test_each_has_its_row(self):
        with open(os.path.join(SAMPLES, "README.md"), encoding="utf-8") as file:
            accepted, _, broken = file.read().partition("\n## Broken\n")
        for table, paths in ((accepted, files(SAMPLES) + ["retired/" + os.path.basename(p) for p in files(os.path.join(SAMPLES, "retired"))]),
                             (broken, files(os.path.join(SAMPLES, "broken")))):
            rows = re.findall(r"^\| (`.*`) \| \S.* \|$", table, re.M)
            named = [name for row in rows for name in re.findall(r"`([^`]+)`", row)]
            self.assertEqual(sorted(named), sorted(p if p.startswith("retired/") else os.path.basename(p) for p in paths))


if __name__ == "__main__":
    main()
