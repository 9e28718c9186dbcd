#!/usr/bin/env python3
"""Holds the examples in docs/ to what gemlint really says.

usage: doc_examples.py BINARY --check | --write

In a page that begins with `<!-- examples -->`, a block after `<!-- file NAME -->` is a file, and of a `console` block each
line that begins with "$ " is a command, followed by what it prints on standard output. The examples of a page are run in their order, in one empty
folder, with bash; `samples` is there too.
"""
import os
import pathlib
import re
import subprocess
import sys
import tempfile

from pages import ENVIRONMENT, ROOT, hold

MARK = "<!-- examples -->\n"
BLOCK = re.compile(r"(?:<!-- file (?P<file>\S+) -->\n```\w+\n(?P<content>.*?)```\n)|(?:```console\n(?P<console>.*?)```\n)", re.DOTALL)


def run(command, folder, binary):
    environment = {**ENVIRONMENT, "PATH": os.path.dirname(binary) + os.pathsep + os.environ["PATH"]}
    return subprocess.run(["bash", "-c", command], cwd=folder, capture_output=True, encoding="utf-8", env=environment, check=False).stdout


def renewed(binary, shown):
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

    with tempfile.TemporaryDirectory() as folder:
        os.symlink(ROOT / "samples", os.path.join(folder, "samples"))
        return BLOCK.sub(block, shown)


if __name__ == "__main__":
    PAGES = [path for path in sorted((ROOT / "docs").glob("*.md")) if path.read_text(encoding="utf-8").startswith(MARK)]
    if not PAGES:
        sys.exit("no page with examples")
    hold("holds the examples in docs/ to what gemlint really says", PAGES, renewed)
