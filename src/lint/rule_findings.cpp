#include "lint/rule_findings.hpp"

#include "json/quote.hpp"
#include "lint/member_edits.hpp"
#include "lint/message_path.hpp"
#include "lint/narrow_edits.hpp"
#include "lint/speaker.hpp"
#include "lint/suggest.hpp"
#include "text/digest.hpp"
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

/// Where a hit stands, with what its words need.
struct Placed {
  Locator& locator;
  api::NodePath root;  ///< of the hit's paths
  Locator::Found at;
  rules::Arguments arguments;

  const json::Node& node() const { return locator.tree().nodes[at.node]; }
};

class Writer {
 public:
  Writer(const Options& options, const Request& request, const rules::Context& context, const api::NodePath& base,
         Locator& body, Locator& outer)
      : options_(options), request_(request), context_(context), base_(base), body_(body), outer_(outer) {}

  Finding write(const rules::Hit& hit);
  /// A note about a hit that there would be with the model that `finding` recommends.
  void add_replacement_note(const rules::Hit& hit, const api::Model& replacement, Finding& finding);

 private:
  Placed place(const rules::Hit& hit, std::string_view model, const api::Model* judged);
  void add_notes(const rules::Hit& hit, Placed& placed, Finding& finding);
  void add_fixes(const rules::Hit& hit, Placed& placed, Finding& finding);
  void add_model_fix(const rules::Hit& hit, Placed& placed, Finding& finding);

  const Options& options_;
  const Request& request_;
  const rules::Context& context_;
  const api::NodePath& base_;
  Locator& body_;
  Locator& outer_;
};

Placed Writer::place(const rules::Hit& hit, std::string_view model, const api::Model* judged) {
  const bool in_url = hit.where == rules::Where::url;
  Locator& locator = in_url ? outer_ : body_;
  Placed placed = {locator, in_url ? request_.path : base_, {}, hit.arguments};
  placed.at = locator.find(joined(placed.root, hit.path), placed.root.size());
  rules::Arguments& arguments = placed.arguments;
  constexpr std::size_t most = 100;
  if (arguments.find("name") == nullptr) arguments.set("name", json::string_value(locator.text(), placed.node().key));
  if (arguments.find("value") == nullptr) arguments.set("value", shown_value(locator.text(), placed.node()));
  if (placed.node().kind == json::NodeKind::string)
    arguments.shorten(json::string_value(locator.text(), placed.node().value), most);
  arguments.set("path", hit.server_path);
  arguments.set("version", std::string(api::to_string(context_.version)));
  arguments.set("knowledge", std::string(options_.schemas->knowledge));
  arguments.set("day", std::string(context_.as_of));
  if (!model.empty()) arguments.set("model", std::string(model));
  if (judged != nullptr) arguments.set("judged", std::string(judged->code));
  return placed;
}

void Writer::add_notes(const rules::Hit& hit, Placed& placed, Finding& finding) {
  for (const api::NodePath& other : hit.others) {
    Locator::Found found = placed.locator.find(joined(placed.root, other), placed.root.size());
    const json::Node& noted = placed.locator.tree().nodes[found.node];
    Note& note = finding.notes.emplace_back();
    note.message = word(*options_.rules, "notes", hit.note);
    note.in = finding.in;
    note.pointer = std::move(found.pointer);
    note.range = placed.locator.range(marked_span(noted, hit.on_key));
  }
  if (uses_model_facts(*hit.rule, *hit.emission) && context_.judged != nullptr && context_.judged != context_.model) {
    Note& note = finding.notes.emplace_back();
    note.message = rules::fill(word(*options_.rules, "notes", "judged"), placed.arguments);
    note.in = finding.in;
  }
}

void Writer::add_replacement_note(const rules::Hit& hit, const api::Model& replacement, Finding& finding) {
  Placed placed = place(hit, replacement.code, &replacement);
  const std::string said = rules::fill(hit.emission->message, placed.arguments);
  Note& note = finding.notes.emplace_back();
  // Most rules name the model themselves.
  note.message = said.find(replacement.code) != std::string::npos
                     ? said
                     : rules::fill(word(*options_.rules, "notes", "with-replacement"),
                                   {{"replacement", std::string(replacement.code)}, {"said", said}});
  note.in = Within::body;
  note.range = placed.locator.range(marked_span(placed.node(), hit.on_key));
  note.pointer = std::move(placed.at.pointer);
}

void Writer::add_fixes(const rules::Hit& hit, Placed& placed, Finding& finding) {
  for (const rules::PlannedFix& planned : hit.fixes) {
    Fix fix;
    if (planned.action == rules::FixAction::remove) {
      std::vector<api::NodePath> paths = {joined(placed.root, planned.path)};
      for (const api::NodePath& more : planned.more) paths.push_back(joined(placed.root, more));
      fix.edits = removal_of(placed.locator, paths);
    } else if (auto edit = edit_for(placed.locator, joined(placed.root, planned.path), planned.action, planned.text)) {
      fix.edits.push_back(std::move(*edit));
    }
    narrow(placed.locator, fix.edits);
    if (fix.edits.empty()) continue;
    fix.title = fix_title(*options_.rules, finding.rule, planned.title, placed.arguments);
    fix.safety = planned.safe ? Safety::safe : Safety::unsafe_;
    finding.fixes.push_back(std::move(fix));
  }
}

/// Another model may answer differently, so the fix is unsafe.
void Writer::add_model_fix(const rules::Hit& hit, Placed& placed, Finding& finding) {
  const json::Node& node = placed.node();
  if (context_.model_place == rules::ModelPlace::given || node.kind != json::NodeKind::string) return;
  const std::string_view text = slice(placed.locator.text(), node.value);
  const std::size_t at = text.find(context_.model_name);
  if (at == std::string_view::npos) return;
  const std::size_t begin = node.value.begin + at;
  placed.arguments.set("replacement", std::string(hit.instead->code));
  Fix& fix = finding.fixes.emplace_back();
  fix.title = fix_title(*options_.rules, finding.rule, "replace-model", placed.arguments);
  fix.safety = Safety::unsafe_;
  fix.edits.push_back(
      {placed.locator.range({begin, begin + context_.model_name.size()}), std::string(hit.instead->code)});
}

Finding Writer::write(const rules::Hit& hit) {
  Placed placed = place(hit, context_.model_name, context_.judged);
  const json::Node& node = placed.node();
  const bool in_url = hit.where == rules::Where::url;
  Finding finding = speak(*options_.rules, *hit.rule, *hit.emission, placed.arguments);
  if (request_.form == Form::batch_line && finding.server) finding.server->message.reset();
  if (!hit.hint.empty()) finding.hint = hint_text(*options_.rules, finding.rule, hit.hint, placed.arguments);
  finding.in = in_url ? Within::exchange : Within::body;
  finding.pointer = std::move(placed.at.pointer);
  // What is said of the request's model is said of that model, wherever it is named.
  const bool about_model = in_url || (hit.rule->on.empty() && hit.path.empty());
  finding.fingerprint = about_model ? digest_of(context_.model_name) : placed.locator.digest(placed.at.node);
  const Span span = in_url ? url_span(request_, context_, placed.locator.text(), node) : marked_span(node, hit.on_key);
  finding.range = placed.locator.range(span);
  finding.excerpt = placed.locator.excerpt(span);
  // What is said of the command line's model stands nowhere in the file.
  finding.once_a_file = context_.model_place == rules::ModelPlace::given && hit.rule->on.empty() && hit.path.empty();
  add_notes(hit, placed, finding);
  add_fixes(hit, placed, finding);
  if (hit.instead != nullptr) add_model_fix(hit, placed, finding);
  return finding;
}

}  // namespace

void append_rule_findings(const Options& options, const Request& request, const rules::Context& context,
                          const RuleHits& hits, const api::NodePath& base, Locator& body, Locator& outer,
                          std::vector<Finding>& findings) {
  Writer writer(options, request, context, base, body, outer);
  for (const rules::Hit& hit : hits.hits) {
    Finding finding = writer.write(hit);
    if (hit.instead != nullptr) {
      for (const rules::Hit& later : hits.with_replacement) writer.add_replacement_note(later, *hit.instead, finding);
    }
    findings.push_back(std::move(finding));
  }
}

}  // namespace gemlint::lint
