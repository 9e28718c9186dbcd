#include <unordered_set>
#include <vector>

#include "api/names.hpp"
#include "checks/json_schema.hpp"
#include "checks/list.hpp"

namespace gemlint::checks {
namespace {

/// Whether an answer can leave a node out: it is a property that its schema does not require.
std::vector<bool> optional_nodes(const JsonSchema& schema) {
  std::vector<bool> optional(schema.nodes().size());
  for (std::uint32_t node = 0; node < schema.nodes().size(); ++node) {
    const json::Value& object = *schema.nodes()[node].object;
    const Member required = find_member(object, api::names::Schema::required);
    std::unordered_set<std::string_view> names;
    if (required.value != nullptr && required.value->IsArray()) {
      for (const auto& name : required.value->GetArray()) {
        if (name.IsString()) names.insert(text_of(name));
      }
    }
    for (std::uint32_t child = node + 1; child < schema.nodes()[node].end; child = schema.nodes()[child].end) {
      const JsonSchema::Node& inside = schema.nodes()[child];
      if (inside.edge != JsonSchema::Edge::property) continue;
      const json::Value& properties = (object.MemberBegin() + inside.member)->value;
      optional[child] = names.count(text_of((properties.MemberBegin() + inside.element)->name)) == 0;
    }
  }
  return optional;
}

/// Finds the references that lead back to a schema around them, with nothing between that can be left out.
class Cycles {
 public:
  explicit Cycles(const JsonSchema& schema)
      : schema_(schema), optional_(optional_nodes(schema)), states_(schema.nodes().size()) {}

  /// The nodes whose `$ref` closes a cycle.
  std::vector<std::uint32_t> run() {
    // What can be left out is the beginning of a walk of its own.
    for (std::uint32_t node = 0; node < schema_.nodes().size(); ++node) {
      if (states_[node] == State::fresh) walk(node);
    }
    return std::move(closing_);
  }

 private:
  enum class State : std::uint8_t { fresh, open, done };
  struct Frame {
    std::uint32_t node = 0;
    std::uint32_t next = 0;
    bool reference_read = false;
  };

  void enter(std::uint32_t node) {
    states_[node] = State::open;
    frames_.push_back({node, node + 1, false});
  }

  void walk(std::uint32_t start) {
    enter(start);
    while (!frames_.empty()) {
      Frame& frame = frames_.back();
      if (!frame.reference_read) {
        frame.reference_read = true;
        follow(frame.node);
      } else if (frame.next < schema_.nodes()[frame.node].end) {
        const std::uint32_t child = frame.next;
        frame.next = schema_.nodes()[child].end;
        const bool leads_on = !optional_[child] && schema_.nodes()[child].edge != JsonSchema::Edge::definition;
        if (leads_on && states_[child] == State::fresh) enter(child);
      } else {
        states_[frame.node] = State::done;
        frames_.pop_back();
      }
    }
  }

  void follow(std::uint32_t node) {
    const auto reference = schema_.reference(node);
    const auto target = reference ? schema_.resolve(*reference).node : std::nullopt;
    if (!target) return;
    if (states_[*target] == State::open) closing_.push_back(node);
    if (states_[*target] == State::fresh) enter(*target);
  }

  const JsonSchema& schema_;
  std::vector<bool> optional_;
  std::vector<State> states_;
  std::vector<Frame> frames_;
  std::vector<std::uint32_t> closing_;
};

}  // namespace

/// Once a request: a JSON Schema may contain itself only where an answer can leave it out.
void ref_cycle_required(const rules::Call& call) {
  for (const auto& [place, schema] : json_schemas(call)) {
    if (!schema.has_references()) continue;
    for (const std::uint32_t node : Cycles(schema).run()) {
      api::NodePath path = joined(place.path, schema.path(node));
      path.push_back(schema.nodes()[node].reference);
      call.report(std::move(path));
    }
  }
}

}  // namespace gemlint::checks
