"""Values that the server takes: schemas with all that is allowed in them, and the first bytes of files of each documented type."""
import base64

PNG = "iVBORw0KGgoAAAANSUhEUgAAABgAAAAQCAIAAACDRijCAAAAHElEQVR42mP4TyXAMGrQiDbojogNVdCoQSPaIADvpB7uKkgZRQAAAABJRU5ErkJggg=="
# Bytes by which a file of the type is known.
MAGIC = {
    "image/png": base64.b64decode(PNG),
    "image/jpeg": b"\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01\x01\x00\x00\x01\x00\x01\x00\x00\xff\xd9",
    "image/webp": b"RIFF\x1a\x00\x00\x00WEBPVP8L\x0d\x00\x00\x00",
    "image/heic": b"\x00\x00\x00\x18ftypheic\x00\x00\x00\x00mif1heic",
    "image/heif": b"\x00\x00\x00\x18ftypmif1\x00\x00\x00\x00mif1heic",
    "audio/wav": b"RIFF\x24\x00\x00\x00WAVEfmt ",
    "audio/x-wav": b"RIFF\x24\x00\x00\x00WAVEfmt ",
    "audio/mp3": b"ID3\x03\x00\x00\x00\x00\x00\x00",
    "audio/mpeg": b"\xff\xfb\x90\x64\x00\x00",
    "audio/aiff": b"FORM\x00\x00\x00\x12AIFFCOMM",
    "audio/aac": b"\xff\xf1\x50\x80\x02\x1f\xfc",
    "audio/ogg": b"OggS\x00\x02\x00\x00\x00\x00",
    "audio/flac": b"fLaC\x00\x00\x00\x22",
    "video/mp4": b"\x00\x00\x00\x18ftypisom\x00\x00\x02\x00isommp41",
    "video/mpeg": b"\x00\x00\x01\xba\x44\x00\x04\x00",
    "video/mpg": b"\x00\x00\x01\xba\x44\x00\x04\x00",
    "video/mov": b"\x00\x00\x00\x14ftypqt  \x00\x00\x02\x00qt  ",
    "video/avi": b"RIFF\x00\x01\x00\x00AVI LIST",
    "video/x-flv": b"FLV\x01\x05\x00\x00\x00\x09",
    "video/webm": b"\x1a\x45\xdf\xa3\x9f\x42\x86\x81\x01\x42\xf7\x81",
    "video/wmv": bytes.fromhex("3026b2758e66cf11a6d900aa0062ce6c"),
    "video/3gpp": b"\x00\x00\x00\x18ftyp3gp4\x00\x00\x02\x003gp43gp6",
    "application/pdf": b"%PDF-1.7\n1 0 obj\n",
    "text/plain": b"Hello.\n",
    "text/csv": b"a,b\n1,2\n",
    "text/html": b"<!doctype html><p>Hello</p>",
}
JSON_SCHEMA = {
    "$id": "https://example.org/order", "type": "object", "title": "Order", "description": "One order", "additionalProperties": False,
    "$defs": {
        "size": {"type": "string", "enum": ["S", "M"]},
        "node": {"type": "object", "properties": {"next": {"$ref": "#/$defs/node"}}},
    },
    "properties": {
        "size": {"$ref": "#/$defs/size"},
        "tree": {"$ref": "#/$defs/node"},
        "count": {"type": "integer", "minimum": 1, "maximum": 9, "enum": [1, 2]},
        "note": {"type": ["string", "null"]},
        "at": {"type": "string", "format": "date-time"},
        "pair": {"type": "array", "prefixItems": [{"type": "string"}, {"type": "number"}]},
        "either": {"anyOf": [{"type": "string"}, {"type": "number"}]},
        "one": {"oneOf": [{"type": "string"}, {"type": "boolean"}]},
        "list": {"type": "array", "items": {"type": "string"}, "minItems": 1, "maxItems": 5},
    },
    "required": ["size", "count"],
}
SCHEMA = {
    "type": "OBJECT", "title": "Order", "description": "One order", "propertyOrdering": ["count", "size"], "minProperties": "1", "maxProperties": 9,
    "properties": {
        "count": {"type": "INTEGER", "format": "int32", "minimum": 1, "maximum": 9, "default": 1, "example": 2},
        "size": {"type": "STRING", "format": "enum", "enum": ["S", "M"]},
        "at": {"type": "STRING", "format": "date-time"},
        "price": {"type": "NUMBER", "format": "float"},
        "code": {"type": "STRING", "pattern": "^[A-Z]+$", "minLength": 1, "maxLength": "8"},
        "note": {"type": "STRING", "nullable": True},
        "either": {"anyOf": [{"type": "STRING"}, {"type": "NUMBER"}, {"type": "NULL"}]},
        "ok": {"type": "BOOLEAN"},
        "list": {"type": "ARRAY", "items": {"type": "STRING"}, "minItems": 1, "maxItems": "5"},
    },
    "required": ["count"],
}
