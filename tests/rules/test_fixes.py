#!/usr/bin/env python3
"""Applies every fix that the cases of the rules bring up, one at a time, and lints again: the finding must be gone, and nothing may
be broken by it."""
import json
import os
import tempfile
import unittest

import cases as case_files
from test_rules import by_options, check

# A place in memory, where there is one: what --fix writes is brought to the disk, file by file.
FAST = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None


def fixed(data, edits):
    for edit in sorted(edits, key=lambda edit: edit["range"]["start"]["offset"], reverse=True):
        begin, end = edit["range"]["start"]["offset"], edit["range"]["end"]["offset"]
        data = data[:begin] + edit["text"].encode() + data[end:]
    return data


def findings_of(options, paths, folder):
    found = {}
    for finding in json.loads(check(options, paths, folder, "--format", "json"))["findings"]:
        found.setdefault(finding["path"], []).append(finding)
    return found


class Fixes(unittest.TestCase):
    def test_each_fix_mends_what_it_is_offered_for(self):
        cases = [case for rule in case_files.rules().values() for case in case_files.cases_of(rule)]
        fixes = 0
        for options, group in by_options(cases).items():
            with tempfile.TemporaryDirectory() as folder:
                before = findings_of(options, case_files.write_files(group, folder), folder)
                todo = {}
                for path, findings in before.items():
                    with open(os.path.join(folder, path), "rb") as file:
                        data = file.read()
                    for finding in findings:
                        for fix in finding["fixes"]:
                            stem, ending = os.path.splitext(path)
                            name = f"{stem}.fix-{len(todo)}{ending}"
                            with open(os.path.join(folder, name), "wb") as file:
                                file.write(fixed(data, fix["edits"]))
                            todo[name] = (path, finding, fix)
                if not todo:
                    continue
                fixes += len(todo)
                after = findings_of(options, list(todo), folder)
                for name, (path, finding, fix) in todo.items():
                    with self.subTest(case=path, rule=finding["rule"], fix=fix["title"]):
                        old, new = before[path], after.get(name, [])
                        count = [sum(one["rule"] == finding["rule"] for one in side) for side in (old, new)]
                        self.assertLess(count[1], count[0], "the finding is still there")
                        broken = [one["message"] for one in new if one["rule"] == "syntax-error"]
                        self.assertLessEqual(len(broken), sum(one["rule"] == "syntax-error" for one in old), broken)
                        if fix["safety"] == "safe":
                            errors = [sum(one["severity"] == "error" for one in side) for side in (old, new)]
                            self.assertLessEqual(errors[1], errors[0], "a safe fix makes no new error")
        self.assertGreater(fixes, 100)

    def test_all_fixes_of_a_file_together(self):
        cases = [case for rule in case_files.rules().values() for case in case_files.cases_of(rule)]
        mended = set()
        for options, group in by_options(cases).items():
            for more in ((), ("--unsafe-fixes",)):
                with tempfile.TemporaryDirectory(dir=FAST) as folder:
                    paths = case_files.write_files(group, folder)
                    before = findings_of(options, paths, folder)
                    old = {path: contents(folder, path) for path in paths}
                    report = json.loads(check(options, paths, folder, "--fix", *more, "--format", "json"))
                    new = {path: contents(folder, path) for path in paths}
                    fixed_paths = {entry["path"]: entry for entry in report["fixed"]}
                    after = {path: [f for f in report["findings"] if f["path"] == path] for path in paths}
                    for path in paths:
                        with self.subTest(case=path, options=more):
                            entry = fixed_paths.get(path, {"edits": [], "applied": [], "stable": True})
                            self.assertEqual(fixed(old[path], entry["edits"]), new[path])
                            mended |= {applied["rule"] for applied in entry["applied"]}
                            broken = [sum(f["rule"] == "syntax-error" for f in side) for side in (before.get(path, []), after[path])]
                            self.assertLessEqual(broken[1], broken[0])
                            left = [f["message"] for f in after[path] if any(fix["safety"] == "safe" or more for fix in f["fixes"])]
                            self.assertEqual(not left, entry["stable"], left)
                    self.assertEqual(json.loads(check(options, paths, folder, "--fix", *more, "--format", "json"))["fixed"], [
                        entry | {"rounds": 0, "applied": [], "edits": []} for entry in report["fixed"] if not entry["stable"]])
                    self.assertEqual({path: contents(folder, path) for path in paths}, new, "a second run changes nothing")
        self.assertGreater(len(mended), 20)


def contents(folder, path):
    with open(os.path.join(folder, path), "rb") as file:
        return file.read()


if __name__ == "__main__":
    unittest.main()
