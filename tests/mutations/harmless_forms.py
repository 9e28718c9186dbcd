"""Harmless changes of form: how the JSON is written, how names, lists, numbers and enum values are spelt, and what stands round the body."""
import json

from building import some_picture, some_round_trip, some_schema
from clean_requests import camel, config, find, key_of, listed, schemas, snake, turns, walk
from kind import Harmless, TEXT_MODELS

BODIES = ("generate", "batched", "count", "count turns", "embed", "embed batch", "cache", "live")
ALL = (*BODIES, "cache patch", "batch", "other")
LISTS = ("contents", "parts", "tools", "functionDeclarations", "safetySettings", "stopSequences", "responseModalities", "required", "enum",
         "requests",
         "fileSearchStoreNames", "allowedFunctionNames", "speakerVoiceConfigs", "propertyOrdering")
INTEGERS = ("topK", "maxOutputTokens", "candidateCount", "seed", "thinkingBudget", "outputDimensionality", "prefixPaddingMs", "silenceDurationMs",
            "priority",
            "triggerTokens", "targetTokens", "minItems", "maxItems", "minLength")
FLOATS = ("temperature", "topP", "latitude", "longitude", "fps", "minimum", "maximum", "numericValue")
NUMBERS = {"STRING": 1, "NUMBER": 2, "INTEGER": 3, "BOOLEAN": 4, "ARRAY": 5, "OBJECT": 6,
           "HARM_CATEGORY_HARASSMENT": 7, "HARM_CATEGORY_HATE_SPEECH": 8, "HARM_CATEGORY_SEXUALLY_EXPLICIT": 9, "HARM_CATEGORY_DANGEROUS_CONTENT": 10,
           "BLOCK_LOW_AND_ABOVE": 1, "BLOCK_MEDIUM_AND_ABOVE": 2, "BLOCK_ONLY_HIGH": 3, "BLOCK_NONE": 4}
ENUMS = ("type", "category", "threshold", "mode", "thinkingLevel", "responseModalities", "language", "outcome", "taskType", "mediaResolution")


def file(*, ascii_only=False, indent=None, separators=None, ends="\n", head="", tail=""):
    """The whole exchange as a file of its own."""
    def change(request, _):
        text = json.dumps(request.exchange, ensure_ascii=ascii_only, indent=indent, separators=separators)
        return (head + text + tail).replace("\n", ends).encode()
    return change


def line(**how):
    return lambda request, _: json.dumps(request.exchange, **{"ensure_ascii": False} | how)


def reordered(value, order):
    if isinstance(value, dict):
        return {key: reordered(value[key], order) for key in order(list(value))}
    return [reordered(child, order) for child in value] if isinstance(value, list) else value


def shuffled_keys(request, rng):
    return json.dumps(reordered(request.exchange, lambda keys: rng.sample(keys, len(keys))), ensure_ascii=False)


def reversed_keys(request, _):
    return json.dumps(reordered(request.exchange, lambda keys: keys[::-1]), ensure_ascii=False)


def escaped_solidus(request, _):
    return request.text().replace("/", "\\/")


def escaped_keys(request, rng):
    """The first letter of each name of the body as \\uXXXX."""
    text = json.dumps(request.exchange["body"], ensure_ascii=False)
    for name in {key for _, found in walk(request.exchange["body"]) for key in found if key.isidentifier()}:
        text = text.replace(f'"{name}": ', f'"\\u{ord(name[0]):04x}{name[1:]}": ')
    head = json.dumps({key: value for key, value in request.exchange.items() if key != "body"})
    return head[:-1] + ', "body": ' + text + "}"


def body_in_string(request, _):
    return json.dumps(request.exchange | {"body": json.dumps(request.exchange["body"])})


def extra_members(request, rng):
    """What recorders and test tools write beside the request."""
    more = {"name": "a test", "id": 17, "recordedAt": "2026-11-23T10:00:00Z", "tags": ["a", "b"], "timeoutMs": 3000, "comment": None,
            "headers": {"Content-Type": "application/json", "X-Goog-Api-Client": "genai-js/1"}}
    for name in rng.sample(list(more), 4):
        request.exchange.setdefault(name, more[name])


def renamed(spelling):
    """All names of the API in one spelling; the one field whose spellings mean two fields keeps its own."""
    def change(request, rng):
        for _, holder in list(walk(request.body)):
            items = [(key if camel(key) == "responseJsonSchema" else spelling(key, rng), value) for key, value in holder.items()]
            holder.clear()
            holder.update(items)
    return change


def with_lists(change_list, wanted=lambda value: True):
    """Changes each list of the API's that is wanted; True where there was one."""
    def change(request, rng):
        places = [(holder, key) for name in LISTS for _, holder,
                  key in find(request.body, name, lambda value: isinstance(value, list) and value and wanted(value))]
        for holder, key in places:
            holder[key] = change_list(holder[key], rng)
        return bool(places)
    return change


def nulls_between(values, rng):
    where = rng.randrange(len(values) + 1)
    return values[:where] + [None] + values[where:]


def numbers(names, write, wanted=lambda value: isinstance(value, (int, float)) and not isinstance(value, bool)):
    def change(request, _):
        places = [(holder, key) for name in names for _, holder, key in find(request.body, name, wanted)]
        for holder, key in places:
            holder[key] = write(holder[key])
        return bool(places)
    return change


def raw_numbers(names, write):
    """As numbers(), for forms that no Python number has: what is written takes the place of a mark in the text."""
    def change(request, _):
        marks = {}

        def marked(value):
            marks[f'"<number {len(marks)}>"'] = write(value)
            return list(marks)[-1].strip('"')
        if not numbers(names, marked)(request, None):
            return False
        text = request.text()
        for mark, number in marks.items():
            text = text.replace(mark, number)
        return text
    return change


def enum_values(write):
    def change(request, rng):
        places = [(holder, key) for name in ENUMS for _, holder, key in find(request.body, name)
                  if isinstance(holder[key], (str, list)) and not (name == "type" and "type" not in holder)]
        changed = False
        for holder, key in places:
            values = holder[key] if isinstance(holder[key], list) else [holder[key]]
            new = [write(value, rng) for value in values]
            if None not in new and new != values:
                holder[key], changed = (new if isinstance(holder[key], list) else new[0]), True
        return changed
    return change


def as_number(value, _):
    return NUMBERS.get(value.upper())


def as_text_number(value, _):
    number = NUMBERS.get(value.upper())
    return None if number is None else str(number)


def web_safe(request, _):
    places = [(holder, key) for name in ("data", "thoughtSignature") for _, holder, key in find(request.body, name)]
    for holder, key in places:
        holder[key] = holder[key].replace("+", "-").replace("/", "_")
    return bool(places)


def unpadded(request, _):
    places = [(holder, key) for name in ("data", "thoughtSignature") for _, holder, key in find(request.body, name)]
    for holder, key in places:
        holder[key] = holder[key].rstrip("=")
    return bool(places)


def boolean(values):
    def change(request, rng):
        places = [(holder, key, value) for name in ("includeThoughts", "enableWidget", "nullable", "store") for _, holder,
                  key in find(request.body, name)
                  for value in [holder[key]] if isinstance(value, bool)]
        for holder, key, value in places:
            holder[key] = rng.choice(values[value])
        return bool(places)
    return change


def nulls(*names):
    """Members that are null, beside those that are there."""
    def change(request, rng):
        missing = [name for name in names if key_of(request.body, name) is None]
        for name in missing:
            request.body[rng.choice([name, snake(name)])] = None
        return bool(missing)
    return change


def null_settings(request, rng):
    found = config(request.body, rng)
    for name in ("temperature", "topK", "seed", "responseMimeType", "responseSchema", "stopSequences", "thinkingConfig", "speechConfig"):
        if key_of(found[1], name) is None:
            found[1][name] = None


def null_in_parts(request, rng):
    for _, turn in turns(request.body):
        for _, part in listed(turn, "parts"):
            for name in rng.sample(["text", "inlineData", "fileData", "functionCall", "functionResponse", "thoughtSignature", "videoMetadata"], 4):
                if key_of(part, name) is None:
                    part[name] = None


def null_in_schemas(request, rng):
    for _, schema in schemas(request.body):
        for name in ("description", "enum", "items", "properties", "required", "nullable", "format"):
            if key_of(schema, name) is None:
                schema[name] = None


def empty(*names):
    def change(request, rng):
        missing = [name for name in names if key_of(request.body, name) is None]
        for name in missing:
            request.body[rng.choice([name, snake(name)])] = []
        return bool(missing)
    return change


def empty_messages(request, rng):
    for name in ("generationConfig", "toolConfig"):
        if key_of(request.body, name) is None and not (name == "toolConfig" and key_of(request.body, "cachedContent")):
            request.body[name] = {}


def model_in_body(write):
    def change(request, _):
        request.body["model"] = write(request.model)
    return change


def query(*texts):
    def change(request, rng):
        request.exchange["url"] = request.url.partition("?")[0] + "?" + rng.choice(texts)
    return change


def relative_url(request, _):
    request.exchange["url"] = request.url.removeprefix("https://generativelanguage.googleapis.com")


def text(name, change, source="RFC 8259"):
    return Harmless(name, change, source, on=ALL, of_text=True)


KINDS = [
    text("indented", file(indent=2)),
    text("indented with tabs", file(indent="\t")),
    text("CRLF line ends", file(indent=1, ends="\r\n")),
    text("byte-order mark", file(indent=2, head="\ufeff"), "protojson 21"),
    text("white space round it", file(indent=4, head="\n\n \t", tail="\n\n\n")),
    text("no white space", line(separators=(",", ":"))),
    text("white space everywhere", line(separators=(" ,\t", " : "))),
    text("ASCII only", line(ensure_ascii=True)),
    text("ASCII only in a file", file(ascii_only=True, indent=2)),
    text("escaped solidus", escaped_solidus),
    text("escaped letters in names", escaped_keys),
    text("keys in any order", shuffled_keys),
    text("keys in reversed order", reversed_keys),
    text("body in a string", body_in_string, "samples/README.md"),
    Harmless("other members of the exchange", extra_members, "samples/README.md", on=ALL),
    Harmless("snake_case", renamed(lambda key, rng: snake(key)), "protojson 1", on=BODIES),
    Harmless("camelCase", renamed(lambda key, rng: camel(key)), "protojson 1", on=BODIES),
    Harmless("both spellings mixed", renamed(lambda key, rng: snake(key) if rng.random() < 0.5 else camel(key)), "protojson 1", on=BODIES),
    Harmless("lone values for lists", with_lists(lambda values, rng: values[0], lambda values: len(values) == 1), "protojson 7", on=BODIES),
    Harmless("lists in lists", with_lists(lambda values, rng: [values]), "protojson 42", on=BODIES),
    Harmless("each element a list", with_lists(lambda values, rng: [[value] for value in values]), "protojson 42", on=BODIES),
    Harmless("lists in lists in lists", with_lists(lambda values, rng: [[values[:1]], values[1:]] if len(values) > 1 else [[values]]), "protojson 42",
             on=BODIES),
    Harmless("null in a list", with_lists(nulls_between), "protojson 43", on=BODIES),
    Harmless("integers as 1.0", numbers(INTEGERS, float), "protojson 12; 12 accepted", on=BODIES),
    Harmless("integers with exponent", raw_numbers(INTEGERS, lambda value: f"{int(value)}e0"), "protojson 12", on=BODIES, of_text=True),
    Harmless("integers in hundreds", raw_numbers(INTEGERS, lambda value: f"{value / 100!r}E+2" if value % 100 == 0 else f"{int(value)}.00"),
             "protojson 12", on=BODIES, of_text=True),
    Harmless("integers in strings", numbers(INTEGERS, lambda value: str(int(value))), "protojson 12", on=BODIES),
    Harmless("64-bit integers as numbers", numbers(("priority", "triggerTokens", "targetTokens", "minItems"), int,
                                                   lambda value: isinstance(value, str)), "protojson 12; 5 accepted",
             on=(*BODIES, "batch", "other")),
    Harmless("fractions in strings", numbers(FLOATS, str), "protojson 13", on=BODIES),
    Harmless("fractions with exponent", raw_numbers(FLOATS, lambda value: f"{value:e}"), "protojson 13", on=BODIES, of_text=True),
    Harmless("enum values in lower case", enum_values(lambda value, rng: value.lower()), "protojson 16; over 800 accepted", on=BODIES),
    Harmless("enum values in mixed case", enum_values(lambda value, rng: value.title()), "protojson 16", on=BODIES),
    Harmless("enum values with dashes", enum_values(lambda value, rng: value.lower().replace("_", "-")), "protojson 16", on=BODIES),
    Harmless("enum values as numbers", enum_values(as_number), "protojson 16; 17 accepted", on=BODIES),
    Harmless("enum values as numbers in strings", enum_values(as_text_number), "protojson 16", on=BODIES),
    Harmless("booleans as words", boolean({True: ["true", "t", "yes", "Y"], False: ["false", "F", "no", "n"]}), "protojson 14", on=BODIES),
    Harmless("booleans as numbers", boolean({True: [1, 1.0], False: [0, 0.0]}), "protojson 14", on=BODIES),
    Harmless("web-safe base64", web_safe, "protojson 17; 853 accepted", prepare=some_picture, on=("generate", "batched")),
    Harmless("base64 without padding", unpadded, "protojson 17", prepare=some_picture),
    Harmless("signature in web-safe base64", web_safe, "protojson 17", prepare=some_round_trip, models=TEXT_MODELS),
    Harmless("null members", nulls("systemInstruction", "tools", "toolConfig", "safetySettings", "cachedContent", "generationConfig"),
             "protojson 11; over 1,200 accepted"),
    Harmless("null settings", null_settings, "protojson 11"),
    Harmless("null beside a part's data", null_in_parts, "protojson 8, 11"),
    Harmless("null in schemas", null_in_schemas, "protojson 11", prepare=some_schema),
    Harmless("empty lists", empty("safetySettings", "tools"), "protojson 7: an empty list is no element"),
    Harmless("empty messages", empty_messages, "protojson 11: nothing in it is set"),
    Harmless("model in the body", model_in_body(lambda model: f"models/{model}"), "protojson 26", on=("generate", "embed", "count turns")),
    Harmless("model in the body without models/", model_in_body(lambda model: model), "protojson 26; 3 accepted", on=("generate",)),
    Harmless("query of the answer's form", query("alt=json", "$alt=json;enum-encoding=int", "%24alt=json%3Benum-encoding%3Dint", "prettyPrint=false",
                                                 "fields=candidates"),
             "tricky-valid V027", on=("generate", "count", "embed", "embed batch")),
    Harmless("url without host", relative_url, "docs: a path is enough", on=("generate", "count", "embed")),
]
