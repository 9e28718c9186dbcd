#!/usr/bin/env python3
"""Holds the built program against the real server's answers, where ../shared is present: no false alarm, and the words it predicts."""
import json
import os
import subprocess
import sys
import tempfile

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
SHARED = os.path.join(os.path.dirname(ROOT), "shared")
# Of accepted requests, the share that may get a warning.
MOST_NOISE = 0.03
# Of accepted bodies, the share that is known for requests when given bare.
LEAST_RECOGNISED = 0.99
# Refusals that decode is there for: all of them are found, each at its place.
LEAST = {"unknown-field": (5, 5), "wire-type": (5, 5)}


def recognised_bare(binary: str, recorded: str) -> float:
    """The share of accepted bodies that are known for requests without their url."""
    with open(recorded, encoding="utf-8") as lines:
        bodies = [row["body"] for row in map(json.loads, lines) if row["status"] == 200]
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as file:
        file.writelines(json.dumps(body) + "\n" for body in bodies)
        file.flush()
        run = subprocess.run([binary, "check", "--no-config", "--format", "json", file.name], capture_output=True, text=True, check=False)
    return json.loads(run.stdout)["summary"]["requests"] / len(bodies)


def main() -> int:
    binary = os.environ["GEMLINT"]
    corpus = os.path.join(SHARED, "corpus")
    if not os.path.isdir(corpus):
        print("left out: ../shared is not here, so nothing is held against the real server's answers")
        return 0
    file = lambda name: os.path.join(corpus, name)
    run = subprocess.run(
        [sys.executable, os.path.join(SHARED, "tools", "verdicts.py"), binary, "--recorded", file("recorded.jsonl"), file("samples.jsonl"),
         "--failing", file("failing.jsonl"), "--valid", file("tricky-valid.jsonl"), "--show", "20"], capture_output=True, text=True, check=True)
    print(run.stdout)
    figures = json.loads(run.stdout.strip().splitlines()[-1])
    families = next(line for line in run.stdout.splitlines() if line.startswith("  by family:"))
    faults = []
    if figures["false_alarms"] or figures["odd_alarms"]:
        faults.append("a request that the server accepted got an error")
    if figures["noisy"] > MOST_NOISE * figures["accepted"]:
        faults.append("too many accepted requests got a warning")
    if figures["extra"]:
        faults.append("a refused request got an error that does not explain the refusal")
    faults += [f"{family}: not all found" for family, (found, of) in LEAST.items() if f"{family} {found}/{of}" not in families]
    share = recognised_bare(binary, file("recorded.jsonl"))
    print(f"{share:.2%} of the accepted bodies are recognised without their url\n")
    if share < LEAST_RECOGNISED:
        faults.append("too few bare bodies are recognised")
    words = subprocess.run([sys.executable, os.path.join(SHARED, "tools", "server_words.py"), binary, file("recorded.jsonl"), "2000"],
                           capture_output=True, text=True, check=False)
    print(words.stdout)
    if words.returncode != 0:
        faults.append("the server's words differ from the independent reading")
    for fault in faults:
        print("FAILED:", fault)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
