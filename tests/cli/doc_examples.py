#!/usr/bin/env python3
"""Holds the examples in docs/ to what gemlint really says.

usage: doc_examples.py BINARY --check | --write

In a page that begins with `<!-- examples -->`, a block after `<!-- file NAME -->` is a file, and of a `console` block each
line that begins with "$ " is a command, followed by what it prints on standard output. The examples of a page are run in their order, in one empty
folder, with bash; `samples` is there too. --check fails when a page shows anything else, --write puts the real text there.
"""
import argparse
import difflib
import os
import pathlib
import re
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
MARK = "<!-- examples -->\n"
BLOCK = re.compile(r"(?:<!-- file (?P<file>\S+) -->\n```\w+\n(?P<content>.*?)```\n)|(?:```console\n(?P<console>.*?)```\n)", re.DOTALL)


def run(command, folder, binary):
    environment = {**os.environ, "NO_COLOR": "1", "PATH": os.path.dirname(binary) + os.pathsep + os.environ["PATH"], "LC_ALL": "C.UTF-8"}
    done = subprocess.run(["bash", "-c", command], cwd=folder, capture_output=True, encoding="utf-8", env=environment, check=False)
    return done.stdout


def real(page, folder, binary):
    def block(match):
        if match["file"]:
            path = pathlib.Path(folder, match["file"])
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(match["content"], encoding="utf-8")
            return match[0]
        out = ""
        for line in match["console"].splitlines(keepends=True):
            if line.startswith("$ "):
                out += line + run(line[2:], folder, binary)
        return f"```console\n{out}```\n"

    return BLOCK.sub(block, page)


def main():
    parser = argparse.ArgumentParser(description="holds the examples in docs/ to what gemlint really says")
    parser.add_argument("binary", type=os.path.abspath)
    mode = parser.add_mutually_exclusive_group(required=True)
    mode.add_argument("--check", action="store_true", help="fail when a page shows something else")
    mode.add_argument("--write", action="store_true", help="put the real output into the pages")
    options = parser.parse_args()
    faults = pages = 0
    for path in sorted((ROOT / "docs").glob("*.md")):
        shown = path.read_text(encoding="utf-8")
        if not shown.startswith(MARK):
            continue
        pages += 1
        with tempfile.TemporaryDirectory() as folder:
            os.symlink(ROOT / "samples", os.path.join(folder, "samples"))
            now = real(shown, folder, options.binary)
        if options.write:
            path.write_text(now, encoding="utf-8")
        elif now != shown:
            faults += 1
            sys.stdout.writelines(difflib.unified_diff(shown.splitlines(True), now.splitlines(True), path.name, "what gemlint says"))
    if not pages:
        sys.exit("no page with examples")
    if faults:
        sys.exit("pages show something else than gemlint says; run doc_examples.py with --write")


if __name__ == "__main__":
    main()
