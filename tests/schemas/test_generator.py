"""Tests of tools/schemas.py and tools/overlay_from_protos.py on made-up documents.

Run from anywhere: python3 -m unittest discover -s tests/schemas
"""
import contextlib
import io
import json
import os
import sys
import tempfile
import unittest
from unittest import mock

FOLDER = os.path.dirname(os.path.abspath(__file__))
sys.path[:0] = [FOLDER, os.path.join(FOLDER, os.pardir, os.pardir, "tools")]

import overlay_from_protos  # noqa: E402
import schemas  # noqa: E402
from made_up import made_up_document, made_up_overlay, made_up_v1  # noqa: E402

INT32 = {"type": "integer", "format": "int32", "minimum": -(2**31), "maximum": 2**31 - 1}


def generated(v1beta=None, v1=None, overlay=None):
    texts = schemas.generate(v1beta or made_up_document(), v1 or made_up_v1(), overlay or made_up_overlay())
    return {name: json.loads(text) for name, text in texts.items()}


class Messages(unittest.TestCase):
    def setUp(self):
        self.definitions = generated()["api/v1beta.json"]["definitions"]

    def test_every_form(self):
        note = {"$ref": "#/definitions/Note"}
        unsure = {"x-tier": "C"}
        tones = ["TONE_UNSPECIFIED", "KIND", "NEW"]
        expected = {
            "args": {"type": "object", "x-well-known": "google.protobuf.Struct"},
            "byName": {"type": "object", "additionalProperties": note, "x-map": "AskRequest.ByNameEntry", **unsure},
            "bytes": {"type": "string", "format": "byte"},
            "count": {**INT32, "x-presence": True},
            "flag": {"type": "boolean"},
            "heat": {"type": "number", "format": "float"},
            "labels": {"type": "object", "additionalProperties": {"type": "string"}, "x-map": "AskRequest.LabelsEntry"},
            "mode": {"type": "array", "items": {"type": "string", "enum": ["A", "B", "C"], "x-enum": "Mode"}},
            "model": {"type": "string", "x-source": "bound in the url"},
            "note": {**note, "deprecated": True, **unsure},
            "odd": {"type": "string", "x-proto": "very_odd"},
            "packed": {"x-well-known": "opaque"},
            "shape": {"x-well-known": "opaque", "x-source": "a page", **unsure},
            "size": {"type": ["string", "integer"], "format": "int64"},
            "small": {"type": "integer", "format": "uint32", "minimum": 0, "maximum": 2**32 - 1},
            "text": {"type": "string"},
            "tone": {"type": "string", "enum": tones, "x-enum": "AskRequest.Tone", "x-numbers": [0, 7, -1]},
            "ttl": {"type": "string", "format": "google-duration", "x-tier": "A"},
            "value": {"x-well-known": "google.protobuf.Value"},
        }
        self.assertEqual(expected, self.definitions["AskRequest"]["properties"])

    def test_message_annotations(self):
        ask = self.definitions["AskRequest"]
        self.assertEqual({"data": ["text", "note", "args"]}, ask["x-oneofs"])
        pairs = [{"required": pair} for pair in (["text", "note"], ["text", "args"], ["note", "args"])]
        self.assertEqual({"anyOf": pairs}, ask["not"])
        self.assertEqual([["heat", "count"]], ask["x-exclusions"])
        self.assertIs(False, ask["additionalProperties"])
        self.assertNotIn("x-type", ask)

    def test_nested_type_and_oneof_of_one(self):
        body = self.definitions["Body"]
        self.assertEqual("Note.Body", body["x-type"])
        self.assertEqual({"content": ["text"]}, body["x-oneofs"])
        self.assertNotIn("not", body)

    def test_only_what_requests_reach(self):
        self.assertEqual(["AskRequest", "Body", "LiveMessage", "Note"], list(self.definitions))

    def test_the_document_wins_over_the_overlay(self):
        self.assertNotIn("stale", self.definitions["Note"]["properties"])
        self.assertNotIn("x-source", self.definitions["AskRequest"]["properties"]["text"])

    def test_read_only_fields_stay(self):
        name = self.definitions["Note"]["properties"]["name"]
        self.assertEqual({"type": "string", "x-presence": True, "readOnly": True}, name)

    def test_a_field_singled_out_in_a_message_that_v1_lacks(self):
        self.assertEqual("A", self.definitions["Body"]["properties"]["mark"]["x-tier"])
        self.assertNotIn("x-tier", self.definitions["Body"]["properties"]["text"])

    def test_v1_gets_nothing_newer(self):
        ask = generated()["api/v1.json"]["definitions"]["AskRequest"]
        self.assertNotIn("shape", ask["properties"])
        self.assertEqual(["A", "B"], ask["properties"]["mode"]["items"]["enum"])
        self.assertEqual({"data": ["text", "args"]}, ask["x-oneofs"])
        self.assertNotIn("x-tier", json.dumps(ask))

    def test_head(self):
        head = {key: value for key, value in generated()["api/v1beta.json"].items() if key != "definitions"}
        expected = {
            "$schema": "http://json-schema.org/draft-07/schema#",
            "x-version": "v1beta",
            "x-package": "google.test",
            "x-knowledge": "2026-01-03",
            "x-discovery": "2026-01-02",
        }
        self.assertEqual(expected, head)

    def test_unknown_form_is_refused(self):
        document = made_up_document()
        document["schemas"]["Note"]["properties"]["title"] = {"type": "colour"}
        with self.assertRaisesRegex(SystemExit, "Note.title: type colour"):
            generated(document)

    def test_order_of_the_document_does_not_matter(self):
        def reversed_order(value):
            return {key: reversed_order(value[key]) for key in reversed(value)} if isinstance(value, dict) else value

        document = made_up_document()
        self.assertNotEqual(list(document["schemas"]), list(reversed_order(document)["schemas"]))
        straight = schemas.generate(document, made_up_v1(), made_up_overlay())
        self.assertEqual(straight, schemas.generate(reversed_order(document), made_up_v1(), made_up_overlay()))


class Routes(unittest.TestCase):
    def setUp(self):
        self.routes = generated()["methods.json"]["routes"]

    def route(self, name, root=""):
        (found,) = [route for route in self.routes if route["id"] == name and route.get("root", "") == root]
        return found

    def test_both_versions_are_one_route(self):
        expected = {
            "id": "models.ask",
            "http": "POST",
            "path": "models/{model}:ask",
            "versions": ["v1", "v1beta"],
            "request": "AskRequest",
            "coverage": "full",
            "bound": ["model"],
            "source": "Discovery v1beta",
            "date": "2026-01-02",
        }
        self.assertEqual(expected, self.route("models.ask"))

    def test_sub_message_body(self):
        patch = self.route("notes.patch")
        found = [patch[key] for key in ("prefix", "bound", "boundPresence", "tier")]
        self.assertEqual(["note", ["name"], ["name"], "B"], found)

    def test_upload_roots(self):
        for root in ("", "upload", "resumable/upload"):
            route = self.route("notes.upload", root)
            self.assertEqual(("notes", "Note", "C"), (route["path"], route["request"], route["tier"]))

    def test_the_overlay_decides_coverage(self):
        self.assertEqual("none", self.route("notes.list")["coverage"])

    def test_a_method_without_path_needs_the_overlay(self):
        document = made_up_v1()
        document["methods"] = {"x": {"id": "generativelanguage.x.y"}}
        with self.assertRaisesRegex(SystemExit, "x.y"):
            generated(v1=document)


class Derivation(unittest.TestCase):
    def field(self, kind, name, label=None, oneof=None):
        return {"type": kind, "json": name, "label": label, "oneof": oneof, "behavior": [], "deprecated": False}

    def setUp(self):
        field = self.field
        messages = {
            "AskRequest": {
                "tone": field("Tone", "tone"),
                "mode": field("Mode", "mode", "repeated"),
                "very_odd": field("string", "odd"),
                "count": field("int32", "count", "optional"),
                "text": field("string", "text", oneof="data"),
                "note": field("Note", "note", oneof="data"),
            },
            "Note": {"name": field("string", "name", "optional"), "body": field("Body", "body")},
            "Note.Body": {"text": field("string", "text")},
            "Body": {"wrong": field("string", "text", "optional")},
            "PatchNoteRequest": {"note": field("Note", "note")},
            "SendRequest": {
                "name": field("string", "name"),
                "parts": field("Part", "parts", "repeated"),
                "by": field("map<string,Part>", "by"),
            },
            "SendRequest.Part": {"size": field("int64", "size"), "state": field("Mode", "state")},
        }
        enums = {"AskRequest.Tone": {"KIND": 7}, "Mode": {"A": 0, "B": 1}}
        post = lambda request, http, body: {"request": request, "http": [http], "body": [body]}  # noqa: E731
        self.protos = {
            "messages": {name: {"fields": fields} for name, fields in messages.items()},
            "enums": {
                name: {"values": [{"name": value, "number": number} for value, number in values.items()]}
                for name, values in enums.items()
            },
            "rpcs": {
                "PatchNote": post("PatchNoteRequest", ["patch", "/v1beta/{note.name=notes/*}"], "note"),
                "Send": post("SendRequest", ["post", "/v1beta/{name=notes/*}:send"], "*"),
            },
        }
        self.section = overlay_from_protos.derive(self.protos, made_up_document(), {"routes": []})

    def test_only_what_the_rules_get_wrong(self):
        self.assertEqual({"AskRequest.odd": "very_odd"}, self.section["names"])
        self.assertEqual({"AskRequest.mode": "Mode", "Part.state": "Mode"}, self.section["enums"])
        self.assertEqual({"AskRequest.Tone": {"KIND": 7}, "Mode": {"A": 0, "B": 1}}, self.section["numbers"])

    def test_a_field_names_the_type_better_than_an_equal_name(self):
        self.assertEqual({"Body": "Note.Body", "Part": "SendRequest.Part"}, self.section["types"])
        self.assertEqual({"AskRequest": ["count"], "Note": ["name"]}, self.section["presence"])

    def test_oneofs_and_prefixes(self):
        self.assertEqual({"AskRequest": {"data": ["text", "note"]}}, self.section["oneofs"])
        self.assertEqual({"notes.patch": "note"}, self.section["prefixes"])

    def test_routes_and_messages_that_discovery_lacks(self):
        send = {"id": "notes.send", "http": "POST", "path": "notes/{note}:send", "request": "SendRequest"}
        self.assertEqual([{**send, "bound": ["name"]}], self.section["routes"])
        part = {"size": {"type": "string", "format": "int64"}, "state": {"type": "string", "enum": ["A", "B"]}}
        self.assertEqual({"properties": part}, self.section["messages"]["Part"])
        parts = self.section["messages"]["SendRequest"]["properties"]
        self.assertEqual({"type": "array", "items": {"$ref": "Part"}}, parts["parts"])
        self.assertEqual({"type": "object", "additionalProperties": {"$ref": "Part"}}, parts["by"])


class Commands(unittest.TestCase):
    def run_tool(self, tool, *arguments):
        output = io.StringIO()
        with mock.patch.object(sys, "argv", ["tool", *arguments]), contextlib.redirect_stdout(output):
            return tool.main(), output.getvalue()

    def test_write_then_check(self):
        with tempfile.TemporaryDirectory() as folder:
            os.mkdir(os.path.join(folder, "api"))
            paths = {}
            documents = {"api/overlay.json": made_up_overlay(), "v1beta": made_up_document(), "v1": made_up_v1()}
            for name, document in documents.items():
                paths[name] = os.path.join(folder, name)
                with open(paths[name], "w", encoding="utf-8") as file:
                    json.dump(document, file)
            arguments = ["--v1beta", paths["v1beta"], "--v1", paths["v1"], "--output", folder]
            self.assertEqual(1, self.run_tool(schemas, *arguments, "--check")[0])
            self.assertFalse(os.path.exists(os.path.join(folder, "methods.json")))
            self.assertEqual((0, ""), self.run_tool(schemas, *arguments))
            self.assertEqual((0, ""), self.run_tool(schemas, *arguments, "--check"))
            changed = made_up_document()
            changed["schemas"]["Note"]["properties"]["fresh"] = {"type": "string"}
            with open(paths["v1beta"], "w", encoding="utf-8") as file:
                json.dump(changed, file)
            status, summary = self.run_tool(schemas, *arguments, "--check")
            self.assertEqual(1, status)
            self.assertIn('+    "fresh": {"type": "string"}', summary)


if __name__ == "__main__":
    unittest.main()
