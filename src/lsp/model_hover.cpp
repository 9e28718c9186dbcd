#include "lsp/model_hover.hpp"

#include <algorithm>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "lsp/version_hover.hpp"
#include "lsp/words.hpp"
#include "rules/model_words.hpp"

namespace gemlint::lsp {
namespace {

/// Clauses that are said one after the other, those that are known.
class Clauses {
 public:
  Clauses(MarkedText& out, const Context& context) : out_(out), context_(context) { out_.paragraph(); }

  /// The text `name` of the group "models", with the words in its only hole; nothing when there are none.
  void add(std::string_view name, std::string_view hole, const std::string& words) {
    if (words.empty()) return;
    plain(sentence(context_, "models." + std::string(name), {{hole, words}}));
  }

  /// The same with names.
  void add(std::string_view name, std::string_view hole, const std::vector<std::string>& names) {
    if (names.empty()) return;
    separate();
    out_.sentence(word(context_, "models." + std::string(name)), {{hole, names}});
  }

  void plain(std::string_view text) {
    if (text.empty()) return;
    separate();
    out_.words(text);
  }

 private:
  void separate() {
    if (!first_) out_.words("; ");
    first_ = false;
  }

  MarkedText& out_;
  const Context& context_;
  bool first_ = true;
};

/// models.list says 1 of models that answer with something else than tokens.
std::string count(int tokens) { return tokens <= 1 ? std::string() : std::to_string(tokens); }

std::vector<std::string> names(std::span<const std::string_view> all) { return {all.begin(), all.end()}; }

/// The abilities that a model is chosen by (the group "abilities"), those that it is known to have, or to lack.
std::string abilities(std::span<const rules::Text> ui, const api::Model& model, api::Known wanted,
                      std::string_view day) {
  constexpr std::string_view group = "abilities.";
  std::string found;
  for (const rules::Text& text : ui) {
    if (!text.name.starts_with(group) || api::ability(model, text.name.substr(group.size()), day) != wanted) continue;
    found.append(found.empty() ? "" : ", ").append(text.text);
  }
  return found;
}

}  // namespace

void tell_model(MarkedText& out, const Context& context, const api::Model& model) {
  const std::span<const rules::Text> ui = ui_of(context);
  const api::Models& models = *context.options->models;
  const std::string& day = context.options->as_of;
  out.name(model.code);
  if (!model.display_name.empty()) out.words(": ").words(model.display_name);

  Clauses life(out, context);
  life.add("family", "family", std::string(model.family));
  life.plain(rules::status_in_words(ui, api::status_on(models, model, day)));
  life.add("released", "day", std::string(model.released));
  life.add("deprecation", "day", std::string(model.deprecated));
  life.add("shutdown", "day", rules::shutdown_in_words(ui, model));
  out.paragraph().words(rules::remarks_in_words(ui, models, model, day));

  Clauses limits(out, context);
  limits.add("input", "count", count(model.input_tokens));
  limits.add("output", "count", count(model.output_tokens));
  limits.add("thinking", "thinking", rules::thinking_in_words(ui, model));

  Clauses media(out, context);
  media.add("takes", "modalities", names(model.input_modalities));
  media.add("gives", "modalities", names(model.output_modalities));

  for (const auto& [name, wanted] : {std::pair{"can", api::Known::yes}, std::pair{"cannot", api::Known::no}})
    Clauses(out, context).add(name, "abilities", abilities(ui, model, wanted, day));
}

void tell_unknown_model(MarkedText& out, const Context& context, std::string_view code) {
  out.name(code);
  Clauses said(out, context);
  said.plain(word(context, "models.unknown"));
  said.add("nearest", "models", names(api::nearest_models(*context.options->models, code, context.options->as_of)));
}

void tell_route(MarkedText& out, const Context& context, const api::Route& route, const lint::Request* request) {
  std::string line(route.http);
  if (!line.empty()) line += ' ';
  out.name(line + std::string(route.path));
  if (route.request != api::no_index) {
    const std::string type(context.options->schemas->messages[route.request].name);
    out.paragraph().sentence(word(context, "hover.body"), {{"type", {type}}});
  }
  if (route.coverage == api::Coverage::none) out.paragraph().words(word(context, "hover.not-covered"));
  tell_versions(out, context, route, request);
}

}  // namespace gemlint::lsp
