"""Tests of the files in schemas/ that tools/schemas.py and tools/overlay_from_protos.py wrote.

The last class needs ../shared/knowledge, beside the repository, and is skipped without it.
"""
import copy
import itertools
import json
import os
import sys
import unittest

REPOSITORY = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
KNOWLEDGE = os.path.join(REPOSITORY, os.pardir, "shared", "knowledge")
sys.path.insert(0, os.path.join(REPOSITORY, "tools"))

import discovery  # noqa: E402
import overlay_from_protos  # noqa: E402
import schema_text  # noqa: E402
import schemas  # noqa: E402

FILES = ("api/v1beta.json", "api/v1.json", "methods.json")
HAND_KEPT = "fields enumValues types enums oneofs exclusions prefixes tiers routeTiers routes".split()


def text_of(name):
    with open(os.path.join(REPOSITORY, "schemas", name), encoding="utf-8") as file:
        return file.read()


def committed(name):
    return json.loads(text_of(name))


class Committed(unittest.TestCase):
    """The files in schemas/, whatever they were made from."""

    @classmethod
    def setUpClass(cls):
        cls.v1beta, cls.v1, cls.methods = (committed(name) for name in FILES)
        cls.overlay = committed("api/overlay.json")

    def properties(self):
        for document in (self.v1beta, self.v1):
            for name, definition in document["definitions"].items():
                for field, prop in definition["properties"].items():
                    yield document, f"{name}.{field}", prop

    def check_form(self, where, prop):
        """Fails unless `prop`, without annotations, is one of the closed set of forms."""
        keys = set(prop)
        if "$ref" in keys:
            self.assertEqual({"$ref"}, keys, where)
        elif "x-well-known" in keys:
            struct = {"type": "object", "x-well-known": "google.protobuf.Struct"}
            names = ("google.protobuf.Value", "google.protobuf.ListValue", "opaque")
            self.assertIn(prop, [struct, *({"x-well-known": name} for name in names)], where)
        elif "x-map" in keys:
            self.assertEqual(({"type", "additionalProperties", "x-map"}, "object"), (keys, prop["type"]), where)
            self.assertRegex(prop["x-map"], r"^[A-Z][\w.]*\.[A-Z]\w*Entry$", where)
            self.check_form(where, prop["additionalProperties"])
        elif prop["type"] == "array":
            self.assertEqual({"type", "items"}, keys, where)
            self.assertNotEqual("array", prop["items"].get("type"), where)
            self.check_form(where, prop["items"])
        elif "enum" in keys:
            self.assertLessEqual(keys, {"type", "enum", "x-enum", "x-numbers"}, where)
            self.assertEqual(len(prop["enum"]), len(prop.get("x-numbers", prop["enum"])), where)
            self.assertEqual(len(prop["enum"]), len(set(prop["enum"])), where)
            self.assertIsInstance(prop["x-enum"], str, where)
        else:
            limits = {"int32": (-(2**31), 2**31 - 1), "uint32": (0, 2**32 - 1)}
            scalars = [{"type": "string"}, {"type": "boolean"}]
            texts = ("byte", "google-duration", "google-datetime", "google-fieldmask")
            scalars += [{"type": "string", "format": form} for form in texts]
            for form, (low, high) in limits.items():
                scalars.append({"type": "integer", "format": form, "minimum": low, "maximum": high})
            scalars += [{"type": ["string", "integer"], "format": form} for form in ("int64", "uint64")]
            scalars += [{"type": "number", "format": form} for form in ("float", "double")]
            self.assertIn(prop, scalars, where)

    def test_properties_use_only_the_known_forms(self):
        annotations = dict.fromkeys(("x-proto", "x-source", "x-tier"), str)
        annotations.update(dict.fromkeys(("x-presence", "readOnly", "deprecated"), bool))
        for document, where, prop in self.properties():
            for key, kind in annotations.items():
                if key in prop:
                    self.assertIsInstance(prop[key], kind, where)
                    self.assertTrue(prop[key], where)
            self.assertIn(prop.get("x-tier", "A"), "ABC", where)
            self.assertTrue(document is self.v1beta or "x-tier" not in prop, where)
            self.check_form(where, {key: value for key, value in prop.items() if key not in annotations})

    def test_proto_name_is_said_only_where_it_is_needed(self):
        for _, where, prop in self.properties():
            self.assertNotEqual(discovery.snake_case(where.split(".")[1]), prop.get("x-proto"), where)

    def test_definitions_use_only_the_known_keys(self):
        allowed = {"type", "additionalProperties", "x-type", "x-oneofs", "x-exclusions", "not", "properties"}
        for document in (self.v1beta, self.v1):
            for name, definition in document["definitions"].items():
                self.assertLessEqual(set(definition), allowed, name)
                self.assertEqual(("object", False), (definition["type"], definition["additionalProperties"]), name)
                self.assertNotEqual(name, definition.get("x-type"))
                groups = list(definition.get("x-oneofs", {}).values())
                for field in itertools.chain(*groups, *definition.get("x-exclusions", [])):
                    self.assertIn(field, definition["properties"], name)
                members = list(itertools.chain(*groups))
                self.assertEqual(len(members), len(set(members)), f"{name}: a field in two oneofs")
                for field in members:
                    self.assertNotIn("x-presence", definition["properties"][field], f"{name}.{field}")
                pairs = [{"required": list(pair)} for group in groups for pair in itertools.combinations(group, 2)]
                self.assertEqual(pairs, definition.get("not", {}).get("anyOf", []), name)

    def test_references_resolve(self):
        for document in (self.v1beta, self.v1):
            for name, definition in document["definitions"].items():
                for target in discovery.references(definition["properties"]):
                    self.assertIn(target, document["definitions"], name)

    def test_everything_is_reachable_from_a_request(self):
        for document in (self.v1beta, self.v1):
            roots = {route["request"] for route in self.methods["routes"] if document["x-version"] in route["versions"]}
            self.assertEqual(set(document["definitions"]), discovery.reachable(document["definitions"], roots - {None}))

    def test_names_of_a_message_are_not_ambiguous(self):
        for document in (self.v1beta, self.v1):
            for name, definition in document["definitions"].items():
                fields = definition["properties"].items()
                proto = [prop.get("x-proto", discovery.snake_case(field)) for field, prop in fields]
                self.assertEqual(len(proto), len(set(proto)), name)

    def test_no_text_was_copied(self):
        for name in (*FILES, "api/overlay.json"):
            texts = set()

            def note_texts(value):
                texts.update(key for key, child in value.items() if isinstance(child, (str, list)))
                return value

            json.loads(text_of(name), object_hook=note_texts)
            self.assertIn("source" if name in ("methods.json", "api/overlay.json") else "format", texts)
            self.assertFalse(texts & {"description", "enumDescriptions", "comment", "title"}, name)

    def test_routes(self):
        routes = self.methods["routes"]
        keys = [(route.get("root"), route["http"], route["path"]) for route in routes]
        self.assertEqual(len(keys), len(set(keys)))
        required = {"id", "http", "path", "versions", "request", "coverage", "bound", "source", "date"}
        for route in routes:
            where = f"{route['id']} {route['path']}"
            self.assertEqual(set(), required - set(route), where)
            self.assertEqual(set(), set(route) - required - {"root", "prefix", "boundPresence", "tier"}, where)
            self.assertIn(route["coverage"], ("full", "none"), where)
            self.assertEqual("v1" not in route["versions"], "tier" in route, where)
            self.assertIn(route.get("root", "ws"), ("upload", "resumable/upload", "ws"), where)
            if route["request"]:
                definition = self.v1beta["definitions"][route["request"]]
                for field in route["bound"]:
                    self.assertIn(field, definition["properties"], where)
                for field in route.get("boundPresence", []):
                    self.assertTrue(definition["properties"][field]["x-presence"], where)

    def test_overlay_entries_say_their_source(self):
        sections = [self.overlay[name] for name in HAND_KEPT]
        self.assertEqual({"knowledge", "hosts", "package", "protos", *HAND_KEPT}, set(self.overlay))
        for entry in itertools.chain([self.overlay["protos"]], *sections):
            self.assertTrue(entry.get("source"), entry)
            self.assertRegex(entry.get("date", ""), r"^20\d\d-[01]\d-[0-3]\d$", entry)
            self.assertLessEqual(entry["date"], self.overlay["knowledge"], entry)

    def test_overlay_entries_are_in_use(self):
        """An entry for a field or message that no longer exists is a mistake, or has become superfluous."""
        definitions = self.v1beta["definitions"]
        for section in ("fields", "enumValues", "enums"):
            for entry in self.overlay[section]:
                message, field = entry["field"].split(".")
                self.assertIn(field, definitions[message]["properties"], entry)
        for section in ("oneofs", "exclusions"):
            for entry in self.overlay[section]:
                self.assertLessEqual(set(entry["members"]), set(definitions[entry["message"]]["properties"]), entry)
        for entry in self.overlay["types"]:
            self.assertIn(entry["schema"], definitions, entry)
        for entry in self.overlay["tiers"]:
            for field in entry["fields"]:
                message, name = field.split(".")
                self.assertEqual(entry["tier"], definitions[message]["properties"][name].get("x-tier"), field)
        ids = {route["id"] for route in self.methods["routes"]}
        for entry in self.overlay["prefixes"]:
            self.assertIn(entry["route"], ids)

    def test_files_have_one_property_a_line(self):
        for name in FILES:
            document = committed(name)
            make = schema_text.methods_text if name == "methods.json" else schema_text.schema_text
            self.assertEqual(text_of(name), make(document), name)
        self.assertEqual(text_of("api/overlay.json"), schema_text.overlay_text(self.overlay))


class SharedKnowledge(unittest.TestCase):
    """The committed files against the documents that they were made from."""

    @classmethod
    def setUpClass(cls):
        if not os.path.isdir(KNOWLEDGE):
            raise unittest.SkipTest("../shared/knowledge is not here: the committed schemas stay uncompared")
        load = lambda name: discovery.load(os.path.join(KNOWLEDGE, name))  # noqa: E731
        cls.v1beta, cls.v1 = load("discovery-v1beta.json"), load("discovery-v1.json")
        cls.protos = load("proto-v1beta.json")
        cls.overlay = committed("api/overlay.json")

    def test_committed_files_are_what_the_generator_gives(self):
        for name, text in schemas.generate(self.v1beta, self.v1, self.overlay).items():
            self.assertEqual([], schema_text.difference(name, text_of(name), text))

    def test_derived_section_is_what_the_protos_give(self):
        section = {key: value for key, value in self.overlay["protos"].items() if key not in ("source", "date")}
        emptied = {**copy.deepcopy(self.overlay), "protos": {}}
        self.assertEqual(section, overlay_from_protos.derive(self.protos, self.v1beta, emptied))

    def test_marked_oneofs_and_exclusions_are_all_there(self):
        """The stored document marks groups that it read out of the texts; a name that begins with _ is no oneof."""
        definitions = committed("api/v1beta.json")["definitions"]
        for name in definitions.keys() & self.v1beta["schemas"].keys():
            for group, members in self.v1beta["schemas"][name].get("x-oneofs", {}).items():
                if group.startswith("_"):
                    self.assertIn(set(members), map(set, definitions[name].get("x-exclusions", [])), name)
                else:
                    self.assertLessEqual(set(members), set(definitions[name].get("x-oneofs", {}).get(group, [])), name)

    def test_newer_fields_are_all_there(self):
        definitions = committed("api/v1beta.json")["definitions"]
        additions = discovery.load(os.path.join(KNOWLEDGE, "v1beta-additions-sdk-3.1.0.json"))["additions"]
        for name, fields in additions.items():
            message, _, field = name.partition(".")
            for added, value in fields.items():
                properties = definitions[message]["properties"]
                self.assertIn(value if field else added, properties[field]["enum"] if field else properties, name)


if __name__ == "__main__":
    unittest.main()
