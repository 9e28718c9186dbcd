"""JSON for the tests of places: trees that keep repeated keys and the spelling of numbers, a writer with choices, and a strict reader
that knows the bytes of every key and value. Written apart from gemlint's own readers, so that the two can disagree."""
import json
import re


class Members(list):
    """An object: (key, value) pairs in the order of the text, repeated keys included."""


class Number(str):
    """A number as it was written."""


def read(text):
    return json.loads(text, object_pairs_hook=Members, parse_int=Number, parse_float=Number)


def escaped(text):
    """Every character as \\uXXXX."""
    units = text.encode("utf-16-be", "surrogatepass")
    return "".join(f"\\u{units[i]:02x}{units[i + 1]:02X}" for i in range(0, len(units), 2))


def write_string(text, escape):
    return '"' + escaped(text) + '"' if escape else json.dumps(text, ensure_ascii=False)


def write(value, indent=None, newline="\n", escape=False, depth=0):
    """The text of a tree: compact, or with `indent` blanks a level."""
    if isinstance(value, Number):
        return str(value)
    if isinstance(value, str):
        return write_string(value, escape)
    if not isinstance(value, list):
        return {None: "null", True: "true", False: "false"}[value]
    is_object = isinstance(value, Members)
    opening, closing = "{}" if is_object else "[]"
    if not value:
        return opening + closing
    between = "," if indent is None else "," + newline + " " * (indent * (depth + 1))
    parts = []
    for item in value:
        if is_object:
            parts.append(write_string(item[0], escape) + (":" if indent is None else ": ") + write(item[1], indent, newline, escape, depth + 1))
        else:
            parts.append(write(item, indent, newline, escape, depth + 1))
    inside = between.join(parts)
    if indent is not None:
        inside = newline + " " * (indent * (depth + 1)) + inside + newline + " " * (indent * depth)
    return opening + inside + closing


def reversed_members(value):
    """The same tree with the members of every object in the opposite order; lists keep theirs."""
    if isinstance(value, Members):
        return Members((key, reversed_members(item)) for key, item in reversed(value))
    return [reversed_members(item) for item in value] if isinstance(value, list) else value


class Node:
    """A value in bytes: where it stands, where its key stands, and its children in the order of the text."""

    def __init__(self, value, start, end, children=()):
        self.value, self.start, self.end, self.children = value, start, end, list(children)
        self.key = self.key_start = self.key_end = None

    @property
    def is_container(self):
        return isinstance(self.value, list)


class NotStrict(ValueError):
    pass


BLANKS = re.compile(rb"[ \t\r\n]*")
STRING = re.compile(rb'"(?:[^"\\\x00-\x1f]|\\(?:["\\/bfnrt]|u[0-9A-Fa-f]{4}))*"')
NUMBER = re.compile(rb"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?")
WORD = re.compile(rb"true|false|null")


class Reader:
    """Reads strict JSON from bytes[start:end]; depth is bounded by what the tests write."""

    def __init__(self, data, start, end):
        self.data, self.at, self.end = data, start, end

    def blanks(self):
        self.at = BLANKS.match(self.data, self.at, self.end).end()

    def take(self, pattern):
        found = pattern.match(self.data, self.at, self.end)
        if not found:
            raise NotStrict(f"at byte {self.at}")
        self.at = found.end()
        return found

    def sign(self):
        self.blanks()
        return self.data[self.at:self.at + 1] if self.at < self.end else b""

    def value(self):
        first = self.sign()
        start = self.at
        if first == b'"':
            found = self.take(STRING)
            return Node(json.loads(found[0]), start, self.at)
        if first in (b"{", b"["):
            return self.container(first == b"{")
        if first in (b"t", b"f", b"n"):
            return Node({b"true": True, b"false": False, b"null": None}[self.take(WORD)[0]], start, self.at)
        return Node(Number(self.take(NUMBER)[0].decode()), start, self.at)

    def container(self, is_object):
        start, children = self.at, []
        self.at += 1
        closing = b"}" if is_object else b"]"
        if self.sign() != closing:
            while True:
                key = None
                if is_object:
                    self.blanks()
                    key_start = self.at
                    key, key_end = json.loads(self.take(STRING)[0]), self.at
                    if self.sign() != b":":
                        raise NotStrict(f"no colon at byte {self.at}")
                    self.at += 1
                child = self.value()
                if is_object:
                    child.key, child.key_start, child.key_end = key, key_start, key_end
                children.append(child)
                if self.sign() != b",":
                    break
                self.at += 1
        if self.sign() != closing:
            raise NotStrict(f"not closed at byte {self.at}")
        self.at += 1
        value = Members((c.key, c.value) for c in children) if is_object else [c.value for c in children]
        return Node(value, start, self.at, children)


def parse(data, start=0, end=None):
    """The root node of the one strict JSON document in bytes[start:end]. Raises NotStrict."""
    reader = Reader(data, start, len(data) if end is None else end)
    root = reader.value()
    reader.blanks()
    if reader.at != reader.end:
        raise NotStrict(f"more text at byte {reader.at}")
    return root


def resolve(root, pointer):
    """The nodes that a JSON Pointer (RFC 6901) can mean: several, where a key is repeated on the way; none, where it leads nowhere."""
    if pointer == "":
        return [root]
    if not pointer.startswith("/"):
        raise ValueError(f"no pointer: {pointer}")
    nodes = [root]
    for token in pointer[1:].split("/"):
        if re.search(r"~(?![01])", token):
            raise ValueError(f"a lone ~ in {pointer}")
        name = token.replace("~1", "/").replace("~0", "~")
        following = []
        for node in nodes:
            if isinstance(node.value, Members):
                following += [child for child in node.children if child.key == name]
            elif node.is_container and re.fullmatch(r"0|[1-9][0-9]*", name) and int(name) < len(node.children):
                following.append(node.children[int(name)])
        nodes = following
    return nodes


def escape_map(data, start, end):
    """For the string token bytes[start:end]: its value as UTF-8, and for each of its bytes (and its end) the byte of the file where
    its character is written."""
    inner, offsets = bytearray(), []
    at = start + 1
    while at < end - 1:
        begin = at
        if data[at] != 0x5C:
            size = 1 if data[at] < 0x80 else 2 if data[at] < 0xE0 else 3 if data[at] < 0xF0 else 4
            piece = data[at:at + size]
            at += size
        else:
            at += 6 if data[at + 1:at + 2] == b"u" else 2
            if re.match(rb"\\u[dD][89abAB]..", data[begin:at]) and re.match(rb"\\u[dD][c-fC-F]..", data[at:at + 6]):
                at += 6
            piece = json.loads(b'"' + data[begin:at] + b'"').encode("utf-8", "surrogatepass")
        inner += piece
        offsets += [begin] * len(piece)
    return bytes(inner), offsets + [end - 1]
