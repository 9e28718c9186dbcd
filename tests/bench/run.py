#!/usr/bin/env python3
"""Measures gemlint against a fixed baseline and prints a table of ratios.

usage: run.py BUILD_FOLDER [--megabytes 200] [--repeat 5] [--work FOLDER] [--large]

Ends with 0 whatever the figures are, and with 2 when something cannot run or the clean batches are not clean.
"""
import argparse
import glob
import hashlib
import os
import subprocess
import sys

from children import QUIET, Failure, Programs, alternate, run

HERE = os.path.dirname(os.path.abspath(__file__))
MEGABYTE = 1e6


def make_batches(work, megabytes, large):
    """Writes the batches, unless those of the same generator and size are there already."""
    stamp = hashlib.sha256(f"{megabytes} {large}".encode())
    for name in ("make_batches.py", "clean_bodies.py", "mistakes.py"):
        with open(os.path.join(HERE, name), "rb") as file:
            stamp.update(file.read())
    path = os.path.join(work, "stamp")
    if os.path.exists(path):
        with open(path, encoding="utf-8") as file:
            if file.read() == stamp.hexdigest():
                return
    # Another process, so that this one stays small: a child's peak memory is never less than its parent's.
    command = [sys.executable, os.path.join(HERE, "make_batches.py"), work, "--megabytes", str(megabytes)] + (["--large"] if large else [])
    if subprocess.run(command, check=False).returncode != 0:
        raise Failure("the batches cannot be made")
    with open(path, "w", encoding="utf-8") as file:
        file.write(stamp.hexdigest())


def check_clean(programs, work):
    for name in ("clean.jsonl", "small.jsonl", "files", "tiny.json", "media.json"):
        said = programs.findings(os.path.join(work, name))
        if said:
            raise Failure(f"{name} is not clean:\n{said[:2000]}")


class Table:
    """Rows of what was measured, what it may be, and whether it is."""

    def __init__(self):
        print(f"{'':34} {'time':>10} {'MB/s':>7} {'us/req.':>8} {'ratio':>7}  bound")

    def title(self, text):
        print(f"\n{text}")

    def row(self, what, seconds, size=0, requests=0, ratio=None, bound=None, stretch=None, least=False):
        cells = [f"{what:34} {seconds * 1e3:7.1f} ms", f"{size / MEGABYTE / seconds:7.0f}" if size else " " * 7,
                 f"{seconds / requests * 1e6:8.2f}" if requests else " " * 8, f"{ratio:7.2f}" if ratio is not None else " " * 7]
        print(" ".join(cells) + self.verdict(ratio, bound, stretch, least))

    def memory(self, what, used, bound):
        print(f"{what:34} {used / MEGABYTE:7.1f} MB" + " " * 25 + self.verdict(used / MEGABYTE, bound))

    @staticmethod
    def verdict(value, bound, stretch=None, least=False):
        if bound is None:
            return ""
        met = value >= bound if least else value <= bound
        text = f"  {'>=' if least else '<='} {bound:.4g} {'met' if met else 'NOT MET'}"
        return text if stretch is None else f"{text}, stretch {stretch:.4g} {'met' if value <= stretch else 'not met'}"


def batch_rows(programs, work, repeat, table):
    """The stages of a lint, mistakes, threads and memory."""
    path = {name: os.path.join(work, f"{name}.jsonl") for name in ("clean", "small", "dirty1", "dirty", "dirty-half")}
    size = {name: os.path.getsize(file) for name, file in path.items()}
    series = {}
    for name in ("clean", "small"):
        series |= {(stage, name): programs.stage(stage, path[name]) for stage in ("baseline", "parse", "recognise", "decode", "rules")}
        series[("lint", name)] = programs.lint(path[name])
    series |= {("lint", name): programs.lint(path[name]) for name in ("dirty1", "dirty", "dirty-half")}
    series[("lint, two threads", "clean")] = programs.lint(path["clean"], jobs=2)
    took = alternate(series, repeat)
    words = {"baseline": "baseline", "parse": "bare parse with our flags", "recognise": "parse, recognise", "decode": "parse, recognise, decode",
             "rules": "parse, recognise, decode, rules", "lint": "full lint, one thread"}
    for name, bound, stretch in (("clean", 1.5, 1.0), ("small", 2.0, 1.5)):
        about = took[("baseline", name)].out
        table.title(f"{name}.jsonl: {about['lines']} requests, {about['bytes'] / about['lines']:.0f} bytes each")
        table.row("reading the file (not counted)", about["reading"] / 1e9, size[name], about["lines"])
        for stage, what in words.items():
            cpu = took[(stage, name)].cpu
            bounds = (bound, stretch) if stage == "lint" else (None, None)
            table.row(what, cpu, size[name], about["lines"], cpu / took[("baseline", name)].cpu, *bounds)
    speed = {name: size[name] / took[("lint", name)].cpu for name in path}
    table.title("mistakes")
    table.row("1 % dirty against clean", took[("lint", "dirty1")].cpu, size["dirty1"], ratio=speed["clean"] / speed["dirty1"], bound=1.2)
    table.row("all dirty against clean", took[("lint", "dirty")].cpu, size["dirty"], ratio=speed["clean"] / speed["dirty"], bound=10)
    table.row("all dirty against half of it, a byte", took[("lint", "dirty-half")].cpu, size["dirty-half"],
              ratio=speed["dirty-half"] / speed["dirty"], bound=1.15)
    table.title("threads and memory, clean.jsonl")
    one, two = took[("lint", "clean")], took[("lint, two threads", "clean")]
    table.row("one thread, on the wall", one.wall, size["clean"])
    table.row("two threads: times as fast", two.wall, size["clean"], ratio=one.wall / two.wall, bound=1.7, least=True)
    keys = 12 * took[("baseline", "clean")].out["lines"] / MEGABYTE
    table.memory("peak memory, one thread", one.memory, 64 + keys)
    table.memory("peak memory, two threads", two.memory, 64 + keys)


def large_rows(programs, work, table):
    path = os.path.join(work, "large.jsonl")
    with open(path, "rb") as file:
        lines = sum(piece.count(b"\n") for piece in iter(lambda: file.read(1 << 20), b""))
    table.title("large.jsonl")
    for jobs in (1, 2):
        done = programs.lint(path, jobs)()
        table.row(f"--jobs {jobs}, on the wall", done.wall, os.path.getsize(path), lines)
        table.memory(f"peak memory, --jobs {jobs}", done.memory, 64 + 12 * lines / MEGABYTE)


def small_rows(programs, work, repeat, table):
    """Many files, and the start of the program."""
    files = sorted(glob.glob(os.path.join(work, "files", "*.json")))
    folder, tiny, media = (os.path.join(work, name) for name in ("files", "tiny.json", "media.json"))
    size = sum(map(os.path.getsize, files))
    took = alternate({"cat": lambda: run(["/bin/cat", *files]), "lint": programs.lint(folder), "two": programs.lint(folder, jobs=2)}, 4 * repeat)
    table.title("1,000 files of 2 KB, on the wall: bound 3 x cat + 10 ms, as a part of it")
    table.row("cat", took["cat"].wall, size, 1000)
    for name, what in (("lint", "gemlint, one thread"), ("two", "gemlint, two threads")):
        table.row(what, took[name].wall, size, 1000, took[name].wall / (3 * took["cat"].wall + 0.010), 1)
    took = alternate({"true": lambda: run(["/bin/true"]), "lint": programs.lint(tiny)}, 40 * repeat)
    table.title("a file of 300 bytes, on the wall: bound 2 x /bin/true + 5 ms, as a part of it")
    table.row("/bin/true", took["true"].wall)
    table.row("gemlint", took["lint"].wall, ratio=took["lint"].wall / (2 * took["true"].wall + 0.005), bound=1)
    took = alternate({"baseline": programs.stage("baseline", media), "parse": programs.stage("parse", media), "lint": programs.lint(media)}, 4 * repeat)
    size = os.path.getsize(media)
    table.title("one request with 5 MB of base64, against the bare parse with our flags")
    table.row("baseline", took["baseline"].cpu, size)
    table.row("bare parse with our flags", took["parse"].cpu, size)
    table.row("gemlint, with its start", took["lint"].cpu, size, ratio=took["lint"].cpu / took["parse"].cpu, bound=3)


def worst_rows(programs, work, repeat, table):
    table.title("worst cases; ratio to half the size, less 10 ms: linear is 2")
    for path in sorted(glob.glob(os.path.join(work, "worst", "*.json"))):
        if path.endswith("-half.json"):
            continue
        half = path.replace(".json", "-half.json")
        took = alternate({"whole": programs.lint(path), "half": programs.lint(half)}, repeat)
        ratio = max(0, took["whole"].cpu - 0.010) / took["half"].cpu
        table.row(os.path.basename(path)[:-len(".json")], took["whole"].cpu, os.path.getsize(path), ratio=ratio, bound=2.4)


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("build")
    parser.add_argument("--megabytes", type=float, default=200)
    parser.add_argument("--repeat", type=int, default=5)
    parser.add_argument("--work", help="where the batches are kept (BUILD_FOLDER/bench)")
    parser.add_argument("--large", action="store_true", help="a batch of 2 GB, too")
    arguments = parser.parse_args()
    work = arguments.work or os.path.join(arguments.build, "bench")
    try:
        programs = Programs(arguments.build)
        make_batches(work, arguments.megabytes, arguments.large)
        check_clean(programs, work)
        print(f"gemlint check --jobs N {' '.join(QUIET)}; seconds of CPU unless it says wall, medians of {arguments.repeat}\n")
        table = Table()
        batch_rows(programs, work, arguments.repeat, table)
        if arguments.large:
            large_rows(programs, work, table)
        small_rows(programs, work, arguments.repeat, table)
        worst_rows(programs, work, arguments.repeat, table)
    except Failure as failure:
        print(f"run.py: {failure}", file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
