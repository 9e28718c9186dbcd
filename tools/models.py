#!/usr/bin/env python3
"""Generates schemas/models.json from the gathered facts and the overlay.

usage: models.py [--facts ../shared/knowledge/models.json] [--output schemas] [--check]

The overlay is read from <output>/models-overlay.json: what changed on a day, and what single reports add. --check writes
nothing: it compares with what stands there and exits 1 with a summary when they differ.


schemas/models.json

  {"knowledge": date, "sources": {"<id>": {"kind", "url", "date"}}, "models": [<model>]}

A date is YYYY-MM-DD, or YYYY-MM where only the month is known. null, or a key left out, = not known; nothing is a guess.
"from" is the first day of a period, "until" the first day after it; either may be missing.

source kind: "official" Google's own pages and packages for this API, "recorded" an answer of the server, "report" somebody's
bug report with the server's answer, "third-party" others who quote Google, "other-product" Google's pages on the Agent Platform.

<model>: {
  "code"           without "models/"; "displayName", "family"
  "generation"     of the Gemini behind it: "2.5", "3", "4"; null for other kinds of model
  "aliases"        other codes of the same model; "aliasOf": the code that this one stands for
  "rolling"        true: what answers changes without a change of name
  "targets"        [{"code", "from", "until"}]: requests to this model are answered by another one meanwhile
  "status"         "stable" | "preview" | "experimental" | "deprecated" | "shut-down" on the date of the knowledge
  "stage"          "stable" | "preview" | "experimental" while it is served
  "releaseDate", "deprecationAnnounced", "shutdownDate"
  "shutdownConfirmed"         true: it is off; false: "not before" the date
  "recommendedReplacements"   codes
  "access"         [{"kind": "paid" | "prior-users", "from", "until"}]: who may use it
  "modelsListVersion", "lastListed"     version that models.list gives; newest models.list seen that has the model
  "inputTokenLimit", "outputTokenLimit", "unifiedContextWindow": one window shared by input, thinking and output
  "highestOutputTokenLimit"   where sources disagree
  "inputModalities", "outputModalities", "supportedMethods"
  "capabilities"   {"<ability>": true | false | [{"value", "from", "until"}]}
  "thinking"       {"supported", "control": "thinkingBudget" | "thinkingLevel" | "none", "levels", "defaultLevel", "budgetMin",
                   "budgetMax", "defaultBudget": -1 the model decides, 0 off, "canDisable", "dynamicBudget"}
  "caching"        {"supported", "implicit", "explicit", "minTokens": [{"tokens", "from", "until"}]}
  "parameters"     {"defaultTemperature", "maxTemperature", "defaultTopP", "defaultTopK", "maxTopK", "candidateCountMax",
                   "candidateCountSupported", "penaltiesSupported", "logprobsSupported", "modelTurnPrefill",
                   "sampling": {"effect": "deprecated" | "ignored", "from", "until"}}
  "embedding"      {"defaultDimensions", "minDimensions", "maxDimensions", "allowedDimensions", "recommendedDimensions",
                   "taskTypeSupported", "taskTypes", "normalized", "normalizedOnlyAt"}
  "image"          {"aspectRatios", "imageSizes", "defaultImageSize", "maxReferenceImages": {"<kind>": number}}
  "perPromptLimits" {"maxImages", "maxVideos", "maxVideoMinutes", "maxAudioHours", "maxAudioHoursWithDetail", "maxPdfPages"}
  "sources"        {"<group of facts>": ["<source id>"]}}
"""
import argparse
import json
import os
import re
import sys

import model_sources
import schema_text

REPOSITORY = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))

# The lines of a model's block: keys in square brackets of one line, those after it only where something is known.
LINES = (
    (("code", "displayName", "family", "generation"), ()),
    ((), ("aliases", "aliasOf", "rolling", "targets")),
    (("status", "stage", "releaseDate"), ("deprecationAnnounced", "shutdownDate", "shutdownConfirmed")),
    ((), ("recommendedReplacements", "access")),
    ((), ("modelsListVersion", "lastListed")),
    (("inputTokenLimit", "outputTokenLimit"), ("highestOutputTokenLimit", "unifiedContextWindow")),
    (("inputModalities", "outputModalities"), ()),
    (("supportedMethods",), ()),
    (("capabilities",), ()),
    (("thinking",), ()),
    (("caching",), ()),
    (("parameters",), ()),
    ((), ("embedding",)),
    ((), ("image",)),
    ((), ("perPromptLimits",)),
    (("sources",), ()),
)
ROLLING = re.compile(r"-latest$")
# What the overlay may set, and the group of sources that it belongs to.
CHANGEABLE = {
    "capabilities": "capabilities",
    "thinking": "thinking",
    "caching": "caching",
    "parameters": "parameters",
    "targets": "lifecycle",
    "highestOutputTokenLimit": "limits",
    "outputModalities": "modalities",
}
STAGES = ("stable", "preview", "experimental")


def known(group):
    """`group` without what is not known."""
    return {key: value for key, value in group.items() if value is not None}


def only(group, *expected):
    """Fails when the facts have a key that nothing here reads."""
    extra = set(group) - set(expected)
    assert not extra, f"new keys in the facts: {sorted(extra)}"
    return group


def generation(facts):
    if facts["family"] == "gemini-1.0":
        return "1.0"
    named = re.match(r"gemini-(?:live-)?(\d+)(\.\d+)?(?:-|$)", facts["aliasOf"] or facts["code"])
    if not named:
        return None
    return named[1] if int(named[1]) >= 3 else named[1] + named[2]


def stage(facts):
    if facts["status"] in STAGES:
        return facts["status"]
    if facts["status"] == "unknown":
        return None
    code = facts["code"]
    return "preview" if "preview" in code else "experimental" if "-exp" in code else "stable"


def access(text):
    if text is None:
        return None
    if text.startswith("paid tier only"):
        return [{"kind": "paid"}]
    since = re.fullmatch(r"prior users only since (\d{4}-\d\d-\d\d)", text)
    assert since, text
    return [{"kind": "prior-users", "from": since[1]}]


def targets(facts):
    since = facts["routedToAliasSince"]
    return [{"code": facts["aliasOf"], "from": since}] if since else None


def last_listed(text):
    return re.findall(r"\d{4}-\d\d-\d\d", text)[-1] if text else None


def thinking(group):
    only(group, *"supported control levels defaultLevel canDisable budgetMin budgetMax notes dynamicBudgetMinusOne default".split())
    control, default = group.get("control"), group.get("default")
    return known({
        "supported": group["supported"],
        "control": "none" if control and control.startswith("none") else control,
        "levels": group.get("levels"),
        "defaultLevel": group.get("defaultLevel"),
        "budgetMin": group.get("budgetMin"),
        "budgetMax": group.get("budgetMax"),
        "defaultBudget": {None: None, "dynamic": -1, "off (0)": 0}[default],
        "canDisable": group.get("canDisable"),
        "dynamicBudget": group.get("dynamicBudgetMinusOne"),
    })


def caching(group):
    only(group, "supported", "implicit", "explicit", "minTokens")
    least = group["minTokens"]
    return known({**group, "minTokens": [{"tokens": least}] if least is not None else None})


def parameters(group):
    text = group["samplingParams"]
    if text is None:
        sampling = None
    elif text.startswith("deprecated: "):
        sampling = {"effect": "deprecated", "from": re.search(r"deprecated for the Gemini API on (\d{4}-\d\d-\d\d)", text)[1]}
    else:
        assert "accepted and ignored" in text, text
        sampling = {"effect": "ignored"}
    rest = {key: value for key, value in group.items() if key != "samplingParams"}
    return known({**rest, "sampling": sampling})


def embedding(group):
    if group is None:
        return None
    only(group, *"defaultDim minDim maxDim recommendedDims allowedDims taskTypes taskTypeSupported autoNormalized".split())
    normalized = group.get("autoNormalized")
    only_at = re.fullmatch(r"only at (\d+)", normalized) if isinstance(normalized, str) else None
    return known({
        "defaultDimensions": group["defaultDim"],
        "minDimensions": group["minDim"],
        "maxDimensions": group["maxDim"],
        "allowedDimensions": group.get("allowedDims"),
        "recommendedDimensions": group.get("recommendedDims"),
        "taskTypeSupported": group["taskTypeSupported"],
        "taskTypes": group["taskTypes"],
        "normalized": False if only_at else normalized,
        "normalizedOnlyAt": int(only_at[1]) if only_at else None,
    })


def per_prompt(group):
    renamed = {"maxAudioHoursWithDiarizationOrTimestamps": "maxAudioHoursWithDetail"}
    return known({renamed.get(key, key): value for key, value in group.items()}) or None


def model(facts):
    """The model's block, without what the overlay says and with the sources as they stand in the facts."""
    only(facts, *(
        "code displayName family aliases aliasOf routedToAliasSince status releaseDate deprecationAnnounced shutdownDate shutdownConfirmed "
        "recommendedReplacement accessRestriction inputTokenLimit outputTokenLimit unifiedContextWindow inputModalities outputModalities "
        "supportedMethods interactionsApi capabilities thinking caching parameters embedding perPromptLimits image modelsListVersion "
        "lastSeenInRecordedModelsList notes sources"
    ).split())
    replacement = facts["recommendedReplacement"]
    return {
        "code": facts["code"],
        "displayName": facts["displayName"],
        "family": facts["family"],
        "generation": generation(facts),
        "aliases": facts["aliases"] or None,
        "aliasOf": facts["aliasOf"],
        # A name that ended long ago did not change under anybody any more.
        "rolling": True if ROLLING.search(facts["code"]) and facts["status"] != "shut-down" else None,
        "targets": targets(facts),
        "status": None if facts["status"] == "unknown" else facts["status"],
        "stage": stage(facts),
        "releaseDate": facts["releaseDate"],
        "deprecationAnnounced": facts["deprecationAnnounced"],
        "shutdownDate": facts["shutdownDate"],
        "shutdownConfirmed": facts["shutdownConfirmed"],
        "recommendedReplacements": replacement.split(" or ") if replacement else None,
        "access": access(facts["accessRestriction"]),
        "modelsListVersion": facts.get("modelsListVersion"),
        "lastListed": last_listed(facts.get("lastSeenInRecordedModelsList")),
        "inputTokenLimit": facts["inputTokenLimit"],
        "outputTokenLimit": facts["outputTokenLimit"],
        "highestOutputTokenLimit": None,
        "unifiedContextWindow": facts["unifiedContextWindow"],
        "inputModalities": facts["inputModalities"],
        "outputModalities": facts["outputModalities"],
        "supportedMethods": facts["supportedMethods"],
        "capabilities": known({**facts["capabilities"], "interactionsApi": facts["interactionsApi"]}),
        "thinking": thinking(facts["thinking"]),
        "caching": caching(facts["caching"]),
        "parameters": parameters(facts["parameters"]),
        "embedding": embedding(facts["embedding"]),
        "image": facts.get("image"),
        "perPromptLimits": per_prompt(facts["perPromptLimits"]),
        "sources": facts["sources"],
    }


def apply(overlay, models, sources):
    for change in overlay["changes"]:
        groups = only(change, "models", "families", "kind", "url", "date", *CHANGEABLE)
        chosen = [entry for entry in models if entry["code"] in change.get("models", ()) or entry["family"] in change.get("families", ())]
        assert chosen and len(change.get("models", ())) <= len(chosen), f"the overlay names a model that is not there: {change}"
        source = sources.add(change["kind"], change["url"], change["date"])
        for entry in chosen:
            for group in [name for name in CHANGEABLE if name in groups]:
                if group == "targets":
                    entry["targets"] = change["targets"] + (entry["targets"] or [])
                elif isinstance(change[group], dict):
                    entry[group] = {**entry[group], **change[group]}
                else:
                    entry[group] = change[group]
                listed = entry["sources"].setdefault(CHANGEABLE[group], [])
                if source not in listed:
                    listed.append(source)


def block(entry):
    lines = []
    for always, where_known in LINES:
        keys = [key for key in (*always, *where_known) if key in always or entry[key] is not None]
        if keys:
            lines.append("   " + ", ".join(f"{json.dumps(key)}: {schema_text.inline(entry[key])}" for key in keys))
    return "  {\n" + ",\n".join(lines) + "\n  }"


def models_text(document):
    listed = ",\n".join(f"  {json.dumps(name)}: {schema_text.inline(source)}" for name, source in document["sources"].items())
    blocks = ",\n".join(block(entry) for entry in document["models"])
    return f'{{\n "knowledge": "{document["knowledge"]}",\n "sources": {{\n{listed}\n }},\n "models": [\n{blocks}\n ]\n}}\n'


def generate(facts, overlay):
    """The text of schemas/models.json."""
    sources = model_sources.Sources()
    models = [model(entry) for entry in facts["models"]]
    for entry in models:
        entry["sources"] = {group: sources.of(listed) for group, listed in entry["sources"].items()}
    apply(overlay, models, sources)
    knowledge = max(facts["asOf"], overlay["knowledge"])
    return models_text({"knowledge": knowledge, "sources": sources.table(), "models": models})


def load(path):
    with open(path, encoding="utf-8") as file:
        return json.load(file)


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    facts = os.path.join(REPOSITORY, os.pardir, "shared", "knowledge", "models.json")
    parser.add_argument("--facts", default=facts, help="the gathered facts")
    parser.add_argument("--output", default=os.path.join(REPOSITORY, "schemas"), help="folder that holds models-overlay.json and gets models.json")
    parser.add_argument("--check", action="store_true", help="only compare: exit 1 and a summary when the file is stale")
    options = parser.parse_args()

    text = generate(load(options.facts), load(os.path.join(options.output, "models-overlay.json")))
    path = os.path.join(options.output, "models.json")
    if not options.check:
        with open(path, "w", encoding="utf-8") as file:
            file.write(text)
        return 0
    with open(path, encoding="utf-8") as file:
        stale = schema_text.difference("models.json", file.read(), text)
    print("\n".join(stale) if stale else "models.json is up to date")
    return 1 if stale else 0


if __name__ == "__main__":
    sys.exit(main())
