"""Kinds of mistakes: names that the place does not know."""
from building import answer_schema, some_function, some_round_trip, some_schema, some_settings, tool
from clean_requests import answers, camel, config, declarations, find, key_of, listed, member, parts, put, schemas, spelled, walk
from kind import Kind, TEXT_MODELS

EVERY = ("generate", "batched", "count", "embed", "embed batch", "cache", "live")
UNKNOWN = "unknown-field"


def misspell(request, rng):
    places = [(path, holder, key) for path, holder in walk(request.body) for key in holder if len(key) > 5 and holder[key] is not None]
    if not places:
        return None
    path, holder, key = rng.choice(places)
    where = rng.randrange(1, len(key) - 1)
    wrong = key[:where] + "x" + key[where + 1:] if rng.random() < 0.5 else key[:where] + key[where + 1:]
    if camel(wrong) in map(camel, holder):
        return None
    items = [(wrong if name == key else name, value) for name, value in holder.items()]
    holder.clear()
    holder.update(items)
    return (*path, wrong)


def other_case(request, rng):
    """A name in a spelling that is neither camelCase nor snake_case."""
    places = [(path, holder, key) for path, holder in walk(request.body) for key in holder if camel(key) != key.lower() and holder[key] is not None]
    if not places:
        return None
    path, holder, key = rng.choice(places)
    name = camel(key)
    wrong = rng.choice([name[0].upper() + name[1:], "".join("-" + c.lower() if c.isupper() else c for c in name), name.lower()])
    holder[wrong] = holder.pop(key)
    return (*path, wrong)


def in_schema(name, value, *types):
    """A keyword of JSON Schema in a Schema."""
    def mistake(request, rng):
        known = schemas(request.body, *types)
        if not known:
            return None
        path, schema = rng.choice(known)
        schema[name] = value
        return (*path, name)
    return mistake


def keyword(name, value, *types, cause=""):
    return Kind(f"{name} in a Schema", in_schema(name, value, *types), cause=cause, rule="" if cause else UNKNOWN, prepare=some_schema,
                on=("generate", "batched", "live"))


def in_answer_schema(name, value):
    def mistake(request, rng):
        path, schema = rng.choice([found for found in schemas(request.body) if "responseSchema" in map(camel, map(str, found[0]))])
        schema[name] = value
        return (*path, name)
    return mistake


def setting(name, value):
    """A name in generationConfig that belongs elsewhere, or nowhere."""
    def mistake(request, rng):
        path, settings = config(request.body, rng)
        return (*path, put(settings, name, value, rng))
    return mistake


def at_top(name, value):
    return lambda request, rng: (put(request.body, name, value, rng),)


def one_level_up(request, rng):
    settings = member(request.body, "generationConfig")
    names = [key for key in settings or {} if camel(key) in ("temperature", "topP", "topK", "maxOutputTokens", "candidateCount", "seed")]
    if not names:
        return None
    key = rng.choice(names)
    request.body[key] = settings.pop(key)
    return (key,)


def on_tool(change):
    def mistake(request, rng):
        path, found = rng.choice(listed(request.body, "tools"))
        return (*path, change(found, rng))
    return mistake


def openai_tool(request, rng):
    key = key_of(request.body, "tools")
    request.body[key].append({"type": "function", "function": {"name": "find_book", "description": "Finds a book",
                                                               "parameters": {"type": "object", "properties": {}}}})
    return (key, len(request.body[key]) - 1, rng.choice(["type", "function"]))


def parameters_on_tool(found, rng):
    found["parameters"] = {"type": "OBJECT", "properties": {"page": {"type": "INTEGER"}}}
    return "parameters"


def bare_declaration(request, rng):
    """The declaration stands in tools, without functionDeclarations round it."""
    path, declaration = rng.choice(declarations(request.body))
    key = key_of(request.body, "tools")
    request.body[key] = [declaration]
    return (key, 0)


def role_in_part(request, rng):
    path, part = rng.choice(parts(request.body))
    part["role"] = "user"
    return (*path, "role")


def openai_answer(request, rng):
    """`content` in place of `response`."""
    path, part = rng.choice(answers(request.body))
    key = key_of(part, "functionResponse")
    part[key]["content"] = part[key].pop("response")
    return (*path, key, "content")


def text_in_answer(request, rng):
    path, part = rng.choice(answers(request.body))
    key = key_of(part, "functionResponse")
    part[key]["parts"] = [{"text": "It is on its way."}]
    return (*path, key, "parts", 0, "text")


def mode_without_its_config(request, rng):
    key = put(request.body, "toolConfig", member(request.body, "toolConfig") or {}, rng)
    request.body[key]["mode"] = rng.choice(["ANY", "AUTO", "NONE"])
    return (key, "mode")


def old_search_option(request, rng):
    path, holder, key = rng.choice(find(request.body, "googleSearch"))
    name = spelled("dynamicRetrievalConfig", rng)
    holder[key][name] = {"mode": "MODE_DYNAMIC", "dynamicThreshold": 0.5}
    return (*path, key, name)


def image_output_type(request, rng):
    settings = member(request.body, "generationConfig") or {}
    key = key_of(settings, "imageConfig")
    if key is None:
        return None
    name = spelled("outputMimeType", rng)
    settings[key][name] = "image/jpeg"
    return (key_of(request.body, "generationConfig"), key, name)


def chat_messages(request, _):
    body = request.body
    body["messages"] = [{"role": "user", "content": "Hello"}]
    return ("messages",)


KINDS = [
    Kind("misspelt name", misspell, rule=UNKNOWN, on=EVERY),
    Kind("name in a third spelling", other_case, rule=UNKNOWN, on=EVERY),
    keyword("additionalProperties", False, "OBJECT", cause="openapi-unsupported-keyword-additionalProperties"),
    keyword("$schema", "http://json-schema.org/draft-07/schema#", "OBJECT", cause="openapi-unsupported-keyword-$schema"),
    keyword("exclusiveMinimum", 0, "INTEGER", "NUMBER", cause="openapi-unsupported-keyword-exclusiveMinimum"),
    keyword("const", "a", "STRING", cause="openapi-unsupported-keyword-const"),
    keyword("propertyNames", {"type": "STRING"}, "OBJECT", cause="openapi-unsupported-keyword-propertyNames"),
    keyword("ref", "#/defs/step", cause="openapi-unsupported-keyword-ref"),
    keyword("examples", ["a", "b"], "STRING", cause="openapi-unsupported-keyword-examples"),
    keyword("x-order", 3, cause="schema-extension-keyword"),
    keyword("$ref", "#/$defs/step"),
    keyword("$defs", {"step": {"type": "STRING"}}, "OBJECT"),
    keyword("oneOf", [{"type": "STRING"}, {"type": "NUMBER"}]),
    keyword("allOf", [{"type": "OBJECT"}], "OBJECT"),
    keyword("not", {"type": "STRING"}),
    keyword("patternProperties", {"^x": {"type": "STRING"}}, "OBJECT"),
    keyword("uniqueItems", True, "ARRAY"),
    keyword("multipleOf", 5, "INTEGER", "NUMBER"),
    Kind("additional_properties in responseSchema", in_answer_schema("additional_properties", False), prepare=answer_schema,
         cause="openapi-unsupported-keyword-additionalProperties"),
    Kind("tool in the OpenAI form", openai_tool, prepare=some_function, cause="tool-openai-shape"),
    Kind("parameters on the tool", on_tool(parameters_on_tool), prepare=some_function, cause="tool-parameters-misplaced"),
    Kind("declaration without functionDeclarations", bare_declaration, prepare=some_function, rule=UNKNOWN),
    Kind("role in a part", role_in_part, cause="role-inside-part-not-content"),
    Kind("sampling beside contents", one_level_up, cause="openai-style-top-level-sampling"),
    Kind("max_tokens beside contents", at_top("max_tokens", 100), cause="openai-style-top-level-sampling"),
    Kind("safety settings in generationConfig", setting("safetySettings", []), rule=UNKNOWN, prepare=some_settings),
    Kind("instruction in generationConfig", setting("systemInstruction", {"parts": [{"text": "Be brief."}]}), rule=UNKNOWN, prepare=some_settings),
    Kind("messages of a chat API", chat_messages, rule=UNKNOWN),
    Kind("stop in place of stopSequences", setting("stop", ["---"]), rule=UNKNOWN, prepare=some_settings),
    Kind("thinkingBudget outside thinkingConfig", setting("thinkingBudget", 1024), cause="thinking-budget-misplaced", prepare=some_settings),
    Kind("generation setting beside contents in a batch", at_top("thinkingConfig", {"thinkingBudget": 0}), cause="batch-jsonl-flat-config",
         on=("batched",)),
    Kind("mode without functionCallingConfig", mode_without_its_config, prepare=some_function, cause="tool-config-flat-mode"),
    Kind("content in place of response", openai_answer, prepare=some_round_trip, models=TEXT_MODELS, cause="function-response-openai-content"),
    Kind("text in functionResponse.parts", text_in_answer, prepare=some_round_trip, models=TEXT_MODELS, cause="function-response-part-text"),
    Kind("dynamicRetrievalConfig in googleSearch", old_search_option, prepare=tool("googleSearch", {}), models=TEXT_MODELS,
         cause="google-search-unknown-option"),
    Kind("outputMimeType in imageConfig", image_output_type, cause="image-config-unknown-outputMimeType"),
    Kind("unknown name in a Live setup", at_top("responseModalities", ["AUDIO"]), on=("live",), cause="live-setup-unknown-field"),
    Kind("contents in a Live setup", at_top("contents", [{"role": "user", "parts": [{"text": "Hello"}]}]), on=("live",),
         cause="live-setup-unknown-field"),
]
