#include <algorithm>

#include "api/names.hpp"
#include "api/scalar_value.hpp"
#include "checks/list.hpp"
#include "text/letter_case.hpp"

namespace gemlint::checks {
namespace {

bool holds(std::span<const std::string_view> list, std::string_view name) {
  return std::find(list.begin(), list.end(), name) != list.end();
}

void set_words(const rules::Call& call, rules::Hit& hit, std::string_view requested) {
  const auto& outputs = call.context.judged->output_modalities;
  std::string all;
  for (const std::string_view output : outputs) all += (all.empty() ? "" : ", ") + upper_case(output);
  hit.arguments.set("suggestion", all);
  hit.arguments.set("requested", std::string(requested));
  // How the server lists several combinations is not known.
  if (outputs.size() == 1) hit.arguments.set("accepted", all);
}

}  // namespace

/// On a request: each kind of answer that it asks for is one that the model gives. One that asks for none asks for
/// text.
void response_modality_not_supported(const rules::Call& call) {
  using namespace api::names;
  const api::View& view = call.view;
  const api::Model* model = call.context.judged;
  if (model == nullptr || model->output_modalities.empty()) return;
  if (holds(rules::words_of(call.rule, "notFor"), rules::method_of(call.context))) return;
  // A model that does not have the method at all is another rule's.
  for (const std::string_view method : rules::words_of(call.rule, "listed")) {
    if (model->methods_known && !holds(model->methods, method)) return;
  }
  const auto gives = [&](std::string_view name) {
    return std::any_of(model->output_modalities.begin(), model->output_modalities.end(),
                       [&](std::string_view output) { return upper_case(output) == name; });
  };
  const api::Set config_set = api::is_set(view, call.node, GenerateContentRequest::generationConfig);
  if (config_set == api::Set::unsure) return;
  api::NodeIndex config = call.node;
  for (const api::NodeIndex found : api::children(view, call.node, GenerateContentRequest::generationConfig))
    config = found;
  std::vector<const json::Value*> asked;
  if (config != call.node) {
    if (api::is_set(view, config, GenerationConfig::responseModalities) == api::Set::unsure) return;
    asked = api::elements(view, config, GenerationConfig::responseModalities);
  }
  const api::Field* field = config == call.node
                                ? nullptr
                                : api::find_field(*view.nodes[config].message, GenerationConfig::responseModalities);
  std::string requested;
  std::vector<const json::Value*> wrong;
  for (const json::Value* value : asked) {
    const auto name = api::read_enum_name(view.schemas->enums[field->type], *value);
    if (!name) return;
    if (holds(rules::words_of(call.rule, "silent"), *name)) continue;
    requested += (requested.empty() ? "" : ", ") + std::string(*name);
    if (!gives(*name)) wrong.push_back(value);
  }
  if (requested.empty()) {
    for (const std::string_view usual : rules::words_of(call.rule, "default")) {
      if (gives(usual)) continue;
      rules::Hit& hit = call.report("missing", api::path(view, config));
      hit.on_key = true;
      set_words(call, hit, usual);
    }
    return;
  }
  const bool text_only = model->output_modalities.size() == 1 && gives(Modality::TEXT);
  for (const json::Value* value : wrong) {
    rules::Hit& hit = call.report(text_only ? "text-only" : "other",
                                  api::path(view, config, GenerationConfig::responseModalities, *value));
    set_words(call, hit, requested);
  }
}

}  // namespace gemlint::checks
