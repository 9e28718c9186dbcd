#include "lsp/version_hover.hpp"

#include <algorithm>
#include <string>

#include "lsp/words.hpp"
#include "rules/rule.hpp"

namespace gemlint::lsp {
namespace {

/// True when the request says that it goes to v1beta, or to what has more than that: what v1 lacks is no matter then.
bool is_beyond_v1(const Context& context, const lint::Request* request) {
  if (request == nullptr || request->endpoint.version == api::Version::v1) return false;
  return request->form == lint::Form::exchange || context.options->version.has_value();
}

/// `text` as a sentence of its own; a name at its beginning stays as it is.
std::string with_capital(std::string_view text) {
  std::string sentence(text);
  if (!sentence.empty() && sentence[0] >= 'a' && sentence[0] <= 'z')
    sentence[0] = static_cast<char>(sentence[0] - 'a' + 'A');
  return sentence;
}

/// The words of the rule about versions; `kind` is "not-in-version" or "route-not-in-version".
void tell_missing(MarkedText& out, const Context& context, const lint::Request* request, const std::string& kind,
                  api::Tier tier, const rules::Arguments& arguments) {
  if (is_beyond_v1(context, request)) {
    if (tier == api::Tier::a && request->endpoint.version == api::Version::v1beta)
      out.paragraph().words(word(context, "hover.only-v1beta"));
    return;
  }
  const char* letter = tier == api::Tier::a ? "-a" : tier == api::Tier::b ? "-b" : "-c";
  const auto spoken = rules::find_emission(rules::bundled_rules(context.language), "decode", kind + letter);
  if (spoken) out.paragraph().words(rules::fill(with_capital(spoken->emission->message), arguments)).words(".");
}

/// A route that takes such a body, if v1 has none that does.
const api::Route* only_in_v1beta(const api::Schemas& schemas, const lint::Request& request) {
  if (request.endpoint.route != nullptr) return request.endpoint.route->in_v1 ? nullptr : request.endpoint.route;
  const api::Route* found = nullptr;
  for (const api::Route& route : schemas.routes) {
    if (route.request == api::no_index || &schemas.messages[route.request] != request.endpoint.request) continue;
    if (route.in_v1) return nullptr;
    if (found == nullptr) found = &route;
  }
  return found;
}

/// True when v1 lacks the body that the node is in, or a field on the way to it.
bool is_in_what_is_missing(const TypedDocument& document, const lint::Request& request, std::uint32_t node) {
  if (only_in_v1beta(document.schemas(), request) != nullptr) return true;
  Meaning meaning = TypedDocument::meaning_of_body(request);
  const std::vector<std::uint32_t> way = document.way_to(node);
  return std::any_of(way.begin(), way.end(), [&](std::uint32_t step) {
    meaning = document.below(meaning, step);
    return meaning.field != nullptr && meaning.field->tier != api::Tier::none;
  });
}

}  // namespace

void tell_versions(MarkedText& out, const Context& context, const api::Route& route, const lint::Request* request) {
  if (!route.in_v1)
    return tell_missing(out, context, request, "route-not-in-version", route.tier, {{"route", std::string(route.id)}});
  out.paragraph().words(word(context, "hover.both-versions"));
}

void tell_versions(MarkedText& out, const Context& context, const TypedDocument& document, std::uint32_t node) {
  const lint::Request* request = document.request_of(node);
  if (request == nullptr) return;
  const api::Field* field = document.meaning(node).field;
  if (field != nullptr && field->tier != api::Tier::none)
    return tell_missing(out, context, request, "not-in-version", field->tier, {{"field", std::string(field->name)}});
  if (field == nullptr) {
    if (const api::Route* route = only_in_v1beta(document.schemas(), *request))
      return tell_versions(out, context, *route, request);
  }
  if (!is_beyond_v1(context, request) && !is_in_what_is_missing(document, *request, node))
    out.paragraph().words(word(context, "hover.both-versions"));
}

}  // namespace gemlint::lsp
