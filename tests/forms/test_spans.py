#!/usr/bin/env python3
"""Every place that gemlint names is where it says, to the byte; and its fixes mend what they promise."""
import glob
import collections
import json
import os
import re
import shutil
import tempfile
import unittest

import bodies
import rule_files
from fixing import dry_run
from json_text import Members, NotStrict, Number, escape_map, escaped, parse, read, resolve, write
from program import lint, main

BOM = b"\xef\xbb\xbf"
# What is wrong with a member is its name for these rules, and its value for all others of decode.
ON_KEY = {"unknown-field", "oneof-conflict", "field-set-twice", "repeated-key", "field-not-in-version"}
with open(os.path.join(bodies.ROOT, "rules", "words.json"), encoding="utf-8") as words:
    EARLIER = json.load(words)["notes"]["first"]
RULES = rule_files.load_rules(os.path.join(bodies.ROOT, "rules"))
BODIES = bodies.all_bodies(recorded_count=120, mutations=400)
URL = bodies.HOST + "v1beta/models/" + bodies.MODEL + ":generateContent"
# Text before the place in which bytes, UTF-16 units, code points and columns of a terminal all differ.
ODD_TEXT = "zażółć „gęślą” 🧑‍🚀🇵🇱 e\u0301 漢字 \u2028 \u0085 \ufeff"


def line_starts(data, lines_only):
    """Offsets at which the lines of a file begin. In JSONL only LF ends a line."""
    return [0] + [found.end() for found in re.finditer(rb"\n" if lines_only else rb"\r\n|\n|\r", data)]


def line_and_column(data, starts, offset):
    """Both counted from 1, columns in code points; a byte-order mark takes none."""
    line = next(i for i in range(len(starts) - 1, -1, -1) if starts[i] <= offset)
    before = data[starts[line]:offset]
    if line == 0 and before.startswith(BOM):
        before = before[len(BOM):]
    return line + 1, sum(byte & 0xC0 != 0x80 for byte in before) + 1


class Document:
    """One JSON document of a file, and the place of its bodies."""

    def __init__(self, data, start, end):
        self.data, self.start, self.end = data, start, end
        if data[start:end].startswith(BOM):
            start += len(BOM)
        self.root = parse(data, start, end)

    def outer(self, index):
        """The body, exchange or batch line number `index`."""
        is_list = not isinstance(self.root.value, Members) and self.root.is_container
        return self.root.children[index] if is_list else self.root

    def spans(self, finding, index, within, pointer):
        """[(key's span or None, value's span, span of the opening bracket or None, node, whether it stands inside a string)] for each
        node that the pointer can mean, in bytes of the file."""
        data, root = self.data, self.outer(index)
        members = {child.key: child for child in root.children} if isinstance(root.value, Members) else {}
        if within == "body" and "url" in members and "body" in members:
            root = members["body"]
        elif within == "body" and "request" in members:
            root = members["request"]
        translate = None
        if within == "body" and isinstance(root.value, str) and not isinstance(root.value, Number):
            inner, translate = escape_map(data, root.start, root.end)
            root = parse(inner)

        def span(start, end):
            return (translate[start], translate[end]) if translate else (start, end)

        return [(None if node.key_start is None else span(node.key_start, node.key_end), span(node.start, node.end),
                 span(node.start, node.start + 1) if node.is_container else None, node, translate is not None) for node in resolve(root, pointer)]


class File:
    def __init__(self, name, data):
        self.name, self.data = name, data
        self.lines_only = name.endswith(".jsonl")
        self.starts = line_starts(data, self.lines_only)
        if self.lines_only:
            ends = self.starts[1:] + [len(data)]
            self.documents = {i + 1: Document(data, start, end) for i, (start, end) in enumerate(zip(self.starts, ends))
                              if data[start:end].strip()}
        else:
            self.documents = {1: Document(data, 0, len(data))}

    def document(self, finding):
        return self.documents[finding["range"]["start"]["line"] if self.lines_only else 1]


def encoded(lines, newline="\n"):
    return newline.join(lines).encode()


def exchange(tree, as_text=False):
    return Members([("note", ODD_TEXT), ("url", URL), ("method", "POST"), ("body", write(tree, indent=1, newline="\r\n") if as_text else tree)])


def corpus_of_files():
    """Files of all forms, of which every body has been given one."""
    simple = [body for body in BODIES if body.method == "generateContent" and body.version == "v1beta"]
    trees = [body.tree for body in simple]
    files = []

    def add(name, data):
        files.append(File(f"{len(files):04}-{name}", data))

    for i, tree in enumerate(trees):
        newline = ("\n", "\r\n", "\r")[i % 3]
        before = BOM if i % 2 else b""
        pretty = dict(indent=i % 5, newline=newline, escape=i % 7 == 3)
        if i % 4 == 0:
            add("exchange.json", before + write(exchange(tree), **pretty).encode())
        elif i % 4 == 1:
            add("string.json", before + write(exchange(tree, as_text=True), **pretty).encode())
        elif i % 4 == 2:
            add("array.json", before + write([exchange(tree), exchange(trees[i - 1], as_text=True), exchange(trees[i - 2])], **pretty).encode())
    for start, before, newline in ((0, b"", "\n"), (1, BOM, "\n"), (2, b"", "\r\n"), (3, BOM, "\r\n")):
        lines = []
        for i, tree in enumerate(trees[start::4]):
            if i % 5 == 4 and any(bodies.field_of("GenerateContentRequest", key) for key, _ in tree):
                lines.append(write(Members([("key", ODD_TEXT), ("request", tree)])))
            else:
                lines.append(write(exchange(tree, as_text=i % 5 == 3), escape=i % 5 == 2))
            if i % 11 == 0:
                lines += ["", " \t"]
        add("mixed.jsonl", before + encoded(lines, newline))
    return files


class Places(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.files = corpus_of_files()
        with tempfile.TemporaryDirectory() as folder:
            for file in cls.files:
                with open(os.path.join(folder, file.name), "wb") as out:
                    out.write(file.data)
            report = lint(folder)
        by_name = {file.name: file for file in cls.files}
        cls.pairs = [(by_name[os.path.basename(finding["path"])], finding) for finding in report["findings"]]

    def all_fine(self, check):
        """Runs a check that raises AssertionError over all findings and shows the first few that fail."""
        failed = []
        for file, finding in self.pairs:
            try:
                check(file, finding)
            except (AssertionError, ValueError, KeyError, IndexError) as error:
                failed.append(f"{file.name} {finding['rule']} {finding['pointer']} {finding['range']}\n  {type(error).__name__}: {error}")
        self.assertFalse(failed, f"{len(failed)} of {len(self.pairs)}\n" + "\n".join(failed[:6]))

    def test_there_is_enough_to_look_at(self):
        self.assertGreater(len(self.pairs), 600)
        for part in ("exchange.json", "string.json", "array.json", "mixed.jsonl"):
            self.assertGreater(sum(part in file.name for file, _ in self.pairs), 50, part)
        self.assertGreater(sum(bool(finding["notes"]) for _, finding in self.pairs), 40)
        self.assertGreater(sum(bool(finding["fixes"]) for _, finding in self.pairs), 40)

    def test_lines_and_columns_agree_with_offsets(self):
        def check(file, finding):
            ranges = [finding["range"], *(note["range"] for note in finding["notes"] if note["range"]),
                      *(edit["range"] for fix in finding["fixes"] for edit in fix["edits"] or ())]
            for one in ranges:
                assert 0 <= one["start"]["offset"] <= one["end"]["offset"] <= len(file.data), one
                for place in (one["start"], one["end"]):
                    want = line_and_column(file.data, file.starts, place["offset"])
                    assert (place["line"], place["column"]) == want, f"{place} is {want}"
        self.all_fine(check)

    @staticmethod
    def expected(spans, on_key):
        """The ranges that name a node: its key, or its value, of which a keyless object or list shows its opening bracket only."""
        found = []
        for key, value, bracket, _, _ in spans:
            found.append(key if on_key and key else bracket if bracket and not key else value)
        return found

    def check_place(self, file, finding, within, pointer, place):
        document = file.document(finding)
        index = 0 if file.lines_only else finding["request"]["index"]
        spans = document.spans(finding, index, within, pointer)
        assert spans, "the pointer leads to nothing"
        got = (place["start"]["offset"], place["end"]["offset"])
        want = self.expected(spans, finding["rule"] in ON_KEY)
        if "stage" not in RULES[finding["rule"]]:  # such a rule blames the name or the value, as its case says
            want = self.expected(spans, True) + self.expected(spans, False)
            spans = spans + spans
        assert got in want, f"{got} {file.data[slice(*got)][:60]!r} is none of {[(span, file.data[slice(*span)][:60]) for span in want]}"
        return spans[want.index(got)]

    def test_slices_are_what_pointers_name(self):
        def check(file, finding):
            key, value, _, node, in_string = self.check_place(file, finding, finding["in"], finding["pointer"], finding["range"])
            start, end = finding["range"]["start"]["offset"], finding["range"]["end"]["offset"]
            piece = file.data[start:end].decode()
            if in_string:
                piece = read(f'"{piece}"')
            if (start, end) == key:
                assert read(piece) == node.key, (piece, node.key)
            elif (start, end) == value:
                assert read(piece) == node.value, (piece, node.value)
            else:
                assert piece in "{[" and piece, piece
        self.all_fine(check)

    def test_notes_name_the_earlier_one(self):
        def check(file, finding):
            for note in finding["notes"]:
                self.check_place(file, finding, note["in"], note["pointer"], note["range"])
                if note["message"] == EARLIER:
                    assert note["range"]["end"]["offset"] <= finding["range"]["start"]["offset"], "the note stands after the finding"
        self.all_fine(check)

    def test_requests_are_numbered_in_order(self):
        def check(file, finding):
            if file.lines_only:
                lines = sorted(file.documents)
                assert finding["request"]["index"] == lines.index(finding["range"]["start"]["line"]), finding["request"]
            outer = file.document(finding).outer(0 if file.lines_only else finding["request"]["index"])
            assert outer.start <= finding["range"]["start"]["offset"] < outer.end, "stands in another request"
            assert finding["request"]["key"] == (ODD_TEXT if any(child.key == "request" for child in outer.children) else None), finding["request"]
        self.all_fine(check)


def marked(text):
    """Text without its «» marks, and the bytes between them."""
    start = len(text[:text.index("«")].encode())
    end = start + len(text[text.index("«") + 1:text.index("»")].encode())
    return text.replace("«", "").replace("»", "").encode(), (start, end)


HI = '"contents": [{"role": "user", "parts": [{"text": "Dzień 🙂"}]}]'
INSIDE_STRING = '{"url": "' + URL + '", "body": "'
# rule, file's ending, text with the place between « and ».
WRITTEN = [
    ("unknown-field", "json", '{' + HI + ', «"temprature"»: 1}'),
    ("unknown-field", "json", '{' + HI + ',\r«"\\u0074emprature"» : 1}'),
    ("unknown-field", "json", '\ufeff{' + HI + ', "generationConfig": {"topP": 1,\r\n\t«"😀ż"»: {}}}'),
    ("unknown-field", "jsonl", '\ufeff{' + HI + ', «"x\u2028y"»: 1}\n{' + HI + '}\n'),
    ("unknown-field", "jsonl", '{' + HI + '}\r\n\r\n{' + HI + ',\r «"x"»: 1}\r\n'),
    ("unknown-field", "json", INSIDE_STRING + '{' + HI.replace('"', '\\"').replace("🙂", "\\ud83d\\ude42") + ', «\\"zażółć\\"»: 1}"}'),
    ("unknown-field", "json", INSIDE_STRING + '\\u007b' + HI.replace('"', '\\u0022') + '\\u002C«\\u0022\\u0078\\"»\\n:\\t1}"}'),
    ("unknown-enum-value", "json", '{' + HI + ', "safetySettings": {"category": «"HARM_CATEGORY_ŻÓŁĆ"»}}'),
    ("wrong-type", "json", '{' + HI + ', "generationConfig": {"stopSequences": ["🙂", «{»"a": 1}]}}'),
    ("wrong-type", "json", '{' + HI + ', "safetySettings": [«1.5e0»]}'),
    ("wrong-type", "json", INSIDE_STRING + '«5»"}'),
    ("oneof-conflict", "json", '{"contents": [{"parts": [{"text": "🙂", «"inlineData"»: {}}]}]}'),
    ("unknown-route", "json", '{"é": "🙂", "url": "https://generativelanguage.googleapis.com/v1beta/models/«gemini-2.5-flash:generateContents»", "body": {' + HI + '}}'),
    ("not-strict-json", "json", '{"contents": [{"role": "user", "parts": [{"text": "Dzień 🙂"}«,»]}]}'),
    ("not-strict-json", "json", '{' + HI + ', «generationConfig»: {}}'),
    ("not-strict-json", "json", '{' + HI + ", «'generationConfig'»: {}}"),
    ("not-strict-json", "json", '{"contents": [{"parts": [{"text": "ż🙂«\t»b"}]}]}'),
    ("not-strict-json", "jsonl", '{' + HI + '}\n{' + HI + '«,»}\n'),
    ("not-strict-json", "json", INSIDE_STRING + '{' + HI.replace('"', '\\"') + '«,»}"}'),
    ("syntax-error", "json", '{' + HI + ' «// 🙂»\n}'),
    ("syntax-error", "json", '{' + HI + ', "generationConfig": {"topP": «NaN»}}'),
    ("syntax-error", "jsonl", '{' + HI + '}\n{' + HI + ', "generationConfig": {"topP": «Żaba»}}\n{' + HI + '}'),
]


class WrittenPlaces(unittest.TestCase):
    def test_each(self):
        with tempfile.TemporaryDirectory() as folder:
            cases = {}
            for i, (rule, ending, text) in enumerate(WRITTEN):
                data, span = marked(text)
                name = f"{i:02}.{ending}"
                cases[name] = (rule, data, span)
                with open(os.path.join(folder, name), "wb") as file:
                    file.write(data)
            report = lint(folder)
        found = {}
        for finding in report["findings"]:
            found.setdefault(os.path.basename(finding["path"]), []).append(finding)
        for name, (rule, data, span) in cases.items():
            with self.subTest(rule=rule, text=data.decode()):
                places = [(f["rule"], (f["range"]["start"]["offset"], f["range"]["end"]["offset"])) for f in found.get(name, [])]
                self.assertIn((rule, span), places, f"marked {data[slice(*span)]!r}, named {[data[slice(*at)] for _, at in places]}")
                self.assertEqual(len(places), 1)
                starts = line_starts(data, name.endswith("l"))
                for place in found[name][0]["range"].values():
                    self.assertEqual((place["line"], place["column"]), line_and_column(data, starts, place["offset"]))


MENDED = [
    '{%s, "generationConfig": {"temprature": 1, "maxOutputTokns": 5}}',
    '{%s, "generation-config": {"TopP": 1}}',
    '{%s, "system_instructon": {"parts": [{"txt": "ż🙂"}]}}',
    '{%s, "safetySettings": [{"category": "HARASSMENT", "threshold": "BLOCK_NON"}]}',
    '{%s, "generationConfig": {"stopSequences": ["a",], "temprature": 1,},}',
    "{%s, 'labels': {'a': 'it\\'s \"so\" ż🙂'}, generationConfig: {topP: 1}}",
    '{%s, "systemInstruction": {"parts": [{"text": "a\tb\nc\x01d"}]}}',
]


class Fixes(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.mkdtemp()
        self.addCleanup(shutil.rmtree, self.folder)

    def lint_files(self, files):
        for name, data in files.items():
            with open(os.path.join(self.folder, name), "wb") as file:
                file.write(data)
        found = {name: [] for name in files}
        for finding in lint(self.folder)["findings"]:
            found[os.path.basename(finding["path"])].append(finding)
        return found

    @staticmethod
    def apply(data, findings):
        """The file with the first safe fix of every finding, as far as they do not overlap; and the findings that were mended."""
        edits, mended = [], []
        for finding in findings:
            fix = next((fix for fix in finding["fixes"] if fix["safety"] == "safe" and fix["edits"]), None)
            if fix is None:
                continue
            spans = [(e["range"]["start"]["offset"], e["range"]["end"]["offset"], e["text"].encode()) for e in fix["edits"]]
            if any(start < other_end and other_start < end for start, end, _ in spans for other_start, other_end, _ in edits):
                continue
            edits += spans
            mended.append(finding)
        for start, end, text in sorted(edits, reverse=True):
            data = data[:start] + text + data[end:]
        return data, mended

    @staticmethod
    def strict(name, data):
        try:
            if data.startswith(BOM):
                data = data[len(BOM):]
            for piece in data.split(b"\n") if name.endswith(".jsonl") else [data]:
                if piece.strip():
                    document = parse(piece)
                    body = dict(document.value).get("body") if isinstance(document.value, Members) else None
                    if isinstance(body, str) and not isinstance(body, Number):
                        parse(body.encode("utf-8", "surrogatepass"))
            return True
        except NotStrict:
            return False

    def hold_withheld(self, files):
        """Reports leave out edits only where they would repeat a long text, as the edits of a dry run do."""
        if not files:
            return
        with tempfile.TemporaryDirectory() as folder:
            for name, data in files.items():
                with open(os.path.join(folder, name), "wb") as file:
                    file.write(data)
            _, fixed = dry_run("--unsafe-fixes", *files, cwd=folder)
        for name in files:
            if not fixed[name]["edits"]:
                continue  # by itself the fix does harm, and is left out
            texts = [piece for edit in fixed[name]["edits"] for piece in edit["text"].split('"')]
            self.assertGreater(max(map(len, texts)), 40, name)

    def hold(self, files, all_strict):
        before = self.lint_files(files)
        fixed, mended, withheld = {}, {}, set()
        for name, data in files.items():
            for finding in before[name]:
                for fix in finding["fixes"]:
                    if fix["edits"] is None:
                        withheld.add(name)
                        continue
                    spans = [(e["range"]["start"]["offset"], e["range"]["end"]["offset"]) for e in fix["edits"]]
                    self.assertTrue(spans)
                    self.assertEqual(spans, sorted(spans))
                    self.assertTrue(all(0 <= start <= end <= len(data) for start, end in spans))
                    self.assertTrue(all(a[1] <= b[0] for a, b in zip(spans, spans[1:])), "edits overlap")
            fixed[name], mended[name] = self.apply(data, before[name])
        self.hold_withheld({name: files[name] for name in withheld})
        after = self.lint_files(fixed)
        faults = []
        for name, data in fixed.items():
            if (all_strict or self.strict(name, files[name])) and not self.strict(name, data):
                faults.append(f"{name}: the fixes leave no JSON\n  {files[name][-300:]!r}\n  {data[-300:]!r}")
                continue
            # Of a name that stands twice one may be mended and the other not, so they are counted.
            def places(findings):
                return collections.Counter((f["rule"], f["in"], f["pointer"], f["request"]["index"]) for f in findings)
            still = places(after[name]) - (places(before[name]) - places(mended[name]))
            faults += [f"{name}: {f['rule']} at {f['pointer']} is still there after '{f['fixes'][0]['title']}'\n  {data[-300:]!r}" for f in mended[name]
                       if (f["rule"], f["in"], f["pointer"], f["request"]["index"]) in still]
        self.assertFalse(faults, f"{len(faults)} of {sum(map(len, mended.values()))}\n" + "\n".join(faults[:6]))
        return mended

    def test_written(self):
        files = {}
        for i, text in enumerate(MENDED):
            files[f"{i}.json"] = (text % HI).encode()
            files[f"{i}-bom.json"] = BOM + (text % HI).replace(", ", ",\r\n").encode()
            files[f"{i}-exchange.json"] = ('{"url": "%s", "body": %s}' % (URL, text % HI)).encode()
            if "\n" not in text:
                files[f"{i}.jsonl"] = ('{%s}\n%s\n' % (HI, text % HI)).encode()
        mended = self.hold(files, all_strict=True)
        self.assertEqual([name for name, findings in mended.items() if not findings], [])

    def test_written_inside_a_string(self):
        files = {}
        for i, text in enumerate(MENDED):
            files[f"{i}.json"] = write(Members([("url", URL), ("body", text % HI)]), indent=1).encode()
            files[f"{i}-escaped.jsonl"] = ('{"url": "%s", "body": "%s"}' % (URL, escaped(text % HI))).encode()
        mended = self.hold(files, all_strict=True)
        self.assertEqual([name for name, findings in mended.items() if not findings], [])

    def test_broken_samples(self):
        files = {}
        for path in sorted(glob.glob(os.path.join(bodies.ROOT, "samples", "broken", "*.json*"))):
            with open(path, "rb") as file:
                files[os.path.basename(path)] = file.read()
        mended = self.hold(files, all_strict=False)
        self.assertGreater(sum(map(len, mended.values())), 5)

    def test_many(self):
        files = {}
        for i, body in enumerate(body for body in BODIES if body.method == "generateContent" and body.version == "v1beta"):
            tree = body.exchange(body.tree)
            files[f"{i}.json"] = (BOM if i % 2 else b"") + write(tree, indent=i % 3, newline="\r\n", escape=i % 5 == 0).encode()
        mended = self.hold(files, all_strict=False)
        self.assertGreater(sum(map(len, mended.values())), 60)


if __name__ == "__main__":
    main()
