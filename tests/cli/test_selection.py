#!/usr/bin/env python3
"""The options that choose rules, severities and exit codes."""
import json
import os
import shutil
import tempfile
import unittest

from json_schema import faults
from program import DAY, ROOT, lint, main, run

HOST = "https://generativelanguage.googleapis.com/v1beta/models/gemini-2.5-flash:generateContent"
CONTENTS = [{"role": "user", "parts": [{"text": "Hello"}]}]


def exchange(**more):
    return json.dumps({"url": HOST, "body": {"contents": CONTENTS, **more}})


class Selection(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.mkdtemp()
        self.addCleanup(shutil.rmtree, self.folder)
        # An error, a warning and an info.
        self.three = self.write("three.json", exchange(nonsense=1, generationConfig={"temperature": 1.5, "logprobs": 3}))
        self.clean = self.write("clean.json", exchange())
        self.warning = self.write("warning.json", exchange(generationConfig={"logprobs": 3}))

    def write(self, name, text):
        path = os.path.join(self.folder, name)
        with open(path, "w", encoding="utf-8") as file:
            file.write(text)
        return path

    def rules(self, *options):
        return [f["rule"] for f in lint(*options, self.three)["findings"]]

    def check(self, *options):
        return run("check", "--as-of", DAY, *options)

    def test_all_speak(self):
        self.assertEqual(sorted(self.rules()), ["logprobs-without-response-logprobs", "temperature-outside-guide", "unknown-field"])

    def test_select_and_ignore(self):
        self.assertEqual(self.rules("--select", "unknown-field"), ["unknown-field"])
        self.assertEqual(self.rules("--select", "generation,advice"), ["temperature-outside-guide", "logprobs-without-response-logprobs"])
        self.assertEqual(self.rules("--select", "generation", "--select", "wire"), ["unknown-field", "logprobs-without-response-logprobs"])
        self.assertEqual(self.rules("--ignore", "wire,advice"), ["logprobs-without-response-logprobs"])
        self.assertEqual(self.rules("--select", "wire", "--ignore", "unknown-field"), [])

    def test_a_path_behind_the_list_is_a_path(self):
        code, out, _ = self.check("--ignore", "wire", self.clean, self.three)
        self.assertEqual(code, 0)
        self.assertIn("2 requests", out)

    def test_what_is_off_does_not_count(self):
        report = lint("--ignore", "wire", self.three)
        self.assertEqual((report["summary"]["errors"], report["summary"]["warnings"]), (0, 1))
        code, out, _ = self.check("--ignore", "wire,generation,advice", self.three)
        self.assertEqual(code, 0)
        self.assertIn("No problems in 1 request", out)

    def test_severities(self):
        found = {f["rule"]: f["severity"] for f in lint("--severity", "wire=warning", "--severity", "temperature-outside-guide=error", self.three)["findings"]}
        self.assertEqual(found, {"unknown-field": "warning", "temperature-outside-guide": "error", "logprobs-without-response-logprobs": "warning"})
        self.assertEqual(self.rules("--severity", "wire=off,advice=off"), ["logprobs-without-response-logprobs"])
        self.assertEqual(self.check("--severity", "unknown-field=info", self.three)[0], 0)

    def test_syntax_errors_can_be_ignored_too(self):
        path = self.write("broken.json", exchange()[:-2] + ",}}")
        self.assertEqual([f["rule"] for f in lint(path)["findings"]], ["not-strict-json"])
        self.assertEqual(lint("--ignore", "syntax", path)["findings"], [])

    def test_wrong_words(self):
        for options, hint in ((("--select", "unkown-field"), "did you mean 'unknown-field'?"), (("--ignore", "wyre"), "did you mean 'wire'?"),
                              (("--severity", "unknown-field=loud"), "RULE=warning"), (("--severity", "unknown-field"), "RULE=warning"),
                              (("--fail-on", "errors"), "--fail-on"), (("--max-warnings", "-1"), "--max-warnings"), (("--max-warnings", "few"), "--max-warnings")):
            code, out, err = self.check(*options, self.three)
            self.assertEqual((code, out), (2, ""), options)
            self.assertIn(hint, err)

    def test_fail_on(self):
        for level, clean, warning, three in (("error", 0, 0, 1), ("warning", 0, 1, 1), ("info", 0, 1, 1), ("never", 0, 0, 0)):
            codes = tuple(self.check("--fail-on", level, path)[0] for path in (self.clean, self.warning, self.three))
            self.assertEqual(codes, (clean, warning, three), level)
        self.assertEqual(self.check("--fail-on", "info", "--ignore", "wire,generation", self.three)[0], 1)
        self.assertEqual(self.check("--fail-on", "warning", "--ignore", "wire,generation", self.three)[0], 0)

    def test_max_warnings(self):
        self.assertEqual(self.check("--max-warnings", "1", self.warning)[0], 0)
        code, _, err = self.check("--max-warnings", "0", self.warning)
        self.assertEqual(code, 1)
        self.assertIn("1 warning, and --max-warnings allows 0", err)
        self.assertIn("1 ostrzeżenie, a --max-warnings dopuszcza 0", self.check("--language", "pl", "--max-warnings", "0", self.warning)[2])

    def test_exit_zero_hides_findings_and_nothing_else(self):
        self.assertEqual(self.check("--exit-zero", self.three)[0], 0)
        self.assertEqual(self.check("--exit-zero", "--max-warnings", "0", self.warning)[0], 0)
        self.assertEqual(self.check("--exit-zero", self.three, os.path.join(self.folder, "nothing.json"))[0], 3)
        self.assertEqual(self.check("--exit-zero", "--select", "nothing", self.three)[0], 2)

    def test_what_cannot_be_read_wins(self):
        missing = os.path.join(self.folder, "nothing.json")
        for options in ((), ("--fail-on", "never"), ("--max-warnings", "0")):
            self.assertEqual(self.check(*options, self.three, missing)[0], 3, options)

    def test_statistics(self):
        code, out, _ = self.check("--statistics", self.three, self.warning)
        self.assertEqual(code, 1)
        lines = out.splitlines()
        self.assertRegex(lines[0], r"^2  warning  logprobs-without-response-logprobs +logprobs without responseLogprobs$")
        self.assertRegex(lines[1], r"^1  info     temperature-outside-guide ")
        self.assertNotIn("three.json", out)
        self.assertIn("1 error, 2 warnings, 1 info", out)

    def test_statistics_add_up_to_the_summary(self):
        turns = [{"role": "user", "parts": [{"text": "Hi"}]}, {"role": "model"}, {"role": "user", "parts": []}]
        path = os.path.join(self.folder, "two-severities.json")
        with open(path, "w", encoding="utf-8") as file:
            json.dump({"contents": turns}, file)
        report = json.loads(self.check("--statistics", "--format", "json", path, self.three)[1])
        rows = [(row["rule"], row["severity"]) for row in report["statistics"]]
        self.assertIn(("parts-empty", "error"), rows)
        self.assertIn(("parts-empty", "warning"), rows)
        for severity in ("error", "warning", "info"):
            self.assertEqual(sum(row["count"] for row in report["statistics"] if row["severity"] == severity), report["summary"][severity + "s"])

    def test_statistics_as_json(self):
        report = json.loads(self.check("--statistics", "--format", "json", self.three, self.warning)[1])
        with open(os.path.join(ROOT, "schemas", "statistics.json"), encoding="utf-8") as file:
            schema = json.load(file)
        self.assertEqual(faults(report, schema, schema), [])
        self.assertEqual([(s["rule"], s["count"]) for s in report["statistics"]],
                         [("logprobs-without-response-logprobs", 2), ("temperature-outside-guide", 1), ("unknown-field", 1)])
        self.assertEqual(report["summary"], lint(self.three, self.warning)["summary"])
        self.assertEqual(json.loads(self.check("--statistics", "--format", "json", self.clean)[1])["statistics"], [])


if __name__ == "__main__":
    main()
