#include "lsp/setting_hover.hpp"

#include <vector>

#include "lsp/enum_hover.hpp"
#include "lsp/model_hover.hpp"
#include "lsp/setting_description.hpp"
#include "lsp/type_words.hpp"
#include "lsp/words.hpp"

namespace gemlint::lsp {
namespace {

bool tell_category(MarkedText& out, const Context& context, std::string_view name) {
  constexpr std::size_t most_shown = 15;
  std::vector<std::string> ids;
  std::size_t count = 0;
  for (const rules::Rule& rule : rules::bundled_rules(context.language).rules) {
    if (rule.category == name && ++count <= most_shown) ids.emplace_back(rule.id);
  }
  if (count == 0) return false;
  out.name(name);
  out.paragraph().sentence(word(context, "hover.category"), {{"count", {std::to_string(count)}}, {"rules", ids}});
  if (count > most_shown)
    out.words(" ").words(sentence(context, "hover.more", {{"count", std::to_string(count - most_shown)}}));
  return true;
}

}  // namespace

std::string_view severity_word(const Context& context, Severity severity) {
  return word(context, std::string("severities.") + to_string(severity));
}

void tell_where_more_is(MarkedText& out, const Context& context, std::string_view what) {
  out.paragraph().sentence(word(context, "hover.explain"), {{"command", {"gemlint explain " + std::string(what)}}});
}

void tell_setting(MarkedText& out, const Context& context, const Meaning& meaning) {
  const api::Field& field = *meaning.field;
  const bool entry = field.kind == api::Kind::map && meaning.is_element;
  const std::string name(field.name);
  if (entry) {
    out.sentence(word(context, "hover.entry"), {{"field", {name}}});
  } else {
    out.name(name);
  }
  out.words(": ").words(type_words(ui_of(context), *context.own_schemas, field, entry));
  out.paragraph().words(setting_description(*meaning.owner, field, context.language));
  if (const api::Enum* values = enum_of(*context.own_schemas, field)) tell_enum_values(out, context, name, *values);
}

void tell_rule(MarkedText& out, const Context& context, const rules::Rule& rule) {
  out.name(rule.id).words(": ").words(rule.title);
  out.paragraph().words(severity_word(context, rule.severity)).words(", ").words(rule.category);
  out.paragraph().words(rule.why);
  tell_where_more_is(out, context, rule.id);
}

bool tell_name(MarkedText& out, const Context& context, const std::string& name) {
  if (const rules::Rule* rule = find_rule(context, name)) {
    tell_rule(out, context, *rule);
    return true;
  }
  if (tell_category(out, context, name)) return true;
  const api::Models* models = context.options == nullptr ? nullptr : context.options->models;
  const api::Model* model = models == nullptr ? nullptr : api::find_model(*models, name);
  if (model == nullptr) return false;
  tell_model(out, context, *model);
  return true;
}

}  // namespace gemlint::lsp
