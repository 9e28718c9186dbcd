#!/usr/bin/env python3
"""gemlint fix that is killed at any moment, meets a file that changes under it, or a file of any size."""
import json
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
import unittest

from fixing import fix, gemlint, read, write
from program import BINARY, main
from test_fix import line_of

RUNS = int(os.environ.get("RUNS", "200"))
UNFINISHED = ".gemlint-unfinished-"


def lines(count, every):
    """JSONL in which one line of so many can be mended, the first among them."""
    return "".join(line_of(i, "topP" if i % every else "temprature") + "\n" for i in range(count)).encode()


# A small program in between: what a process needs is counted from when it is still a copy of the one that starts it.
MEASURE = """
import os, subprocess, sys
with subprocess.Popen(sys.argv[1:], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
print(process.returncode, usage.ru_maxrss)
"""


def memory_of(*arguments):
    """Exit code and the most memory that gemlint needed, in MB."""
    # A build with the address sanitizer keeps what was freed; that is not what is measured.
    environment = {**os.environ, "ASAN_OPTIONS": "quarantine_size_mb=1:" + os.environ.get("ASAN_OPTIONS", "")}
    done = subprocess.run([sys.executable, "-c", MEASURE, BINARY, *arguments], capture_output=True, check=True, env=environment)
    code, most = map(int, done.stdout.split())
    return code, most / 1024


class Interrupted(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.mkdtemp()
        self.path = os.path.join(self.folder, "a.jsonl")

    def tearDown(self):
        shutil.rmtree(self.folder)

    def unfinished(self):
        return [name for name in os.listdir(self.folder) if name.startswith(UNFINISHED)]

    def start(self, *arguments):
        return subprocess.Popen([BINARY, "fix", "-q", "--no-config", *arguments, self.path], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)

    def test_killed_at_any_moment(self):
        old = lines(20000, 500)
        new = old.replace(b"temprature", b"temperature")
        write(self.path, old)
        begin = time.monotonic()
        with self.start() as process:
            self.assertEqual(process.wait(), 0)
        needed = time.monotonic() - begin
        self.assertTrue(read(self.path) == new)
        rng = random.Random(5)
        killed = left = replaced = 0
        for run in range(RUNS):
            write(self.path, old)
            with self.start() as process:
                time.sleep(rng.uniform(0, 0.9 * needed))
                process.send_signal(signal.SIGKILL)
                killed += process.wait() == -signal.SIGKILL
            data = read(self.path)
            self.assertTrue(data in (old, new), f"run {run}: neither the old file nor the new one")
            replaced += data == new
            others = sorted(set(os.listdir(self.folder)) - {"a.jsonl"})
            self.assertLessEqual(len(others), 1)
            for name in others:
                self.assertTrue(name.startswith(UNFINISHED), name)
                left += 1
                if run % 20 == 0:
                    report = json.loads(gemlint("check", "--format", "json", self.folder)[1])
                    self.assertEqual(report["summary"]["files"], 1, "what is left is not linted")
                os.unlink(os.path.join(self.folder, name))
        print(f"{RUNS} runs of {needed:.2f} s: {killed} killed, {left} left an unfinished file, {replaced} had replaced the old one")
        self.assertGreater(killed, RUNS / 4)
        self.assertGreater(left, 0)

    def test_a_signal_to_end_leaves_nothing_behind(self):
        old = lines(200000, 100)
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            write(self.path, old)
            with self.start("--jobs", "1") as process:
                self.wait_for_unfinished(process)
                process.send_signal(number)
                process.send_signal(signal.SIGCONT)
                self.assertEqual(process.wait(), -number)
            self.assertTrue(read(self.path) == old)
            self.assertEqual(os.listdir(self.folder), ["a.jsonl"])

    def wait_for_unfinished(self, process):
        """Stops the process as soon as it has begun to write."""
        until = time.monotonic() + 60
        while not self.unfinished() and process.poll() is None and time.monotonic() < until:
            time.sleep(0.0005)
        self.assertIsNone(process.poll(), "it ended before it could be stopped")
        process.send_signal(signal.SIGSTOP)
        self.assertEqual(len(self.unfinished()), 1)

    def changed_meanwhile(self, change):
        """Changes the file after fixing it has begun, and before it has ended."""
        old = lines(200000, 100)
        write(self.path, old)
        with self.start("--jobs", "1") as process:
            self.wait_for_unfinished(process)
            change()
            process.send_signal(signal.SIGCONT)
            err = process.communicate(timeout=120)[1].decode()
        self.assertEqual(process.returncode, 3, err)
        self.assertIn("a.jsonl: was changed while it was being fixed; it was left as it is", err)
        self.assertEqual(self.unfinished(), [])
        return old

    def test_a_line_is_added_meanwhile(self):
        def change():
            with open(self.path, "ab") as file:
                file.write(b"{}\n")
        old = self.changed_meanwhile(change)
        self.assertTrue(read(self.path) == old + b"{}\n")

    def test_a_byte_is_changed_and_the_time_set_back(self):
        def change():
            facts = os.stat(self.path)
            with open(self.path, "r+b") as file:
                file.seek(10)
                file.write(b"X")
            os.utime(self.path, ns=(facts.st_atime_ns, facts.st_mtime_ns))
        old = self.changed_meanwhile(change)
        self.assertTrue(read(self.path) == old[:10] + b"X" + old[11:])

    def test_the_file_gets_shorter_meanwhile(self):
        self.changed_meanwhile(lambda: os.truncate(self.path, 1000))
        self.assertEqual(os.stat(self.path).st_size, 1000)

    def test_another_file_takes_its_place_meanwhile(self):
        def change():
            other = write(os.path.join(self.folder, "b.txt"), "new")
            os.replace(other, self.path)
        self.changed_meanwhile(change)
        self.assertEqual(read(self.path), b"new")

    def test_the_file_goes_meanwhile(self):
        self.changed_meanwhile(lambda: os.unlink(self.path))
        self.assertEqual(os.listdir(self.folder), [])

    def test_readers_always_see_a_whole_file(self):
        old = lines(20000, 500)
        new = old.replace(b"temprature", b"temperature")
        write(self.path, old)
        seen, stop = set(), threading.Event()

        def look():
            while not stop.is_set():
                data = read(self.path)
                seen.add("old" if data == old else "new" if data == new else "broken")
        looking = threading.Thread(target=look)
        looking.start()
        fix("-q", self.path)
        while "new" not in seen and "broken" not in seen:
            time.sleep(0.01)
        stop.set()
        looking.join()
        self.assertLessEqual(seen, {"old", "new"})


class Memory(unittest.TestCase):
    def test_memory_does_not_grow_with_the_file(self):
        with tempfile.TemporaryDirectory() as folder:
            path = os.path.join(folder, "a.jsonl")
            part = lines(30000, 40).replace(b'"Hi"', b'"' + b"Hi, " * 100 + b'"')
            most = {}
            for size in (2, 10):
                for mode in ("--fix", "--fix-dry-run", "--diff"):
                    with open(path, "wb") as file:
                        for _ in range(size):
                            file.write(part)
                    form = "json" if mode == "--fix-dry-run" else "text"
                    code, most[mode, size] = memory_of("check", mode, "--jobs", "2", "--format", form, path)
                    self.assertIn(code, (0, 1))
                    if mode == "--fix":
                        self.assertEqual(read(path).count(b"temperature"), 750 * size)
            print({f"{mode} {size * len(part) >> 20} MB": round(used) for (mode, size), used in most.items()}, "MB of memory")
            for mode in ("--fix", "--fix-dry-run", "--diff"):
                # Keys that repeat are known by 12 bytes each, in tables that double.
                self.assertLess(most[mode, 10] - most[mode, 2], 20, mode)


if __name__ == "__main__":
    main()
