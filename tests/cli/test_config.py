#!/usr/bin/env python3
"""gemlint.json, suppressions and the baseline, as the program sees them."""
import datetime
import json
import os
import shutil
import tempfile
import unittest

import program
from json_schema import faults

MISSPELT = {"contents": [{"parts": [{"text": "Hi"}]}], "generationConfig": {"temprature": 0.7}}
CLEAN = {"contents": [{"parts": [{"text": "Hi"}]}]}


class InFolder(unittest.TestCase):
    def setUp(self):
        self.folder = os.path.realpath(tempfile.mkdtemp())
        self.addCleanup(shutil.rmtree, self.folder)

    def path(self, name):
        return os.path.join(self.folder, name)

    def put(self, name, content):
        os.makedirs(os.path.dirname(self.path(name)), exist_ok=True)
        with open(self.path(name), "w", encoding="utf-8") as file:
            file.write(content if isinstance(content, str) else json.dumps(content))

    def get(self, name):
        with open(self.path(name), encoding="utf-8") as file:
            return file.read()

    def run_here(self, *arguments, cwd=None, stdin=""):
        return program.run("check", *arguments, cwd=cwd or self.folder, stdin=stdin)

    def report(self, *arguments, cwd=None, stdin=""):
        code, out, err = self.run_here("--format", "json", "--as-of", program.DAY, *arguments, cwd=cwd, stdin=stdin)
        self.assertIn(code, (0, 1), err)
        return json.loads(out)

    def found(self, *arguments, cwd=None, stdin=""):
        """(path, rule, severity) of each finding."""
        return [(finding["path"], finding["rule"], finding["severity"]) for finding in self.report(*arguments, cwd=cwd, stdin=stdin)["findings"]]


class Discovery(InFolder):
    def test_nearest_configuration_upward_counts(self):
        self.put("gemlint.json", {"rules": {"unknown-field": "warning"}})
        self.put("a/b/request.json", MISSPELT)
        self.put("c/request.json", MISSPELT)
        self.put("c/gemlint.json", {"rules": {"unknown-field": "info"}})
        self.assertEqual(self.found("."), [("a/b/request.json", "unknown-field", "warning"), ("c/request.json", "unknown-field", "info")])
        self.assertEqual(self.found("b/request.json", cwd=self.path("a")), [("b/request.json", "unknown-field", "warning")])
        self.assertEqual(self.found("../c/request.json", cwd=self.path("a")), [("../c/request.json", "unknown-field", "info")])
        self.assertEqual(self.found("--no-config", "c/request.json"), [("c/request.json", "unknown-field", "error")])
        self.assertEqual(self.found("--stdin-filename", "c/new.json", "-", stdin=json.dumps(MISSPELT)), [("c/new.json", "unknown-field", "info")])

    def test_command_line_goes_before(self):
        self.put("gemlint.json", {"rules": {"unknown-field": "warning", "wire": "info"}, "failOn": "never", "language": "pl", "asOf": "2020-01-01"})
        self.put("a.json", MISSPELT)
        self.assertEqual(self.found("a.json", "--severity", "wire=error"), [("a.json", "unknown-field", "error")])
        self.assertEqual(self.run_here("a.json", "--severity", "wire=error")[0], 0)
        self.assertEqual(self.run_here("a.json", "--severity", "wire=error", "--fail-on", "error")[0], 1)
        self.assertIn("nieznane pole", self.run_here("a.json")[1])
        self.assertIn("unknown field", self.run_here("a.json", "--language", "en")[1])

    def test_fail_on(self):
        self.put("gemlint.json", {"rules": {"unknown-field": "warning"}, "failOn": "warning"})
        self.put("a.json", MISSPELT)
        self.assertEqual(self.run_here("a.json")[0], 1)

    def test_its_own_files_are_not_linted(self):
        self.put("gemlint.json", {})
        self.put("a.json", CLEAN)
        self.assertEqual(self.run_here("--write-baseline", ".")[0], 0)
        summary = self.report(".")["summary"]
        self.assertEqual((summary["files"], summary["notRequests"]), (1, 0))
        # Hooks name every file that changes.
        code, out, err = self.run_here("gemlint.json", "gemlint-baseline.json", "a.json")
        self.assertEqual((code, err), (0, ""))
        self.put("gemlint.json", {"exlude": []})
        self.assertEqual(self.run_here("gemlint.json")[0], 2)

    def test_mistakes_end_the_run_before_anything_is_linted(self):
        self.put("gemlint.json", '{\n  "rules": {"unknown-feild": "off"},\n  "exlude": []\n}\n')
        self.put("a.json", MISSPELT)
        code, out, err = self.run_here(".")
        self.assertEqual((code, out), (2, ""))
        self.assertIn("gemlint.json:2:13: error: there is no rule or category 'unknown-feild' [configuration]", err)
        self.assertIn("did you mean 'unknown-field'?", err)
        self.assertIn("gemlint.json:3:3: error: unknown field 'exlude'", err)
        self.assertNotIn("server:", err)
        # Of any file that is linted, not of the first one only.
        self.put("b/gemlint.json", {})
        self.put("b/a.json", MISSPELT)
        self.assertEqual(self.run_here("b/a.json", "a.json")[0], 2)
        self.assertEqual(self.run_here("b/a.json")[0], 1)

    def test_mistakes_in_polish(self):
        self.put("gemlint.json", {"language": "pl", "asOf": "x"})
        self.put("a.json", CLEAN)
        self.assertIn("'x' nie jest dniem", self.run_here(".")[2])

    def test_what_the_decoder_takes_and_nobody_means(self):
        self.put("a.json", CLEAN)
        for config in ('{"rules":{"unknown-field":"off"},"rules":{}}', '{"failOn":99}', '{"language":1}', '{"exclude":[""]}',
                       '{"suppress":[{"path":"a","rule":"unknown-field","reason":" "}]}', '{"rules":{"unknown-field=off":"error"}}',
                       '{"targets":[{"files":["a"],"apiVersion":1}]}', '{"exclude":["' + "{a,b}" * 20 + '"]}', '{"exclude":["' + "{" * 100_000 + '"]}'):
            self.put("gemlint.json", config)
            self.assertEqual(self.run_here(".")[0], 2, config[:80])

    def test_a_configuration_above_the_files_is_nobodys_business(self):
        """Only configurations of files that are linted can be wrong."""
        self.put("gemlint.json", {"schemas": "nowhere"})
        self.put("sub/gemlint.json", {})
        self.put("sub/a.json", MISSPELT)
        for path in ("sub", "./sub", "sub/", "sub/a.json"):
            self.assertEqual(self.run_here(path)[0], 1, path)
        self.assertEqual(self.run_here("--write-baseline", "sub")[0], 0)
        self.assertEqual(sorted(os.listdir(self.folder)), ["gemlint.json", "sub"])

    def test_no_file_that_could_be_read(self):
        os.mkfifo(self.path("gemlint.json"))
        self.put("a.json", CLEAN)
        self.assertEqual(self.run_here("a.json")[0], 2)
        os.remove(self.path("gemlint.json"))
        os.symlink("nowhere", self.path("gemlint.json"))
        self.assertEqual(self.run_here("a.json")[0], 2)

    def test_mistakes_of_the_command_line_are_its_own(self):
        self.put("gemlint.json", {})
        self.put("a.json", CLEAN)
        self.assertTrue(self.run_here("--as-of", "2026-13-01", ".")[2].startswith("gemlint: --as-of:"))

    def test_leniency_of_the_format_is_no_mistake(self):
        self.put("gemlint.json", "{'rules': {'unknown-field': 'off',},}")
        self.put("a.json", MISSPELT)
        self.assertEqual(self.found("."), [])

    def test_unreadable_configuration(self):
        os.mkdir(self.path("gemlint.json"))
        self.put("a.json", MISSPELT)
        self.assertEqual(self.run_here("a.json")[0], 2)


class WhatItSays(InFolder):
    def test_targets(self):
        self.put("gemlint.json", {"targets": [
            {"files": ["count/**"], "method": "countTokens"},
            {"files": ["**/*.json"], "model": "gemini-1.5-flash", "apiVersion": "v1"},
            {"files": ["**"], "model": "gemini-2.5-flash"},
        ]})
        self.put("x/a.json", {**CLEAN, "cachedContent": "cachedContents/1"})
        self.put("count/b.json", {"note": "nothing"})
        found = self.found("--as-of", "2025-01-01", ".")
        self.assertIn(("x/a.json", "field-not-in-version", "warning"), found)
        self.assertIn("count/b.json", [path for path, rule, _ in found if rule in ("unknown-field", "not-a-request", "unknown-object")])
        self.assertEqual(self.report("x/a.json")["summary"]["withoutModel"], 0)
        self.assertIn("model-shut-down", [rule for _, rule, _ in self.found("x/a.json")])
        self.assertNotIn("model-shut-down", [rule for _, rule, _ in self.found("x/a.json", "--model", "gemini-2.5-flash")])

    def test_excludes(self):
        self.put("gemlint.json", {"exclude": ["old", "**/*.golden.json"]})
        for name in ("old/a.json", "new/old/a.json", "b.golden.json", "new/c.json"):
            self.put(name, MISSPELT)
        self.assertEqual([path for path, _, _ in self.found(".")], ["new/c.json"])
        code, _, err = self.run_here("old/a.json", "b.golden.json", "new/c.json")
        self.assertEqual(code, 1)
        self.assertIn("2 files were left out", err)
        self.assertEqual(self.found("--no-config", "old/a.json"), [("old/a.json", "unknown-field", "error")])
        self.assertEqual(self.found("--stdin-filename", "old/b.json", "-", stdin=json.dumps(MISSPELT)), [])

    def test_overrides(self):
        self.put("gemlint.json", {"rules": {"unknown-field": "info"}, "overrides": [
            {"files": ["a/**"], "rules": {"unknown-field": "warning"}},
            {"files": ["a/b.json"], "rules": {"wire": "off"}}]})
        for name in ("a/a.json", "a/b.json", "c.json"):
            self.put(name, MISSPELT)
        self.assertEqual(self.found("."), [("a/a.json", "unknown-field", "warning"), ("c.json", "unknown-field", "info")])

    def test_private_models_hosts_and_fields(self):
        request = {"url": "https://proxy.example/v1beta/models/tuned-x:generateContent",
                   "body": {**CLEAN, "generationConfig": {"newField": 1, "maxOutputTokens": 10_000_000}}}
        self.put("a.json", request)
        self.put("gemlint.json", {})
        self.assertEqual(self.found("."), [])
        self.put("gemlint.json", {"hosts": ["proxy.example"]})
        self.assertEqual(sorted(rule for _, rule, _ in self.found(".")), ["max-output-tokens-out-of-range", "model-unknown", "unknown-field"])
        self.put("gemlint.json", {"hosts": ["proxy.example"], "models": [{"code": "tuned-x", "like": "gemini-2.5-flash"}],
                                  "fields": {"GenerationConfig": ["newField"]}})
        self.assertEqual([rule for _, rule, _ in self.found(".")], ["max-output-tokens-out-of-range"])
        self.put("gemlint.json", {"hosts": ["proxy.example"], "models": [{"code": "tuned-x"}], "fields": {"Content": ["newField"]}})
        self.assertIn("unknown-field", [rule for _, rule, _ in self.found(".")])
        self.assertNotIn("model-unknown", [rule for _, rule, _ in self.found(".")])

    def test_team_rules_below_the_configuration(self):
        rule = {"id": "x-no-temperature", "severity": "warning", "title": "Temperature", "on": "GenerationConfig",
                "require": {"not": {"required": ["temperature"]}}, "reportAt": ["/temperature"], "message": "leave temperature alone"}
        self.put("p/team/x-no-temperature.json", rule)
        self.put("p/gemlint.json", {"ruleFolders": ["team"], "rules": {"x-no-temperature": "info"}, "exclude": ["team"]})
        self.put("p/a.json", {**CLEAN, "generationConfig": {"temperature": 1}})
        self.assertEqual(self.found("p"), [("p/a.json", "x-no-temperature", "info")])
        self.put("p/gemlint.json", {"ruleFolders": ["nowhere"]})
        self.assertEqual(self.run_here("p")[0], 2)

    def test_results_do_not_depend_on_threads(self):
        self.put("gemlint.json", {"overrides": [{"files": [f"f{i}/**"], "rules": {"unknown-field": level}}
                                                for i, level in enumerate(("info", "warning", "off", "error", "info", "warning", "info"))]})
        for i in range(60):
            self.put(f"f{i % 7}/r{i}.json", MISSPELT)
        self.assertEqual(self.report(".", "--jobs", "1"), self.report(".", "--jobs", "4"))
        self.assertEqual(self.report(".")["summary"]["errors"], len([i for i in range(60) if i % 7 == 3]))


class Suppressions(InFolder):
    def entry(self, **more):
        return {"path": "a.json", "rule": "unknown-field", "reason": "the proxy takes it", **more}

    def test_suppressed_findings_do_not_count(self):
        self.put("a.json", MISSPELT)
        self.put("gemlint.json", {"suppress": [self.entry(pointer="/generationConfig")]})
        report = self.report(".")
        self.assertEqual((report["findings"], report["summary"]["suppressed"], report["summary"]["errors"]), ([], 1, 0))
        code, out, _ = self.run_here(".")
        self.assertEqual(code, 0)
        self.assertIn("1 finding is suppressed", out)
        self.assertIn("No problems in 1 request", out)

    def test_only_what_is_meant(self):
        self.put("a.json", {**MISSPELT, "frobnicate": 1})
        self.put("b.json", MISSPELT)
        self.put("gemlint.json", {"suppress": [self.entry(pointer="/generationConfig/temprature")]})
        self.assertEqual([(finding["path"], finding["pointer"]) for finding in self.report(".")["findings"]],
                         [("a.json", "/frobnicate"), ("b.json", "/generationConfig/temprature")])

    def test_batch_key(self):
        self.put("a.jsonl", "".join(json.dumps({"key": key, "request": MISSPELT}) + "\n" for key in ("r-1", "r-2")))
        self.put("gemlint.json", {"suppress": [self.entry(path="*.jsonl", key="r-2")]})
        self.assertEqual([finding["request"]["key"] for finding in self.report(".")["findings"]], ["r-1"])

    def test_unused_ones_are_reported(self):
        self.put("a.json", CLEAN)
        self.put("b.json", CLEAN)
        self.put("gemlint.json", {"suppress": [self.entry()]})
        self.assertEqual(self.found("."), [("gemlint.json", "configuration", "warning")])
        self.assertEqual(self.report(".")["findings"][0]["pointer"], "/suppress/0")
        # Of a file that was not linted, or a rule that did not run, nothing is known.
        self.assertEqual(self.found("b.json"), [])
        self.assertEqual(self.found(".", "--ignore", "unknown-field"), [])
        # A pattern may mean files that this run did not see.
        self.put("gemlint.json", {"suppress": [self.entry(path="*.json")]})
        self.assertEqual(self.found("a.json"), [])
        self.assertEqual(self.found("."), [("gemlint.json", "configuration", "warning")])

    def test_ones_that_mean_no_file(self):
        self.put("a.json", MISSPELT)
        self.put("gemlint.json", {"suppress": [self.entry(path="b.json"), self.entry(path="a.json")]})
        self.assertEqual([finding["pointer"] for finding in self.report(".")["findings"]], ["/suppress/0"])
        self.assertIn("no file with a request is called 'b.json'", self.report(".")["findings"][0]["message"])
        self.assertEqual(self.found("a.json"), [])
        for path in ("../a.json", "", ".", "!a.json"):
            self.put("gemlint.json", {"suppress": [self.entry(path=path)]})
            self.assertEqual(self.run_here(".")[0], 2, path)

    def test_of_several_that_fit_all_are_used(self):
        self.put("a.json", MISSPELT)
        self.put("gemlint.json", {"suppress": [self.entry(), self.entry(pointer="/generationConfig")]})
        self.assertEqual(self.found("."), [])

    def test_unused_only_when_it_could_have_been_used(self):
        self.put("p/a.json", CLEAN)
        self.put("q/a.json", CLEAN)
        for path in ("p", "a.json"):
            self.put("gemlint.json", {"suppress": [self.entry(path=path)]})
            self.assertEqual(self.found("p/a.json"), [], path)
        # Whether a rule about models would have said something is not known without a model.
        self.put("gemlint.json", {"suppress": [self.entry(path="p/a.json", rule="thinking-not-supported")]})
        self.assertEqual(self.found("."), [])
        self.assertEqual(self.found(".", "--model", "gemini-2.5-flash"), [("gemlint.json", "configuration", "warning")])

    def test_one_name_of_a_foreign_object_does_not_stand_for_all(self):
        self.put("a.json", {**CLEAN, "generationConfig": {"frobA": 1, "frobB": 2, "frobC": 3}})
        self.put("gemlint.json", {"suppress": [self.entry(pointer="/generationConfig/frobB")]})
        self.assertIn(("a.json", "unknown-field", "error"), self.found("."))
        self.put("gemlint.json", {"suppress": [self.entry(pointer=self.report(".")["findings"][0]["pointer"])]})
        self.assertEqual(self.found("."), [])
        self.put("gemlint.json", {"suppress": [self.entry(pointer="/generationConfig")]})
        self.assertEqual(self.found("."), [])

    def test_what_is_said_once_belongs_to_no_key(self):
        self.put("a.jsonl", "".join(json.dumps({"key": key, "request": CLEAN}) + "\n" for key in "abc"))
        self.put("gemlint.json", {"targets": [{"files": ["**"], "model": "gemini-1.5-flash"}],
                                  "suppress": [self.entry(path="a.jsonl", rule="model-shut-down", key="a")]})
        self.assertIn(("a.jsonl", "model-shut-down", "error"), self.found("."))

    def test_last_day(self):
        self.put("a.json", MISSPELT)
        self.put("gemlint.json", {"suppress": [self.entry(until=program.DAY)]})
        self.assertEqual(self.found("."), [])
        day_before = (datetime.date.fromisoformat(program.DAY) - datetime.timedelta(days=1)).isoformat()
        self.put("gemlint.json", {"suppress": [self.entry(until=day_before)]})
        self.assertEqual(self.found("."), [("a.json", "unknown-field", "error"), ("gemlint.json", "configuration", "warning")])
        self.assertIn("held until " + day_before, self.report(".")["findings"][1]["message"])


class Baselines(InFolder):
    def test_old_repository(self):
        """200 broken files: accepted once, and from then on only what is new counts."""
        for i in range(200):
            self.put(f"requests/{i % 10}/r{i}.json", {**MISSPELT, "generationConfig": {"temprature": i / 100, "topk": 3}})
        self.assertEqual(self.run_here(".")[0], 1)
        code, out, err = self.run_here("--write-baseline", ".")
        self.assertEqual(code, 0)
        self.assertIn("the baseline knows 400 findings now", err)
        self.assertNotIn("temprature", out)
        code, out, err = self.run_here(".")
        self.assertEqual(code, 0)
        self.assertIn("400 findings are known to the baseline", out)
        # From another folder, and file by file, it is the same.
        self.assertEqual(self.found("r10.json", cwd=self.path("requests/0")), [])
        # What is new is told, wherever it comes.
        self.put("requests/3/r13.json", {**MISSPELT, "generationConfig": {"temprature": 0.13, "topk": 3, "frob": 1}})
        self.assertEqual([(finding["path"], finding["pointer"]) for finding in self.report(".")["findings"]],
                         [("requests/3/r13.json", "/generationConfig/frob")])

    def test_lines_and_names_do_not_count(self):
        self.put("a.json", MISSPELT)
        self.run_here("--write-baseline", ".")
        self.put("a.json", "\n\n" + json.dumps({"generationConfig": MISSPELT["generationConfig"], "contents": [{"parts": [{"text": "Other"}]}]}, indent=4))
        self.assertEqual(self.found("."), [])
        os.rename(self.path("a.json"), self.path("b.json"))
        self.assertEqual(self.found("."), [])
        # A copy is new: the baseline knows the finding once.
        self.put("c.json", MISSPELT)
        self.assertEqual(len(self.found(".")), 1)

    def test_more_of_the_same_is_new(self):
        self.put("a.json", [MISSPELT])
        self.run_here("--write-baseline", ".")
        self.put("a.json", [MISSPELT, MISSPELT])
        self.assertEqual(len(self.found(".")), 1)

    def test_what_is_gone_is_counted(self):
        self.put("a.json", MISSPELT)
        self.put("b.json", MISSPELT)
        self.run_here("--write-baseline", ".")
        self.put("a.json", CLEAN)
        out = self.run_here(".")[1]
        self.assertIn("1 finding of the baseline is gone", out)
        self.assertNotIn("is gone", self.run_here("b.json")[1])
        before = self.get("gemlint-baseline.json")
        self.assertEqual(before, self.get("gemlint-baseline.json"), "a check writes nothing")
        # Writing it anew for some files leaves the others alone.
        self.run_here("--write-baseline", "a.json")
        self.assertNotIn("is gone", self.run_here(".")[1])
        self.assertEqual(list(json.loads(self.get("gemlint-baseline.json"))["files"]), ["b.json"])

    def test_named_by_the_configuration(self):
        self.put("p/gemlint.json", {"baseline": "known/old.json"})
        self.put("p/a.json", MISSPELT)
        os.mkdir(self.path("p/known"))
        code, _, err = self.run_here("p")
        self.assertEqual(code, 2)
        self.assertIn("--write-baseline", err)
        self.assertEqual(self.run_here("--write-baseline", "p")[0], 0)
        self.assertEqual(self.found("p"), [])
        self.assertEqual(self.found("a.json", cwd=self.path("p")), [])
        self.assertEqual(self.run_here("p", "--baseline", "nowhere.json")[0], 2)
        self.assertEqual(self.found("p", "--no-config"), [("p/a.json", "unknown-field", "error")])

    def test_damaged(self):
        self.put("a.json", MISSPELT)
        self.put("gemlint-baseline.json", "{\n<<<<<<< HEAD\n")
        code, _, err = self.run_here(".")
        self.assertEqual(code, 2)
        self.assertIn("gemlint-baseline.json: line 2 is no JSON", err)
        self.assertEqual(self.run_here("--write-baseline", ".")[0], 0)
        self.assertEqual(self.found("."), [])

    def test_batch_files_of_several_blocks(self):
        line = json.dumps({"key": "r", "request": {**MISSPELT, "systemInstruction": {"parts": [{"text": "x" * 3000}]}}})
        lines = [line.replace('"r"', f'"r-{i}"', 1) for i in range(1000)]
        self.put("a.jsonl", "\n".join(lines) + "\n")
        self.assertEqual(self.run_here("--write-baseline", ".")[0], 0)
        self.assertEqual(self.found("."), [])
        self.put("a.jsonl", "\n".join(reversed(lines)) + "\n")
        self.assertEqual(self.found(".", "--jobs", "2"), [])
        self.put("a.jsonl", "\n".join(lines + [line]) + "\n")
        self.assertEqual(len(self.found(".")), 1)

    def test_model_of_the_configuration(self):
        target = {"targets": [{"files": ["**"], "model": "gemini-1.5-flash"}]}
        self.put("gemlint.json", target)
        self.put("a.json", CLEAN)
        self.run_here("--write-baseline", ".")
        self.put("a.json", {"contents": [{"parts": [{"text": "Something else"}]}]})
        self.assertEqual(self.found("."), [])
        target["targets"][0]["model"] = "gemini-1.5-pro"
        self.put("gemlint.json", target)
        self.assertEqual(self.found("."), [("a.json", "model-shut-down", "error")])

    def test_gone_files_are_no_credit(self):
        for i in range(20):
            self.put(f"r{i}.json", {**MISSPELT, "generationConfig": {"temprature": 0.7, "topk": 3}})
        self.run_here("--write-baseline", ".")
        os.remove(self.path("r1.json"))
        self.put("new.json", MISSPELT)
        self.assertEqual(self.found("."), [("new.json", "unknown-field", "error")])
        self.assertIn("2 findings of the baseline are gone", self.run_here(".")[1])

    def test_many_gone_files(self):
        """As many files with the same mistake under new names: a matter of a moment."""
        for i in range(1500):
            self.put(f"a/r{i}.json", MISSPELT)
        self.run_here("--write-baseline", ".")
        os.rename(self.path("a"), self.path("b"))
        self.assertEqual(self.found("."), [])

    def test_written_for_some_files_or_rules_only(self):
        for name in ("a.json", "b.json"):
            self.put(name, {**MISSPELT, "generationConfig": {"temprature": 1, "candidateCount": 9}})
        self.run_here("--write-baseline", ".")
        os.rename(self.path("b.json"), self.path("c.json"))
        self.run_here("--write-baseline", "a.json")
        self.assertEqual(self.found("."), [])
        self.run_here("--write-baseline", "--select", "advice", ".")
        self.assertEqual(self.found("."), [])
        before = self.get("gemlint-baseline.json")
        self.assertEqual(self.run_here("--no-config", "--write-baseline", "a.json")[0], 2)
        self.put("d.jsonl.gz", "\x1f\x08")
        self.assertEqual(self.run_here("--write-baseline", "a.json", "nowhere.json")[0], 3)
        self.assertEqual(self.get("gemlint-baseline.json"), before)

    def test_two_configurations(self):
        for name in ("p", "q"):
            self.put(f"{name}/gemlint.json", {})
            self.put(f"{name}/a.json", MISSPELT)
        self.assertEqual(self.run_here("--write-baseline", ".")[0], 0)
        self.assertEqual(sorted(os.listdir(self.folder)), ["p", "q"])
        self.assertEqual(self.found("p", "q"), [])
        code, _, err = self.run_here("--baseline", "x.json", "--write-baseline", "p", "q")
        self.assertEqual(code, 2)
        self.assertIn("two configurations", err)

    def test_a_configuration_above_counts_before_a_baseline_alone(self):
        self.put("gemlint.json", {"rules": {"unknown-field": "info"}})
        self.put("p/gemlint-baseline.json", {"version": 1, "files": {}})
        self.put("p/a.json", MISSPELT)
        self.assertEqual(self.found("p"), [("p/a.json", "unknown-field", "info")])

    def test_it_is_not_linted_whatever_it_is_called(self):
        self.put("gemlint.json", {"baseline": "./x/../known.json", "targets": [{"files": ["**"], "method": "generateContent"}]})
        self.put("a.json", MISSPELT)
        os.mkdir(self.path("x"))
        self.run_here("--write-baseline", ".")
        self.assertEqual(self.found("."), [])

    def test_standard_input_without_a_name_is_not_known(self):
        self.run_here("--write-baseline", "-", stdin=json.dumps(MISSPELT))
        self.assertEqual(len(self.found("-", stdin=json.dumps(MISSPELT))), 1)

    def test_suppressed_findings_are_not_gone(self):
        self.put("a.json", MISSPELT)
        self.run_here("--write-baseline", ".")
        self.put("gemlint.json", {"suppress": [{"path": "a.json", "rule": "unknown-field", "reason": "r"}]})
        self.assertNotIn("is gone", self.run_here(".")[1])

    def test_suppressed_findings_are_not_in_it(self):
        self.put("a.json", MISSPELT)
        self.put("gemlint.json", {"suppress": [{"path": "a.json", "rule": "unknown-field", "reason": "r"}]})
        self.run_here("--write-baseline", ".")
        self.assertEqual(json.loads(self.get("gemlint-baseline.json"))["files"], {})

    def test_parts_of_a_file_refuse_it(self):
        self.put("a.jsonl", json.dumps({"key": "r", "request": MISSPELT}) + "\n")
        self.run_here("--write-baseline", ".")
        code, _, err = self.run_here("--shard", "1/2", "--shard-file", "s", "--format", "json", "a.jsonl")
        self.assertEqual(code, 2)
        self.assertIn("--shard does not go with a baseline", err)
        self.assertEqual(self.run_here("--no-config", "--shard", "1/2", "--shard-file", "s", "--format", "json", "a.jsonl")[0], 1)


class Fixes(InFolder):
    def fix(self, *arguments):
        return program.run("fix", "--as-of", program.DAY, *arguments, cwd=self.folder)

    def test_suppressed_findings_are_left_alone(self):
        self.put("a.json", {**MISSPELT, "generation_config_": 1, "tools": [{"codeExecutionn": {}}]})
        self.put("gemlint.json", {"suppress": [{"path": "a.json", "rule": "unknown-field", "pointer": "/generationConfig", "reason": "r"}]})
        self.fix(".")
        text = self.get("a.json")
        self.assertIn("temprature", text)
        self.assertIn('"codeExecution"', text)

    def test_known_findings_are_left_alone(self):
        self.put("a.json", MISSPELT)
        self.put("b.jsonl", json.dumps({"key": "r-1", "request": MISSPELT}) + "\n")
        self.run_here("--write-baseline", ".")
        before = self.get("a.json"), self.get("b.jsonl")
        self.assertEqual(self.fix(".")[0], 0)
        self.assertEqual((self.get("a.json"), self.get("b.jsonl")), before)
        self.assertEqual(self.run_here("--diff", ".")[1], "")
        self.put("b.jsonl", before[1] + json.dumps({"key": "r-2", "request": MISSPELT}) + "\n")
        self.fix(".")
        self.assertEqual(self.get("b.jsonl"), before[1] + json.dumps({"key": "r-2", "request": MISSPELT}).replace("temprature", "temperature") + "\n")
        self.assertEqual(self.fix("--no-config", ".")[0], 0)
        self.assertNotIn("temprature", self.get("a.json"))

    def test_excluded_files_and_options_of_a_file(self):
        self.put("old/a.json", MISSPELT)
        self.put("off/a.json", MISSPELT)
        self.put("a.json", MISSPELT)
        self.put("gemlint.json", {"exclude": ["old"], "overrides": [{"files": ["off/*"], "rules": {"unknown-field": "off"}}]})
        self.fix(".")
        self.assertIn("temprature", self.get("old/a.json"))
        self.assertIn("temprature", self.get("off/a.json"))
        self.assertNotIn("temprature", self.get("a.json"))

    def test_what_does_not_go_together(self):
        for arguments in (("--write-baseline", "."), ("--staged",)):
            self.assertEqual(self.fix(*arguments)[0], 2, arguments)


class Commands(InFolder):
    def config(self, *arguments, cwd=None):
        return program.run("config", *arguments, cwd=cwd or self.folder)

    def test_show(self):
        self.put("gemlint.json", '{\n"targets": [\n{"files": ["p/**"], "model": "gemini-2.5-flash"}],\n"rules": {"unknown-field": "off"}\n}')
        code, out, _ = self.config("--show", "p/a.json")
        self.assertEqual(code, 0)
        rows = [line.split() for line in out.splitlines()[2:]]
        self.assertIn(["model", "gemini-2.5-flash", "gemlint.json:3"], rows)
        self.assertIn(["rules", "unknown-field=off", "gemlint.json:4"], rows)
        self.assertIn(["asOf", datetime.datetime.now(datetime.timezone.utc).date().isoformat(), "today"], rows)
        rows = [line.split() for line in self.config("--show", "q/a.json")[1].splitlines()[2:]]
        self.assertIn(["model", "-", "the", "request,", "or", "not", "known"], rows)
        os.mkdir(self.path("p"))
        self.assertIn("by ../gemlint.json", self.config("--show", "a.json", cwd=self.path("p"))[1])

    def test_which(self):
        self.assertIn("no gemlint.json", self.config()[1])
        self.put("gemlint.json", {})
        self.assertEqual(self.config()[1], "gemlint.json holds in this folder, and is in order\n")
        self.put("gemlint.json", {"asOf": "x"})
        self.assertEqual(self.config()[0], 2)

    def test_init(self):
        code, out, _ = program.run("init", "--pre-commit", "--github", "--gitlab", cwd=self.folder)
        self.assertEqual(code, 0, out)
        self.assertIn("pre-commit install", out)
        self.assertEqual(sorted(os.listdir(self.folder)), [".github", ".gitlab-ci.yml", ".pre-commit-config.yaml", "gemlint.json"])
        self.assertEqual(self.config()[0], 0)
        self.put("a.json", CLEAN)
        self.assertEqual(self.run_here(".")[0], 0)
        before = self.get("gemlint.json")
        self.put(".pre-commit-config.yaml", "mine")
        self.assertEqual(program.run("init", cwd=self.folder)[0], 2)
        code, out, _ = program.run("init", "--pre-commit", cwd=self.folder)
        self.assertIn("entry: gemlint check", out)
        self.assertEqual((code, self.get(".pre-commit-config.yaml"), self.get("gemlint.json")), (0, "mine", before))

    def test_schema_for_editors(self):
        """schemas/config.json takes what the program takes, so that editors can use it."""
        with open(os.path.join(program.ROOT, "schemas", "config.json"), encoding="utf-8") as file:
            schema = json.load(file)
        program.run("init", cwd=self.folder)
        self.assertEqual(faults(json.loads(self.get("gemlint.json")), schema["definitions"]["Configuration"], schema), [])
        nothing = {"schemas": None, "asOf": None}
        self.put("gemlint.json", nothing)
        self.assertEqual((self.config()[0], faults(nothing, schema["definitions"]["Configuration"], schema)), (0, []))
        self.assertNotEqual(faults({"exlude": []}, schema["definitions"]["Configuration"], schema), [])
        self.assertNotEqual(faults({"asOf": 1}, schema["definitions"]["Configuration"], schema), [])


if __name__ == "__main__":
    program.main()
