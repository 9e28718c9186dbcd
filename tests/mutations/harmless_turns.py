"""Harmless changes of turns, parts, function calls and of what is the author's own in them."""
import copy

from accepted_values import PNG
from building import SIGNATURE, answer_part, call_part, contents, plain, round_trip, some_function, some_round_trip, two_calls
from clean_requests import answers, calls, declarations, find, key_of, parts, put, schemas, spelled, turns
from kind import GEMINI_3, Harmless, OLDER, TEXT_MODELS

TEXT = {"role": "user", "parts": [{"text": "And one thing more."}]}
REPLY = {"role": "model", "parts": [{"text": "Of course."}]}
OWN = {"contents": 3, "temprature": [1, None], "$ref-like": "a", "type": "x", "generationConfig": {"topK": "no"}, "": 0, "a b": {"a": {}}}


def plain_text(request, _):
    return plain(request)


def on_v1beta(request, _):
    """Whether it may have what version v1 is not known to have."""
    return plain(request) and "/v1beta/" in request.url


def added(*new, where):
    """Turns added at a place: "first" or "last"."""
    def change(request, _):
        found = contents(request.body)[1]
        at = 0 if where == "first" else len(found)
        found[at:at] = copy.deepcopy(list(new))
    return change


def single_role(*roles):
    def change(request, rng):
        found = turns(request.body)
        if len(found) != 1 or answers(request.body):
            return False
        found[0][1].pop("role", None)
        role = rng.choice(roles)
        if role is not None:
            found[0][1]["role"] = role
        return True
    return change


def part_added(part, where):
    """A part added to the first turn of the user."""
    def change(request, _):
        found = turns(request.body)[0][1].get("parts")
        if not isinstance(found, list):
            return False
        found.insert(0 if where == "first" else len(found), dict(part))
        return True
    return change


def empty_instruction(request, rng):
    put(request.body, "systemInstruction", {"parts": [{"text": ""}]}, rng)


def instruction_role(request, rng):
    put(request.body, "systemInstruction", {"role": rng.choice(["user", "system", "model", ""]), "parts": [{"text": "Be brief."}]}, rng)


def thoughts(request, rng):
    """A model turn with a thought, its text, and a part that holds only the signature."""
    found = contents(request.body)[1]
    found[0:0] = [copy.deepcopy(TEXT), {"role": "model", "parts": [
        {"text": "The user greets.", "thought": True}, {"text": "Hello."}, {spelled("thoughtSignature", rng): SIGNATURE}]}]


def signature_beside_text(request, rng):
    found = contents(request.body)[1]
    found[0:0] = [copy.deepcopy(TEXT), {"role": "model", "parts": [{"text": "Hello.", spelled("thoughtSignature", rng): SIGNATURE}]}]


def metadata(request, rng):
    for _, part in parts(request.body):
        put(part, "partMetadata", copy.deepcopy(OWN), rng)


def own_arguments(request, rng):
    for _, part in calls(request.body):
        part[key_of(part, "functionCall")]["args"] = copy.deepcopy(OWN)


def own_answer(request, rng):
    for _, part in answers(request.body):
        part[key_of(part, "functionResponse")]["response"] = rng.choice([copy.deepcopy(OWN), {}, {"output": [[1], [], None]}])


def no_arguments(request, rng):
    """A call without arguments of a function that takes none."""
    for _, part in calls(request.body):
        call = part[key_of(part, "functionCall")]
        if rng.random() < 0.5:
            call["args"] = {}
        else:
            call.pop("args", None)


def ids(order):
    def change(request, rng):
        names = [f"call_{rng.randrange(10**6)}" for _ in calls(request.body)]
        for number, (_, part) in enumerate(calls(request.body)):
            part[key_of(part, "functionCall")]["id"] = names[number]
        path = answers(request.body)[0][0]
        found = request.body[path[0]][path[1]]["parts"]
        for number, part in enumerate(found):
            part[key_of(part, "functionResponse")]["id"] = names[number]
        found[:] = order(found)
    return change


def renamed_functions(names):
    def change(request, rng):
        name = rng.choice(names)
        old = declarations(request.body)[0][1]["name"]
        for _, holder, key in find(request.body, "name", lambda value: value == old):
            holder[key] = name
        for _, holder, key in find(request.body, "allowedFunctionNames"):
            holder[key] = [name if value == old else value for value in holder[key]]
    return change


def signature_on_each_call(request, rng):
    for _, part in calls(request.body):
        put(part, "thoughtSignature", SIGNATURE, rng)


def text_before_call(request, rng):
    path = calls(request.body)[0][0]
    request.body[path[0]][path[1]]["parts"].insert(0, {"text": "I look that up."})


def second_step(request, rng):
    """Another call and its answer, after the first one."""
    contents(request.body)[1].extend([{"role": "model", "parts": [call_part(0, rng)]}, {"role": "user", "parts": [answer_part(0, rng)]}])


def after_the_answer(request, rng):
    """The model has said what it made of the answer, and the user asks again."""
    contents(request.body)[1].extend([{"role": "model", "parts": [{"text": "It is in Gdynia."}]}, copy.deepcopy(TEXT)])


def media_of_answer(request, rng):
    _, part = answers(request.body)[0]
    answer = part[key_of(part, "functionResponse")]
    answer["parts"] = [{"inlineData": {"mimeType": "image/png", "data": PNG}}]


def bare_declaration(request, rng):
    """Without description, perhaps without parameters, or with empty ones."""
    for _, declaration in declarations(request.body):
        declaration.pop("description", None)


def without_parameters(request, rng):
    put(request.body, "tools", [{spelled("functionDeclarations", rng): [
        {"name": "ping"}, {"name": "pong", "parameters": {"type": rng.choice(["OBJECT", "object"]), "properties": {}}},
        {"name": "pang", "parametersJsonSchema": {"type": "object", "properties": {}}}]}], rng)


def names_like_fields(request, rng):
    """Properties that are called like members of Schema, or nearly."""
    _, schema = rng.choice([found for found in schemas(request.body, "OBJECT") if found[1].get("properties")])
    for name in ("type", "items", "properties", "required", "temprature", "$ref", "additionalProperties", "x-y", "enum"):
        schema["properties"].setdefault(name, {"type": "STRING"})


def split_tools(request, rng):
    """Each function in a tool of its own."""
    key = key_of(request.body, "tools")
    found = [declaration for _, declaration in declarations(request.body)]
    request.body[key] = [{"functionDeclarations": [declaration]} for declaration in found]


def calling(mode, allowed=False):
    def change(request, rng):
        value = {"mode": mode} | ({spelled("allowedFunctionNames", rng): [declarations(request.body)[0][1]["name"]]} if allowed else {})
        request.body[key_of(request.body, "toolConfig") or "toolConfig"] = {spelled("functionCallingConfig", rng): value}
    return change


def text(name, change, source, **more):
    return Harmless(name, change, source, **{"prepare": plain_text, "models": TEXT_MODELS} | more)


def call(name, change, source, **more):
    return Harmless(name, change, source, **{"prepare": some_round_trip, "models": TEXT_MODELS} | more)


def function(name, change, source, **more):
    return Harmless(name, change, source, **{"prepare": some_function, "models": TEXT_MODELS} | more)


HELD = "held-against-recorded: "
KINDS = [
    text("a second turn of the user", added(TEXT, where="last"), HELD + "consecutive-user 555"),
    text("three turns of the user", added(TEXT, TEXT, where="first"), HELD + "consecutive-user 555"),
    text("first turn of the model", added(REPLY, where="first"), HELD + "first-turn-model 4"),
    text("two turns of the model", added(TEXT, REPLY, REPLY, where="first"), HELD + "consecutive-model 9"),
    text("model turn last", added(REPLY, where="last"), HELD + "last-turn-model 2, on 1.5 and 2.5", models=OLDER),
    text("an earlier exchange", added(TEXT, REPLY, where="first"), "the form of every conversation"),
    text("no role, or a blank one", single_role(None, ""), "constraints 1, Content.role: blank allowed"),
    text("empty text", part_added({"text": ""}, "last"), HELD + "text-empty 38"),
    text("empty text first", part_added({"text": ""}, "first"), HELD + "text-empty 38"),
    text("empty text as the instruction", empty_instruction, "protojson, 32 in systemInstruction"),
    text("role of the instruction", instruction_role, "tricky-valid V007"),
    text("thoughts in the history", thoughts, HELD + "part-without-data 15"),
    text("signature beside text", signature_beside_text, HELD + "part-without-data 15"),
    text("metadata of a part", metadata, "proto v1beta: Part.partMetadata is a Struct", prepare=on_v1beta),
    call("the author's own arguments", own_arguments, "protojson 11: args is a Struct"),
    call("the author's own answer", own_answer, "protojson 11: response is a Struct"),
    call("call without arguments", no_arguments, "proto v1beta: FunctionCall.args is optional"),
    call("calls with ids", ids(lambda found: found), "tricky-valid: ids of v1beta", prepare=two_calls),
    call("answers in another order, with ids", ids(lambda found: found[::-1]), HELD + "ids", prepare=two_calls),
    call("signature on each call", signature_on_each_call, "causes: thought-signature-missing asks for the first only", prepare=two_calls),
    call("text before the call", text_before_call, "causes: thought-signature-missing, text part first"),
    call("a second step", second_step, "causes: function-call-turn-order, after a function response turn", prepare=round_trip),
    call("a turn after the answer", after_the_answer, "the form of every conversation"),
    call("picture in an answer", media_of_answer, "causes: media-beside-function-response, put media in functionResponse.parts", models=GEMINI_3),
    function("names with . : and -", renamed_functions(["get.it", "a:b", "list-trains", "_x.y:z-1", "Get"]), "validator: function name"),
    function("name of 64 characters", renamed_functions(["f" * 64, "a_" * 32]), "limits 4"),
    function("functions without description", bare_declaration, "protojson, 511 accepted"),
    function("functions without parameters", without_parameters, HELD + "object-no-properties 198, at the root", prepare=plain_text),
    function("properties called like fields", names_like_fields, "protojson 30: properties is a map"),
    function("functions in several tools", split_tools, "constraints 2: Tool has no oneof"),
    function("mode AUTO", calling("AUTO"), "limits 4"),
    function("mode ANY and names", calling("ANY", allowed=True), "limits 4"),
    function("mode VALIDATED and names", calling("VALIDATED", allowed=True), "limits 4", models=GEMINI_3),
    function("mode NONE", calling("none"), "protojson 16"),
]
