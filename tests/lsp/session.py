"""What the tests of the language server share: a server that is gone when the test is, folders, and documents to talk about."""
import copy
import json
import os
import sys
import tempfile
import unittest

sys.path.insert(0, os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), "cli"))
from client import ABILITIES, Client, uri  # noqa: E402,F401
from program import BINARY, DAY, ROOT, SHARED, main, run  # noqa: E402,F401

SAMPLES = os.path.join(ROOT, "samples")
# A request with one finding that has a safe fix, and what that makes of it.
MISSPELT = '{\n  "contents": [{"parts": [{"text": "Napisz wiersz."}]}],\n  "generationConfig": {"temprature": 0.7}\n}\n'
MENDED = MISSPELT.replace("temprature", "temperature")
ENDED = "the server ended"


def able(*changes, base=None):
    """Abilities of a client: those of `base` with the values at the paths, as in ("textDocument.diagnostic", {})."""
    abilities = copy.deepcopy(ABILITIES if base is None else base)
    for path, value in changes:
        *parents, last = path.split(".")
        at = abilities
        for name in parents:
            at = at.setdefault(name, {})
        at[last] = value
    return abilities


PULLS = able(("textDocument.diagnostic", {"dynamicRegistration": False}), ("workspace.diagnostics", {"refreshSupport": True}))


class Session(unittest.TestCase):
    def server(self, folder=None, abilities=None, arguments=("--as-of", DAY), **more) -> Client:
        """A server to which nothing was said but, unless abilities is False, `initialize` and `initialized`."""
        client = Client(BINARY, *arguments)
        self.addCleanup(client.stop)
        if abilities is not False:
            client.initialize(folder, abilities, **more)
        return client

    def folder(self, **files) -> str:
        """A new folder with these files: texts, or what is to be written as JSON. '__' stands for '.', '___' for '/'."""
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        path = os.path.realpath(folder.name)
        for name, content in files.items():
            write(os.path.join(path, name.replace("___", "/").replace("__", ".")), content)
        return path

    def codes(self, diagnostics):
        return [one["code"] for one in diagnostics]


def write(path, content):
    """Writes a file and returns its path. It is never seen half written, as a server that looks just then could."""
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path + ".new", "wb") as file:
        file.write((content if isinstance(content, str) else json.dumps(content)).encode())
    os.replace(path + ".new", path)
    return path


def read(path):
    with open(path, "rb") as file:
        return file.read().decode()


def edits_of(action) -> dict:
    """The text edits of a code action or a workspace edit, by URI, and under None the URIs of files that it makes."""
    edit = action.get("edit", action)
    edits = dict(edit.get("changes") or {})
    for change in edit.get("documentChanges") or ():
        if "kind" in change:
            edits.setdefault(None, []).append(change["uri"])
        else:
            edits.setdefault(change["textDocument"]["uri"], []).extend(change["edits"])
    return edits
