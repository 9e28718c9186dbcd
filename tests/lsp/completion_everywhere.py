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
        """The fields that the object at the path can have, read from the whole document: a function of the names in it, or None."""
        element, rest = self.element(path)
        if not isinstance(element, dict):
            return None
        if "url" in element and "body" in element:
            if not rest:
                return lambda present: set(api.FORMS["Exchange"]["properties"]) - present
            route = api.route_of(element["url"], element.get("method"))
            if route is None or not route["request"] or rest[0] != "body" or not isinstance(element["body"], dict):
                return None
            type_name, rest, bound = route["request"], rest[1:], route.get("boundPresence", ())
            version = re.search(r"[/.](v1\w*)[/.]", element["url"]).group(1)
        elif self.is_line and isinstance(element.get("request"), dict):
            if not rest:
                return lambda present: set(api.FORMS["BatchLine"]["properties"]) - present
            if rest[0] != "request":
                return None
            type_name = api.likeliest(element["request"], api.RECOGNISE["batchRequests"])
            rest, bound, version = rest[1:], (), "v1beta"
        else:
            type_name, bound, version = api.likeliest(element, REQUESTS), (), "v1beta"
            if type_name is None or not any(key in api.spellings(type_name) for key in element):
                return None
        found = api.below(type_name, rest)
        if found is None:
            return None
        return lambda present: api.can_have(found, present, version, () if rest else bound)

    def tells_itself(self, place):
        """Whether the name that is being written may be the one that tells what the body is."""
        element, rest = self.element(place.object.path)
        return place.kind == "in-name" and isinstance(element, dict) and "url" not in element and rest in ((), ("request",))

    def possible(self, place, offset):
        """The fields that can stand at a place of the text before it alone: all that some reading of it allows."""
        path = place.object.path
        if path and isinstance(path[0], int):
            path = path[1:]
        present = place.object.others(place.token, offset)
        fields = set()
        url = api.URL.search(self.data[:offset].decode("latin-1"))
        route = api.route_of(url.group(1), None) if url else None
        roots = [route["request"]] if route and route["request"] else REQUESTS
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


def fields_of(labels, known):
    """Labels as camelCase names, as far as some field of `known` has them."""
    names = {api.snake(field): field for field in known}
    names.update({field: field for field in known})
    for type_name in api.TYPES:
        for spelling, field in api.spellings(type_name).items():
            if field in known:
                names.setdefault(spelling, field)
    return {names.get(label, label) for label in labels}


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
        if document.root is not None and not answer["cut"] and not document.tells_itself(place):
            self.look_at_whole(answer, document, place, labels)
        elif answer["fields"]:
            possible = document.possible(place, answer["offset"])
            wrong = fields_of(labels, possible) - possible
            self.checked["cut"] += 1
            if wrong and not document.reader.broken:
                self.fault(answer, f"fields that the type lacks, or has: {sorted(wrong)[:5]}")

    def look_at_whole(self, answer, document, place, labels):
        can_have = document.exact(place.object.path)
        if can_have is None:
            if answer["fields"]:
                self.fault(answer, f"fields in an object without a type: {sorted(labels)[:5]}")
            return
        expected = can_have(place.object.others(place.token))
        offered = fields_of(labels, expected)
        self.checked["whole"] += 1
        if offered != expected:
            self.fault(answer, f"missing {sorted(expected - offered)[:5]}, too many {sorted(offered - expected)[:5]}")
        if place.kind == "name" or (place.kind == "behind-member" and not place.apart):
            self.insertions += [(document, answer["begin"], answer["end"], insert) for insert in answer["inserts"]]

    def lint_insertions(self):
        """Takes some of the completions, each in a file of its own."""
        chosen = random.Random(7).sample(self.insertions, min(INSERTED, len(self.insertions)))
        with tempfile.TemporaryDirectory() as folder:
            texts = {}
            for number, (document, begin, end, insert) in enumerate(chosen):
                insert = re.sub(r": \$\d+", ": 0", insert)
                insert = re.sub(r"\$\d+", "", insert).encode()
                name = f"{number}.json" + ("l" if document.is_line else "")
                texts[name] = document.data[:begin] + insert + document.data[end:]
                for suffix, text in (("", texts[name]), ("before-", document.data)):
                    with open(os.path.join(folder, suffix + name), "wb") as file:
                        file.write(text)
            run = subprocess.run([GEMLINT, "check", "--format", "json", "--exit-zero", "--as-of", "2026-11-25", folder],
                                 capture_output=True, text=True, check=False)
            found = {}
            for finding in json.loads(run.stdout)["findings"]:
                if finding["rule"] in ("unknown-field", "syntax-error", "repeated-key", "oneof-conflict"):
                    name = os.path.basename(finding["path"])
                    found.setdefault(name, []).append(finding["rule"])
            for name, text in texts.items():
                if sorted(found.get(name, [])) != sorted(found.get("before-" + name, [])):
                    self.faults.append(f"a completion gives {found.get(name)}: {text.decode()}")
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
    for fault in everywhere.faults[:40]:
        print(fault)
    few = min(everywhere.checked.values()) < 1000 or inserted < INSERTED
    if few:
        print("too little was checked")
    return 1 if everywhere.faults or few else 0


if __name__ == "__main__":
    sys.exit(main())
