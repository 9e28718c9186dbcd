"""The published protos as JSON (messages, enums, rpcs), and which Discovery schema each message is."""
import re

import discovery

SCALARS = {
    "string": {"type": "string"},
    "bool": {"type": "boolean"},
    "bytes": {"type": "string", "format": "byte"},
    "int32": {"type": "integer", "format": "int32"},
    "uint32": {"type": "integer", "format": "uint32"},
    "int64": {"type": "string", "format": "int64"},
    "uint64": {"type": "string", "format": "uint64"},
    "float": {"type": "number", "format": "float"},
    "double": {"type": "number", "format": "double"},
    "google.protobuf.Timestamp": {"type": "string", "format": "google-datetime"},
    "google.protobuf.Duration": {"type": "string", "format": "google-duration"},
    "google.protobuf.FieldMask": {"type": "string", "format": "google-fieldmask"},
    "google.protobuf.Struct": {"type": "object", "additionalProperties": {"type": "any"}},
    "google.protobuf.Value": {"type": "any"},
}

STANDARD_VERBS = {"post": "create", "get": "get", "patch": "patch", "delete": "delete"}


class Protos:
    """`type_of` names the message that a schema is; adopt() adds messages that Discovery lacks to `schemas`."""

    def __init__(self, protos, schemas):
        self.messages, self.enums, self.rpcs = protos["messages"], protos["enums"], protos["rpcs"]
        self.schemas = dict(schemas)
        self.type_of = {}
        self._match_schemas()

    def resolve(self, scope, name):
        """A type name as protobuf looks it up: innermost scope first. Names of other packages are whole already."""
        if name.startswith("google."):
            return name
        parts = scope.split(".")
        for depth in range(len(parts), -1, -1):
            candidate = ".".join(parts[:depth] + [name])
            if candidate in self.messages or candidate in self.enums:
                return candidate
        return None

    def fields(self, type_name):
        """JSON name -> (proto name, field)."""
        message = self.messages.get(type_name, {"fields": {}})
        return {field["json"]: (name, field) for name, field in message["fields"].items()}

    def _match_schemas(self):
        """Discovery flattens nested names, so which message a schema is follows from the fields that refer to it.

        An equal name is only a first guess: Discovery's UsageMetadata is GenerateContentResponse.UsageMetadata.
        """
        self.type_of = {name: name for name in self.schemas if name in self.messages}
        referred = {}
        waiting = sorted(self.type_of)
        while waiting:
            schema = waiting.pop()
            fields = self.fields(self.type_of[schema])
            for json_name, prop in self.schemas[schema].get("properties", {}).items():
                target = discovery.element(prop).get("$ref")
                found = json_name in fields and self.resolve(self.type_of[schema], fields[json_name][1]["type"])
                if not target or not found:
                    continue
                if referred.setdefault(target, found) != found:
                    raise SystemExit(f"schema {target} is both {referred[target]} and {found}")
                if self.type_of.get(target) != found:
                    self.type_of[target] = found
                    waiting.append(target)

    def adopt(self, roots):
        """Gives Discovery's form to the messages that `roots` need and Discovery lacks; returns their schemas."""
        adopted, waiting = {}, [root for root in roots if root in self.messages]
        while waiting:
            type_name = waiting.pop()
            if type_name in self.type_of.values():
                continue
            schema = self._free_name(type_name)
            self.type_of[schema] = type_name
            for _, field in self.fields(type_name).values():
                used = self.resolve(type_name, field["type"].removeprefix("map<string,").rstrip(">"))
                if used in self.messages:
                    waiting.append(used)
            adopted[schema] = type_name
        schema_of = {type_name: schema for schema, type_name in self.type_of.items()}
        for schema, type_name in adopted.items():
            fields = self.fields(type_name).items()
            properties = {name: self._property(type_name, field, schema_of) for name, (_, field) in fields}
            self.schemas[schema] = {"properties": properties}
        return {schema: self.schemas[schema] for schema in sorted(adopted)}

    def _free_name(self, type_name):
        """Discovery's own convention: the last part of a nested name, the parts run together where that is taken."""
        short = type_name.rsplit(".", 1)[-1]
        return short if short not in self.schemas and short not in self.type_of else type_name.replace(".", "")

    def _property(self, scope, field, schema_of):
        kind = field["type"]
        if kind.startswith("map<string,"):
            value = self._single(scope, kind[len("map<string,") : -1], schema_of)
            prop = {"type": "object", "additionalProperties": value}
        else:
            prop = self._single(scope, kind, schema_of)
            if field["label"] == "repeated":
                prop = {"type": "array", "items": prop}
        if "OUTPUT_ONLY" in field["behavior"]:
            prop = {**prop, "readOnly": True}
        if field["deprecated"]:
            prop = {**prop, "deprecated": True}
        return prop

    def _single(self, scope, kind, schema_of):
        if kind in SCALARS:
            return SCALARS[kind]
        resolved = self.resolve(scope, kind)
        if resolved in self.enums:
            return {"type": "string", "enum": [value["name"] for value in self.enums[resolved]["values"]]}
        return {"$ref": schema_of[resolved]}


def bindings(rpc):
    """(http method, path after the version, url-bound fields, body) for each address of an rpc."""
    for (verb, template), body in zip(rpc["http"], rpc["body"] or [None] * len(rpc["http"])):
        path = template.split("/", 2)[2]
        bound = re.findall(r"\{([\w.]+)=", path)
        path = re.sub(r"\{[\w.]+=([^}]*)\}", lambda match: match.group(1), path)
        path = re.sub(r"(\w+)/\*", lambda match: f"{match.group(1)}/{{{discovery.singular(match.group(1))}}}", path)
        yield verb.upper(), path, bound, body


def route_id(verb, path, rpc_name):
    """The id that Discovery would give: the collections, then the verb."""
    path, _, custom = path.partition(":")
    collections = [part for part in path.split("/") if not part.startswith("{")]
    standard = "list" if rpc_name.startswith("List") else STANDARD_VERBS[verb.lower()]
    return ".".join(collections + [custom or standard])
