#!/usr/bin/env python3
"""gemlint in Neovim, with the configuration that docs/editors.md has for its version. `--show` prints what was to be seen."""
import os
import re
import subprocess
import unittest

from editor import BROKEN, FIXED, HALF, LINES, MESSAGE, MESSAGE_OF_LINES, Editor, block, main, snippet

BLOCKS = {11: "neovim-0.11", 8: "neovim-0.8", 7: "neovim-0.7"}  # by the first minor version that takes it


def block_for_version():
    """The newest configuration that this Neovim takes."""
    said = subprocess.run(["nvim", "--version"], capture_output=True, text=True, check=True).stdout
    version = tuple(int(number) for number in re.search(r"v(\d+)\.(\d+)", said).groups())
    return next(name for least, name in BLOCKS.items() if version >= (0, least))


class Neovim(Editor):
    def start_with(self, path, **size):
        init = self.write("../init.lua", snippet(block_for_version()))
        self.start("nvim", "--clean", "-u", init, os.path.basename(path), **size)

    def open(self, name, text, **size):
        self.start_with(self.write(name, text), **size)

    def command(self, text):
        self.screen.type(f":{text}")
        self.screen.keys("Enter")

    def test_the_other_configurations_are_lua(self):
        for name in BLOCKS.values():
            path = self.write("init.lua", snippet(name))
            done = subprocess.run(["nvim", "--clean", "--headless", "-c", f"lua assert(loadfile({path!r}))", "-c", "quit"],
                                  capture_output=True, text=True, check=True, env={**os.environ, **self.environment})
            self.assertEqual(done.stderr, "", name)

    def test_the_picture(self):
        """What docs/editors.md shows is what is to be seen."""
        self.start_with(self.copy("samples/broken/misspelt-field.json"))
        self.screen.wait_for("■ unknown field", "■ 'maxOutputTokens'")
        self.screen.type("7Gw")
        self.command("lua vim.lsp.buf.hover()")
        shown = self.screen.wait_for("In v1")
        self.show("picture", shown)
        if block_for_version() == "neovim-0.7":
            self.assertIn(block("screen neovim-0.7"), shown)

    def test_diagnostics_hover_and_a_fix(self):
        self.open("menu.json", BROKEN)
        shown = self.screen.wait_for(MESSAGE)
        self.show("diagnostics", shown)
        marked = [line for line in shown.splitlines() if line.startswith("E ")]
        self.assertEqual(len(marked), 1, shown)
        self.assertIn('"temprature": 0.7,', marked[0])

        self.command('lua vim.diagnostic.goto_next({float = false}); vim.api.nvim_put({"<here>"}, "c", false, false)')
        self.screen.wait_for('["🍲 żur"], <here>"temprature"')
        self.screen.type("u")
        self.screen.wait_for(MESSAGE, without=["<here>"])

        self.command("lua vim.lsp.buf.hover()")
        shown = self.screen.wait_for("server: `400 INVALID_ARGUMENT`", "gemlint explain unknown-field")
        self.show("hover on a finding", shown)
        self.screen.keys("Escape")
        self.screen.type("jfK")
        self.command("lua vim.lsp.buf.hover()")
        shown = self.screen.wait_for("GenerationConfig.topK", "integer (int32)")
        self.show("hover on a field", shown)

        self.screen.keys("Escape")
        self.screen.type("kftft")
        self.command("lua vim.lsp.buf.code_action()")
        shown = self.screen.wait_for("1: rename to 'temperature'", "apply all safe fixes")
        self.show("quick fixes", shown)
        self.screen.type("1")
        self.screen.keys("Enter")
        shown = self.screen.wait_for('"temperature": 0.7', without=[MESSAGE, "E  "])
        self.show("after the fix", shown)
        self.command("w")
        self.wait_for_file("menu.json", FIXED)

    def test_completion(self):
        self.open("half.json", HALF)
        self.screen.wait_for('"maxOut', "■")
        self.screen.type("GA")
        self.screen.keys("C-x", "C-o")
        self.screen.wait_for('"maxOutputTokens": ')
        self.screen.type('5, "t')
        self.screen.keys("C-x", "C-o")
        shown = self.screen.wait_for("temperature", "thinkingConfig", "topP")
        self.show("completion", shown)
        self.assertNotIn("stopSequences ", shown)  # does not begin so
        self.screen.keys("Down")
        self.screen.keys("C-y")
        self.screen.type("}}")
        self.screen.keys("Escape")
        self.command("w")
        self.wait_for_file("half.json", HALF.replace('"maxOut', '"maxOutputTokens": 5, "thinkingConfig": {}}}\n'))

    def test_json_lines(self):
        self.open("batch.jsonl", LINES, width=200)
        self.screen.wait_for(MESSAGE_OF_LINES)

    def test_suppression(self):
        self.write("gemlint.json", "{}\n")
        self.open("menu.json", BROKEN)
        self.screen.wait_for(MESSAGE)
        self.screen.type("6Gftft")
        self.command("lua vim.lsp.buf.code_action()")
        self.screen.wait_for("2: suppress 'unknown-field' here, with a reason in gemlint.json")
        self.screen.type("2")
        self.screen.keys("Enter")
        self.screen.wait_for('"temprature"', without=[MESSAGE])
        self.command("edit gemlint.json")
        shown = self.screen.wait_for('{"path": "/menu.json", "rule": "unknown-field"', '"reason": "say')
        self.show("a suppression", shown)

    def test_a_configuration_that_is_being_written(self):
        self.open("menu.json", BROKEN)
        self.screen.wait_for(MESSAGE)
        self.command("split gemlint.json")
        self.screen.type('i{"rules": {"unknown-field": "off"}}')
        self.screen.keys("Escape")
        self.show("a gemlint.json that is not saved", self.screen.wait_for('"unknown-field"', without=[MESSAGE]))


if __name__ == "__main__":
    main(("nvim", "neovim"))
