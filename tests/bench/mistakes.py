"""Single mistakes, one a body. Each takes a body that it may change and a random source; it says whether the mistake could be made."""
import copy


def objects(value):
    """The objects of the API in a body; schemas, arguments and answers are left out."""
    if isinstance(value, dict):
        yield value
        for key, child in value.items():
            if key not in ("parameters", "parametersJsonSchema", "responseSchema", "responseJsonSchema", "args", "response"):
                yield from objects(child)
    elif isinstance(value, list):
        for child in value:
            yield from objects(child)


def holders(body, name):
    return [holder for holder in objects(body) if name in holder]


def misspelt(body, rng):
    holder, key = rng.choice([(holder, key) for holder in objects(body) for key in holder if len(key) > 5])
    holder[key[:-2] + "q" + key[-1:]] = holder.pop(key)
    return True


def replaced(name, value):
    def mistake(body, rng):
        found = holders(body, name)
        if found:
            rng.choice(found)[name] = copy.deepcopy(value)
        return bool(found)
    return mistake


def setting(name, value):
    def mistake(body, _):
        if "contents" in body:
            body.setdefault("generationConfig", {})[name] = copy.deepcopy(value)
        return "contents" in body
    return mistake


def beside(name, other, value):
    def mistake(body, rng):
        found = holders(body, name)
        if found:
            rng.choice(found)[other] = copy.deepcopy(value)
        return bool(found)
    return mistake


def turn_without_parts(body, _):
    if "contents" in body:
        body["contents"][0]["parts"] = []
    return "contents" in body


def declared_twice(body, _):
    found = holders(body, "functionDeclarations")
    if found:
        found[0]["functionDeclarations"].append(copy.deepcopy(found[0]["functionDeclarations"][0]))
    return bool(found)


def schema_without_items(body, _):
    found = holders(body, "parameters")
    if found:
        found[0]["parameters"]["properties"]["several"] = {"type": "ARRAY"}
    return bool(found)


MISTAKES = (
    misspelt,
    replaced("text", {"value": "a"}),
    replaced("systemInstruction", "Be brief."),
    replaced("temperature", "hot"),
    replaced("maxOutputTokens", 2.5),
    replaced("contents", []),
    turn_without_parts,
    replaced("role", "assistant"),
    replaced("threshold", "BLOCK_ALL"),
    replaced("data", "https://example.org/a.png"),
    replaced("mimeType", "image"),
    replaced("mode", "SOMETIMES"),
    replaced("outputDimensionality", "many"),
    setting("temperature", 3),
    setting("topP", 1.5),
    setting("stopSequences", list("abcdef")),
    setting("seed", 5000000000),
    setting("responseMimeType", "image/png"),
    beside("text", "fileData", {"mimeType": "image/png", "fileUri": "https://generativelanguage.googleapis.com/v1beta/files/a1"}),
    beside("functionDeclarations", "function_declarations", []),
    beside("parameters", "parametersJsonSchema", {"type": "object", "properties": {"a": {"type": "string"}}}),
    declared_twice,
    schema_without_items,
)


def without_comma(text, rng):
    places = [at for at in range(len(text)) if text[at] == "," and text[at - 1] in "}]"]
    if not places:
        return None
    at = rng.choice(places)
    return text[:at] + text[at + 1:]


def comma_too_many(text, _):
    return text[:-1] + ",}"


def cut_off(text, _):
    return text[:-1]


TEXT_MISTAKES = (without_comma, comma_too_many, cut_off)


def broken(body, write, rng):
    """The text of the body with one mistake."""
    for _ in range(100):
        number = rng.randrange(len(MISTAKES) + len(TEXT_MISTAKES))
        if number >= len(MISTAKES):
            text = TEXT_MISTAKES[number - len(MISTAKES)](write(body), rng)
            if text is not None:
                return text
        else:
            changed = copy.deepcopy(body)
            if MISTAKES[number](changed, rng):
                return write(changed)
    raise AssertionError("no mistake can be made here")
