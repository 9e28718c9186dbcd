#include "lsp/enum_hover.hpp"

#include <algorithm>
#include <string_view>
#include <vector>

#include "lsp/completion_lists.hpp"
#include "lsp/words.hpp"
#include "rules/descriptions.hpp"
#include "rules/offers.hpp"

namespace gemlint::lsp {
namespace {

/// More names than these nobody reads in a hover.
constexpr std::size_t most_values = 15;

std::vector<const api::EnumValue*> choices(const Context& context, const std::string& field, const api::Enum& type) {
  std::vector<std::string_view> refused;
  const rules::Offer* offer = rules::find_offer(rules::bundled_offers(), field, false);
  if (offer != nullptr && offer->leave_out)
    refused = rule_words(rules::bundled_rules(context.language), offer->rule, offer->list);
  std::vector<const api::EnumValue*> found;
  for (const api::EnumValue& value : type.values) {
    if (!is_unspecified(value.name) && std::find(refused.begin(), refused.end(), value.name) == refused.end())
      found.push_back(&value);
  }
  return found;
}

}  // namespace

void tell_enum_values(MarkedText& out, const Context& context, const std::string& field, const api::Enum& type) {
  const std::vector<const api::EnumValue*> all = choices(context, field, type);
  if (all.empty()) return;
  out.paragraph().words(word(context, "hover.values"));
  const std::size_t shown = std::min(all.size(), most_values);
  for (std::size_t i = 0; i < shown; ++i) {
    out.item().name(all[i]->name);
    if (context.own_schemas != nullptr) continue;
    const std::string_view meaning = rules::description_of(context.language, type, all[i]->name);
    if (!meaning.empty()) out.words(": ").words(meaning);
  }
  if (const std::size_t more = all.size() - shown; more > 0)
    out.item().words(sentence(context, "hover.more", {{"count", std::to_string(more)}}));
}

void tell_enum_value(MarkedText& out, const Context& context, const Meaning& meaning, const api::Enum& type,
                     const api::EnumValue& value) {
  out.name(field_path(*meaning.owner, *meaning.field)).words(": ").name(value.name);
  const std::string_view said =
      context.own_schemas != nullptr ? std::string_view() : rules::description_of(context.language, type, value.name);
  out.paragraph().words(said);
  // A value's own description says more of it; and an element cannot be left out as a field can.
  if (said.empty() && is_unspecified(value.name) && !meaning.field->repeated)
    out.words(word(context, "hover.unspecified"));
}

}  // namespace gemlint::lsp
