#!/usr/bin/env python3
"""Counts the instructions of the clean path with callgrind: unlike times, they are the same on a busy machine.

usage: instructions.py BUILD_FOLDER [--megabytes 2] [--work FOLDER] [--top 25] [--only TEXT] [--write]

Compares with record.json, which --write renews; the record is of one compiler and one set of flags. Ends with 2 when something
cannot run.
"""
import argparse
import json
import os
import re
import shutil
import subprocess
import sys

from children import QUIET, Failure, Programs
from run import check_clean, make_batches

RECORD = os.path.join(os.path.dirname(os.path.abspath(__file__)), "record.json")
COST = re.compile(r"^\s*([\d,]+) \(\s*([\d.]+)%\)\s+(.*)$")


def count(programs, path, out):
    """The instructions of one lint of the file; what callgrind saw is left in `out`."""
    command = ["valgrind", "--tool=callgrind", f"--callgrind-out-file={out}", programs.gemlint, "check", "--jobs", "1", *QUIET, path]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    found = re.search(r"Collected : (\d+)", done.stderr)
    if done.returncode not in (0, 1) or found is None:
        raise Failure(f"{' '.join(command)} ended with {done.returncode}: {done.stderr[-500:]}")
    return int(found.group(1))


def head(path, lines):
    """A file with the first lines of another one, and how many there are."""
    name = f"{path.removesuffix('.jsonl')}-head.jsonl"
    with open(path, "rb") as file, open(name, "wb") as out:
        out.writelines(line for line, _ in zip(file, range(lines)))
    return name


def short(function):
    """A function's name without its file, arguments and namespaces that say nothing."""
    name = re.sub(r"^.*?:(?=[^:])", "", re.sub(r" \[[^\]]*\]$", "", function), count=1)
    name = name.replace("(anonymous namespace)::", "").replace("std::__cxx11::", "std::").replace("gemlint::", "")
    name = re.sub(r"basic_string(_view)?<char, [^<>]*(<char>)?[^<>]*(<char> )?>", r"string\1", name)
    return name if len(name) <= 110 else name[:107] + "..."


def costs(out, inclusive, only):
    """(instructions, name) of all functions with that text in their names, the dearest first."""
    command = ["callgrind_annotate", f"--inclusive={'yes' if inclusive else 'no'}", "--auto=no", "--threshold=100", out]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    rows = [match for match in map(COST.match, done.stdout.splitlines()) if match and not match.group(3).startswith("PROGRAM TOTALS")]
    if done.returncode != 0 or not rows:
        raise Failure(f"{' '.join(command)} ended with {done.returncode}: {done.stderr[-500:]}")
    return [(int(row.group(1).replace(",", "")), short(row.group(3))) for row in rows if only in row.group(3)]


def measure(programs, path, work):
    """Instructions a request and a byte, without those of the start, and where callgrind left the whole of it."""
    out = os.path.join(work, "callgrind.out")
    few = head(path, 1)
    start = count(programs, few, out)
    whole = count(programs, path, out)
    with open(path, "rb") as file:
        requests = sum(1 for _ in file) - 1
    size = os.path.getsize(path) - os.path.getsize(few)
    return {"start": start, "whole": whole, "requests": requests, "request": (whole - start) / requests, "byte": (whole - start) / size}, out


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("build")
    parser.add_argument("--megabytes", type=float, default=2)
    parser.add_argument("--work", help="where the batches are kept (BUILD_FOLDER/instructions)")
    parser.add_argument("--top", type=int, default=25)
    parser.add_argument("--only", default="", help="show only functions with this in their names, such as checks::")
    parser.add_argument("--write", action="store_true")
    arguments = parser.parse_args()
    work = arguments.work or os.path.join(arguments.build, "instructions")
    record = {}
    if os.path.exists(RECORD):
        with open(RECORD, encoding="utf-8") as file:
            record = json.load(file)
    new = {}
    try:
        if shutil.which("valgrind") is None:
            raise Failure("valgrind is not installed")
        programs = Programs(arguments.build)
        make_batches(work, arguments.megabytes, False)
        check_clean(programs, work)
        for name in ("small", "clean"):
            found, out = measure(programs, os.path.join(work, f"{name}.jsonl"), work)
            new[name] = round(found["request"])
            known = record.get(name)
            beside = f", {new[name] / known * 100 - 100:+.1f} % against the record of {known:,}" if known else ""
            print(f"{name}.jsonl: {found['whole']:,} instructions, {found['start']:,} of them for the start and the first of {found['requests'] + 1} "
                  f"requests; {found['byte']:.2f} a byte, {found['request']:,.0f} a request{beside}")
        for inclusive in (False, True):
            print(f"\nclean.jsonl, {'with what they call' if inclusive else 'by themselves'}: instructions a request, share, function")
            for cost, name in costs(out, inclusive, arguments.only)[:arguments.top]:
                print(f"{cost / found['requests']:10,.0f} {cost / found['whole'] * 100:6.2f} %  {name}")
    except Failure as failure:
        print(f"instructions.py: {failure}", file=sys.stderr)
        return 2
    if arguments.write:
        with open(RECORD, "w", encoding="utf-8") as file:
            file.write(json.dumps(new, indent=1) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
