#!/usr/bin/env python3
"""gemlint in Vim with ALE, as docs/editors.md shows it. `--show` prints what was to be seen."""
import unittest

from editor import BROKEN, LINES, MESSAGE, MESSAGE_OF_LINES, Editor, main, snippet

ALE = "/usr/share/vim-ale"


# ALE takes the numbers of UTF-16 units for those of bytes, so that its places are right only where both are the same.
PLAIN = BROKEN.replace("🍲 żur", "soup")


class Vim(Editor):
    def open(self, name, text):
        self.write(name, text)
        start = f"set nocompatible\nset runtimepath^={ALE}\nfiletype plugin on\n"
        vimrc = self.write("../vimrc", start + snippet("vim-ale"))
        self.start("vim", "-u", vimrc, name)

    def command(self, text):
        self.screen.type(f":{text}")
        self.screen.keys("Enter")

    def test_diagnostics_hover_and_a_fix(self):
        self.open("menu.json", PLAIN)
        self.screen.wait_for(">>")
        self.command("ALENext")
        shown = self.screen.wait_for(MESSAGE)
        self.show("diagnostics", shown)
        self.command("ALEHover")
        self.show("hover", self.screen.wait_for("gemlint explain unknown-field"))
        self.command("ALECodeAction")
        self.show("quick fixes", self.screen.wait_for("rename to 'temperature'"))
        self.screen.type("1")
        self.screen.keys("Enter")
        self.screen.wait_for('"temperature": 0.7', without=[">>"])
        self.command("w")
        self.wait_for_file("menu.json", PLAIN.replace("temprature", "temperature"))

    def test_json_lines(self):
        self.open("batch.jsonl", LINES)
        self.screen.wait_for(">>")
        self.command("ALENext")
        self.screen.wait_for(MESSAGE_OF_LINES)

    def test_completion(self):
        self.open("half.json", BROKEN.replace(': 40', ''))
        self.screen.wait_for(">>")
        self.screen.type('/"topK')
        self.screen.keys("Enter")
        self.screen.type('C"maxOut')
        self.screen.keys("C-x", "C-o")
        self.show("completion", self.screen.wait_for('"maxOutputTokens": '))
        self.screen.type("5")
        self.screen.keys("Escape")
        self.command("w")
        self.wait_for_file("half.json", BROKEN.replace('"topK": 40', '"maxOutputTokens": 5'))


if __name__ == "__main__":
    main(("vim", "vim"), (ALE, "vim-ale"))
