#include <algorithm>
#include <string>

#include "api/endpoint.hpp"
#include "json/quote.hpp"
#include "lsp/completion_lists.hpp"
#include "lsp/completion_texts.hpp"

namespace gemlint::lsp {
namespace {

/// A method in the model's own list, where the data says which one is needed for it. What is not known counts as taken.
bool takes(const rules::RuleSet& rules, std::string_view rule, const api::Model& model, std::string_view verb) {
  if (!model.methods_known || model.methods.empty()) return true;
  const auto asked = rule_words(rules, rule, "asked");
  const auto listed = rule_words(rules, rule, "listed");
  const auto found = std::find(asked.begin(), asked.end(), verb);
  std::string_view needed = verb;
  if (found != asked.end() && listed.size() == asked.size())
    needed = listed[static_cast<std::size_t>(found - asked.begin())];
  return std::find(model.methods.begin(), model.methods.end(), needed) != model.methods.end();
}

/// Calls `add(code, sort)` for each model that is or was served; it returns the completion.
template <typename Add>
void each_model(const Context& context, const Add& add) {
  const lint::Options& options = *context.options;
  if (options.models == nullptr) return;
  std::size_t position = 0;
  for (const api::Model& model : options.models->models) {
    const api::Status status = api::status_on(*options.models, model, options.as_of);
    if (status == api::Status::unreleased || status == api::Status::unknown) continue;
    const bool gone = status == api::Status::shut_down;
    const bool going = status == api::Status::deprecated;
    Completion* made = add(model, sort_key(gone ? 2 : going ? 1 : 0, position++));
    if (made == nullptr) continue;
    made->detail = lifecycle_of(context, model);
    made->deprecated = gone || going;
  }
}

/// A part of the address under the cursor, which is inside of a string.
struct AddressPart {
  Completing& completing;
  Span span;

  Completion& add(CompletionKind kind, std::string_view label, std::string sort) const {
    Completion& made = completing.list.emplace_back();
    made.label = made.insert = made.filter = label;
    made.kind = kind;
    made.replaced = span;
    made.sort = std::move(sort);
    return made;
  }
};

api::Version version_before(std::string_view url, api::Version otherwise) {
  while (!url.empty()) {
    const std::size_t slash = url.rfind('/');
    const std::string_view segment = slash == std::string_view::npos ? url : url.substr(slash + 1);
    if (const auto version = api::version_from(segment)) return *version;
    if (slash == std::string_view::npos) break;
    url = url.substr(0, slash);
  }
  return otherwise;
}

void offer_methods(const AddressPart& part, const rules::Offer& offer, std::string_view code, api::Version version) {
  const lint::Options& options = *part.completing.context().options;
  const api::Model* model = options.models == nullptr ? nullptr : api::find_model(*options.models, code);
  std::size_t position = 0;
  for (const api::Route& route : options.schemas->routes) {
    const std::size_t colon = route.path.rfind(':');
    if (!route.root.empty() || colon == std::string_view::npos || !route.path.starts_with(offer.before)) continue;
    if (version == api::Version::v1 && !route.in_v1 && route.tier != api::Tier::b) continue;
    const std::string_view verb = route.path.substr(colon + 1);
    if (model != nullptr && !takes(*options.rules, offer.rule, *model, verb)) continue;
    const bool rare = route.tier == api::Tier::c;
    Completion& made = part.add(CompletionKind::method, verb, sort_key(rare ? 1 : 0, position++));
    if (route.request != api::no_index) made.detail = options.schemas->messages[route.request].name;
  }
}

/// Addresses up to where the model begins.
void offer_beginnings(Completing& completing, const rules::Offer& offer) {
  const lint::Options& options = *completing.context().options;
  std::size_t position = 0;
  for (const std::string_view host : options.schemas->hosts) {
    for (const api::Version version : {api::Version::v1beta, api::Version::v1}) {
      const std::string url =
          "https://" + std::string(host) + '/' + std::string(to_string(version)) + '/' + std::string(offer.before);
      const std::string quoted = json::quote(url);
      Skeleton skeleton = skeleton_at(completing.cursor, completing.context().snippets);
      skeleton.add(std::string_view(quoted).substr(0, quoted.size() - 1)).hole().add("\"");
      completing.add(CompletionKind::value, url, std::move(skeleton), sort_key(0, position++));
    }
  }
}

}  // namespace

void offer_models(Completing& completing, const rules::Offer& offer) {
  each_model(completing.context(), [&](const api::Model& model, std::string sort) {
    const std::string name = std::string(offer.before) + std::string(model.code);
    return &completing.add_text(CompletionKind::model, name, std::move(sort));
  });
}

void offer_address(Completing& completing, const rules::Offer& offer) {
  const Cursor& cursor = completing.cursor;
  if (cursor.quote == 0) return offer_beginnings(completing, offer);
  const std::size_t begin = cursor.token.begin + 1;
  const std::size_t end = cursor.token.end - (cursor.closed ? 1 : 0);
  if (completing.offset < begin || completing.offset > end) return;
  const std::string_view url = completing.text.substr(begin, end - begin);
  if (url.find('\\') != std::string_view::npos) return;
  const std::size_t at = completing.offset - begin;
  const std::size_t found = url.substr(0, at).rfind(offer.before);
  if (found == std::string_view::npos) {
    if (url.find(offer.before) == std::string_view::npos) offer_beginnings(completing, offer);
    return;
  }
  const std::size_t code = found + offer.before.size();
  const std::size_t code_end = std::min(url.find_first_of(":/?#", code), url.size());
  const std::string_view rest = url.substr(code_end);
  const std::size_t verb = code_end + 1;
  const std::size_t verb_end = std::min(url.find_first_of("?#/", code_end), url.size());
  if (at <= code_end) {
    const AddressPart part{completing, {begin + code, begin + code_end}};
    const std::string_view asked = rest.starts_with(':') ? url.substr(verb, verb_end - verb) : std::string_view();
    each_model(completing.context(), [&](const api::Model& model, std::string sort) -> Completion* {
      const rules::RuleSet& rules = *completing.context().options->rules;
      if (!asked.empty() && !takes(rules, offer.rule, model, asked)) return nullptr;
      return &part.add(CompletionKind::model, model.code, std::move(sort));
    });
  } else if (rest.starts_with(':') && at <= verb_end) {
    offer_methods({completing, {begin + verb, begin + verb_end}}, offer, url.substr(code, code_end - code),
                  version_before(url.substr(0, found), completing.place.version()));
  }
}

}  // namespace gemlint::lsp
