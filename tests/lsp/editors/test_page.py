#!/usr/bin/env python3
"""What docs/editors.md tells to write can be read by the editors, and starts the server that the page describes."""
import json
import os
import re
import sys
import tomllib
import unittest

from editor import BINARY, ROOT

sys.path.insert(0, os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
sys.path.insert(0, os.path.join(ROOT, "tests", "cli"))
from client import Client  # noqa: E402
from documents import blocks  # noqa: E402
from program import run  # noqa: E402

PAGE = "docs/editors.md"


def words_of(value):
    """The texts in JSON or TOML, in order."""
    if isinstance(value, str):
        return [value]
    parts = value.values() if isinstance(value, dict) else value if isinstance(value, list) else []
    return [word for part in parts for word in words_of(part)]


class Page(unittest.TestCase):
    def setUp(self):
        with open(os.path.join(ROOT, PAGE), encoding="utf-8") as file:
            self.text = file.read()

    def test_json_and_toml(self):
        read = [json.loads(block) for block in blocks(PAGE, "json")] + [tomllib.loads(block) for block in blocks(PAGE, "toml")]
        self.assertEqual(len(read), 4)
        for settings in read:
            words = words_of(settings)
            self.assertEqual(words[words.index("gemlint"):][:2], ["gemlint", "lsp"], settings)

    def test_every_block_starts_the_server(self):
        found = re.findall(r"^```(\w+)\n(.*?)^```$", self.text, re.MULTILINE | re.DOTALL)
        self.assertGreater(len(found), 9)
        for language, block in found:
            if language not in ("text", "json"):
                self.assertRegex(block, r"""["']gemlint["'].*["'](lsp|%e lsp)["']|command = "gemlint"\nargs = \["lsp"\]""", block)

    def test_the_server_is_as_described(self):
        client = Client(BINARY, "--stdio")
        abilities = client.initialize()["capabilities"]
        self.assertEqual(client.end(), 0)
        for kind in re.findall(r"source\.\w+\.\w+", self.text):
            self.assertIn(kind, abilities["codeActionProvider"]["codeActionKinds"])
        for ability in ("hoverProvider", "completionProvider", "documentSymbolProvider", "foldingRangeProvider"):
            self.assertTrue(abilities[ability], ability)

    def test_the_options_are_all_there(self):
        code, out, _ = run("lsp", "--help")
        self.assertEqual(code, 0)
        options = set(re.findall(r"^\s+(?:-h,)?(--[a-z-]+)", out, re.MULTILINE)) - {"--help"}
        listed = set(re.findall(r"^\| `(--[a-z-]+)", self.text, re.MULTILINE))
        self.assertEqual(listed, options)


if __name__ == "__main__":
    unittest.main()
