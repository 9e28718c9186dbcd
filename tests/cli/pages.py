"""What the programs share that hold pages to what gemlint really says: --check fails when a page shows anything else, --write renews it."""
import argparse
import difflib
import os
import pathlib
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
DAY = "2026-11-23"  # findings may depend on the day of the run; pages show those of one day
ENVIRONMENT = {**os.environ, "NO_COLOR": "1", "LC_ALL": "C.UTF-8"}


def output_of(binary, *arguments):
    """What `gemlint check` prints about files of the repository that have findings; ends the program when they have none."""
    command = [binary, "check", "--no-config", "--as-of", DAY, *arguments]
    run = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", env=ENVIRONMENT, check=False)
    if run.returncode != 1:
        sys.exit(f"{' '.join(command)} ended with {run.returncode}, not 1:\n{run.stdout}{run.stderr}")
    return run.stdout


def hold(description, pages, renewed):
    """`renewed(binary, text)` is what a page should be; it ends the program when the page lacks something."""
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument("binary", type=os.path.abspath)
    mode = parser.add_mutually_exclusive_group(required=True)
    mode.add_argument("--check", action="store_true", help="fail when a page shows something else")
    mode.add_argument("--write", action="store_true", help="put the real output into the pages")
    options = parser.parse_args()
    faults = 0
    for path in pages:
        shown = path.read_text(encoding="utf-8")
        real = renewed(options.binary, shown)
        if options.write:
            path.write_text(real, encoding="utf-8")
        elif shown != real:
            faults += 1
            sys.stdout.writelines(difflib.unified_diff(shown.splitlines(True), real.splitlines(True), str(path), "what gemlint says"))
    if faults:
        sys.exit(f"pages show something else than gemlint says; run {os.path.basename(sys.argv[0])} with --write")
