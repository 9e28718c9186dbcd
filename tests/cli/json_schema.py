"""The part of JSON Schema that the schemas of our own files use, so that the tests need no library."""
import re

TYPES = {"object": dict, "array": list, "string": str, "boolean": bool, "null": type(None)}
KNOWN = {"$schema", "$ref", "title", "description", "definitions", "type", "additionalProperties", "required", "properties", "items", "enum", "const",
         "anyOf", "pattern", "minLength", "minItems", "minimum", "maximum", "if", "then"}


def has_type(value, name):
    if name in ("integer", "number"):
        return isinstance(value, int if name == "integer" else (int, float)) and not isinstance(value, bool)
    return isinstance(value, TYPES[name])


def faults(value, schema, root, at=""):
    """What in `value` the schema does not allow, as "pointer: fault"."""
    unknown = {name for name in set(schema) - KNOWN if not name.startswith("x-") and name != "format"}  # x- and format say nothing to it
    assert not unknown, f"this reader does not know {unknown}"
    if "$ref" in schema:
        target = root
        for token in schema["$ref"].removeprefix("#/").split("/"):
            target = target[token]
        return faults(value, target, root, at)
    found = []
    types = schema.get("type", [])
    types = [types] if isinstance(types, str) else types
    if types and not any(has_type(value, name) for name in types):
        return [f"{at}: is no {' or '.join(types)}"]
    if "const" in schema and value != schema["const"] or "enum" in schema and value not in schema["enum"]:
        found.append(f"{at}: {value!r} is not allowed")
    if isinstance(value, str):
        if "pattern" in schema and not re.search(schema["pattern"], value):
            found.append(f"{at}: {value!r} does not match")
        if len(value) < schema.get("minLength", 0):
            found.append(f"{at}: too short")
    if isinstance(value, int) and not schema.get("minimum", value) <= value <= schema.get("maximum", value):
        found.append(f"{at}: {value} is out of range")
    if isinstance(value, list):
        if len(value) < schema.get("minItems", 0):
            found.append(f"{at}: too few")
        for i, item in enumerate(value):
            found += faults(item, schema.get("items", {}), root, f"{at}/{i}")
    if isinstance(value, dict):
        found += [f"{at}: lacks {name}" for name in schema.get("required", []) if name not in value]
        properties = schema.get("properties", {})
        for name, item in value.items():
            if name in properties:
                found += faults(item, properties[name], root, f"{at}/{name}")
            elif schema.get("additionalProperties") is False:
                found.append(f"{at}: has {name}")
            elif isinstance(schema.get("additionalProperties"), dict):
                found += faults(item, schema["additionalProperties"], root, f"{at}/{name}")
    if "anyOf" in schema:
        choices = [faults(value, choice, root, at) for choice in schema["anyOf"]]
        if all(choices):
            found += min(choices, key=len)
    if "if" in schema and not faults(value, schema["if"], root, at):
        found += faults(value, schema.get("then", {}), root, at)
    return found
