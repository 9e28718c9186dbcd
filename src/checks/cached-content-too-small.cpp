#include <algorithm>
#include <optional>

#include "api/names.hpp"
#include "checks/list.hpp"

namespace gemlint::checks {
namespace {

/// True for a text that may hold the place of another one: "{{book}}", "$TEXT", "<your text>".
bool may_be_hole(std::string_view text) { return text.find_first_of("{$<") != std::string_view::npos; }

/// The bytes of a content's texts; nothing when it holds anything but texts, or something that could not be read.
std::optional<std::size_t> text_bytes(const rules::Call& call, api::NodeIndex content) {
  using namespace api::names;
  const api::View& view = call.view;
  if (api::is_set(view, content, Content::parts) == api::Set::unsure) return std::nullopt;
  std::size_t bytes = 0;
  for (const api::NodeIndex part : api::children(view, content, Content::parts)) {
    const auto text = api::text(view, part, Part::text);
    if (!text || (call.context.may_be_template && may_be_hole(*text))) return std::nullopt;
    bytes += text->size();
  }
  return bytes;
}

/// More tokens than the contents can have: a token is a byte at least, and each turn has some of its own.
std::optional<std::size_t> most_tokens(const rules::Call& call) {
  using namespace api::names;
  std::size_t tokens = 0;
  for (const std::string_view field : {CachedContent::systemInstruction, CachedContent::contents}) {
    if (api::is_set(call.view, call.node, field) == api::Set::unsure) return std::nullopt;
    for (const api::NodeIndex content : api::children(call.view, call.node, field)) {
      const auto bytes = text_bytes(call, content);
      if (!bytes) return std::nullopt;
      tokens += *bytes + static_cast<std::size_t>(rules::number_of(call.rule, "tokensOfATurn"));
    }
  }
  return tokens;
}

/// The least that the model ever demanded; 0 when that is not known.
int least_minimum(const api::Model& model) {
  const auto& minimums = model.caching_minimums;
  if (minimums.empty()) return 0;
  return std::min_element(minimums.begin(), minimums.end(), [](auto& a, auto& b) { return a.tokens < b.tokens; })
      ->tokens;
}

}  // namespace

/// On contents to cache: silent unless texts are all there is, and even their bytes are fewer than the tokens needed.
void cached_content_too_small(const rules::Call& call) {
  using namespace api::names;
  if (call.context.judged == nullptr) return;
  if (api::ability(*call.context.judged, "explicitCaching", call.context.as_of) == api::Known::no) return;
  for (const std::string_view field : {CachedContent::tools, CachedContent::toolConfig, CachedContent::name}) {
    if (api::is_set(call.view, call.node, field) != api::Set::no) return;
  }
  const int least = least_minimum(*call.context.judged);
  const auto most = most_tokens(call);
  if (!most || *most >= static_cast<std::size_t>(least)) return;
  const bool has_contents = api::is_set(call.view, call.node, CachedContent::contents) == api::Set::yes;
  rules::Hit& hit = call.report(
      api::path(call.view, call.node, has_contents ? CachedContent::contents : CachedContent::systemInstruction));
  hit.arguments.set("count", std::to_string(*most));
  hit.arguments.set("limit", std::to_string(least));
}

}  // namespace gemlint::checks
