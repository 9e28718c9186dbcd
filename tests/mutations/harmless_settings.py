"""Harmless settings: the ends of each range, what each model takes, schemas, tools, media, caches, embeddings and Live sessions."""
import base64
import copy

from accepted_values import JSON_SCHEMA, MAGIC, PNG, SCHEMA
from building import in_url, plain, some_picture, some_settings
from clean_requests import config, find, key_of, member, parts, put, spelled, turns
from kind import GEMINI_3, Harmless, TEXT_MODELS

FLASH, PRO, LITE = ("gemini-2.5-flash",), ("gemini-2.5-pro",), ("gemini-2.5-flash-lite",)
TASKS = ("SEMANTIC_SIMILARITY", "CLASSIFICATION", "CLUSTERING", "RETRIEVAL_QUERY", "CODE_RETRIEVAL_QUERY", "QUESTION_ANSWERING", "FACT_VERIFICATION")
CATEGORIES = ("HARASSMENT", "HATE_SPEECH", "SEXUALLY_EXPLICIT", "DANGEROUS_CONTENT")
LIVES = {"ttl": ["0.5s", "3600.25s", "604800s"], "expireTime": ["2026-12-01T18:30:00.123456789Z", "2026-12-01T18:30:00+02:00"]}


def plain_text(request, _):
    return plain(request)


def on_v1beta(request, _):
    """Whether it may have what version v1 is not known to have."""
    return plain(request) and "/v1beta/" in request.url


def without_thinking(request, _):
    return key_of(member(request.body, "generationConfig") or {}, "thinkingConfig") is None and plain(request)


def settings(**members):
    """One value for each of the members."""
    def change(request, rng):
        for name, values in members.items():
            put(config(request.body, rng)[1], name, rng.choice(values), rng)
    return change


def thinking(**members):
    def change(request, rng):
        put(config(request.body, rng)[1], "thinkingConfig", {spelled(name, rng): rng.choice(values) for name, values in members.items()}, rng)
    return change


def safety(*thresholds, categories=CATEGORIES):
    def change(request, rng):
        put(request.body, "safetySettings", [{"category": "HARM_CATEGORY_" + name, "threshold": rng.choice(thresholds)} for name in categories], rng)
    return change


def json_answer(request, rng):
    found = config(request.body, rng)[1]
    put(found, "responseMimeType", "application/json", rng)
    found["responseJsonSchema"] = copy.deepcopy(JSON_SCHEMA)


def typed_answer(request, rng):
    found = config(request.body, rng)[1]
    put(found, "responseMimeType", "application/json", rng)
    put(found, "responseSchema", copy.deepcopy(SCHEMA), rng)


def enum_answer(request, rng):
    found = config(request.body, rng)[1]
    put(found, "responseMimeType", "text/x.enum", rng)
    put(found, "responseSchema", {"type": "STRING", "enum": ["yes", "no"]}, rng)


def json_parameters(request, rng):
    schema = JSON_SCHEMA | {"$schema": "http://json-schema.org/draft-07/schema#"}
    put(request.body, "tools", [{"functionDeclarations": [{"name": "order", "description": "Orders", "parametersJsonSchema": schema}]}], rng)


def typed_parameters(request, rng):
    put(request.body, "tools", [{"functionDeclarations": [{"name": "order", "description": "Orders", "parameters": SCHEMA}]}], rng)


def tools(*choices):
    """One of the lists of tools."""
    def change(request, rng):
        chosen = copy.deepcopy(rng.choice(choices))
        put(request.body, "tools", [{spelled(name, rng): value for name, value in found.items()} for found in chosen], rng)
    return change


def both_kinds_of_tools(request, rng):
    function = {"functionDeclarations": [{"name": "look_up", "description": "Looks up a word"}]}
    put(request.body, "tools", rng.choice([[function, {"googleSearch": {}}], [function | {"urlContext": {}}]]), rng)
    put(request.body, "toolConfig", {spelled("includeServerSideToolInvocations", rng): True}, rng)


def json_with_tools(request, rng):
    put(config(request.body, rng)[1], "responseMimeType", "application/json", rng)
    put(request.body, "tools", rng.choice([[{"functionDeclarations": [{"name": "look_up", "description": "Looks up a word"}]}],
                                           [{"googleSearch": {}}]]), rng)


def inline(types):
    def change(request, rng):
        found = turns(request.body)[0][1].get("parts")
        if not isinstance(found, list):
            return False
        kind = rng.choice(types)
        found.append({spelled("inlineData", rng): {spelled("mimeType", rng): kind, "data": base64.b64encode(MAGIC[kind]).decode()}})
        return True
    return change


def file_of(*uris, kind="application/pdf"):
    def change(request, rng):
        found = turns(request.body)[0][1].get("parts")
        if not isinstance(found, list):
            return False
        found.append({spelled("fileData", rng): {spelled("mimeType", rng): kind, spelled("fileUri", rng): rng.choice(uris)}})
        return True
    return change


def video(request, rng):
    found = turns(request.body)[0][1].get("parts")
    if not isinstance(found, list):
        return False
    found.append({"fileData": {"mimeType": "video/mp4", "fileUri": "https://generativelanguage.googleapis.com/v1beta/files/a-film-1"},
                  spelled("videoMetadata", rng): {"startOffset": rng.choice(["0s", "1.5s", "0.25s"]), "endOffset": "40s",
                                                  "fps": rng.choice([24, 0.1, "1"])}})
    return True


def resolution_of_part(request, rng):
    for _, holder, _ in find(request.body, "inlineData"):
        put(holder, "mediaResolution", {"level": rng.choice(["MEDIA_RESOLUTION_LOW", "MEDIA_RESOLUTION_HIGH"])}, rng)


def only_picture(request, rng):
    _, turn = turns(request.body)[0]
    turn["parts"] = [{"inlineData": {"mimeType": "image/png", "data": PNG}}]


def of_setting(name, *values):
    """Another value for a setting that is there."""
    def change(request, rng):
        found = find(request.body, name)
        for _, holder, key in found:
            holder[key] = rng.choice(values)
        return bool(found)
    return change


def member_of_body(name, *values):
    def change(request, rng):
        put(request.body, name, rng.choice(values), rng)
    return change


def ready_for_v1(request, rng):
    if not plain(request) or set(request.body) - {"contents"} or any(set(part) - {"text"} for _, part in parts(request.body)):
        return False
    return in_url("v1")(request, rng)


def task(request, rng):
    put(request.body, "taskType", rng.choice(TASKS), rng)
    request.body.pop("title", None)
    put(request.body, "outputDimensionality", rng.choice([128, 768, 3072]), rng)


def document(request, rng):
    put(request.body, "taskType", "RETRIEVAL_DOCUMENT", rng)
    put(request.body, "title", "Bread", rng)


def hundred(request, rng):
    key = key_of(request.body, "requests")
    request.body[key] = [copy.deepcopy(request.body[key][0]) for _ in range(100)]


def cache_life(request, rng):
    request.body.pop("ttl")
    name = rng.choice(list(LIVES))
    value = rng.choice(LIVES[name])
    put(request.body, name, value, rng)


def cache_tools(request, rng):
    put(request.body, "tools", [{"functionDeclarations": [{"name": "look_up", "description": "Looks up a word"}]}], rng)
    put(request.body, "toolConfig", {"functionCallingConfig": {"mode": "AUTO"}}, rng)


def text(name, change, source, **more):
    return Harmless(name, change, source, **{"prepare": plain_text, "models": TEXT_MODELS} | more)


def think(name, change, models):
    return Harmless(name, change, "models.json, constraints 1", prepare=without_thinking, models=models)


def live(name, change, source, **more):
    return Harmless(name, change, source, **{"on": ("live",)} | more)


def embed(name, change, source, **more):
    return Harmless(name, change, source, **{"on": ("embed",), "models": ("gemini-embedding-001",)} | more)


KINDS = [
    text("temperature 0 and 2", settings(temperature=(0, 2, 0.0, 2.0, 1)), "constraints 1"),
    text("topP 0 and 1", settings(topP=(0, 1, 1.0, 0.5)), "constraints 1: nothing beyond 0 to 1"),
    text("topK of the usual size", settings(topK=(1, 40, 64)), "models.json: defaults"),
    text("up to five stop sequences", settings(stopSequences=(list("abcde"), ["\n"], ["---", "###"])), "constraints 1"),
    text("output tokens 1 and the limit", settings(maxOutputTokens=(1, 65536)), "models.json"),
    text("one candidate", settings(candidateCount=(1,)), "constraints 1"),
    text("several candidates on 2.5", settings(candidateCount=(2, 8)), "tricky-valid V009", models=FLASH),
    text("seed at the ends of int32", settings(seed=(2147483647, -2147483648, 0)), "protojson 12"),
    text("no penalty", settings(presencePenalty=(0, 0.0), frequencyPenalty=(0,)), "causes: penalty-not-enabled, 0.0 is let through"),
    text("response MIME type of text", settings(responseMimeType=("text/plain",)), "constraints 1"),
    text("modality TEXT", settings(responseModalities=(["TEXT"], ["text"], [])), "constraints 1: empty is text"),
    text("media resolution", settings(mediaResolution=("MEDIA_RESOLUTION_LOW", "MEDIA_RESOLUTION_MEDIUM", "MEDIA_RESOLUTION_HIGH")), "constraints 1",
         prepare=on_v1beta),
    think("budgets of Flash", thinking(thinkingBudget=(0, -1, 1, 24576)), FLASH),
    think("budgets of Pro", thinking(thinkingBudget=(128, -1, 32768), includeThoughts=(True, False)), PRO),
    think("budgets of Flash-Lite", thinking(thinkingBudget=(0, -1, 512, 24576)), LITE),
    think("levels", thinking(thinkingLevel=("LOW", "MEDIUM", "HIGH", "low")), GEMINI_3),
    think("level minimal", thinking(thinkingLevel=("MINIMAL", "minimal"), includeThoughts=(True,)),
          ("gemini-3.6-flash", "gemini-3.5-flash-lite", "gemini-3.1-flash-lite")),
    think("levels of Gemma", thinking(thinkingLevel=("MINIMAL", "HIGH")), ("gemma-4-31b-it",)),
    text("a threshold for each category", safety("BLOCK_LOW_AND_ABOVE", "BLOCK_MEDIUM_AND_ABOVE", "BLOCK_ONLY_HIGH", "BLOCK_NONE", "OFF"),
         "limits 5"),
    text("civic integrity", safety("BLOCK_NONE", "OFF", categories=(*CATEGORIES, "CIVIC_INTEGRITY")), "constraints 1: usable, deprecated"),
    text("service tier and storage", member_of_body("serviceTier", "standard", "flex", "priority"), "constraints 1",
         models=("gemini-3.6-flash", "gemini-3.8-flash"), prepare=on_v1beta),
    text("store", member_of_body("store", True, False), "limits 3", prepare=on_v1beta),
    text("JSON Schema of an answer", json_answer, "limits 3: keywords; tricky-valid V019"),
    text("Schema of an answer", typed_answer, "constraints 1: 22 names"),
    text("answer out of a list", enum_answer, "constraints 1: text/x.enum"),
    text("JSON Schema of parameters", json_parameters, "protojson 11: a Value"),
    text("Schema of parameters", typed_parameters, "constraints 1: 22 names"),
    text("settings beside a cache", member_of_body("cachedContent", "cachedContents/terms-1"), "tricky-valid V031", models=FLASH,
         prepare=lambda request, rng: on_v1beta(request, rng) and key_of(request.body, "systemInstruction") is None and some_settings(request, rng)),
    text("tools of the server", tools([{"googleSearch": {}}], [{"codeExecution": {}}], [{"urlContext": {}}], [{"googleMaps": {}}]), "models.json"),
    text("two tools of the server", tools([{"googleSearch": {}}, {"urlContext": {}}], [{"googleSearch": {}, "urlContext": {}}],
                                          [{"googleSearch": {}}, {"codeExecution": {}}]),
         "constraints 2: Tool has no oneof"),
    text("five stores to search", tools([{"fileSearch": {"fileSearchStoreNames": [f"fileSearchStores/s-{number}" for number in range(5)]}}]),
         "causes: at most five stores", models=GEMINI_3),
    text("functions and a tool of the server", both_kinds_of_tools, "limits 4: Gemini 3 since 2026-03-18", models=GEMINI_3),
    text("JSON and tools", json_with_tools, "held-against-recorded: json-mode-with-functions and -builtin on Gemini 3", models=GEMINI_3),
    text("pictures", inline([name for name in MAGIC if name.startswith("image")]), "limits 9"),
    text("sounds", inline([name for name in MAGIC if name.startswith("audio")]), "limits 9"),
    text("films", inline([name for name in MAGIC if name.startswith("video")]), "limits 9"),
    text("documents", inline([name for name in MAGIC if name.startswith(("application", "text"))]), "limits 9"),
    text("uploaded file", file_of("https://generativelanguage.googleapis.com/v1beta/files/abc-123"), "constraints 5"),
    text("file elsewhere", file_of("https://example.org/terms.pdf", "gs://bucket/terms.pdf"), "limits 1: external https and registered gs"),
    text("YouTube", file_of("https://www.youtube.com/watch?v=9hE5-98ZeCg", kind="video/mp4"), "limits 2"),
    text("part of a film", video, "constraints 1: fps above 0 up to 24"),
    text("resolution of a part", resolution_of_part, "limits 2: per part on Gemini 3", models=GEMINI_3, prepare=lambda request,
         rng: on_v1beta(request, rng) and some_picture(request, rng)),
    text("nothing but a picture", only_picture, "causes: no-text-part-with-image, old models only", prepare=lambda request,
         rng: plain(request) and len(turns(request.body)) == 1),
    Harmless("modalities of a drawing model", of_setting("responseModalities", ["TEXT", "IMAGE"], ["IMAGE"], ["IMAGE", "TEXT"]), "models.json",
             prepare=lambda request, rng: bool(find(request.body, "imageConfig"))),
    Harmless("form of a picture", of_setting("aspectRatio", "1:1", "16:9", "9:16", "4:5", "21:9"), "constraints 1"),
    Harmless("size of a picture", of_setting("imageSize", "1K", "2K", "4K"), "constraints 1"),
    Harmless("voices", of_setting("voiceName", "Zephyr", "Puck", "Charon", "Fenrir", "Sulafat"), "limits 6"),
    Harmless("languages of speech", of_setting("languageCode", "de-DE", "en-US", "pl-PL", "cmn-CN"), "constraints 1"),
    text("settings of v1", settings(temperature=(0.5,), topP=(0.9,), maxOutputTokens=(100,), seed=(7,), stopSequences=(["-"],)),
         "diff-v1-v1beta: v1 GenerationConfig", prepare=ready_for_v1,
         on=("generate",)),
    embed("tasks", task, "limits 8"),
    embed("document with a title", document, "limits 8"),
    Harmless("a hundred to embed", hundred, "causes: batch-embed-over-100", on=("embed batch",)),
    Harmless("life of a cache", cache_life, "protojson 18, 19", on=("cache",)),
    Harmless("functions in a cache", cache_tools, "causes: cached-content-with-system-tools, move them into the cache", on=("cache",)),
    Harmless("name of a cache of 128 characters", member_of_body("displayName", "ż" * 128), "limits 1", on=("cache",)),
    live("resumed session", member_of_body("sessionResumption", {"handle": "abc"}, {}), "protojson: Live fields with presence"),
    live("voice activity", member_of_body("realtimeInputConfig", {"automaticActivityDetection": {"disabled": True}},
                                          {"activityHandling": "NO_INTERRUPTION"}), "protojson 35"),
    live("level of a Live model", thinking(thinkingLevel=("LOW", "HIGH")), "limits 12", models=("gemini-3.8-live-extended-thinking",)),
]
