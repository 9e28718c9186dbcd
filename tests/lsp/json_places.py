"""An independent reading of JSON, however it is written, for tests of completion: what can stand at each offset."""
import re

BLANK = " \t\r\n"
STRUCTURE = "{}[],:"
COMMENT = re.compile(r"//[^\n]*|/\*.*?\*/|#[^\n]*", re.S)
WORD = re.compile(r"[^\s{}\[\],:\"']+")


class Object:
    """An object of the document: where it is, and the names in it with their places."""

    def __init__(self, path):
        self.path = path
        self.names = []  # (name, begin, end)

    def others(self, token, before=None):
        """Names but for the one whose token is that; with `before`, only those that end there at the latest."""
        return {name for name, begin, end in self.names if (begin, end) != token and (before is None or end <= before)}


class Place:
    """What an offset is: `kind` is name, in-name, behind-member, or other."""

    def __init__(self, kind, of=None, token=None):
        self.kind, self.object, self.token = kind, of, token


class Reader:
    """Reads bytes as Latin-1, so that offsets are those of bytes."""

    def __init__(self, data):
        self.text = data.decode("latin-1")
        self.stack = []  # [object or None, path, position or name]
        self.state = "value"
        self.places = [Place("other")] * (len(self.text) + 1)
        self.word_end = -1  # of a bare word: the offset behind it is still in it
        self.broken = False
        self.read()

    def here(self, at):
        top = self.stack[-1][0] if self.stack else None
        if self.state == "name":
            return Place("name", top)
        if self.state == "separator" and top is not None:
            return Place("behind-member", top)
        return Place("other")

    def mark(self, begin, end, place):
        for at in range(begin, end):
            self.places[at] = place

    def path(self):
        return tuple(step[2] for step in self.stack)

    def read(self):
        text, at, in_comment = self.text, 0, False
        if text.startswith("\xef\xbb\xbf"):
            at = 3
        while at < len(text):
            if at != self.word_end:
                self.places[at] = self.here(at)
            comment = COMMENT.match(text, at)
            if text[at] in BLANK:
                at += 1
            elif comment:
                self.mark(at + 1, comment.end() + 1, Place("other"))
                at = comment.end()
                in_comment = at == len(text)
                # The end of a comment's line is in it.
                at += 1 if at < len(text) and text[at] in BLANK else 0
            elif text[at] in STRUCTURE:
                self.structure(text[at])
                at += 1
            else:
                end = self.string_end(at) if text[at] in "\"'" else WORD.match(text, at).end()
                self.token(at, end)
                at = end
        if self.word_end != len(text) and not in_comment:
            self.places[len(text)] = self.here(len(text))

    def string_end(self, begin):
        at = begin + 1
        while at < len(self.text) and self.text[at] != self.text[begin]:
            at += 2 if self.text[at] == "\\" else 1
        # One over several lines is rather one that was never closed: what follows from there is anyone's guess.
        self.broken = self.broken or "\n" in self.text[begin:at]
        return min(at + 1, len(self.text))

    def token(self, begin, end):
        text, is_string = self.text[begin:end], self.text[begin] in "\"'"
        inner_end = end if is_string else end + 1
        self.word_end = -1 if is_string else end
        if self.state in ("name", "separator") and self.stack and self.stack[-1][0] is not None:
            name = text[1:-1] if is_string else text
            self.stack[-1][0].names.append((name, begin, end))
            self.mark(begin + 1, min(inner_end, len(self.text) + 1), Place("in-name", self.stack[-1][0], (begin, end)))
            self.stack[-1][2] = name
            self.state = "colon"
        else:
            self.mark(begin + 1, min(inner_end, len(self.text) + 1), Place("other"))
            self.state = "separator"

    def structure(self, c):
        if c in "{[":
            path = self.path()
            self.stack.append([Object(path) if c == "{" else None, path, 0])
            self.state = "name" if c == "{" else "value"
        elif c in "}]":
            if self.stack and (self.stack[-1][0] is not None) == (c == "}"):
                self.stack.pop()
            else:
                self.broken = True
            self.state = "separator" if self.stack else "end"
        elif c == ",":
            if not self.stack:
                return
            if self.stack[-1][0] is None:
                self.stack[-1][2] += 1
            self.state = "name" if self.stack[-1][0] is not None else "value"
        elif self.state == "colon":
            self.state = "value"
