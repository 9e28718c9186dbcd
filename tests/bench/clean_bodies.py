"""Bodies that gemlint has nothing to say about, of all kinds that people send in batches. MARK stands in texts that differ from line to line."""
import base64
import json

MARK = "@@"
WORDS = ("the of a to in and for with order parcel invoice customer refund account garden engine report number summer window bread river "
         "please answer write explain compare list summarise translate check short long old new broken price delivery question today "
         "zażółć gęślą jaźń zamówienie dostawa größe straße prüfen façade élève déjà señor mañana 日本語 の 説明 中文 資料 привет отчёт").split()
SIGNATURE = "c2tpcF90aG91Z2h0X3NpZ25hdHVyZV92YWxpZGF0b3I="
PNG = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x18\0\0\0\x10\x08\x02\0\0\0"
JPEG = b"\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01\x01\x00\x00\x01\x00\x01\x00\x00"
CATEGORIES = ("HARM_CATEGORY_HARASSMENT", "HARM_CATEGORY_HATE_SPEECH", "HARM_CATEGORY_SEXUALLY_EXPLICIT", "HARM_CATEGORY_DANGEROUS_CONTENT")
VERBS = ("find", "open", "book", "cancel", "list", "track", "price", "send")
NOUNS = ("parcel", "invoice", "flight", "ticket", "branch", "meeting", "article", "order")


def sentence(rng, count):
    """So many words, with punctuation, line ends and quotes here and there."""
    words = [rng.choice(WORDS) for _ in range(count)]
    for at in range(7, count, 11):
        words[at] += rng.choice((",", ".", ".", ":", ".\n", ".\n\n", "?", " \"(sic)\"", " 👍"))
    return " ".join(words).capitalize() + "."


def text(rng, count):
    """A text of about so many words, the last ones of which differ from line to line."""
    return f"{sentence(rng, max(1, count - 8))} {MARK}"


def turn(role, *parts):
    return {"role": role, "parts": list(parts)}


def settings(rng):
    """generationConfig with a few of the common fields."""
    known = {"temperature": rng.choice((0, 0.2, 0.7, 1, 1.0)), "topP": rng.choice((0.8, 0.95)), "topK": rng.choice((20, 40)),
             "maxOutputTokens": rng.choice((1024, 2048, 8192)), "candidateCount": 1, "stopSequences": ["END", "\n\n\n"], "seed": rng.randrange(10 ** 6)}
    return {name: known[name] for name in rng.sample(sorted(known), rng.randint(1, 5))}


def schema(rng, depth=2):
    """A Schema in the server's dialect."""
    kind = rng.choice(("STRING", "INTEGER", "NUMBER", "BOOLEAN", "ENUM", "ARRAY", "OBJECT") if depth else ("STRING", "INTEGER", "BOOLEAN"))
    about = {"description": sentence(rng, rng.randint(4, 10))} if rng.random() < 0.5 else {}
    if kind == "ENUM":
        return {"type": "STRING", "enum": rng.sample(NOUNS, 3)} | about
    if kind == "ARRAY":
        return {"type": "ARRAY", "items": schema(rng, depth - 1)} | about
    if kind == "OBJECT":
        return object_schema(rng, depth - 1) | about
    return {"type": kind} | about


def object_schema(rng, depth=2):
    names = rng.sample(NOUNS + VERBS, rng.randint(2, 5))
    return {"type": "OBJECT", "properties": {name: schema(rng, depth) for name in names}, "required": names[:1]}


def json_schema(rng, depth=2):
    """The same in the words of JSON Schema."""
    def lower(value):
        if isinstance(value, dict):
            return {key: child.lower() if key == "type" and isinstance(child, str) else lower(child) for key, child in value.items()}
        return value
    return lower(object_schema(rng, depth)) | {"additionalProperties": False}


def functions(rng, count, depth=2):
    names = rng.sample([f"{verb}_{noun}" for verb in VERBS for noun in NOUNS], count)
    found = [{"name": name, "description": sentence(rng, 8)} for name in names]
    for function in found:
        function |= {"parametersJsonSchema": json_schema(rng, depth)} if rng.random() < 0.4 else {"parameters": object_schema(rng, depth)}
    return found


def chat(rng):
    body = {"contents": [turn(("user", "model")[i % 2], {"text": text(rng, rng.randint(10, 70))}) for i in range(rng.choice((1, 1, 3, 5, 7)))]}
    if rng.random() < 0.7:
        body = {"systemInstruction": {"parts": [{"text": text(rng, rng.randint(20, 120))}]}} | body
    return body | {"generationConfig": settings(rng)}


def question(rng):
    return {"contents": [turn("user", {"text": text(rng, rng.randint(100, 350))})]}


def tools(rng):
    body = {"contents": [turn("user", {"text": text(rng, 30)})], "tools": [{"functionDeclarations": functions(rng, rng.randint(1, 3))}]}
    return body | {"toolConfig": {"functionCallingConfig": {"mode": rng.choice(("AUTO", "ANY"))}}}


def round_trip(rng, words=25, depth=1):
    """Calls and their answers."""
    declared = functions(rng, 2, depth)
    calls = [{"functionCall": {"name": function["name"], "args": {"number": rng.randrange(9999), "names": rng.sample(NOUNS, 2)}}} for function in declared]
    calls[0]["thoughtSignature"] = SIGNATURE
    rows = [{"id": rng.randrange(9999), "town": rng.choice(NOUNS), "open": True}] * 3
    answers = [{"functionResponse": {"name": function["name"], "response": {"result": rows}}} for function in declared]
    return {"contents": [turn("user", {"text": text(rng, words)}), turn("model", *calls), turn("user", *answers), turn("model", {"text": text(rng, words)}),
                         turn("user", {"text": text(rng, words)})], "tools": [{"functionDeclarations": declared}]}


def response_schema(rng):
    form = {"responseSchema": object_schema(rng, 3)} if rng.random() < 0.5 else {"responseJsonSchema": json_schema(rng, 3)}
    return {"contents": [turn("user", {"text": text(rng, 60)})], "generationConfig": {"responseMimeType": "application/json"} | form | {"temperature": 0}}


def picture(rng, least=600, most=4000):
    head, kind = rng.choice(((PNG, "image/png"), (JPEG, "image/jpeg")))
    data = base64.b64encode(head + rng.randbytes(rng.randint(least, most))).decode()
    return {"contents": [turn("user", {"inlineData": {"mimeType": kind, "data": data}}, {"text": text(rng, 20)})]}


def file(rng):
    uri = f"https://generativelanguage.googleapis.com/v1beta/files/{rng.randrange(16 ** 12):012x}"
    document = {"fileData": {"mimeType": "application/pdf", "fileUri": uri}}
    return {"contents": [turn("user", document, {"text": text(rng, 40)})], "generationConfig": settings(rng)}


def safety(rng):
    return {"contents": [turn("user", {"text": text(rng, 80)})],
            "safetySettings": [{"category": name, "threshold": rng.choice(("BLOCK_NONE", "BLOCK_ONLY_HIGH", "OFF"))} for name in CATEGORIES],
            "generationConfig": settings(rng)}


def embedding(rng):
    return {"content": {"parts": [{"text": text(rng, rng.randint(20, 200))}]}, "taskType": "RETRIEVAL_QUERY", "outputDimensionality": 768}


def search(rng):
    return {"contents": [turn("user", {"text": text(rng, 50)})], "tools": [rng.choice(({"googleSearch": {}}, {"codeExecution": {}}, {"urlContext": {}}))]}


def small_chat(rng):
    """Many small objects in few bytes."""
    parts = [{"text": sentence(rng, 3)} for _ in range(rng.randint(2, 8))]
    return {"contents": [turn("user", {"text": MARK}, *parts), turn("model", {"text": "OK."}), turn("user", {"text": sentence(rng, 4)})],
            "generationConfig": settings(rng), "safetySettings": [{"category": name, "threshold": "OFF"} for name in CATEGORIES[:rng.randint(1, 4)]]}


def small_tools(rng):
    names = rng.sample(NOUNS, 4)
    schema_of_it = {"type": "OBJECT", "properties": {name: {"type": rng.choice(("STRING", "INTEGER"))} for name in names}, "required": names[:2]}
    return {"contents": [turn("user", {"text": MARK})], "tools": [{"functionDeclarations": [
        {"name": f"{verb}_{names[0]}", "description": "Does it.", "parameters": schema_of_it} for verb in VERBS[:rng.randint(1, 3)]]}]}


def small_trip(rng):
    return round_trip(rng, words=1, depth=0)


def small_embedding(rng):
    return {"content": {"parts": [{"text": MARK}]}, "outputDimensionality": 256}


CLEAN = (chat,) * 6 + (question,) * 3 + (tools,) * 3 + (round_trip,) * 2 + (response_schema,) * 3 + (picture,) * 2 + (file, safety, embedding, search)
SMALL = (small_chat,) * 5 + (small_tools,) * 4 + (small_trip,) * 2 + (small_embedding,)


def bodies(kinds, count, rng):
    """So many bodies of these kinds, each with the way its text is written."""
    for number in range(count):
        style = {"ensure_ascii": rng.random() < 0.3} | ({"separators": (",", ":")} if rng.random() < 0.5 else {})
        yield kinds[number % len(kinds)](rng), lambda value, style=style: json.dumps(value, **style)
