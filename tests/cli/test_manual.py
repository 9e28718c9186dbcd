#!/usr/bin/env python3
"""The manual page: it has what --help has, and roff has nothing to say against it."""
import re
import shutil
import subprocess
import sys
import unittest

from program import main, run

SECTIONS = ["NAME", "SYNOPSIS", "DESCRIPTION", "COMMANDS", "OPTIONS", "EXIT STATUS", "ENVIRONMENT", "FILES", "EXAMPLES", "SEE ALSO"]
TOOLS = {"groff": "groff-base", "mandoc": "mandoc"}  # and the Debian packages that have them


def page():
    code, out, err = run("manual")
    assert code == 0 and not err, (code, err)
    return out


def rendered():
    done = subprocess.run(["groff", "-man", "-ww", "-Tascii", "-P-cbou", "-rLL=200n", "-rHY=0"], input=page().encode(), capture_output=True, check=True)
    assert not done.stderr, done.stderr
    return done.stdout.decode()


class Manual(unittest.TestCase):
    def test_sections(self):
        self.assertEqual([name.strip('"') for name in re.findall(r"^\.SH (.*)$", page(), re.MULTILINE)], SECTIONS)
        version = run("--version")[1]
        self.assertEqual(page().splitlines()[1], f'.TH GEMLINT 1 {version.split()[4][:10]} "gemlint {version.split()[1]}" "User Commands"')

    def test_every_command_and_option(self):
        text = rendered()
        names = re.findall(r"^  (\S+)", run("--help")[1].split("Subcommands:")[1].split("\n\n")[0], re.MULTILINE)
        self.assertGreaterEqual(len(names), 6)
        for name in names:
            part = text.split(f"\n   gemlint {name}\n")[1].split("\n   gemlint ")[0].split("\n   Without a command")[0]
            options = re.findall(r"^  (?:-\w,)?(--[\w-]+)", run(name, "--help")[1], re.MULTILINE)
            self.assertEqual(sorted(re.findall(r"^       (?:-\w, )?(--[\w-]+)", part, re.MULTILINE)), sorted(options), name)
            self.assertRegex(text, rf"(?m)^       gemlint {name}\b")
        self.assertNotIn("manual page", text)  # the command is hidden

    def test_values_and_defaults(self):
        text = rendered()
        self.assertRegex(text, r"--fail-on error\|warning\|info\|never\n.*Default: error")
        self.assertIn("--severity RULE=error|warning|info|off[,...]", text)
        self.assertIn("--shard-file FILE", text)
        self.assertIn("- is standard input", text)

    def test_exit_codes_are_all_there(self):
        part = rendered().split("EXIT STATUS")[1].split("ENVIRONMENT")[0]
        self.assertEqual(re.findall(r"^       (\d) ", part, re.MULTILINE), ["0", "1", "2", "3"])

    def test_mandoc_has_nothing_to_say(self):
        done = subprocess.run(["mandoc", "-Tlint", "-Wstyle"], input=page().encode(), capture_output=True, check=False)
        # It looks for the pages under SEE ALSO where it runs.
        complaints = [line for line in done.stdout.decode().splitlines() if "referenced manual not found" not in line]
        self.assertEqual((complaints, done.stderr), ([], b""))


if __name__ == "__main__":
    missing = [package for tool, package in TOOLS.items() if shutil.which(tool) is None]
    if missing:
        print(f"left out: not here: {', '.join(missing)} (Debian packages)")
        sys.exit(0)
    main()
