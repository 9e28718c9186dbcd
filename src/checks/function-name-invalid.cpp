#include <algorithm>
#include <array>

#include "api/names.hpp"
#include "checks/list.hpp"
#include "json/quote.hpp"
#include "text/utf8.hpp"

namespace gemlint::checks {
namespace {

/// True when every character of the name is one of `allowed`.
bool has_only(std::string_view name, std::string_view allowed) {
  std::array<bool, 256> is_allowed{};
  for (const char c : allowed) is_allowed[static_cast<unsigned char>(c)] = true;
  return std::all_of(name.begin(), name.end(), [&](char c) { return is_allowed[static_cast<unsigned char>(c)]; });
}

/// The name with every character that is not allowed replaced by '_'.
std::string allowed_name(std::string_view name, std::string_view first, std::string_view rest) {
  std::string allowed;
  for (std::size_t at = 0; at < name.size();) {
    const std::size_t length = code_point_at(name, at).length;
    const bool fits = length == 1 && rest.find(name[at]) != std::string_view::npos;
    allowed += fits ? name[at] : '_';
    at += length;
  }
  if (first.find(allowed.front()) == std::string_view::npos) allowed.insert(allowed.begin(), '_');
  return allowed;
}

}  // namespace

/// On a function declaration: the form of its name. Characters and lengths stand in the rule file.
void function_name_invalid(const rules::Call& call) {
  using namespace api::names;
  const api::View& view = call.view;
  const api::Set set = api::is_set(view, call.node, FunctionDeclaration::name);
  if (set == api::Set::unsure) return;
  if (set == api::Set::no) {
    call.report("empty", api::path(view, call.node)).on_key = true;
    return;
  }
  const auto name = api::text(view, call.node, FunctionDeclaration::name);
  const auto firsts = rules::words_of(call.rule, "first");
  const auto rests = rules::words_of(call.rule, "rest");
  if (!name || firsts.empty() || rests.empty()) return;
  const auto place = [&] { return api::path(view, call.node, FunctionDeclaration::name); };
  if (name->empty()) {
    call.report("empty", place());
    return;
  }
  if (firsts.front().find(name->front()) == std::string_view::npos || !has_only(*name, rests.front())) {
    rules::Hit& hit = call.report("characters", place());
    const std::string allowed = allowed_name(*name, firsts.front(), rests.front());
    hit.arguments.set("suggestion", allowed);
    hit.fixes.push_back({"characters", rules::FixAction::replace, hit.path, json::quote(allowed), false});
    return;
  }
  const auto most = static_cast<std::size_t>(rules::number_of(call.rule, "most"));
  const auto safe = static_cast<std::size_t>(rules::number_of(call.rule, "safe"));
  if (name->size() <= safe) return;
  const bool too_long = name->size() > most;
  rules::Hit& hit = call.report(too_long ? "too-long" : "long", place());
  hit.arguments.set("count", std::to_string(name->size()));
  hit.arguments.set("limit", std::to_string(too_long ? most : safe));
}

}  // namespace gemlint::checks
