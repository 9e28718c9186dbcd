#!/usr/bin/env python3
"""Holds the examples of README.md to what gemlint really says.

usage: readme_example.py BINARY --check | --write

An example stands between `<!-- example:begin FILE -->` and `<!-- example:end -->`, FILE being a path from the root of the repository: the
file itself, then what `gemlint check FILE` prints.
"""
import re
import sys

from pages import ROOT, hold, output_of

EXAMPLE = re.compile(r"(<!-- example:begin (\S+) -->\n).*?(<!-- example:end -->)", re.DOTALL)


def example(binary, file):
    source = (ROOT / file).read_text(encoding="utf-8").rstrip("\n")
    output = "".join(line.rstrip() + "\n" for line in output_of(binary, file).splitlines())
    return f"```json\n{source}\n```\n\n```console\n$ gemlint check {file}\n{output}```\n"


def renewed(binary, shown):
    real, count = EXAMPLE.subn(lambda m: m[1] + example(binary, m[2]) + m[3], shown)
    if not count:
        sys.exit("README.md has no example")
    return real


if __name__ == "__main__":
    hold("holds the examples of README.md to what gemlint really says", [ROOT / "README.md"], renewed)
