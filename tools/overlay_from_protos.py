#!/usr/bin/env python3
"""Rewrites the derived section "protos" of schemas/api/overlay.json from the published protos.

A Discovery document gives the JSON side of the API. The server's error messages use the proto side, and some of its
decisions are only visible there. This section holds exactly that, and of it only what the default rules of
tools/schemas.py would get wrong:

  types      schema -> message type without package, where the two names differ
  names      Message.field -> proto name, where it is not the snake_case of the JSON name
  enums      Message.field -> enum type without package, where it is not <message type>.<Field>
  numbers    enum type -> value -> number
  presence   message -> fields that are proto3 `optional`: set twice is an error
  oneofs     message -> oneof -> members; those of one member count too, because a doubled member is an error
  prefixes   route -> field of the request message that the body is, where it is not the whole message
  routes     what the protos serve over HTTP and Discovery leaves out
  messages   in Discovery's form, those that only such routes (or the overlay's own) need

Fields newer than the protos are none of its business: they stand in the overlay's other sections, each with its source.
"""
import argparse
import sys

import discovery
import schema_text
from protos import Protos, bindings, route_id


def derive(proto_document, document, overlay):
    """The section, without its source and date. The overlay's hand-kept routes may need messages too."""
    methods = discovery.methods(document)
    served = {}
    for name, method in methods.items():
        served[(method["httpMethod"], discovery.path_of(method, document["version"]))] = name
    protos = Protos(proto_document, document["schemas"])

    prefixes, routes = {}, []
    for rpc_name, rpc in protos.rpcs.items():
        for verb, path, bound, body in bindings(rpc):
            known = served.get((verb, path))
            prefix = body if body not in (None, "*") else None
            if known:
                if prefix:
                    prefixes[known] = prefix
                continue
            request = rpc["request"] if body else None
            if prefix:
                request = protos.messages[rpc["request"]]["fields"][prefix]["type"]
                bound = [name[len(prefix) + 1 :] for name in bound if name.startswith(prefix + ".")]
            route = {"id": route_id(verb, path, rpc_name), "http": verb, "path": path, "request": request}
            if prefix:
                route["prefix"] = prefix
            routes.append({**route, "bound": bound if body else []})

    roots = {discovery.request_of(method) for method in methods.values()}
    roots |= {route["request"] for route in routes} | {route["request"] for route in overlay["routes"]}
    messages = protos.adopt(sorted(roots - {None}))
    reached = sorted(discovery.reachable(protos.schemas, roots - {None}))
    types = {schema: protos.type_of.get(schema, schema) for schema in reached}
    section = {"types": {schema: type_name for schema, type_name in types.items() if type_name != schema}}
    section.update(field_facts(protos, reached))
    section["prefixes"] = dict(sorted(prefixes.items()))
    section["routes"] = sorted(routes, key=lambda route: route["id"])
    section["messages"] = messages
    return section


def field_facts(protos, schemas):
    """What the protos know of the fields of `schemas`."""
    names, enums, numbers, presence, oneofs = {}, {}, {}, {}, {}
    for schema in schemas:
        type_name = protos.type_of.get(schema)
        fields = protos.fields(type_name) if type_name else {}
        for json_name in sorted(protos.schemas[schema].get("properties", {})):
            if json_name not in fields:
                continue
            proto_name, field = fields[json_name]
            if proto_name != discovery.snake_case(json_name):
                names[f"{schema}.{json_name}"] = proto_name
            if field["label"] == "optional":
                presence.setdefault(schema, []).append(json_name)
            enum = protos.resolve(type_name, field["type"])
            if enum in protos.enums:
                numbers[enum] = {value["name"]: value["number"] for value in protos.enums[enum]["values"]}
                if enum != f"{type_name}.{discovery.capitalised(json_name)}":
                    enums[f"{schema}.{json_name}"] = enum
        for proto_name, field in protos.messages.get(type_name, {"fields": {}})["fields"].items():
            if field["oneof"] and field["json"] in protos.schemas[schema].get("properties", {}):
                oneofs.setdefault(schema, {}).setdefault(field["oneof"], []).append(field["json"])
    numbers = dict(sorted(numbers.items()))
    return {"names": names, "enums": enums, "numbers": numbers, "presence": presence, "oneofs": oneofs}


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--protos", required=True, help="the protos as JSON: messages, enums, rpcs")
    parser.add_argument("--discovery", required=True, help="the Discovery document of the same version")
    parser.add_argument("--overlay", default="schemas/api/overlay.json")
    parser.add_argument("--date", help="of the protos, YYYY-MM-DD; without it the date that stands there stays")
    parser.add_argument("--check", action="store_true", help="only compare: exit 1 and a summary when stale")
    options = parser.parse_args()

    overlay = discovery.load(options.overlay)
    kept = overlay["protos"]
    section = {"source": kept["source"], "date": options.date or kept["date"]}
    section.update(derive(discovery.load(options.protos), discovery.load(options.discovery), overlay))
    text = schema_text.overlay_text({**overlay, "protos": section})
    with open(options.overlay, encoding="utf-8") as file:
        summary = schema_text.difference(options.overlay, file.read(), text)
    if options.check:
        print("\n".join(summary), end="\n" if summary else "")
        return 1 if summary else 0
    with open(options.overlay, "w", encoding="utf-8") as file:
        file.write(text)
    return 0


if __name__ == "__main__":
    sys.exit(main())
