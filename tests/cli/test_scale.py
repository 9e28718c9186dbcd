#!/usr/bin/env python3
"""The commands of docs/scale.md, run as they stand there."""
import os
import re
import shutil
import subprocess
import sys
import tempfile
import unittest

from program import BINARY, ROOT
from test_shards import lines

MEGABYTE = 1 << 20


class Scale(unittest.TestCase):
    def test_parallel(self):
        with open(os.path.join(ROOT, "docs", "scale.md"), encoding="utf-8") as file:
            blocks = re.findall(r"^```sh\n(.*?)^```$", file.read(), re.MULTILINE | re.DOTALL)
        commands = [block for block in blocks if "parallel" in block]
        self.assertEqual(len(commands), 1)
        with tempfile.TemporaryDirectory() as folder:
            with open(os.path.join(folder, "batch.jsonl"), "w", encoding="utf-8") as file:
                file.write(lines(9, 9 * MEGABYTE))
            os.mkdir(os.path.join(folder, "bin"))
            os.symlink(BINARY, os.path.join(folder, "bin", "gemlint"))
            environment = {**os.environ, "PATH": os.path.join(folder, "bin") + os.pathsep + os.environ["PATH"], "HOME": folder}
            # No shell's own: what stands in the document must work for anybody.
            done = subprocess.run(["sh", "-c", commands[0]], cwd=folder, env=environment, capture_output=True, check=False)
            self.assertEqual(done.returncode, 1, done.stderr.decode())
            self.assertEqual(len([name for name in os.listdir(folder) if name.endswith(".shard")]), 8)
            whole = subprocess.run([BINARY, "check", "--format", "json", "batch.jsonl"], cwd=folder, capture_output=True, check=False)
            with open(os.path.join(folder, "report.json"), "rb") as file:
                self.assertTrue(file.read() == whole.stdout, "the merged report is not that of a whole run")
            self.assertGreater(whole.stdout.count(b"\n"), 100)


if __name__ == "__main__":
    if shutil.which("parallel") is None:
        print("left out: GNU parallel is not here (Debian package: parallel)")
        sys.exit(0)
    unittest.main()
