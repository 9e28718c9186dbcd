#!/usr/bin/env python3
"""Holds the examples of README.md to what gemlint really says.

usage: readme_example.py BINARY --check | --write

An example stands between `<!-- example:begin FILE -->` and `<!-- example:end -->`, FILE being a path from the
root of the repository: the file itself, then what `gemlint check FILE` prints. --check fails when README.md
shows anything else, --write puts the real text there.
"""
import argparse
import difflib
import os
import pathlib
import re
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
README = ROOT / "README.md"
EXAMPLE = re.compile(r"(<!-- example:begin (\S+) -->\n).*?(<!-- example:end -->)", re.DOTALL)
# Findings may depend on the day of the run; the example shows those of one day.
DAY = "2026-11-23"


def output_of(binary, file):
    """What gemlint prints about a file that has findings; ends the program when it has none."""
    command = [binary, "check", "--no-config", "--as-of", DAY, file]
    run = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", env={**os.environ, "NO_COLOR": "1"})
    if run.returncode != 1:
        sys.exit(f"{' '.join(command)} ended with {run.returncode}, not 1:\n{run.stdout}{run.stderr}")
    return "".join(line.rstrip() + "\n" for line in run.stdout.splitlines())


def example(binary, file):
    source = (ROOT / file).read_text(encoding="utf-8").rstrip("\n")
    return f"```json\n{source}\n```\n\n```console\n$ gemlint check {file}\n{output_of(binary, file)}```\n"


def main():
    parser = argparse.ArgumentParser(description="holds the examples of README.md to what gemlint really says")
    parser.add_argument("binary", type=os.path.abspath)
    mode = parser.add_mutually_exclusive_group(required=True)
    mode.add_argument("--check", action="store_true", help="fail when README.md shows something else")
    mode.add_argument("--write", action="store_true", help="put the real output into README.md")
    options = parser.parse_args()

    shown = README.read_text(encoding="utf-8")
    real, count = EXAMPLE.subn(lambda m: m[1] + example(options.binary, m[2]) + m[3], shown)
    if not count:
        sys.exit("README.md has no example")
    if options.write:
        README.write_text(real, encoding="utf-8")
    elif shown != real:
        sys.stdout.writelines(difflib.unified_diff(shown.splitlines(True), real.splitlines(True), "README.md", "what gemlint says"))
        sys.exit("README.md shows something else than gemlint says; run readme_example.py with --write")


if __name__ == "__main__":
    main()
