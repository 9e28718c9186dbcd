#!/usr/bin/env python3
"""Holds the examples of docs/reports.md to what gemlint really writes.

usage: reports_page.py BINARY --check | --write

An example stands between `<!-- output:begin FORMAT FILE [POINTER] -->` and `<!-- output:end -->`: what `gemlint check --format FORMAT FILE`
prints, or, indented, what a JSON Pointer finds in it. --check fails when the page shows anything else, or lacks a format; --write renews it.
"""
import argparse
import difflib
import json
import os
import pathlib
import re
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
PAGE = ROOT / "docs" / "reports.md"
EXAMPLE = re.compile(r"(<!-- output:begin (\S+) (\S+)(?: (\S+))? -->\n).*?(<!-- output:end -->)", re.DOTALL)
DAY = "2026-11-23"  # findings may depend on the day of the run; the page shows those of one day
LANGUAGES = {"sarif": "json", "gitlab": "json", "json": "json", "jsonl": "json", "junit": "xml", "checkstyle": "xml"}


def output(binary, form, file, pointer):
    command = [binary, "check", "--no-config", "--as-of", DAY, "--format", form, file]
    run = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", env={**os.environ, "NO_COLOR": "1"})
    if run.returncode != 1:
        sys.exit(f"{' '.join(command)} ended with {run.returncode}, not 1:\n{run.stdout}{run.stderr}")
    text = re.sub(r'timestamp="[^"]*"', f'timestamp="{DAY}T12:00:00"', run.stdout)
    if pointer:
        value = json.loads(text)
        for token in pointer.split("/")[1:]:
            value = value[int(token) if isinstance(value, list) else token]
        text = json.dumps(value, ensure_ascii=False, indent=2) + "\n"
    return f"```{LANGUAGES.get(form, 'text')}\n{text}```\n"


def formats(binary):
    """The names that help lists."""
    text = subprocess.run([binary, "check", "--help"], capture_output=True, encoding="utf-8", check=True).stdout
    return re.split(r",\s+", re.search(r"Names:\s+(.*?)\.\s", text, re.DOTALL)[1])


def main():
    parser = argparse.ArgumentParser(description="holds the examples of docs/reports.md to what gemlint really writes")
    parser.add_argument("binary", type=os.path.abspath)
    mode = parser.add_mutually_exclusive_group(required=True)
    mode.add_argument("--check", action="store_true", help="fail when the page shows something else")
    mode.add_argument("--write", action="store_true", help="put the real output into the page")
    options = parser.parse_args()

    shown = PAGE.read_text(encoding="utf-8")
    real, count = EXAMPLE.subn(lambda m: m[1] + output(options.binary, m[2], m[3], m[4]) + m[5], shown)
    lacking = [name for name in formats(options.binary) if not re.search(f"^## .*`{name}`", shown, re.MULTILINE)]
    if lacking or count < len(formats(options.binary)) - 2:
        sys.exit(f"docs/reports.md has {count} examples, and no section about {lacking}")
    if options.write:
        PAGE.write_text(real, encoding="utf-8")
    elif shown != real:
        sys.stdout.writelines(difflib.unified_diff(shown.splitlines(True), real.splitlines(True), "docs/reports.md", "what gemlint says"))
        sys.exit("docs/reports.md shows something else than gemlint says; run reports_page.py with --write")


if __name__ == "__main__":
    main()
