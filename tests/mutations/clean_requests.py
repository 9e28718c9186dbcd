"""Clean requests for the mutation tests: the accepted samples as exchanges, walks over their bodies, and findings for many at once."""
import copy
import glob
import json
import os
import re
import subprocess
import sys
import tempfile

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
DAY = "2026-11-23"
HOST = "https://generativelanguage.googleapis.com/v1beta/"
MODEL = "gemini-2.5-flash"
EMBEDDING_MODEL = "gemini-embedding-001"
# Members whose content is the author's own: no name in there is the API's.
OWN = ("args", "response", "parametersJsonSchema", "responseJsonSchema", "metadata", "partMetadata")
# What the method of a url makes of the body; other methods have no mutations of their own.
MESSAGES = {"generateContent": "generate", "streamGenerateContent": "generate", "countTokens": "count", "embedContent": "embed",
            "batchEmbedContents": "embed batch", "batchGenerateContent": "batch"}


class Again(str):
    """A key that may stand in a dict beside another of the same name, so that a member is written twice."""
    __hash__ = object.__hash__

    def __eq__(self, other):
        return self is other


class Request:
    """An exchange, and the message inside its body that is mutated."""

    def __init__(self, name, message, exchange, root=()):
        self.name, self.message, self.exchange, self.root = name, message, exchange, root

    def copy(self):
        return Request(self.name, self.message, copy.deepcopy(self.exchange), self.root)

    @property
    def body(self):
        return at(self.exchange["body"], self.root)

    @property
    def url(self):
        return self.exchange["url"]

    @property
    def method(self):
        return self.url.partition("?")[0].rpartition(":")[2]

    @property
    def model(self):
        found = re.search(r"models/([^:?]+)", str(member(self.body, "model")) if self.message in ("live", "cache") else self.url)
        return found and found.group(1)

    @model.setter
    def model(self, name):
        if self.message in ("live", "cache"):
            self.body["model"] = f"models/{name}"
        else:
            self.exchange["url"] = re.sub(r"models/[^:?]+", f"models/{name}", self.url)

    def text(self):
        return json.dumps(self.exchange, ensure_ascii=False)


def at(value, path):
    for step in path:
        value = value[step]
    return value


def pointer(path):
    return "".join("/" + str(step).replace("~", "~0").replace("/", "~1") for step in path)


def camel(name):
    head, *rest = name.split("_")
    return head + "".join(word[:1].upper() + word[1:] for word in rest)


def snake(name):
    return "".join("_" + c.lower() if c.isupper() else c for c in name)


def key_of(holder, name):
    """The key under which an object has that field, in either spelling."""
    return next((key for key in holder if camel(key) == name), None)


def member(holder, name):
    key = key_of(holder, name)
    return None if key is None else holder[key]


def spelled(name, rng):
    """One of the two spellings of a name. `responseJsonSchema` has one only: in snake case it is another field."""
    return name if name == "responseJsonSchema" or rng.random() < 0.7 else snake(name)


def put(holder, name, value, rng):
    """Sets a field; returns its key."""
    key = key_of(holder, name) or spelled(name, rng)
    holder[key] = copy.deepcopy(value)
    return key


def walk(value, path=()):
    """All objects with their paths. Maps from names of the author's are passed through, what is the author's own is left out."""
    if isinstance(value, dict):
        yield path, value
        for key, child in value.items():
            if camel(key) == "properties" and isinstance(child, dict):
                for name, schema in child.items():
                    yield from walk(schema, (*path, key, name))
            elif camel(key) not in OWN:
                yield from walk(child, (*path, key))
    elif isinstance(value, list):
        for index, child in enumerate(value):
            yield from walk(child, (*path, index))


def find(body, name, wanted=lambda value: True):
    """(path, object, key) of all fields of that name whose value is wanted."""
    return [(path, holder, key) for path, holder in walk(body) for key in holder if camel(key) == name and wanted(holder[key])]


def listed(holder, name, path=()):
    """(path, element) of each object in a list, which may be a lone one."""
    key = key_of(holder, name)
    value = holder.get(key)
    if isinstance(value, dict):
        return [((*path, key), value)]
    return [((*path, key, index), child) for index, child in enumerate(value or []) if isinstance(child, dict)] if isinstance(value, list) else []


def turns(body):
    return listed(body, "contents")


def parts(body):
    return [found for path, turn in turns(body) for found in listed(turn, "parts", path)]


def declarations(body):
    return [found for path, tool in listed(body, "tools") for found in listed(tool, "functionDeclarations", path)]


def calls(body):
    """(path, part) of each part with a function call."""
    return [(path, part) for path, part in parts(body) if key_of(part, "functionCall")]


def answers(body):
    return [(path, part) for path, part in parts(body) if key_of(part, "functionResponse")]


def schemas(body, *types):
    """(path, schema) of all Schema objects that have one of the types, at any depth."""
    tops = [(*path, key) for path, holder in walk(body) for key in holder if camel(key) in ("parameters", "responseSchema")]
    found = [(path, schema) for top in tops for path, schema in walk(at(body, top), top)]
    return [(path, schema) for path, schema in found if isinstance(schema.get("type"), str) and (not types or schema["type"].upper() in types)]


def config(body, rng=None):
    """(path, object) of generationConfig, which is made where there is none; None when it is no object."""
    key = key_of(body, "generationConfig")
    if key is None:
        key = "generationConfig" if rng is None else spelled("generationConfig", rng)
        body[key] = {}
    return ((key,), body[key]) if isinstance(body[key], dict) else None


def exchange_of(body, where=None):
    """The exchange that a body without endpoint is sent in."""
    if "content" in body:
        return {"method": "POST", "url": f"{HOST}models/{EMBEDDING_MODEL}:embedContent", "body": body}
    return {"method": "POST", "url": where or f"{HOST}models/{MODEL}:generateContent", "body": body}


def documents(path):
    """The JSON values of a sample: of a .jsonl file one a line, of a file that is a list its elements."""
    with open(path, encoding="utf-8") as file:
        if path.endswith(".jsonl"):
            return [json.loads(line) for line in file if line.strip()]
        value = json.load(file)
    return value if isinstance(value, list) else [value]


def exchanges(path):
    for value in documents(path):
        if "url" in value:
            yield value | {"body": json.loads(value["body"])} if isinstance(value["body"], str) else value
        else:
            yield exchange_of(value.get("request", value))


def messages(name, exchange):
    """The messages of an exchange that can be mutated."""
    url, body = exchange["url"].partition("?")[0], exchange["body"]
    if "BidiGenerateContent" in url:
        return [Request(name, "live", exchange, ("setup",))]
    if "/cachedContents" in url:
        return [Request(name, "cache" if url.endswith("/cachedContents") else "cache patch", exchange)]
    kind = MESSAGES.get(url.rpartition(":")[2])
    if kind == "batch":
        inline = body["batch"]["inputConfig"].get("requests", {}).get("requests", [])
        if inline:
            return [Request(f"{name}#{i}", "batched", exchange,
                            ("batch", "inputConfig", "requests", "requests", i, "request")) for i in range(len(inline))]
    if kind == "count":
        whole = "generateContentRequest" in body
        return [Request(name, "count" if whole else "count turns", exchange, ("generateContentRequest",) if whole else ())]
    return [Request(name, kind or "other", exchange)]


def requests():
    """All accepted samples, with the message of each."""
    found = []
    for path in sorted(glob.glob(os.path.join(ROOT, "samples", "*.json*"))):
        name = os.path.basename(path)
        several = list(exchanges(path))
        for number, exchange in enumerate(several):
            found += messages(name if len(several) == 1 else f"{name}:{number + 1}", exchange)
    return found


def lint(binary, texts):
    """The findings of each text, from one run. Texts of one line are lines of one file; others, as bytes, get a file each."""
    with tempfile.TemporaryDirectory() as folder:
        lines = [index for index, text in enumerate(texts) if isinstance(text, str)]
        paths = {os.path.join(folder, f"{index}.json"): index for index, text in enumerate(texts) if isinstance(text, bytes)}
        shared = os.path.join(folder, "lines.jsonl")
        with open(shared, "w", encoding="utf-8") as file:
            file.write("".join(texts[index] + "\n" for index in lines))
        for path, index in paths.items():
            with open(path, "wb") as file:
                file.write(texts[index])
        done = subprocess.run([binary, "check", "--no-config", "--format", "json", "--as-of", DAY, folder], capture_output=True, check=False)
    if done.returncode not in (0, 1):
        sys.exit(f"{binary} ended with {done.returncode}: {done.stderr.decode()[:500]}")
    found = [[] for _ in texts]
    for finding in json.loads(done.stdout)["findings"]:
        index = paths[finding["path"]] if finding["path"] in paths else lines[finding["range"]["start"]["line"] - 1]
        found[index].append(finding)
    return found


def errors(findings):
    return [finding for finding in findings if finding["severity"] == "error"]


def complaints(findings):
    """What a clean request must not have: infos are advice."""
    return [finding for finding in findings if finding["severity"] != "info"]
