#!/usr/bin/env python3
"""Asks for completion at every byte of every sample, and of every sample cut short there.

Holds the answers to readings of its own of the text (json_places.py) and of the schemas (api_types.py): never a field that the type
lacks or that is set, in whole samples all that it can still have, and what is inserted gives neither an unknown field nor a syntax
error. Prints how long answers take; the machine's load is no failure.

Usage: completion_everywhere.py PROGRAM, which is built from complete_everywhere.cpp; the environment's GEMLINT is the linter.
"""
import glob
import json
import os
import random
import re
import subprocess
import sys
import tempfile

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

import api_types as api  # noqa: E402
from json_places import Reader  # noqa: E402

GEMLINT = os.environ.get("GEMLINT", os.path.join(api.ROOT, "build", "release", "gemlint"))
SAMPLES = sorted(glob.glob(os.path.join(api.ROOT, "samples", "**", "*.json*"), recursive=True))
INSERTED = 2500  # completions that are taken and linted
REQUESTS = api.RECOGNISE["requests"]
BODIES = REQUESTS + api.load("completion.json")["moreBodies"]
COMMON = set(api.load("completion.json")["common"])


class Document:
    """A sample, or a line of one, as this test reads it."""

    def __init__(self, data, is_line):
        self.data, self.is_line = data, is_line
        self.reader = Reader(data)
        try:
            self.root = json.loads(data)
        except ValueError:
            self.root = None

    def element(self, path):
        """The outermost object of a path, and the rest of it."""
        if isinstance(self.root, list):
            return (self.root[path[0]], path[1:]) if path else (None, ())
        return self.root, path

    def exact(self, path):
        """Read from the whole document: the spellings of the object at the path, and its fields as a function of the names in it; or None."""
        element, rest = self.element(path)
        if not isinstance(element, dict):
            return None
        if "url" in element and "body" in element:
            if not rest:
                return {}, lambda present: set(api.FORMS["Exchange"]["properties"]) - present
            route = api.route_of(element["url"], element.get("method"))
            if route is None or not route["request"] or rest[0] != "body" or not isinstance(element["body"], dict):
                return None
            type_name, rest, bound = route["request"], rest[1:], route.get("boundPresence", ())
            version = re.search(r"[/.](v1\w*)[/.]", element["url"]).group(1)
        elif self.is_line and isinstance(element.get("request"), dict):
            if not rest:
                return {}, lambda present: set(api.FORMS["BatchLine"]["properties"]) - present
            if rest[0] != "request":
                return None
            if len(rest) == 1:
                return self.untold(element["request"], api.RECOGNISE["batchRequests"], api.RECOGNISE["batchRequests"])
            type_name = api.likeliest(element["request"], api.RECOGNISE["batchRequests"])
            rest, bound, version = rest[1:], (), "v1beta"
        else:
            type_name, bound, version = api.likeliest(element, REQUESTS), (), "v1beta"
            if type_name is None or not any(key in api.spellings(type_name) for key in element):
                return None
            if not rest:
                return self.untold(element, REQUESTS, BODIES)
        found = api.below(type_name, rest)
        if found is None:
            return None
        return api.spellings(found), lambda present: api.can_have(found, present, version, () if rest else bound)

    def untold(self, body, likely, all_types):
        """As exact() does, for a body that no url tells about: it is open to what it is likely to be and to all types that have its names."""
        best = api.likeliest(body, likely)
        spellings = {}
        for type_name in reversed([best, *all_types]):
            spellings.update(api.spellings(type_name))

        def can_have(present):
            fitting = {best} | {name for name in all_types if present <= set(api.spellings(name))}
            return {field for name in fitting for field in api.can_have(name, present, "v1beta")}
        return spellings, can_have

    def is_open(self, place):
        """Whether what the body is cannot be told: the url leads nowhere, or the name that is being written may be the one to tell it."""
        element, rest = self.element(place.object.path)
        if not isinstance(element, dict):
            return False
        if "url" in element:
            return bool(rest) and rest[0] == "body" and api.route_of(element["url"], element.get("method")) is None
        return place.kind == "in-name" and rest in ((), ("request",))

    @staticmethod
    def says_nothing(place, offset):
        """Whether the names before the place are only such as other JSON has too."""
        present = place.object.others(place.token, offset)
        return place.object.path in ((), (0,)) and bool(present) and present <= COMMON

    def possible(self, place, offset):
        """The fields that can stand at a place of the text before it alone: all that some reading of it allows."""
        path = place.object.path
        if path and isinstance(path[0], int):
            path = path[1:]
        present = place.object.others(place.token, offset)
        fields = set()
        url = api.URL.search(self.data[:offset].decode("latin-1"))
        route = api.route_of(url.group(1), None) if url else None
        roots = [route["request"]] if route and route["request"] else BODIES
        if not path:
            for form in api.FORMS.values():
                fields |= set(form["properties"]) - present
        for type_name in {"", "body", "request"}:
            rest = path if not type_name else path[1:] if path and path[0] == type_name else None
            for root in roots if rest is not None else ():
                found = api.below(root, rest)
                if found is not None:
                    fields |= api.can_have(found, present, "v1beta")
        return fields


SPELLINGS = {}  # each spelling of any type, and the fields that it is somewhere
for _type in api.TYPES:
    for _spelling, _field in api.spellings(_type).items():
        SPELLINGS.setdefault(_spelling, set()).add(_field)


def lacking(labels, known):
    """The labels that are no spelling of a field of `known`."""
    return {label for label in labels if label not in known and not SPELLINGS.get(label, set()) & known}


class Everywhere:
    def __init__(self):
        self.documents = {}
        self.faults = []
        self.times = []
        self.insertions = []
        self.checked = {"whole": 0, "cut": 0}

    def fault(self, answer, what):
        where = os.path.relpath(answer["file"], api.ROOT)
        self.faults.append(f"{where}:{answer['line']}: offset {answer['offset']}{' (cut)' if answer['cut'] else ''}: {what}")

    def document(self, answer):
        key = answer["file"], answer["line"]
        if key not in self.documents:
            is_line = answer["file"].endswith(".jsonl")
            with open(answer["file"], "rb") as file:
                data = file.read()
            self.documents[key] = Document(data.split(b"\n")[answer["line"]] if is_line else data, is_line)
        return self.documents[key]

    def look_at(self, answer):
        self.times.append(answer["us"])
        document = self.document(answer)
        place = document.reader.places[answer["offset"]]
        labels = set(answer["labels"])
        if len(labels) != len(answer["labels"]):
            self.fault(answer, "a label twice")
        if place.object is None:
            if answer["fields"] and not document.reader.broken:
                self.fault(answer, f"fields where no name can stand: {sorted(labels)[:5]}")
            return
        if document.root is not None and not answer["cut"] and not document.is_open(place):
            self.look_at_whole(answer, document, place, labels)
            return
        if document.reader.broken:
            return
        possible = document.possible(place, answer["offset"])
        if answer["fields"]:
            wrong = lacking(labels, possible)
            self.checked["cut"] += 1
            if wrong:
                self.fault(answer, f"fields that the type lacks, or has: {sorted(wrong)[:5]}")
        elif document.says_nothing(place, answer["offset"]):
            pass
        elif possible and place.kind in ("name", "in-name") and document.root is not None and "broken" not in answer["file"]:
            self.fault(answer, f"nothing, though there are {sorted(possible)[:5]}")

    def look_at_whole(self, answer, document, place, labels):
        spellings, can_have = document.exact(place.object.path) or (None, None)
        if can_have is None:
            if answer["fields"]:
                self.fault(answer, f"fields in an object without a type: {sorted(labels)[:5]}")
            return
        expected = can_have(place.object.others(place.token))
        offered = {spellings.get(label, label) for label in labels}
        self.checked["whole"] += 1
        if offered != expected:
            self.fault(answer, f"missing {sorted(expected - offered)[:5]}, too many {sorted(offered - expected)[:5]}")
        if place.kind in ("name", "behind-member"):
            self.insertions += [(document, answer["begin"], answer["end"], answer["comma"], insert) for insert in answer["inserts"]]

    def lint_insertions(self):
        """Takes some of the completions, each in a file of its own."""
        chosen = random.Random(7).sample(self.insertions, min(INSERTED, len(self.insertions)))
        with tempfile.TemporaryDirectory() as folder:
            texts = {}
            for number, (document, begin, end, comma, insert) in enumerate(chosen):
                insert = re.sub(r": \$\d+", ": 0", insert)
                insert = re.sub(r"\$\d+", "", insert).encode()
                name = f"{number}.json" + ("l" if document.is_line else "")
                texts[name] = begin, insert.decode()
                before = document.data[:begin] if comma is None else document.data[:comma] + b"," + document.data[comma:begin]
                for suffix, text in (("", before + insert + document.data[end:]), ("before-", document.data)):
                    with open(os.path.join(folder, suffix + name), "wb") as file:
                        file.write(text)
            run = subprocess.run([GEMLINT, "check", "--format", "json", "--exit-zero", "--as-of", "2026-11-25", folder],
                                 capture_output=True, text=True, check=False)
            found = {}
            for finding in json.loads(run.stdout)["findings"]:
                if finding["rule"] in ("unknown-field", "syntax-error", "repeated-key", "oneof-conflict"):
                    name = os.path.basename(finding["path"])
                    found.setdefault(name, []).append(finding["rule"])
            for name, (begin, insert) in texts.items():
                # Where a name is wrong already, a right one beside it changes how that is told.
                if found.get(name) and not found.get("before-" + name):
                    document = chosen[int(name.split(".")[0])][0]
                    self.faults.append(f"at {begin}, {insert} gives {found.get(name)}: {document.data.decode()[:300]}")
        return len(chosen)


def main():
    program = sys.argv[1]
    everywhere = Everywhere()
    with subprocess.Popen([program, *SAMPLES], stdout=subprocess.PIPE) as run:
        for line in run.stdout:
            everywhere.look_at(json.loads(line))
    if run.returncode != 0:
        print(f"{program} ended with {run.returncode}")
        return 1
    times = sorted(everywhere.times)
    inserted = everywhere.lint_insertions()
    shares = ", ".join(f"{share} % {times[min(len(times) - 1, len(times) * share // 100)]}" for share in (50, 90, 99))
    print(f"{len(times)} answers; microseconds: {shares}, longest {times[-1]}")
    print(f"{everywhere.checked['whole']} places of names in whole samples, {everywhere.checked['cut']} in others; {inserted} taken")
    for seed in range(1, 6):
        mutated = subprocess.run([program, "--mutate", str(seed), "20000", *SAMPLES], capture_output=True, text=True, check=False)
        if mutated.returncode != 0:
            everywhere.faults.append(f"--mutate {seed} ended with {mutated.returncode}: {mutated.stderr}")
        elif seed == 1:
            print(f"of texts with random deletions: {mutated.stdout.strip()}, five times")
    for fault in everywhere.faults:
        print(fault)
    few = min(everywhere.checked.values()) < 1000 or inserted < INSERTED
    if few:
        print("too little was checked")
    return 1 if everywhere.faults or few else 0


if __name__ == "__main__":
    sys.exit(main())
