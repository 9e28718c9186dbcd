"""Kinds of mistakes: tools together, media, caches, embeddings, Live sessions, models and versions."""
import copy

from building import in_url, plain, some_file, some_picture, tool
from clean_requests import config, find, key_of, listed, parts, put, spelled
from kind import GEMINI_3, IN_URL, Kind, OLDER, TEXT_MODELS

FUNCTION = {"functionDeclarations": [{"name": "look_up", "description": "Looks up a word"}]}


def only_function(request, rng):
    """One function, and no other tool, no JSON, no cache."""
    return plain(request) and bool(put(request.body, "tools", [copy.deepcopy(FUNCTION)], rng))


def builtin_added(*names):
    """A tool of the server, in a tool of its own or beside the function."""
    def mistake(request, rng):
        key = key_of(request.body, "tools")
        found = request.body[key]
        holder = rng.choice([found[0], {}])
        if holder is not found[0]:
            found.append(holder)
        holder[spelled(rng.choice(names), rng)] = {}
        return (key,)
    return mistake


def builtin_without_flag(request, rng):
    """The flag of toolConfig for both kinds of tools is missing, or false."""
    places = [builtin_added("googleSearch")(request, rng)]
    if rng.random() < 0.5:
        places.append((put(request.body, "toolConfig", rng.choice([{}, {"includeServerSideToolInvocations": False}]), rng),))
    return places


def json_added(request, rng):
    path, settings = config(request.body, rng)
    return [(*path, put(settings, "responseMimeType", "application/json", rng)), (key_of(request.body, "tools"),)]


def calling_config(request, rng):
    """A config for functions where there are none."""
    value = {spelled("functionCallingConfig", rng): {"mode": rng.choice(["ANY", "AUTO", "auto"])}}
    return (put(request.body, "toolConfig", value, rng),)


def plain_request(request, _):
    return plain(request)


def stores(*names):
    def mistake(request, rng):
        path, holder, key = rng.choice(find(request.body, "fileSearch"))
        name = key_of(holder[key], "fileSearchStoreNames")
        if not names:
            holder[key] = rng.choice([{}, {name: []}, {"topK": 3}])
            return (*path, key)
        holder[key][name] = list(names)
        return (*path, key, name)
    return mistake


def old_search(request, rng):
    put(request.body, "tools", [{spelled("googleSearchRetrieval", rng): rng.choice([{}, {"dynamicRetrievalConfig": {"mode": "MODE_DYNAMIC"}}])}], rng)
    return (key_of(request.body, "tools"), 0)


def media_type(*values, name="inlineData"):
    """Another MIME type for the picture or the file."""
    def mistake(request, rng):
        path, holder, key = rng.choice(find(request.body, name))
        return (*path, key, put(holder[key], "mimeType", rng.choice(values), rng))
    return mistake


def media_type_gone(name, often=0.5):
    def mistake(request, rng):
        path, holder, key = rng.choice(find(request.body, name))
        member_key = key_of(holder[key], "mimeType")
        if rng.random() < often:
            holder[key][member_key] = ""
        else:
            del holder[key][member_key]
        return (*path, key)
    return mistake


def bytes_of_something_else(request, rng):
    path, holder, key = rng.choice(find(request.body, "inlineData"))
    # A page of HTML, plain text, nothing at all.
    holder[key]["data"] = rng.choice(["PGh0bWw+PGJvZHk+NDA0PC9ib2R5PjwvaHRtbD4=", "Tm90IGZvdW5kLg==", ""])
    return (*path, key)


def resolution_of_part(request, rng):
    path, holder, key = rng.choice(find(request.body, "inlineData"))
    return (*path, put(holder, "mediaResolution", {"level": rng.choice(["MEDIA_RESOLUTION_HIGH", "MEDIA_RESOLUTION_LOW"])}, rng))


def beside_cache(name, value):
    def mistake(request, rng):
        return (put(request.body, name, value, rng),) if key_of(request.body, "cachedContent") else None
    return mistake


def two_expiries(request, rng):
    request.body[spelled("expireTime", rng)] = "2026-12-01T18:30:00Z"
    return ()


def many_to_embed(request, rng):
    key = key_of(request.body, "requests")
    request.body[key] = [copy.deepcopy(request.body[key][0]) for _ in range(rng.choice([101, 250]))]
    return (key,)


def nothing_to_embed(request, rng):
    path, part = rng.choice(listed(request.body["content"], "parts", ("content",)))
    part["text"] = ""
    return path


def title_for_a_query(request, rng):
    put(request.body, "taskType", rng.choice(["RETRIEVAL_QUERY", "CLUSTERING"]), rng)
    return (put(request.body, "title", "Bread", rng),)


def model_without_folder(request, rng):
    path, found = rng.choice(listed(request.body, "requests"))
    found["model"] = found["model"].removeprefix("models/")
    return (*path, "model")


def task_for_embedding_2(request, rng):
    return (put(request.body, "taskType", rng.choice(["CLUSTERING", "RETRIEVAL_QUERY"]), rng),)


def live_modalities(*values):
    def mistake(request, rng):
        path, settings = config(request.body, rng)
        return (*path, put(settings, "responseModalities", rng.choice(values), rng))
    return mistake


def wrapper_gone(request, _):
    request.exchange["body"] = request.exchange["body"]["setup"]
    request.root = ()
    return ()


def model(*names):
    def mistake(request, rng):
        request.model = rng.choice(names)
        return IN_URL
    return mistake


def body_model(*names):
    def mistake(request, rng):
        request.body["model"] = "models/" + rng.choice(names)
        return ("model",)
    return mistake


def on_v1(name, *values):
    def mistake(request, rng):
        return (put(request.body, name, rng.choice(values), rng),)
    return mistake


def few_words(request, rng):
    key = key_of(request.body, "contents")
    request.body[key] = [{"role": "user", "parts": [{"text": rng.choice(["Hello.", "The shop is open from nine to five."])}]}]
    return (key,)


def compatible(name, *values):
    """A member that the endpoint for clients of another API does not know."""
    def mistake(request, rng):
        request.body[name] = rng.choice(values)
        return (name,)
    return mistake


def chat_completion(request, _):
    if not plain(request):
        return False
    request.exchange["url"] = "https://generativelanguage.googleapis.com/v1beta/openai/chat/completions"
    request.exchange["body"] = {"model": "gemini-2.5-flash", "messages": [{"role": "user", "content": "Hello."}]}
    return True


def misspelt_method(request, rng):
    request.exchange["url"] = request.url.replace(f":{request.method}", ":" + rng.choice([request.method + "s", request.method.lower(), "generate"]))
    return IN_URL


def ready_for_v1(request, rng):
    """Only what v1 had from the beginning."""
    if not plain(request) or set(request.body) - {"contents"} or any(set(part) - {"text"} for _, part in parts(request.body)):
        return False
    return in_url("v1")(request, rng)


GONE = ("gemini-1.5-flash", "gemini-pro", "gemini-1.0-pro")
PER_REQUEST = ("generate", "batched")
STORE = {"fileSearchStoreNames": ["fileSearchStores/manuals-1"]}
KINDS = [
    Kind("function and built-in tool on 2.5", builtin_added("googleSearch", "urlContext"), prepare=only_function, models=OLDER,
         cause="builtin-and-function-tools-unsupported"),
    Kind("function and built-in tool without the flag", builtin_without_flag, prepare=only_function, models=GEMINI_3,
         cause="server-side-tool-flag-missing", warning="newer models only"),
    Kind("JSON and functions on 2.5", json_added, prepare=only_function, models=OLDER, cause="json-mode-with-function-calling"),
    Kind("JSON and a built-in tool on 2.5", json_added, prepare=tool("googleSearch", {}), models=OLDER, cause="json-mode-with-builtin-tool"),
    Kind("config for functions that are not there", calling_config, prepare=plain_request, models=OLDER, cause="function-config-without-declarations",
         warning="accepted on 2.0"),
    Kind("config for functions beside another tool", calling_config, prepare=tool("googleSearch", {}), models=OLDER,
         cause="function-config-without-declarations", warning="accepted on 2.0"),
    Kind("file search without stores", stores(), prepare=tool("fileSearch", STORE), models=GEMINI_3, cause="file-search-stores-missing"),
    Kind("file search in six stores", stores(*(f"fileSearchStores/store-{number}" for number in range(6))), prepare=tool("fileSearch", STORE),
         models=GEMINI_3,
         cause="file-search-stores-too-many"),
    Kind("search tool of 1.5", old_search, prepare=plain_request, models=TEXT_MODELS, cause="google-search-retrieval-on-2x"),
    Kind("MIME type without a subtype", media_type("png", "image", "jpeg"), prepare=some_picture, cause="mime-type-unsupported"),
    Kind("MIME type with a parameter", media_type("text/plain; charset=utf-8", "application/pdf;version=1.7", name="fileData"), prepare=some_file,
         cause="mime-type-unsupported"),
    Kind("MIME type that no model reads", media_type("application/octet-stream", "application/zip", "image/svg+xml", "application/cu-seeme"),
         prepare=some_picture,
         models=TEXT_MODELS, cause="mime-type-unsupported", warning="the list of types is open"),
    Kind("MIME type of a file that no model reads", media_type("application/zip", "application/octet-stream", "application/cu-seeme",
                                                               name="fileData"), prepare=some_file,
         models=TEXT_MODELS, cause="mime-type-unsupported", warning="the list of types is open"),
    Kind("no MIME type for bytes", media_type_gone("inlineData"), prepare=some_picture, cause="mime-type-empty",
         warning="one report, of a file"),
    Kind("empty MIME type of a file", media_type_gone("fileData", often=1), prepare=some_file, cause="mime-type-empty",
         warning="one report, of Vertex AI"),
    Kind("bytes of something else", bytes_of_something_else, prepare=some_picture, cause="image-bytes-invalid", warning="the server may convert"),
    Kind("resolution of a part on 2.5", resolution_of_part, prepare=some_picture, models=OLDER, cause="per-part-media-resolution-unsupported"),
    Kind("instruction beside a cache", beside_cache("systemInstruction", {"parts": [{"text": "Be brief."}]}),
         cause="cached-content-with-system-tools"),
    Kind("tools beside a cache", beside_cache("tools", [FUNCTION]), cause="cached-content-with-system-tools"),
    Kind("toolConfig beside a cache", beside_cache("toolConfig", {"functionCallingConfig": {"mode": "AUTO"}}),
         cause="cached-content-with-system-tools"),
    Kind("ttl and expireTime", two_expiries, rule="oneof-conflict", on=("cache",)),
    Kind("over 100 to embed", many_to_embed, cause="batch-embed-over-100", on=("embed batch",)),
    Kind("nothing to embed", nothing_to_embed, cause="embed-empty-text", on=("embed",)),
    Kind("title for a task without titles", title_for_a_query, cause="embed-title-wrong-task", warning="documented", on=("embed",),
         models=("gemini-embedding-001",)),
    Kind("model of an embedding without models/", model_without_folder, cause="model-name-format", on=("embed batch",)),
    Kind("two modalities in a Live session", live_modalities(["AUDIO", "TEXT"], ["TEXT", "AUDIO"]), cause="live-two-modalities", on=("live",)),
    Kind("text from native audio", live_modalities(["TEXT"], ["text"]), cause="live-native-audio-text-only", on=("live",),
         models=("gemini-3.8-live", "gemini-2.5-flash-native-audio-latest")),
    Kind("Live message without setup", wrapper_gone, rule="unknown-field", on=("live",)),
    Kind("model that is gone", model(*GONE), prepare=plain_request, cause="model-retired", on=PER_REQUEST),
    Kind("model of an embedding that is gone", model("text-embedding-004"), cause="model-retired", on=("embed",)),
    Kind("model of a cache that is gone", body_model("gemini-1.5-flash", "gemini-pro"), cause="model-retired", on=("cache",)),
    Kind("model with a blank", model("gemini 2.5 flash", "gemini-2.5-flash (latest)", "gemini-2.5-flash%20"), prepare=plain_request,
         cause="model-name-format"),
    Kind("models/ twice", model("models/gemini-2.5-flash"), prepare=plain_request, cause="model-name-format", on=("generate",)),
    Kind("embedding model asked for text", model("gemini-embedding-001"), prepare=plain_request, cause="model-method-mismatch", on=("generate",)),
    Kind("Live model asked for text", model("gemini-3.1-flash-live-preview", "gemini-2.5-flash-native-audio-preview-12-2025"), prepare=plain_request,
         cause="model-method-mismatch", on=("generate",)),
    Kind("text model asked for an embedding", model("gemini-2.5-flash", "gemini-3.6-flash"), cause="model-method-mismatch", on=("embed",)),
    Kind("model of Vertex AI", model("text-embedding-005"), cause="model-vertex-only", warning="404 at the most",
         on=("embed",)),
    Kind("preview model on v1", model("gemini-3.1-pro-preview", "gemini-3-flash-preview"), prepare=ready_for_v1, models=TEXT_MODELS,
         cause="model-not-on-v1", warning="v1 grows", on=("generate",)),
    Kind("method that is none", misspelt_method, rule="unknown-route", warning="new methods come", on=("generate", "embed", "count")),
    Kind("cache of a few words", few_words, cause="cached-content-too-small", warning="tokens are estimated", on=("cache",)),
    Kind("top_k for clients of another API", compatible("top_k", 40), prepare=chat_completion, cause="compat-unknown-param", on=("generate",)),
    Kind("generationConfig for clients of another API", compatible("generationConfig", {}, {"topK": 4}), prepare=chat_completion,
         cause="compat-unknown-param", on=("generate",)),
    Kind("google beside extra_body", compatible("google", {"thinking_config": {"thinking_budget": 0}}), prepare=chat_completion,
         cause="compat-unknown-google-extra-body", on=("generate",)),
    Kind("service tier on v1", on_v1("serviceTier", "flex", "priority"), prepare=ready_for_v1, models=TEXT_MODELS, rule="field-not-in-version",
         warning="v1 grows", on=("generate",)),
    Kind("cache on v1", on_v1("cachedContent", "cachedContents/terms-1"), prepare=ready_for_v1, models=TEXT_MODELS, rule="field-not-in-version",
         warning="v1 grows", on=("generate",)),
]
