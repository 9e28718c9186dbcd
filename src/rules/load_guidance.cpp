#include "rules/load_rules.hpp"

namespace gemlint::rules {
namespace {

using json::Value;

class GuidanceLoader : private FileReader {
 public:
  GuidanceLoader(LoadedRules& out, std::string& error) : FileReader(out.memory, error), out_(out) {}

  bool load(const RuleFile& file);

 private:
  bool entry_in(const Value& object, Guidance& guidance);
  bool code_in(const Value& object, Guidance& guidance);
  bool cases_in(const Value& object, Guidance& guidance);
  bool parameters_in(const Value& object, Guidance& guidance);
  bool number_in(const Value& object, const char* name, double& number);

  LoadedRules& out_;
};

bool GuidanceLoader::load(const RuleFile& file) {
  const Value* root = open(file);
  if (root == nullptr) return false;
  if (!only(*root, {"about", "entries"}, "")) return false;
  const auto entries = root->FindMember("entries");
  if (entries == root->MemberEnd() || !entries->value.IsArray()) return fail("needs a list \"entries\"");
  for (const Value& entry : entries->value.GetArray()) {
    Guidance made;
    if (!entry.IsObject()) return fail("an entry is not an object");
    if (!entry_in(entry, made)) return false;
    if (find_guidance(out_.guidance, made.id) != nullptr) return fail(std::string(made.id) + " stands twice");
    out_.guidance.push_back(made);
  }
  return true;
}

bool GuidanceLoader::entry_in(const Value& object, Guidance& guidance) {
  return only(object,
              {"id", "code", "topic", "title", "cause", "remedy", "short", "example", "also", "cases", "parameters",
               "links", "sources"},
              "entries: ") &&
         string_in(object, "id", guidance.id) && code_in(object, guidance) &&
         string_in(object, "topic", guidance.topic) && string_in(object, "title", guidance.title) &&
         string_in(object, "cause", guidance.cause) && string_in(object, "remedy", guidance.remedy) &&
         string_in(object, "short", guidance.line) && string_in(object, "example", guidance.example, false) &&
         list_in(object, "also", guidance.also) && cases_in(object, guidance) && parameters_in(object, guidance) &&
         list_in(object, "links", guidance.links) && sources_in(object, guidance.sources);
}

bool GuidanceLoader::code_in(const Value& object, Guidance& guidance) {
  const auto code = object.FindMember("code");
  if (code == object.MemberEnd()) return true;
  if (!code->value.IsObject() || !only(code->value, {"http", "status"}, "code: ")) {
    return fail("\"code\" is not an object of http and status");
  }
  const auto http = code->value.FindMember("http");
  if (http == code->value.MemberEnd() || !http->value.IsInt()) return fail("code: needs a number \"http\"");
  guidance.http = http->value.GetInt();
  return string_in(code->value, "status", guidance.status);
}

bool GuidanceLoader::cases_in(const Value& object, Guidance& guidance) {
  const auto cases = object.FindMember("cases");
  if (cases == object.MemberEnd()) return true;
  if (!cases->value.IsArray()) return fail("\"cases\" is not a list");
  std::vector<GuidanceCase>& kept = out_.guidance_cases.emplace_back();
  for (const Value& entry : cases->value.GetArray()) {
    GuidanceCase& made = kept.emplace_back();
    if (!entry.IsObject()) return fail("a case is not an object");
    if (!only(entry, {"symptom", "remedy"}, "cases: ") || !string_in(entry, "symptom", made.symptom) ||
        !string_in(entry, "remedy", made.remedy)) {
      return false;
    }
  }
  guidance.cases = kept;
  return true;
}

bool GuidanceLoader::parameters_in(const Value& object, Guidance& guidance) {
  const auto parameters = object.FindMember("parameters");
  if (parameters == object.MemberEnd()) return true;
  if (!parameters->value.IsArray()) return fail("\"parameters\" is not a list");
  std::vector<GuidanceParameter>& kept = out_.guidance_parameters.emplace_back();
  for (const Value& entry : parameters->value.GetArray()) {
    GuidanceParameter& made = kept.emplace_back();
    if (!entry.IsObject()) return fail("a parameter is not an object");
    if (!only(entry, {"name", "minimum", "maximum", "whole", "modelLimit"}, "parameters: ") ||
        !string_in(entry, "name", made.name) || !string_in(entry, "modelLimit", made.model_limit, false) ||
        !number_in(entry, "minimum", made.minimum)) {
      return false;
    }
    const bool has_maximum = entry.HasMember("maximum");
    if (has_maximum == !made.model_limit.empty()) return fail("parameters: needs either \"maximum\" or \"modelLimit\"");
    if (has_maximum && !number_in(entry, "maximum", made.maximum)) return false;
    if (const auto whole = entry.FindMember("whole"); whole != entry.MemberEnd()) {
      if (!whole->value.IsBool()) return fail("parameters: \"whole\" is not true or false");
      made.whole = whole->value.GetBool();
    }
  }
  guidance.parameters = kept;
  return true;
}

bool GuidanceLoader::number_in(const Value& object, const char* name, double& number) {
  const auto found = object.FindMember(name);
  if (found == object.MemberEnd() || !found->value.IsNumber())
    return fail(std::string("needs a number \"") + name + '"');
  number = found->value.GetDouble();
  return true;
}

}  // namespace

bool load_guidance(const RuleFile& file, LoadedRules& out, std::string& error) {
  return GuidanceLoader(out, error).load(file);
}

}  // namespace gemlint::rules
