#include "checks/media.hpp"

#include <algorithm>

#include "api/names.hpp"
#include "text/letter_case.hpp"

namespace gemlint::checks {

bool is_read_by_model(const api::View& view, api::NodeIndex part) {
  using namespace api::names;
  static_assert(GenerateContentRequest::contents.text == CachedContent::contents.text);
  static_assert(GenerateContentRequest::contents.text == CountTokensRequest::contents.text);
  const api::Node& content = view.nodes[view.nodes[part].parent];
  if (content.field == nullptr || content.field->name != GenerateContentRequest::contents) return false;
  const std::string_view owner = view.nodes[content.parent].message->name;
  return owner == messages::GenerateContentRequest || owner == messages::CachedContent ||
         owner == messages::CountTokensRequest;
}

bool only_counts(const api::View& view) {
  return !view.nodes.empty() && view.nodes[0].message->name == api::names::messages::CountTokensRequest;
}

bool is_embedded(const api::View& view, api::NodeIndex part) {
  const api::Node& content = view.nodes[view.nodes[part].parent];
  return content.field != nullptr && content.field->name == api::names::EmbedContentRequest::content &&
         view.nodes[content.parent].message->name == api::names::messages::EmbedContentRequest;
}

bool is_listed(std::span<const std::string_view> listed, std::string_view type) {
  return std::any_of(listed.begin(), listed.end(), [type](std::string_view entry) {
    const std::string_view compared = entry.ends_with('/') ? type.substr(0, entry.size()) : type;
    return equal_but_case(entry, compared);
  });
}

bool is_of_generation(const rules::Context& context, std::span<const std::string_view> generations) {
  if (context.judged == nullptr) return false;
  return std::find(generations.begin(), generations.end(), context.judged->generation) != generations.end();
}

}  // namespace gemlint::checks
