#!/usr/bin/env python3
"""Harmless changes raise nothing: clean samples, changed in ways that the server accepts, get no error and no warning.

usage: harmless.py BIN [--seed 1] [--repeat 2] [--kind TEXT] [--write FILE]

Infos are allowed: they are advice. Ends with 1 when a change raises something, or when a kind applies nowhere.
"""
import collections
import random
import sys

import clean_requests
import harmless_forms
import harmless_settings
import harmless_turns
from clean_requests import complaints, lint
from kind import base_of, command_line

KINDS = [*harmless_forms.KINDS, *harmless_turns.KINDS, *harmless_settings.KINDS]


def changed_text(request, kind, rng):
    """The request with the change, as text or as the bytes of a file; None where the kind does not apply."""
    base = base_of(request, kind, rng)
    if base is None:
        return None
    said = kind.change(base, rng)
    if said is False:
        return None
    return said if kind.of_text else base.text()


def mutants(kinds, samples, rng, repeat):
    """(kind, sample, text) of all mutants, each text once."""
    for kind in kinds:
        seen = set()
        for sample in samples:
            for _ in range(repeat):
                text = changed_text(sample, kind, rng)
                if text is not None and text not in seen:
                    seen.add(text)
                    yield kind, sample, text


def write(path, texts):
    with open(path, "w", encoding="utf-8") as file:
        file.write("".join((text if isinstance(text, str) else repr(text)) + "\n" for text in texts))


def main():
    arguments = command_line(__doc__)
    kinds = [kind for kind in KINDS if arguments.kind in kind.name]
    made = list(mutants(kinds, clean_requests.requests(), random.Random(arguments.seed), arguments.repeat))
    if arguments.write:
        write(arguments.write, [text for _, _, text in made])
    offenders = collections.defaultdict(list)
    for (kind, sample, text), findings in zip(made, lint(arguments.binary, [text for _, _, text in made])):
        if complaints(findings):
            offenders[kind.name].append((sample.name, text, complaints(findings)))
    counts = collections.Counter(kind.name for kind, _, _ in made)
    for kind in kinds:
        print(f"{kind.name:44} {counts[kind.name]:4} tried, {len(offenders[kind.name]):3} with a finding   ({kind.source})")
        for name, text, findings in offenders[kind.name][:2]:
            print(f"    {name}: {[(f['severity'], f['rule'], f['pointer']) for f in findings][:4]} in {text[:1500]}")
    idle = [kind.name for kind in kinds if not counts[kind.name]]
    count = sum(map(len, offenders.values()))
    print(f"{len(kinds)} kinds, {len(made)} mutants, {count} with a finding" + (f"; applies nowhere: {idle}" if idle else ""))
    return 1 if any(offenders.values()) or idle else 0


if __name__ == "__main__":
    sys.exit(main())
