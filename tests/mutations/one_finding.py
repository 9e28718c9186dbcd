#!/usr/bin/env python3
"""One mistake gives one finding: accepted requests with exactly one mistake each.

usage: one_finding.py BIN [--count 500] [--seed 1] [--write FILE]

Each mutant is a request of ../shared/corpus/recorded.jsonl that the server accepted and that gemlint has no error for, with one
mistake made in it. Mutants with more than one error are listed ("extra"), and those without are counted by kind ("missed").
Ends with 1 when there are extras that EXPLAINED does not name.
"""
import argparse
import collections
import copy
import json
import os
import random
import sys

from clean_requests import MODEL, ROOT, camel, config, declarations, errors, find, lint, member, schemas, snake, turns, walk

CORPUS = os.path.join(os.path.dirname(ROOT), "shared", "corpus", "recorded.jsonl")
GONE = "gemini-1.5-flash"
# Kinds whose mutants may rightly have several errors, and why.
EXPLAINED = {
    "model that is gone": "the model is gone, and it could not do this in its time either: two facts of which the author may need both",
    "bracket left out": "nobody can say where the bracket belongs; what stands in the wrong object by then is told too",
}


def set_config(name, value):
    def mutate(body, _):
        found = config(body)
        if found is None or any(camel(key) == name for key in found[1]):
            return False
        found[1][name] = value
        return True
    return mutate


def replace(name, value, wanted=lambda old: True):
    def mutate(body, rng):
        places = [(holder, key) for _, holder, key in find(body, name, wanted)]
        if not places:
            return False
        holder, key = rng.choice(places)
        holder[key] = value(holder[key]) if callable(value) else copy.deepcopy(value)
        return True
    return mutate


def misspell(body, rng):
    places = [(holder, key) for _, holder in walk(body) for key in holder if len(key) > 5 and holder[key] is not None]
    if not places:
        return False
    holder, key = rng.choice(places)
    at = rng.randrange(1, len(key) - 1)
    wrong = key[:at] + "x" + key[at + 1:] if rng.random() < 0.5 else key[:at] + key[at + 1:]
    if wrong in holder:
        return False
    items = [(wrong if name == key else name, value) for name, value in holder.items()]
    holder.clear()
    holder.update(items)
    return True


def one_level_down(body, rng):
    settings = member(body, "generationConfig")
    if not isinstance(settings, dict) or not settings:
        return False
    names = [key for key in settings if camel(key) in ("temperature", "topP", "topK", "maxOutputTokens", "candidateCount")]
    if not names:
        return False
    name = rng.choice(names)
    body[name] = settings.pop(name)
    return True


def both_spellings(body, rng):
    settings = member(body, "generationConfig")
    names = [key for key in settings if camel(key) in ("topP", "maxOutputTokens", "candidateCount")] if isinstance(settings, dict) else []
    if not names:
        return False
    name = rng.choice(names)
    other = snake(name) if camel(name) == name else camel(name)
    if other in settings:
        return False
    settings[other] = settings[name]
    return True


def in_turn(change):
    def mutate(body, rng):
        known = [turn for _, turn in turns(body)]
        return bool(known) and change(rng.choice(known), rng)
    return mutate


def two_kinds_of_data(turn, rng):
    parts = [part for part in turn.get("parts") or [] if isinstance(part, dict) and isinstance(part.get("text"), str)] if isinstance(turn.get("parts"), list) else []
    if not parts:
        return False
    rng.choice(parts)["fileData"] = {"mimeType": "image/png", "fileUri": "https://generativelanguage.googleapis.com/v1beta/files/a1"}
    return True


def empty_part(turn, rng):
    if not isinstance(turn.get("parts"), list) or not turn["parts"]:
        return False
    turn["parts"][rng.randrange(len(turn["parts"]))] = {}
    return True


def no_contents(body, _):
    key = next((key for key in body if camel(key) == "contents"), None)
    if key is None:
        return False
    body[key] = []
    return True


def role(name):
    def change(turn, _):
        turn["role"] = name
        return True
    return change


def twice_declared(body, rng):
    lists = [holder[key] for _, holder, key in find(body, "functionDeclarations") if isinstance(holder[key], list) and holder[key]]
    if not lists:
        return False
    chosen = rng.choice(lists)
    chosen.append(copy.deepcopy(rng.choice(chosen)))
    return True


def in_schema(wanted, change):
    def mutate(body, rng):
        known = [schema for _, schema in schemas(body, *wanted)]
        return bool(known) and change(rng.choice(known), rng)
    return mutate


def drop(name):
    def change(schema, _):
        return schema.pop(name, None) is not None
    return change


def put(name, value):
    def change(schema, _):
        if name in schema:
            return False
        schema[name] = copy.deepcopy(value)
        return True
    return change


def text_level(change):
    change.is_text = True
    return change


@text_level
def cut_token(text, rng, token):
    places = [i for i, c in enumerate(text) if c == token]
    if not places:
        return None
    at = rng.choice(places)
    return text[:at] + text[at + 1:]


def without(token):
    return text_level(lambda text, rng: cut_token(text, rng, token))


def url(model):
    def mutate(request, _):
        request["url"] = request["url"].replace(MODEL, model)
        return True
    mutate.is_url = True
    return mutate


KINDS = {
    "misspelt name": misspell,
    "field one level up": one_level_down,
    "both spellings": both_spellings,
    "string for an object": replace("generationConfig", "none", lambda old: isinstance(old, dict)),
    "object for a string": replace("text", {"value": "a"}, lambda old: isinstance(old, str)),
    "list for an object": replace("systemInstruction", lambda old: [old], lambda old: isinstance(old, dict)),
    "word for a number": replace("temperature", "hot"),
    "word for a boolean": replace("includeThoughts", "perhaps"),
    "unknown enum value": replace("type", "TEXT", lambda old: isinstance(old, str)),
    "number out of its type": set_config("seed", 5000000000),
    "bad base64": replace("data", "https://example.org/a.png", lambda old: isinstance(old, str)),
    "two kinds of data": in_turn(two_kinds_of_data),
    "no contents": no_contents,
    "empty part": in_turn(empty_part),
    "role of another API": in_turn(role("tool")),
    "temperature": set_config("temperature", 3),
    "topP": set_config("topP", 1.5),
    "candidates": set_config("candidateCount", 9),
    "stop sequences": set_config("stopSequences", list("abcdef")),
    "penalty": set_config("frequencyPenalty", 0.5),
    "level for a budget model": set_config("thinkingConfig", {"thinkingLevel": "LOW"}),
    "output tokens": set_config("maxOutputTokens", 100000),
    "response MIME type": set_config("responseMimeType", "image/png"),
    "modality": set_config("responseModalities", ["AUDIO"]),
    "MIME type with parameter": replace("mimeType", "text/plain; charset=utf-8", lambda old: isinstance(old, str)),
    "function name": lambda body, rng: bool(declarations(body)) and (rng.choice(declarations(body))[1].update(name="get it") or True),
    "declared twice": twice_declared,
    "array without items": in_schema(("ARRAY",), drop("items")),
    "schema without type": in_schema(("STRING", "NUMBER", "INTEGER", "BOOLEAN"), drop("type")),
    "items on a string": in_schema(("STRING",), put("items", {"type": "STRING"})),
    "properties on a string": in_schema(("STRING",), put("properties", {"a": {"type": "STRING"}})),
    "enum on a number": in_schema(("NUMBER", "INTEGER", "BOOLEAN"), put("enum", ["a", "b"])),
    "JSON Schema keyword": in_schema(("OBJECT",), put("$schema", "http://json-schema.org/draft-07/schema#")),
    "safety category": lambda body, _: "safetySettings" not in body and (body.update(safetySettings=[{"category": "HARM_CATEGORY_TOXICITY", "threshold": "OFF"}]) or True),
    "comma left out": without(","),
    "bracket left out": without("}"),
    "quote left out": without('"'),
    "model that is gone": url(GONE),
    "model for something else": url("gemini-embedding-001"),
}


def accepted_requests(binary):
    """Accepted bodies, all sent to one model, that have no error there."""
    rows = []
    with open(CORPUS, encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            if row["status"] == 200 and row["rpc"] in ("generateContent", "streamGenerateContent") and isinstance(row["body"], dict):
                address = f"https://generativelanguage.googleapis.com/v1beta/models/{MODEL}:{row['rpc']}"
                rows.append((row["id"], {"method": "POST", "url": address, "body": row["body"]}))
    found = lint(binary, [json.dumps(request) for _, request in rows])
    return [row for row, findings in zip(rows, found) if not errors(findings)]


def mutant(request, kind, rng):
    """The text of the request with one mistake of that kind; None where it does not apply."""
    mutate = KINDS[kind]
    changed = copy.deepcopy(request)
    if getattr(mutate, "is_text", False):
        body = mutate(json.dumps(changed["body"]), rng)
        head = json.dumps({key: changed[key] for key in ("method", "url")})
        return None if body is None else head[:-1] + ', "body": ' + body + "}"
    if getattr(mutate, "is_url", False):
        return json.dumps(changed) if mutate(changed, rng) else None
    return json.dumps(changed) if mutate(changed["body"], rng) else None


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("binary")
    parser.add_argument("--count", type=int, default=500)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--write", help="a file that gets the mutants, one a line")
    arguments = parser.parse_args()
    if not os.path.exists(CORPUS):
        print("left out: ../shared/corpus is not here")
        return 0
    rng = random.Random(arguments.seed)
    requests = accepted_requests(arguments.binary)
    mutants = []
    tries = 0
    while len(mutants) < arguments.count and tries < 50 * arguments.count:
        kind = list(KINDS)[tries % len(KINDS)]
        tries += 1
        name, request = rng.choice(requests)
        text = mutant(request, kind, rng)
        if text is not None:
            mutants.append((kind, name, text))
    if arguments.write:
        with open(arguments.write, "w", encoding="utf-8") as file:
            file.write("".join(text + "\n" for _, _, text in mutants))
    found = lint(arguments.binary, [text for _, _, text in mutants])
    counts = collections.defaultdict(collections.Counter)
    extras = []
    for (kind, name, _), findings in zip(mutants, found):
        count = len(errors(findings))
        counts[kind]["one" if count == 1 else "none" if count == 0 else "more"] += 1
        if count > 1:
            extras.append((kind, name, [(f["rule"], f["pointer"]) for f in errors(findings)]))
    for kind, count in counts.items():
        print(f"{kind:26} {count['one']:4} with one error, {count['none']:3} missed, {count['more']:3} with more")
    unexplained = [extra for extra in extras if extra[0] not in EXPLAINED]
    for kind, name, several in extras:
        print(f"extra: {kind}: {name}: {several[:4]}" + (f" ({EXPLAINED[kind]})" if kind in EXPLAINED else ""))
    total = collections.Counter()
    for count in counts.values():
        total.update(count)
    print(f"{len(mutants)} mutants of {len(requests)} requests: {total['one']} with one error, {total['none']} missed, {total['more']} with more, "
          f"{len(unexplained)} of them not explained")
    return 1 if unexplained else 0


if __name__ == "__main__":
    sys.exit(main())
