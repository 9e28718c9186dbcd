#!/usr/bin/env python3
"""The language server follows gemlint.json and what it names, whether the client watches files or not."""
import os
import time
from urllib.parse import quote

from expected import compared, expected
from session import MENDED, MISSPELT, Session, able, main, run, uri, write

BASELINE = "gemlint-baseline.json"
PLACE = {"line": 0, "character": 1}
# Severities of diagnostics by what the configuration says.
ERROR, WARNING, INFO = 1, 2, 3


def level(name):
    return {"rules": {"unknown-field": name}}


class Configured(Session):
    """A folder with a request that is open, and what tells the server that a file changed."""

    def start(self, files, **more):
        self.path = self.folder(request__json=MISSPELT, **files)
        self.name = uri(os.path.join(self.path, "request.json"))
        self.config = os.path.join(self.path, "gemlint.json")
        self.version = 1
        self.client = self.server(self.path, **more)
        self.client.open(self.name, MISSPELT)
        return self.client

    def watched(self):
        self.client.notify("workspace/didChangeWatchedFiles", {"changes": [{"uri": uri(self.config), "type": 2}]})

    def severities(self):
        return [one["severity"] for one in self.client.diagnostics(self.name)]

    def complaints(self, path=None):
        return self.client.diagnostics(uri(path or self.config))


class Followed(Configured):
    def test_the_client_is_asked_to_watch(self):
        server = self.start({})
        asked = server.wait_for_asked("client/registerCapability")
        (registration,) = asked["params"]["registrations"]
        self.assertEqual(registration["method"], "workspace/didChangeWatchedFiles")
        self.assertIn({"globPattern": "**/gemlint.json"}, registration["registerOptions"]["watchers"])
        server.reply(asked)
        self.assertEqual(server.end(), 0)

    def test_not_asked_when_it_cannot(self):
        server = self.start({}, abilities=able(("workspace.didChangeWatchedFiles", {"dynamicRegistration": False})))
        self.assertEqual(self.severities(), [ERROR])
        self.assertEqual(server.asked, [])

    def test_written_changed_broken_mended_removed(self):
        self.start({})
        self.assertEqual(self.severities(), [ERROR])
        write(self.config, level("warning"))
        self.watched()
        self.assertEqual(self.severities(), [WARNING])
        write(self.config, level("off"))
        self.watched()
        self.assertEqual(self.severities(), [])
        # While it is broken, what it said before holds on, and its author sees what is wrong.
        write(self.config, '{"rules": {"unknown-field": "info"')
        self.watched()
        self.assertEqual(len(self.complaints()), 1)
        self.client.change(self.name, 2, {"text": MISSPELT})
        self.assertEqual(self.client.diagnostics(self.name, 2), [])
        write(self.config, level("info"))
        self.watched()
        self.assertEqual(self.complaints(), [])
        self.assertEqual(self.severities(), [INFO])
        os.remove(self.config)
        self.watched()
        self.assertEqual(self.severities(), [ERROR])
        self.assertEqual(self.client.end(), 0)

    def test_complaints_go_when_the_file_does(self):
        self.start({"gemlint__json": '{"ruls": {}}'})
        self.assertEqual(len(self.complaints()), 1)
        os.remove(self.config)
        self.watched()
        self.assertEqual(self.complaints(), [])

    def test_broken_from_the_start(self):
        self.start({"gemlint__json": "{"})
        self.assertEqual(len(self.complaints()), 1)
        # As if there were none, since what it means is not known.
        self.assertEqual(self.severities(), [ERROR])

    def test_without_watching(self):
        # What is on disk is looked at when a document is saved, and now and then while someone types.
        self.start({}, abilities=able(("workspace.didChangeWatchedFiles", {})))
        self.assertEqual(self.severities(), [ERROR])
        write(self.config, level("warning"))
        self.client.notify("textDocument/didSave", {"textDocument": {"uri": self.name}})
        self.assertEqual(self.severities(), [WARNING])
        write(self.config, level("info"))
        until = time.monotonic() + 20
        said, version = [], 1
        while said != [INFO] and time.monotonic() < until:
            version += 1
            self.client.change(self.name, version, {"range": {"start": PLACE, "end": PLACE}, "text": " "})
            said = [one["severity"] for one in self.client.diagnostics(self.name, version)]
            time.sleep(0.05)
        self.assertEqual(said, [INFO])

    def test_one_above_and_one_nearer(self):
        self.start({"gemlint__json": level("warning"), "inner___request__json": MISSPELT})
        self.assertEqual(self.severities(), [WARNING])
        inner = uri(os.path.join(self.path, "inner", "request.json"))
        self.client.open(inner, MISSPELT)
        self.assertEqual(self.client.diagnostics(inner)[0]["severity"], WARNING)
        write(os.path.join(self.path, "inner", "gemlint.json"), level("info"))
        self.watched()
        self.assertEqual(self.client.diagnostics(inner)[0]["severity"], INFO)
        os.remove(os.path.join(self.path, "inner", "gemlint.json"))
        self.watched()
        self.assertEqual(self.client.diagnostics(inner)[0]["severity"], WARNING)

    def test_as_on_the_command_line(self):
        config = {"targets": [{"files": ["*.json"], "model": "gemini-1.0-pro"}], "language": "pl", "rules": {"unknown-field": "warning"}}
        self.start({"gemlint__json": config})
        said = compared(self.client.diagnostics(self.name))
        self.assertEqual(said, expected(MISSPELT, os.path.join(self.path, "request.json"), arguments=()))
        self.assertGreater(len(said), 1)
        self.assertIn("czy chodziło", str(said))


class Named(Configured):
    """What gemlint.json names, or what stands beside it."""

    def test_baseline(self):
        self.start({})
        self.assertEqual(self.severities(), [ERROR])
        code, _, errors = run("check", "--write-baseline", "--baseline", BASELINE, "request.json", cwd=self.path)
        self.assertIn(code, (0, 1), errors)
        self.watched()
        self.assertEqual(self.severities(), [])
        # The baseline knows the finding once.
        twice = MISSPELT.replace('"temprature"', '"temprature": 0.7, "maxTokns"')
        self.client.change(self.name, 2, {"text": twice})
        self.assertEqual(len(self.client.diagnostics(self.name, 2)), 1)
        self.client.change(self.name, 3, {"text": MISSPELT})
        self.assertEqual(self.client.diagnostics(self.name, 3), [])
        os.remove(os.path.join(self.path, BASELINE))
        self.watched()
        self.assertEqual(self.severities(), [ERROR])

    def test_rules_of_a_team(self):
        rule = {"id": "x-no-config", "severity": "warning", "title": "Settings in a request", "on": "GenerateContentRequest",
                "require": {"not": {"required": ["generationConfig"]}}, "reportAt": ["/generationConfig"], "message": "'{name}' is not for us"}
        self.start({"gemlint__json": {"ruleFolders": ["team"], "rules": {"unknown-field": "off"}},
                    "team___x-no-config__json": rule})
        (one,) = self.client.diagnostics(self.name)
        self.assertEqual((one["code"], one["severity"], one["message"]), ("x-no-config", WARNING, "'generationConfig' is not for us"))
        self.assertNotIn("codeDescription", one)
        write(os.path.join(self.path, "team", "x-no-config.json"), {**rule, "severity": "info"})
        self.client.notify("textDocument/didSave", {"textDocument": {"uri": self.name}})
        self.assertEqual(self.severities(), [INFO])
        # What cannot be used is said at gemlint.json, and what held before holds on.
        write(os.path.join(self.path, "team", "x-no-config.json"), {**rule, "severity": "error"})
        self.client.notify("textDocument/didSave", {"textDocument": {"uri": self.name}})
        (one,) = self.complaints()
        self.assertEqual(one["code"], "configuration")
        self.assertTrue(one["message"].startswith("ruleFolders: x-no-config.json: "), one["message"])
        self.assertEqual(self.severities(), [INFO])
        write(os.path.join(self.path, "team", "x-no-config.json"), {**rule, "severity": "info"})
        self.client.notify("textDocument/didSave", {"textDocument": {"uri": self.name}})
        self.assertEqual(self.complaints(), [])
        self.assertEqual(self.severities(), [INFO])
        write(os.path.join(self.path, "team", "x-another.json"), {**rule, "id": "x-another"})
        self.client.notify("textDocument/didSave", {"textDocument": {"uri": self.name}})
        self.assertEqual(self.severities(), [WARNING, INFO])

    def test_suppressed(self):
        entry = {"path": "request.json", "rule": "unknown-field", "reason": "under way"}
        self.start({"gemlint__json": {"suppress": [entry]}})
        self.assertEqual(self.severities(), [])
        write(self.config, {"suppress": [{**entry, "path": "other.json"}]})
        self.watched()
        self.assertEqual(self.severities(), [ERROR])

    def test_excluded(self):
        self.start({"gemlint__json": {"exclude": ["request.json", "inner/**"]}})
        self.assertEqual(self.severities(), [])
        inner = uri(os.path.join(self.path, "inner", "deeper", "other.json"))
        self.client.open(inner, MISSPELT)
        self.assertEqual(self.client.diagnostics(inner), [])
        other = uri(os.path.join(self.path, "other.json"))
        self.client.open(other, MISSPELT)
        self.assertEqual(len(self.client.diagnostics(other)), 1)
        self.assertEqual(self.client.actions(inner, {"start": PLACE, "end": {"line": 9, "character": 0}}), [])

    def test_open_configuration_speaks_for_itself(self):
        # Under whatever spelling of its URI it is open: what is wrong is said of the text in the editor, and once.
        for safe in ("/", "/@+"):
            folder = os.path.join(self.folder(), "@a+b")
            write(os.path.join(folder, "gemlint.json"), '{"ruls": {}}')
            name, config = ("file://" + quote(os.path.join(folder, one), safe=safe) for one in ("request.json", "gemlint.json"))
            server = self.server(folder)
            server.open(config, '{"ruls": {}}')
            self.assertEqual(len(server.diagnostics(config)), 1)
            server.open(name, MISSPELT)
            server.diagnostics(name)
            server.change(config, 2, {"text": "{}"})
            self.assertEqual(server.diagnostics(config, 2), [])
            server.settle()
            self.assertEqual(server.notifications, [])
            # When it is closed, what is on disk counts again.
            server.close(config)
            self.assertEqual(server.diagnostics(config), [])
            said = server.wait_for("textDocument/publishDiagnostics", lambda said: said["uri"].endswith("gemlint.json"))
            self.assertEqual(len(said["diagnostics"]), 1)

    def test_configuration_and_baseline_are_no_requests(self):
        self.start({BASELINE.replace(".", "__"): {"version": 1, "files": {}}})
        self.assertEqual(self.severities(), [ERROR])
        baseline = uri(os.path.join(self.path, BASELINE))
        self.client.open(baseline, MISSPELT)
        (one,) = self.client.diagnostics(baseline)
        self.assertEqual((one["code"], one["message"][:14]), ("configuration", "is no baseline"))
        self.client.change(baseline, 2, {"text": '{"version": 1, "files": {}}'})
        self.assertEqual(self.client.diagnostics(baseline, 2), [])
        self.client.open(uri(self.config), '{"ruls": {}}')
        (one,) = self.complaints()
        self.assertEqual(one["range"]["start"], {"line": 0, "character": 1})
        self.client.change(uri(self.config), 2, {"text": '{"rules": {}}'})
        self.assertEqual(self.client.diagnostics(uri(self.config), 2), [])


class Folders(Session):
    def test_several(self):
        folders = [self.folder(gemlint__json=level(name), request__json=MISSPELT) for name in ("warning", "info", "off")]
        server = self.server(folders)
        for folder, severities in zip(folders, ([WARNING], [INFO], [])):
            name = uri(os.path.join(folder, "request.json"))
            server.open(name, MISSPELT)
            self.assertEqual([one["severity"] for one in server.diagnostics(name)], severities)
        self.assertEqual(server.end(), 0)

    def test_the_first_holds_for_what_is_no_file(self):
        folders = [self.folder(gemlint__json=level(name)) for name in ("warning", "info")]
        server = self.server(folders)
        server.open("untitled:Untitled-1", MISSPELT)
        self.assertEqual([one["severity"] for one in server.diagnostics("untitled:Untitled-1")], [WARNING])
        server.notify("workspace/didChangeWorkspaceFolders", {"event": {"added": [], "removed": [{"uri": uri(folders[0]), "name": "work"}]}})
        self.assertEqual([one["severity"] for one in server.diagnostics("untitled:Untitled-1")], [INFO])
        server.notify("workspace/didChangeWorkspaceFolders", {"event": {"added": [], "removed": [{"uri": uri(folders[1]), "name": "work"}]}})
        self.assertEqual([one["severity"] for one in server.diagnostics("untitled:Untitled-1")], [ERROR])
        server.notify("workspace/didChangeWorkspaceFolders", {"event": {"added": [{"uri": uri(folders[1]), "name": "work"}], "removed": []}})
        self.assertEqual([one["severity"] for one in server.diagnostics("untitled:Untitled-1")], [INFO])

    def test_older_ways_to_name_a_folder(self):
        folder = self.folder(gemlint__json=level("info"))
        for params in ({"rootUri": uri(folder)}, {"rootPath": folder}, {"rootUri": None, "rootPath": folder, "workspaceFolders": []}):
            server = self.server(abilities=False)
            server.request("initialize", {"capabilities": {}, **params})
            server.open("untitled:Untitled-1", MISSPELT)
            self.assertEqual([one["severity"] for one in server.diagnostics("untitled:Untitled-1")], [INFO])

    def test_names_with_odd_characters(self):
        folder = os.path.join(self.folder(), "a b", "ż(1)@[x] 100%#?")
        path = write(os.path.join(folder, "re quest+ó.json"), MISSPELT)
        write(os.path.join(folder, "gemlint.json"), level("info"))
        for name in (uri(path), "file://" + quote(path, safe="/()@[]+"), "file://" + quote(path, safe="").replace("%2F", "/"),
                     "file://localhost" + quote(path)):
            server = self.server(folder)
            server.open(name, MISSPELT)
            self.assertEqual([one["severity"] for one in server.diagnostics(name)], [INFO], name)

    def test_no_config(self):
        folder = self.folder(gemlint__json=level("off"), request__json=MISSPELT)
        server = self.server(folder, arguments=("--no-config",))
        name = uri(os.path.join(folder, "request.json"))
        server.open(name, MISSPELT)
        self.assertEqual([one["severity"] for one in server.diagnostics(name)], [ERROR])
        server.open(name, MENDED, version=2)
        self.assertEqual(server.diagnostics(name, 2), [])


if __name__ == "__main__":
    main()
