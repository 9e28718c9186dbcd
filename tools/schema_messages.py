"""Makes the definitions of schemas/api/<version>.json from a Discovery document and the overlay.

The format stands in schemas.py.
"""
import copy
import itertools

import discovery

INTEGER_LIMITS = {"int32": (-(2**31), 2**31 - 1), "uint32": (0, 2**32 - 1)}
ANNOTATIONS = ("readOnly", "deprecated")


class Overlay:
    """The overlay by field and message: the derived section and the hand-kept entries as one."""

    def __init__(self, overlay):
        protos = overlay["protos"]
        self.types = {**protos["types"], **{entry["schema"]: entry["type"] for entry in overlay["types"]}}
        self.names, self.numbers, self.presence = protos["names"], protos["numbers"], protos["presence"]
        self.enums = {**protos["enums"], **{entry["field"]: entry["enum"] for entry in overlay["enums"]}}
        self.messages = protos["messages"]
        self.fields, self.values, self.exclusions = {}, {}, {}
        for entry in overlay["fields"]:
            self.fields.setdefault(entry["field"].split(".")[0], []).append(entry)
        for entry in overlay["enumValues"]:
            self.values.setdefault(entry["field"], []).extend(entry["values"])
        self.oneofs = copy.deepcopy(protos["oneofs"])
        for entry in overlay["oneofs"]:
            members = self.oneofs.setdefault(entry["message"], {}).setdefault(entry["oneof"], [])
            members += [member for member in entry["members"] if member not in members]
        for entry in overlay["exclusions"]:
            self.exclusions.setdefault(entry["message"], []).append(entry["members"])
        self.tiers = {field: entry["tier"] for entry in overlay["tiers"] for field in entry["fields"]}


class Messages:
    """The definitions of one version. Newer fields and the protos' messages are v1beta's: v1 was not seen with them."""

    def __init__(self, document, overlay, requests):
        """`requests`: route's request message -> fields that the url fills and that its schema must therefore know."""
        self.overlay = Overlay(overlay)
        self.newest = document["version"] != "v1"
        self.schemas = dict(document["schemas"])
        if self.newest:
            self.schemas = {**self.overlay.messages, **self.schemas}
        self.requests = requests

    def definitions(self):
        made, waiting = {}, sorted(self.requests)
        while waiting:
            name = waiting.pop()
            if name not in made and name in self.schemas:
                made[name] = self._definition(name)
                waiting.extend(discovery.references(made[name]["properties"]))
        return dict(sorted(made.items()))

    def _definition(self, name):
        sources = self.schemas[name].get("properties", {})
        properties = {field: self._annotated(name, field, source) for field, source in sources.items()}
        for entry in self.overlay.fields.get(name, []) if self.newest else []:
            field = entry["field"].split(".")[1]
            if field not in properties:
                properties[field] = {**self._annotated(name, field, entry["property"]), "x-source": entry["source"]}
        for field in self.requests.get(name, ()):
            properties.setdefault(field, {"type": "string", "x-source": "bound in the url"})
        definition = {"type": "object", "additionalProperties": False}
        if self._type(name) != name:
            definition["x-type"] = self._type(name)
        oneofs = self._present(self.overlay.oneofs.get(name, {}), properties)
        if oneofs:
            definition["x-oneofs"] = oneofs
        exclusions = [group for group in self.overlay.exclusions.get(name, []) if set(group) <= properties.keys()]
        if exclusions:
            definition["x-exclusions"] = exclusions
        pairs = [list(pair) for members in oneofs.values() for pair in itertools.combinations(members, 2)]
        if pairs:
            definition["not"] = {"anyOf": [{"required": pair} for pair in pairs]}
        definition["properties"] = dict(sorted(properties.items()))
        return definition

    @staticmethod
    def _present(oneofs, properties):
        """The oneofs reduced to the fields of this version: v1's Part has fewer members."""
        reduced = {name: [field for field in members if field in properties] for name, members in oneofs.items()}
        return {name: members for name, members in reduced.items() if members}

    def _type(self, name):
        return self.overlay.types.get(name, name)

    def _annotated(self, message, field, source):
        prop = self._property(message, field, source)
        key = f"{message}.{field}"
        if key in self.overlay.names:
            prop["x-proto"] = self.overlay.names[key]
        if field in self.overlay.presence.get(message, ()):
            prop["x-presence"] = True
        for annotation in ANNOTATIONS:
            if source.get(annotation):
                prop[annotation] = True
        return prop

    def _property(self, message, field, source):
        kind, form = source.get("type"), source.get("format")
        if "$ref" in source:
            return {"$ref": "#/definitions/" + source["$ref"]}
        if kind == "array":
            return {"type": "array", "items": self._property(message, field, source["items"])}
        if kind == "any":
            return {"x-well-known": "google.protobuf.Value"}
        if kind == "object":
            return self._object(message, field, source.get("additionalProperties"))
        if "enum" in source:
            return self._enum(message, field, source["enum"])
        if kind == "boolean":
            return {"type": "boolean"}
        if form in INTEGER_LIMITS or kind == "integer":
            low, high = INTEGER_LIMITS[form or "int32"]
            return {"type": "integer", "format": form or "int32", "minimum": low, "maximum": high}
        if form in ("int64", "uint64"):
            return {"type": ["string", "integer"], "format": form}
        if kind == "number":
            return {"type": "number", "format": form or "double"}
        if kind != "string":
            raise SystemExit(f"{message}.{field}: type {kind} is unknown")
        return {"type": "string", "format": form} if form else {"type": "string"}

    def _object(self, message, field, values):
        """Discovery has one form for Struct and for Any; only the text on Any's type URL tells them apart."""
        if values is None or "@type" in values.get("description", ""):
            return {"x-well-known": "opaque"}
        if values.get("type") == "any":
            return {"type": "object", "x-well-known": "google.protobuf.Struct"}
        entry = f"{self._type(message)}.{discovery.capitalised(field)}Entry"
        return {"type": "object", "additionalProperties": self._property(message, field, values), "x-map": entry}

    def _enum(self, message, field, values):
        key = f"{message}.{field}"
        name = self.overlay.enums.get(key, f"{self._type(message)}.{discovery.capitalised(field)}")
        added = [value for value in self.overlay.values.get(key, []) if self.newest and value not in values]
        prop = {"type": "string", "enum": values + added, "x-enum": name}
        if name in self.overlay.numbers:
            numbers = self.overlay.numbers[name]
            prop["x-numbers"] = [numbers.get(value, -1) for value in prop["enum"]]
        return prop


def mark_tiers(v1beta, v1, tiers):
    """Writes x-tier at the fields that v1 lacks.

    In a message that v1 has, C where nobody says more. In any other only where the overlay names the field, because the
    field that leads there is marked already.
    """
    for name, definition in v1beta.items():
        for field, prop in definition["properties"].items():
            named = tiers.get(f"{name}.{field}")
            if name in v1 and field not in v1[name]["properties"]:
                prop["x-tier"] = named or "C"
            elif name not in v1 and named:
                prop["x-tier"] = named
