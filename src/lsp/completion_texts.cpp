#include "lsp/completion_texts.hpp"

#include "lsp/setting_description.hpp"
#include "rules/descriptions.hpp"
#include "rules/message.hpp"
#include "rules/rule.hpp"

namespace gemlint::lsp {

std::string documentation_of(const Context& context, const api::Message& owner, const api::Field& field) {
  if (context.own_schemas != nullptr) return setting_description(owner, field, context.language);
  return std::string(rules::description_of(context.language, owner, field));
}

std::string documentation_of(const Context& context, const api::Enum& type, std::string_view value) {
  if (context.own_schemas != nullptr) return {};
  return std::string(rules::description_of(context.language, type, value));
}

std::string lifecycle_of(const Context& context, const api::Model& model) {
  const lint::Options& options = *context.options;
  const api::Status status = api::status_on(*options.models, model, options.as_of);
  const auto words = [&](std::string_view name, const rules::Arguments& arguments = {}) {
    return rules::fill(rules::find_text(options.rules->ui, "lifecycle." + std::string(name)), arguments);
  };
  if (status == api::Status::unknown) return {};
  const std::string word = words(to_string(status));
  if (model.shutdown.empty()) return word;
  const std::string day(model.shutdown);
  if (status == api::Status::shut_down) return words("shut-down-on", {{"day", day}});
  const bool sure = model.shutdown_confirmed == api::Known::yes;
  return words(sure ? "until" : "at-least-until", {{"status", word}, {"day", day}});
}

}  // namespace gemlint::lsp
