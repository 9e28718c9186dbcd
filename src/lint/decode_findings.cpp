#include "lint/decode_findings.hpp"

#include "api/day.hpp"
#include "api/scalar.hpp"
#include "json/quote.hpp"
#include "lint/speaker.hpp"
#include "lint/suggest.hpp"

namespace gemlint::lint {
namespace {

using api::Violation;
using json::NodeKind;

std::string_view found_word(NodeKind kind) {
  switch (kind) {
    case NodeKind::null: return "null";
    case NodeKind::boolean: return "boolean";
    case NodeKind::number: return "number";
    case NodeKind::string: return "string";
    case NodeKind::array: return "array";
    case NodeKind::object: return "object";
    case NodeKind::error: break;
  }
  return "nothing";
}

class Writer {
 public:
  Writer(const Options& options, const Request& request, const json::Value& body, const api::NodePath& base,
         Locator& locator)
      : options_(options), request_(request), body_(body), base_(base), locator_(locator) {}

  Finding write(const api::Hit& hit);

 private:
  rules::Arguments arguments_for(const api::Hit& hit, const json::Node& node) const;
  std::string_view emission_name(const api::Hit& hit, bool suggested) const;
  void suggest(const api::Hit& hit, const json::Node& node, Suggestion& suggestion, std::string& hint_name) const;
  void add_note(const api::Hit& hit, Finding& finding);
  bool may_be_newer() const;
  api::NodePath full(const api::NodePath& path) const {
    api::NodePath whole = base_;
    whole.insert(whole.end(), path.begin(), path.end());
    return whole;
  }

  const Options& options_;
  const Request& request_;
  const json::Value& body_;
  const api::NodePath& base_;
  Locator& locator_;
};

bool Writer::may_be_newer() const {
  const auto age = api::days_between(options_.schemas->knowledge, options_.as_of);
  return age && *age > knowledge_lifetime_days;
}

rules::Arguments Writer::arguments_for(const api::Hit& hit, const json::Node& node) const {
  const rules::RuleSet& rules = *options_.rules;
  const std::string field_name = hit.field == nullptr ? hit.name : std::string(hit.field->name);
  const bool element = hit.name.empty();
  rules::Arguments arguments;
  arguments.set("name", hit.name);
  arguments.set("field", field_name);
  arguments.set("subject", rules::fill(word(rules, "subjects", element ? "element" : "field"),
                                       {{"name", element ? field_name : hit.name}}));
  arguments.set("type", hit.message == nullptr ? std::string() : std::string(hit.message->name));
  arguments.set("at", hit.at.empty() ? std::string() : " at '" + hit.at + "'");
  if (!hit.type.empty()) arguments.set("wire", hit.type);
  arguments.set("value", hit.value);
  arguments.set("reason", hit.reason);
  arguments.set("knowledge", std::string(options_.schemas->knowledge));
  arguments.set("version", std::string(api::to_string(request_.endpoint.version)));
  arguments.set("count", std::to_string(hit.count));
  arguments.set("limit", std::to_string(hit.violation == Violation::deep ? api::depth_warning : api::depth_limit));
  arguments.set("where", node.kind == NodeKind::array
                             ? "in array"
                             : "for key '" + json::string_value(locator_.text(), node.key) + "'");
  arguments.set("found", rules::fill(word(rules, "found", found_word(node.kind)), arguments));
  if (hit.field != nullptr) {
    const bool map_value = hit.field->kind == api::Kind::map && hit.violation != Violation::list_for_map;
    const api::Kind kind = map_value ? hit.field->value_kind : hit.field->kind;
    const std::string type =
        kind == api::Kind::message ? std::string(options_.schemas->messages[hit.field->type].name) : std::string();
    const bool list = hit.field->repeated && !element;
    arguments.set("expected",
                  rules::fill(word(rules, list ? "lists" : "kinds", api::to_string(kind)), {{"type", type}}));
  }
  return arguments;
}

std::string_view Writer::emission_name(const api::Hit& hit, bool suggested) const {
  if (hit.violation == Violation::not_in_version) {
    return hit.field->tier == api::Tier::a   ? "not-in-version-a"
           : hit.field->tier == api::Tier::b ? "not-in-version-b"
                                             : "not-in-version-c";
  }
  if (!suggested && hit.violation == Violation::unknown_name && may_be_newer()) return "unknown-name-perhaps-newer";
  if (!suggested && hit.violation == Violation::unknown_enum_value && may_be_newer())
    return "unknown-enum-value-perhaps-newer";
  return api::to_string(hit.violation);
}

void Writer::suggest(const api::Hit& hit, const json::Node& node, Suggestion& suggestion,
                     std::string& hint_name) const {
  switch (hit.violation) {
    case Violation::unknown_name:
      suggestion = suggest_name(*options_.schemas, *options_.rules, hit, *request_.endpoint.request, body_);
      hint_name = suggestion.hint;
      return;
    case Violation::unknown_enum_value:
      suggestion = suggest_enum_value(*options_.schemas, hit, json::string_value(locator_.text(), node.value));
      hint_name = suggestion.hint;
      return;
    case Violation::bytes_not_base64: {
      const std::string value = json::string_value(locator_.text(), node.value);
      if (value.starts_with("data:")) {
        hint_name = "data-url";
      } else if (value.find("://") < 10) {
        hint_name = "url";
      } else {
        hint_name = api::is_base64(value + "A") ? "length" : "";
      }
      return;
    }
    case Violation::invalid_duration:
      hint_name = hit.reason.find("limits") != std::string::npos ? "range" : "form";
      return;
    case Violation::invalid_timestamp:
      hint_name = hit.reason.find("limits") != std::string::npos ? "range" : "form";
      return;
    case Violation::oneof_conflict:
    case Violation::field_set_twice:
    case Violation::repeated_map_key:
    case Violation::repeated_field_last_wins:
    case Violation::repeated_field_merged:
    case Violation::repeated_field_appended: hint_name = "keep-one"; return;
    case Violation::bound_field_in_body: hint_name = "remove"; return;
    case Violation::not_in_version:
      if (hit.field->tier != api::Tier::b) hint_name = "version";
      return;
    default: return;
  }
}

void Writer::add_note(const api::Hit& hit, Finding& finding) {
  if (hit.other.empty()) return;
  Locator::Found earlier = locator_.find(full(hit.other), base_.size());
  if (earlier.node == json::no_node) return;
  Note& note = finding.notes.emplace_back();
  note.message = word(*options_.rules, "notes", "first");
  note.in = Within::body;
  note.pointer = std::move(earlier.pointer);
  const json::Node& node = locator_.tree().nodes[earlier.node];
  note.range = locator_.range(node.key.empty() ? node.value : node.key);
}

Finding Writer::write(const api::Hit& hit) {
  Locator::Found at = locator_.find(full(hit.path), base_.size());
  const json::Node& node = locator_.tree().nodes[at.node];
  rules::Arguments arguments = arguments_for(hit, node);
  Suggestion suggestion;
  std::string hint_name;
  suggest(hit, node, suggestion, hint_name);
  arguments.set("suggestion", suggestion.text);

  // A list of all values is no guess at what was meant.
  const bool guessed = !suggestion.hint.empty() && suggestion.hint != "values";
  Finding finding = speak(*options_.rules, "decode", emission_name(hit, guessed), arguments);
  // The files of the Batch API are read by another parser, whose words are not known.
  if (request_.form == Form::batch_line && finding.server) finding.server->message.reset();
  if (!hint_name.empty()) finding.hint = hint_text(*options_.rules, finding.rule, hint_name, arguments);
  finding.in = Within::body;
  finding.pointer = std::move(at.pointer);
  Span span = hit.on_key && !node.key.empty() ? node.key : node.value;
  // An object or list is named by its bracket: marking all of it would mark half the file.
  const bool container = node.kind == NodeKind::object || node.kind == NodeKind::array;
  if (container && span == node.value && node.key.empty()) span.end = std::min(span.end, span.begin + 1);
  finding.range = locator_.range(span);
  finding.excerpt = locator_.excerpt(span);
  add_note(hit, finding);
  if (suggestion.replaces) {
    Fix& fix = finding.fixes.emplace_back();
    const bool name = hit.violation == Violation::unknown_name;
    fix.title = fix_title(*options_.rules, finding.rule, name ? "rename" : "replace", arguments);
    fix.safety = Safety::safe;
    fix.edits.push_back({locator_.range(name ? node.key : node.value), locator_.spelled(json::quote(suggestion.text))});
  }
  return finding;
}

}  // namespace

void append_decode_findings(const Options& options, const Request& request, const json::Value& body,
                            const api::NodePath& base, const api::Decoded& decoded, Locator& locator,
                            std::vector<Finding>& findings) {
  Writer writer(options, request, body, base, locator);
  for (const api::Hit& hit : decoded.hits) findings.push_back(writer.write(hit));
  if (decoded.cut && !findings.empty()) {
    findings.back().notes.push_back(
        {std::string(word(*options.rules, "notes", "cut")), Within::body, std::nullopt, std::nullopt});
  }
}

}  // namespace gemlint::lint
