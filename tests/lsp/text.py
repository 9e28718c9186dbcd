"""A document as an editor has it: lines, places in the units of an encoding, and edits, kept without any help of the server."""
import bisect
import re

LINE_END = re.compile(r"\r\n|\r|\n")


def units(text: str, encoding="utf-16") -> int:
    """How long a text is in the units in which the client and the server count."""
    return len(text.encode("utf-16-le" if encoding == "utf-16" else "utf-8")) // (2 if encoding == "utf-16" else 1)


class Text:
    """A text and its lines. A place is {"line", "character"}, an offset counts Python's characters."""

    def __init__(self, text: str, encoding="utf-16"):
        self.encoding = encoding
        self.text = text
        self.starts = [0, *(end.end() for end in LINE_END.finditer(text))]

    def place(self, offset: int) -> dict:
        """The place of a character; of one between CR and LF, that of the CR."""
        if self.text[offset - 1:offset + 1] == "\r\n" and offset > 0:
            offset -= 1
        line = bisect.bisect_right(self.starts, offset) - 1
        return {"line": line, "character": units(self.text[self.starts[line]:offset], self.encoding)}

    def place_of_byte(self, offset: int) -> dict:
        """The place of a byte of the text's UTF-8."""
        return self.place(len(self.text.encode()[:offset].decode(errors="ignore")))

    def offset(self, place: dict) -> int:
        """Behind the end of a line is its end, behind the last line the end of the text, inside of a character its begin."""
        if place["line"] >= len(self.starts):
            return len(self.text)
        begin = self.starts[place["line"]]
        end = self.starts[place["line"] + 1] if place["line"] + 1 < len(self.starts) else len(self.text)
        left = place["character"]
        for at in range(begin, begin + len(LINE_END.split(self.text[begin:end], maxsplit=1)[0])):
            left -= units(self.text[at], self.encoding)
            if left < 0:
                return at
        return begin + len(LINE_END.split(self.text[begin:end], maxsplit=1)[0])

    def span(self, place_range: dict):
        return self.offset(place_range["start"]), self.offset(place_range["end"])

    def range(self, begin: int, end: int) -> dict:
        return {"start": self.place(begin), "end": self.place(end)}

    def replaced(self, begin: int, end: int, new: str) -> "Text":
        return Text(self.text[:begin] + new + self.text[end:], self.encoding)

    def edited(self, edits: list) -> "Text":
        """The text after the edits of a TextDocumentEdit, which all speak of this text and do not overlap."""
        text, last = self.text, len(self.text) + 1
        spans = [(*self.span(edit["range"]), edit["newText"]) for edit in edits]
        for begin, end, new in sorted(spans, key=lambda span: span[:2], reverse=True):
            assert begin <= end <= last, f"edits overlap: {edits}"
            text, last = text[:begin] + new + text[end:], begin
        return Text(text, self.encoding)
