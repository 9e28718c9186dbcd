#!/usr/bin/env python3
"""Commits in a real repository with the hooks of .pre-commit-hooks.yaml, and with one written by hand.

pre-commit clones gemlint from a repository that is made of this checkout as it stands, so nothing is fetched. `Built` builds gemlint
there, which takes minutes; it is a test of its own for that.
"""
import os
import re
import shutil
import subprocess
import sys
import unittest

from documents import blocks
from program import ROOT
from repository import BROKEN, CLEAN, NOT_OURS, Repository

LEFT_OUT = 77  # what CMake shows as skipped
FINDING = "a.json:1:82: error: unknown field 'temprature' in GenerationConfig [unknown-field]"


def checkout():
    """The files of this checkout: those that git knows or would add, or all where it is no repository."""
    listed = subprocess.run(["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"], cwd=ROOT, capture_output=True, check=False)
    if listed.returncode == 0 and listed.stdout:
        return [os.fsdecode(name) for name in listed.stdout.split(b"\0") if name]
    found = []
    for folder, folders, names in os.walk(ROOT):
        folders[:] = [name for name in folders if name not in ("build", ".git")]
        found += [os.path.relpath(os.path.join(folder, name), ROOT) for name in names]
    return found


class Commits(Repository):
    """What every way to hook gemlint in must do."""

    def commit_all(self):
        self.git("add", "--all")
        return self.call("git", "commit", "--message", "change")

    def accepts(self):
        code, out, err = self.commit_all()
        self.assertEqual(code, 0, out + err)
        return out + err

    def refuses(self):
        code, out, err = self.commit_all()
        self.assertNotEqual(code, 0, out + err)
        return out + err

    def refuses_and_accepts(self):
        for name, text in NOT_OURS.items():
            self.write(name, text)
        self.accepts()
        self.write("a.json", BROKEN)
        self.assertIn(FINDING, self.refuses())
        self.write("a.json", CLEAN)
        self.accepts()

    def many_files(self):
        for i in range(250):
            self.write(f"requests/with a rather long name/{i:03}.json", BROKEN if i == 177 else CLEAN)
        out = self.refuses()
        self.assertEqual(len(re.findall(r"error: unknown field", out)), 1)
        self.assertIn("requests/with a rather long name/177.json:1:82: error:", out)
        # All in one run.
        self.assertIn("1 error in 1 of 250 requests (250 files).", out)
        self.write("requests/with a rather long name/177.json", CLEAN)
        self.accepts()

    def the_index_counts(self):
        self.write("a.json", CLEAN)
        self.accepts()
        self.add("a.json", BROKEN)
        self.write("a.json", CLEAN + "\n")
        code, out, err = self.call("git", "commit", "--message", "change")
        self.assertNotEqual(code, 0)
        self.assertIn(FINDING, out + err)
        self.add("a.json", CLEAN + "\n")
        self.write("a.json", BROKEN)
        self.git("commit", "--message", "change")
        with open(os.path.join(self.folder, "a.json"), encoding="utf-8") as file:
            self.assertEqual(file.read(), BROKEN)


class ByHand(Commits):
    """With the commands of docs/hooks.md."""
    commands = 1

    def setUp(self):
        super().setUp()
        code, out, err = self.call("sh", "-ec", blocks("docs/hooks.md", "sh")[self.commands])
        self.assertEqual(code, 0, out + err)

    def test_refuses_and_accepts(self):
        self.refuses_and_accepts()

    def test_many_files(self):
        self.many_files()

    def test_the_index_counts(self):
        self.the_index_counts()


class Shared(ByHand):
    """The hook that stands in the repository."""
    commands = 2


class Initialised(Commits):
    """With what `gemlint init --pre-commit` writes, and what it says to do next."""

    def setUp(self):
        super().setUp()
        self.environment["PRE_COMMIT_HOME"] = os.path.join(os.path.dirname(self.folder), "pre-commit")
        self.environment["GIT_ALLOW_PROTOCOL"] = "file"
        code, out, err = self.call("gemlint", "init", "--pre-commit")
        self.assertEqual(code, 0, err)
        self.assertIn("pre-commit install turns the hook on", out)
        self.assertEqual(self.call("pre-commit", "install")[0], 0)

    def test_refuses_and_accepts(self):
        self.refuses_and_accepts()

    def test_many_files(self):
        self.many_files()

    def test_the_files_are_those_of_the_other_hooks(self):
        pattern = r"(?m)^ *files: (.*)$"
        with open(os.path.join(ROOT, ".pre-commit-hooks.yaml"), encoding="utf-8") as file:
            others = set(re.findall(pattern, file.read()))
        with open(os.path.join(self.folder, ".pre-commit-config.yaml"), encoding="utf-8") as file:
            self.assertEqual(set(re.findall(pattern, file.read())), others)


class PreCommit(Commits):
    hook = "gemlint"

    def setUp(self):
        super().setUp()
        base = os.path.dirname(self.folder)
        gemlint = os.path.join(base, "gemlint")
        for name in checkout():
            source = os.path.join(ROOT, name)
            if not os.path.isfile(source):
                continue  # deleted and not committed
            os.makedirs(os.path.dirname(os.path.join(gemlint, name)), exist_ok=True)
            shutil.copy2(source, os.path.join(gemlint, name))
        self.git("init", "--quiet", cwd=gemlint)
        self.git("add", "--all", "--force", cwd=gemlint)
        self.git("commit", "--quiet", "--message", "gemlint", cwd=gemlint)
        self.environment["PRE_COMMIT_HOME"] = os.path.join(base, "pre-commit")
        # Clones are made from a folder; nothing may be asked of another machine.
        self.environment["GIT_ALLOW_PROTOCOL"] = "file"
        settings = blocks("docs/hooks.md", "yaml")[0]
        for old, new in (("https://github.com/OWNER/gemlint ", gemlint + " "), ("REVISION", self.git("rev-parse", "HEAD", cwd=gemlint)),
                         ("id: gemlint\n", f"id: {self.hook}\n")):
            self.assertEqual(settings.count(old), 1)
            settings = settings.replace(old, new)
        self.write(".pre-commit-config.yaml", settings)
        code, out, err = self.call("sh", "-ec", blocks("docs/hooks.md", "sh")[0])
        self.assertEqual(code, 0, out + err)


class Installed(PreCommit):
    def test_refuses_and_accepts(self):
        self.refuses_and_accepts()

    def test_many_files(self):
        self.many_files()

    def test_the_index_counts(self):
        self.the_index_counts()

    def test_only_request_files_are_passed(self):
        self.write("a.txt", BROKEN)
        os.symlink("a.txt", os.path.join(self.folder, "link.json"))
        self.assertRegex(self.accepts(), r"no files to check\)Skipped")

    def test_the_hooks_are_valid(self):
        code, out, err = self.call("pre-commit", "validate-manifest", os.path.join(ROOT, ".pre-commit-hooks.yaml"))
        self.assertEqual(code, 0, out + err)


class Built(PreCommit):
    hook = "gemlint-build"

    def test_builds_once_and_then_refuses_and_accepts(self):
        # The gemlint of the PATH must not be what runs.
        os.remove(os.path.join(os.path.dirname(self.folder), "programs", "gemlint"))
        self.refuses_and_accepts()
        clones = [name for name in os.listdir(self.environment["PRE_COMMIT_HOME"]) if name.startswith("repo")]
        built = [os.path.join(self.environment["PRE_COMMIT_HOME"], name, "build") for name in clones]
        self.assertEqual([os.listdir(folder) for folder in built if os.path.exists(folder)], [["hook"]])
        program = os.path.join(built[0], "hook", "gemlint")
        before = os.stat(program).st_mtime_ns
        self.many_files()
        self.assertEqual(os.stat(program).st_mtime_ns, before)


if __name__ == "__main__":
    if shutil.which("pre-commit") is None:
        print("left out: pre-commit is not here (Debian package: pre-commit)")
        sys.exit(LEFT_OUT)
    unittest.main()
