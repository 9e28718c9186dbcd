#!/usr/bin/env python3
"""Completion in fish, which says itself what it would offer."""
import os
import subprocess
import unittest

from lines import Lines, last_part, main, script


class Fish(Lines, unittest.TestCase):
    def offers(self, line):
        path = os.path.join(self.folder, ".gemlint.fish")
        if not os.path.exists(path):
            with open(path, "w", encoding="utf-8") as file:
                file.write(script("fish"))
        done = subprocess.run(["fish", "--no-config", "-c", "source .gemlint.fish; complete -C $argv[1]", line], cwd=self.folder,
                              capture_output=True, check=False, text=True, env={**os.environ, "HOME": self.folder})
        self.assertEqual(done.stderr, "", line)
        return {last_part(word.split("\t")[0]) for word in done.stdout.splitlines()}


if __name__ == "__main__":
    main("fish")
