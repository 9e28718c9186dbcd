#!/usr/bin/env python3
"""Holds the examples of docs/reports.md to what gemlint really writes.

usage: reports_page.py BINARY --check | --write

An example stands between `<!-- output:begin FORMAT FILE [POINTER] -->` and `<!-- output:end -->`: what `gemlint check --format FORMAT FILE`
prints, or, indented, what a JSON Pointer finds in it. --check fails, too, when the page lacks a format.
"""
import json
import re
import subprocess
import sys

from pages import DAY, ROOT, hold, output_of

EXAMPLE = re.compile(r"(<!-- output:begin (\S+) (\S+)(?: (\S+))? -->\n).*?(<!-- output:end -->)", re.DOTALL)
LANGUAGES = {"sarif": "json", "gitlab": "json", "json": "json", "jsonl": "json", "junit": "xml", "checkstyle": "xml"}


def output(binary, form, file, pointer):
    text = re.sub(r'timestamp="[^"]*"', f'timestamp="{DAY}T12:00:00"', output_of(binary, "--format", form, file))
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


def renewed(binary, shown):
    real, count = EXAMPLE.subn(lambda m: m[1] + output(binary, m[2], m[3], m[4]) + m[5], shown)
    lacking = [name for name in formats(binary) if not re.search(f"^## .*`{name}`", shown, re.MULTILINE)]
    if lacking or count < len(formats(binary)) - 2:
        sys.exit(f"docs/reports.md has {count} examples, and no section about {lacking}")
    return real


if __name__ == "__main__":
    hold("holds the examples of docs/reports.md to what gemlint really writes", [ROOT / "docs" / "reports.md"], renewed)
