#include "rules/report_condition.hpp"

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "rules/evaluate.hpp"

namespace gemlint::rules {
namespace {

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

}  // namespace

void report_condition(const Call& call, const api::Field* field) {
  const Rule& rule = call.rule;
  const api::View& view = call.view;
  const api::NodeIndex node = call.node;
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

}  // namespace gemlint::rules
