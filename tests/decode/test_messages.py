#!/usr/bin/env python3
"""What the server answers to a body, word for word: messages.jsonl holds (body, messages) pairs for each row of what is known of its
JSON reader. `text` is the body as it stands in the request; `expect` the server's words, in order; `warn` findings without an answer."""
import json
import os
import sys
import tempfile
import unittest

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
sys.path[:0] = [os.path.join(ROOT, "tests", "cli"), os.path.join(ROOT, "tools")]
import rule_files  # noqa: E402
from program import lint, main  # noqa: E402

RULES = rule_files.load_rules(os.path.join(ROOT, "rules"))
HOST = "https://generativelanguage.googleapis.com/"
URLS = {
    "generate": ("POST", "v1beta/models/gemini-2.5-flash:generateContent"),
    "v1": ("POST", "v1/models/gemini-2.5-flash:generateContent"),
    "v1alpha": ("POST", "v1alpha/models/gemini-2.5-flash:generateContent"),
    "count": ("POST", "v1beta/models/gemini-2.5-flash:countTokens"),
    "embed": ("POST", "v1beta/models/gemini-embedding-001:embedContent"),
    "embeds": ("POST", "v1beta/models/gemini-embedding-001:batchEmbedContents"),
    "cache": ("POST", "v1beta/cachedContents"),
    "patch": ("PATCH", "v1beta/cachedContents/abc"),
    "batch": ("POST", "v1beta/models/gemini-2.5-flash:batchGenerateContent"),
    "predict": ("POST", "v1beta/models/imagen-4.0-generate-001:predict"),
    "chunks": ("POST", "v1beta/corpora/c/documents/d/chunks:batchUpdate"),
    "live": ("", "ws/google.ai.generativelanguage.v1beta.GenerativeService.BidiGenerateContent"),
}
# Rows of the front end's behaviour that no answer to a body shows.
NOT_SHOWN = {
    3: "how the answer lists its violations; the table's cases with several messages show the order",
    20: "a query parameter", 21: "leniency of syntax: tests/unit/json and the rule not-strict-json",
    22: "syntax errors: the rule syntax-error", 24: "order of API key and payload errors", 25: "the validator, after decoding",
    28: "how streamed errors are wrapped", 38: "which fields v1 has: the rule field-not-in-version", 40: "the reader of batch files",
    45: "the stages of an answer",
}


def cases():
    with open(os.path.join(HERE, "messages.jsonl"), encoding="utf-8") as lines:
        return [json.loads(line) for line in lines if line.strip()]


class Messages(unittest.TestCase):
    def test_words(self):
        table = cases()
        self.assertGreaterEqual(len(table), 80)
        with tempfile.NamedTemporaryFile("w", suffix=".jsonl", delete=False, encoding="utf-8") as file:
            for case in table:
                method, url = URLS[case.get("route", "generate")]
                file.write(f'{{"method": "{method}", "url": "{HOST}{url}", "body": {case["text"]}}}\n')
        self.addCleanup(os.unlink, file.name)
        got = [[] for _ in table]
        for finding in lint(file.name)["findings"]:
            if "stage" in RULES[finding["rule"]]:  # what the server checks after it has read the body is not of this table
                got[finding["range"]["start"]["line"] - 1].append(finding)
        for case, findings in zip(table, got):
            with self.subTest(row=case["row"], name=case["name"], text=case["text"][:200]):
                words = [(f["server"] or {}).get("message") for f in findings if f["severity"] == "error"]
                self.assertEqual(words, case["expect"])
                self.assertEqual([f["rule"] for f in findings if f["severity"] != "error"], case.get("warn", []))

    def test_every_row_has_a_case(self):
        rows = {case["row"] for case in cases()}
        self.assertEqual([row for row in range(1, 47) if row not in rows and not NOT_SHOWN.get(row)], [])


if __name__ == "__main__":
    main()
