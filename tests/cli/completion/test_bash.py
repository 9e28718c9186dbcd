#!/usr/bin/env python3
"""Completion in bash: the function that the script defines, asked as bash asks it, and a terminal with a TAB in it."""
import os
import re
import subprocess
import unittest

import terminal
from lines import Lines, last_part, main, script

# What readline does with the options that compopt sets when there are no words.
ASK = r"""
options=
compopt() { options+=" $2"; }
COMP_CWORD=$(( ${#COMP_WORDS[@]} - 1 ))
_gemlint
printf '%s\n' "${COMPREPLY[@]}"
if [[ ${#COMPREPLY[@]} == 0 && $options == *default* ]]; then compgen -f -- "${COMP_WORDS[COMP_CWORD]}"; fi
if [[ ${#COMPREPLY[@]} == 0 && $options == *dirnames* ]]; then compgen -d -- "${COMP_WORDS[COMP_CWORD]}"; fi
true
"""


def cut(line):
    """The words of COMP_WORDS: bash cuts at blanks, and at '=' and ':', which are words themselves."""
    words = [part for word in line.split(" ") for part in ([""] if word == "" else re.findall(r"[=:]+|[^=:]+", word))]
    return words


class Bash(Lines, unittest.TestCase):
    def offers(self, line):
        words = " ".join("'" + word.replace("'", "'\\''") + "'" for word in cut(line))
        done = subprocess.run(["bash", "--norc", "-u", "-c", script("bash") + f"COMP_WORDS=({words})\n" + ASK],
                              cwd=self.folder, capture_output=True, check=False, text=True)
        self.assertEqual((done.returncode, done.stderr), (0, ""), line)
        return {last_part(word) for word in done.stdout.splitlines() if word}

    def test_whole_lines_in_a_terminal(self):
        with open(os.path.join(self.folder, "completion.bash"), "w", encoding="utf-8") as file:
            file.write(script("bash"))
        lines = (("mer\t", "merge"), ("check --colo\tal\t", "check --color always"), ("check --color=al\t", "check --color=always"),
                 ("check --select wire,unknown-f\t", "check --select wire,unknown-field"),
                 ("check --severity unknown-fi\tw\t", "check --severity unknown-field=warning"),
                 ("check --severity=unknown-fi\tw\t", "check --severity=unknown-field=warning"),
                 ("check prompts.\t", "check prompts.json"), ("check prompts/\t", "check prompts/a.json"),
                 ("check --shard-file=prompts.\t", "check --shard-file=prompts.json"), ("prompts.\t", "prompts.json"))
        setup = "source ./completion.bash"
        self.assertEqual(terminal.complete(["bash", "--norc", "-i"], setup, [line for line, _ in lines], self.folder),
                         [end for _, end in lines])


if __name__ == "__main__":
    main("bash")
