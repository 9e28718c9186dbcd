#!/usr/bin/env python3
"""Where reports go: several at once, to files that are seen only when they are whole, in memory that findings do not fill."""
import json
import os
import resource
import shutil
import signal
import stat
import subprocess
import sys
import tempfile
import threading
import time
import unittest
import xml.etree.ElementTree as ElementTree

from program import BINARY, DAY, main

CLEAN = '{"contents": [{"role": "user", "parts": [{"text": "Hi"}]}]}'
BROKEN = '{"contents": [{"role": "user", "parts": [{"text": "Hi"}]}], "generationConfig": {"temprature": 1}}'


class Folder(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.mkdtemp()
        self.addCleanup(shutil.rmtree, self.folder)
        self.write("a.json", BROKEN)

    def path(self, name):
        return os.path.join(self.folder, name)

    def write(self, name, text):
        with open(self.path(name), "w", encoding="utf-8") as file:
            file.write(text)

    def read(self, name):
        with open(self.path(name), encoding="utf-8") as file:
            return file.read()

    def gemlint(self, *arguments, command="check", **more):
        fixed = ("--no-config", "--as-of", DAY) if command == "check" else ()
        done = subprocess.run([BINARY, command, *fixed, *arguments], cwd=self.folder, capture_output=True, check=False, **more)
        return done.returncode, done.stdout.decode(), done.stderr.decode()

    def no_traces(self):
        self.assertEqual([name for name in os.listdir(self.folder) if name.startswith(".")], [])


class Wishes(Folder):
    def test_several_at_once_are_what_each_is_alone(self):
        code, out, err = self.gemlint("--format", "json=r.json", "--format", "compact", "--format=github=r.txt", "a.json")
        self.assertEqual((code, err), (1, ""))
        self.assertEqual(out, self.gemlint("--format", "compact", "a.json")[1])
        self.assertEqual(self.read("r.json"), self.gemlint("--format", "json", "a.json")[1])
        self.assertEqual(self.read("r.txt"), self.gemlint("--format", "github", "a.json")[1])
        self.assertTrue(out and self.read("r.txt"))
        self.no_traces()

    def test_only_what_was_asked_for_is_written(self):
        self.assertEqual(self.gemlint("--format", "sarif=r.sarif", "a.json"), (1, "", ""))
        self.assertTrue(self.gemlint("a.json")[1].startswith("a.json:1:82: error"))

    def test_output_file(self):
        text, compact = self.gemlint("a.json")[1], self.gemlint("--format", "compact", "a.json")[1]
        for options, expected in ((["--output-file", "r"], text), (["--format", "compact", "--output-file", "r"], compact),
                                  (["--format", "json=s", "--format", "compact", "--output-file", "r"], compact)):
            self.assertEqual(self.gemlint(*options, "a.json"), (1, "", ""))
            self.assertEqual(self.read("r"), expected)
        self.assertEqual(self.gemlint("--output-file", "-", "a.json")[1], text)
        for file in ("-", "/dev/stdout"):
            self.assertEqual(self.gemlint("--format", f"text={file}", "a.json")[1], text)
        self.assertIn("only one report", self.gemlint("--format", "json=-", "--format", "text", "a.json")[2])

    def test_what_is_wrong_is_said_before_anything_is_linted(self):
        os.mkdir(self.path("folder"))
        self.write("keep", "old")
        for options, word in ((["--format", "xml"], "no format 'xml'"), (["--format", "xml=r"], "no format 'xml'"), (["--format", ""], "no format ''"),
                              (["--format", "sarif="], "names no file"), (["--format", "json", "--format", "text"], "only one report"),
                              (["--format", "json=r", "--format", "text=r"], "two reports"), (["--format", "json=r", "--format", "text=./r"], "two reports"),
                              (["--format", "json=r", "--output-file", "s"], "--output-file goes with"),
                              (["--format", "json=r", "--format", "text", "--output-file", "r"], "two reports"),
                              (["--format", "json=nowhere/r"], "nowhere/r: cannot be written: No such file or folder".replace("folder", "directory")),
                              (["--format", "json=folder"], "folder: is a folder"), (["--format", "json=a.json"], "'a.json' is to be read"),
                              (["--format", "json=./a.json"], "is to be read"), (["--statistics", "--format", "sarif"], "--statistics"),
                              (["--format", "json=keep", "--format", "text=nowhere/r"], "nowhere/r"),
                              (["--shard", "1/2", "--shard-file", "x", "--format", "json", "--format", "text=r"], "--shard needs")):
            code, out, err = self.gemlint(*options, "a.json")
            self.assertEqual((code, out), (2, ""), options)
            self.assertIn(word, err, options)
        self.assertEqual(self.read("a.json"), BROKEN)
        self.assertEqual(self.read("keep"), "old")
        self.assertFalse(os.path.exists(self.path("r")))
        self.no_traces()

    def test_reports_in_a_linted_folder_are_not_input(self):
        for _ in range(2):
            self.assertEqual(self.gemlint("--format", "json=r.json", "--format", "jsonl=r.jsonl", "."), (1, "", ""))
            summary = json.loads(self.read("r.json"))["summary"]
            self.assertEqual((summary["files"], summary["notRequests"]), (1, 0))

    def test_merge_takes_the_same_formats(self):
        self.gemlint("--format", "json=one", "a.json")
        self.assertEqual(self.gemlint("one", command="merge")[1], self.read("one"))
        self.assertEqual(self.gemlint("--format", "github", "one", command="merge")[1], self.gemlint("--format", "github", "a.json")[1])
        self.assertEqual(self.gemlint("--format", "compact=r", "--output-file", "s", "--format", "gitlab", "one", command="merge")[:2], (1, ""))
        self.assertEqual(self.read("s"), self.gemlint("--format", "gitlab", "a.json")[1])
        code, _, err = self.gemlint("--format", "json=one", "one", command="merge")
        self.assertEqual(code, 2)
        self.assertIn("is to be read", err)


class Files(Folder):
    def test_permissions_and_links_stay(self):
        self.write("real", "old")
        os.chmod(self.path("real"), 0o604)
        os.symlink("real", self.path("link"))
        self.assertEqual(self.gemlint("--format", "compact=link", "a.json")[0], 1)
        self.assertTrue(os.path.islink(self.path("link")))
        self.assertEqual(self.read("real"), self.gemlint("--format", "compact", "a.json")[1])
        self.assertEqual(stat.S_IMODE(os.stat(self.path("real")).st_mode), 0o604)
        self.gemlint("--format", "compact=new", "a.json", umask=0o027)
        self.assertEqual(stat.S_IMODE(os.stat(self.path("new")).st_mode), 0o640)
        self.no_traces()

    def test_a_link_that_leads_nowhere_is_filled(self):
        os.symlink("later", self.path("link"))
        self.assertEqual(self.gemlint("--format", "compact=link", "a.json")[0], 1)
        self.assertIn("temprature", self.read("later"))

    def test_the_old_report_stays_until_the_new_one_is_whole(self):
        """Standard input is held open, so that the run is seen while it goes on."""
        self.write("r", "old")
        run = subprocess.Popen([BINARY, "check", "--no-config", "--format", "compact=r", "--jobs", "1", "--stdin-filename", "s.jsonl", "-"], cwd=self.folder,
                               stdin=subprocess.PIPE)
        run.stdin.write(((BROKEN + "\n") * 80000).encode())
        run.stdin.flush()
        self.addCleanup(run.wait)
        self.addCleanup(run.kill)
        patience = time.monotonic() + 60
        while not any(name.startswith(".gemlint-") and os.path.getsize(self.path(name)) > 0 for name in os.listdir(self.folder)):
            self.assertIsNone(run.poll(), "it ended before its input did")
            self.assertLess(time.monotonic(), patience, "nothing is written")
            time.sleep(0.01)
        self.assertEqual(self.read("r"), "old")
        run.stdin.close()
        self.assertEqual(run.wait(), 1)
        self.assertEqual(self.read("r").count("\n"), 80000)
        self.no_traces()

    def test_pipes_and_devices_are_written_as_they_are(self):
        os.mkfifo(self.path("pipe"))
        taken = []
        reader = threading.Thread(target=lambda: taken.append(self.read("pipe")), daemon=True)
        reader.start()
        code = self.gemlint("--format", "compact=pipe", "--format", "json=/dev/null", "--format", "sarif=/dev/null", "a.json")[0]
        reader.join(60)
        self.assertEqual((code, taken), (1, [self.gemlint("--format", "compact", "a.json")[1]]))
        self.assertTrue(stat.S_ISFIFO(os.stat(self.path("pipe")).st_mode))

    @unittest.skipUnless(os.path.exists("/dev/full"), "this machine has no /dev/full")
    def test_a_full_disk_is_said(self):
        code, out, err = self.gemlint("--format", "sarif=/dev/full", "--format", "compact", "a.json")
        self.assertEqual(code, 3)
        self.assertIn("/dev/full: could not be written", err)
        self.assertIn("temprature", out, "the other report is whole")

    def test_a_report_that_does_not_fit_leaves_the_old_one(self):
        self.write("r", "old")
        def limit():
            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)  # so that writing fails, as on a full disk
            resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))
        self.write("b.jsonl", (BROKEN + "\n") * 1000)
        code, _, err = self.gemlint("--format", "jsonl=r", "b.jsonl", preexec_fn=limit)
        if code < 0:
            self.fail(f"it was ended by signal {-code}: {err}")
        self.assertEqual(code, 3)
        self.assertIn("r: could not be written", err)
        self.assertEqual(self.read("r"), "old")
        self.no_traces()


class Junit(Folder):
    def suites(self, *arguments):
        self.gemlint("--format", "junit=r.xml", *arguments)
        return {suite.get("name"): suite for suite in ElementTree.fromstring(self.read("r.xml"))}

    def test_clean_broken_and_unreadable_files(self):
        self.write("clean.json", CLEAN)
        suites = self.suites("clean.json", "a.json", "gone.json")
        self.assertEqual([(name, suite.get("failures"), suite.get("errors")) for name, suite in suites.items()],
                         [("gone.json: no such file or folder", "0", "1"), ("clean.json", "0", "0"), ("a.json", "1", "0")])

    def test_failures_are_what_the_exit_code_counts(self):
        self.write("b.json", '{"contents": [{"role": "user", "parts": [{"text": "Hi"},]}]}')  # a warning
        for options, failures in (((), "0"), (("--fail-on", "warning"), "1"), (("--fail-on", "never"), "0"), (("--severity", "not-strict-json=error"), "1")):
            self.assertEqual(self.suites(*options, "b.json")["b.json"].get("failures"), failures, options)


class Memory(Folder):
    FORMATS = ("text", "compact", "json", "jsonl", "sarif", "github", "gitlab", "junit", "checkstyle")

    def peak(self, findings):
        """Peak memory of a run that writes so many findings in every format, in kilobytes."""
        with open(self.path("many.jsonl"), "w", encoding="utf-8") as file:
            for i in range(findings):
                file.write(json.dumps({"key": f"k{i}", "request": {**json.loads(CLEAN), "x": i}}) + "\n")
        wishes = [word for form in self.FORMATS for word in ("--format", f"{form}=/dev/null")]
        run = subprocess.Popen([BINARY, "check", "--no-config", "--jobs", "1", *wishes, "many.jsonl"], cwd=self.folder, stderr=subprocess.DEVNULL)
        _, status, usage = os.wait4(run.pid, 0)
        run.returncode = os.waitstatus_to_exitcode(status)
        self.assertEqual(run.returncode, 1)
        return usage.ru_maxrss

    def test_findings_do_not_fill_it(self):
        with open(BINARY, "rb") as file:
            if b"__asan_init" in file.read():
                print("LEFT OUT: in a sanitizer build memory says nothing", file=sys.stderr)
                return
        few, many = self.peak(20000), self.peak(60000)
        # What lasts: 12 bytes a key, and the fingerprints of two formats. One that kept its findings would need 200 bytes for each.
        self.assertLess(many - few, 7000)


if __name__ == "__main__":
    main()
