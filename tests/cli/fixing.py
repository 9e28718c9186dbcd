"""What the tests of fixes share: running them, and applying the edits of a dry run by hand."""
import json
import os
import subprocess

from program import BINARY, DAY

# A place in memory, where there is one: every file that is fixed is brought to the disk, which takes longer than all else.
FAST = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None


def gemlint(*arguments, stdin=b"", cwd=None, **more):
    """Exit code, standard output and standard error, as bytes."""
    done = subprocess.run([BINARY, *arguments], input=stdin, capture_output=True, cwd=cwd, check=False, **more)
    return done.returncode, done.stdout, done.stderr


def fix(*arguments, **more):
    return gemlint("fix", "--no-config", "--as-of", DAY, *arguments, **more)


def dry_run(*arguments, cwd=None):
    """The report of a dry run, and what was fixed of each path."""
    code, out, err = gemlint("check", "--no-config", "--as-of", DAY, "--fix-dry-run", "--format", "json", *arguments, cwd=cwd)
    assert code in (0, 1), (code, err)
    report = json.loads(out)
    return report, {fixed["path"]: fixed for fixed in report["fixed"]}


def with_edits(data, edits):
    """The bytes after the edits, which must be in order and apart from each other."""
    result, at = [], 0
    for edit in edits:
        begin, end = (edit["range"][side]["offset"] for side in ("start", "end"))
        assert at <= begin <= end <= len(data), edit
        result += [data[at:begin], edit["text"].encode()]
        at = end
    return b"".join([*result, data[at:]])


def read(path):
    with open(path, "rb") as file:
        return file.read()


def write(path, data):
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "wb") as file:
        file.write(data if isinstance(data, bytes) else data.encode())
    return path
