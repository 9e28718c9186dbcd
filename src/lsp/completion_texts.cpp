#include "lsp/completion_texts.hpp"

#include "lsp/setting_description.hpp"
#include "lsp/words.hpp"
#include "rules/descriptions.hpp"
#include "rules/model_words.hpp"

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
  return rules::lifecycle_in_words(ui_of(context), *options.models, model, options.as_of);
}

}  // namespace gemlint::lsp
