#!/usr/bin/env python3
"""Thousands of random edits: what the server says at the end of each hundred is what `gemlint check` says of the text as the
edits make it by a count of our own.

GEMLINT_EDITS says how many (10000), GEMLINT_SEED which (1)."""
import glob
import os
import random
import re

from expected import compared, expected
from session import DAY, PULLS, SAMPLES, Session, able, main, read
from text import Text

EDITS = int(os.environ.get("GEMLINT_EDITS", "10000"))
SEED = os.environ.get("GEMLINT_SEED", "1")
WIDE = re.compile("[\U00010000-\U0010ffff]")
# What is typed: letters, brackets, whole members, ends of lines of all kinds, and characters of one to four bytes.
TYPED = ("a", "7", " ", "\t", '"', "\\", "{", "}", "[", "]", ",", ":", "\n", "\r\n", "\r", "\n\r", "\r\n\r\n", "é", "ł", "€", "😀", "\U0001F469\u200D\U0001F4BB", "\u2028",
         "\ufeff", '"temprature": 0.5,', '"topK": "x",', '{"text": "😀"},', "null", "-1e5", "//", "/*", "*/", "'", "\\ud83d", '{"contents": [{"parts": [{"text": "a"}]}]}\n')


class Typist:
    """Makes edits, and keeps the text that they lead to."""

    def __init__(self, text: str, encoding: str, numbers: random.Random):
        self.text = Text(text, encoding)
        self.original = text
        self.numbers = numbers

    def offset(self) -> int:
        """Anywhere, rather often at the end of a line or of the text, or before a character of two units; never between CR and LF, for which there is no place."""
        numbers, text = self.numbers, self.text
        if numbers.random() < 0.3:
            at = numbers.choice(text.starts) - numbers.choice((0, 0, 1, 2))
        else:
            at = numbers.randrange(len(text.text) + 1)
            wide = WIDE.search(text.text, at) if numbers.random() < 0.1 else None
            at = wide.start() if wide else at
        at = min(max(at, 0), len(text.text))
        return at - 1 if text.text[at - 1:at + 1] == "\r\n" and at > 0 else at

    def sloppy(self, place: dict, offset: int) -> dict:
        """Now and then a place behind the end of its line, inside of a character, or on a line that is not there."""
        chance = self.numbers.random()
        if chance < 0.02 or (chance < 0.3 and WIDE.match(self.text.text, offset)):
            return {"line": place["line"], "character": place["character"] + 1}
        if chance < 0.03:
            return {"line": place["line"], "character": 2**31 - 1}
        if chance < 0.035:
            return {"line": len(self.text.starts) + 3, "character": 2}
        return place

    def change(self) -> dict:
        """The next change of a didChange, which counts from now on."""
        numbers, text = self.numbers, self.text
        if numbers.random() < 0.01 or len(text.text) > 3 * len(self.original) + 2000:
            self.text = Text(self.original, text.encoding)
            return {"text": self.original}
        begin = self.offset()
        length = numbers.choice((0, 0, 0, 1, 1, 2, numbers.randrange(60)))
        end = min(begin + length, len(text.text))
        if text.text[end - 1:end + 1] == "\r\n":
            end += 1
        new = "" if numbers.random() < 0.3 else "".join(numbers.choice(TYPED) for _ in range(numbers.choice((1, 1, 1, 2, 5))))
        place_range = {"start": self.sloppy(text.place(begin), begin), "end": self.sloppy(text.place(end), end)}
        spans = sorted((text.offset(place_range["start"]), text.offset(place_range["end"])))
        self.text = text.replaced(*spans, new)
        return {"range": place_range, "text": new}


class Edits(Session):
    def replay(self, name, text, encoding, count, pulls=False, each=100):
        numbers = random.Random(f"{SEED} {name} {encoding} {pulls}")
        typist = Typist(text, encoding, numbers)
        server = self.server(abilities=able(("general.positionEncodings", [encoding]), base=PULLS if pulls else None), arguments=("--as-of", DAY, "--no-config"))
        uri = "file:///no-such-folder/" + name
        server.open(uri, text, "jsonl" if name.endswith("l") else "json", version=0)
        for version in range(1, count + 1):
            server.change(uri, version, *(typist.change() for _ in range(numbers.choice((1, 1, 1, 2, 4)))))
            if version % each == 0 or version == count:
                found = server.pull(uri)["items"] if pulls else server.diagnostics(uri, version)
                wanted = expected(typist.text.text, "/no-such-folder/" + name, encoding)
                # Of many, errors come before the rest; what is left out is no matter of edits.
                if len(wanted) <= 1000:
                    self.assertEqual(compared(found), wanted, f"{name}, {encoding}, seed {SEED}, version {version}")
                if numbers.random() < 0.3:
                    self.assertEqual(compared(found), self.fresh(uri, typist.text.text, encoding, name))
        self.assertEqual(server.end(), 0)
        server.stop()

    def fresh(self, uri, text, encoding, name):
        """What a server says that never saw another text."""
        server = self.server(abilities=able(("general.positionEncodings", [encoding])), arguments=("--as-of", DAY, "--no-config"))
        server.open(uri, text, "jsonl" if name.endswith("l") else "json")
        found = compared(server.diagnostics(uri))
        server.stop()
        return found

    def test_small(self):
        paths = sorted(glob.glob(os.path.join(SAMPLES, "*.json*")) + glob.glob(os.path.join(SAMPLES, "broken", "*.json*")))
        count = EDITS * 17 // 20 // 40
        for number, path in enumerate(random.Random(SEED).sample(paths, 40)):
            with self.subTest(path):
                text = read(path)
                if number % 3 == 1:
                    text = text.replace("\n", "\r\n")
                elif number % 3 == 2:
                    text = text.replace("\n", "\r")
                self.replay(os.path.basename(path), text, ("utf-16", "utf-8")[number % 2], count, pulls=number % 4 == 3)

    def test_large(self):
        part = '{"role": "user", "parts": [\r\n {"text": "zażółć 😀 gęślą jaźń"}\n ]},\n'
        text = '{"contents": [' + part * (200_000 // len(part.encode())) + '{"parts": [{"text": "a"}]}]}'
        for encoding in ("utf-16", "utf-8"):
            with self.subTest(encoding):
                self.replay("large.json", text, encoding, EDITS // 20)
                # One line of 200 KB, where counting characters takes steps.
                self.replay("line.json", text.replace("\r", "").replace("\n", ""), encoding, EDITS // 40)

    def test_large_lines(self):
        lines = "".join('{"key": "k%d", "request": {"contents": [{"parts": [{"text": "😀 %d"}]}]}}\n' % (number, number) for number in range(2500))
        self.replay("large.jsonl", lines, "utf-16", EDITS // 20)


if __name__ == "__main__":
    main()
