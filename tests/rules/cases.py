"""The cases of the rules: tests/rules/<id>/cases.jsonl, one a line.

    name      kebab-case; also the name of the file that gemlint is given
    endpoint  "POST https://…" of the exchange that holds the body; default: generateContent of gemini-2.5-flash
    body      the request body; it is taken from the line byte for byte, so repeated keys and odd numbers stay
    text      in place of `body`: its raw text. A lone surrogate \\udcXX stands for the byte XX
    form      "exchange" (default; for `text` without endpoint "body"), "body" (the file is the body), "string" (an exchange whose
              body is a string holding JSON), "batch" (a line of a batch file), "jsonl" (`text` is a whole file of lines)
    options   of the command line
    expect    the findings, by hand, in any order: "rule", "pointer", and "in" where it is not "body". No other error, and no other
              finding of the folder's rule, may appear
    emits     the entry of the rule's "emits" that a finding of this case comes from; default: the only one, where there is one
    snapshot  true: rendered.txt shows what the text report prints
    todo      true: a known miss; fails as soon as it passes
"""
import json
import os
import sys

FOLDER = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(FOLDER))
sys.path.insert(0, os.path.join(ROOT, "tools"))

import rule_files  # noqa: E402 (found through the line above)

DEFAULT_ENDPOINT = "POST https://generativelanguage.googleapis.com/v1beta/models/gemini-2.5-flash:generateContent"
# What has the form of a secret is put together here, so that no scanner takes the cases for a leak.
MADE_UP = {"<made-up-key-1>": "AI" + "zaSyB7kQ2mXv9LpR4tWn8YcE1hGf6JdU3sAo0", "<made-up-key-2>": "AI" + "zaSyD-9fGh2KlMn4PqRs6TuVw8XyZaBcDeF1g",
           "<part-of-a-key>": "AI" + "zaSyB7kQ2mXv9LpR4tWn8YcE1hGf6JdU3sAo"}
KEYS = {"name", "endpoint", "body", "text", "form", "options", "expect", "emits", "snapshot", "todo"}
FORMS = {"exchange", "body", "string", "batch", "jsonl"}


def raw_member(line, name):
    """The text of a member's value as it stands in the line; None when there is no such member."""
    decoder = json.JSONDecoder()
    blanks = " \t"
    at = line.index("{") + 1
    while True:
        at += len(line[at:]) - len(line[at:].lstrip(blanks + ","))
        if line[at] == "}":
            return None
        key, at = decoder.raw_decode(line, at)
        at = line.index(":", at) + 1
        at += len(line[at:]) - len(line[at:].lstrip(blanks))
        _, end = decoder.raw_decode(line, at)
        if key == name:
            return line[at:end]
        at = end


class Case:
    def __init__(self, rule, line):
        fields = json.loads(line)
        self.rule = rule
        self.name = fields["name"]
        self.unknown = sorted(set(fields) - KEYS)
        self.expect = fields["expect"]
        self.emits = fields.get("emits")
        self.snapshot = fields.get("snapshot", False)
        self.todo = fields.get("todo", False)
        self.options = tuple(fields.get("options", ()))
        endpoint = fields.get("endpoint")
        self.form = fields.get("form", "body" if "text" in fields and endpoint is None else "exchange")
        self.content = fields["text"] if "text" in fields else raw_member(line, "body")
        method, _, url = (endpoint or DEFAULT_ENDPOINT).rpartition(" ")
        self.method, self.url = method, url

    @property
    def bad(self):
        return any(finding["rule"] == self.rule for finding in self.expect)

    @property
    def file(self):
        return self.name + (".jsonl" if self.form in ("batch", "jsonl") else ".json")

    def bytes(self):
        """What stands in the file."""
        if self.form in ("body", "jsonl"):
            text = self.content
        elif self.form == "batch":
            text = '{"key": "r-1", "request": ' + self.content + "}\n"
        else:
            head = {"method": self.method, "url": self.url} if self.method else {"url": self.url}
            body = json.dumps(self.content) if self.form == "string" else self.content
            text = json.dumps(head)[:-1] + ', "body": ' + body + "}"
        for name, secret in MADE_UP.items():
            text = text.replace(name, secret)
        return text.encode("utf-8", "surrogateescape")


def rules():
    """The rules with a file in rules/, by id."""
    return rule_files.load_rules(os.path.join(ROOT, "rules"))


def cases_of(rule):
    path = os.path.join(FOLDER, rule["id"], "cases.jsonl")
    if not os.path.exists(path):
        return []
    with open(path, encoding="utf-8") as file:
        cases = [Case(rule["id"], line) for line in file if line.strip()]
    for case in cases:
        if case.bad and case.emits is None and len(rule["emits"]) == 1:
            case.emits = next(iter(rule["emits"]))
    return cases


def write_files(cases, folder):
    """Writes the files of `cases` below `folder`, one folder a rule; returns their paths from there."""
    paths = []
    for case in cases:
        os.makedirs(os.path.join(folder, case.rule), exist_ok=True)
        paths.append(f"{case.rule}/{case.file}")
        with open(os.path.join(folder, paths[-1]), "wb") as file:
            file.write(case.bytes())
    return paths
