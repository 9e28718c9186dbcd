#!/usr/bin/env python3
"""Files that gemlint writes: kept apart from those that it needs, never half done, and standard streams that are closed or lead to files."""
import json
import os
import signal
import stat
import subprocess
import sys
import time
import unittest

from program import BINARY, main
from test_outputs import BROKEN, Folder

UNFINISHED = ".gemlint-unfinished-"


class KeptApart(Folder):
    def refused(self, words, *arguments, command="check", **more):
        """Says so with exit code 2, and writes nothing: every file is as it was."""
        before = {name: self.read(name) for name in os.listdir(self.folder) if os.path.isfile(self.path(name))}
        done = subprocess.run([BINARY, command, *arguments], cwd=self.folder, capture_output=True, check=False, **more)
        self.assertEqual((done.returncode, done.stdout), (2, b""), (arguments, done.stderr))
        self.assertIn(words, done.stderr.decode(), arguments)
        self.assertEqual({name: self.read(name) for name in os.listdir(self.folder) if os.path.isfile(self.path(name))}, before)

    def test_names_of_configurations_and_baselines(self):
        os.mkdir(self.path("empty"))
        for name in ("gemlint.json", "./gemlint.json", "empty/gemlint.json"):
            for options in ((), ("--no-config",)):
                self.refused(f"'{name}' is a configuration of gemlint, and a report", *options, "--format", f"json={name}", "a.json")
        self.refused("'gemlint-baseline.json' is a baseline of gemlint, and a report", "--output-file", "gemlint-baseline.json", "a.json")
        self.refused("'gemlint.json' is a configuration", "--format", "json", "--shard", "1/2", "--shard-file", "gemlint.json", "a.json")
        os.symlink("gemlint.json", self.path("link"))
        self.refused("'link' is a configuration of gemlint", "--format", "json=link", "a.json")
        self.assertEqual(sorted(os.listdir(self.folder)), ["a.json", "empty", "link"])

    def test_configuration_and_baseline_in_use(self):
        self.write("real.json", json.dumps({"baseline": "known.json"}))
        os.symlink("real.json", self.path("gemlint.json"))
        self.assertEqual(subprocess.run([BINARY, "check", "--write-baseline", "a.json"], cwd=self.folder, capture_output=True, check=False).returncode, 0)
        self.refused("'real.json' is a configuration of gemlint", "--format", "json=real.json", "a.json")
        self.refused("'known.json' is a baseline of gemlint", "--format", "json=known.json", "a.json")
        self.refused("'./known.json' is a baseline of gemlint", "--no-config", "--baseline", "known.json", "--format", "json=./known.json", "a.json")
        self.refused("'known.json' is a baseline of gemlint", "--write-baseline", "--format", "json=known.json", "a.json")

    def test_a_new_baseline_is_not_written_over_what_is_read(self):
        self.refused("'a.json' is to be read, and the baseline would be written over it", "--write-baseline", "--baseline", "a.json", "a.json")

    def test_reports_and_the_shard_file(self):
        self.refused("'./x' is a report, and the shard file would be written over it", "--format", "json=x", "--shard", "1/2", "--shard-file", "./x", "a.json")

    def test_two_reports_to_one_file(self):
        os.symlink("later", self.path("link"))
        self.refused("two reports", "--format", "json=link", "--format", "text=later", "a.json")
        self.refused("two reports", "--format", "json=/dev/stderr", "--format", "text=/dev/fd/2", "a.json")
        with open(self.path("out"), "wb") as out:
            done = subprocess.run([BINARY, "check", "--format", "text", "--format", "json=out", "a.json"], cwd=self.folder, stdout=out, stderr=subprocess.PIPE, check=False)
        self.assertEqual((done.returncode, self.read("out")), (2, ""))
        self.assertIn(b"two reports cannot go to one file, 'out'", done.stderr)

    def test_standard_input_is_read(self):
        with open(self.path("a.json"), "rb") as file:
            self.refused("'a.json' is to be read", "--format", "json=a.json", "-", stdin=file)

    def test_what_merge_reads(self):
        for part in "12":
            self.gemlint("--shard", f"{part}/2", "--shard-file", f"{part}.shard", "--format", f"json={part}.json", "--exit-zero", "a.json")
        for name in ("1.json", "2.json", "1.shard", "./2.shard"):
            self.refused(f"'{name}' is to be read", "--format", f"json={name}", "1.json", "2.json", command="merge")
        self.refused("is a configuration", "--format", "json=gemlint.json", "1.json", "2.json", command="merge")


class ClosedStreams(Folder):
    def closed(self, *streams, arguments=("--format", "text", "--format", "json=o.json", "a.json"), command="check"):
        def close():
            for stream in streams:
                os.close(stream)
        done = subprocess.run([BINARY, command, *arguments], cwd=self.folder, capture_output=True, preexec_fn=close, check=False)
        return done.returncode, done.stdout.decode(), done.stderr.decode()

    def test_no_report_gets_what_is_printed(self):
        expected = self.gemlint("--format", "json", "a.json")[1]
        text = self.gemlint("a.json")[1]
        for streams, code, out in (((0,), 1, text), ((2,), 1, text), ((1,), 3, ""), ((0, 1, 2), 3, ""), ((0, 2), 1, text)):
            if os.path.exists(self.path("o.json")):
                os.unlink(self.path("o.json"))
            result = self.closed(*streams, arguments=("--no-config", "--as-of", "2026-11-23", "--format", "text", "--format", "json=o.json", "a.json"))
            self.assertEqual(result[:2], (code, out), streams)
            self.assertEqual(self.read("o.json"), expected, streams)
            if streams == (1,):
                self.assertIn("the report could not be written: Bad file descriptor", result[2])
            self.no_traces()

    def test_fixed_files_get_nothing_else(self):
        for streams in ((1,), (2,), (0, 1, 2)):
            self.write("a.json", BROKEN)
            self.closed(*streams, arguments=("a.json",), command="fix")
            self.assertEqual(self.read("a.json"), BROKEN.replace("temprature", "temperature"), streams)

    def test_closed_input_is_no_empty_one(self):
        code, _, err = self.closed(0, arguments=("-",))
        self.assertEqual(code, 3, err)

    def test_all_commands_say_that_nothing_could_be_printed(self):
        for command in (("--version",), ("rules",), ("explain", "429"), ("models",), ("config",), ("manual",), ("completion", "bash"), ("--help",)):
            code, _, err = self.closed(1, arguments=command[1:], command=command[0])
            self.assertEqual(code, 3, command)
            self.assertEqual(err.count("could not be written"), 1, (command, err))

    def test_a_closed_stream_takes_no_report(self):
        code, _, err = self.closed(2, arguments=("--format", "json=/dev/stderr", "a.json"))
        self.assertEqual((code, err), (2, ""))


class OpenAlready(Folder):
    """/dev/stderr and /dev/fd/N lead to files that others write to, too."""

    def check(self, name, descriptor, first):
        with open(self.path("log"), "w", encoding="utf-8") as log:
            log.write(first)
            log.flush()
            inode = os.fstat(log.fileno()).st_ino
            def put():
                os.dup2(log.fileno(), descriptor)
            done = subprocess.run([BINARY, "check", "--no-config", "--format", f"compact={name}", "a.json"], cwd=self.folder, stdout=subprocess.PIPE,
                                  stderr=log if descriptor == 2 else subprocess.PIPE, preexec_fn=put, close_fds=False, check=False)
            self.assertEqual((done.returncode, done.stdout), (1, b""), done.stderr)
            log.write("last\n")
        self.assertEqual(os.stat(self.path("log")).st_ino, inode, "it is another file")
        self.assertEqual(self.read("log"), first + self.gemlint("--format", "compact", "a.json")[1] + "last\n")

    def test_what_stands_there_stays(self):
        os.symlink("/dev/stderr", self.path("link"))
        for name in ("/dev/stderr", "/dev/fd/2", "/proc/self/fd/2", "link", "/dev/../dev//stderr"):
            with self.subTest(name):
                self.check(name, 2, "first\n")
        for name in ("/dev/fd/17", "/proc/self/fd/17"):
            with self.subTest(name):
                self.check(name, 17, "first\n")

    def test_standard_output_by_its_number(self):
        for name in ("/dev/fd/1", "/proc/self/fd/1", "/dev/stdout"):
            with open(self.path("log"), "wb") as log:
                log.write(b"first\n")
                log.flush()
                subprocess.run([BINARY, "check", "--no-config", "--format", f"compact={name}", "a.json"], cwd=self.folder, stdout=log, check=False)
            self.assertEqual(self.read("log"), "first\n" + self.gemlint("--format", "compact", "a.json")[1], name)

    def test_what_the_user_did_not_open(self):
        for name in ("/dev/fd/0", "/dev/fd/3", "/dev/fd/4", "/dev/fd/99"):
            with open(os.devnull, "rb") as nothing:
                code, _, err = self.gemlint("--format", "json=a", "--format", f"text={name}", "a.json", stdin=nothing)
            self.assertEqual(code, 2, name)
            self.assertIn(f"{name}: cannot be written: ", err)
        self.no_traces()


class Leftovers(Folder):
    def unfinished(self):
        return [name for name in os.listdir(self.folder) if name.startswith(UNFINISHED)]

    def test_a_signal_to_end_leaves_nothing_behind(self):
        self.write("r0", "old")
        wishes = [word for i, form in enumerate(("json", "sarif", "text")) for word in ("--format", f"{form}=r{i}")]
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP, signal.SIGPIPE, signal.SIGQUIT):
            with subprocess.Popen([BINARY, "check", "--no-config", *wishes, "-"], cwd=self.folder, stdin=subprocess.PIPE,
                                  stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as run:
                until = time.monotonic() + 60
                while len(self.unfinished()) < 3 and run.poll() is None and time.monotonic() < until:
                    time.sleep(0.005)
                self.assertEqual(len(self.unfinished()), 3, number)
                run.send_signal(number)
                self.assertEqual(run.wait(60), -number)
            self.assertEqual(sorted(os.listdir(self.folder)), ["a.json", "r0"], number)
        self.assertEqual(self.read("r0"), "old")

    def test_a_reader_that_goes(self):
        """Standard output ends before the report does."""
        self.write("many.jsonl", (BROKEN + "\n") * 20000)
        run = subprocess.Popen([BINARY, "check", "--no-config", "--format", "json", "--format", "sarif=r", "many.jsonl"], cwd=self.folder, stdout=subprocess.PIPE)
        run.stdout.close()
        self.assertEqual(run.wait(60), -signal.SIGPIPE)
        self.assertEqual(sorted(os.listdir(self.folder)), ["a.json", "many.jsonl"])

    def test_what_has_to_do_with_running_programs_is_not_taken_over(self):
        for name in ("r", "gemlint-baseline.json", "x.shard"):
            self.write(name, "{}")
            os.chmod(self.path(name), 0o6755)
        self.gemlint("--format", "compact=r", "a.json")
        self.gemlint("--write-baseline", "--baseline", "gemlint-baseline.json", "a.json")
        self.gemlint("--shard", "1/2", "--shard-file", "x.shard", "--format", "json", "a.json")
        for name in ("r", "gemlint-baseline.json", "x.shard"):
            self.assertNotEqual(self.read(name), "{}")
            self.assertEqual(oct(stat.S_IMODE(os.stat(self.path(name)).st_mode)), "0o755", name)

    def test_a_new_baseline(self):
        os.symlink("real", self.path("gemlint-baseline.json"))
        self.assertEqual(self.gemlint("--write-baseline", "--baseline", "gemlint-baseline.json", "a.json", umask=0o027)[0], 0)
        self.assertTrue(os.path.islink(self.path("gemlint-baseline.json")))
        self.assertIn("unknown-field", self.read("real"))
        self.assertEqual(stat.S_IMODE(os.stat(self.path("real")).st_mode), 0o640)
        code, _, err = self.gemlint("--write-baseline", "--baseline", "nowhere/b.json", "a.json")
        self.assertEqual(code, 3)
        self.assertIn("nowhere/b.json: cannot be written: No such file or directory", err)
        self.assertEqual(self.unfinished(), [])

    def test_a_report_that_is_read_only_stays(self):
        if os.geteuid() == 0:
            print("LEFT OUT: root may write everything, so that a report which is read-only was not tried", file=sys.stderr)
            return
        self.write("r", "old")
        os.chmod(self.path("r"), 0o444)
        code, _, err = self.gemlint("--format", "compact=r", "a.json")
        self.assertEqual((code, self.read("r")), (2, "old"))
        self.assertIn("r: cannot be written: Permission denied", err)


if __name__ == "__main__":
    main()
