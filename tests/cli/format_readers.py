"""Readers of the output formats, each made for its format alone, so that a test can compare what they say with the JSON report.

Every reader gives a list of dicts with "rule", "severity", "message", "path" and what the format knows of the place: "line", "column",
"endLine", "endColumn". Where a format shows controls and bytes that are no UTF-8 as escapes, so does `shown`.
"""
import json
import re
import urllib.parse
import xml.etree.ElementTree as ElementTree

NOT_SHOWN = re.compile("[\0-\x1f\x7f-\x9f\u061c\u180e\u200b\u200e\u200f\ufeff\u2028-\u202e\u2060-\u206f\U000e0000-\U000e007f]")


def shown(text, keep=""):
    """`text` with each character that must not reach a terminal as an escape; a lone surrogate stands for a byte that is no UTF-8."""
    text = NOT_SHOWN.sub(lambda m: m[0] if m[0] in keep else f"\\u{ord(m[0]):04x}" if ord(m[0]) < 0x10000 else f"\\u{{{ord(m[0]):05x}}}", text)
    return re.sub("[\udc80-\udcff]", lambda m: f"\\x{ord(m[0]) - 0xdc00:02x}", text)


def place(text, first, last):
    return {name: int(text[name]) for name in (first, last) if text.get(name) is not None}


def read_json(text):
    found = []
    for finding in json.loads(text)["findings"]:
        entry = {name: finding[name] for name in ("rule", "severity", "message", "path")}
        if finding["range"]:
            start, end = finding["range"]["start"], finding["range"]["end"]
            entry.update(line=start["line"], column=start["column"], endLine=end["line"], endColumn=end["column"])
        found.append(entry)
    return found


def read_compact(text):
    found = []
    for line in text.splitlines():
        match = re.fullmatch(r"(?P<path>.*?\.jsonl?):(?:(?P<line>\d+):(?P<column>\d+):)? (?P<severity>error|warning|info): (?P<message>.*) "
                             r"\[(?P<rule>[a-z0-9-]+)\]", line)
        assert match, line
        found.append({**{name: match[name] for name in ("path", "severity", "message", "rule")}, **place(match.groupdict(), "line", "column")})
    return found


def read_github(text):
    """As the runner reads a log: lines that begin with ::, properties up to the next ::, then the message."""
    unescape = {"%0D": "\r", "%0A": "\n", "%3A": ":", "%2C": ",", "%25": "%"}
    found = []
    for line in text.split("\n")[:-1]:
        command, properties, message = re.fullmatch(r"::(error|warning|notice) (.*?)::(.*)", line).groups()
        values = dict(pair.split("=", 1) for pair in properties.split(","))
        values = {name: re.sub("%(0D|0A|3A|2C|25)", lambda m: unescape[m[0]], value) for name, value in values.items()}
        message = re.sub("%(0D|0A|25)", lambda m: unescape[m[0]], message)
        assert not set(values) - {"file", "line", "endLine", "col", "endColumn", "title"}, values
        assert ("line" in values) == ("col" in values) == ("endLine" in values)
        assert "endColumn" not in values or values["line"] == values["endLine"], "GitHub refuses that"
        entry = {"rule": values["title"], "severity": {"notice": "info"}.get(command, command), "message": message, "path": values["file"],
                 **place(values, "line", "endLine"), **place({"column": values.get("col"), "endColumn": values.get("endColumn")}, "column", "endColumn")}
        found.append(entry)
    return found


def read_gitlab(text):
    severities = {"major": "error", "minor": "warning", "info": "info"}
    found, fingerprints = [], set()
    for entry in json.loads(text):
        assert set(entry) == {"description", "check_name", "fingerprint", "severity", "location"}, entry
        assert entry["fingerprint"] not in fingerprints, "GitLab would take two findings for one"
        fingerprints.add(entry["fingerprint"])
        path, lines = entry["location"]["path"], entry["location"]["lines"]
        assert path and not path.startswith("./") and not path.startswith("/") and lines["begin"] >= 1, entry
        found.append({"rule": entry["check_name"], "severity": severities[entry["severity"]], "message": entry["description"], "path": path,
                      "line": lines["begin"], "endLine": lines["end"]})
    return found


def read_sarif(text):
    (run,) = json.loads(text)["runs"]
    found = []
    for result in run["results"]:
        assert run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == result["ruleId"]
        location = result["locations"][0]["physicalLocation"]
        uri = location["artifactLocation"]["uri"]
        assert re.fullmatch(r"([A-Za-z0-9._~/-]|%[0-9A-F]{2})+", uri), uri
        region = location["region"]
        found.append({"rule": result["ruleId"], "severity": {"note": "info"}.get(result["level"], result["level"]), "message": result["message"]["text"],
                      "path": urllib.parse.unquote(uri, errors="surrogateescape"), "line": region["startLine"], "column": region["startColumn"],
                      "endLine": region["endLine"], "endColumn": region["endColumn"]})
    return found


def read_junit(text):
    """Failures, and from the output of suites what did not fail; clean files are left out."""
    found = []
    for number, suite in enumerate(ElementTree.fromstring(text)):
        cases = suite.findall("testcase")
        failures = suite.findall("testcase/failure")
        assert [int(suite.get(name)) for name in ("id", "tests", "failures", "errors")] == [
            number, len(cases), len(failures), len(suite.findall("testcase/error"))], suite.attrib
        passed = read_compact(suite.findtext("system-out").strip("\n"))
        for case in cases:
            assert case.get("classname") == suite.get("name")
            if case.get("name") == "gemlint":
                continue
            rule, _, at = case.get("name").partition(" ")
            failure = case.find("failure")
            entry = {"rule": rule, "path": suite.get("name")}
            if at:
                entry.update(zip(("line", "column"), map(int, at.split(":"))))
            if failure is None:
                words = passed.pop(0)
                assert (words["rule"], words.get("line"), words.get("column")) == (rule, entry.get("line"), entry.get("column")), words
                entry.update(severity=words["severity"], message=None)
            else:
                assert failure.text.splitlines()[-1] == f"gemlint explain {rule}"
                entry.update(severity=failure.get("type"), message=failure.get("message"))
            found.append(entry)
        assert not passed, passed
    return found


def read_checkstyle(text):
    found = []
    for file in ElementTree.fromstring(text):
        for error in file:
            found.append({"rule": error.get("source").removeprefix("gemlint."), "severity": error.get("severity"), "message": error.get("message"),
                          "path": file.get("name"), **place(error.attrib, "line", "column")})
    return found


READERS = {"json": read_json, "compact": read_compact, "github": read_github, "gitlab": read_gitlab, "sarif": read_sarif, "junit": read_junit,
           "checkstyle": read_checkstyle}
