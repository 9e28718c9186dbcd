#!/usr/bin/env python3
"""How long an editor waits for the language server.

usage: lsp_latency.py BUILD_FOLDER_OR_BINARY [--repeat 100] [--only TEXT]

Prints milliseconds: from a keystroke to the diagnostics of the text with it, in documents of several sizes and states; of thirty
keystrokes without a pause, to the diagnostics of the last; from the start of the program to its first diagnostics; and to the
answers of hover and completion, where the server has them. Each row with a bound says whether its median is met; what the
server computes for a keystroke stands beside it, which other work of the machine does not change. Ends with 0 whatever the figures
are, and with 2 when it cannot measure.
"""
import argparse
import json
import os
import sys
import time

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(os.path.dirname(HERE), "lsp"))
from client import Client, Gone  # noqa: E402

DAY = "2026-11-23"
BURST = 30
KILOBYTE, MEGABYTE = 1000, 1_000_000
TURN = {"role": "user", "parts": [{"text": "Opisz zdjęcie: jesień nad rzeką, mgła, dwa łabędzie i wędkarz w czerwonej czapce. Odpowiedz jednym zdaniem."}]}


def request(size):
    """A request of about that size, written with indents."""
    def written(turns):
        contents = [dict(TURN, role=("user", "model")[number % 2]) for number in range(turns)]
        return json.dumps({"contents": contents, "generationConfig": {"temperature": 0.5, "maxOutputTokens": 500}}, indent=2, ensure_ascii=False)

    each = (len(written(21).encode()) - len(written(1).encode())) / 20
    return written(max(round((size - len(written(1).encode())) / each), 0) | 1)


def documents():
    """Name, language, text, and where in it someone types: inside of a text in the middle."""
    clean = request(MEGABYTE)
    faulty = request(MEGABYTE).split("\n")
    # One unknown field for each hundred lines.
    for at in range(4, len(faulty), 100):
        while not faulty[at].lstrip().startswith('"role"'):
            at += 1
        faulty[at] += ' "rol": 1,'
    half = clean[:len(clean) * 3 // 4] + '", "parts": [{"te'
    line = json.dumps({"key": "k", "request": json.loads(request(1))}, ensure_ascii=False)
    lines = "\n".join(line.replace('"k"', f'"k{number}"', 1) for number in range(MEGABYTE // len(line.encode())))
    yield "4 KB", "json", request(4 * KILOBYTE), 3.0
    yield "1 MB, clean", "json", clean, 20.0
    yield "1 MB, with findings", "json", "\n".join(faulty), 20.0
    yield "1 MB, half-written", "json", half, 20.0
    yield "1 MB of lines", "jsonl", lines, 20.0
    yield "5 MB, clean", "json", request(5 * MEGABYTE), None


def typing_place(text):
    """Within a text near the middle, as a line and a character."""
    at = text.index("jesień", len(text) // 2)
    return {"line": text.count("\n", 0, at), "character": at - (text.rfind("\n", 0, at) + 1)}


class Row:
    """Milliseconds of one thing."""

    def __init__(self, name, bound=None):
        self.name, self.bound, self.times, self.more = name, bound, [], ""

    def add(self, begin, end):
        self.times.append((end - begin) * 1000)

    def __str__(self):
        times = sorted(self.times)
        at = lambda share: times[min(int(share * len(times)), len(times) - 1)]
        figures = "".join(f"{figure:9.2f}" for figure in (times[0], at(0.5), at(0.9), at(0.99), times[-1]))
        said = "" if self.bound is None else f"   {'met' if at(0.5) < self.bound else 'MISSED'}: median under {self.bound:g}"
        return f"{self.name:34}{figures}{len(times):6}{said}{self.more}"


def computed(client):
    """Milliseconds that the server computed so far."""
    with open(f"/proc/{client.process.pid}/schedstat", encoding="ascii") as file:
        return int(file.read().split()[0]) / 1e6


class Typist:
    """Types letter after letter at one place of a document."""

    def __init__(self, client, name, text):
        self.client, self.name, self.version = client, name, 1
        self.place = typing_place(text)

    def type(self, letter="x"):
        """One keystroke; returns when it was sent."""
        self.version += 1
        begin = time.perf_counter()
        self.client.change(self.name, self.version, {"range": {"start": self.place, "end": self.place}, "text": letter})
        return begin

    def shown(self):
        """When the diagnostics of the text as it is came."""
        while True:
            at, message = self.client.receive()
            if message.get("method") == "textDocument/publishDiagnostics" and message["params"].get("version") == self.version:
                return at
            self.client.notifications.append(message)


def start(binary, *arguments):
    client = Client(binary, "--as-of", DAY, "--no-config", *arguments)
    return client, client.initialize()["capabilities"]


def keystrokes(binary, name, language, text, bound, repeat):
    client, _ = start(binary)
    uri = f"file:///no-such-folder/request.{language}"
    client.open(uri, text, language)
    client.diagnostics(uri)
    typist = Typist(client, uri, text)
    one, burst = Row(name, bound), Row(f"  {BURST} at once, the last of them")
    for number in range(repeat + 5):
        if number == 5:
            before = computed(client)
        begin = typist.type()
        at = typist.shown()
        if number >= 5:
            one.add(begin, at)
        time.sleep(max(0.02, 1.1 * (at - begin)))  # nobody types faster, and long checks have their pauses
    one.more = f"   {(computed(client) - before) / repeat:.1f} of computing"
    sent = 0
    for _ in range(max(repeat // 10, 3)):
        client.notifications.clear()
        for _ in range(BURST):
            begin = typist.type()
        burst.add(begin, typist.shown())
        sent += len(client.notifications) + 1
        time.sleep(0.5)
    burst.more = f"   {sent / len(burst.times):.1f} diagnostics sent"
    client.stop()
    return one, burst


def starts(binary, repeat):
    row = Row("start to first diagnostics, 4 KB", 30.0)
    text = request(4 * KILOBYTE)
    for _ in range(repeat):
        begin = time.perf_counter()
        client, _ = start(binary)
        client.open("file:///no-such-folder/request.json", text)
        while True:
            at, message = client.receive()
            if message.get("method") == "textDocument/publishDiagnostics":
                break
        row.add(begin, at)
        client.stop()
    return row


def questions(binary, repeat):
    """Rows of what is asked about a place, of what the server says it can."""
    text = request(MEGABYTE)
    for ability, method in (("hoverProvider", "textDocument/hover"), ("completionProvider", "textDocument/completion")):
        client, can = start(binary)
        if not can.get(ability):
            client.stop()
            continue
        uri = "file:///no-such-folder/request.json"
        for size, opened in (("4 KB", request(4 * KILOBYTE)), ("1 MB", text)):
            client.open(uri, opened)
            client.diagnostics(uri)
            typist = Typist(client, uri, opened)
            warm, cold = Row(f"{method[13:]}, {size}"), Row("  right behind a keystroke")
            asks = {"textDocument": {"uri": uri}, "position": dict(typist.place, character=8)}
            for row in (warm, cold):
                for _ in range(repeat):
                    if row is cold:
                        typist.type()
                    begin = time.perf_counter()
                    number = client.start_request(method, asks)
                    while True:
                        at, message = client.receive()
                        if message.get("id") == number:
                            break
                    row.add(begin, at)
                    if row is cold:
                        time.sleep(0.05)
                yield row
        client.stop()


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("build")
    parser.add_argument("--repeat", type=int, default=100)
    parser.add_argument("--only", default="", help="only documents with this in their names")
    arguments = parser.parse_args()
    binary = os.path.join(arguments.build, "gemlint") if os.path.isdir(arguments.build) else arguments.build
    print(f"{'milliseconds':34}{'min':>9}{'median':>9}{'p90':>9}{'p99':>9}{'max':>9}{'n':>6}")
    try:
        for name, language, text, bound in documents():
            if arguments.only in name:
                for row in keystrokes(os.path.abspath(binary), name, language, text, bound, arguments.repeat):
                    print(row, flush=True)
        if not arguments.only:
            print(starts(os.path.abspath(binary), arguments.repeat), flush=True)
            for row in questions(os.path.abspath(binary), arguments.repeat):
                print(row, flush=True)
    except (Gone, OSError) as failure:
        print(f"lsp_latency.py: {failure}", file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
