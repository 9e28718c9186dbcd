"""Runs the built gemlint for the tests: its path stands in GEMLINT."""
import json
import os
import subprocess
import unittest

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
SHARED = os.environ.get("GEMLINT_SHARED") or os.path.join(os.path.dirname(ROOT), "shared")
BINARY = os.path.abspath(os.environ.get("GEMLINT", os.path.join(ROOT, "build", "release", "gemlint")))
DAY = "2026-11-23"  # the tests judge as on this day, whenever they run


def run(*arguments, stdin="", cwd=None):
    """Exit code, standard output and standard error, as text."""
    done = subprocess.run([BINARY, *arguments], input=stdin.encode(), capture_output=True, cwd=cwd, check=False)
    return done.returncode, done.stdout.decode("utf-8", "replace"), done.stderr.decode("utf-8", "replace")


def lint(*arguments, stdin="", cwd=None):
    """The JSON report of a run that could read everything."""
    code, out, err = run("check", "--no-config", "--as-of", DAY, "--format", "json", *arguments, stdin=stdin, cwd=cwd)
    assert code in (0, 1), (code, err)
    return json.loads(out)


def main():
    unittest.main()
