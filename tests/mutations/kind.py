"""A kind of mutation that makes a refused request out of an accepted one, and what gemlint must say of it."""
import dataclasses
import typing

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
              places of which each is right; None where the kind does not apply. With `of_text` it gets the text of the body and returns the changed text
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
