"""What a shell must offer for lines about gemlint, whichever shell it is. A test of a shell says how to ask it."""
import functools
import os
import re
import shutil
import sys
import tempfile
import unittest

sys.path.insert(0, os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
from program import BINARY, run  # noqa: E402

CHOICE = re.compile(r"\{([^}]*)\}")


@functools.lru_cache
def script(shell):
    code, out, err = run("completion", shell)
    assert code == 0 and out and not err, (code, err)
    return out


def commands():
    """The commands of --help."""
    listed = run("--help")[1].split("Subcommands:")[1].split("\n\n")[0]
    return re.findall(r"^  (\S+)", listed, re.MULTILINE)


@functools.lru_cache
def options(command):
    """What --help says of a command: names of options, and the closed sets that they take."""
    names, choices = set(), {}
    for line in run(command, "--help")[1].split("Options:")[1].splitlines():
        found = re.match(r"  ((?:-\w,)?)(--[\w-]+)(.*)", line)
        if not found:
            continue
        names.add(found[2])
        if found[1]:
            names.add(found[1].rstrip(","))
        values = CHOICE.search(found[3])
        if values and "=" not in found[3].split("{")[0]:
            choices[found[2]] = set(values[1].split(","))
    return names, choices


class Lines:
    """The cases; a class for each shell adds offers(line): the words that it offers at the end of the line, as a set.
    Of a word with '=' or ',' in it only what stands behind the last of them."""

    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.mkdtemp()
        os.mkdir(os.path.join(cls.folder, "prompts"))
        for name in ("prompts.json", "models.jsonl", "prompts/a.json"):
            with open(os.path.join(cls.folder, name), "w", encoding="utf-8") as file:
                file.write("{}")

    @classmethod
    def tearDownClass(cls):
        shutil.rmtree(cls.folder)

    def exactly(self, line, words):
        self.assertEqual(self.offers(line), set(words), line)

    def with_these(self, line, words):
        self.assertLessEqual(set(words), self.offers(line), line)

    def test_commands(self):
        self.assertGreaterEqual(len(commands()), 6)
        self.with_these("gemlint ", commands())
        self.assertNotIn("manual", self.offers("gemlint "))
        self.exactly("gemlint ch", ["check"])
        self.exactly("gemlint mo", ["models", "models.jsonl"])

    def test_every_option_of_every_command(self):
        for command in commands():
            names, choices = options(command)
            self.assertIn("--help", names)
            long_names = {name for name in names if name.startswith("--")}
            self.with_these(f"gemlint {command} -", names - long_names)
            self.with_these(f"gemlint {command} --", long_names)
            for name in long_names:
                self.with_these(f"gemlint {command} {name}", [name])
            for name, values in choices.items():
                self.exactly(f"gemlint {command} {name} ", values)
                self.exactly(f"gemlint {command} {name}=", values)

    def test_beginnings_of_values(self):
        self.exactly("gemlint check --color al", ["always"])
        self.exactly("gemlint check --color=al", ["always"])
        self.exactly("gemlint check a.json --fail-on=ne", ["never"])

    def test_formats(self):
        self.with_these("gemlint check --format ", ["text", "json"])
        self.assertNotIn("prompts.json", self.offers("gemlint check --format "))
        self.with_these("gemlint merge --format=", ["text", "json"])

    def test_numbers_and_days_are_not_completed(self):
        for option in ("--jobs", "-j", "--max-findings", "--as-of", "--shard"):
            self.exactly(f"gemlint check {option} ", [])

    def test_check_is_the_default(self):
        self.exactly("gemlint prompts.json --exit-z", ["--exit-zero"])
        self.exactly("gemlint --color ", ["auto", "always", "never"])
        self.with_these("gemlint --", ["--version", "--format", "--help"])
        self.assertNotIn("--version", self.offers("gemlint check --"))

    def test_rules(self):
        self.exactly("gemlint check --select unknown-f", ["unknown-field"])
        self.exactly("gemlint check --select=unknown-f", ["unknown-field"])
        self.exactly("gemlint check --ignore unknown-field,adv", ["advice"])
        self.exactly("gemlint check --ignore=unknown-field,adv", ["advice"])
        self.exactly("gemlint explain unknown-f", ["unknown-field"])
        ids = {line.split()[0] for line in run("rules")[1].splitlines()}
        self.with_these("gemlint check --select ", ids)
        self.with_these("gemlint explain ", ids)

    def test_severities(self):
        levels = CHOICE.search(run("check", "--help")[1].split("--severity RULE=")[1])[1].split(",")
        self.exactly("gemlint check --severity unknown-field=", levels)
        self.exactly("gemlint check --severity=unknown-field=w", ["warning"])
        self.exactly("gemlint check --severity wire=off,unknown-field=inf", ["info"])
        for level in levels:  # and those are what the program takes
            self.assertEqual(run("check", "--severity", f"unknown-field={level}", "-", stdin="{}")[0], 0)

    def test_topics_models_and_methods(self):
        self.exactly("gemlint explain 42", ["429"])
        self.exactly("gemlint explain RESOURCE", ["RESOURCE_EXHAUSTED"])
        self.with_these("gemlint models gemini-2.5-fl", ["gemini-2.5-flash", "gemini-2.5-flash-lite"])
        self.with_these("gemlint check --model gemini-2.5-fl", ["gemini-2.5-flash", "gemini-2.5-flash-lite"])
        self.with_these("gemlint check --method=gen", ["generateContent"])
        self.exactly("gemlint check --method cachedContents.c", ["cachedContents.create"])

    def test_every_method_is_taken(self):
        for method in self.offers("gemlint check --method "):
            code, _, err = run("check", "--method", method, "-", stdin='{"contents": []}')
            self.assertIn(code, (0, 1), (method, err))

    def test_files_and_folders(self):
        self.exactly("gemlint check pro", ["prompts", "prompts.json"])
        self.exactly("gemlint check a.json pro", ["prompts", "prompts.json"])
        self.exactly("gemlint pro", ["prompts", "prompts.json"])
        self.exactly("gemlint check --schemas pro", ["prompts"])
        self.exactly("gemlint check --shard-file pro", ["prompts", "prompts.json"])
        self.exactly("gemlint rules pro", [])

    def test_after_two_dashes_stand_paths(self):
        self.exactly("gemlint check -- --exit", [])
        self.exactly("gemlint check -- pro", ["prompts", "prompts.json"])

    def test_shells(self):
        self.exactly("gemlint completion ", ["bash", "zsh", "fish"])


def last_part(word):
    """Without what is there already: `--format=json` and `a,b` end in what was completed."""
    return re.split("[=,]", word.rstrip("/ ="))[-1]


def main(shell):
    if shutil.which(shell) is None:
        print(f"left out: {shell} is not here (Debian package: {shell})")
        sys.exit(0)
    unittest.main()
