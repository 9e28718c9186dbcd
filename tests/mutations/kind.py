"""Kinds of mutations: those that make a refused request out of an accepted one, and those that leave it accepted."""
import argparse
import dataclasses
import typing

from clean_requests import camel, member

# A mistake that no member of the body holds: it is in the url, or the text is no JSON any more.
IN_URL = "url"
ANYWHERE = "anywhere"

TEXT_MODELS = ("gemini-2.5-flash", "gemini-2.5-pro", "gemini-2.5-flash-lite", "gemini-3.8-flash", "gemini-3.6-flash", "gemini-3.5-flash-lite",
               "gemini-3.1-flash-lite")
OLDER = ("gemini-2.5-flash", "gemini-2.5-pro", "gemini-2.5-flash-lite")
GEMINI_3 = ("gemini-3.8-flash", "gemini-3.6-flash", "gemini-3.5-flash-lite", "gemini-3.1-flash-lite")
# No model turn may be the last one on these.
NO_PREFILL = ("gemini-3.8-flash", "gemini-3.6-flash", "gemini-3.5-flash-lite")


@dataclasses.dataclass(frozen=True)
class Kind:
    """One kind of mistake.

    mistake   changes the copy of a request that it gets and returns the place: a path in the message, IN_URL or ANYWHERE, or a list of
              places of which each is right; None where the kind does not apply. With `of_text` it gets the text of the body and
              returns the changed text
    cause     the cause of refusals that it stands for; the rules that list it must find it
    rule      in place of `cause`: the rule, for what the server is known to refuse although no report tells of it
    on        the messages that it is made in
    models    those that it holds for; a sample with another model is sent to one of them
    prepare   builds what the mistake needs first; returns False where that cannot be. What it leaves must be clean
    warning   why a warning is enough: what is known is not certain
    """
    name: str
    mistake: typing.Callable
    cause: str = ""
    rule: str = ""
    on: tuple = ("generate", "batched")
    models: tuple = ()
    prepare: typing.Callable | None = None
    warning: str = ""
    of_text: bool = False


@dataclasses.dataclass(frozen=True)
class Harmless:
    """One kind of change after which the server still accepts a request.

    change   changes the copy of a request that it gets; returns False where it does not apply. With `of_text` it returns the text
             of the request: a str is a line of a .jsonl file, bytes are a file
    source   what says that it is accepted: file and row of ../shared/knowledge, or what was counted there
    The rest is as in Kind.
    """
    name: str
    change: typing.Callable
    source: str
    on: tuple = ("generate", "batched")
    models: tuple = ()
    prepare: typing.Callable | None = None
    of_text: bool = False


def bound_to_model(request):
    """Whether there are settings that only some models take."""
    settings = member(request.body, "generationConfig") or {}
    return any(camel(key) in ("thinkingConfig", "responseModalities") for key in settings) and request.message != "live"


def base_of(request, kind, rng):
    """The clean request that the kind starts from; None where it does not apply."""
    if request.message not in kind.on:
        return None
    base = request.copy()
    if kind.models and base.model not in kind.models:
        if bound_to_model(base):
            return None
        base.model = rng.choice(kind.models)
        if "/v1/" in base.url and "preview" in base.model:  # which gemlint warns of
            return None
    return base if kind.prepare is None or kind.prepare(base, rng) else None


def command_line(description):
    """The arguments of a program that tries kinds; the first line of `description` is its help."""
    parser = argparse.ArgumentParser(description=description.split("\n", maxsplit=1)[0])
    parser.add_argument("binary")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--repeat", type=int, default=2, help="mutants of each kind and sample")
    parser.add_argument("--kind", default="", help="only kinds with this in their name")
    parser.add_argument("--write", help="a file that gets the mutants, one a line")
    return parser.parse_args()
