"""Kinds of mistakes: values and settings outside of what the API or the model takes."""
import copy

from building import answer_schema, plain, some_settings
from clean_requests import camel, config, key_of, member, put, spelled
from kind import GEMINI_3, Kind, OLDER, TEXT_MODELS

SPEAKING = ("gemini-3.8-flash-tts", "gemini-3.1-flash-tts-preview")
DRAWING = ("gemini-3.1-flash-image",)
# Models with a known largest temperature; later ones do not heed it.
KNOWN_TEMPERATURE = (*OLDER, "gemini-3.1-flash-lite")


def setting(name, *values):
    """A value in generationConfig, whatever was there."""
    def mistake(request, rng):
        path, settings = config(request.body, rng)
        return (*path, put(settings, name, rng.choice(values), rng))
    return mistake


def thinking(**members):
    """One value for each member of a new thinkingConfig; the place is the whole of it."""
    def mistake(request, rng):
        path, settings = config(request.body, rng)
        value = {spelled(name, rng): rng.choice(choices) for name, choices in members.items()}
        return (*path, put(settings, "thinkingConfig", value, rng))
    return mistake


def logprobs(count):
    """The places are both of the two settings, of which one is wrong."""
    def mistake(request, rng):
        path, settings = config(request.body, rng)
        return [(*path, put(settings, "responseLogprobs", True, rng)), (*path, put(settings, "logprobs", count, rng))]
    return mistake


def mime_type_gone(request, rng):
    """The schema stays."""
    path, settings = config(request.body, rng)
    del settings[key_of(settings, "responseMimeType")]
    return (*path, key_of(settings, "responseSchema"))


def modalities(*values):
    def mistake(request, rng):
        settings = member(request.body, "generationConfig") or {}
        key = key_of(settings, "responseModalities")
        if key is None:
            return None
        settings[key] = rng.choice(values)
        return (key_of(request.body, "generationConfig"), key)
    return mistake


def modalities_gone(request, rng):
    settings = member(request.body, "generationConfig")
    if not settings or key_of(settings, "responseModalities") is None:
        return None
    del settings[key_of(settings, "responseModalities")]
    return (key_of(request.body, "generationConfig"),)


def voice_gone(request, rng):
    settings = member(request.body, "generationConfig")
    if not settings or key_of(settings, "speechConfig") is None:
        return None
    del settings[key_of(settings, "speechConfig")]
    return (key_of(request.body, "generationConfig"),)


def instruction(request, rng):
    return (put(request.body, "systemInstruction", {"parts": [{"text": "Be brief."}]}, rng),)


def functions(request, rng):
    put(request.body, "tools", [{"functionDeclarations": [{"name": "look_up", "description": "Looks up a word"}]}], rng)
    return (key_of(request.body, "tools"),)


def safety(*values):
    def mistake(request, rng):
        key = put(request.body, "safetySettings", member(request.body, "safetySettings") or [], rng)
        request.body[key].append({"category": rng.choice(values), "threshold": "BLOCK_NONE"})
        return (key, len(request.body[key]) - 1)
    return mistake


def safety_again(request, rng):
    key = key_of(request.body, "safetySettings")
    if key is None or not isinstance(request.body[key], list):
        return None
    request.body[key].append(copy.deepcopy(rng.choice(request.body[key])))
    return (key, len(request.body[key]) - 1)


def without_thinking(request, rng):
    """Only the mistake may speak of thinking."""
    settings = member(request.body, "generationConfig") or {}
    return "thinkingConfig" not in map(camel, settings) and plain(request) and some_settings(request, rng)


def streamed(request, rng):
    if request.method != "streamGenerateContent":
        request.exchange["url"] = request.url.replace(":generateContent", ":streamGenerateContent")
    return request.method == "streamGenerateContent" and without_thinking(request, rng)


def has_setting(name):
    return lambda request, _: key_of(member(request.body, "generationConfig") or {}, name) is not None


def of(name, mistake, **more):
    return Kind(name, mistake, **{"prepare": some_settings} | more)


KINDS = [
    of("temperature", setting("temperature", 2.1, 3, -0.1, "5", 100), rule="temperature-out-of-range", models=KNOWN_TEMPERATURE),
    of("topP", setting("topP", 1.01, 95, -0.1, "2"), rule="top-p-out-of-range"),
    of("candidates out of range", setting("candidateCount", 0, 9, -1, 100), rule="candidate-count-out-of-range"),
    of("several candidates", setting("candidateCount", 2, 4, 8), models=GEMINI_3, cause="candidate-count-not-enabled"),
    of("six stop sequences", setting("stopSequences", list("abcdef"), list("0123456789")), cause="stop-sequences-count"),
    of("output tokens beyond the model's limit", setting("maxOutputTokens", 65537, 100000, "655360"), models=TEXT_MODELS,
       cause="max-output-tokens-range"),
    of("negative output tokens", setting("maxOutputTokens", -1, "-256"), cause="max-output-tokens-range"),
    of("frequency penalty", setting("frequencyPenalty", 0.5, -1, 2), models=(*OLDER, "gemini-3.8-flash", "gemini-3.6-flash"),
       cause="penalty-not-enabled"),
    of("presence penalty", setting("presencePenalty", 0.5, -1, 2), models=(*OLDER, "gemini-3.8-flash", "gemini-3.6-flash"),
       cause="penalty-not-enabled"),
    Kind("logprobs out of range", logprobs(21), prepare=lambda request, rng: request.method == "generateContent" and some_settings(request, rng),
         models=TEXT_MODELS, rule="logprobs-out-of-range",
         on=("generate",)),
    Kind("logprobs of a stream", logprobs(3), prepare=streamed, models=TEXT_MODELS, rule="logprobs-on-streaming", on=("generate",)),
    of("logprobs without responseLogprobs", setting("logprobs", 3, 5), models=TEXT_MODELS, rule="logprobs-without-response-logprobs",
       warning="documented"),
    Kind("logprobs of 2.5", setting("responseLogprobs", True), prepare=without_thinking, models=("gemini-2.5-flash", "gemini-2.5-pro"),
         cause="logprobs-not-enabled",
         warning="a switch that came and went", on=("generate",)),
    Kind("budget 0 on a model that always thinks", thinking(thinkingBudget=(0,)), prepare=without_thinking, models=("gemini-2.5-pro",),
         cause="thinking-budget-zero-not-allowed"),
    Kind("budget out of the model's range", thinking(thinkingBudget=(24577, 52428, -2, 100000)), prepare=without_thinking,
         models=("gemini-2.5-flash", "gemini-2.5-flash-lite"),
         cause="thinking-budget-out-of-range"),
    Kind("budget out of the range of Pro", thinking(thinkingBudget=(1, 127, 32769, 52428)), prepare=without_thinking, models=("gemini-2.5-pro",),
         cause="thinking-budget-out-of-range"),
    Kind("level on a budget model", thinking(thinkingLevel=("LOW", "high", "MINIMAL")), prepare=without_thinking, models=OLDER,
         cause="thinking-level-unsupported-model"),
    Kind("level that the model lacks", thinking(thinkingLevel=("MINIMAL", "minimal")), prepare=without_thinking,
         models=("gemini-3.8-flash", "gemini-3.1-pro-preview"),
         cause="thinking-level-value-unsupported"),
    Kind("level and budget", thinking(thinkingLevel=("LOW", "HIGH"), thinkingBudget=(1024,)), prepare=without_thinking, models=GEMINI_3,
         rule="thinking-budget-and-level"),
    Kind("thinking of a speaking model", thinking(thinkingBudget=(0, 1024)), prepare=has_setting("speechConfig"),
         models=("gemini-3.8-flash-tts", "gemini-2.5-flash-preview-tts"),
         cause="thinking-unsupported-model"),
    Kind("budget on Gemma", thinking(thinkingBudget=(0, 512)), prepare=without_thinking, models=("gemma-4-31b-it", "gemma-4-26b-a4b-it"),
         cause="thinking-unsupported-model"),
    Kind("thoughts of a model that does not think by itself", thinking(includeThoughts=(True,)), prepare=without_thinking,
         models=("gemini-2.5-flash-lite",),
         cause="include-thoughts-without-thinking", warning="one report"),
    of("response MIME type", setting("responseMimeType", "image/png", "json", "application/pdf", "text/json"), prepare=without_thinking,
       models=TEXT_MODELS,
       rule="response-mime-type-not-supported"),
    of("schema without its MIME type", mime_type_gone, prepare=answer_schema, rule="response-schema-without-json", warning="documented",
       models=TEXT_MODELS),
    Kind("JSON from a drawing model", setting("responseMimeType", "application/json"), prepare=has_setting("imageConfig"), models=DRAWING,
         cause="json-mode-not-enabled"),
    Kind("JSON from a speaking model", setting("responseMimeType", "application/json"), prepare=has_setting("speechConfig"), models=SPEAKING,
         cause="json-mode-not-enabled"),
    of("speech from a text model", setting("responseModalities", ["AUDIO"], ["TEXT", "AUDIO"]), prepare=without_thinking, models=TEXT_MODELS,
       cause="response-modalities-unsupported"),
    of("picture from a text model", setting("responseModalities", ["IMAGE"], ["TEXT", "IMAGE"]), prepare=without_thinking, models=TEXT_MODELS,
       cause="response-modalities-unsupported"),
    Kind("text from a speaking model", modalities(["TEXT"], ["TEXT", "AUDIO"]), models=SPEAKING, prepare=has_setting("speechConfig"),
         cause="response-modalities-unsupported"),
    Kind("modality of a speaking model missing", modalities_gone, models=SPEAKING, prepare=has_setting("speechConfig"),
         cause="response-modalities-unsupported"),
    Kind("voice missing", voice_gone, models=("gemini-3.1-flash-tts-preview",), prepare=has_setting("speechConfig"),
         cause="tts-speech-config-missing",
         warning="one report"),
    Kind("system instruction for a speaking model", instruction, prepare=has_setting("speechConfig"),
         models=("gemini-3.1-flash-tts-preview",),  # of newer ones nobody has said it
         cause="developer-instruction-not-enabled"),
    Kind("functions for a speaking model", functions, prepare=has_setting("speechConfig"), models=SPEAKING, cause="function-calling-not-enabled"),
    Kind("functions for a drawing model", functions, prepare=has_setting("imageConfig"), models=DRAWING, cause="function-calling-not-enabled"),
    Kind("safety category of PaLM", safety("HARM_CATEGORY_TOXICITY", "HARM_CATEGORY_DANGEROUS", "HARM_CATEGORY_MEDICAL", 3),
         cause="safety-category-not-for-gemini",
         models=TEXT_MODELS),
    Kind("safety category twice", safety_again, rule="duplicate-safety-category", warning="documented"),
]
