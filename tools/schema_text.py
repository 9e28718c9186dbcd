"""Writes the generated JSON so that people can review it: one line a property, route or entry, whatever its length."""
import difflib
import json


def inline(value):
    return json.dumps(value, ensure_ascii=False, separators=(", ", ": "))


def dump(value, expanded, path=()):
    """JSON text of `value`; containers for which expanded(path) holds get a line a child, all others one line."""
    if not value or not isinstance(value, (dict, list)) or not expanded(path):
        return inline(value)
    indent = " " * len(path)
    if isinstance(value, dict):
        lines = [f"{indent} {json.dumps(key)}: {dump(child, expanded, path + (key,))}" for key, child in value.items()]
        return "{\n" + ",\n".join(lines) + "\n" + indent + "}"
    lines = [f"{indent} {dump(child, expanded, path + (index,))}" for index, child in enumerate(value)]
    return "[\n" + ",\n".join(lines) + "\n" + indent + "]"


def schema_text(schema):
    return dump(schema, lambda path: len(path) < 3 or len(path) == 3 and path[2] == "properties") + "\n"


def methods_text(table):
    return dump(table, lambda path: path in ((), ("routes",))) + "\n"


def overlay_text(overlay):
    def expanded(path):
        depth = 5 if path[:2] == ("protos", "messages") else 3 if path[:1] == ("protos",) else 2
        return len(path) < depth

    return dump(overlay, expanded) + "\n"


def difference(name, committed, generated, limit=40):
    """A summary of what regenerating would change, or nothing."""
    if committed == generated:
        return []
    lines = difflib.unified_diff(committed.splitlines(), generated.splitlines(), n=0, lineterm="")
    changed = [line for line in lines if not line.startswith(("---", "+++", "@@"))]
    added = sum(line.startswith("+") for line in changed)
    summary = [f"{name}: {added} lines to add, {len(changed) - added} to remove"]
    summary += ["  " + line[:160] for line in changed[:limit]]
    if len(changed) > limit:
        summary.append(f"  ... and {len(changed) - limit} more")
    return summary
