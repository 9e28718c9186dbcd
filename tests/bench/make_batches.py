#!/usr/bin/env python3
"""Writes the files that the bench measures: the same ones for the same seed and size.

usage: make_batches.py FOLDER [--megabytes 200] [--seed 1] [--large]

clean.jsonl    about 2 KB a request, of all kinds, nothing to find
small.jsonl    median 800 bytes, many small objects, nothing to find
dirty1.jsonl   clean.jsonl, but one line of 100 has a mistake
dirty.jsonl    each line has a mistake; dirty-half.jsonl is half of it
large.jsonl    with --large: 2 GB like clean.jsonl
files/         1,000 requests of 2 KB, a file each
tiny.json      300 bytes
media.json     one request with 5 MB of base64
worst/         hostile documents, each in full and in half size
"""
import argparse
import base64
import json
import os
import random
import sys

from clean_bodies import CLEAN, MARK, PNG, SMALL, bodies, chat, sentence
from mistakes import broken

DISTINCT = 400
PIECE = 4 << 20
MEGABYTE = 1000 * 1000


def fillings(rng):
    """What takes the place of MARK: short texts, escaped for JSON."""
    return [json.dumps(sentence(rng, rng.randint(4, 12)), ensure_ascii=rng.random() < 0.3)[1:-1] for _ in range(997)]


def cut(text):
    """A body's text as the pieces between its marks."""
    return text.split(MARK)


def filled(pieces, texts, number):
    """The text of a body with other words each time."""
    out = [pieces[0]]
    for place in range(1, len(pieces)):
        out += (texts[(number * 31 + place * 7) % len(texts)], pieces[place])
    return "".join(out)


def write_lines(path, size, pick, texts):
    """Writes batch lines until the file has that size. `pick` gives the pieces of the body of line `number`."""
    number = written = 0
    with open(path, "wb") as out:
        while written < size:
            lines, length = [], 0
            while length < PIECE and written + length < size:
                lines.append('{"key": "request-%07d", "request": %s}\n' % (number, filled(pick(number), texts, number)))
                length += len(lines[-1])
                number += 1
            written += out.write("".join(lines).encode())


def write(path, text):
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "wb") as out:
        out.write(text.encode())


def padded(body, size, texts, number):
    """The text of a body of exactly that size."""
    short = filled(cut(json.dumps(body, ensure_ascii=False)), texts, number)
    body["contents"][-1]["parts"].append({"text": ""})
    wanted = size - len(filled(cut(json.dumps(body, ensure_ascii=False)), texts, number).encode())
    body["contents"][-1]["parts"][-1]["text"] = ("and so on, " * size)[:wanted]
    return short if wanted < 1 else filled(cut(json.dumps(body, ensure_ascii=False)), texts, number)


def write_files(folder, texts, rng):
    for number in range(1000):
        body = chat(rng)
        while len(json.dumps(body, ensure_ascii=False).encode()) > 1500:
            body = chat(rng)
        write(f"{folder}/files/{number:04d}.json", padded(body, 2048, texts, number))
    write(f"{folder}/tiny.json", padded({"contents": [{"role": "user", "parts": [{"text": "What is a linter?"}]}]}, 300, texts, 0))


def media(size):
    data = base64.b64encode(PNG + random.Random(size).randbytes(size * 3 // 4)).decode()
    return json.dumps({"contents": [{"role": "user", "parts": [{"inlineData": {"mimeType": "image/png", "data": data}}, {"text": "What is this?"}]}]})


def worst(size):
    """Hostile documents by name; `size` 1 is the full size."""
    head = '{"contents": [{"role": "user", "parts": [{"text": "Hello"}]}], '
    million = int(MEGABYTE * size)
    return {
        "brackets": "[" * million,
        "brackets-in-request": head + '"tools": ' + "[" * million,
        "names": '"a":' * (million // 4),
        "names-in-request": head + '"a":' * (million // 4),
        "objects-in-request": head + '"tools": ' + '{"a":' * (million // 5),
        "unknown-fields": head + ", ".join(f'"unknown{number}": {number}' for number in range(int(100000 * size))) + "}",
        "base64": media(int(20 * MEGABYTE * size)),
    }


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("folder")
    parser.add_argument("--megabytes", type=float, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--large", action="store_true", help="a batch of 2 GB, too")
    arguments = parser.parse_args()
    folder, size = arguments.folder, int(arguments.megabytes * MEGABYTE)
    os.makedirs(folder, exist_ok=True)
    rng = random.Random(arguments.seed)
    texts = fillings(rng)
    made = list(bodies(CLEAN, DISTINCT, rng))
    clean = [cut(write_body(body)) for body, write_body in made]
    small = [cut(write_body(body)) for body, write_body in bodies(SMALL, DISTINCT, rng)]
    dirty = [cut(broken(body, write_body, rng)) for body, write_body in made * 3]

    def mostly_clean(number):
        return dirty[number // 100 % len(dirty)] if number % 100 == 50 else clean[number % len(clean)]

    write_lines(f"{folder}/clean.jsonl", size, lambda number: clean[number % len(clean)], texts)
    write_lines(f"{folder}/small.jsonl", size, lambda number: small[number % len(small)], texts)
    write_lines(f"{folder}/dirty1.jsonl", size, mostly_clean, texts)
    write_lines(f"{folder}/dirty.jsonl", size, lambda number: dirty[number % len(dirty)], texts)
    write_lines(f"{folder}/dirty-half.jsonl", size // 2, lambda number: dirty[number % len(dirty)], texts)
    if arguments.large:
        write_lines(f"{folder}/large.jsonl", 2000 * MEGABYTE, lambda number: clean[number % len(clean)], texts)
    write_files(folder, texts, rng)
    write(f"{folder}/media.json", media(5 * MEGABYTE))
    for name, text in worst(1).items():
        write(f"{folder}/worst/{name}.json", text)
    for name, text in worst(0.5).items():
        write(f"{folder}/worst/{name}-half.json", text)
    return 0


if __name__ == "__main__":
    sys.exit(main())
