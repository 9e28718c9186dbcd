#!/usr/bin/env python3
"""No report shows more of a prompt than the 40 characters on either side of a place."""
import json
import os
import shutil
import tempfile
import unittest

import program

# No two stretches of it are the same, so that each can be looked for.
PROMPT = " ".join(f"word{i * 7919 % 10007:05d}" for i in range(100))
FORMATS = ("text", "compact", "json", "jsonl", "sarif", "github", "gitlab", "junit", "checkstyle")
MOST = 40 + 40 + 40  # before a place, at it, and after it
BODIES = {
    "contents-as-string": {"contents": PROMPT},
    "instruction-as-string": {"contents": [{"parts": [{"text": "a"}]}], "systemInstruction": PROMPT},
    "foreign-instruction": {"contents": [{"parts": [{"text": "a"}]}], "system": PROMPT},
    "openai": {"model": "x", "messages": [{"role": "system", "content": PROMPT}], "contents": [{"parts": [{"text": PROMPT}]}]},
    "contents-inside": {"generationConfig": {"contents": [{"parts": [{"text": PROMPT}]}]}},
    "role-in-part": {"contents": [{"parts": [{"role": "user", "text": PROMPT}]}]},
    "part-name": {"contents": [{"part": [{"text": PROMPT}]}]},
    "response-as-string": {"contents": [{"parts": [{"functionResponse": {"name": "f", "response": PROMPT}}]}]},
    "name-that-is-a-prompt": {"contents": [{"parts": [{"text": "a"}]}], PROMPT: 1},
    "parts-as-string": {"contents": [{"role": "user", "parts": PROMPT}]},
    "enum-that-is-a-prompt": {"contents": [{"parts": [{"text": "a"}]}], "generationConfig": {"responseModalities": [PROMPT]}},
    "number-that-is-a-prompt": {"contents": [{"parts": [{"text": "a"}]}], "generationConfig": {"topK": PROMPT}},
    "role-that-is-a-prompt": {"contents": [{"role": PROMPT, "parts": [{"text": "a"}]}]},
    "function-name": {"contents": [{"parts": [{"text": "a"}]}], "tools": [{"functionDeclarations": [{"name": PROMPT, "description": PROMPT}]}]},
    "mime-type": {"contents": [{"parts": [{"inlineData": {"mimeType": PROMPT, "data": "AAAA"}}]}]},
}


class Prompts(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.mkdtemp()
        cls.addClassCleanup(shutil.rmtree, cls.folder)
        for name, body in BODIES.items():
            with open(os.path.join(cls.folder, name + ".json"), "w", encoding="utf-8") as file:
                json.dump(body, file)
            with open(os.path.join(cls.folder, name + "-in-a-string.json"), "w", encoding="utf-8") as file:
                json.dump({"url": "https://generativelanguage.googleapis.com/v1beta/models/gemini-2.5-flash:generateContent", "body": json.dumps(body)}, file)

    def test_no_format_repeats_them(self):
        for form in FORMATS:
            code, out, _ = program.run("check", "--no-config", "--as-of", program.DAY, "--format", form, ".", cwd=self.folder)
            self.assertEqual(code, 1)
            # A pointer names its place by the names on the way, whole.
            out = out.replace(PROMPT, "") if form in ("json", "jsonl", "sarif") else out
            for at in range(0, len(PROMPT) - MOST):
                self.assertNotIn(PROMPT[at:at + MOST + 1], out, form)

    def test_such_fixes_are_named_and_still_applied(self):
        report = program.lint("contents-inside.json", cwd=self.folder)
        fixes = [fix for finding in report["findings"] for fix in finding["fixes"]]
        self.assertTrue(any(fix["title"] and fix["edits"] is None for fix in fixes), fixes)
        wrapped = program.lint("instruction-as-string.json", cwd=self.folder)["findings"][0]["fixes"][0]["edits"]
        self.assertEqual([edit["text"] for edit in wrapped], ['{"parts": [{"text": ', "}]}"])
        fixed = os.path.join(self.folder, "fixed")
        os.mkdir(fixed)
        shutil.copy(os.path.join(self.folder, "instruction-as-string.json"), fixed)
        program.run("fix", "--no-config", "--unsafe-fixes", fixed)
        with open(os.path.join(fixed, "instruction-as-string.json"), encoding="utf-8") as file:
            self.assertEqual(json.load(file)["systemInstruction"], {"parts": [{"text": PROMPT}]})
        shutil.rmtree(fixed)


if __name__ == "__main__":
    program.main()
