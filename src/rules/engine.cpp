#include "rules/engine.hpp"

#include <algorithm>
#include <array>

namespace gemlint::rules {
namespace {

/// The category of rules about the choice of the model.
constexpr std::string_view wrong_model = "models";

bool contains(std::span<const std::string_view> list, std::string_view item) {
  return std::find(list.begin(), list.end(), item) != list.end();
}

/// What only matters when a model answers. Who counts tokens asks for no answer.
constexpr std::array<std::string_view, 2> about_answers = {"abilities", "thinking"};
constexpr std::string_view counting = "countTokens";

bool in_scope(const Scope& scope, const Context& context) {
  if (!scope.methods.empty() && !contains(scope.methods, method_of(context))) return false;
  if (!scope.versions.empty() && !contains(scope.versions, api::to_string(context.version))) return false;
  const auto any_is = [&](std::span<const std::string_view> abilities, api::Known wanted) {
    return std::any_of(abilities.begin(), abilities.end(), [&](std::string_view name) {
      return context.judged != nullptr && api::ability(*context.judged, name, context.as_of) == wanted;
    });
  };
  return (scope.model_has.empty() || any_is(scope.model_has, api::Known::yes)) &&
         (scope.model_lacks.empty() || any_is(scope.model_lacks, api::Known::no));
}

/// The place that a pointer in decoded names ("/a", "/a/b") leads to; nothing when a step of it is not set.
std::optional<api::NodePath> place(const api::View& view, api::NodeIndex node, std::string_view pointer) {
  while (pointer.size() > 1) {
    pointer.remove_prefix(1);
    const std::size_t slash = pointer.find('/');
    const std::string_view name = pointer.substr(0, slash);
    if (api::is_set(view, node, name) != api::Set::yes) return std::nullopt;
    if (slash == std::string_view::npos) return api::path(view, node, name);
    const api::Children inside = api::children(view, node, name);
    if (inside.empty()) return std::nullopt;
    node = *inside.begin();
    pointer.remove_prefix(slash);
  }
  return api::path(view, node);
}

/// True for a member that the condition demands something of, and that has it: of two, only the other is to blame.
bool is_fine(const Condition& require, const api::View& view, api::NodeIndex node, std::string_view pointer) {
  if (require.keyword == Keyword::all_of) {
    for (const Condition& part : require.all_parts()) {
      if (is_fine(part, view, node, pointer)) return true;
    }
    return false;
  }
  if (require.keyword != Keyword::property || pointer.substr(1) != require.names[0].text) return false;
  const api::Field* field = api::find_field(*view.nodes[node].message, require.names[0]);
  return field != nullptr && holds(require.parts[0], view, node, *field) == Truth::yes;
}

void report_condition(const Rule& rule, const api::View& view, api::NodeIndex node, const api::Field* field,
                      const Call& call) {
  std::vector<api::NodePath> places;
  const api::Field* member = field;  // that the finding is about
  for (const std::string_view pointer : rule.report_at) {
    auto found = place(view, node, pointer);
    if (!found || is_fine(rule.require, view, node, pointer)) continue;
    if (places.empty()) member = api::find_field(*view.nodes[node].message, pointer.substr(1));
    places.push_back(std::move(*found));
  }
  const bool default_place = places.empty();
  if (default_place) places.push_back(field == nullptr ? api::path(view, node) : api::path(view, node, field->name));
  Hit& hit = call.report(places.front());
  // A message is named by its key: marking all of it would mark too much.
  hit.on_key = field == nullptr || field->kind == api::Kind::message;
  hit.others.assign(places.begin() + 1, places.end());
  hit.note = "beside";
  if (member != nullptr) hit.arguments.set("member", std::string(member->proto_name));
  if (rule.fix.action == FixAction::none) return;
  std::optional<api::NodePath> target = rule.fix.at.empty() ? places.front() : place(view, node, rule.fix.at);
  if (!target) return;
  PlannedFix& fix = hit.fixes.emplace_back();
  fix = {"fix", rule.fix.action, std::move(*target), std::string(rule.fix.text), rule.fix.safe};
  if (rule.fix.all) fix.more = hit.others;
}

/// How many conditions it consists of.
std::size_t size_of(const Condition& condition) {
  std::size_t size = 1;
  for (const Condition& part : condition.all_parts()) size += size_of(part);
  return size;
}

}  // namespace

void Engine::add(const Rule& rule, std::span<const NativeCheck> checks) {
  Entry entry;
  entry.rule = &rule;
  entry.require_first = rule.check.empty() && size_of(rule.require) < size_of(rule.when);
  const bool always = rule.when.keyword == Keyword::all_of && rule.when.part_count == 0;
  // A rule on a field is asked only where that is set and sound.
  entry.has_when = !rule.on.empty() && (!always || rule.on.find('.') != std::string_view::npos);
  entry.about_answers = std::find(about_answers.begin(), about_answers.end(), rule.category) != about_answers.end();
  if (!rule.check.empty()) {
    const auto found =
        std::find_if(checks.begin(), checks.end(), [&](const NativeCheck& check) { return check.name == rule.check; });
    if (found == checks.end()) return;
    entry.check = found->run;
  }
  if (!rule.on.empty()) {
    const std::size_t dot = rule.on.find('.');
    entry.message = api::find_message(schemas_, rule.on.substr(0, dot));
    if (entry.message == nullptr) return;
    entry.filter = filter_for(rule.when, true, *entry.message);
    if (dot != std::string_view::npos) {
      entry.field = api::find_field(*entry.message, rule.on.substr(dot + 1));
      if (entry.field == nullptr) return;
      // Conditions on a field speak of its value: all that they ask of the message is that it is set.
      entry.filter = {api::field_bit(static_cast<std::size_t>(entry.field - entry.message->fields.data())), 0, 0};
    } else if (entry.check == nullptr) {
      entry.filter = both(entry.filter, filter_for(rule.require, false, *entry.message));
    }
  }
  for (const std::string_view needed : rule.needs) {
    const std::size_t dot = needed.find('.');
    const api::Message* message = api::find_message(schemas_, needed.substr(0, dot));
    const api::Field* field = message == nullptr || dot == std::string_view::npos
                                  ? nullptr
                                  : api::find_field(*message, needed.substr(dot + 1));
    if (message == nullptr || (dot != std::string_view::npos && field == nullptr)) continue;
    const std::uint64_t fields =
        field == nullptr ? 0 : api::field_bit(static_cast<std::size_t>(field - message->fields.data()));
    entry.needs.push_back({static_cast<std::size_t>(message - schemas_.messages.data()), fields});
  }
  // It looks for what these schemas do not have.
  if (!rule.needs.empty() && entry.needs.empty()) return;
  entries_.push_back(std::move(entry));
}

void Engine::arrange() {
  std::stable_sort(entries_.begin(), entries_.end(),
                   [](const Entry& a, const Entry& b) { return a.message < b.message; });
}

const Engine::Plan& Engine::plan_for(const Context& context) {
  for (const Plan& plan : plans_) {
    if (plan.route == context.route && plan.version == context.version && plan.judged == context.judged &&
        plan.as_of == context.as_of) {
      return plan;
    }
  }
  constexpr std::size_t most_plans = 16;
  if (plans_.size() < most_plans) plans_.emplace_back();
  Plan& plan = plans_[next_plan_];
  next_plan_ = (next_plan_ + 1) % most_plans;
  plan = {context.route, context.version, context.judged, std::string(context.as_of), {}, {}, 0};
  const bool counts = method_of(context) == counting;
  for (const Entry& entry : entries_) {
    if (in_scope(entry.rule->scope, context) && !(entry.about_answers && counts))
      plan.entries.push_back({entry.filter, &entry});
  }
  std::size_t at = 0;
  while (at < plan.entries.size() && plan.entries[at].entry->message == nullptr) ++at;
  plan.once_a_request = at;
  for (const api::Message& message : schemas_.messages) {
    plan.first.push_back(static_cast<std::uint16_t>(at));
    while (at < plan.entries.size() && plan.entries[at].entry->message == &message) ++at;
  }
  plan.first.push_back(static_cast<std::uint16_t>(at));
  return plan;
}

void Engine::look_through(const api::View& view) {
  for (const std::size_t message : occurring_) seen_[message] = {};
  occurring_.clear();
  for (const api::Node& node : view.nodes) {
    const auto message = static_cast<std::size_t>(node.message - schemas_.messages.data());
    Seen& seen = seen_[message];
    if (!seen.occurs) occurring_.push_back(message);
    seen.fields |= node.present;
    seen.occurs = true;
  }
}

bool Engine::may_speak(const Entry& entry) const {
  return entry.needs.empty() || std::any_of(entry.needs.begin(), entry.needs.end(), [&](const Need& need) {
           const Seen& seen = seen_[need.message];
           return need.fields == 0 ? seen.occurs : (seen.fields & need.fields) != 0;
         });
}

void Engine::judge(const Entry& entry, const api::View& view, api::NodeIndex node, const Context& context,
                   std::vector<Hit>& hits, Shared& shared) {
  const Rule& rule = *entry.rule;
  const auto truth = [&](const Condition& condition) {
    return entry.field == nullptr ? holds(condition, view, node) : holds(condition, view, node, *entry.field);
  };
  const Call call = {view, node, context, rule, hits, shared};
  const auto is_broken = [&] { return truth(rule.require) == Truth::no; };
  if (entry.require_first && !is_broken()) return;
  if (entry.has_when && truth(rule.when) != Truth::yes) return;
  if (entry.check != nullptr) return entry.check(call);
  if (entry.require_first || is_broken()) report_condition(rule, view, node, entry.field, call);
}

bool Engine::run(const api::View& view, const Context& asked, std::vector<Hit>& hits, std::size_t limit) {
  const std::size_t before = hits.size();
  shared_.clear();
  look_through(view);
  const Plan* plan = &plan_for(asked);
  for (std::size_t i = 0; i < plan->once_a_request; ++i) {
    if (may_speak(*plan->entries[i].entry)) judge(*plan->entries[i].entry, view, 0, asked, hits, shared_);
  }
  // A model that is wrong for the request altogether need not be held against its details.
  Context context = asked;
  for (std::size_t i = before; i < hits.size(); ++i) {
    if (hits[i].emission->severity == Severity::error && hits[i].rule->category == wrong_model)
      context.judged = nullptr;
  }
  if (context.judged != asked.judged) plan = &plan_for(context);
  for (std::size_t index = 0; index < view.nodes.size(); ++index) {
    const api::Node& node = view.nodes[index];
    const auto message = static_cast<std::size_t>(node.message - schemas_.messages.data());
    for (std::size_t i = plan->first[message]; i < plan->first[message + 1]; ++i) {
      const Gate& gate = plan->entries[i];
      if (gate.filter.lets_through(node.present) && (gate.entry->needs.empty() || may_speak(*gate.entry)))
        judge(*gate.entry, view, static_cast<api::NodeIndex>(index), context, hits, shared_);
    }
    if (hits.size() >= limit) {
      hits.resize(limit);
      return false;
    }
  }
  return true;
}

}  // namespace gemlint::rules
