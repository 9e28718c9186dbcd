"""What the tests with real editors share: a folder with a broken request, an editor in a terminal, what docs/editors.md says to write."""
import os
import re
import shutil
import sys
import tempfile
import unittest

from screen import Screen, wait_until

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__)))))
BINARY = os.path.abspath(os.environ.get("GEMLINT", os.path.join(ROOT, "build", "release", "gemlint")))
LEFT_OUT = 77  # what CMake shows as skipped
SHOWN = "--show" in sys.argv  # print the screens, for those who want to see them

# Characters of two, three and four bytes, of one and two units of UTF-16 and of one and two cells, before the place.
BROKEN = """{
  "contents": [
    {"role": "user", "parts": [{"text": "🍲 Zażółć gęślą jaźń: a menu"}]}
  ],
  "generationConfig": {
    "stopSequences": ["🍲 żur"], "temprature": 0.7,
    "topK": 40
  }
}
"""
FIXED = BROKEN.replace("temprature", "temperature")
MESSAGE = "unknown field 'temprature' in GenerationConfig"
LINES = """{"key": "żółć", "request": {"contents": [{"role": "user", "parts": [{"text": "A"}]}], "generationConfig": {"topP": 0.5}}}
{"key": "b", "request": {"contents": [{"role": "user", "parts": [{"text": "B"}]}], "generationConfig": {"topq": 1}}}
"""
MESSAGE_OF_LINES = "unknown field 'topq'"
# Half-written: the closing quote of the name, its value and what closes the objects are missing.
HALF = """{
  "contents": [{"role": "user", "parts": [{"text": "🍲 Zażółć gęślą jaźń"}]}],
  "generationConfig": {
    "stopSequences": ["🍲 żur"], "maxOut"""


def block(mark):
    """The block that docs/editors.md has after `<!-- MARK -->`."""
    with open(os.path.join(ROOT, "docs", "editors.md"), encoding="utf-8") as file:
        found = re.search(rf"^<!-- {re.escape(mark)} -->\n```\w+\n(.*?)^```$", file.read(), re.MULTILINE | re.DOTALL)
    assert found, f"docs/editors.md has no block {mark}"
    return found[1]


def snippet(name):
    """What docs/editors.md tells to write into the configuration of an editor."""
    return block(f"try {name}")


class Editor(unittest.TestCase):
    """One editor in a terminal, in a folder of its own, with a home of its own."""

    def setUp(self):
        self.home = tempfile.mkdtemp()
        self.addCleanup(shutil.rmtree, self.home)
        self.folder = os.path.join(self.home, "work")
        os.makedirs(self.folder)
        programs = os.path.join(self.home, "programs")
        os.makedirs(programs)
        os.symlink(BINARY, os.path.join(programs, "gemlint"))
        self.environment = {"HOME": self.home, "XDG_CONFIG_HOME": self.home, "XDG_DATA_HOME": self.home, "XDG_STATE_HOME": self.home,
                            "XDG_CACHE_HOME": self.home, "PATH": programs + os.pathsep + os.environ["PATH"]}
        self.screen = None

    def path(self, name):
        return os.path.join(self.folder, name)

    def write(self, name, text):
        path = os.path.join(self.folder, name)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "w", encoding="utf-8") as file:
            file.write(text)
        return path

    def copy(self, path):
        """Of a file of the repository; its name there."""
        return shutil.copy(os.path.join(ROOT, path), self.folder)

    def read(self, name):
        with open(self.path(name), encoding="utf-8") as file:
            return file.read()

    def start(self, *command, **size):
        self.screen = Screen(command, self.folder, self.environment, **size)
        self.addCleanup(self.screen.close)

    def show(self, title, shown):
        if SHOWN:
            print(f"=== {title}\n{shown}", flush=True)

    def wait_for_file(self, name, text):
        wait_until(lambda: self.read(name) == text, f"{name} does not become {text!r}, but is {self.read(name)!r}")


def main(*programs):
    """Runs the tests, or says which program is missing."""
    for program, package in (("tmux", "tmux"), *programs):
        if shutil.which(program) is None and not os.path.exists(program):
            print(f"left out: {program} is not here (Debian package: {package})")
            sys.exit(LEFT_OUT)
    unittest.main(argv=[word for word in sys.argv if word != "--show"])
