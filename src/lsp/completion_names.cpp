#include <algorithm>
#include <optional>

#include "json/quote.hpp"
#include "lsp/completion_lists.hpp"
#include "lsp/completion_texts.hpp"

namespace gemlint::lsp {
namespace {

/// How an object spells the names of its fields: true = as protos do, nothing = cannot be told.
std::optional<bool> spelling(const api::Message& owner, std::string_view name) {
  const api::Field* field = api::find_field(owner, name);
  if (field == nullptr || field->name == field->proto_name) return std::nullopt;
  return name == field->proto_name;
}

/// The spelling of the names round the cursor: its own object's, or else those on the way up.
bool uses_proto_names(const CompletionPlace& place, const api::Message& owner) {
  for (const std::string& name : place.names) {
    if (const auto found = spelling(owner, name)) return *found;
  }
  const TypedDocument& document = *place.document;
  std::uint32_t at = document.tree().nodes[place.node].parent;
  for (; at != json::no_node; at = document.tree().nodes[at].parent) {
    if (document.tree().nodes[at].key.empty()) continue;
    const Meaning meaning = document.meaning(at);
    if (meaning.owner == nullptr || meaning.field == nullptr || meaning.is_element) continue;
    if (const auto found = spelling(*meaning.owner, document.name_of(at))) return *found;
  }
  return false;
}

/// Adds the fields of one type that the object can still have.
class FieldNames {
 public:
  FieldNames(Completing& completing, const Candidate& candidate, std::size_t rank)
      : completing_(completing),
        place_(completing.place),
        schemas_(*candidate.schemas),
        owner_(*candidate.meaning.owner),
        rank_(rank),
        proto_names_(uses_proto_names(place_, owner_)) {
    for (const std::string& name : place_.names) {
      if (const api::Field* field = api::find_field(owner_, name)) present_.push_back(field);
    }
    std::string holder;
    const std::uint32_t parent = place_.document->tree().nodes[place_.node].parent;
    if (const Meaning meaning = place_.document->meaning(parent); meaning.field != nullptr && meaning.owner != nullptr)
      holder = field_path(*meaning.owner, *meaning.field);
    needed_ = rules::needed_in(rules::bundled_offers(), holder, owner_.name);
  }

  void run() {
    for (std::size_t i = 0; i < owner_.fields.size(); ++i) {
      const api::Field& field = owner_.fields[i];
      if (can_stand(field)) add(field, i);
    }
  }

 private:
  bool can_stand(const api::Field& field) const {
    if (field.output_only) return false;
    const bool in_v1 = field.tier != api::Tier::a && field.tier != api::Tier::c;
    if (!in_v1 && place_.version() == api::Version::v1) return false;
    if (place_.is_in_body_root && place_.request->endpoint.route != nullptr) {
      const auto& bound = place_.request->endpoint.route->bound_presence;
      if (std::find(bound.begin(), bound.end(), field.proto_name) != bound.end()) return false;
    }
    return std::none_of(present_.begin(), present_.end(), [&](const api::Field* there) {
      return there == &field || (field.oneof != 0 && there->oneof == field.oneof);
    });
  }

  void add(const api::Field& field, std::size_t position) {
    const std::string_view name = proto_names_ ? field.proto_name : field.name;
    if (std::any_of(completing_.list.begin(), completing_.list.end(),
                    [&](const Completion& other) { return other.label == name; })) {
      return;
    }
    const auto needed =
        std::find_if(needed_.begin(), needed_.end(), [&](const rules::Text& one) { return one.name == field.name; });
    const bool is_needed = needed != needed_.end();
    const bool is_odd = field.name.starts_with('_');  // a name that no one is meant to choose
    const std::size_t order = is_needed ? static_cast<std::size_t>(needed - needed_.begin()) : position;
    Completion& made = completing_.add(CompletionKind::field, name, text(field, name, is_needed ? needed->text : ""),
                                       sort_key(field.deprecated || is_odd ? 2
                                                : is_needed                ? 0
                                                                           : 1,
                                                rank_ * 1000 + order));
    made.detail = type_text(schemas_, field);
    made.documentation = documentation_of(completing_.context(), owner_, field);
    made.deprecated = field.deprecated;
  }

  Skeleton text(const api::Field& field, std::string_view name, std::string_view first) const {
    const Cursor& cursor = completing_.cursor;
    Skeleton skeleton = skeleton_at(cursor, completing_.context().snippets, proto_names_);
    skeleton.add(json::quote(name));
    if (cursor.colon_follows) return skeleton;
    skeleton.add(": ");
    if (first.empty())
      skeleton.value(schemas_, owner_, field, false);
    else
      skeleton.add(json::quote(first));
    return skeleton;
  }

  Completing& completing_;
  const CompletionPlace& place_;
  const api::Schemas& schemas_;
  const api::Message& owner_;
  std::size_t rank_;
  bool proto_names_;
  std::vector<const api::Field*> present_;
  std::span<const rules::Text> needed_;
};

}  // namespace

void offer_names(Completing& completing) {
  for (std::size_t rank = 0; rank < completing.place.candidates.size(); ++rank) {
    const Candidate& candidate = completing.place.candidates[rank];
    const Meaning& meaning = candidate.meaning;
    if (meaning.owner == nullptr) continue;
    if (meaning.field == nullptr) {
      FieldNames(completing, candidate, rank).run();
    } else if (meaning.field->kind == api::Kind::map && meaning.is_element) {
      const rules::Offer* offer =
          rules::find_offer(rules::bundled_offers(), field_path(*meaning.owner, *meaning.field), true);
      if (offer != nullptr) offer_texts(completing, *offer);
    }
  }
}

}  // namespace gemlint::lsp
