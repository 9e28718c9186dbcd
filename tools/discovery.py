"""Reads a Discovery document: its methods, the schemas that a request can hold, and the spelling rules.

Both generators share these rules, because the overlay may only say what they would get wrong.
"""
import json
import re


def load(path):
    with open(path, encoding="utf-8") as file:
        return json.load(file)


def methods(document):
    """All methods, by id without the service's name. They stand in nested resources or, in rebuilt documents, flat."""
    found = {}

    def walk(resource):
        for method in resource.get("methods", {}).values():
            found[method["id"].split(".", 1)[1]] = method
        for child in resource.get("resources", {}).values():
            walk(child)

    walk(document)
    return found


def request_of(method):
    return method.get("request", {}).get("$ref")


def references(schema):
    """The names of all schemas that `schema` mentions directly."""
    if isinstance(schema, dict):
        if isinstance(schema.get("$ref"), str):
            yield schema["$ref"].rsplit("/", 1)[-1]
        for child in schema.values():
            yield from references(child)
    elif isinstance(schema, list):
        for child in schema:
            yield from references(child)


def reachable(schemas, roots):
    """`roots` and everything that they refer to."""
    seen, waiting = set(), list(roots)
    while waiting:
        name = waiting.pop()
        if name in seen or name not in schemas:
            continue
        seen.add(name)
        waiting.extend(references(schemas[name]))
    return seen


def date_in(text):
    """The first date in `text` as YYYY-MM-DD: revisions are written 20260325 as well as 2026-03-25."""
    match = re.search(r"(20\d\d)-?([01]\d)-?([0-3]\d)", text or "")
    return "-".join(match.groups()) if match else None


def snake_case(name):
    """The proto name that a JSON name normally comes from: responseMimeType -> response_mime_type."""
    return re.sub("[A-Z]", lambda match: "_" + match.group().lower(), name)


def capitalised(name):
    return name[:1].upper() + name[1:]


def element(prop):
    """What a property holds, without the list round it."""
    while prop.get("type") == "array":
        prop = prop["items"]
    return prop


def singular(plural):
    """The variable for one member of a collection: models -> model. Only Latin `corpora` is beyond the plain rules."""
    if plural == "corpora":
        return "corpus"
    if plural.endswith("ches"):
        return plural[:-2]
    return plural[:-1] if plural.endswith("s") else plural


def path_of(method, version):
    """The url path after the version with one variable a segment, or None when the document does not give it."""
    flat = method.get("flatPath") or method.get("path")
    if not flat:
        return None
    flat = flat.lstrip("/")
    if flat.startswith(version + "/"):
        flat = flat[len(version) + 1 :]
    return re.sub(r"\{(\w+?)Id\}", lambda match: "{" + singular(match.group(1)) + "}", flat)


def bound_names(method):
    """The request fields that the url fills: {+model} binds `model`."""
    return re.findall(r"\{\+?([\w.]+)\}", method.get("path") or "")
