#include <algorithm>
#include <string>

#include "api/endpoint.hpp"
#include "json/quote.hpp"
#include "lsp/completion_models.hpp"

namespace gemlint::lsp {
namespace {

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

/// The segment before the slash that ends `path`.
std::string_view last_segment(std::string_view path) {
  if (path.ends_with('/')) path.remove_suffix(1);
  return path.substr(path.rfind('/') + 1);
}

bool has_route_in(const api::Route& route, api::Version version) {
  return version == api::Version::v1 ? route.in_v1 || route.tier == api::Tier::b : route.in_v1beta;
}

void offer_methods(const AddressPart& part, const rules::Offer& offer, std::string_view code, api::Version version) {
  const lint::Options& options = *part.completing.context().options;
  const api::Model* model = options.models == nullptr ? nullptr : api::find_model(*options.models, code);
  std::size_t position = 0;
  for (const api::Route& route : options.schemas->routes) {
    const std::size_t colon = route.path.rfind(':');
    if (!route.root.empty() || colon == std::string_view::npos || !route.path.starts_with(offer.before)) continue;
    if (version == api::Version::v1 && !has_route_in(route, version)) continue;
    const std::string_view verb = route.path.substr(colon + 1);
    if (model != nullptr && !takes(*options.rules, *model, verb)) continue;
    Completion& made = part.add(CompletionKind::method, verb, sort_of(offer, verb, position++));
    made.deprecated = is_last(offer, verb);
    if (route.request != api::no_index) made.detail = options.schemas->messages[route.request].name;
  }
}

/// Addresses to begin with: up to where a model stands, and of collections.
class Beginnings {
 public:
  /// `written`: what stands in the string before the cursor.
  Beginnings(Completing& completing, const rules::Offer& offer, std::string_view written)
      : completing_(completing), options_(*completing.context().options), offer_(offer), written_(written) {}

  void run() {
    const bool is_ours = api::may_be_ours(*options_.schemas, written_, options_.hosts);
    if (written_.starts_with('/')) return of_host("");
    for (const std::string_view host : options_.schemas->hosts) of_host(std::string(host), !is_ours);
  }

 private:
  /// `as_written`: only those that begin with what is written.
  void of_host(const std::string& host, bool as_written = false) {
    as_written_ = as_written;
    const std::string base = host.empty() ? "" : "https://" + host;
    for (const api::Version version : {api::Version::v1beta, api::Version::v1}) {
      const std::string path = '/' + std::string(to_string(version)) + '/';
      add(base + path + std::string(offer_.before), true, nullptr, 0);
    }
    for (const api::Version version : {api::Version::v1beta, api::Version::v1}) {
      const std::string path = '/' + std::string(to_string(version)) + '/';
      for (const api::Route& route : options_.schemas->routes) {
        const bool is_collection = route.path.find_first_of("{*") == std::string_view::npos;
        const bool is_action = route.path.find(':') != std::string_view::npos && route.request == api::no_index;
        const bool is_usual = route.tier != api::Tier::c && route.coverage != api::Coverage::none && !is_action;
        if (!is_usual || !has_route_in(route, version)) continue;
        if (is_collection) {
          const std::string root = route.root.empty() ? "" : '/' + std::string(route.root);
          add(base + root + path + std::string(route.path), false, &route, version == api::Version::v1 ? 2 : 1);
        } else if (route.root == "ws" && !host.empty()) {
          add("wss://" + host + "/ws/" + filled(route.path, version), false, &route, 1);
        }
      }
    }
  }

  static std::string filled(std::string_view path, api::Version version) {
    constexpr std::string_view hole = "{version}";
    std::string text(path);
    if (const std::size_t at = text.find(hole); at != std::string::npos)
      text.replace(at, hole.size(), to_string(version));
    return text;
  }

  void add(const std::string& url, bool goes_on, const api::Route* route, int group) {
    if (as_written_ && !url.starts_with(written_)) return;
    for (Completion& other : completing_.list) {
      if (other.label != url) continue;
      // The same address for another HTTP method.
      if (other.detail.empty() && route != nullptr) other.detail = body_of(*route);
      return;
    }
    const std::string quoted = json::quote(url);
    Skeleton skeleton = skeleton_at(completing_.cursor, completing_.context().snippets);
    skeleton.add(std::string_view(quoted).substr(0, quoted.size() - 1));
    if (goes_on) skeleton.hole();
    skeleton.add("\"");
    Completion& made =
        completing_.add(CompletionKind::value, url, std::move(skeleton), sort_key(group, completing_.list.size()));
    if (route != nullptr) made.detail = body_of(*route);
  }

  std::string body_of(const api::Route& route) const {
    return route.request == api::no_index ? std::string() : std::string(options_.schemas->messages[route.request].name);
  }

  Completing& completing_;
  const lint::Options& options_;
  const rules::Offer& offer_;
  std::string_view written_;
  bool as_written_ = false;
};

}  // namespace

void offer_address(Completing& completing, const rules::Offer& offer) {
  const Cursor& cursor = completing.cursor;
  if (cursor.quote == 0) return Beginnings(completing, offer, {}).run();
  const std::size_t begin = cursor.token.begin + 1;
  const std::size_t end = cursor.token.end - (cursor.closed ? 1 : 0);
  if (completing.offset < begin || completing.offset > end) return;
  const std::string_view url = completing.text.substr(begin, end - begin);
  if (url.find('\\') != std::string_view::npos) return;
  const std::size_t at = completing.offset - begin;
  const std::size_t found = url.substr(0, at).rfind(offer.before);
  if (found == std::string_view::npos) {
    if (url.find(offer.before) == std::string_view::npos) Beginnings(completing, offer, url.substr(0, at)).run();
    return;
  }
  const lint::Options& options = *completing.context().options;
  const std::string_view before = url.substr(0, found);
  const auto version = api::version_from(last_segment(before));
  // Other products have models too, deeper in their paths.
  if (!api::may_be_ours(*options.schemas, url, options.hosts) || (!version && api::has_version(before))) return;
  const std::size_t code = found + offer.before.size();
  const std::size_t code_end = std::min(url.find_first_of(":/?#", code), url.size());
  const std::string_view rest = url.substr(code_end);
  const std::size_t verb = code_end + 1;
  const std::size_t verb_end = std::min(url.find_first_of("?#/", code_end), url.size());
  if (at <= code_end) {
    const AddressPart part{completing, {begin + code, begin + code_end}};
    const std::string_view asked = rest.starts_with(':') ? url.substr(verb, verb_end - verb) : std::string_view();
    each_model(completing, asked, [&](const api::Model& model, std::string sort) -> Completion& {
      return part.add(CompletionKind::model, model.code, std::move(sort));
    });
  } else if (rest.starts_with(':') && at <= verb_end) {
    offer_methods({completing, {begin + verb, begin + verb_end}}, offer, url.substr(code, code_end - code),
                  version.value_or(completing.place.version()));
  }
}

}  // namespace gemlint::lsp
