#!/usr/bin/env python3
"""ci/build-and-run with a cmake that only does as if: what is left behind, what is said, how often is built.

That it really builds is for the test of the hook gemlint-build.
"""
import os
import shutil
import signal
import stat
import subprocess
import tempfile
import time
import unittest

from program import ROOT

# Notes how it is called. `cmake --build FOLDER` makes a program that shows its arguments.
CMAKE = """#!/bin/sh
echo "$*" >> "$CALLS"
{before}
if [ "$1" = --build ]; then
  mkdir -p "$2"
  printf '#!/bin/sh\\necho "called with $*"\\nexit 1\\n' > "$2/gemlint"
  chmod +x "$2/gemlint"
fi
"""


class BuildAndRun(unittest.TestCase):
    def setUp(self):
        base = tempfile.mkdtemp()
        self.addCleanup(shutil.rmtree, base)
        self.source = os.path.join(base, "a clone")
        self.calls = os.path.join(base, "calls")
        self.programs = os.path.join(base, "programs")
        for folder in (os.path.join(self.source, "ci"), self.programs):
            os.makedirs(folder)
        self.script = shutil.copy(os.path.join(ROOT, "ci", "build-and-run"), os.path.join(self.source, "ci"))
        self.environment = {**os.environ, "PATH": self.programs + os.pathsep + os.environ["PATH"], "CALLS": self.calls}

    def cmake(self, before):
        path = os.path.join(self.programs, "cmake")
        with open(path, "w", encoding="utf-8") as file:
            file.write(CMAKE.replace("{before}", before))
        os.chmod(path, stat.S_IRWXU)

    def run_script(self, *words):
        done = subprocess.run([self.script, *words], capture_output=True, encoding="utf-8", env=self.environment, check=False)
        return done.returncode, done.stdout, done.stderr

    def left_behind(self):
        return sorted(os.listdir(os.path.join(self.source, "build")))

    def called(self):
        with open(self.calls, encoding="utf-8") as file:
            return file.read().splitlines()

    def test_a_build_that_fails_leaves_nothing(self):
        self.cmake('echo "no compiler here" >&2; exit 9')
        for _ in range(2):
            code, out, err = self.run_script("check", "a.json")
            self.assertEqual((code, out), (2, ""), err)
            self.assertEqual(err, "no compiler here\ngemlint could not be built; it needs CMake 3.22, a C++20 compiler and zlib\n")
            self.assertEqual(self.left_behind(), [])

    def test_a_build_that_is_stopped_leaves_nothing(self):
        self.cmake('touch "$CALLS.started"; sleep 60')
        job = subprocess.Popen([self.script, "check"], env=self.environment, start_new_session=True, stderr=subprocess.DEVNULL)
        until = time.monotonic() + 30
        while not os.path.exists(self.calls + ".started") and time.monotonic() < until:
            time.sleep(0.01)
        self.assertEqual(len(self.left_behind()), 1)
        os.killpg(job.pid, signal.SIGTERM)
        self.assertNotEqual(job.wait(), 0)
        self.assertEqual(self.left_behind(), [])

    def test_it_is_built_once(self):
        self.cmake("")
        for words in (["check", "a b.json", "*"], ["check"]):
            self.assertEqual(self.run_script(*words), (1, "called with " + " ".join(words) + "\n", ""))
            self.assertEqual(self.left_behind(), ["hook"])
        self.assertEqual(len(self.called()), 2)

    def test_libraries_are_fetched_only_where_they_are_missing(self):
        self.cmake('case "$*" in *FETCH*|--build*) ;; *) exit 1 ;; esac')
        self.assertEqual(self.run_script("check")[0], 1)
        self.assertEqual(["FETCH" in line for line in self.called()], [False, True, False])


if __name__ == "__main__":
    unittest.main()
