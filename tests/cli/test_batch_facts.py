#!/usr/bin/env python3
"""Facts about batch files: what text and JSON say of the models, the lines and the keys, however the file comes."""
import gzip
import json
import os
import random
import subprocess
import tempfile
import unittest

from json_schema import faults
from program import BINARY, DAY, ROOT, lint, main, run

BODY = '{"contents": [{"role": "user", "parts": [{"text": "%s"}]}]}'
FLASH = '{"model": "models/gemini-2.5-flash", "contents": [{"role": "user", "parts": [{"text": "%s"}]}]}'
EMBED = '{"model": "models/gemini-embedding-001", "content": {"parts": [{"text": "%s"}]}}'
ARGUMENTS = ("check", "--no-config", "--as-of", DAY)


def line(key, body, text="Hi"):
    return '{"key": "%s", "request": %s}' % (key, body % text)


# Lines of 84, 120, 121, 121, 108 and 2119 bytes.
SMALL = [line("a", BODY), line("b", FLASH), line("c2", FLASH), line("c2", FLASH), line("d", EMBED, "Hello"), line("e", FLASH, "x" * 2001)]


def estimate(size):
    """The middle of the class of sizes that `size` falls in: sixteen classes between a power of two and the next."""
    width = max(1, (1 << size.bit_length() - 1) // 16)
    return size // width * width + width // 2 if width > 1 else size


def at_percent(sizes, percent):
    """The nearest rank, of the sizes as they are known: the greatest exactly."""
    rank = -(-len(sizes) * percent // 100)
    return max(sizes) if rank == len(sizes) else min(max(estimate(sorted(sizes)[rank - 1]), min(sizes)), max(sizes))


def bytes_of(lines):
    sizes = [len(text.encode()) for text in lines]
    return {"least": min(sizes), "median": at_percent(sizes, 50), "p90": at_percent(sizes, 90), "p99": at_percent(sizes, 99), "most": max(sizes)}


class BatchFacts(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)

    def write(self, name, data):
        path = os.path.join(self.folder.name, name)
        with open(path, "wb") as file:
            file.write(data if isinstance(data, bytes) else data.encode())
        return path

    def small(self):
        return self.write("small.jsonl", "\n".join(SMALL) + "\n")

    def test_english(self):
        self.assertEqual(list(map(len, SMALL)), [84, 120, 121, 121, 108, 2119])
        out = run(*ARGUMENTS, self.small())[1]
        self.assertEqual(out[out.index("Batch:"):],
                         "Batch: 6 requests, 1 repeated key.\n"
                         "  4  gemini-2.5-flash, GenerateContentRequest\n"
                         "  1  no model named, GenerateContentRequest\n"
                         "  1  gemini-embedding-001, EmbedContentRequest\n"
                         "  Lines of 84 B to 2119 B: half of them up to about 122 B, 90 % up to about 2119 B, 99 % up to about 2119 B.\n"
                         "\n"
                         "1 warning in 1 of 6 requests (1 file).\n"
                         "1 request names no known model: checks that depend on the model were left out.\n")

    def test_polish(self):
        out = run(*ARGUMENTS, "--language", "pl", self.small())[1]
        self.assertEqual(out[out.index("Wsad:"):],
                         "Wsad: 6 żądań, 1 powtórzony klucz.\n"
                         "  4  gemini-2.5-flash, GenerateContentRequest\n"
                         "  1  bez podanego modelu, GenerateContentRequest\n"
                         "  1  gemini-embedding-001, EmbedContentRequest\n"
                         "  Wiersze od 84 B do 2119 B: połowa do około 122 B, 90 % do około 2119 B, 99 % do około 2119 B.\n"
                         "\n"
                         "1 ostrzeżenie w 1 z 6 żądań (1 plik).\n"
                         "1 żądanie nie podaje znanego modelu: pominięto sprawdzenia, które od niego zależą.\n")

    def test_json(self):
        report = lint(self.small())
        self.assertEqual(report["summary"]["batch"], {
            "requests": 6, "repeatedKeys": 1,
            "byModel": [{"model": "gemini-2.5-flash", "method": "GenerateContentRequest", "requests": 4},
                        {"model": None, "method": "GenerateContentRequest", "requests": 1},
                        {"model": "gemini-embedding-001", "method": "EmbedContentRequest", "requests": 1}],
            "bytes": {"least": 84, "median": 122, "p90": 2119, "p99": 2119, "most": 2119}})
        counted = json.loads(run(*ARGUMENTS, "--statistics", "--format", "json", self.small())[1])
        self.assertEqual(counted["summary"], report["summary"])
        for name, value in (("report.json", report), ("statistics.json", counted)):
            with open(os.path.join(ROOT, "schemas", name), encoding="utf-8") as file:
                schema = json.load(file)
            self.assertEqual(faults(value, schema, schema), [])
            value["summary"]["batch"]["bytes"].pop("most")
            self.assertNotEqual(faults(value, schema, schema), [])

    def test_the_methods_name_where_it_is_known(self):
        path = self.write("plain.jsonl", "\n".join(line(key, BODY) for key in "ab"))
        out = run(*ARGUMENTS, "--method", "generateContent", "--model", "gemini-2.5-pro", path)[1]
        self.assertEqual(out, "Batch: 2 requests, no repeated keys.\n"
                              "  2  gemini-2.5-pro, generateContent\n"
                              "  Lines of 84 B.\n"
                              "\n"
                              "No problems in 2 requests (1 file).\n")

    def test_silence(self):
        for arguments in (("--quiet",), ("--statistics",)):
            self.assertNotIn("Batch:", run(*ARGUMENTS, *arguments, self.small())[1])
        clean = self.write("clean.jsonl", line("a", FLASH))
        self.assertEqual(run(*ARGUMENTS, "--quiet", clean)[1], "")

    def test_only_of_batch_lines(self):
        body = BODY % "Hi"
        exchange = '{"url": "https://generativelanguage.googleapis.com/v1beta/models/gemini-2.5-flash:generateContent", "body": %s}' % body
        for name, text in (("body.json", body), ("bodies.jsonl", f"{body}\n{body}\n"), ("exchanges.jsonl", f"{exchange}\n{exchange}\n"), ("none.json", "{}")):
            path = self.write(name, text)
            self.assertIsNone(lint(path)["summary"]["batch"], name)
            self.assertNotIn("Batch:", run(*ARGUMENTS, path)[1])
        mixed = self.write("mixed.jsonl", "\n".join([body, SMALL[0], exchange, '{"other": 1}', " ", SMALL[1]]))
        facts = lint(mixed)["summary"]["batch"]
        self.assertEqual((facts["requests"], facts["bytes"]["least"], facts["bytes"]["most"]), (2, 84, 120))

    def test_files_are_added_up_and_keys_are_of_a_file(self):
        one, other = self.small(), self.write("other.jsonl", "\n".join(SMALL[:2]))
        facts = lint(one, other)["summary"]["batch"]
        self.assertEqual((facts["requests"], facts["repeatedKeys"], facts["byModel"][0]["requests"]), (8, 1, 5))

    def test_what_is_ignored_is_counted_all_the_same(self):
        report = lint("--ignore", "repeated-batch-key", self.small())
        self.assertEqual((report["findings"], report["summary"]["batch"]["repeatedKeys"]), ([], 1))

    def test_line_ends_do_not_count(self):
        for end in ("\n", "\r\n"):
            self.assertEqual(lint(self.write("ends.jsonl", end.join(SMALL)))["summary"]["batch"]["bytes"], bytes_of(SMALL))

    def test_a_key_in_a_models_name_is_masked(self):
        secret = "AIzaSyD" + "9tSrke72PouQMnMX-a7eZSW0jkFMBWYz"
        path = self.write("secret.jsonl", line("a", FLASH.replace("gemini-2.5-flash", secret[:39])))
        for arguments in ((), ("--format", "json")):
            out = run(*ARGUMENTS, *arguments, path)[1]
            self.assertIn("AIza", out)
            self.assertNotIn(secret[:39], out)

    def test_very_many_models(self):
        lines = [line(f"k{i}", FLASH.replace("2.5-flash", f"x{i % 80:02}")) for i in range(240)]
        facts = lint(self.write("many.jsonl", "\n".join(lines)))["summary"]["batch"]
        self.assertEqual((facts["requests"], len(facts["byModel"])), (240, 50))
        self.assertEqual([(row["model"], row["requests"]) for row in facts["byModel"]], [(f"gemini-x{i:02}", 3) for i in range(50)])

    def test_the_same_however_it_is_read(self):
        rng = random.Random(3)
        lines, size = [], 0
        while size < 6 << 20:  # over what is kept whole, so that it comes in blocks
            text = rng.choice(["a", "ż", "日本"]) * min(int(rng.paretovariate(0.7)), 50000)
            lines.append(line(f"k{len(lines)}" if rng.random() < 0.99 or not lines else f"k{len(lines) - 1}", rng.choice([BODY, FLASH, EMBED]), text))
            size += len(lines[-1].encode()) + 1
        data = ("\n".join(lines) + "\n").encode()
        path = self.write("large.jsonl", data)
        arguments = (*ARGUMENTS, "--format", "json")
        expected = json.loads(run(*arguments, "--jobs", "1", path)[1])["summary"]["batch"]
        keys = [json.loads(text)["key"] for text in lines]
        self.assertEqual((expected["requests"], expected["repeatedKeys"]), (len(lines), len(keys) - len(set(keys))))
        self.assertGreater(expected["repeatedKeys"], 0)
        self.assertEqual(expected["bytes"], bytes_of(lines))
        self.assertEqual(sum(row["requests"] for row in expected["byModel"]), len(lines))
        packed = gzip.compress(data, 1)
        ways = [(("--jobs", jobs, path), None) for jobs in ("2", "5")]
        ways += [(("-",), data), (("-",), packed), ((self.write("large.jsonl.gz", packed),), None)]
        for how, given in ways:
            done = subprocess.run([BINARY, *arguments, *how], input=given, capture_output=True, check=False)
            self.assertEqual(json.loads(done.stdout)["summary"]["batch"], expected, how)


if __name__ == "__main__":
    main()
