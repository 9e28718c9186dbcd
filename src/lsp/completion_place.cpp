#include "lsp/completion_place.hpp"

#include "lsp/completion_guess.hpp"

namespace gemlint::lsp {
namespace {

const json::Node& node_of(const TypedDocument& document, std::uint32_t node) { return document.tree().nodes[node]; }

/// How an object spells the names of its fields: true = as protos do, nothing = cannot be told.
std::optional<bool> spelling(const api::Message& owner, std::string_view name) {
  const api::Field* field = api::find_field(owner, name);
  if (field == nullptr || field->name == field->proto_name) return std::nullopt;
  return name == field->proto_name;
}

}  // namespace

api::Version CompletionPlace::version() const {
  return request != nullptr ? request->endpoint.version : context->options->version.value_or(api::Version::v1beta);
}

const api::Model* CompletionPlace::model() const {
  const lint::Options& options = *context->options;
  if (options.models == nullptr || request == nullptr) return nullptr;
  const api::Model* named = api::find_model(*options.models, request->endpoint.model);
  return named == nullptr ? nullptr : api::judged_model(*options.models, *named, options.as_of);
}

bool uses_proto_names(const CompletionPlace& place, const api::Message& owner) {
  for (const std::string& name : place.names) {
    if (const auto found = spelling(owner, name)) return *found;
  }
  const TypedDocument& document = *place.document;
  std::uint32_t at = place.is_name ? document.tree().nodes[place.node].parent : place.node;
  for (; at != json::no_node; at = document.tree().nodes[at].parent) {
    if (document.tree().nodes[at].key.empty()) continue;
    const Meaning meaning = document.meaning(at);
    const std::string name = document.name_of(at);
    // Where no request is recognised yet, the look of a name has to do.
    if (!meaning.is_known() && name.find('_', 1) != std::string::npos) return true;
    if (meaning.owner == nullptr || meaning.field == nullptr || meaning.is_element) continue;
    if (const auto found = spelling(*meaning.owner, name)) return *found;
  }
  return false;
}

CompletionPlace completion_place(const TypedDocument& document, std::uint32_t node, bool is_name,
                                 const Context& context) {
  CompletionPlace place;
  place.document = &document;
  place.node = node;
  place.is_name = is_name;
  place.context = &context;
  const std::uint32_t parent = node_of(document, node).parent;
  if (parent != json::no_node && node_of(document, parent).kind == json::NodeKind::object)
    place.names = names_in(document, parent, node);
  if (context.own_schemas != nullptr) {
    place.is_document = node == 0;
    if (!place.is_document) place.candidates.push_back({&document.schemas(), document.meaning(node)});
    return place;
  }
  place.request = document.request_of(node);
  const std::uint32_t body = place.request == nullptr ? json::no_node : document.body_of(*place.request);
  std::uint32_t at = node;
  while (at != body && at != json::no_node) at = node_of(document, at).parent;
  const bool in_body = body != json::no_node && at == body && node != body;
  place.is_in_body_root = in_body && parent == body;
  if (in_body && place.request->endpoint.request != nullptr) {
    const Meaning meaning = document.meaning(node);
    place.candidates.push_back({&document.schemas(), meaning});
    const bool is_told = place.request->endpoint.route != nullptr;
    const bool is_open = place.is_in_body_root && is_name;
    if (!is_told && (is_open || !meaning.is_known())) guess_beside(place, body);
  } else if (!in_body || place.request->url_kind == api::UrlKind::unknown_route) {
    guess(place);
  }
  return place;
}

}  // namespace gemlint::lsp
