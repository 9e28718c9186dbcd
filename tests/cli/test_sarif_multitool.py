#!/usr/bin/env python3
"""What Microsoft's SARIF Multitool, with the rules of GitHub's ingestion, says of a report about findings of every rule.

SARIF_MULTITOOL is the program; without it, npm fetches it. It is left out, which is printed, where there is neither.
"""
import json
import os
import shutil
import subprocess
import sys
import tempfile
import unittest

from test_formats import OPTIONS, reports, write_inputs

PACKAGE = "@microsoft/sarif-multitool-linux@5.7.0"
# There is no page of the project on the net to name yet.
KNOWN_WARNINGS = {"SARIF2005"}


def multitool(folder):
    """The program's path; None when it cannot be had."""
    if os.environ.get("SARIF_MULTITOOL"):
        return os.environ["SARIF_MULTITOOL"]
    if shutil.which("npm") is None:
        return None
    subprocess.run(["npm", "install", "--no-audit", "--no-fund", "--ignore-scripts", "--prefix", folder, PACKAGE], capture_output=True, check=False, timeout=600)
    path = os.path.join(folder, "node_modules", *PACKAGE.rpartition("@")[0].split("/"), "Sarif.Multitool")
    if not os.path.exists(path):
        return None
    os.chmod(path, 0o755)
    return path


class Multitool(unittest.TestCase):
    def judge(self, program, folder, name, document):
        """The ids of what it finds, by level."""
        path, log = os.path.join(folder, name), os.path.join(folder, "verdict-of-" + name)
        with open(path, "w", encoding="utf-8") as file:
            file.write(document)
        done = subprocess.run([program, "validate", path, "--rule-kind", "Sarif;Ghas", "--level", "Error;Warning", "--kind", "Fail", "-o", log],
                              capture_output=True, encoding="utf-8", check=False)
        self.assertTrue(os.path.exists(log), done.stdout + done.stderr)
        with open(log, encoding="utf-8-sig") as file:
            (run,) = json.load(file)["runs"]
        verdicts = {"error": set(), "warning": set()}
        for result in run.get("results", []):
            verdicts[result.get("level", "warning")].add(result["ruleId"].split("/")[0])
        return verdicts

    def test_no_errors(self):
        with tempfile.TemporaryDirectory() as folder:
            program = multitool(folder)
            if program is None:
                print(f"LEFT OUT: {PACKAGE} could not be had, and SARIF_MULTITOOL names no other", file=sys.stderr)
                self.skipTest("no SARIF Multitool")
            source = os.path.join(folder, "in")
            os.mkdir(source)
            write_inputs(source)
            text = reports(source, os.path.join(folder, "out"), *OPTIONS, formats=["sarif"])["sarif"]
            verdicts = self.judge(program, folder, "report.sarif", text)
            self.assertEqual(verdicts["error"], set())
            self.assertEqual(verdicts["warning"] - KNOWN_WARNINGS, set())
            # It must be able to find something: a result that names another rule than its index.
            wrong = json.loads(text)
            wrong["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["region"]["startLine"] = 0
            wrong["runs"][0]["results"][1]["ruleIndex"] = 100000
            self.assertTrue(self.judge(program, folder, "wrong.sarif", json.dumps(wrong))["error"])


if __name__ == "__main__":
    unittest.main()
