"""An independent reading of the schemas, for tests of completion: which fields can stand in an object."""
import json
import os
import re

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))


def load(path):
    with open(os.path.join(ROOT, "schemas", path), encoding="utf-8") as file:
        return json.load(file)


TYPES = load("api/v1beta.json")["definitions"]
ROUTES = load("methods.json")["routes"]
RECOGNISE = load("recognise.json")
FORMS = load("forms.json")["definitions"]
URL = re.compile(r'"url"\s*:\s*"([^"]*)"')


def snake(name):
    return re.sub(r"[A-Z]", lambda letter: "_" + letter.group().lower(), name)


def spellings(type_name):
    """Each spelling of a field of the type, and the field; JSON names win."""
    names = {}
    for field, schema in TYPES[type_name]["properties"].items():
        names[schema.get("x-proto", snake(field))] = field
    for field in TYPES[type_name]["properties"]:
        names[field] = field
    return names


def below(type_name, path):
    """The type of the object that a path of names and positions leads to from an object of the type; None if none."""
    at = {"$ref": type_name}
    steps = list(path)
    while steps:
        step = steps.pop(0)
        if isinstance(step, int):
            if "items" not in at:
                return None
            at = at["items"]
        elif "additionalProperties" in at and "$ref" not in at:
            at = at["additionalProperties"]
        else:
            if "items" in at:
                at = at["items"]  # a lone object in the place of a list
            name = at.get("$ref", "").rsplit("/", 1)[-1]
            field = spellings(name).get(step) if name else None
            if field is None:
                return None
            at = TYPES[name]["properties"][field]
    if isinstance(at.get("items"), dict) and path and not isinstance(path[-1], int):
        at = at["items"]
    return at.get("$ref", "").rsplit("/", 1)[-1] or None


def route_of(url, http):
    """The route that a url leads to, if it is one with a body."""
    path = re.sub(r"^\w+://[^/]*", "", url.split("?")[0]).strip("/")
    for route in ROUTES:
        root = route.get("root", "")
        version = "" if root == "ws" else "(v1|v1beta|v1alpha)"  # the socket has it inside of a name
        full = "/".join(part for part in (root, version, re.escape(route["path"])) if part)
        pattern = re.sub(r"\\\{\w+\\\}", "[^/:]+", full).replace(r"\*\*", ".*")
        if http and route["http"] and route["http"] != http:
            continue
        if re.fullmatch(pattern, path):
            return route
    return None


def likeliest(body, names):
    counts = [(sum(key in spellings(name) for key in body), -place, name) for place, name in enumerate(names)]
    return max(counts)[2]


def can_have(type_name, present, version, bound=()):
    """The fields that an object with these names can still have."""
    names = spellings(type_name)
    present = {names[name] for name in present if name in names}
    taken = set(present)
    for oneof in TYPES[type_name].get("x-oneofs", {}).values():
        if present & set(oneof):
            taken |= set(oneof)
    fields = set()
    for field, schema in TYPES[type_name]["properties"].items():
        late = version == "v1" and schema.get("x-tier") in ("A", "C")
        if field not in taken and not schema.get("readOnly") and not late and snake(field) not in bound:
            fields.add(field)
    return fields
