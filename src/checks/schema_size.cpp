#include "checks/schema_size.hpp"

#include <algorithm>
#include <optional>
#include <vector>

#include "api/names.hpp"

namespace gemlint::checks {
namespace {

/// How often the elements of an array count; nothing when it has no limit.
using Repeats = std::optional<double>;

Repeats repeats_of(std::optional<double> limit) {
  return limit && *limit > 1 ? limit : limit ? Repeats(1) : std::nullopt;
}

void add_branch(SchemaSize& sum, const SchemaSize& part) {
  sum.levels = std::max(sum.levels, part.levels);
  sum.whole += part.whole;
  sum.bounded += part.bounded;
}

void add_property(SchemaSize& sum, const SchemaSize& part, const Weights& weights) {
  add_branch(sum, part);
  sum.whole += weights.property;
}

void add_items(SchemaSize& sum, const SchemaSize& part, Repeats repeats) {
  sum.levels = std::max(sum.levels, part.levels);
  sum.whole += part.whole * repeats.value_or(1);
  sum.bounded += repeats ? part.whole * *repeats : part.bounded;
}

/// What a schema is whose parts are added up.
SchemaSize closed(SchemaSize sum, std::size_t enum_values, double range) {
  sum.whole = std::max({sum.whole, 1.0, static_cast<double>(enum_values)}) + range;
  ++sum.levels;
  return sum;
}

/// Goes through a JSON Schema once, along its references too.
class Sizing {
 public:
  Sizing(const JsonSchema& schema, const Weights& weights)
      : schema_(schema), weights_(weights), known_(schema.nodes().size()) {}

  SchemaSize run() {
    open(0, false);
    while (true) {
      const std::optional<Step> step = next_step(frames_.back());
      if (step) {
        take(*step);
        continue;
      }
      const Frame done = frames_.back();
      frames_.pop_back();
      Known& known = known_[done.node];
      known.size = closed(done.sum, done.facts.enum_values, done.facts.limited ? weights_.range : 0);
      known.state = State::done;
      if (frames_.empty()) return known.size;
      absorb({done.node, done.by_reference}, known.size);
    }
  }

 private:
  enum class State : std::uint8_t { fresh, open, done };
  struct Known {
    State state = State::fresh;
    SchemaSize size;
  };
  struct Step {
    std::uint32_t node = 0;
    bool by_reference = false;
  };
  /// What counts of a subschema itself.
  struct Facts {
    std::size_t enum_values = 0;
    bool limited = false;  // in its values
    Repeats repeats;       // of its elements
  };
  struct Frame {
    std::uint32_t node = 0;
    std::uint32_t next = 0;  // the child after the ones that are added up
    bool by_reference = false;
    bool reference_read = false;
    SchemaSize sum;
    Facts facts;
  };

  void open(std::uint32_t node, bool by_reference) {
    known_[node].state = State::open;
    frames_.push_back({.node = node,
                       .next = node + 1,
                       .by_reference = by_reference,
                       .reference_read = false,
                       .sum = {},
                       .facts = facts_of(node)});
  }

  std::optional<Step> next_step(Frame& frame) const {
    if (!frame.reference_read) {
      frame.reference_read = true;
      const auto reference = schema_.reference(frame.node);
      const auto target = reference ? schema_.resolve(*reference).node : std::nullopt;
      if (target) return Step{*target, true};
    }
    while (frame.next < schema_.nodes()[frame.node].end) {
      const std::uint32_t child = frame.next;
      frame.next = schema_.nodes()[child].end;
      if (schema_.nodes()[child].edge != JsonSchema::Edge::definition) return Step{child, false};
    }
    return std::nullopt;
  }

  void take(const Step& step) {
    const Known& known = known_[step.node];
    if (known.state == State::fresh) return open(step.node, step.by_reference);
    if (known.state == State::done) absorb(step, known.size);
  }

  /// Adds a part to the schema that is open.
  void absorb(const Step& step, SchemaSize part) {
    Frame& frame = frames_.back();
    if (step.by_reference) {
      --part.levels;  // the target stands in the place of the one that names it
      return add_branch(frame.sum, part);
    }
    switch (schema_.nodes()[step.node].edge) {
      case JsonSchema::Edge::property: return add_property(frame.sum, part, weights_);
      case JsonSchema::Edge::items: return add_items(frame.sum, part, frame.facts.repeats);
      default: return add_branch(frame.sum, part);
    }
  }

  Facts facts_of(std::uint32_t node) const {
    using api::names::Schema::enum_, api::names::Schema::maximum, api::names::Schema::maxItems,
        api::names::Schema::minimum;
    Facts facts;
    for (const auto& member : schema_.nodes()[node].object->GetObject()) {
      const std::string_view name = text_of(member.name);
      if (name == minimum || name == maximum) facts.limited = true;
      if (name == enum_ && member.value.IsArray()) facts.enum_values = member.value.Size();
      if (name == maxItems && member.value.IsNumber()) facts.repeats = repeats_of(member.value.GetDouble());
    }
    return facts;
  }

  const JsonSchema& schema_;
  const Weights& weights_;
  std::vector<Known> known_;
  std::vector<Frame> frames_;
};

/// Of a Schema message.
SchemaSize size_of(const api::View& view, api::NodeIndex schema, const Weights& weights) {
  using namespace api::names;
  const api::NodeIndex end = view.nodes[schema].end;
  std::vector<SchemaSize> sums(end - schema);
  // Children stand behind their parents, so that each is whole when its parent's turn comes.
  for (api::NodeIndex node = end; node-- > schema;) {
    SchemaSize& sum = sums[node - schema];
    const bool limited = api::is_set(view, node, Schema::minimum) == api::Set::yes ||
                         api::is_set(view, node, Schema::maximum) == api::Set::yes;
    sum = closed(sum, api::elements(view, node, Schema::enum_).size(), limited ? weights.range : 0);
    if (node == schema) break;
    SchemaSize& around = sums[view.nodes[node].parent - schema];
    const std::string_view field = view.nodes[node].field->name;
    if (field == Schema::properties) {
      add_property(around, sum, weights);
    } else if (field == Schema::items) {
      add_items(around, sum, repeats_of(api::number(view, view.nodes[node].parent, Schema::maxItems)));
    } else {
      add_branch(around, sum);
    }
  }
  return sums.front();
}

}  // namespace

const std::vector<WholeSchema>& whole_schemas(const rules::Call& call) {
  return call.shared.get<std::vector<WholeSchema>>([&] {
    using namespace api::names;
    const api::View& view = call.view;
    std::vector<WholeSchema> found;
    for (api::NodeIndex node = 1; node < view.nodes.size(); ++node) {
      if (view.nodes[node].message->name != messages::Schema) continue;
      const std::string_view around = view.nodes[view.nodes[node].parent].message->name;
      const api::NodeIndex end = view.nodes[node].end;
      found.push_back(
          {{.of_function = around == messages::FunctionDeclaration, .path = {}, .node = node}, nullptr, end - node});
      node = end - 1;
    }
    for (const auto& [place, schema] : json_schemas(call)) found.push_back({place, &schema, schema.nodes().size()});
    return found;
  });
}

SchemaSize size_of(const JsonSchema& schema, const Weights& weights) { return Sizing(schema, weights).run(); }

SchemaSize size_of(const api::View& view, const WholeSchema& schema, const Weights& weights) {
  return schema.json == nullptr ? size_of(view, schema.place.node, weights) : size_of(*schema.json, weights);
}

}  // namespace gemlint::checks
