#!/usr/bin/env python3
"""Large files: read in blocks, on several threads, from standard input, packed. The report is the same however it is done."""
import gzip
import json
import os
import random
import subprocess
import tempfile
import unittest

from program import BINARY, run

MEGABYTE = 1 << 20


def request(key, text="Hi", **settings):
    return {"key": key, "request": {"contents": [{"role": "user", "parts": [{"text": text}]}], **settings}}


def many_lines(seed, size):
    """Lines of all lengths, some with mistakes, blank ones, ones that are no JSON, and ones over a block's size."""
    rng = random.Random(seed)
    lines, have, number = [], 0, 0
    while have < size:
        number += 1
        text = rng.choice(["a ", "ż", "日本 ", "x" * 40]) * rng.choice([1, 10, 200, 2000])
        kind = rng.random()
        if kind < 0.02:
            line = json.dumps(request(f"k{number}", text, temprature=1), ensure_ascii=False)
        elif kind < 0.03:
            line = json.dumps(request(f"k{rng.randrange(number)}", text))
        elif kind < 0.04:
            line = '{"key": "broken", "request": {"contents": ['
        elif kind < 0.05:
            line = json.dumps({"key": f"k{number}"})
        elif kind < 0.06:
            line = "  "
        elif kind < 0.0605:
            line = json.dumps(request(f"k{number}", "y" * (MEGABYTE + rng.randrange(MEGABYTE)), generationConfig={"topP": 2}))
        else:
            line = json.dumps(request(f"k{number}", text))
        lines.append(line)
        have += len(line.encode()) + 1
    return "\n".join(lines) + rng.choice(["", "\n", "\r\n"])


def report(*arguments, data=None):
    done = subprocess.run([BINARY, "check", "--no-config", "--format", "json", *arguments], input=data, capture_output=True, check=False)
    return done.returncode, done.stdout, done.stderr.decode()


class Streams(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        cls.path = os.path.join(cls.folder.name, "large.jsonl")
        cls.data = many_lines(1, 12 * MEGABYTE).encode()
        with open(cls.path, "wb") as file:
            file.write(cls.data)
        cls.code, cls.expected, _ = report("--jobs", "1", cls.path)

    @classmethod
    def tearDownClass(cls):
        cls.folder.cleanup()

    def write(self, name, data):
        path = os.path.join(self.folder.name, name)
        with open(path, "wb") as file:
            file.write(data)
        return path

    def test_line_ends_of_two_characters(self):
        lines = [json.dumps(request("a")), json.dumps(request("b", temprature=1)), '{"key": "c", "request": {']
        seen = [report("-", data=end.join([*lines, ""]).encode())[1] for end in ("\n", "\r\n")]
        starts = [[f["range"]["start"] for f in json.loads(text)["findings"]] for text in seen]
        places = [[(start["line"], start["column"]) for start in found] for found in starts]
        self.assertEqual(places[0], places[1])
        self.assertEqual(len(places[0]), 2)
        _, shown, _ = run("check", "--no-config", "-", stdin="\r\n".join(lines))
        self.assertNotIn("·", shown)

    def test_it_finds_what_is_there(self):
        findings = json.loads(self.expected)["findings"]
        rules = {finding["rule"] for finding in findings}
        self.assertLessEqual({"unknown-field", "repeated-batch-key", "syntax-error", "batch-line-without-request", "top-p-out-of-range"}, rules)
        offsets = [finding["range"]["start"]["offset"] for finding in findings]
        self.assertEqual(offsets, sorted(offsets))
        lines = self.data.split(b"\n")
        starts = [0]
        for line in lines:
            starts.append(starts[-1] + len(line) + 1)
        for finding in findings:
            start, end = finding["range"]["start"], finding["range"]["end"]
            self.assertTrue(starts[start["line"] - 1] <= start["offset"] < starts[start["line"]], finding)
            if finding["rule"] == "unknown-field":
                self.assertEqual(self.data[start["offset"]:end["offset"]], b'"temprature"')

    def test_requests_are_numbered_through(self):
        findings = json.loads(self.expected)["findings"]
        index = {}
        number = 0
        for at, line in enumerate(self.data.decode().split("\n"), start=1):
            if '"request"' in line:  # of broken lines, too
                index[at] = number
                number += 1
        for finding in findings:
            if finding["request"] is not None:
                self.assertEqual(finding["request"]["index"], index[finding["range"]["start"]["line"]], finding)
        self.assertEqual(json.loads(self.expected)["summary"]["requests"], number)

    def test_threads_do_not_matter(self):
        for jobs in ("2", "3", "8"):
            self.assertEqual(report("--jobs", jobs, self.path)[:2], (self.code, self.expected), jobs)

    def test_standard_input(self):
        self.assertEqual(report("--stdin-filename", self.path, "-", data=self.data)[:2], (self.code, self.expected))

    def test_packed(self):
        whole = gzip.compress(self.data, 1)
        half = self.data.index(b"\n", len(self.data) // 2) + 1
        members = gzip.compress(self.data[:half], 1) + gzip.compress(self.data[half:], 1)
        for data in (whole, members):
            self.assertEqual(report("--stdin-filename", self.path, "-", data=data)[:2], (self.code, self.expected))
        path = self.write("large.jsonl.gz", whole)
        self.assertEqual(report(path)[1].replace(b"large.jsonl.gz", b"large.jsonl"), self.expected)
        for damaged, what in ((whole[:-1000], "end too early"), (whole[:5000] + b"\0" * 500 + whole[5500:], "damaged")):
            code, out, complaint = report(self.write("damaged.jsonl.gz", damaged))
            self.assertEqual(code, 3)
            self.assertIn(what, complaint)
            json.loads(out)
        lines = [json.dumps(request(f"k{i}", os.urandom(20).hex(), temprature=1)) for i in range(30)]
        cut = gzip.compress("\n".join(lines).encode())[:-400]
        code, out, _ = report(self.write("cut.jsonl.gz", cut))
        found = [finding["range"]["start"]["line"] for finding in json.loads(out)["findings"]]
        self.assertEqual((code, found), (3, list(range(1, len(found) + 1))))
        self.assertTrue(5 < len(found) < 30, found)
        small = self.write("small.json.gz", gzip.compress(b'{"contents": [{"parts": [{"text": "Hi"}]}], "temprature": 1}'))
        self.assertEqual(json.loads(report(small)[1])["summary"]["errors"], 1)

    def test_lines_over_the_limit_are_not_kept(self):
        line = json.dumps(request("huge", "z" * (5 * MEGABYTE))).encode()
        good = json.dumps(request("good", temprature=1)).encode()
        path = self.write("huge.jsonl", b"\n".join([good, line, good.replace(b"good", b"next")] + [good.replace(b"good", b"g%d" % i) for i in range(60000)]))
        findings = json.loads(report("--max-request", "2MB", path)[1])["findings"]
        self.assertEqual([(f["rule"], f["range"]["start"]["line"]) for f in findings[:3]], [("unknown-field", 1), ("request-too-large", 2), ("unknown-field", 3)])
        self.assertEqual(findings[2]["range"]["start"]["offset"], len(good) + len(line) + 2 + good.index(b'"temprature"'))

    def test_text_shows_the_first_findings_of_a_file(self):
        path = self.write("bad.jsonl", b"\n".join(json.dumps(request(f"k{i}", temprature=1)).encode() for i in range(1200)))
        out = run("check", path)[1]
        self.assertEqual(out.count("[unknown-field]"), 1000)
        self.assertIn("200 more findings are not shown", out)
        self.assertIn("1200 errors", out)
        self.assertEqual(run("check", "--max-findings", "2000", path)[1].count("[unknown-field]"), 1200)
        self.assertEqual(len(json.loads(run("check", "--format", "json", path)[1])["findings"]), 1200)

    def test_what_is_about_the_command_line_is_said_once(self):
        others = b"\n".join(json.dumps({"event": i, "text": "x" * 200}).encode() for i in range(30000))
        path = self.write("late.jsonl", others + b"\n" + b"\n".join(json.dumps(request(f"k{i}")).encode() for i in range(40000)))
        found = json.loads(report("--model", "gemini-1.5-flash", path)[1])["findings"]
        self.assertEqual([finding["rule"] for finding in found], ["model-shut-down"])

    def test_broken_lines_before_the_first_request_are_told(self):
        broken = b"\n".join([b"{"] + [b'"' + b"x" * 2000 + b'"' for _ in range(3000)])
        path = self.write("first.jsonl", broken + b"\n" + json.dumps(request("a")).encode())
        found = json.loads(report(path)[1])["findings"]
        self.assertEqual([(finding["rule"], finding["range"]["start"]["line"]) for finding in found], [("syntax-error", 1)])

    def test_progress(self):
        complaint = report("--progress", "always", self.path)[2]
        self.assertRegex(complaint, r"MB/s")
        self.assertTrue(complaint.endswith("\r\x1b[K"), complaint[-80:])
        self.assertEqual(report("--progress", "never", self.path)[2], "")
        self.assertEqual(report(self.path)[2], "")


if __name__ == "__main__":
    unittest.main()
