#!/usr/bin/env python3
"""Completion in zsh, in a terminal: what the completion system is given to offer, and whole lines with a TAB in them."""
import os
import unittest

import terminal
from lines import Lines, last_part, main, script

# Each word that the completion system takes is written down on the way; a key asks for them and says when all are there.
RECORD = r"""
PS1= ; LISTMAX=100000; unsetopt prompt_cr prompt_sp; setopt no_list_ambiguous
fpath=(./functions $fpath); autoload -Uz compinit; compinit -D -u
compadd() {
    local -a found
    # With -O, -A or -D it only filters for a function that will call it again.
    if [[ -z ${(M)argv[1,(i)--]:#-[a-zA-Z12]#[OAD]} ]]; then
        builtin compadd -A found "$@"
        (( $#found )) && print -rl -- $found >> found.txt
    fi
    builtin compadd "$@"
}
ask() { : > found.txt; zle list-choices; print -r -- '<as''ked>'; zle kill-whole-line }
zle -N ask; bindkey '^G' ask; setopt extended_glob
"""


class Zsh(Lines, unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        os.mkdir(os.path.join(cls.folder, "functions"))
        for name, text in (("functions/_gemlint", script("zsh")), ("record.zsh", RECORD)):
            with open(os.path.join(cls.folder, name), "w", encoding="utf-8") as file:
                file.write(text)
        cls.terminal = terminal.Terminal(["zsh", "-f", "-i"], cls.folder)
        cls.terminal.type("source ./record.zsh; print all-''set\n")
        cls.terminal.wait_for("all-set")

    @classmethod
    def tearDownClass(cls):
        cls.terminal.close()
        super().tearDownClass()

    def offers(self, line):
        self.terminal.type(line + "\x07")
        self.terminal.wait_for("<asked>")
        with open(os.path.join(self.folder, "found.txt"), encoding="utf-8") as file:
            return {last_part(word) for word in file.read().splitlines()}

    def test_whole_lines_in_a_terminal(self):
        lines = (("mer\t", "merge"), ("check --colo\tal\t", "check --color=always"), ("check --color al\t", "check --color always"),
                 ("check --select wire,unknown-f\t", "check --select wire,unknown-field"),
                 ("check --severity unknown-fi\tw\t", "check --severity unknown-field=warning"),
                 ("check prompts.\t", "check prompts.json"), ("check prompts/\t", "check prompts/a.json"),
                 ("check --shard-file=prompts.\t", "check --shard-file=prompts.json"))
        for setup in ("PS1= ; fpath=(./functions $fpath); autoload -Uz compinit; compinit -D -u",
                      "PS1= ; autoload -Uz compinit; compinit -D -u; source ./functions/_gemlint"):
            self.assertEqual(terminal.complete(["zsh", "-f", "-i"], setup, [line for line, _ in lines], self.folder), [end for _, end in lines])


if __name__ == "__main__":
    main("zsh")
