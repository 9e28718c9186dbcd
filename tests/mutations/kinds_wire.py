"""Kinds of mistakes: values of a type that the decoder refuses, members that exclude each other, and text that is no JSON."""
import json

from building import some_function, some_picture, some_round_trip, some_schema, some_settings, twice
from clean_requests import (answers, calls, camel, config, declarations, find, key_of, member, parts, put, schemas, snake, spelled)
from kind import Kind, TEXT_MODELS

GENERATE = ("generate", "batched", "count")
# proto3 `optional` fields: the decoder refuses a second value. Of other fields the last one counts.
WITH_PRESENCE = ("temperature", "topP", "topK", "seed", "maxOutputTokens", "candidateCount")


def replace(name, values, wanted=lambda value: True):
    """Another value for one of the fields of that name."""
    def mistake(request, rng):
        places = find(request.body, name, wanted)
        if not places:
            return None
        path, holder, key = rng.choice(places)
        holder[key] = rng.choice(values)
        return (*path, key)
    return mistake


def setting(name, *values):
    """A value in generationConfig, whatever was there."""
    def mistake(request, rng):
        path, settings = config(request.body, rng)
        return (*path, put(settings, name, rng.choice(values), rng))
    return mistake


def is_text(value):
    return isinstance(value, str)


def is_object(value):
    return isinstance(value, dict)


def schema_value(name, values, *types):
    def mistake(request, rng):
        known = schemas(request.body, *types)
        if not known:
            return None
        path, schema = rng.choice(known)
        schema[name] = rng.choice(values)
        return (*path, name)
    return mistake


def number_in_enum(request, rng):
    known = [found for found in schemas(request.body, "STRING") if found[1].get("enum")]
    if not known:
        return None
    path, schema = rng.choice(known)
    index = rng.randrange(len(schema["enum"]))
    schema["enum"][index] = rng.choice([7, 1.5, True])
    return (*path, "enum", index)


def answer_value(*values):
    def mistake(request, rng):
        path, part = rng.choice(answers(request.body))
        key = key_of(part, "functionResponse")
        part[key]["response"] = rng.choice(values)
        return (*path, key, "response")
    return mistake


def arguments_as_text(request, rng):
    path, part = rng.choice(calls(request.body))
    key = key_of(part, "functionCall")
    part[key]["args"] = json.dumps(part[key]["args"])
    return (*path, key, "args")


def damaged_signature(request, rng):
    path, part = rng.choice([found for found in calls(request.body) if key_of(found[1], "thoughtSignature")])
    key = key_of(part, "thoughtSignature")
    part[key] = rng.choice([part[key][:4 * 7 + 1], part[key][:12] + "..." + part[key][12:], "<signature>"])
    return (*path, key)


def both_spellings(request, rng):
    path, settings = config(request.body, rng)
    names = [key for key in settings if camel(key) in ("topP", "topK", "maxOutputTokens", "candidateCount", "thinkingConfig")]
    if not names:
        return None
    key = rng.choice(names)
    other = snake(key) if camel(key) == key else camel(key)
    settings[other] = settings[key]
    return (*path, other)


def both_instructions(request, _):
    key = key_of(request.body, "systemInstruction")
    if key is None:
        return None
    other = snake(key) if camel(key) == key else camel(key)
    request.body[other] = {"parts": [{"text": "Be polite."}]}
    return (other,)


def set_twice(request, rng):
    path, settings = config(request.body, rng)
    names = [key for key in settings if camel(key) in WITH_PRESENCE]
    if not names:
        return None
    key = rng.choice(names)
    twice(settings, key, settings[key])
    return (*path, key)


def property_twice(request, rng):
    known = [found for found in schemas(request.body, "OBJECT") if found[1].get("properties")]
    if not known:
        return None
    path, schema = rng.choice(known)
    name = rng.choice(list(schema["properties"]))
    twice(schema["properties"], name, {"type": "STRING"})
    return (*path, "properties", name)


def argument_twice(request, rng):
    path, part = rng.choice(calls(request.body))
    key = key_of(part, "functionCall")
    name = rng.choice(list(part[key]["args"]))
    twice(part[key]["args"], name, "again")
    return (*path, key, "args", name)


def two_kinds_of_data(request, rng):
    places = [(path, part) for path, part in parts(request.body) if is_text(part.get("text"))]
    if not places:
        return None
    path, part = rng.choice(places)
    part[spelled("fileData", rng)] = {"mimeType": "image/png", "fileUri": "https://generativelanguage.googleapis.com/v1beta/files/a1"}
    return path


def list_for_one(name):
    def mistake(request, rng):
        places = find(request.body, name, is_object)
        if not places:
            return None
        path, holder, key = rng.choice(places)
        holder[key] = [holder[key]]
        return (*path, key)
    return mistake


def properties_as_list(request, rng):
    known = [found for found in schemas(request.body, "OBJECT") if found[1].get("properties")]
    if not known:
        return None
    path, schema = rng.choice(known)
    schema["properties"] = [{"name": name} | value for name, value in schema["properties"].items()]
    return (*path, "properties")


def property_as_text(request, rng):
    known = [found for found in schemas(request.body, "OBJECT") if found[1].get("properties")]
    if not known:
        return None
    path, schema = rng.choice(known)
    name = rng.choice(list(schema["properties"]))
    schema["properties"][name] = "string"
    return (*path, "properties", name)


def declarations_as_text(request, rng):
    path, declaration = rng.choice([found for found in declarations(request.body)])
    declaration["name"] = {"value": declaration["name"]}
    return (*path, "name")


def turn_as_text(request, rng):
    key = key_of(request.body, "contents")
    if not isinstance(request.body[key], list):
        return None
    index = rng.randrange(len(request.body[key]))
    request.body[key][index] = "Hello"
    return (key, index)


def without(token):
    """One token of the text is gone."""
    def mistake(text, rng):
        places = [index for index, c in enumerate(text) if c == token]
        where = rng.choice(places) if places else None
        return None if where is None else text[:where] + text[where + 1:]
    return mistake


def comma_left_out(text, rng):
    """A comma between two members is gone, not one in a string."""
    places = [index for index in range(len(text) - 2) if text[index:index + 3] == ', "']
    if not places:
        return None
    where = rng.choice(places)
    changed = text[:where] + text[where + 1:]
    return None if is_json(changed) else changed


def is_json(text):
    try:
        json.loads(text)
    except ValueError:
        return False
    return True


def comment(text, rng):
    where = text.index("{") + 1
    return text[:where] + rng.choice(["/* the request */ ", "/**/"]) + text[where:]


def no_number(text, _):
    head, found, tail = text.partition('"temperature": ')
    return head + found + "NaN" + tail[len(tail.split(",")[0].split("}")[0]):] if found else None


def body_in_list(text, _):
    return f"[{text}]"


def second_document(text, _):
    return text + " {}"


def too_deep(request, rng):
    """Arguments of a call that no reader follows down."""
    path, part = rng.choice(calls(request.body))
    key = key_of(part, "functionCall")
    value = {}
    for _ in range(120):
        value = {"a": value}
    part[key]["args"] = value
    return (*path, key, "args")


def wire(name, mistake, **more):
    more.setdefault("on", GENERATE)
    return Kind(name, mistake, **more)


KINDS = [
    wire("list of types in a Schema", schema_value("type", [["string", "null"], ["STRING", "NULL"], ["array", "object", "string"]]),
         prepare=some_schema,
         cause="schema-type-as-array"),
    wire("type that is none", schema_value("type", ["", "float", "dict", "any", "date"]), prepare=some_schema, cause="schema-type-invalid-value"),
    wire("number in a list of enum values", number_in_enum, prepare=some_schema, cause="enum-member-not-string"),
    wire("list as a function's answer", answer_value([1, 2], []), prepare=some_round_trip, models=TEXT_MODELS, cause="function-response-not-object",
         on=("generate", "batched")),
    wire("text as a function's answer", answer_value("It rains", "", 3), prepare=some_round_trip, models=TEXT_MODELS,
         cause="function-response-not-object",
         on=("generate", "batched")),
    wire("arguments of a call as text", arguments_as_text, prepare=some_round_trip, models=TEXT_MODELS, rule="wrong-type",
         on=("generate", "batched")),
    wire("object for a part's text", replace("text", [{"value": "a"}, {}, {"text": "b"}], is_text), cause="text-is-object",
         on=("generate", "batched", "embed", "cache", "live")),
    wire("number for a part's text", replace("text", [5, 1.5, True], is_text), rule="wrong-type",
         on=("generate", "batched", "embed", "cache", "live")),
    wire("seed beyond int32", setting("seed", 2147483648, 1760000000000, -2147483649), prepare=some_settings, cause="int32-overflow"),
    wire("tokens beyond int32", setting("maxOutputTokens", 99999999999, "99999999999"), prepare=some_settings, cause="int32-overflow"),
    wire("fraction for an integer", setting("maxOutputTokens", 512.5, "512.5", 0.1), prepare=some_settings, rule="wrong-type"),
    wire("blank in a number", setting("maxOutputTokens", " 512", "512 "), prepare=some_settings, rule="wrong-type"),
    wire("word for a number", setting("temperature", "hot", "", "0,7"), prepare=some_settings, rule="wrong-type"),
    wire("boolean for a number", setting("topP", True, False), prepare=some_settings, rule="wrong-type"),
    wire("list for a number", setting("candidateCount", [1], [1, 2]), prepare=some_settings, rule="wrong-type"),
    wire("object for a number", setting("temperature", {"value": 1}, {}), prepare=some_settings, rule="wrong-type"),
    wire("word for a boolean", setting("responseLogprobs", "perhaps", "on", 2), prepare=some_settings, rule="wrong-type"),
    wire("text for generationConfig", replace("generationConfig", ["none", "", 3, True], is_object), rule="wrong-type"),
    wire("text for systemInstruction", replace("systemInstruction", ["Be brief.", ""], is_object), rule="wrong-type",
         on=(*GENERATE, "cache", "live")),
    wire("list for systemInstruction", list_for_one("systemInstruction"), rule="wrong-type", on=(*GENERATE, "cache", "live")),
    wire("list for generationConfig", list_for_one("generationConfig"), rule="wrong-type"),
    wire("list for toolConfig", list_for_one("toolConfig"), rule="wrong-type"),
    wire("text for a turn", turn_as_text, rule="wrong-type"),
    wire("object for a function's name", declarations_as_text, prepare=some_function, rule="wrong-type"),
    wire("properties as a list", properties_as_list, prepare=some_schema, rule="wrong-type"),
    wire("text for a property's schema", property_as_text, prepare=some_schema, rule="wrong-type"),
    wire("URL for bytes", replace("data", ["https://example.org/a.png", "/api/attachments/file?id=7", "file:///tmp/a.png"], is_text),
         prepare=some_picture,
         cause="bytes-not-base64-url"),
    wire("data URL for bytes", replace("data", ["data:image/png;base64,iVBORw0KGgo="], is_text), prepare=some_picture, cause="bytes-not-base64-url"),
    wire("base64 of 4n+1 characters", replace("data", ["iVBORw0KG", "iVBOR"], is_text), prepare=some_picture, cause="bytes-not-base64-url"),
    wire("damaged thought signature", damaged_signature, prepare=some_round_trip, models=TEXT_MODELS, cause="thought-signature-not-base64",
         on=("generate", "batched")),
    wire("both spellings of a setting", both_spellings, cause="field-set-twice-both-spellings"),
    wire("both spellings of systemInstruction", both_instructions, cause="field-set-twice-both-spellings", on=("generate", "batched")),
    wire("a setting twice", set_twice, rule="field-set-twice"),
    wire("a property twice", property_twice, prepare=some_schema, rule="repeated-key"),
    wire("an argument twice", argument_twice, prepare=some_round_trip, models=TEXT_MODELS, rule="repeated-key", on=("generate", "batched")),
    wire("two kinds of data in a part", two_kinds_of_data, rule="oneof-conflict"),
    wire("safety category that is none", replace("category", ["HARM_CATEGORY_IMAGE_HATE", "HARM_CATEGORY_SPAM", "HATE SPEECH", ""], is_text),
         cause="safety-category-unknown-value"),
    wire("safety threshold that is none", replace("threshold", ["BLOCK_SOME", "BLOCK_ALL", "", "BLOCK_NONE "], is_text), rule="unknown-enum-value"),
    wire("response modality that is none", replace("responseModalities", [["SPEECH"], ["PICTURE"]]), rule="unknown-enum-value"),
    wire("boolean for an enum", schema_value("type", [True, 1.5]), prepare=some_schema, rule="unknown-enum-value"),
    wire("duration without unit", replace("ttl", ["3600", "1h", "60 s", "s"], is_text), rule="invalid-duration", on=("cache",)),
    wire("offset without unit", replace("startOffset", ["75", "1:15", "75ms"], is_text), rule="invalid-duration"),
    wire("time without zone", replace("startTime", ["2026-04-01T00:00:00", "2026-04-01", "yesterday"], is_text), rule="invalid-timestamp"),
    wire("expiry without zone", replace("expireTime", ["2026-12-01T18:30:00", "2026-12-01 18:30:00Z"], is_text), rule="invalid-timestamp",
         on=("cache patch",)),
    wire("expiry on no day of the calendar", replace("expireTime", ["2026-13-01T18:30:00Z", "2026-12-32T18:30:00Z", "2026-12-01T25:30:00Z"], is_text),
         rule="invalid-timestamp", on=("cache patch",)),
    wire("120 levels of objects", too_deep, prepare=some_round_trip, models=TEXT_MODELS, rule="too-deep", on=("generate", "batched")),
    wire("comma left out", comma_left_out, of_text=True, rule="syntax-error"),
    wire("closing bracket left out", without("}"), of_text=True, rule="syntax-error"),
    wire("comment", comment, of_text=True, rule="syntax-error"),
    wire("NaN for a number", no_number, of_text=True, rule="syntax-error"),
    wire("list for a body", body_in_list, of_text=True, rule="wrong-type"),
    wire("second document", second_document, of_text=True, rule="syntax-error"),
]
