#!/usr/bin/env python3
"""Completion as a client takes it: the edits of an item, and what the text is then."""
import json
import re

from session import DAY, Session, main
from text import Text

NAME = "file:///no-such-folder/request.json"


class Completion(Session):
    def items(self, marked, name=NAME):
        """The items at the cursor |, by label, and the text."""
        server = self.server(arguments=("--as-of", DAY, "--no-config"))
        text = Text(marked.replace("|", "", 1))
        server.open(name, text.text, "jsonl" if name.endswith("l") else "json")
        place = text.place(marked.index("|"))
        answer = server.request("textDocument/completion", {"textDocument": {"uri": name}, "position": place})
        return {item["label"]: item for item in answer["items"]}, text

    def taken(self, marked, label, name=NAME):
        """The text once the item was taken, its places to fill in left empty."""
        items, text = self.items(marked, name)
        item = items[label]
        edit = dict(item["textEdit"])
        if item.get("insertTextFormat") == 2:
            edit["newText"] = re.sub(r"\$\d+", "", edit["newText"])
        return text.edited([edit, *item.get("additionalTextEdits", ())]).text

    def test_a_member_on_a_line_of_its_own(self):
        for end in ("\n", "\r\n"):
            before = end.join(('{', '  "contents": [{"parts": [{"text": "zażółć 😀"}]}],', '  "labels": {"😀": "a"} // so far', '  '))
            with self.subTest(end=end):
                text = self.taken(before + "|" + end + "}", "toolConfig")
                self.assertEqual(text, before.replace("} //", "}, //") + '"toolConfig": {}' + end + "}")

    def test_an_element_on_a_line_of_its_own(self):
        text = self.taken('{\n  "contents": [\n    {"role": "user", "parts": [{"text": "a"}]}\n    |\n  ]\n}', "{}")
        self.assertEqual(len(json.loads(text)["contents"]), 2)

    def test_a_line_among_others(self):
        line = '{"key": "a", "request": {"contents": [{"parts": [{"text": "😀"}]}]}}\n'
        text = self.taken(line + '{"key": "b" |}\n' + line, "request", "file:///no-such-folder/batch.jsonl")
        self.assertEqual([json.loads(one)["key"] for one in text.splitlines()], ["a", "b", "a"])


if __name__ == "__main__":
    main()
