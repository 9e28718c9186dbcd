#!/usr/bin/env python3
"""gemlint in Emacs with eglot, as docs/editors.md shows it. `--show` prints what was to be seen."""
import unittest

from editor import BROKEN, FIXED, MESSAGE, Editor, main, snippet


class Emacs(Editor):
    def open(self, name, text):
        self.write(name, text)
        # Emacs 28 has no mode for JSON alone; those that it can get with a package are called so.
        mode = ("(unless (fboundp 'js-json-mode) (define-derived-mode json-mode js-mode \"JSON\")\n"
                "  (add-to-list 'auto-mode-alist '(\"\\\\.json\\\\'\" . json-mode)))\n")
        self.write("../.emacs.d/init.el", "(setq inhibit-startup-screen t native-comp-async-report-warnings-errors nil)\n" + mode + snippet("emacs"))
        self.start("emacs", "-nw", name)

    def command(self, text):
        self.screen.keys("M-x")
        self.screen.type(text)
        self.screen.keys("Enter")

    def test_diagnostics_and_a_fix(self):
        self.open("menu.json", BROKEN)
        self.screen.wait_for("Flymake[1 0]")
        self.command("flymake-goto-next-error")
        self.show("diagnostics", self.screen.wait_for(MESSAGE))
        self.screen.type("<here>")
        self.screen.wait_for('["🍲 żur"], <here>"temprature"')
        self.screen.keys("C-/")
        self.screen.wait_for("Flymake[1 0]", without=["<here>"])
        self.command("eglot-code-actions")
        self.show("quick fixes", self.screen.wait_for("Pick an action (default rename to 'temperature')"))
        self.screen.keys("Enter")
        self.screen.wait_for('"temperature": 0.7', "Flymake[0 0]")
        self.screen.keys("C-x", "C-s")
        self.wait_for_file("menu.json", FIXED)

    def test_completion(self):
        self.open("half.json", BROKEN.replace('"topK": 40', '"max"'))
        self.screen.wait_for("Flymake[")
        self.screen.keys("C-s")
        self.screen.type("max")
        self.screen.keys("Enter")
        self.command("completion-at-point")
        self.show("completion", self.screen.wait_for('"maxOutputTokens":'))
        self.screen.type("5")
        self.screen.keys("C-x", "C-s")
        self.wait_for_file("half.json", BROKEN.replace('"topK": 40', '"maxOutputTokens": 5'))


if __name__ == "__main__":
    main(("emacs", "emacs-nox"))
