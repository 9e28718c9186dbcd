"""Reads rules/<id>.json for the tools and tests, the short form of its texts written out."""
import json
import os

SHARED_FILES = {"foreign_names", "guidance", "ui", "wording", "words"}  # of rules/: texts that the rules share


def load_rule(path):
    """The rule with "emits" and "fixes" also where the file has the short form, "message" and "fix"."""
    with open(path, encoding="utf-8") as file:
        rule = json.load(file)
    if "emits" not in rule:
        rule["emits"] = {"message": {"message": rule["message"]}}
        if "message" in rule.get("server", {}):
            rule["emits"]["message"]["server"] = rule["server"].pop("message")
    if "fix" in rule:
        rule["fixes"] = {"fix": rule["fix"]["title"]}
    return rule


def load_rules(folder):
    """The rules of a folder by id."""
    names = (os.path.splitext(name) for name in sorted(os.listdir(folder)))
    return {stem: load_rule(os.path.join(folder, stem + ending)) for stem, ending in names if ending == ".json" and stem not in SHARED_FILES}
