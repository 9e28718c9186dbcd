"""How much nonsense an editor shows while a request is being written.

usage: half_written.py GEMLINT [--every 1] [--examples 0]

Takes the pretty-printed samples, sound and broken. Prints, for each way in which they can be half-written, how many texts that
makes, how many findings they have that the finished text has not, and how many findings of the finished text are not there:
typed letter by letter, without and with an editor that closes brackets; one bracket, quote, comma or colon deleted; one
container opened in the middle and not yet closed. Syntax errors are counted apart: more than one for one mistake is too many.
"""
import argparse
import collections
import os
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, HERE)
from client import Client  # noqa: E402

SAMPLES = os.path.join(HERE, "..", "..", "samples")
SYNTAX = ("syntax-error", "not-strict-json")
OPENING = {"{": "}", "[": "]"}


def pretty_samples():
    """Name and text of each sample that is one document in lines, and no larger than people write by hand."""
    for folder in ("", "broken"):
        for name in sorted(os.listdir(os.path.join(SAMPLES, folder))):
            if name.endswith(".json"):
                with open(os.path.join(SAMPLES, folder, name), encoding="utf-8") as file:
                    text = file.read()
                if text.count("\n") > 4 and len(text) < 6000:
                    yield os.path.join(folder, name), text


def tokens(text):
    """Offset and kind of each bracket, comma, colon and quote: a quote opens or closes a name or a text."""
    at = 0
    while at < len(text):
        if text[at] == '"':
            end = at + 1
            while end < len(text) and text[end] != '"':
                end += 2 if text[end] == "\\" else 1
            what = "name" if text[end + 1:].lstrip().startswith(":") else "text"
            yield at, f"opening quote of a {what}"
            if end < len(text):
                yield end, f"closing quote of a {what}"
            at = end
        elif text[at] in "{}[],:":
            yield at, text[at]
        at += 1


def auto_closed(text):
    """What an editor makes of it that puts the other half behind each quote and bracket."""
    stack, inside, at = [], False, 0
    while at < len(text):
        if inside and text[at] == "\\":
            at += 1
        elif text[at] == '"':
            inside = not inside
        elif not inside and text[at] in OPENING:
            stack.append(OPENING[text[at]])
        elif not inside and stack and text[at] == stack[-1]:
            stack.pop()
        at += 1
    return text + '"' * inside + "".join(reversed(stack))


def member_lines(text):
    """Offsets of the lines on which a member begins, with their indentation."""
    at = 0
    for line in text.splitlines(keepends=True):
        bare = line.lstrip(" ")
        if bare.startswith('"') and ":" in bare and len(bare) < len(line):
            yield at, line[:len(line) - len(bare)]
        at += len(line)


class Reader:
    """Asks the language server for the findings of one text after the other."""

    def __init__(self, program):
        self.client = Client(program)
        self.client.initialize()
        self.version = 0

    def open(self, name, text):
        self.uri, self.version = f"file:///half/{name}", 1
        self.client.open(self.uri, text, language="json")
        return counted(self.client.diagnostics(self.uri, 1))

    def read(self, text):
        self.version += 1
        self.client.change(self.uri, self.version, {"text": text})
        return counted(self.client.diagnostics(self.uri, self.version))

    def close(self):
        self.client.end()


def counted(diagnostics):
    return collections.Counter((one["code"], one["message"]) for one in diagnostics)


def syntax_errors(findings):
    return sum(count for (code, _), count in findings.items() if code in SYNTAX)


def told(findings):
    return collections.Counter({key: count for key, count in findings.items() if key[0] not in SYNTAX})


class Totals:
    def __init__(self):
        self.rows = collections.defaultdict(lambda: [0, 0, 0, 0])
        self.examples = collections.defaultdict(list)

    def add(self, kind, extra, lost, syntax, example):
        row = self.rows[kind]
        row[0] += 1
        row[1] += sum(extra.values())
        row[2] += sum(lost.values())
        row[3] += max(syntax - 1, 0)
        if extra or lost or syntax > 1:
            self.examples[kind].append((sum(extra.values()) + sum(lost.values()), *example, dict(extra), dict(lost), syntax))


def measure_deletions(reader, name, text, finished, totals):
    for at, kind in tokens(text):
        now = reader.read(text[:at] + text[at + 1:])
        totals.add(f"deleted {kind}", told(now) - told(finished), told(finished) - told(now),
                   syntax_errors(now) - syntax_errors(finished), (name, at, text[max(at - 30, 0):at] + "@" + text[at:at + 30]))


def measure_insertions(reader, name, text, finished, totals):
    for opened in ('"x": {', '"x": [', '"x": [{', '"x": {"y": ['):
        for at, indent in member_lines(text):
            now = reader.read(text[:at] + indent + opened + "\n" + text[at:])
            of_x = collections.Counter({key: count for key, count in now.items() if "'x'" in key[1] or "'y'" in key[1]})
            totals.add(f"left open {opened}", told(now) - told(finished) - of_x, told(finished) - told(now),
                       syntax_errors(now) - syntax_errors(finished), (name, at, text[max(at - 30, 0):at] + "@" + text[at:at + 30]))


def measure_typing(reader, name, text, finished, totals, every):
    codes = {code for code, _ in finished}
    for at in range(1, len(text), every):
        for kind, typed in (("typed", text[:at]), ("typed, brackets closed", auto_closed(text[:at]))):
            now = reader.read(typed)
            extra = collections.Counter({key: count for key, count in told(now).items() if key[0] not in codes})
            totals.add(kind, extra, {}, 0, (name, at, text[max(at - 30, 0):at]))


def measure(program, every):
    totals = Totals()
    reader = Reader(program)
    for name, text in pretty_samples():
        finished = reader.open(name, text)
        measure_deletions(reader, name, text, finished, totals)
        measure_insertions(reader, name, text, finished, totals)
        if every:
            measure_typing(reader, name, text, finished, totals, every)
    reader.close()
    return totals


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("program")
    options.add_argument("--every", type=int, default=1, help="of the keystrokes only every n-th; 0 for none")
    options.add_argument("--examples", type=int, default=0, help="of the worst texts of each kind")
    asked = options.parse_args()
    totals = measure(asked.program, asked.every)
    print(f"{'':32}{'texts':>8}{'extra':>8}{'lost':>8}{'syntax':>8}")
    for kind, row in sorted(totals.rows.items()):
        print(f"{kind:32}{row[0]:8}{row[1]:8}{row[2]:8}{row[3]:8}")
        for example in sorted(totals.examples[kind], key=lambda one: -one[0])[:asked.examples]:
            print("    ", *example)


if __name__ == "__main__":
    main()
