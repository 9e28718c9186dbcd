#!/usr/bin/env python3
"""Generates schemas/api/v1beta.json, schemas/api/v1.json and schemas/methods.json from Discovery and the overlay.

usage: schemas.py --v1beta DISCOVERY --v1 DISCOVERY --output schemas [--check]

The overlay is read from <output>/api/overlay.json. --check writes nothing: it compares with what stands there and
exits 1 with a summary when they differ. A user can run this with a newer Discovery document: a field or message that
the document has by now is taken from there, not from the overlay. Only the coverage of a route stays the overlay's,
because no document knows what the program checks.


schemas/api/<version>.json: JSON Schema draft 7, a closed set of forms

  {"$schema", "x-version": "v1beta", "x-package": "google.ai.generativelanguage", "x-knowledge": date,
   "x-discovery": date or null, "definitions": {"<Message>": <definition>}}

Only what a request body can hold is listed: the request messages of all routes and everything they refer to. No texts.

<definition>: {"type": "object", "additionalProperties": false,
  "x-type"        message type without package; whole for another package ("google.type.LatLng"); left out when equal
                  to the definition's name; "" when the server's name is not known
  "x-oneofs"      {"data": [fields]}: true oneofs, also those of one member (twice is an error there)
  "x-exclusions"  [[fields]]: groups of which the documentation allows one; not known to the server's reader
  "not"           {"anyOf": [{"required": [a, b]}, …]} for every pair of a true oneof; left out without one
  "properties"    {"<jsonName>": <property>}}

<property> is one of
  {"type": "string"}
  {"type": "string", "format": "byte" | "google-duration" | "google-datetime" | "google-fieldmask"}
  {"type": "string", "enum": [names], "x-enum": type, "x-numbers": [numbers]}
                  x-enum: enum type without package, "" when not known; x-numbers: beside the names, -1 for a name whose
                  number is not known, left out when none is
  {"type": "boolean"}
  {"type": "integer", "format": "int32" | "uint32", "minimum", "maximum"}
  {"type": ["string", "integer"], "format": "int64" | "uint64"}
  {"type": "number", "format": "float" | "double"}
  {"$ref": "#/definitions/<Message>"}
  {"type": "object", "additionalProperties": <property>, "x-map": "<message type>.<Field>Entry"}
  {"type": "object", "x-well-known": "google.protobuf.Struct"}
  {"x-well-known": "google.protobuf.Value"}
  {"x-well-known": "opaque"}    content not checked: google.protobuf.Any, or a shape that nobody published
  {"type": "array", "items": <property>}          of any of these

and on the outermost object of a field
  "x-proto"       proto name, where it is not the JSON name with every capital as underscore and small letter
  "x-presence"    true: proto3 `optional`, set twice is an error
  "readOnly"      true: output only, yet known to the server's reader
  "deprecated"    true
  "x-source"      where the field comes from, when not from the Discovery document
  "x-tier"        in v1beta only: v1's message of that name lacks the field, or v1 lacks the message and the overlay
                  singles the field out. "A" the documentation too leaves it out, "B" v1 has it by now, "C" nobody says

Enum type default: <message type>.<Field>; proto name default: see x-proto.


schemas/methods.json

  {"knowledge": date, "hosts": [names], "routes": [<route>]}

<route>: {
  "id"        Discovery's id without the service; routes of one method in several roots share it
  "http"      method; "" = any
  "root"      "upload" | "resumable/upload" | "ws", when the url's path begins with it; else left out
  "path"      after /{version}/ (for "ws": after /ws/, with {version} inside). {x} is one segment, ** one or more to the
              end; where several routes fit, one without ** is meant
  "versions"  ["v1", "v1beta"] or one of them
  "request"   message of the body, or null
  "coverage"  "full" | "none"
  "prefix"    proto field that the body is, where it is not the whole request message; else left out
  "bound"     fields of the body's message that the url fills
  "boundPresence"  those of them that have presence and so must not stand in the body; else left out
  "tier"      "A" | "B" | "C", where v1 lacks the route; else left out
  "source", "date"}
"""
import argparse
import os
import sys

import discovery
import schema_messages
import schema_routes
import schema_text

DIALECT = "http://json-schema.org/draft-07/schema#"


def schema(document, overlay, definitions):
    return {
        "$schema": DIALECT,
        "x-version": document["version"],
        "x-package": overlay["package"],
        "x-knowledge": overlay["knowledge"],
        "x-discovery": discovery.date_in(document.get("revision")),
        "definitions": definitions,
    }


def generate(v1beta, v1, overlay):
    """File name below the output folder -> text."""
    routes = schema_routes.merge(v1beta, v1, overlay)
    definitions = {
        document["version"]: schema_messages.Messages(
            document, overlay, schema_routes.requests(routes, document["version"])
        ).definitions()
        for document in (v1beta, v1)
    }
    schema_messages.mark_tiers(definitions["v1beta"], definitions["v1"], schema_messages.Overlay(overlay).tiers)
    return {
        "api/v1beta.json": schema_text.schema_text(schema(v1beta, overlay, definitions["v1beta"])),
        "api/v1.json": schema_text.schema_text(schema(v1, overlay, definitions["v1"])),
        "methods.json": schema_text.methods_text(schema_routes.table(routes, overlay, definitions["v1beta"])),
    }


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--v1beta", required=True, help="Discovery document of v1beta")
    parser.add_argument("--v1", required=True, help="Discovery document of v1")
    parser.add_argument("--output", default="schemas", help="folder that holds api/overlay.json and gets the files")
    parser.add_argument("--check", action="store_true", help="only compare: exit 1 and a summary when a file is stale")
    options = parser.parse_args()

    overlay = discovery.load(os.path.join(options.output, "api", "overlay.json"))
    stale = []
    for name, text in generate(discovery.load(options.v1beta), discovery.load(options.v1), overlay).items():
        path = os.path.join(options.output, name)
        if not options.check:
            with open(path, "w", encoding="utf-8") as file:
                file.write(text)
            continue
        committed = ""
        if os.path.exists(path):
            with open(path, encoding="utf-8") as file:
                committed = file.read()
        stale += schema_text.difference(path, committed, text)
    if stale:
        print("\n".join(stale))
    return 1 if stale else 0


if __name__ == "__main__":
    sys.exit(main())
