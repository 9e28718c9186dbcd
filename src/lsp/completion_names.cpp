#include <algorithm>

#include "json/quote.hpp"
#include "lsp/completion_lists.hpp"
#include "lsp/completion_texts.hpp"
#include "lsp/words.hpp"

namespace gemlint::lsp {
namespace {

/// Adds the fields of one type that the object can still have.
class FieldNames {
 public:
  /// `rank` is that of the type among those that are possible; `lifts`: what it needs comes before all else.
  FieldNames(Completing& completing, const Candidate& candidate, std::size_t rank, bool lifts)
      : completing_(completing),
        place_(completing.place),
        schemas_(*candidate.schemas),
        owner_(*candidate.meaning.owner),
        body_(candidate.body),
        rank_(rank),
        lifts_(lifts),
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
    for (const api::Field& field : owner_.fields) {
      if (can_stand(field)) add(field);
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

  void add(const api::Field& field) {
    const std::string_view name = proto_names_ ? field.proto_name : field.name;
    if (std::any_of(completing_.list.begin(), completing_.list.end(),
                    [&](const Completion& other) { return other.label == name; })) {
      return;
    }
    const auto needed =
        std::find_if(needed_.begin(), needed_.end(), [&](const rules::Text& one) { return one.name == field.name; });
    const bool is_needed = needed != needed_.end();
    const bool is_odd = field.name.starts_with('_');  // a name that no one is meant to choose
    const std::size_t place = is_needed ? static_cast<std::size_t>(needed - needed_.begin())
                                        : rules::place_in_order(rules::bundled_offers(), owner_.name, field.name);
    const int group = field.deprecated || is_odd || is_useless(field) ? 2 : is_needed && lifts_ ? 0 : 1;
    Completion& made = completing_.add(CompletionKind::field, name, text(field, name, is_needed ? needed->text : ""),
                                       sort_key(group, rank_ * 1000 + place) + std::string(name));
    made.detail = type_text(ui_of(completing_.context()), schemas_, field);
    made.documentation = documentation_of(completing_.context(), owner_, field);
    made.deprecated = field.deprecated;
  }

  /// The request's model is known to do nothing with it.
  bool is_useless(const api::Field& field) const {
    const api::Model* model = place_.model();
    const std::string_view ability = rules::find_text(rules::bundled_offers().abilities, field_path(owner_, field));
    return model != nullptr && !ability.empty() &&
           api::ability(*model, ability, completing_.context().options->as_of) == api::Known::no;
  }

  Skeleton text(const api::Field& field, std::string_view name, std::string_view first) const {
    const Cursor& cursor = completing_.cursor;
    Skeleton skeleton = skeleton_at(cursor, completing_.context().snippets, proto_names_);
    skeleton.add(json::quote(name));
    if (cursor.colon_follows) return skeleton;
    skeleton.add(": ");
    if (body_ != nullptr && field.kind == api::Kind::structure)
      skeleton.object(place_.document->schemas(), *body_, "");
    else if (first.empty())
      skeleton.value(schemas_, owner_, field, false);
    else
      skeleton.add(json::quote(first));
    return skeleton;
  }

  Completing& completing_;
  const CompletionPlace& place_;
  const api::Schemas& schemas_;
  const api::Message& owner_;
  const api::Message* body_;
  std::size_t rank_;
  bool lifts_;
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
      const auto& all = completing.place.candidates;
      const bool lifts = std::none_of(all.begin(), all.begin() + static_cast<std::ptrdiff_t>(rank),
                                      [&](const Candidate& other) { return other.schemas == candidate.schemas; });
      FieldNames(completing, candidate, rank, lifts).run();
    } else if (meaning.field->kind == api::Kind::map && meaning.is_element) {
      const rules::Offer* offer =
          rules::find_offer(rules::bundled_offers(), field_path(*meaning.owner, *meaning.field), true);
      if (offer != nullptr) offer_texts(completing, *offer);
    }
  }
}

}  // namespace gemlint::lsp
