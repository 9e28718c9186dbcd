#!/usr/bin/env python3
"""Refused requests are found, and by the rule that names the cause: clean samples with exactly one mistake of each kind.

usage: known_refusals.py BIN [--seed 1] [--repeat 2] [--kind TEXT] [--write FILE]

Each kind (see kind.py) makes its mistake in each sample that it applies to. A mutant is found when a rule that lists the cause of the
kind reports it at the place, inside it, or with a note there. Kinds for causes that no rule lists yet are named and not counted.
Ends with 1 when under 98 of 100 are found, when a kind finds nothing, or when what a kind builds before its mistake is not clean.
"""
import collections
import json
import random
import subprocess
import sys

import clean_requests
import kinds_names
import kinds_rest
import kinds_schema
import kinds_settings
import kinds_turns
import kinds_wire
from clean_requests import complaints, lint, pointer
from kind import ANYWHERE, IN_URL, base_of, command_line

KINDS = [*kinds_names.KINDS, *kinds_wire.KINDS, *kinds_schema.KINDS, *kinds_turns.KINDS, *kinds_settings.KINDS, *kinds_rest.KINDS]
LEAST = 0.98


def rules_by_cause(binary):
    """For each cause, and for each rule itself, the ids of the rules that name it."""
    listing = subprocess.run([binary, "rules", "--format", "json"], capture_output=True, check=True)
    found = collections.defaultdict(set)
    for rule in json.loads(listing.stdout)["rules"]:
        for name in (rule["id"], *rule["causes"]):
            found[name].add(rule["id"])
    return found


def mutant_of(base, kind, rng):
    """(text, places) of the base with the mistake; None where it does not apply."""
    changed = base.copy()
    if kind.of_text:
        body = kind.mistake(json.dumps(changed.exchange["body"], ensure_ascii=False), rng)
        head = json.dumps({key: value for key, value in changed.exchange.items() if key != "body"})
        return None if body is None else (head[:-1] + ', "body": ' + body + "}", [ANYWHERE])
    place = kind.mistake(changed, rng)
    if place is None:
        return None
    places = place if isinstance(place, list) else [place]
    return changed.text(), [step if isinstance(step, str) else pointer((*changed.root, *step)) for step in places]


def mutants(kinds, samples, rng, repeat):
    """(kind, base, text, places) of all mutants, each text once."""
    for kind in kinds:
        seen = set()
        for sample in samples:
            for _ in range(repeat):
                base = base_of(sample, kind, rng)
                made = base and mutant_of(base, kind, rng)
                if made and made[0] not in seen:
                    seen.add(made[0])
                    yield kind, base, *made


def stands_there(place, where):
    """Whether a finding or a note of one is at the place or inside it."""
    if place == ANYWHERE:
        return True
    if place == IN_URL:
        return where["in"] == "exchange" and where["pointer"] == "/url"
    return where["in"] == "body" and (where["pointer"] + "/").startswith(place + "/")


def verdict(kind, places, findings, rules):
    accepted = [f for f in findings if f["rule"] in rules and (f["severity"] == "error" or (kind.warning and f["severity"] == "warning"))]
    if any(stands_there(place, where) for place in places for f in accepted for where in (f, *f["notes"])):
        return "found"
    return "misplaced" if accepted else "missed"


def summary(finding):
    return f"{finding['severity']} {finding['rule']} at {finding['pointer']}"


def report(kind, count, unclean, examples):
    print(f"{kind.name:48} {sum(count.values()):4} tried, {count['found']:4} found, {count['misplaced']:3} misplaced")
    for text, places, findings in examples:
        print(f"    not found at {' or '.join(places)}: {[summary(f) for f in findings][:4]} in {text[:1500]}")
    for text, findings in unclean[:1]:
        print(f"    not clean before the mistake: {[summary(f) for f in findings][:4]} in {text[:1500]}")


def main():
    arguments = command_line(__doc__)
    rules = rules_by_cause(arguments.binary)
    kinds = [kind for kind in KINDS if arguments.kind in kind.name]
    made = list(mutants(kinds, clean_requests.requests(), random.Random(arguments.seed), arguments.repeat))
    if arguments.write:
        with open(arguments.write, "w", encoding="utf-8") as file:
            file.write("".join(text + "\n" for _, _, text, _ in made))
    bases = sorted({base.text() for _, base, _, _ in made})
    found = lint(arguments.binary, [text for _, _, text, _ in made] + bases)
    dirty = {text: complaints(findings) for text, findings in zip(bases, found[len(made):]) if complaints(findings)}
    return judge(kinds, made, found, dirty, rules)


def judge(kinds, made, found, dirty, rules):
    counts = {kind.name: collections.Counter() for kind in kinds}
    unclean, examples = collections.defaultdict(list), collections.defaultdict(list)
    for (kind, base, text, places), findings in zip(made, found):
        if base.text() in dirty:
            unclean[kind.name].append((base.text(), dirty[base.text()]))
            continue
        said = verdict(kind, places, findings, rules[kind.cause or kind.rule])
        counts[kind.name][said] += 1
        if said != "found":
            examples[kind.name].append((text, places, findings))
    known = [kind for kind in kinds if rules[kind.cause or kind.rule]]
    for kind in known:
        report(kind, counts[kind.name], unclean[kind.name], examples[kind.name][:2])
    for kind in (kind for kind in kinds if not rules[kind.cause or kind.rule]):
        print(f"no rule yet for {kind.cause or kind.rule}: {kind.name} ({sum(counts[kind.name].values())} mutants)")
        report(kind, counts[kind.name], unclean[kind.name], [])
    tried = sum(sum(counts[kind.name].values()) for kind in known)
    hits = sum(counts[kind.name]["found"] for kind in known)
    idle = [kind.name for kind in known if not counts[kind.name]["found"]]
    causes = {kind.cause for kind in kinds if kind.cause}
    print(f"{len(known)} kinds with a rule, {len(kinds) - len(known)} without, {len(causes)} causes: {hits} of {tried} mutants found"
          + (f" ({100 * hits / tried:.2f} %)" if tried else "") + (f"; found nothing: {idle}" if idle else ""))
    return 1 if idle or hits < LEAST * tried or any(unclean.values()) else 0


if __name__ == "__main__":
    sys.exit(main())
