"""What the language server has to say of a text: what `gemlint check` says of it."""
import json

from session import DAY, run
from text import Text

SEVERITY = {"error": 1, "warning": 2, "info": 3}


def compared(diagnostics: list) -> list:
    """Diagnostics with what both sides say of a finding: rule, severity, message, place."""
    return [(one["code"], one["severity"], one["message"], *(one["range"][side][unit] for side in ("start", "end") for unit in ("line", "character")))
            for one in diagnostics]


def expected(text: str, name="request.json", encoding="utf-16", arguments=("--no-config",), cwd=None) -> list:
    """The same of what the command line finds in the text when it comes on standard input under that name."""
    code, out, err = run("check", *arguments, "--as-of", DAY, "--format", "json", "--stdin-filename", name, "-", stdin=text, cwd=cwd)
    assert code in (0, 1), (code, err)
    document = Text(text, encoding)
    begin = {"line": 0, "character": 0}
    rows = []
    for finding in json.loads(out)["findings"]:
        start, end = ((document.place_of_byte(finding["range"][side]["offset"]) if finding["range"] else begin) for side in ("start", "end"))
        rows.append((finding["rule"], SEVERITY[finding["severity"]], finding["message"], *start.values(), *end.values()))
    return rows
