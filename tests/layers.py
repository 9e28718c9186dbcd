#!/usr/bin/env python3
"""Reads the includes of src/ and fails on an arrow that the table of layers does not have."""
import os
import re
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
# Each layer and what it may include, bottom up; ARCHITECTURE.md shows the same.
LAYERS = {
    "text": [],
    "finding": ["text"],
    "json": ["text", "finding"],
    "api": ["json", "finding", "text"],
    "rules": ["api", "json", "finding", "text"],
    "checks": ["rules", "api", "json", "finding", "text"],
    "lint": ["checks", "rules", "api", "json", "finding", "text"],
    "report": ["finding", "text"],
    "cli": ["report", "lint", "checks", "rules", "api", "json", "finding", "text"],
}
# Single headers that a layer may include beside those.
ALSO = {"report": ["rules/rule.hpp", "json/rapidjson.hpp"]}
# Third parties, and the only file that includes each.
ONLY_IN = {"rapidjson/": "src/json/rapidjson.hpp", "CLI/": "src/cli/options.cpp", "valijson/": None}
MOST_LINES = 400
VAGUE = {"utils", "util", "helpers", "helper", "common", "misc"}
INCLUDE = re.compile(r'^\s*#\s*include\s*([<"])([^>"]+)[>"]', re.M)


def faults_in(path: str, text: str) -> list:
    layer = path.split("/")[1]
    faults = []
    if layer not in LAYERS:
        return [f"{path}: no such layer"]
    for kind, name in INCLUDE.findall(text):
        for prefix, only in ONLY_IN.items():
            if name.startswith(prefix) and path != only:
                faults.append(f"{path}: includes {name}; only {only or 'tests'} may")
        target = name.split("/")[0]
        if kind == '"' and target != layer and target not in LAYERS[layer] and name not in ALSO.get(layer, []):
            faults.append(f"{path}: includes {name}; {layer} may not")
    if text.count("\n") > MOST_LINES:
        faults.append(f"{path}: over {MOST_LINES} lines")
    if os.path.splitext(os.path.basename(path))[0] in VAGUE:
        faults.append(f"{path}: a name that says nothing")
    if "define RAPIDJSON_" in text and path != "src/json/rapidjson.hpp":
        faults.append(f"{path}: sets a RAPIDJSON_ macro")
    return faults


def sources() -> dict:
    found = {}
    for folder, _, names in os.walk(os.path.join(ROOT, "src")):
        for name in names:
            path = os.path.join(folder, name)
            with open(path, encoding="utf-8") as file:
                found[os.path.relpath(path, ROOT)] = file.read()
    return found


def table_of_architecture() -> dict:
    """The rows `| layer | may include | … |` of ARCHITECTURE.md."""
    with open(os.path.join(ROOT, "ARCHITECTURE.md"), encoding="utf-8") as file:
        rows = re.findall(r"^\| `?(\w+)`? \| ([^|]*) \|", file.read(), re.M)
    return {layer: may for layer, may in rows if layer in LAYERS}


def main() -> int:
    # The check itself must be able to fail.
    assert faults_in("src/text/x.cpp", '#include "json/accept.hpp"\n') and faults_in("src/api/x.cpp", "#include <rapidjson/document.h>\n")
    files = sources()
    faults = [fault for path, text in sorted(files.items()) for fault in faults_in(path, text)]
    shown = table_of_architecture()
    faults += [f"ARCHITECTURE.md: its table lacks the layer {layer}" for layer in LAYERS if layer not in shown]
    print("\n".join(faults) or f"{len(files)} files keep to their layers")
    return 1 if faults or len(files) < 50 else 0


if __name__ == "__main__":
    sys.exit(main())
