#!/usr/bin/env python3
"""What is no Gemini request gets no finding, however near it comes to one."""
import glob
import json
import os
import tempfile
import unittest

from program import DAY, ROOT, lint, main, run


class NotOurs(unittest.TestCase):
    def test_written_documents(self):
        documents = []
        for path in sorted(glob.glob(os.path.join(ROOT, "tests/not_ours/*.jsonl"))):
            with open(path, encoding="utf-8") as lines:
                documents += [json.loads(line) for line in lines if line.strip()]
        self.assertGreaterEqual(len(documents), 60)
        with tempfile.TemporaryDirectory() as folder:
            for i, document in enumerate(documents):
                for ending in ("json", "jsonl"):
                    with open(f"{folder}/{i}.{ending}", "w", encoding="utf-8") as file:
                        file.write(json.dumps(document["document"]) + "\n")
            report = lint(folder)
        self.assertEqual(report["summary"]["files"], 2 * len(documents))
        said = {(documents[int(os.path.basename(f["path"]).split(".")[0])]["name"], f["rule"]) for f in report["findings"]}
        self.assertEqual(said, set())

    def test_files_of_this_machine(self):
        folders = [folder for folder in ("/usr/share", "/usr/lib") if os.path.isdir(folder)]
        code, out, err = run("check", "--no-config", "--as-of", DAY, "--format", "json", *folders)
        report = json.loads(out)
        if report["summary"]["files"] < 1000:
            self.skipTest(f"only {report['summary']['files']} JSON files on this machine")
        self.assertEqual(report["findings"], [])
        self.assertIn(code, (0, 3), err)


if __name__ == "__main__":
    main()
