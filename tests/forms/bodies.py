"""Request bodies for the tests of forms and places: those of samples/, accepted ones of ../shared where it is present, and seeded
mutations of both."""
import glob
import json
import os
import random
import re
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
sys.path[:0] = [os.path.join(ROOT, "tools"), os.path.join(ROOT, "tests", "cli"), os.path.dirname(os.path.abspath(__file__))]

from json_text import Members, Number, read, write  # noqa: E402
from program import SHARED  # noqa: E402

HOST = "https://generativelanguage.googleapis.com/"
MODEL = "gemini-2.5-flash"
EMBEDDING_MODEL = "gemini-embedding-001"
# A url of each method that the bodies of samples/ go to.
PATHS = {
    "generateContent": f"POST models/{MODEL}:generateContent", "streamGenerateContent": f"POST models/{MODEL}:streamGenerateContent",
    "countTokens": f"POST models/{MODEL}:countTokens", "embedContent": f"POST models/{EMBEDDING_MODEL}:embedContent",
    "batchEmbedContents": f"POST models/{EMBEDDING_MODEL}:batchEmbedContents", "batchGenerateContent": f"POST models/{MODEL}:batchGenerateContent",
    "predict": f"POST models/{MODEL}:predict", "cachedContents.create": "POST cachedContents",
    "cachedContents.patch": "PATCH cachedContents/abc", "fileSearchStores.create": "POST fileSearchStores",
    "fileSearchStores.importFile": "POST fileSearchStores/abc:importFile",
}
with open(os.path.join(ROOT, "schemas", "methods.json"), encoding="utf-8") as _file:
    ROUTES = json.load(_file)["routes"]
with open(os.path.join(ROOT, "schemas", "api", "v1beta.json"), encoding="utf-8") as _file:
    DEFINITIONS = json.load(_file)["definitions"]


class Body:
    """A request body and where it goes."""

    def __init__(self, name, method, tree, version="v1beta"):
        self.name, self.method, self.tree, self.version = name, method, tree, version

    @property
    def message(self):
        return next(r["request"] for r in ROUTES if r["id"] in (self.method, "models." + self.method))

    def exchange(self, body):
        """The exchange that sends `body` (a tree) where this one goes."""
        http, path = PATHS[self.method].split(" ")
        return Members([("method", http), ("url", HOST + self.version + "/" + path), ("body", body)])


def snake_case(name):
    return re.sub("[A-Z]", lambda letter: "_" + letter[0].lower(), name)


def proto_name(name, field):
    return field.get("x-proto", snake_case(name))


# Every name in lowerCamelCase with its other spelling; a name is spelled the same way in all messages.
PROTO_NAMES = {name: proto_name(name, field) for message in DEFINITIONS.values() for name, field in message["properties"].items()}


def field_of(message, name):
    """(camelCase name, definition) of a member's field, by either spelling, or None."""
    fields = DEFINITIONS[message]["properties"]
    if name in fields:
        return name, fields[name]
    return next(((camel, field) for camel, field in fields.items() if proto_name(camel, field) == name), None)


def referred(definition):
    return definition.get("$ref", "").rpartition("/")[2] or None


def respell(tree, message, choose):
    """The same body with the names of fields in the spelling that choose() says: "camel" or "snake". Names in maps and free-form
    objects, and unknown names, stay as they are."""
    if not isinstance(tree, list):
        return tree
    if not isinstance(tree, Members):
        return [respell(item, message, choose) for item in tree]
    members = Members()
    for key, value in tree:
        found = field_of(message, key)
        if found is not None:
            camel, field = found
            key = camel if choose() == "camel" else proto_name(camel, field)
            inner = field.get("items", field)
            if referred(inner):
                value = respell(value, referred(inner), choose)
            elif isinstance(inner.get("additionalProperties"), dict) and isinstance(value, Members):
                type_name = referred(inner["additionalProperties"])
                if type_name:
                    value = Members((name, respell(item, type_name, choose)) for name, item in value)
        members.append((key, value))
    return members


def method_of(url):
    """(method, version) of a url of the API, or None where PATHS has no such method."""
    found = re.fullmatch(re.escape(HOST) + r"(v1|v1beta)/([^?]*)(\?.*)?", url)
    if not found:
        return None
    version, path = found[1], found[2]
    verb = path.rpartition(":")[2] if ":" in path else {"cachedContents": "cachedContents.create", "fileSearchStores": "fileSearchStores.create"}.get(
        path, "cachedContents.patch" if path.startswith("cachedContents/") else "")
    method = verb if verb in PATHS else {"importFile": "fileSearchStores.importFile"}.get(verb)
    return (method, version) if method else None


def from_sample(name, document):
    """The bodies that one document of samples/ holds."""
    if not isinstance(document, Members):
        return [body for item in document for body in from_sample(name, item)] if isinstance(document, list) else []
    members = dict(document)
    if "url" in members:
        known = method_of(members["url"])
        tree = read(members["body"]) if isinstance(members["body"], str) else members["body"]
        return [Body(name, known[0], tree, known[1])] if known else []
    if "request" in members:
        members = dict(document := members["request"])
    return [Body(name, "embedContent" if "content" in members else "generateContent", document)]


def samples():
    bodies = []
    for path in sorted(glob.glob(os.path.join(ROOT, "samples", "**", "*.json*"), recursive=True)):
        with open(path, encoding="utf-8") as file:
            text = file.read()
        for piece in text.splitlines() if path.endswith(".jsonl") else [text]:
            try:
                bodies += from_sample(os.path.basename(path), read(piece))
            except ValueError:
                pass  # a blank line, or broken on purpose
    return bodies


def recorded(count, most_bytes=12000):
    """Accepted generateContent bodies, evenly over the file; none where ../shared is absent."""
    path = os.path.join(SHARED, "corpus", "recorded.jsonl")
    if not os.path.exists(path):
        return []
    texts = []
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            if row.get("rpc") == "generateContent" and row.get("status") == 200 and isinstance(row.get("body"), dict):
                text = json.dumps(row["body"])
                if len(text) < most_bytes and not re.search(r"\\ud[89a-f]", text):
                    texts.append(text)
    step = max(1, len(texts) // count)
    return [Body("recorded", "generateContent", read(text)) for text in texts[::step][:count]]


def hand_made():
    text = Members([("text", "Dzień dobry 🙂")])
    contents = ("contents", [Members([("role", "user"), ("parts", [text])])])

    def body(name, *members):
        return Body(name, "generateContent", Members([contents, *members]))

    def part(name, *members):
        return Body(name, "generateContent", Members([("contents", [Members([("parts", [Members(members)])])])]))

    image = Members([("mimeType", "image/png"), ("data", "AAAA")])
    schema = Members([("type", "OBJECT"), ("properties", Members([("a/b~c", Members([("type", "STRNG")])), ("", Members([("tpye", "STRING")])),
                                                                 ("zażółć 😀", Members([("type", ["string", "null"])]))]))])
    return [
        part("three of a oneof", ("text", "a"), ("inlineData", image), ("fileData", Members([("fileUri", "gs://x")]))),
        part("a oneof clash with a fault inside", ("text", "a"), ("inlineData", Members([("mime", "image/png")]))),
        part("a oneof member twice", ("text", "a"), ("text", "b")),
        part("bytes", ("inlineData", Members([("mimeType", "image/png"), ("data", "data:image/png;base64,AAAA")]))),
        body("presence, same spelling", ("generationConfig", Members([("temperature", Number("1")), ("temperature", Number("2"))]))),
        body("presence, both spellings", ("systemInstruction", Members([("parts", [text])])), ("system_instruction", Members([("parts", [text])]))),
        body("merged", ("toolConfig", Members()), ("toolConfig", Members([("retrievalConfig", Members([("languageCodes", "pl")]))]))),
        body("joined", contents, contents),
        body("null copies", ("generationConfig", None), ("generationConfig", Members([("temprature", None)]))),
        body("odd map keys", ("tools", [Members([("functionDeclarations", [Members([("name", "f"), ("parameters", schema)])])])])),
        body("repeated map key", ("labels", Members([("a", "1"), ("b", "2"), ("a", "3")])), ("tools", [Members([("functionDeclarations", [
            Members([("name", "f"), ("parameters", Members([("type", "OBJECT"), ("properties", Members([("a", schema), ("a", schema)]))]))])])])])),
        body("names of unusual letters", ("", Number("1")), ("a\"b\\c\td", Number("1")), ("żółć", Number("1")), ("😀~/", Number("1")),
             ("generationConfig", Members([("temprature", Number("1")), ("TopP", Number("1"))]))),
        body("numbers", ("generationConfig", Members([("temperature", Number("1e999")), ("maxOutputTokens", Number("512.5")),
                                                      ("seed", Number("1764000000000")), ("topK", Number("40.0")), ("candidateCount", "zwei")]))),
        body("the two json schemas", ("generationConfig", Members([("responseJsonSchema", Members([("type", "object"), ("maxOutputTokens", Number("1"))])),
                                                                   ("responseMimeTyp", "text/plain")]))),
        body("a list in a list", ("safetySettings", [[Members([("category", "HARM_CATEGORY_HARASMENT")])], [Members([("treshold", "BLOCK_NONE")])]])),
        body("scalars for messages", ("systemInstruction", "x"), ("tools", Number("5")), ("safetySettings", [True, None])),
        body("many in one object", *((f"field{i}", Number(str(i))) for i in range(40))),
        Body("ttl", "cachedContents.create", Members([("model", "models/" + MODEL), ("ttl", "1h"), ("expireTime", "tomorrow"), contents])),
        Body("a name that the url has", "cachedContents.patch", Members([("name", "cachedContents/abc"), ("ttl", "300s"), ("tttl", "1s")])),
    ]


class Mutator:
    """Makes one or a few mistakes in a body."""

    def __init__(self, seed):
        self.random = random.Random(seed)

    def objects(self, tree):
        """Every object of a tree that has members."""
        found, waiting = [], [tree]
        while waiting:
            at = waiting.pop()
            if isinstance(at, Members):
                if at:
                    found.append(at)
                waiting += [value for _, value in at]
            elif isinstance(at, list):
                waiting += at
        return found

    def misspelt(self, name):
        at = self.random.randrange(len(name)) if name else 0
        return self.random.choice([name[:at] + name[at + 1:], name[:at] + name[at:at + 1] + name[at:], name + "s", name.upper(), name.replace("_", "-") + "é",
                                   name[:at] + name[at + 1:at + 2] + name[at:at + 1] + name[at + 2:]])

    def other_value(self, value):
        leaf = self.random.choice(["", "abc", "12", "1.5", "żółw 🐢", Number("7"), Number("-1"), Number("0.5"), Number("1e300"), Number("99999999999"), True, None])
        wrapped = self.random.choice([[value], [[value]], [value, value], Members([("value", value)]), [], Members()])
        return self.random.choice([leaf, leaf, wrapped])

    def once(self, tree):
        owner = self.random.choice(self.objects(tree))
        at = self.random.randrange(len(owner))
        key, value = owner[at]
        kind = self.random.randrange(8)
        if kind == 0:
            owner[at] = (self.misspelt(key), value)
        elif kind == 1:
            owner.insert(self.random.randrange(len(owner) + 1), (self.random.choice(["foo", "temperature", "messages", "top_p", "text", "żółć", "a/b~"]), value))
        elif kind == 2 or kind == 3:
            owner[at] = (key, self.other_value(value))
        elif kind == 4:
            owner.append((key, value))
        elif kind == 5:
            owner.append((snake_case(key), value))
        elif kind == 6:
            other = self.random.choice(self.objects(tree))
            other.append((key, value if not isinstance(value, list) else "moved"))
        elif isinstance(value, str) and not isinstance(value, Number):
            owner[at] = (key, self.random.choice([value.lower(), value + " ", value[:-1], value.replace("_", "-")]))
        else:
            owner[at] = (key, value[:1] if isinstance(value, list) and not isinstance(value, Members) else "null")

    def mutated(self, body):
        tree = read(write(body.tree))  # a copy
        for _ in range(self.random.choice([1, 1, 2, 4])):
            if self.objects(tree):
                self.once(tree)
        return Body(body.name + ", changed", body.method, tree, body.version)


def all_bodies(recorded_count=200, mutations=300):
    """The seeded set: the same on every run with the same samples and corpus."""
    ours, theirs = samples(), recorded(recorded_count)
    mutator = Mutator(2026)
    changed = [mutator.mutated(mutator.random.choice(theirs if theirs and i % 2 else ours)) for i in range(mutations)]
    return hand_made() + ours + theirs + changed
