"""Small documents with one of each form, so that the tests of the generators need no real ones."""


def made_up_document():
    """One of each form that Discovery has, and a response that no request reaches."""
    text = {"description": "told at length"}
    return {
        "version": "v1beta",
        "revision": "20260102",
        "resources": {
            "models": {
                "methods": {
                    "ask": {
                        "id": "generativelanguage.models.ask",
                        "httpMethod": "POST",
                        "path": "v1beta/{+model}:ask",
                        "flatPath": "v1beta/models/{modelsId}:ask",
                        "request": {"$ref": "AskRequest"},
                        "response": {"$ref": "AskResponse"},
                    }
                }
            },
            "notes": {
                "methods": {
                    "patch": {
                        "id": "generativelanguage.notes.patch",
                        "httpMethod": "PATCH",
                        "path": "v1beta/{+name}",
                        "flatPath": "v1beta/notes/{notesId}",
                        "request": {"$ref": "Note"},
                    },
                    "upload": {
                        "id": "generativelanguage.notes.upload",
                        "httpMethod": "POST",
                        "path": "v1beta/notes",
                        "flatPath": "v1beta/notes",
                        "request": {"$ref": "Note"},
                        "mediaUpload": {"protocols": {"simple": {}, "resumable": {}}},
                    },
                    "list": {"id": "generativelanguage.notes.list", "httpMethod": "GET", "flatPath": "v1beta/notes"},
                }
            },
        },
        "schemas": {
            "AskRequest": {
                "properties": {
                    "tone": {"type": "string", "enum": ["TONE_UNSPECIFIED", "KIND", "NEW"], **text},
                    "mode": {"type": "array", "items": {"type": "string", "enum": ["A", "B"]}},
                    "note": {"$ref": "Note", "deprecated": True},
                    "text": {"type": "string", **text},
                    "count": {"type": "integer", "format": "int32"},
                    "size": {"type": "string", "format": "int64"},
                    "small": {"type": "integer", "format": "uint32"},
                    "heat": {"type": "number", "format": "float"},
                    "bytes": {"type": "string", "format": "byte"},
                    "ttl": {"type": "string", "format": "google-duration"},
                    "flag": {"type": "boolean"},
                    "args": {"type": "object", "additionalProperties": {"type": "any", **text}},
                    "packed": {"type": "object", "additionalProperties": {"type": "any", "description": "with @type"}},
                    "value": {"type": "any"},
                    "labels": {"type": "object", "additionalProperties": {"type": "string"}},
                    "byName": {"type": "object", "additionalProperties": {"$ref": "Note"}},
                    "odd": {"type": "string"},
                }
            },
            "Note": {
                "properties": {
                    "name": {"type": "string", "readOnly": True},
                    "title": {"type": "string"},
                    "body": {"$ref": "Body"},
                }
            },
            "Body": {"properties": {"text": {"type": "string"}, "mark": {"type": "string"}}},
            "AskResponse": {"properties": {"answer": {"$ref": "Answer"}}},
            "Answer": {"properties": {"text": {"type": "string"}}},
        },
    }


def made_up_v1():
    document = made_up_document()
    document["version"], document["revision"] = "v1", "20250102"
    document["resources"] = {"models": document["resources"]["models"]}
    method = document["resources"]["models"]["methods"]["ask"]
    method.update(path="v1/{+model}:ask", flatPath="v1/models/{modelsId}:ask")
    for field in ("ttl", "note", "byName"):
        del document["schemas"]["AskRequest"]["properties"][field]
    return document


def made_up_overlay():
    said = {"source": "a page", "date": "2026-01-02"}
    checked = {"versions": ["v1beta"], "coverage": "full", **said}
    return {
        "knowledge": "2026-01-03",
        "hosts": ["example.test"],
        "package": "google.test",
        "protos": {
            **said,
            "types": {"Body": "Note.Body"},
            "names": {"AskRequest.odd": "very_odd"},
            "enums": {"AskRequest.mode": "Mode"},
            "numbers": {"AskRequest.Tone": {"TONE_UNSPECIFIED": 0, "KIND": 7}},
            "presence": {"AskRequest": ["count"], "Note": ["name"]},
            "oneofs": {"AskRequest": {"data": ["text", "note"]}, "Body": {"content": ["text"]}},
            "prefixes": {"notes.patch": "note"},
            "routes": [],
            "messages": {
                "LiveMessage": {"properties": {"note": {"$ref": "Note"}}},
                "Note": {"properties": {"stale": {"type": "string"}}},
            },
        },
        "fields": [
            {"field": "AskRequest.shape", "property": {"type": "object"}, **said},
            {"field": "AskRequest.text", "property": {"type": "boolean"}, **said},
        ],
        "enumValues": [{"field": "AskRequest.mode", "values": ["C"], **said}],
        "types": [],
        "enums": [],
        "oneofs": [{"message": "AskRequest", "oneof": "data", "members": ["args"], **said}],
        "exclusions": [{"message": "AskRequest", "members": ["heat", "count"], **said}],
        "prefixes": [],
        "tiers": [{"fields": ["AskRequest.ttl"], "tier": "A", **said}, {"fields": ["Body.mark"], "tier": "A", **said}],
        "routeTiers": [{"routes": ["notes.p*"], "tier": "B", **said}],
        "routes": [
            {"id": "live", "http": "", "root": "ws", "path": "x.{version}.Live", "request": "LiveMessage", **checked},
            {"id": "notes.list", "http": "GET", "path": "notes", "request": None, **{**checked, "coverage": "none"}},
        ],
    }
