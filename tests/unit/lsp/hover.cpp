#include "lsp/hover.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <string_view>

#include "documents.hpp"
#include "lsp/enum_hover.hpp"
#include "lsp/forms.hpp"
#include "lsp/model_facts.hpp"
#include "lsp/setting_description.hpp"

using namespace gemlint;
using namespace gemlint::lsp;
using namespace gemlint::lsp::test;
using rules::Language;

namespace {

/// The hover at the mark, in plain English; "" when there is none.
std::string at(std::string_view marked, const Context& with = context()) {
  const Marked document(marked);
  const auto found = hover(document.text, document.offset, with);
  return found ? found->text : std::string();
}

/// What the hover at the mark is about.
std::string about(std::string_view marked, const Context& with = context()) {
  const Marked document(marked);
  const auto found = hover(document.text, document.offset, with);
  return found ? std::string(slice(document.text, found->span)) : std::string();
}

bool has(const std::string& text, std::string_view part) { return text.find(part) != text.npos; }

/// A body for a model, with these members of generationConfig.
std::string config(std::string_view members, std::string_view model = "gemini-2.5-flash") {
  return R"({"url": "https://generativelanguage.googleapis.com/v1beta/models/)" + std::string(model) +
         R"(:generateContent", "body": {"contents": [], "generationConfig": {)" + std::string(members) + "}}}";
}

}  // namespace

TEST_CASE("a field's name tells its type, from either end") {
  for (const char* marked : {R"(|"topP": 1)", R"("to|pP": 1)", R"("topP"|: 1)", R"("topP": |1)", R"("topP": 1|)"})
    CHECK_MESSAGE(at(config(marked)).starts_with("GenerationConfig.topP: number (float)"), marked);
  CHECK(about(config(R"("to|pP": 0.25)")) == "\"topP\"");
  CHECK(about(config(R"("topP": 0.|25)")) == "0.25");
  CHECK(at(config(R"("topP":| 1)")).empty());
  CHECK(at(config(R"("top_p|": 1)")).starts_with("GenerationConfig.topP: number (float)"));
}

TEST_CASE("types are said in terms of JSON") {
  const auto type = [](std::string_view marked) {
    const std::string text = at(marked);
    return text.substr(0, text.find('\n'));
  };
  CHECK(type(R"({"|contents": [{"parts": []}]})") == "GenerateContentRequest.contents: list of Content");
  CHECK(type(R"({"contents": [{"|parts": []}]})") == "Content.parts: list of Part");
  CHECK(type(R"({"contents": [{"parts": []}], "|systemInstruction": {}})") ==
        "GenerateContentRequest.systemInstruction: object Content");
  CHECK(type(config(R"("|maxOutputTokens": 1)")) == "GenerationConfig.maxOutputTokens: integer (int32)");
  CHECK(type(config(R"("|stopSequences": [])")) == "GenerationConfig.stopSequences: list of string");
  CHECK(type(R"({"contents": [{"parts": [{"inlineData": {"|data": ""}}]}]})") == "Blob.data: string of base64");
  CHECK(type(R"({"contents": [{"parts": [{"videoMetadata": {"|startOffset": ""}}]}]})") ==
        "VideoMetadata.startOffset: duration such as \"3.5s\"");
  CHECK(type(config(R"("responseSchema": {"properties": {"na|me": {}}})")) ==
        "entry of Schema.properties: object Schema");
  CHECK(type(config(R"("responseSchema": {"properties": {"name": {"|type": "STRING"}}})")) ==
        "Schema.type: string, one of the names of Type");
  CHECK(type(config(R"("|responseModalities": [])")) ==
        "GenerationConfig.responseModalities: list of strings, each one of the names of GenerationConfig.Modality");
}

TEST_CASE("a field of an unknown name, free JSON and prompts say nothing") {
  CHECK(at(config(R"("tempera|true": 1)")).empty());
  CHECK(at(R"({"contents": [{"parts": [{"functionCall": {"name": "f", "args": {"|topP": 1}}}]}]})").empty());
  CHECK(at(R"({"contents": [{"parts": [{"text": "Hel|lo"}]}]})").empty());
  for (const char* word : {R"("description": "one|word")", R"("title": "one|word")"})
    CHECK(at(config(R"("responseSchema": {)" + std::string(word) + "}")).empty());
  for (const char* part : {R"("inlineData": {"data": "iVBO|Rw"})", R"("executableCode": {"code": "run|x"})",
                           R"("thoughtSignature": "iV|BO")"})
    CHECK_MESSAGE(at(R"({"contents": [{"parts": [{)" + std::string(part) + "}]}]}").empty(), part);
  CHECK(at(R"({"na|me": "a package", "version": "1"})").empty());
  CHECK_FALSE(at(R"({"contents": [{"parts": [{"|text": "Hello"}]}]})").empty());
}

TEST_CASE("what the request's model takes") {
  CHECK(has(at(config(R"("|temperature": 1)")), "gemini-2.5-flash: from 0 to 2; 1 when left out"));
  CHECK(has(at(config(R"("|maxOutputTokens": 1)")), "gemini-2.5-flash: at most 65536 tokens"));
  CHECK(has(at(config(R"("|maxOutputTokens": 1)", "gemini-2.0-flash")), "gemini-2.0-flash: at most 8192 tokens"));
  CHECK(has(at(config(R"("thinkingConfig": {"|thinkingBudget": 0})")),
            "gemini-2.5-flash: from 0 to 24576; 0 turns thinking off; -1 lets the model choose"));
  CHECK(has(at(config(R"("thinkingConfig": {"|thinkingBudget": 0})", "gemini-2.5-pro")), "cannot be turned off"));
  CHECK(has(at(config(R"("thinkingConfig": {"|thinkingLevel": "LOW"})", "gemini-3.6-flash")),
            "one of minimal, low, medium, high"));
  CHECK(has(at(config(R"("|presencePenalty": 0)")), "gemini-2.5-flash: only 0"));
  const auto budget = [](std::string_view model) {
    return at(config(R"("thinkingConfig": {"|thinkingBudget": 0})", model));
  };
  CHECK(has(budget("gemini-3.6-flash"), "gemini-3.6-flash: steered by thinkingLevel"));
  CHECK(budget("gemini-4-carbon").ends_with("gemini-4-carbon: not taken by this model."));
  CHECK_FALSE(has(at(R"({"contents": [{"parts": []}], "generationConfig": {"|temperature": 1}})"), "gemini"));
  CHECK_FALSE(has(at(config(R"("|temperature": 1)", "no-such-model")), "when left out"));
}

TEST_CASE("what the rules allow for every model") {
  CHECK(has(at(config(R"("|topP": 1)")), "Takes: from 0 to 1"));
  CHECK(has(at(config(R"("|candidateCount": 1)")), "Takes: from 1 to 8"));
  CHECK(has(at(config(R"("|stopSequences": [])")), "Takes: at most 5 elements"));
  CHECK_FALSE(has(at(config(R"("|maxOutputTokens": 1)")), "Takes"));
  CHECK(has(at(R"({"contents": [{"parts": [{"videoMetadata": {"|fps": 1}}]}]})"), "Takes: from above 0 to 24."));
}

TEST_CASE("versions: said where they matter, of what is missing itself") {
  const auto bare = [](std::string_view members) {
    return at(R"({"contents": [{"parts": []}], "generationConfig": {)" + std::string(members) + "}}");
  };
  const auto in_v1 = [](std::string_view members) {
    return at(R"({"url": "https://generativelanguage.googleapis.com/v1/models/gemini-2.5-flash:generateContent",
                  "body": {"contents": [], "generationConfig": {)" +
              std::string(members) + "}}}");
  };
  CHECK(has(bare(R"("|topP": 1)"), "In v1 and v1beta"));
  CHECK_FALSE(has(at(config(R"("|topP": 1)")), "v1"));
  CHECK(has(bare(R"("|speechConfig": {})"), "'speechConfig' is documented for v1beta only"));
  CHECK(has(in_v1(R"("|speechConfig": {})"), "'speechConfig' is documented for v1beta only"));
  CHECK(at(config(R"("|speechConfig": {})")).ends_with("\nIn v1beta only."));
  CHECK_FALSE(has(bare(R"("speechConfig": {"|languageCode": "pl-PL"})"), "v1"));
  CHECK(has(in_v1(R"("|thinkingConfig": {})"), "'thinkingConfig' was missing from v1 until 2026"));
  CHECK_FALSE(has(at(config(R"("|thinkingConfig": {})")), "v1"));
  CHECK_FALSE(has(bare(R"("thinkingConfig": {"|thinkingBudget": 0})"), "v1"));
  CHECK(has(at(R"({"contents": [], "generationConfig": {"_response|JsonSchema": {}}})", context(Language::pl)),
            "\nNie wiadomo, czy '_responseJsonSchema' jest w v1."));
  CHECK(
      has(at(R"({"contents": [{"parts": []}], "|cachedContent": "cachedContents/a"})"), "documented for v1beta only"));
  const std::string cache = R"("model": "models/gemini-2.5-flash"}})";
  const std::string beta = R"({"url": "https://generativelanguage.googleapis.com/v1beta/cachedContents", )";
  const std::string v1 = R"({"url": "https://generativelanguage.googleapis.com/v1/cachedContents", )";
  CHECK_FALSE(has(at(beta + R"("body": {"|ttl": "3s", )" + cache), "v1"));
  CHECK_FALSE(has(at(v1 + R"("body": {"|ttl": "3s", )" + cache), "v1"));
  CHECK(has(at(v1 + R"("|body": {"ttl": "3s", )" + cache), "cachedContents.create is documented for v1beta only"));
  CHECK(has(at(beta + R"("|body": {"ttl": "3s", )" + cache), "In v1beta only."));
}

TEST_CASE("fields that exclude each other") {
  const std::string part = at(R"({"contents": [{"parts": [{"|inlineData": {}}]}]})");
  CHECK(has(part, "Only one of these can be set: "));
  CHECK(has(part, "inlineData, "));
  CHECK_FALSE(has(at(R"({"contents": [{"|role": "user"}]})"), "Only one"));
}

TEST_CASE("enums: the field lists the names, a value says what it means") {
  const std::string field = at(R"({"contents": [{"parts": []}], "safetySettings": [{"|threshold": "BLOCK_NONE"}]})");
  CHECK(has(field, "Values:\nBLOCK_LOW_AND_ABOVE: "));
  CHECK_FALSE(has(field, "UNSPECIFIED"));
  CHECK_FALSE(has(at(R"({"contents": [{"parts": []}], "safetySettings": [{"|category": ""}]})"), "_DEROGATORY"));
  CHECK(has(field, "\nBLOCK_NONE: "));
  const std::string value = at(R"({"contents": [{"parts": []}], "safetySettings": [{"threshold": "BLOCK_|NONE"}]})");
  CHECK(value.starts_with("SafetySetting.threshold: BLOCK_NONE\n"));
  CHECK_FALSE(has(value, "BLOCK_ONLY_HIGH"));
  CHECK(at(config(R"("responseModalities": ["te|xt"])")).starts_with("GenerationConfig.responseModalities: TEXT"));
  CHECK(at(config(R"("mediaResolution": |0)")) ==
        "GenerationConfig.mediaResolution: MEDIA_RESOLUTION_UNSPECIFIED\nNo level chosen; the model uses its own.");
  CHECK(has(at(config(R"("mediaResolution": "NO_|SUCH")")), "Values:"));
}

TEST_CASE("long lists of names are cut") {
  const auto& enums = api::bundled_schemas().enums;
  const auto shorter = [](const api::Enum& left, const api::Enum& right) {
    return left.values.size() < right.values.size();
  };
  const api::Enum& longest = *std::max_element(enums.begin(), enums.end(), shorter);
  const auto none = std::count_if(longest.values.begin(), longest.values.end(),
                                  [](const api::EnumValue& value) { return value.name.ends_with("UNSPECIFIED"); });
  const std::size_t choices = longest.values.size() - static_cast<std::size_t>(none);
  REQUIRE(choices > 16);
  MarkedText out(false);
  tell_enum_values(out, context(), "", longest);
  CHECK(std::count(out.text().begin(), out.text().end(), '\n') == 16);
  CHECK(out.text().ends_with("and " + std::to_string(choices - 15) + " more"));
}

TEST_CASE("models: in a body, in a url, in gemlint.json") {
  const std::string said = at(R"({"model": "models/gemini-2.0-|flash", "contents": [{"parts": []}]})");
  CHECK(said.starts_with("gemini-2.0-flash: Gemini 2.0 Flash\n"));
  CHECK(
      has(said,
          "family gemini-2.0; shut down; released 2025-02-05; deprecation announced 2026-02-18; shutdown 2026-06-01"));
  CHECK(has(said, "use gemini-3.6-flash"));
  CHECK(has(said, "input 1048576 tokens; output 8192 tokens; thinking: no"));
  CHECK(has(said, "takes text, image, video, audio; gives text"));
  CHECK(has(said, "supports: functions, structured output, caching, batches\n"));
  CHECK(has(said, "does not support: URL context, file search"));
  CHECK_FALSE(has(said, "unansweredFunctionCalls"));
  CHECK_FALSE(has(at(config("", "gemini-embedding-|001")), "output 1"));
  CHECK(at(config("", "gemini-2.5-fl|ash")).starts_with("gemini-2.5-flash: Gemini 2.5 Flash"));
  CHECK(about(config("", "gemini-2.5-fl|ash")) == "gemini-2.5-flash");
  CHECK(at(R"({"targets": [{"model": "gemini-2.5-|flash"}]})", setting_context()).starts_with("gemini-2.5-flash: "));
  CHECK(
      has(at(R"({"model": "models/gemini-2.5-|flsh", "contents": [{"parts": []}]})"), "near to it: gemini-2.5-flash"));
  CHECK(at(R"({"|model": "models/gemini-2.5-flash", "contents": [{"parts": []}]})")
            .starts_with("GenerateContentRequest.model: string"));
}

TEST_CASE("routes") {
  const std::string url =
      "https://generativelanguage.googleapis.com/v1beta/models/gemini-2.5-flash:generate|Content?key=x";
  const std::string document = R"({"url": ")" + url + R"(", "body": {"contents": []}})";
  CHECK(at(document) == "POST models/{model}:generateContent\nBody: GenerateContentRequest\nIn v1 and v1beta.");
  CHECK_FALSE(has(about(document), "key"));
  CHECK(at(R"({"url": "https://generativelanguage.googleapis.com/v1beta/models/m:generateContent?ke|y=x", "body": {}})")
            .empty());
  CHECK(at(R"({"url": "https://example.org/v1beta/mo|dels/m:generateContent", "body": {"contents": []}})").empty());
  CHECK(at(R"({"url": "https://generativelanguage.googleapis.com/v1beta/models/gemini-2.5-flash:generateContent",
               "bo|dy": {"contents": [{"parts": []}]}})")
            .starts_with("GenerateContentRequest\n"));
}

TEST_CASE("what stands around a body") {
  const std::string exchange =
      R"(: "https://generativelanguage.googleapis.com/v1beta/models/m:generateContent", "body": {}})";
  CHECK(at(R"({"u|rl")" + exchange).starts_with("url\nThe address that the request goes to"));
  CHECK(at(R"({"u|rl")" + exchange, context(Language::pl)).starts_with("url\nAdres"));
  CHECK(at(R"({"me|thod": "POST", "url")" + exchange).starts_with("method\nThe HTTP method"));
  CHECK(at(R"({"no|te": "mine", "url")" + exchange).empty());
  Context line = context();
  line.lines = true;
  CHECK(at(R"({"k|ey": "a", "request": {"contents": [{"parts": [{"text": "A"}]}]}})", line).starts_with("key\nA name"));
}

TEST_CASE("gemlint.json: settings and rules") {
  const Context polish = setting_context(Language::pl);
  CHECK(at(R"({"ex|clude": []})", setting_context()) ==
        "exclude: list of string\nPatterns of files and folders that are left alone.");
  CHECK(at(R"({"ex|clude": []})", polish) == "exclude: lista: tekst\nWzorce plików i katalogów, które są pomijane.");
  CHECK(has(at(R"({"fail|On": "error"})", setting_context()), "Values:\nerror\nwarning\ninfo\nnever"));
  const std::string rule = at(R"({"rules": {"unknown-|field": "off"}})", setting_context());
  CHECK(rule.starts_with("unknown-field: "));
  CHECK(has(rule, "More: gemlint explain unknown-field"));
  CHECK(at(R"({"suppress": [{"rule": "unknown-|field"}]})", polish).starts_with("unknown-field: Nazwa pola"));
  CHECK(has(at(R"({"rules": {"thin|king": "off"}})", setting_context()), "thinking-budget-out-of-range"));
  CHECK(at(R"({"rules": {"no-such-|rule": "off"}})", setting_context()).starts_with("entry of rules: "));
  CHECK(at(R"({"un|known": 1})", setting_context()).empty());
}

TEST_CASE("every name of the forms has a description in both languages") {
  std::string error;
  const auto forms = api::load_messages(forms_schema_text(), error);
  REQUIRE_MESSAGE(forms, error);
  for (const api::Message& form : forms->schemas.messages) {
    for (const api::Field& field : form.fields) {
      const std::string english = form_description(form.name, field.name, Language::en);
      CHECK_MESSAGE(english.ends_with('.'), field.name);
      CHECK_MESSAGE(english != form_description(form.name, field.name, Language::pl), field.name);
    }
  }
  CHECK(form_description(exchange_form, "note", Language::en).empty());
}

TEST_CASE("every setting has a description in both languages") {
  for (const api::Message& message : setting_context().own_schemas->messages) {
    for (const api::Field& field : message.fields) {
      const std::string name = std::string(message.name) + '.' + std::string(field.name);
      const auto said = [&](Language language) { return setting_description(message, field, language); };
      CHECK_MESSAGE(!said(Language::en).empty(), name);
      CHECK_MESSAGE(said(Language::en) != said(Language::pl), name);
    }
  }
}

TEST_CASE("the abilities that have words are abilities of models") {
  const api::Models& models = api::bundled_models();
  std::size_t count = 0;
  for (const rules::Text& text : rules::bundled_rules().ui) {
    constexpr std::string_view group = "abilities.";
    if (!text.name.starts_with(group)) continue;
    ++count;
    const std::string_view name = text.name.substr(group.size());
    const bool known = std::any_of(models.models.begin(), models.models.end(), [&](const api::Model& model) {
      return api::ability(model, name, options().as_of) == api::Known::yes;
    });
    CHECK_MESSAGE(known, text.name);
  }
  CHECK(count >= 12);
}

TEST_CASE("facts of models are said of fields that are there, and are facts") {
  const api::Schemas& schemas = api::bundled_schemas();
  constexpr std::string_view group = "model-facts.";
  std::size_t count = 0;
  for (const rules::Text& text : rules::bundled_rules().ui) {
    if (!text.name.starts_with(group)) continue;
    ++count;
    const std::string name(text.name.substr(group.size()));
    const std::size_t dot = name.find('.');
    const std::size_t label = name.find('.', dot + 1);
    REQUIRE_MESSAGE(label != name.npos, name);
    const api::Message* message = api::find_message(schemas, name.substr(0, dot));
    REQUIRE_MESSAGE(message != nullptr, name);
    const api::Field* field = api::find_field(*message, name.substr(dot + 1, label - dot - 1));
    REQUIRE_MESSAGE(field != nullptr, name);
    CHECK_MESSAGE(field->name == name.substr(dot + 1, label - dot - 1), name);
    const std::size_t equals = name.find('=', label);
    if (equals != name.npos)
      CHECK_MESSAGE(is_model_fact(api::bundled_models(), name.substr(label + 1, equals - label - 1)), name);
    for (std::size_t open = text.text.find('{'); open != text.text.npos; open = text.text.find('{', open + 1)) {
      const std::string_view fact = text.text.substr(open + 1, text.text.find('}', open) - open - 1);
      CHECK_MESSAGE(is_model_fact(api::bundled_models(), fact), name);
    }
    bool said = false;
    for (const api::Model& model : api::bundled_models().models) {
      for (const FieldFact& known : model_facts_of(rules::bundled_rules().ui, *message, *field, model, options().as_of))
        said = said || known.text == text.text;
    }
    CHECK_MESSAGE(said, name << ": true of no model");
  }
  CHECK(count > 30);
  CHECK_FALSE(is_model_fact(api::bundled_models(), "noSuchFact"));
}

TEST_CASE("findings: why, the server's answer, the guide") {
  Finding finding;
  finding.rule = "unknown-field";
  finding.severity = Severity::error;
  finding.message = "unknown field 'temprature' in GenerationConfig";
  finding.hint = "did you mean 'temperature'?";
  finding.guidance = "invalid-argument";
  finding.server = ServerAnswer{400, "INVALID_ARGUMENT", "Unknown name \"temprature\"\nat 'generation_config'"};
  const std::string said = hover_of_finding(finding, context());
  CHECK(said.starts_with("error: unknown field 'temprature' in GenerationConfig; did you mean 'temperature'?\n"));
  CHECK(has(said, "server: 400 INVALID_ARGUMENT Unknown name \"temprature\" at 'generation_config'"));
  CHECK(has(said, "\nCause: "));
  CHECK(has(said, "\nWhat to do: "));
  CHECK(said.ends_with("\nMore: gemlint explain unknown-field"));
  CHECK(hover_of_finding(finding, context(Language::pl)).starts_with("błąd: "));
  finding.server.reset();
  CHECK_FALSE(has(hover_of_finding(finding, context()), "Cause"));
  CHECK(hover_of_finding(finding, setting_context()) ==
        "error: unknown field 'temprature' in GenerationConfig; did you mean 'temperature'?");
  finding.rule = "x-of-a-team";
  CHECK_FALSE(has(hover_of_finding(finding, context()), "More"));
}
