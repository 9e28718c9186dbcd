#!/usr/bin/env python3
"""What action.yml, ci/ and docs/ci.md tell a CI to run, run as it stands there.

`QuickstartBuild` is a test of its own, since it may have to build gemlint.
"""
import json
import os
import re
import shutil
import subprocess
import sys
import unittest
import xml.etree.ElementTree

from documents import blocks
from program import BINARY, ROOT
from repository import BROKEN, CLEAN, NOT_OURS, Repository

try:
    import yaml
except ImportError:
    yaml = None

LEFT_OUT = 77  # what CMake shows as skipped
INPUT = re.compile(r"^\$\{\{ inputs\.([a-z-]+) \}\}$")
# What a shell would obey if it saw it as text.
INJECTIONS = ["$(touch caught)", "`touch caught`", "'; touch caught; '", '"; touch caught; "', "&& touch caught", "| touch caught",
              "> caught", "*", "$HOME", "\\", "a[$(touch caught)]"]


def load(path):
    with open(os.path.join(ROOT, path), encoding="utf-8") as file:
        return yaml.safe_load(file)


class Job(Repository):
    """A branch with one mistake in what it changed and one in what it did not, as a CI checks it out."""

    def setUp(self):
        super().setUp()
        self.commit({**NOT_OURS, "prompts/old.json": BROKEN, "prompts/a.json": CLEAN})
        self.git("update-ref", "refs/remotes/origin/main", "main")
        self.git("checkout", "--quiet", "-b", "branch")
        self.commit({"prompts/a.json": BROKEN.replace("Hi", "Ho")})

    def bash(self, script, variables=None):
        """Runs a script as GitHub and GitLab do."""
        path = os.path.join(os.path.dirname(self.folder), "script")
        with open(path, "w", encoding="utf-8") as file:
            file.write(script)
        return self.call("bash", "--noprofile", "--norc", "-eo", "pipefail", path, environment=variables)

    def read(self, name):
        with open(os.path.join(self.folder, name), encoding="utf-8") as file:
            return file.read()

    def is_there(self, name):
        return os.path.exists(os.path.join(self.folder, name))


class Action(Job):
    def setUp(self):
        super().setUp()
        self.action = load("action.yml")

    def run_action(self, inputs, path=ROOT):
        """Exit code and output of the steps, run until one fails."""
        values = {name: facts.get("default", "") for name, facts in self.action["inputs"].items()}
        self.assertLessEqual(inputs.keys(), values.keys())
        values.update(inputs)
        said = ""
        for step in self.action["runs"]["steps"]:
            condition = step.get("if")
            if condition:
                name, value = re.fullmatch(r"inputs\.([a-z-]+) == '(.*)'", condition).groups()
                if values[name] != value:
                    continue
            variables = {name: values[INPUT.match(value)[1]] for name, value in step.get("env", {}).items()}
            variables.update(GITHUB_ACTION_PATH=path, GITHUB_ACTIONS="true", GITHUB_WORKSPACE=self.folder)
            code, out, err = self.bash(step["run"], variables)
            said += out + err
            if code != 0:
                return code, said
        return 0, said

    def test_form(self):
        self.assertEqual(self.action["runs"]["using"], "composite")
        used = set()
        for step in self.action["runs"]["steps"]:
            self.assertEqual(step["shell"], "bash")
            self.assertNotIn("${{", step["run"])
            for value in step.get("env", {}).values():
                used.add(INPUT.match(value)[1])
        self.assertEqual(used, set(self.action["inputs"]))
        for facts in self.action["inputs"].values():
            self.assertEqual(set(facts), {"description", "default"})
            self.assertIsInstance(facts["default"], str)

    def test_findings_are_marked(self):
        code, out = self.run_action({"gemlint": "gemlint"})
        self.assertEqual(code, 1)
        self.assertRegex(out, r"(?m)^::error file=prompts/a\.json,line=1,")
        self.assertRegex(out, r"(?m)^::error file=prompts/old\.json,line=1,")
        self.assertNotIn("package.json", out)

    def test_inputs(self):
        gemlint = {"gemlint": BINARY}
        code, out = self.run_action({**gemlint, "paths": "prompts/old.json\npackage.json"})
        self.assertEqual((code, out.count("::error ")), (1, 1))
        code, out = self.run_action({**gemlint, "changed-since": "origin/main"})
        self.assertEqual((code, out.count("::error ")), (1, 1))
        self.assertIn("file=prompts/a.json", out)
        code, out = self.run_action({**gemlint, "fail-on": "never"})
        self.assertEqual((code, out.count("::error ")), (0, 2))
        code, out = self.run_action({**gemlint, "args": "--ignore\nunknown-field\n\n--no-config\n"})
        self.assertEqual((code, out.count("::error ")), (0, 0))
        code, out = self.run_action({**gemlint, "sarif": "gemlint.sarif"})
        self.assertEqual(code, 1)
        self.assertIn("::error file=prompts/a.json", out)
        report = json.loads(self.read("gemlint.sarif"))
        self.assertEqual(report["version"], "2.1.0")
        self.assertEqual(sorted(result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for result in report["runs"][0]["results"]),
                         ["prompts/a.json", "prompts/old.json"])
        self.assertEqual(self.run_action({**gemlint, "fail-on": "sometimes"})[0], 2)
        self.assertEqual(self.run_action({**gemlint, "changed-since": "--output=caught"})[0], 2)

    def test_names_of_any_kind(self):
        for name in ("a b.json", "-q.json", "$(x).json", "é'\".json"):
            self.write(name, BROKEN)
            code, out = self.run_action({"gemlint": "gemlint", "paths": name})
            self.assertEqual((code, out.count("::error ")), (1, 1), (name, out))

    def test_no_input_is_obeyed(self):
        for name in self.action["inputs"]:
            for text in INJECTIONS:
                inputs = {"gemlint": "gemlint", name: text}
                self.run_action(inputs)
                self.assertFalse(self.is_there("caught"), inputs)

    def test_it_is_built_with_quickstart(self):
        """Here quickstart only notes how it was called; another test builds with it."""
        path = os.path.join(os.path.dirname(self.folder), "the action")
        os.mkdir(path)
        with open(os.path.join(path, "quickstart"), "w", encoding="utf-8") as file:
            file.write(f'#!/bin/sh\ncd "$(dirname "$0")" && mkdir -p "build/release" && ln -s \'{BINARY}\' build/release/gemlint && echo "$@" > called\n')
        os.chmod(os.path.join(path, "quickstart"), 0o755)
        os.remove(os.path.join(os.path.dirname(self.folder), "programs", "gemlint"))
        code, out = self.run_action({}, path)
        self.assertEqual((code, out.count("::error ")), (1, 2))
        with open(os.path.join(path, "called"), encoding="utf-8") as file:
            self.assertEqual(file.read(), "build\n")


class QuickstartBuild(Job):
    def test_builds(self):
        """What the action and the GitLab job call to build gemlint."""
        done = subprocess.run([os.path.join(ROOT, "quickstart"), "build"], cwd=self.folder, capture_output=True, check=False)
        self.assertEqual(done.returncode, 0, done.stdout.decode() + done.stderr.decode())
        program = os.path.join(ROOT, "build", "release", "gemlint")
        self.assertEqual(self.call(program, "check", "prompts/a.json")[0], 1)


def merged(below, above):
    """What `extends` makes of two jobs: of mappings each key counts, and null takes one out."""
    both = dict(below)
    for key, value in above.items():
        old = both.get(key)
        both[key] = merged(old, value) if isinstance(old, dict) and isinstance(value, dict) else value
    return {key: value for key, value in both.items() if value is not None}


class GitLab(Job):
    def setUp(self):
        super().setUp()
        self.job = load("ci/gitlab.yml")["gemlint"]

    def run_job(self, job, shell=None, **variables):
        settings = {name: str(value) for name, value in job.get("variables", {}).items()}
        settings.update(variables)
        script = "\n".join(job.get("before_script", []) + job["script"])
        return self.call(shell, "-ec", script, environment=settings) if shell else self.bash(script, settings)

    def without_gemlint(self):
        os.remove(os.path.join(os.path.dirname(self.folder), "programs", "gemlint"))

    def test_the_job(self):
        for shell in (None, "sh"):  # images without bash get sh
            code, out, err = self.run_job(self.job, shell)
            self.assertEqual(code, 1, err)
            self.assertIn("prompts/a.json:1:82: error:", out)
            self.assertEqual(self.job["artifacts"]["when"], "always")
            report = json.loads(self.read(self.job["artifacts"]["reports"]["codequality"]))
            self.assertEqual(sorted(entry["location"]["path"] for entry in report), ["prompts/a.json", "prompts/old.json"])
            os.remove(os.path.join(self.folder, "gl-code-quality-report.json"))

    def test_paths(self):
        self.write("a b.json", BROKEN)
        self.write("-q.json", BROKEN)
        for paths, found in (("package.json\ntsconfig.json", []), ("prompts/old.json\n\na b.json\n", ["a b.json", "prompts/old.json"]),
                             ("-q.json", ["-q.json"]), ("", ["-q.json", "a b.json", "prompts/a.json", "prompts/old.json"])):
            for shell in (None, "sh"):
                code, out, err = self.run_job(self.job, shell, GEMLINT_PATHS=paths)
                self.assertEqual(code, 1 if found else 0, out + err)
                report = json.loads(self.read("gl-code-quality-report.json"))
                self.assertEqual(sorted(entry["location"]["path"] for entry in report), found)
        for text in INJECTIONS:
            self.run_job(self.job, GEMLINT_PATHS=text)
            self.assertFalse(self.is_there("caught"), text)

    def test_gemlint_is_built_where_there_is_none(self):
        """In the revision that is asked for: each has a quickstart of its own, which says which one it is."""
        source = os.path.join(os.path.dirname(self.folder), "source")
        os.mkdir(source)
        self.git("init", "--quiet", cwd=source)
        commits = []
        for revision in ("old", "new"):
            with open(os.path.join(source, "quickstart"), "w", encoding="utf-8") as file:
                file.write(f'#!/bin/sh\n[ "$*" = build ] && echo "this is the {revision} one" && cd "$(dirname "$0")" && mkdir -p build/release && '
                           f'ln -sf \'{BINARY}\' build/release/gemlint\n')
            os.chmod(os.path.join(source, "quickstart"), 0o755)
            self.git("add", "quickstart", cwd=source)
            self.git("commit", "--quiet", "--message", "quickstart", cwd=source)
            self.git("tag", "the-" + revision, cwd=source)
            commits.append(self.git("rev-parse", "HEAD", cwd=source))
        self.without_gemlint()
        # The folder stays between runs, as it may on a runner that does not clean up.
        for revision, shell, said in ((None, None, "new"), ("the-old", "sh", "old"), (commits[1], None, "new"), (commits[0], "sh", "old")):
            variables = {"GEMLINT_REVISION": revision} if revision else {}
            code, out, err = self.run_job(self.job, shell, GEMLINT_REPOSITORY="file://" + source, **variables)
            self.assertEqual(code, 1, err)
            self.assertIn(f"this is the {said} one", out)
            self.assertIn("prompts/a.json:1:82: error:", out)
            self.assertEqual(len(json.loads(self.read("gl-code-quality-report.json"))), 2)
        self.assertNotEqual(self.run_job(self.job, GEMLINT_REPOSITORY="file://" + source, GEMLINT_REVISION="nowhere")[0], 0)

    def test_without_gemlint_and_a_place_to_get_it_from(self):
        self.without_gemlint()
        for shell in (None, "sh"):
            code, _, err = self.run_job(self.job, shell)
            self.assertEqual(code, 2)
            self.assertIn("say in GEMLINT_REPOSITORY where to fetch gemlint from", err)
        self.assertFalse(self.is_there(".gemlint"))

    def test_what_the_document_shows(self):
        include, changes = [block for block in map(yaml.safe_load, blocks("docs/ci.md", "yaml")) if "jobs" not in block and "steps" not in block]
        self.assertTrue(os.path.exists(os.path.join(ROOT, include["include"][0]["file"])))
        self.assertEqual(include["include"][0]["ref"], include["gemlint"]["variables"]["GEMLINT_REVISION"])
        self.assertEqual(include["gemlint"]["variables"].keys(), self.job["variables"].keys())
        self.assertEqual(changes["gemlint"], {"rules": [{"when": "never"}]})
        self.assertEqual(changes["gemlint-changes"]["extends"], "gemlint")
        job = merged(merged(self.job, changes["gemlint"]), changes["gemlint-changes"])
        self.assertEqual(job["rules"], [{"if": '$CI_PIPELINE_SOURCE == "merge_request_event"'}])
        self.assertEqual(job["image"], self.job["image"])
        self.assertNotIn("artifacts", job)
        code, out, err = self.run_job(job, CI_MERGE_REQUEST_DIFF_BASE_SHA=self.git("rev-parse", "origin/main"))
        self.assertEqual(code, 1, err)
        self.assertIn("prompts/a.json", out)
        self.assertNotIn("prompts/old.json", out)
        # Without the rule this would be what a pipeline of a branch says.
        code, out, err = self.run_job(job, CI_MERGE_REQUEST_DIFF_BASE_SHA="")
        self.assertEqual((code, out, err), (2, "", "gemlint: --changed-since: '' is no revision\n"))


class Jenkins(Job):
    def test_the_stage(self):
        with open(os.path.join(ROOT, "ci", "Jenkinsfile"), encoding="utf-8") as file:
            stage = file.read()
        command = re.search(r"sh '(.*)'", stage)[1]
        report = re.search(r"junit '(.*)'", stage)[1]
        code, out, err = self.call("sh", "-xe", "-c", command)
        self.assertEqual(code, 1, err)
        self.assertIn("prompts/a.json:1:82: error:", out)
        cases = xml.etree.ElementTree.parse(os.path.join(self.folder, report)).getroot().findall(".//failure")
        self.assertEqual(len(cases), 2)
        # The document shows the same commands.
        shown = blocks("docs/ci.md", "groovy")[0]
        self.assertEqual((re.search(r"sh '(.*)'", shown)[1], re.search(r"junit '(.*)'", shown)[1]), (command, report))


class Documents(Job):
    def test_the_workflow(self):
        """It passes what the action takes, and hands on the report that the action writes."""
        workflow = next(block for block in map(yaml.safe_load, blocks("docs/ci.md", "yaml")) if "jobs" in block)
        job = workflow["jobs"]["gemlint"]
        self.assertEqual(job["permissions"]["security-events"], "write")
        steps = {step["uses"].split("@")[0]: step for step in job["steps"]}
        given = steps["OWNER/gemlint"]["with"]
        self.assertLessEqual(given.keys(), load("action.yml")["inputs"].keys())
        upload = steps["github/codeql-action/upload-sarif"]
        self.assertEqual(upload["with"]["sarif_file"], given["sarif"])
        # After a failure, too, but neither without a report nor where the permission is not given.
        self.assertEqual(upload["if"].split(" && "), ["always()", f"hashFiles('{given['sarif']}') != ''",
                                                      "github.event.pull_request.head.repo.full_name == github.repository"])

    def test_actions_of_others_have_one_version(self):
        """In all documents, and in what `gemlint init` writes."""
        shown = ""
        for name in ["README.md"] + [os.path.join("docs", name) for name in os.listdir(os.path.join(ROOT, "docs")) if name.endswith(".md")]:
            with open(os.path.join(ROOT, name), encoding="utf-8") as file:
                shown += file.read()
        self.assertEqual(self.call(BINARY, "init", "--github")[0], 0)
        shown += self.read(".github/workflows/gemlint.yml")
        versions = {}
        for action, version in re.findall(r"uses: ([\w./-]+)@(\w+)", shown):
            versions.setdefault(action, set()).add(version)
        self.assertEqual(versions, {"OWNER/gemlint": {"REVISION"}, "actions/checkout": {"v5"}, "github/codeql-action/upload-sarif": {"v4"}})

    def test_every_input_is_described(self):
        with open(os.path.join(ROOT, "docs", "ci.md"), encoding="utf-8") as file:
            page = file.read()
        self.assertEqual(re.findall(r"^\| `([a-z-]+)` \|", page, re.MULTILINE), list(load("action.yml")["inputs"]))
        self.assertEqual(re.findall(r"^\| `([A-Z_]+)` \|", page, re.MULTILINE), list(load("ci/gitlab.yml")["gemlint"]["variables"]))

    def test_steps_without_the_action(self):
        steps = next(block for block in map(yaml.safe_load, blocks("docs/ci.md", "yaml")) if "steps" in block)["steps"]
        for command in [step["run"] for step in steps if "run" in step]:
            code, out, err = self.bash(command, {"GITHUB_BASE_REF": "main"})
            self.assertEqual((code, out.count("::error ")), (1, 1), err)

    def test_any_other(self):
        commands = blocks("docs/ci.md", "sh")[0].splitlines()
        self.assertEqual(len(commands), 3)
        for command, found in zip(commands, (2, 1, 0)):
            code, out, err = self.call("sh", "-ec", command)
            self.assertEqual((code, out.count("[unknown-field]")), (1, found), (command, err))
        files = xml.etree.ElementTree.parse(os.path.join(self.folder, "gemlint.xml")).getroot()
        self.assertEqual(len(files.findall(".//error")), 2)

    def test_the_readme(self):
        hooks, steps, gitlab = map(yaml.safe_load, blocks("README.md", "yaml"))
        known = {hook["id"] for hook in load(".pre-commit-hooks.yaml")}
        self.assertLessEqual({hook["id"] for repository in hooks["repos"] for hook in repository["hooks"]}, known)
        self.assertLessEqual(steps[1]["with"].keys(), load("action.yml")["inputs"].keys())
        self.assertEqual(gitlab["include"][0]["file"], "ci/gitlab.yml")
        self.assertLessEqual(gitlab["gemlint"]["variables"].keys(), load("ci/gitlab.yml")["gemlint"]["variables"].keys())
        self.add("prompts/staged.json", BROKEN)
        for command, found in zip(blocks("README.md", "sh")[0].splitlines(), (1, 2), strict=True):
            code, out, err = self.call("sh", "-ec", command)
            self.assertEqual((code, out.count("[unknown-field]")), (1, found), (command, err))

    def test_yaml_is_tidy(self):
        """By yamllint where it is installed; reading it was a check already."""
        if shutil.which("yamllint") is None:
            print("left out: yamllint is not here")
            return
        code, out, err = self.call("yamllint", "--strict", ".pre-commit-hooks.yaml", "action.yml", "ci/gitlab.yml", cwd=ROOT)
        self.assertEqual(code, 0, out + err)


if __name__ == "__main__":
    if yaml is None:
        print("left out: there is no yaml for this Python (Debian package: python3-yaml)")
        sys.exit(LEFT_OUT)
    unittest.main()
