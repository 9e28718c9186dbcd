#!/usr/bin/env python3
"""Every place in a report is true: the range sliced from the file is the key or value it names, lines and columns agree with offsets,
pointers lead there, and safe fixes mend what they say."""
import glob
import json
import os
import random
import re
import sys
import tempfile
import unittest

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
sys.path.insert(0, os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), "cli"))
from program import ROOT, lint, main  # noqa: E402
from test_forms import URL, bodies, mutated  # noqa: E402


class Pairs(list):
    """An object as its members in order, repeated keys and all."""


def resolve(document, pointer):
    """The values that a pointer leads to: several where a key stands twice."""
    found = [document]
    for token in pointer.split("/")[1:]:
        name = token.replace("~1", "/").replace("~0", "~")
        found = [item for value in found for item in
                 ([v for k, v in value if k == name] if isinstance(value, Pairs)
                  else [value[int(name)]] if isinstance(value, list) and name.isdigit() and int(name) < len(value) else [])]
    return found


def position(text, offset, jsonl):
    """Line and column as people count them, of a byte offset."""
    before = text[:offset].decode("utf-8")
    lines = before.split("\n") if jsonl else re.split(r"\r\n|\r|\n", before)
    column = len(lines[-1]) + 1
    if len(lines) == 1 and before.startswith("\ufeff"):
        column -= 1
    return {"line": len(lines), "column": column, "offset": offset}


class Spans(unittest.TestCase):
    def check_place(self, text, place, jsonl):
        self.assertEqual(place, position(text, place["offset"], jsonl))

    def check_slice(self, text, finding, root):
        start, end = finding["range"]["start"]["offset"], finding["range"]["end"]["offset"]
        piece = text[start:end].decode("utf-8")
        token = finding["pointer"].split("/")[-1].replace("~1", "/").replace("~0", "~")
        values = resolve(root, finding["pointer"])
        self.assertTrue(values, finding)
        if piece in ("{", "["):
            self.assertTrue(any(isinstance(v, Pairs if piece == "{" else list) for v in values))
            return
        read = json.loads(piece, object_pairs_hook=Pairs)
        self.assertTrue(read == token or read in values, (piece, finding))

    def test_mutations(self):
        chance = random.Random(7)
        checked = 0
        with tempfile.TemporaryDirectory() as folder:
            sources = bodies()
            for i, body in enumerate(sources):
                body = mutated(body, chance)
                if isinstance(body.get("contents"), list):
                    body["contents"].insert(0, {"role": "user", "parts": [{"text": "żółw 🐢 \u2028 é"}]})
                document = {"url": URL, "body": body}
                text = json.dumps(document, ensure_ascii=i % 2 == 0, indent=[None, 2, "\t"][i % 3])
                text = text.replace("\n", ["\n", "\r\n", "\r"][i % 3 if i % 5 else 2])
                with open(f"{folder}/{i}.json", "w", encoding="utf-8", newline="") as file:
                    file.write(("\ufeff" if i % 4 == 0 else "") + text)
            for finding in lint(folder)["findings"]:
                with open(finding["path"], "rb") as file:
                    text = file.read()
                root = dict(json.loads(text.decode("utf-8-sig"), object_pairs_hook=Pairs))["body"]
                for place in (*finding["range"].values(), *(p for n in finding["notes"] if n["range"] for p in n["range"].values())):
                    self.check_place(text, place, False)
                self.check_slice(text, finding, root)
                checked += 1
        self.assertGreater(checked, 400)

    def test_lines_of_a_batch(self):
        chance = random.Random(8)
        lines = [json.dumps({"url": URL, "body": mutated(body, chance)}, ensure_ascii=False) for body in bodies()]
        with tempfile.NamedTemporaryFile("w", suffix=".jsonl", delete=False, encoding="utf-8", newline="") as file:
            file.write("\r\n".join(lines))
        self.addCleanup(os.unlink, file.name)
        with open(file.name, "rb") as read:
            text = read.read()
        findings = lint(file.name)["findings"]
        self.assertGreater(len(findings), 200)
        for finding in findings[::3]:
            self.check_place(text, finding["range"]["start"], True)
            root = dict(json.loads(lines[finding["range"]["start"]["line"] - 1], object_pairs_hook=Pairs))["body"]
            self.check_slice(text, finding, root)

    def test_body_in_a_string(self):
        chance = random.Random(9)
        checked = 0
        with tempfile.TemporaryDirectory() as folder:
            for i, body in enumerate(bodies()):
                inner = json.dumps(mutated(body, chance), ensure_ascii=i % 2 == 0, indent=[None, 1][i % 2])
                with open(f"{folder}/{i}.json", "w", encoding="utf-8") as file:
                    json.dump({"url": URL, "body": inner}, file, ensure_ascii=i % 3 == 0)
            for finding in lint(folder)["findings"]:
                with open(finding["path"], "rb") as file:
                    text = file.read()
                self.check_place(text, finding["range"]["start"], False)
                start, end = finding["range"]["start"]["offset"], finding["range"]["end"]["offset"]
                spelling = text[start:end].decode()
                inner = json.loads('"' + spelling + '"')  # the slice is a piece of the string, escapes and all
                root = json.loads(json.loads(text)["body"], object_pairs_hook=Pairs)
                if inner not in ("{", "["):
                    read = json.loads(inner, object_pairs_hook=Pairs)
                    token = finding["pointer"].split("/")[-1].replace("~1", "/").replace("~0", "~")
                    self.assertTrue(read == token or read in resolve(root, finding["pointer"]), finding)
                checked += 1
        self.assertGreater(checked, 200)

    def test_safe_fixes_mend(self):
        mended = 0
        for path in sorted(glob.glob(os.path.join(ROOT, "samples/broken/*.json"))):
            with open(path, "rb") as file:
                text = file.read()
            findings = lint(path)["findings"]
            edits = {(e["range"]["start"]["offset"], e["range"]["end"]["offset"], e["text"])
                     for f in findings for fix in f["fixes"] if fix["safety"] == "safe" for e in fix["edits"]}
            if not edits:
                continue
            fixed = text
            for start, end, new in sorted(edits, reverse=True):
                self.assertLessEqual(start, end)
                fixed = fixed[:start] + new.encode() + fixed[end:]
            with tempfile.NamedTemporaryFile(suffix=".json") as file:
                file.write(fixed)
                file.flush()
                left = lint(file.name)["findings"]
            with self.subTest(os.path.basename(path)):
                fixable = sum(any(fix["safety"] == "safe" for fix in f["fixes"]) for f in findings)
                self.assertEqual(len(left), len(findings) - fixable)
                mended += fixable
        self.assertGreater(mended, 5)


if __name__ == "__main__":
    main()
