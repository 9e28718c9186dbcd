"""Runs programs and says what they took."""
import collections
import json
import os
import statistics
import tempfile
import time

Run = collections.namedtuple("Run", "wall cpu memory out")
QUIET = ("--no-config", "--quiet")


class Failure(Exception):
    """Something cannot be run, so nothing can be measured."""


def run(command, codes=(0,), keep=False):
    """Runs a program: seconds on the wall and of CPU, peak memory in bytes, and what it wrote where that is to be kept.

    Peak memory is never less than that of this process, which the child is born with."""
    with tempfile.NamedTemporaryFile() as kept:
        actions = [(os.POSIX_SPAWN_OPEN, 1, kept.name if keep else os.devnull, os.O_WRONLY, 0), (os.POSIX_SPAWN_OPEN, 2, os.devnull, os.O_WRONLY, 0)]
        begin = time.perf_counter()
        try:
            child = os.posix_spawn(command[0], command, os.environ, file_actions=actions)
        except OSError as error:
            raise Failure(f"{command[0]}: {error.strerror}") from error
        _, status, used = os.wait4(child, 0)
        wall = time.perf_counter() - begin
        code = os.waitstatus_to_exitcode(status)
        if code not in codes:
            raise Failure(f"{' '.join(command)} ended with {code}")
        return Run(wall, used.ru_utime + used.ru_stime, used.ru_maxrss * 1024, kept.read().decode(errors="replace") if keep else "")


class Programs:
    """The programs of a build."""

    def __init__(self, build):
        self.gemlint, self.baseline, self.stages = (os.path.join(os.path.abspath(build), name)
                                                    for name in ("gemlint", "gemlint_bench_baseline", "gemlint_bench_stages"))
        for path in (self.gemlint, self.baseline, self.stages):
            if not os.path.exists(path):
                raise Failure(f"{path} is missing: configure with -DGEMLINT_BUILD_BENCH=ON and build")

    def lint(self, path, jobs=1):
        return lambda: run([self.gemlint, "check", "--jobs", str(jobs), *QUIET, path], (0, 1))

    def stage(self, name, path):
        """The baseline, or the first stages of a lint; seconds of CPU are those of its loop over the lines."""
        command = [self.baseline, path] if name == "baseline" else [self.stages, name, path]

        def timed():
            done = run(command, keep=True)
            said = json.loads(done.out)
            return Run(said["wall"] / 1e9, said["cpu"] / 1e9, done.memory, said)
        return timed

    def findings(self, path):
        """What gemlint has to say of a file, as text."""
        return run([self.gemlint, "check", "--jobs", "1", *QUIET, path], (0, 1), keep=True).out


def alternate(series, repeat):
    """Runs each of the series so many times, one after the other; the medians by name."""
    runs = {name: [] for name in series}
    for _ in range(repeat):
        for name, one in series.items():
            runs[name].append(one())
    return {name: Run(*(statistics.median(getattr(run, field) for run in several) for field in ("wall", "cpu", "memory")), several[0].out)
            for name, several in runs.items()}
