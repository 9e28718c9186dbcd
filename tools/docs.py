#!/usr/bin/env python3
"""Writes docs/rules/<id>.md, docs/rules.md and docs/guide.md from rules/ and tests/rules/.

    tools/docs.py            writes the pages
    tools/docs.py --check    says which pages are not what they should be, and ends with 1 if there are any
"""
import argparse
import difflib
import json
import os
import sys

import rule_files

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
SEVERITIES = ("error", "warning", "info")
LONGEST_EXAMPLE = 400
MOST_EXAMPLES = 3
MADE = "<!-- Made by tools/docs.py from {source}. Not to be edited. -->"


def read(root, path):
    with open(os.path.join(root, path), encoding="utf-8") as file:
        return file.read()


def read_if_there(root, path):
    return read(root, path) if os.path.exists(os.path.join(root, path)) else ""


def code(text):
    """`text` as a code span, whatever backquotes it holds."""
    fence = "`"
    while fence in text:
        fence += "`"
    blank = " " if text.startswith("`") or text.endswith("`") else ""
    return fence + blank + text + blank + fence


def cell(text):
    return text.replace("|", "\\|").replace("\n", " ")


def block(text, language=""):
    fence = "```"
    while fence in text:
        fence += "`"
    return [fence + language, *text.rstrip("\n").split("\n"), fence]


def table(head, rows):
    yield "| " + " | ".join(head) + " |"
    yield "|" + "---|" * len(head)
    for row in rows:
        yield "| " + " | ".join(map(cell, row)) + " |"


def sources_of(entry):
    return [f"- <{source['url']}> ({source['date']})" for source in entry["sources"]]


def prose(text):
    """Text for Markdown: what looks like markup stays as it is."""
    for sign in "\\`*<":
        text = text.replace(sign, "\\" + sign)
    return text


def snapshots(text):
    """The sections of a rendered.txt: (heading, what was printed)."""
    for section in text.split("\n## ") if text else ():
        heading, _, printed = section.removeprefix("## ").partition("\n")
        if printed.strip():
            yield heading.strip(), printed.strip("\n")


def accepted_examples(text):
    """Bodies of cases without findings that are short enough to show, with their names and endpoints ("" = generateContent)."""
    shown = []
    for line in text.splitlines():
        case = json.loads(line) if line.strip() else {"expect": None}
        if case["expect"] != [] or {"todo", "options", "form"} & set(case):
            continue
        body = case["text"].strip() if "text" in case else json.dumps(case["body"], ensure_ascii=False)
        fits = body.startswith("{") and body.isprintable() and len(body) <= LONGEST_EXAMPLE
        if fits and len(shown) < MOST_EXAMPLES:
            shown.append((case["name"].replace("-", " "), case.get("endpoint", ""), body))
    return shown


def rule_page(root, rule, guide):
    page = [MADE.format(source=f"rules/{rule['id']}.json"), "", f"# {rule['id']}", "", f"**{prose(rule['title'])}.** {prose(rule['why'])}", ""]
    server = rule.get("server")
    answer = f"{server['http']} {server['status']}" if server else "accepted"
    entry = guide[rule["guidance"]]
    link = f"[{entry['title']}](../guide.md#{entry['id']})"
    page += table(("severity", "category", "the server's answer", "guide"), [(rule["severity"], rule["category"], answer, link)])

    page += ["", "## What it says", ""]
    rows = {}
    for name, emission in rule["emits"].items():
        said = (emission.get("severity", rule["severity"]), code(emission["message"]), code(emission["server"]) if "server" in emission else "")
        rows.setdefault(said, name)
    page += table(("severity", "message", "the server's words"), rows)
    if rule.get("hints"):
        page += ["", "It may add:", "", *(f"- {code(text)}" for text in dict.fromkeys(rule["hints"].values()))]
    if rule.get("fixes"):
        page += ["", "It offers as a fix, where it is sure:", "", *(f"- {code(text)}" for text in dict.fromkeys(rule["fixes"].values()))]

    printed = list(snapshots(read_if_there(root, f"tests/rules/{rule['id']}/rendered.txt")))
    if printed:
        page += ["", "## Examples"]
        for heading, text in printed:
            page += ["", f"### {prose(heading[:1].upper() + heading[1:])}", "", *block(text, "text")]
    accepted = accepted_examples(read_if_there(root, f"tests/rules/{rule['id']}/cases.jsonl"))
    if accepted:
        page += ["", "## What it leaves alone"]
        for name, endpoint, body in accepted:
            where = f" ({code(endpoint)})" if endpoint else ""
            page += ["", f"{prose(name[:1].upper() + name[1:])}{where}:", "", *block(body, "json")]

    page += ["", "## What to do", "", prose(entry["remedy"]), ""]
    page += [f"`gemlint explain {rule['id']}` says the same on the command line.", "", "## Sources", "", *sources_of(rule), ""]
    return "\n".join(page)


def rules_page(rules):
    page = [MADE.format(source="rules/"), "", "# Rules", ""]
    page += ["An **error** is what the server refuses, a **warning** what it may refuse or read in another way than it looks,", "an **info** advice.", ""]
    categories = {}
    for rule in rules.values():
        categories.setdefault(rule["category"], []).append(rule)
    for category in sorted(categories):
        page += [f"## {category}", ""]
        rows = []
        for rule in sorted(categories[category], key=lambda rule: (SEVERITIES.index(rule["severity"]), rule["id"])):
            rows.append((f"[{rule['id']}](rules/{rule['id']}.md)", rule["severity"], prose(rule["title"])))
        page += [*table(("rule", "severity", "what it finds"), rows), ""]
    return "\n".join(page)


def parameter_values(parameter):
    number = "{:.0f}" if parameter.get("whole") else "{:.1f}"
    low = number.format(parameter["minimum"])
    limit = parameter.get("modelLimit")
    text = f"{low} to the model's own limit ({code(limit)})" if limit else f"{low} to {number.format(parameter['maximum'])}"
    return text + (", whole numbers" if parameter.get("whole") else "")


def watches(rule, entry):
    """True for the rules that the entry advises about, and of a code for all whose finding the server answers with it."""
    server = rule.get("server", {})
    answer = {"http": server.get("http"), "status": server.get("status")}
    return rule["guidance"] == entry["id"] or entry.get("code") == answer


def guide_entry(entry, rules):
    """An entry of the guide; the anchor is its id, whatever the heading says."""
    head = f"{entry['code']['http']} {entry['code']['status']}: " if "code" in entry else ""
    page = [f'<a id="{entry["id"]}"></a>', "", f"### {prose(head + entry['title'])}", "", prose(entry["cause"]), "", f"**What to do.** {prose(entry['remedy'])}", ""]
    if "parameters" in entry:
        page += [*table(("parameter", "values"), [(code(each["name"]), parameter_values(each)) for each in entry["parameters"]]), ""]
    if "cases" in entry:
        page += [*table(("what you see", "what helps"), [(prose(case["symptom"]), prose(case["remedy"])) for case in entry["cases"]]), ""]
    if "example" in entry:
        page += [f"*Example:* {prose(entry['example'])}", ""]
    watching = [f"[{rule['id']}](rules/{rule['id']}.md)" for rule in rules.values() if watches(rule, entry)]
    if watching:
        page += ["Rules that watch for it: " + ", ".join(watching) + ".", ""]
    page += ["Read on: " + ", ".join(f"<{url}>" for url in entry["links"]) + ".", ""] if entry["links"] else []
    page += ["Sources: " + ", ".join(f"<{source['url']}> ({source['date']})" for source in entry["sources"]) + ".", ""]
    return page


def guide_page(guide, rules, topics):
    page = [MADE.format(source="rules/guidance.json"), "", "# Guide", ""]
    page += ["What the server's answers mean and what to do about them. `gemlint explain 429`, `gemlint explain RECITATION` and", "`gemlint explain thinking` show the same.", ""]
    shown = None
    for entry in guide.values():
        if entry["topic"] != shown:
            shown = entry["topic"]
            page += [f"## {topics[shown]}", ""]
        page += guide_entry(entry, rules)
    return "\n".join(page)


def pages(root=ROOT):
    """Every page by its path from `root`."""
    rules = rule_files.load_rules(os.path.join(root, "rules"))
    guide = {entry["id"]: entry for entry in json.loads(read(root, "rules/guidance.json"))["entries"]}
    topics = json.loads(read(root, "rules/ui.json"))["topics"]
    made = {f"docs/rules/{name}.md": rule_page(root, rule, guide) for name, rule in rules.items()}
    made["docs/rules.md"] = rules_page(rules)
    made["docs/guide.md"] = guide_page(guide, rules, topics)
    return made


def stray_pages(root, made):
    """Pages in docs/rules/ that no rule has."""
    folder = os.path.join(root, "docs", "rules")
    names = sorted(os.listdir(folder)) if os.path.isdir(folder) else []
    return [f"docs/rules/{name}" for name in names if f"docs/rules/{name}" not in made]


def faults(root=ROOT):
    """What is wrong with the pages as they stand, one text each."""
    made = pages(root)
    found = [f"{path}: no rule has this page" for path in stray_pages(root, made)]
    for path, text in sorted(made.items()):
        there = read_if_there(root, path)
        if there != text:
            lines = difflib.unified_diff(there.splitlines(), text.splitlines(), path, path + " (made)", lineterm="", n=1)
            found.append("\n".join([f"{path}: is not what tools/docs.py makes", *list(lines)[:20]]))
    return found


def write(root=ROOT):
    made = pages(root)
    for path in stray_pages(root, made):
        os.remove(os.path.join(root, path))
    for path, text in made.items():
        full = os.path.join(root, path)
        os.makedirs(os.path.dirname(full), exist_ok=True)
        with open(full, "w", encoding="utf-8") as file:
            file.write(text)


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--check", action="store_true", help="write nothing; end with 1 if a page is not up to date")
    if not parser.parse_args().check:
        write()
        return 0
    found = faults()
    print("\n".join(found) or "the pages in docs/ are up to date")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
