#include "lsp/completion_texts.hpp"

#include "rules/message.hpp"
#include "rules/rule.hpp"

namespace gemlint::lsp {

std::string documentation_of(const Context&, const api::Message&, const api::Field&) { return {}; }

std::string documentation_of(const Context&, const api::Enum&, std::string_view) { return {}; }

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
