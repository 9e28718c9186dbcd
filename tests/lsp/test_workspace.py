#!/usr/bin/env python3
"""Which gemlint.json holds for a document, under whatever names the client knows both, and where it is said what is wrong
with it."""
import os
import time
from urllib.parse import quote

from session import MISSPELT, PULLS, Session, able, edits_of, main, read, run, uri, write

BASELINE = "gemlint-baseline.json"
ERROR, WARNING, INFO = 1, 2, 3
ALL = {"start": {"line": 0, "character": 0}, "end": {"line": 9, "character": 0}}
RULE = {"id": "x-no-config", "severity": "warning", "title": "Settings in a request", "on": "GenerateContentRequest",
        "require": {"not": {"required": ["generationConfig"]}}, "reportAt": ["/generationConfig"], "message": "'{name}' is not for us"}


def level(name):
    return '{"rules": {"unknown-field": "%s"}}' % name


class Workspace(Session):
    def severities(self, client, name, version=None):
        return [one["severity"] for one in client.diagnostics(name, version)]

    def opened(self, client, path, text=MISSPELT):
        """The URI of the document that is opened, and the severities of what is found in it."""
        client.open(uri(path), text)
        return uri(path), self.severities(client, uri(path))

    def suppression(self, client, name):
        """Files that suppressing makes, and the document and entry that it writes."""
        (action,) = (one for one in client.actions(name, ALL) if "reason" in str(one["title"]))
        edits = edits_of(action)
        made = edits.pop(None, [])
        ((config, (edit,)),) = edits.items()
        return made, config, edit["newText"]

    def watched(self, client):
        client.notify("workspace/didChangeWatchedFiles", {"changes": []})

    def silent(self, client, seconds=0.3):
        """What is said though nothing more is asked."""
        time.sleep(seconds)
        client.settle()
        client.settle()
        said = [(one["params"]["uri"], one["params"]["diagnostics"]) for one in client.notifications]
        client.notifications.clear()
        return said


class Links(Workspace):
    def setUp(self):
        self.path = self.folder(real___gemlint__json="{}", real___a__json=MISSPELT)
        self.link = os.path.join(self.path, "link")
        os.symlink(os.path.join(self.path, "real"), self.link)
        self.config = uri(os.path.join(self.link, "gemlint.json"))

    def test_what_is_not_saved_counts(self):
        client = self.server(self.link)
        name, said = self.opened(client, os.path.join(self.link, "a.json"))
        self.assertEqual(said, [ERROR])
        client.open(self.config, level("warning"))
        self.assertEqual(self.severities(client, name), [WARNING])
        client.close(self.config)
        self.assertEqual(self.severities(client, name), [ERROR])

    def test_open_under_both_names(self):
        client = self.server(self.link)
        real = uri(os.path.join(self.path, "real", "gemlint.json"))
        name, _ = self.opened(client, os.path.join(self.link, "a.json"))
        client.open(self.config, level("warning"))
        self.assertEqual(self.severities(client, name), [WARNING])
        client.open(real, level("info"))
        self.assertEqual(self.severities(client, name), [INFO])
        client.close(real)
        self.assertEqual(self.severities(client, name), [WARNING])

    def test_edits_and_complaints_bear_the_clients_names(self):
        client = self.server(self.link)
        name, _ = self.opened(client, os.path.join(self.link, "a.json"))
        self.assertEqual(self.suppression(client, name)[:2], ([], self.config))
        # Where it is open under another name than the request's, that is the one.
        real = uri(os.path.join(self.path, "real", "gemlint.json"))
        client.open(real, "{}")
        client.diagnostics(real)
        (action,) = (one for one in client.actions(name, ALL) if "reason" in one["title"])
        (change,) = action["edit"]["documentChanges"]
        self.assertEqual(change["textDocument"], {"uri": real, "version": 1})
        client.close(real)
        self.silent(client)
        write(os.path.join(self.path, "real", "gemlint.json"), '{"ruls": {}}')
        self.watched(client)
        self.assertEqual(len(client.diagnostics(self.config)), 1)
        # It goes when the file is opened, under whatever name.
        client.open(real, '{"ruls": {}}')
        self.assertEqual(client.diagnostics(self.config), [])
        self.assertEqual(len(client.diagnostics(real)), 1)

    def test_above_what_the_link_leads_to(self):
        os.remove(os.path.join(self.path, "real", "gemlint.json"))
        link = os.path.join(self.folder(), "elsewhere")
        os.symlink(os.path.join(self.path, "real"), link)
        client = self.server(link)
        name, said = self.opened(client, os.path.join(link, "a.json"))
        self.assertEqual(said, [ERROR])
        config = write(os.path.join(self.path, "gemlint.json"), level("info"))
        self.watched(client)
        self.assertEqual(self.severities(client, name), [INFO])
        # The client has no name of its own for that folder.
        self.assertEqual(self.suppression(client, name)[:2], ([], uri(config)))

    def test_spellings(self):
        path = os.path.join(self.path, "real")
        for spelling in (path + "/./gemlint.json", "/" + path + "/gemlint.json", path + "/none/../gemlint.json",
                         self.link + "/../link/gemlint.json"):
            client = self.server(path)
            name, _ = self.opened(client, os.path.join(path, "a.json"))
            client.open("file://" + quote(spelling), level("info"))
            self.assertEqual(self.severities(client, name), [INFO], spelling)
            self.assertEqual(self.suppression(client, name)[1], "file://" + quote(spelling))
        client = self.server(path)
        name = "file://" + quote(path + "/none/../a.json")
        client.open(name, MISSPELT)
        self.assertEqual(self.severities(client, name), [ERROR])
        self.assertEqual(self.suppression(client, name)[1], uri(path + "/gemlint.json"))


class Homes(Workspace):
    """Where a gemlint.json is made that is not there."""

    def test_beside_the_baseline(self):
        path = self.folder(sub___a__json=MISSPELT, sub___deep___b__json=MISSPELT.replace("temprature", "tempratura"))
        self.assertEqual(run("check", "--write-baseline", "a.json", cwd=os.path.join(path, "sub"))[0], 0)
        client = self.server(path)
        other = os.path.join(path, "sub", "deep", "b.json")
        name, said = self.opened(client, other, read(other))
        self.assertEqual(said, [ERROR])
        config = os.path.join(path, "sub", "gemlint.json")
        made, edited, text = self.suppression(client, name)
        self.assertEqual((made, edited), ([uri(config)], uri(config)))
        write(config, text)
        code, out, errors = run("check", "sub", cwd=path)
        self.assertEqual((code, errors), (0, ""), out)

    def test_the_innermost_folder(self):
        path = self.folder(sub___deep___a__json=MISSPELT)
        inner = os.path.join(path, "sub")
        for folders in ([path, inner], [inner, path]):
            client = self.server(folders)
            name, _ = self.opened(client, os.path.join(inner, "deep", "a.json"))
            self.assertEqual(self.suppression(client, name)[1], uri(os.path.join(inner, "gemlint.json")))

    def test_folders_with_a_slash_at_the_end(self):
        path = self.folder(sub___a__json=MISSPELT)
        for folder, top, entry in ((uri(path) + "/", path, "sub/a.json"), ("file:///", "/", path[1:] + "/sub/a.json")):
            client = self.server(abilities=False)
            client.request("initialize", {"capabilities": able(), "workspaceFolders": [{"uri": folder, "name": "work"}]})
            client.notify("initialized")
            name, _ = self.opened(client, os.path.join(path, "sub", "a.json"))
            _, config, text = self.suppression(client, name)
            self.assertEqual(config, uri(os.path.join(top, "gemlint.json")))
            self.assertIn('"%s"' % entry, text)
            # It is gone under its other spelling, too.
            gone = {"uri": folder[:-1] if top != "/" else folder, "name": "work"}
            client.notify("workspace/didChangeWorkspaceFolders", {"event": {"added": [], "removed": [gone]}})
            client.diagnostics(name)
            self.assertEqual(self.suppression(client, name)[1], uri(os.path.join(path, "sub", "gemlint.json")))

    def test_none_for_what_is_no_file(self):
        path = self.folder(gemlint__json="{}")
        client = self.server(path)
        query = quote('{"path": "%s/gemlint.json", "ref": "~"}' % path)
        for name in ("untitled:Untitled-1", "untitled:" + path + "/new.json", f"git:{path}/a.json?{query}",
                     "file://host" + path + "/a.json"):
            client.open(name, MISSPELT)
            self.assertEqual(self.severities(client, name), [ERROR], name)
            self.assertEqual([one for one in client.actions(name, ALL) if "reason" in one["title"]], [], name)
        # What a gemlint.json said once is checked, and counts for nothing.
        old = f"git:{path}/gemlint.json?{query}"
        client.open(old, '{"rules": {"unknown-field": "off", "unknown-fild": "off"}}')
        self.assertEqual(len(client.diagnostics(old)), 1)
        self.assertEqual(self.silent(client), [])


class Told(Workspace):
    """What is wrong with a configuration, beyond what it says."""

    def start(self, files, **more):
        self.path = self.folder(a__json=MISSPELT, **files)
        self.config = uri(os.path.join(self.path, "gemlint.json"))
        self.client = self.server(self.path, **more)
        self.name = uri(os.path.join(self.path, "a.json"))
        self.client.open(self.name, MISSPELT)

    def test_places_of_what_is_not_there(self):
        for text, value in (('{"rules": {}, "baseline": "none.json"}', '"none.json"'), ('{"ruleFolders": ["ok", "none"]}', '"none"'),
                            ('{"schemas": "none"}', '"none"'), ('{"baseline": "broken.json"}', '"broken.json"'),
                            ('{"ruleFolders": ["ok", "wrong"]}', '"wrong"')):
            self.start({"gemlint__json": text, "broken__json": "<<<<", "ok___x-no-config__json": RULE,
                        "wrong___x-other__json": "["})
            on_disk = self.client.diagnostics(self.config)
            self.client.open(self.config, text)
            opened = self.client.diagnostics(self.config, 1)
            self.assertEqual(opened, on_disk)
            (one,) = opened
            self.assertEqual(one["code"], "configuration")
            begin = text.index(value)
            self.assertEqual((one["range"]["start"]["character"], one["range"]["end"]["character"]), (begin, begin + len(value)))
            # While it is written it is told as well, and goes when it is mended.
            self.client.change(self.config, 2, {"text": " " + text})
            self.assertEqual(self.client.diagnostics(self.config, 2)[0]["range"]["start"]["character"], begin + 1)
            self.client.change(self.config, 3, {"text": "{}"})
            self.assertEqual(self.client.diagnostics(self.config, 3), [])
            self.client.close(self.config)
            self.assertEqual(self.client.diagnostics(self.config), [])
            self.assertEqual(self.client.diagnostics(self.config), on_disk)

    def test_own_rules_of_a_broken_one(self):
        text = '{"language": "pl", "ruleFolders": ["r"], "rules": {"x-no-config": "error"}, "bogus": 1}'
        self.start({"gemlint__json": text, "r___x-no-config__json": RULE})
        (one,) = self.client.diagnostics(self.config)
        self.assertIn("nieznane pole 'bogus'", one["message"])
        self.client.open(self.config, text)
        self.assertEqual(self.client.diagnostics(self.config, 1), [one])

    def test_own_rules_written_in_one_go(self):
        self.start({"gemlint__json": "{}", "r___x-no-config__json": RULE})
        self.client.open(self.config, "{}")
        self.assertEqual(self.client.diagnostics(self.config), [])
        self.client.change(self.config, 2, {"text": '{"ruleFolders": ["r"], "rules": {"x-no-config": "error", "unknown-field": "off"}}'})
        self.assertEqual(self.client.diagnostics(self.config, 2), [])
        self.assertEqual([one["code"] for one in self.client.diagnostics(self.name)], ["x-no-config"])

    def test_broken_baseline_alone(self):
        self.start({BASELINE.replace(".", "__"): "<<<<<<< HEAD\n{"})
        baseline = uri(os.path.join(self.path, BASELINE))
        (one,) = self.client.diagnostics(baseline)
        self.assertEqual((one["code"], one["message"][:15]), ("configuration", "line 1 is no JS"))
        self.client.open(baseline, "<<<<<<< HEAD\n{")
        self.assertEqual(self.client.diagnostics(baseline, 1), [one])
        write(os.path.join(self.path, BASELINE), '{"version": 1, "files": {}}')
        self.client.change(baseline, 2, {"text": '{"version": 1, "files": {}}'})
        self.assertEqual(self.client.diagnostics(baseline, 2), [])
        self.client.close(baseline)
        self.assertEqual(self.client.diagnostics(baseline), [])
        self.watched(self.client)
        self.assertEqual([one for one in self.silent(self.client) if one[0] == baseline], [])

    def test_to_clients_that_ask(self):
        self.start({"gemlint__json": '{"ruls": {}}'}, abilities=PULLS)
        self.assertEqual(len(self.client.diagnostics(self.config)), 1)
        self.client.open(self.config, '{"ruls": {}}')
        self.assertEqual(self.client.diagnostics(self.config), [])
        self.assertEqual(len(self.client.pull(self.config)["items"]), 1)
        self.client.change(self.config, 2, {"text": "{}"})
        self.assertEqual(self.client.pull(self.config)["items"], [])
        # What they are asked is as JSON-RPC wants it.
        self.assertNotIn("params", self.client.wait_for_asked("workspace/diagnostic/refresh"))
        self.client.close(self.config)
        self.assertEqual(len(self.client.diagnostics(self.config)), 1)

    def test_once(self):
        self.start({"gemlint__json": '{"ruls": {}}'})
        self.assertEqual(len(self.client.diagnostics(self.config)), 1)
        self.client.diagnostics(self.name)
        for number in range(3):
            self.opened(self.client, os.path.join(self.path, f"{number}.json"))
            self.client.notify("textDocument/didSave", {"textDocument": {"uri": self.name}})
        self.watched(self.client)
        # Nor when all is read anew for something else.
        write(os.path.join(self.path, BASELINE), '{"version": 1, "files": {}}')
        self.watched(self.client)
        self.assertEqual([one for one in self.silent(self.client, 0.8) if one[0] == self.config], [])


class Remembered(Workspace):
    def test_each_for_itself(self):
        path = self.folder(a___gemlint__json='{"bogus": 1}', a___a__json=MISSPELT, b___gemlint__json=level("info"), b___b__json=MISSPELT)
        client = self.server(path)
        self.opened(client, os.path.join(path, "a", "a.json"))
        name, said = self.opened(client, os.path.join(path, "b", "b.json"))
        self.assertEqual(said, [INFO])
        config = uri(os.path.join(path, "b", "gemlint.json"))
        client.open(config, level("warning"))
        self.assertEqual(self.severities(client, name), [WARNING])
        for version, broken in enumerate((level("warning")[:-1], "{", ""), 2):
            client.change(config, version, {"text": broken})
            self.assertEqual(self.severities(client, name), [WARNING])
        # What is taken away is forgotten.
        os.remove(os.path.join(path, "b", "gemlint.json"))
        client.close(config)
        self.assertEqual(self.severities(client, name), [ERROR])
        write(os.path.join(path, "b", "gemlint.json"), "{")
        self.watched(client)
        self.assertEqual(self.severities(client, name), [ERROR])


class Noticed(Workspace):
    def test_at_once_by_what_is_opened(self):
        path = self.folder(gemlint__json=level("info"))
        client = self.server(path, abilities=able(("workspace.didChangeWatchedFiles", {})))
        name, said = self.opened(client, os.path.join(path, "a.json"))
        self.assertEqual(said, [INFO])
        write(os.path.join(path, "gemlint.json"), level("warning"))
        other = uri(os.path.join(path, "b.json"))
        client.open(other, MISSPELT)
        self.assertEqual(self.severities(client, name), [WARNING])
        self.assertEqual(self.severities(client, other), [WARNING])

    def test_soon_after_the_last_letter(self):
        path = self.folder(gemlint__json=level("info"))
        client = self.server(path, abilities=able(("workspace.didChangeWatchedFiles", {})))
        name, _ = self.opened(client, os.path.join(path, "a.json"))
        client.change(name, 2, {"text": MISSPELT})
        self.assertEqual(self.severities(client, name, 2), [INFO])
        write(os.path.join(path, "gemlint.json"), level("warning"))
        client.change(name, 3, {"text": MISSPELT})
        self.assertEqual(self.severities(client, name, 3), [INFO])
        self.assertEqual(self.severities(client, name, 3), [WARNING])

    def test_what_configurations_name(self):
        path = self.folder(gemlint__json="{}", team___x__json="", a__json=MISSPELT)
        client = self.server(path)
        usual = ["**/gemlint.json", "**/" + BASELINE]
        (first,) = client.wait_for_asked("client/registerCapability")["params"]["registrations"]
        self.assertEqual([one["globPattern"] for one in first["registerOptions"]["watchers"]], usual)
        self.opened(client, os.path.join(path, "a.json"))
        config = {"baseline": "../known[1].json", "ruleFolders": ["team", "./team/"], "schemas": "own"}
        for said, patterns in ((config, ["**/known?1?.json", "**/own/**/*.json", "**/team/*.json"]), ({}, [])):
            write(os.path.join(path, "gemlint.json"), said)
            self.watched(client)
            gone = client.wait_for_asked("client/unregisterCapability")["params"]["unregisterations"]
            self.assertEqual(gone, [{"id": first["id"], "method": "workspace/didChangeWatchedFiles"}])
            (first,) = client.wait_for_asked("client/registerCapability")["params"]["registrations"]
            self.assertEqual([one["globPattern"] for one in first["registerOptions"]["watchers"]], usual + patterns)
        self.watched(client)
        client.settle()
        self.assertEqual(client.asked, [])


if __name__ == "__main__":
    main()
