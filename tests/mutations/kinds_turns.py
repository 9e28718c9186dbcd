"""Kinds of mistakes: turns, roles and parts; calls of functions, their answers and signatures."""
import copy

from accepted_values import PNG
from building import answer_part, contents, plain, some_round_trip, two_calls
from clean_requests import answers, calls, key_of, parts, spelled, turns
from kind import GEMINI_3, Kind, NO_PREFILL, OLDER, TEXT_MODELS

LOOSE = "the server enforces it loosely and by model"


def last_answer(body):
    """(path of the turn, list of its parts) of the turn that answers calls."""
    path = answers(body)[-1][0]
    turn = body[path[0]][path[1]]
    return path[:2], turn["parts"]


def call_turn(body):
    path = calls(body)[-1][0]
    return path[:2], body[path[0]][path[1]]["parts"]


def no_contents(request, rng):
    key = key_of(request.body, "contents")
    if key is None:
        return None
    if rng.random() < 0.5:
        request.body[key] = []
        return (key,)
    if rng.random() < 0.5:
        request.body[key] = None
    else:
        del request.body[key]
    return ()


def parts_gone(request, rng):
    """The only or the last turn has no parts."""
    path, turn = turns(request.body)[-1]
    key = key_of(turn, "parts")
    if rng.random() < 0.5:
        del turn[key]
    else:
        turn[key] = []
    return path


def middle_turn_empty(request, rng):
    key, found = contents(request.body)
    where = len(found) - 1
    found[where:where] = [{"role": "user", "parts": [{"text": "Hello"}]}, {"role": "model", "parts": []}]
    return (*key, where + 1)


def empty_part(request, rng):
    places = parts(request.body)
    path, part = rng.choice(places)
    part.clear()
    part.update(rng.choice([{}, {"text": None}, {spelled("inlineData", rng): None}]))
    return path


def part_without_data_added(request, rng):
    path, turn = rng.choice(turns(request.body))
    if not isinstance(turn.get("parts"), list):
        return None
    turn["parts"].append({})
    return (*path, "parts", len(turn["parts"]) - 1)


def role(*names):
    def mistake(request, rng):
        path, turn = rng.choice(turns(request.body))
        turn["role"] = rng.choice(names)
        return (*path, "role")
    return mistake


def only_tool_results(request, rng):
    """Turns of toolCall and toolResponse do not count."""
    key = key_of(request.body, "contents")
    request.body[key] = [
        {"role": "model", "parts": [{"toolCall": {"toolType": "GOOGLE_SEARCH_WEB", "id": "a1", "args": {"queries": ["trains"]}}}]},
        {"role": "user", "parts": [{"toolResponse": {"toolType": "GOOGLE_SEARCH_WEB", "id": "a1", "response": {"text": "none"}}}]}]
    return (key,)


def prefill(request, rng):
    key, found = contents(request.body)
    found.append({"role": "model", "parts": [{"text": "The answer is"}]})
    return (*key, len(found) - 1)


def answer_missing(request, rng):
    path, found = last_answer(request.body)
    del found[rng.randrange(len(found))]
    return [path, call_turn(request.body)[0]]


def answer_too_many(request, rng):
    path, found = last_answer(request.body)
    found.append(answer_part(1, rng))
    return [path, call_turn(request.body)[0]]


def call_not_answered(request, rng):
    path, found = last_answer(request.body)
    found[:] = [{"text": "Never mind. What else is new?"}]
    return [path, call_turn(request.body)[0]]


def signature_gone(request, rng):
    path, part = next(found for found in calls(request.body) if key_of(found[1], "thoughtSignature"))
    del part[key_of(part, "thoughtSignature")]
    return path


def signature_gone_after_text(request, rng):
    """The call that has lost its signature comes after a part with text."""
    path, found = call_turn(request.body)
    found[0].pop(key_of(found[0], "thoughtSignature"))
    found.insert(0, {"text": "I look that up."})
    return (*path, "parts", 1)


def history_cut(request, rng):
    """The history begins with the call."""
    path, _ = call_turn(request.body)
    del request.body[path[0]][:path[1]]
    return (path[0], 0)


def call_after_model(request, rng):
    path, _ = call_turn(request.body)
    request.body[path[0]].insert(path[1], {"role": "model", "parts": [{"text": "One moment."}]})
    return (path[0], path[1] + 1)


def answer_without_call(request, rng):
    path, _ = call_turn(request.body)
    del request.body[path[0]][path[1]]
    return (path[0], path[1])


def answer_again(request, rng):
    path, found = last_answer(request.body)
    request.body[path[0]].append({"role": "user", "parts": copy.deepcopy(found)})
    return (path[0], len(request.body[path[0]]) - 1)


def answer_first(request, rng):
    """The answer stands before its call."""
    path, _ = call_turn(request.body)
    found = request.body[path[0]]
    found[path[1]], found[path[1] + 1] = found[path[1] + 1], found[path[1]]
    return (path[0], path[1])


def call_and_answer_in_one(request, rng):
    path, found = call_turn(request.body)
    found.extend(last_answer(request.body)[1])
    del request.body[path[0]][path[1] + 1]
    return path


def in_answer(change):
    """A change of a functionResponse; the place is what `change` returns, from there."""
    def mistake(request, rng):
        path, part = rng.choice(answers(request.body))
        key = key_of(part, "functionResponse")
        return (*path, key, *change(part[key], rng))
    return mistake


def name_gone(answer, rng):
    if rng.random() < 0.5:
        del answer["name"]
        return ()
    answer["name"] = ""
    return ("name",)


def ref_in_answer(answer, rng):
    answer["response"] = {"schema": {"properties": {"a": {"$ref": rng.choice(["#/$defs/Bundle", "#/components/schemas/Cookie"])}}}}
    return ("response", "schema", "properties", "a", "$ref")


def role_gone(request, rng):
    path, _ = last_answer(request.body)
    del request.body[path[0]][path[1]]["role"]
    return path


def text_after_answer(request, rng):
    path, found = last_answer(request.body)
    found.append({"text": "Answer in one line."})
    return (*path, "parts", len(found) - 1)


def picture_among_answers(request, rng):
    path, found = last_answer(request.body)
    found.insert(1, {"inlineData": {"mimeType": "image/png", "data": PNG}})
    return path


def turn(name, mistake, **more):
    return Kind(name, mistake, **{"on": ("generate", "batched")} | more)


def call(name, mistake, **more):
    return turn(name, mistake, **{"prepare": some_round_trip, "models": TEXT_MODELS} | more)


def plain_text(request, _):
    return plain(request)


KINDS = [
    turn("no contents", no_contents, cause="contents-empty"),
    turn("last turn without parts", parts_gone, cause="parts-empty"),
    turn("middle turn without parts", middle_turn_empty, prepare=plain_text, models=TEXT_MODELS, cause="parts-empty", warning="twice accepted"),
    turn("part that lost its data", empty_part, cause="part-without-data", on=("generate", "batched", "cache")),
    turn("part without data added", part_without_data_added, cause="part-without-data", on=("generate", "batched", "cache")),
    turn("role of tools", role("tool", "human", "bot", "ai"), cause="role-invalid"),
    turn("role of another API", role("assistant", "system", "developer"), cause="role-invalid", warning="some new models may take them"),
    turn("only tool calls and their results", only_tool_results, cause="contents-empty", models=GEMINI_3),
    turn("model turn last", prefill, prepare=plain_text, models=NO_PREFILL, cause="last-turn-not-user", warning="by model"),
    call("one of two answers missing", answer_missing, prepare=two_calls, cause="function-response-count-mismatch", warning=LOOSE),
    call("one answer too many", answer_too_many, cause="function-response-count-mismatch", warning=LOOSE),
    call("call without answer", call_not_answered, cause="function-response-count-mismatch", warning=LOOSE),
    call("first call without signature", signature_gone, models=GEMINI_3, cause="thought-signature-missing"),
    call("first of two calls without signature", signature_gone, prepare=two_calls, models=GEMINI_3, cause="thought-signature-missing"),
    call("call without signature after text", signature_gone_after_text, models=GEMINI_3, cause="thought-signature-missing"),
    call("history begins with a call", history_cut, cause="function-call-turn-order", warning=LOOSE),
    call("call after a model turn", call_after_model, cause="function-call-turn-order", warning=LOOSE),
    call("answer without call", answer_without_call, cause="function-response-turn-order", warning=LOOSE),
    call("answer twice", answer_again, cause="function-response-turn-order", warning=LOOSE),
    call("answer before its call", answer_first, cause="function-response-turn-order", warning=LOOSE),
    call("call and answer in one turn", call_and_answer_in_one, cause="function-call-and-response-mixed", warning="once accepted"),
    call("answer without name", in_answer(name_gone), cause="function-response-name-empty"),
    call("$ref in an answer", in_answer(ref_in_answer), models=GEMINI_3, cause="ref-key-in-function-response", warning="by model"),
    call("answer in a turn without role", role_gone, cause="role-missing-on-function-response", warning="once accepted"),
    call("text after an answer", text_after_answer, models=("gemini-3.8-flash", "gemini-3.6-flash"), cause="text-after-function-response",
         warning="by model"),
    call("picture among two answers", picture_among_answers, prepare=two_calls, models=OLDER, cause="media-beside-function-response", warning=LOOSE),
]
