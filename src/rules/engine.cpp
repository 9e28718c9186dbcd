#include "rules/engine.hpp"

#include <algorithm>

#include "rules/report_condition.hpp"
#include "rules/scope.hpp"

namespace gemlint::rules {
namespace {

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
  for (const Entry& entry : entries_) {
    if (in_scope(*entry.rule, context)) plan.entries.push_back({entry.filter, &entry});
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
  if (entry.require_first || is_broken()) report_condition(call, entry.field);
}

bool Engine::run(const api::View& view, const Context& asked, std::vector<Hit>& hits, std::size_t limit) {
  const std::size_t before = hits.size();
  shared_.clear();
  look_through(view);
  const Plan* plan = &plan_for(asked);
  for (std::size_t i = 0; i < plan->once_a_request; ++i) {
    if (may_speak(*plan->entries[i].entry)) judge(*plan->entries[i].entry, view, 0, asked, hits, shared_);
  }
  const Context context = for_details(asked, std::span(hits).subspan(before));
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
