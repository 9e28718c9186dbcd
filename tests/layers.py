#!/usr/bin/env python3
"""Reads the includes of src/ and fails on an arrow that the table of layers does not have."""
import glob
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
    "lsp": ["lint", "checks", "rules", "api", "json", "finding", "text"],
    "cli": ["lsp", "report", "lint", "checks", "rules", "api", "json", "finding", "text"],
}
# Single headers that a layer may include beside those.
ALSO = {"report": ["rules/rule.hpp", "json/writer.hpp"]}
# What only the program around the core may touch.
OUTSIDE = {"filesystem", "fstream", "iostream", "unistd.h"}
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
        own = kind == '"' or target in LAYERS
        if own and target != layer and target not in LAYERS[layer] and name not in ALSO.get(layer, []):
            faults.append(f"{path}: includes {name}; {layer} may not")
        if name in OUTSIDE and layer != "cli":
            faults.append(f"{path}: includes {name}; only cli knows files and streams")
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


def table_of_architecture(text: str) -> tuple:
    """The rows `| layer | holds | may include | third party |` of ARCHITECTURE.md, in the form of LAYERS and ALSO."""
    may, also = {}, {}
    for layer, words, others in re.findall(r"^\| (\w+) \| [^|]* \| ([^|]*) \| ([^|]*)\|$", text, re.M):
        if layer == "layer":
            continue
        headers = re.findall(r"`([^`]*/[^`]*)`", words)
        words = re.sub(r"`[^`]*`", "", words)
        below = re.search(r"(\w+) and below", words)
        if "everything" in words or "all above" in words:
            names = set(may)
        elif below:
            names = {below[1], *may[below[1]]}
        else:
            names = set(re.findall(r"\w+", words)) - {"nothing"}
        if "json" not in names and layer != "json" and "RapidJSON" in others:
            headers.append("json/rapidjson.hpp")
        may[layer] = names
        if headers:
            also[layer] = set(headers)
    return may, also


def build_files() -> dict:
    found = {}
    for pattern in ("CMakeLists.txt", "CMakePresets.json", "cmake/*", "tests/CMakeLists.txt"):
        for path in glob.glob(os.path.join(ROOT, pattern)):
            with open(path, encoding="utf-8") as file:
                found[os.path.relpath(path, ROOT)] = file.read()
    return found


def check_itself():
    """Each check must be able to fail."""
    for path, text in (("src/text/x.cpp", '#include "json/accept.hpp"\n'), ("src/text/x.cpp", "  #  include <json/accept.hpp>\n"),
                       ("src/api/x.cpp", "#include <rapidjson/document.h>\n"), ("src/report/x.cpp", '#include "rules/load_rules.hpp"\n'),
                       ("src/cli/x.cpp", "#include <CLI/CLI.hpp>\n"), ("src/lint/x.cpp", '#include "cli/files.hpp"\n'), ("src/lint/x.cpp", "#include <fstream>\n"),
                       ("src/json/x.cpp", "#define RAPIDJSON_SSE2\n"), ("src/json/utils.hpp", ""), ("src/json/x.cpp", "\n" * 401), ("src/other/x.cpp", "")):
        assert faults_in(path, text), (path, text)
    for path, text in (("src/lint/x.cpp", '#include "api/schema.hpp"\n#include <vector>\n'), ("src/report/x.cpp", '#include "rules/rule.hpp"\n')):
        assert not faults_in(path, text), (path, text)


def main() -> int:
    check_itself()
    files = sources()
    faults = [fault for path, text in sorted(files.items()) for fault in faults_in(path, text)]
    faults += [f"{path}: sets a RAPIDJSON_ macro" for path, text in build_files().items() if "RAPIDJSON_" in text]
    with open(os.path.join(ROOT, "ARCHITECTURE.md"), encoding="utf-8") as file:
        may, also = table_of_architecture(file.read())
    for layer in sorted(set(LAYERS) | set(may)):
        ours, shown = (set(LAYERS.get(layer, [])), set(ALSO.get(layer, []))), (may.get(layer), also.get(layer, set()))
        if layer not in may or layer not in LAYERS or ours != shown:
            faults.append(f"{layer}: ARCHITECTURE.md lets it include {shown}, this test {ours}")
    print("\n".join(faults) or f"{len(files)} files keep to their layers")
    return 1 if faults or len(files) < 50 else 0


if __name__ == "__main__":
    sys.exit(main())
