#include "lint/rule_findings.hpp"

#include "json/quote.hpp"
#include "lint/member_edits.hpp"
#include "lint/message_path.hpp"
#include "lint/speaker.hpp"
#include "lint/suggest.hpp"
#include "text/utf8.hpp"

namespace gemlint::lint {
namespace {

/// The JSON text of a value, for a message: cut when it is long, and in one line.
std::string shown_value(std::string_view text, const json::Node& node) {
  constexpr std::size_t most = 40;
  if (node.kind == json::NodeKind::object) return "{…}";
  if (node.kind == json::NodeKind::array) return "[…]";
  const bool is_string = node.kind == json::NodeKind::string;
  const std::string whole = is_string ? json::string_value(text, node.value) : std::string(slice(text, node.value));
  const std::string_view start = first_code_points(whole, most);
  const std::string shown = std::string(start) + (start.size() < whole.size() ? "…" : "");
  return is_string ? json::quote(shown) : shown;
}

/// What is marked: a name, a value, or the bracket of a long one.
Span marked_span(const json::Node& node, bool on_key) {
  if (on_key && !node.key.empty()) return node.key;
  const bool container = node.kind == json::NodeKind::object || node.kind == json::NodeKind::array;
  Span span = node.value;
  if (container && node.key.empty()) span.end = std::min(span.end, span.begin + 1);
  return span;
}

/// The place of the model's name in a url, or of its last part.
Span url_span(const Request& request, const rules::Context& context, std::string_view text, const json::Node& node) {
  const std::string_view url = slice(text, node.value);
  const std::size_t models = url.find(context.model_name);
  if (!context.model_name.empty() && models != std::string_view::npos && request.form == Form::exchange)
    return {node.value.begin + models, node.value.begin + models + context.model_name.size()};
  return node.value;
}

/// True when what a rule says depends on the model that answers.
bool uses_model_facts(const rules::Rule& rule, const rules::Emission& emission) {
  const auto names = [&](std::string_view hole) { return emission.message.find(hole) != std::string_view::npos; };
  return !rule.scope.model_has.empty() || !rule.scope.model_lacks.empty() || (names("{judged}") && !names("{model}"));
}

}  // namespace

void append_rule_findings(const Options& options, const Request& request, const rules::Context& context,
                          const std::vector<rules::Hit>& hits, const api::NodePath& base, Locator& body, Locator& outer,
                          std::vector<Finding>& findings) {
  const rules::RuleSet& rules = *options.rules;
  for (const rules::Hit& hit : hits) {
    const bool in_url = hit.where == rules::Where::url;
    Locator& locator = in_url ? outer : body;
    const api::NodePath& root = in_url ? request.path : base;
    Locator::Found at = locator.find(joined(root, hit.path), root.size());
    const json::Node& node = locator.tree().nodes[at.node];
    rules::Arguments arguments = hit.arguments;
    if (arguments.find("name") == nullptr) arguments.set("name", json::string_value(locator.text(), node.key));
    if (arguments.find("value") == nullptr) arguments.set("value", shown_value(locator.text(), node));
    arguments.set("path", hit.server_path);
    arguments.set("version", std::string(api::to_string(context.version)));
    arguments.set("knowledge", std::string(options.schemas->knowledge));
    arguments.set("day", std::string(context.as_of));
    if (!context.model_name.empty()) arguments.set("model", std::string(context.model_name));
    if (context.judged != nullptr) arguments.set("judged", std::string(context.judged->code));

    Finding finding = speak(rules, *hit.rule, *hit.emission, arguments);
    if (request.form == Form::batch_line && finding.server) finding.server->message.reset();
    if (!hit.hint.empty()) finding.hint = hint_text(rules, finding.rule, hit.hint, arguments);
    finding.in = in_url ? Within::exchange : Within::body;
    finding.pointer = std::move(at.pointer);
    const Span span = in_url ? url_span(request, context, locator.text(), node) : marked_span(node, hit.on_key);
    finding.range = locator.range(span);
    finding.excerpt = locator.excerpt(span);
    for (const api::NodePath& other : hit.others) {
      Locator::Found found = locator.find(joined(root, other), root.size());
      const json::Node& noted = locator.tree().nodes[found.node];
      Note& note = finding.notes.emplace_back();
      note.message = word(rules, "notes", hit.note);
      note.in = finding.in;
      note.pointer = std::move(found.pointer);
      note.range = locator.range(marked_span(noted, hit.on_key));
    }
    if (uses_model_facts(*hit.rule, *hit.emission) && context.judged != nullptr && context.judged != context.model) {
      Note& note = finding.notes.emplace_back();
      note.message = rules::fill(word(rules, "notes", "judged"), arguments);
      note.in = finding.in;
    }
    for (const rules::PlannedFix& planned : hit.fixes) {
      Fix fix;
      if (planned.action == rules::FixAction::remove) {
        std::vector<api::NodePath> paths = {joined(root, planned.path)};
        for (const api::NodePath& more : planned.more) paths.push_back(joined(root, more));
        fix.edits = removal_of(locator, paths);
      } else if (auto edit = edit_for(locator, joined(root, planned.path), planned.action, planned.text)) {
        fix.edits.push_back(std::move(*edit));
      }
      if (fix.edits.empty()) continue;
      fix.title = fix_title(rules, finding.rule, planned.title, arguments);
      fix.safety = planned.safe ? Safety::safe : Safety::unsafe_;
      finding.fixes.push_back(std::move(fix));
    }
    findings.push_back(std::move(finding));
  }
}

}  // namespace gemlint::lint
