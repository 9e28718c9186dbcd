"""What mutations build before they can mutate: a function with its call and answer, tools, pictures, schemas. All of it is accepted."""
import copy

from accepted_values import PNG
from clean_requests import Again, answers, calls, config, declarations, find, key_of, listed, member, put, schemas, spelled, turns

# Stands for a signature that the author does not have; documented for histories of other models.
SIGNATURE = "c2tpcF90aG91Z2h0X3NpZ25hdHVyZV92YWxpZGF0b3I="
PARCEL = {"type": "OBJECT", "required": ["number"], "properties": {
    "number": {"type": "STRING", "description": "Parcel number"}, "depth": {"type": "INTEGER"}, "weight": {"type": "NUMBER"},
    "events": {"type": "ARRAY", "items": {"type": "OBJECT", "properties": {"town": {"type": "STRING"}}}},
    "carrier": {"type": "STRING", "enum": ["post", "courier"]}}}
BRANCH = {"type": "OBJECT", "properties": {"branch": {"type": "STRING"}}, "required": ["branch"]}
FUNCTIONS = ({"name": "find_parcel", "description": "Where a parcel is now", "parameters": PARCEL},
             {"name": "open_hours", "description": "Opening hours of a branch", "parameters": BRANCH})
ARGUMENTS = ({"number": "PL-77120"}, {"branch": "Gdynia"})
BOOK = {"type": "OBJECT", "required": ["title", "tags"], "properties": {
    "title": {"type": "STRING"}, "pages": {"type": "INTEGER"}, "price": {"type": "NUMBER"}, "sold": {"type": "BOOLEAN"},
    "tags": {"type": "ARRAY", "items": {"type": "STRING"}}, "state": {"type": "STRING", "enum": ["new", "used"]}}}


def plain(request):
    """Whether a request is plain enough for tools and turns of all kinds: text for text, without tools and a cache."""
    body = request.body
    settings = member(body, "generationConfig") or {}
    return not any(member(body, name) for name in ("tools", "toolConfig", "cachedContent")) and not any(
        key_of(settings, name) for name in ("responseMimeType", "responseModalities", "responseSchema", "responseJsonSchema", "mediaResolution"))


def contents(body):
    """The list of turns. A lone turn becomes a list, and a turn without role gets one, since only a single turn may go without."""
    key = key_of(body, "contents")
    if isinstance(body[key], dict):
        body[key] = [body[key]]
    for turn in body[key]:
        turn.setdefault("role", "user")
    return (key,), body[key]


def some_function(request, rng):
    """A function declaration to look at: one of the request's, or a new one."""
    if declarations(request.body):
        return True
    if not plain(request):
        return False
    put(request.body, "tools", [{spelled("functionDeclarations", rng): [copy.deepcopy(FUNCTIONS[0])]}], rng)
    return True


def some_schema(request, rng):
    """A Schema to look at: one of the request's, or one for the answer or a function."""
    if schemas(request.body):
        return True
    return some_function(request, rng) if rng.random() < 0.5 else answer_schema(request, rng)


def answer_schema(request, rng):
    if not plain(request) or config(request.body, rng) is None:
        return False
    settings = config(request.body, rng)[1]
    put(settings, "responseMimeType", "application/json", rng)
    put(settings, "responseSchema", BOOK, rng)
    return True


def call_part(number, rng, signature=True):
    part = {spelled("functionCall", rng): {"name": FUNCTIONS[number]["name"], "args": copy.deepcopy(ARGUMENTS[number])}}
    return part | {spelled("thoughtSignature", rng): SIGNATURE} if signature else part


def answer_part(number, rng):
    return {spelled("functionResponse", rng): {"name": FUNCTIONS[number]["name"], "response": {"result": "known"}}}


def round_trip(request, rng, count=1):
    """A call and its answer at the end of the turns."""
    if not plain(request):
        return False
    put(request.body, "tools", [{spelled("functionDeclarations", rng): [copy.deepcopy(function) for function in FUNCTIONS]}], rng)
    contents(request.body)[1].extend([
        {"role": "model", "parts": [call_part(number, rng, signature=number == 0) for number in range(count)]},
        {"role": "user", "parts": [answer_part(number, rng) for number in range(count)]}])
    return True


def some_round_trip(request, rng):
    return bool(calls(request.body) and answers(request.body)) or round_trip(request, rng)


def two_calls(request, rng):
    """Two calls in one turn, and their two answers."""
    return len(calls(request.body)) == len(answers(request.body)) == 2 or round_trip(request, rng, count=2)


def some_picture(request, rng):
    """A picture as base64 in the first turn."""
    if find(request.body, "inlineData"):
        return True
    if not plain(request) or not isinstance(turns(request.body)[0][1].get("parts"), list):
        return False
    turns(request.body)[0][1]["parts"].append({spelled("inlineData", rng): {spelled("mimeType", rng): "image/png", "data": PNG}})
    return True


def some_file(request, rng):
    if find(request.body, "fileData"):
        return True
    if not plain(request) or not isinstance(turns(request.body)[0][1].get("parts"), list):
        return False
    turns(request.body)[0][1]["parts"].append({spelled("fileData", rng): {
        spelled("mimeType", rng): "image/png", spelled("fileUri", rng): "https://generativelanguage.googleapis.com/v1beta/files/a-drawing-1"}})
    return True


def tool(kind, value):
    """A step that adds a tool that is not there."""
    def prepare(request, rng):
        if any(key_of(found, kind) for _, found in listed(request.body, "tools")):
            return True
        return plain(request) and bool(put(request.body, "tools", [{spelled(kind, rng): value}], rng))
    return prepare


def some_settings(request, rng):
    return config(request.body, rng) is not None


def twice(holder, key, value):
    """Writes a member again, under the same name."""
    holder[Again(key)] = value


def in_url(version):
    """A step that sends the request to another version."""
    def prepare(request, _):
        request.exchange["url"] = request.url.replace("/v1beta/", f"/{version}/")
        return True
    return prepare
