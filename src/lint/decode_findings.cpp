#include "lint/decode_findings.hpp"

#include <algorithm>
#include <optional>

#include "api/day.hpp"
#include "api/names.hpp"
#include "api/scalar.hpp"
#include "json/quote.hpp"
#include "lint/member_edits.hpp"
#include "lint/narrow_edits.hpp"
#include "lint/remedies.hpp"
#include "lint/speaker.hpp"
#include "lint/type_union.hpp"
#include "text/utf8.hpp"

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

/// A name as texts show it. Longer ones than any of the API's are data that stand in a wrong place.
std::string shortened(const std::string& name) {
  constexpr std::size_t most = 100;
  const std::string_view start = first_code_points(name, most);
  return start.size() < name.size() ? std::string(start) + "…" : name;
}

class Writer {
 public:
  Writer(const Options& options, const Request& request, const json::Value& body, const api::NodePath& base,
         Locator& locator)
      : options_(options), request_(request), body_(body), base_(base), locator_(locator) {}

  Finding write(const api::Hit& hit);

  /// True when `hit` is about a name in an object that the last finding has spoken of as a whole; then it is added to
  /// that.
  bool belongs_to(const api::Hit& hit, Finding& last);

 private:
  rules::Arguments arguments_for(const api::Hit& hit, const json::Node& node) const;
  std::string_view emission_name(const api::Hit& hit, bool suggested) const;
  void suggest(const Ailing& ailing, const json::Node& node, Suggestion& suggestion, std::string& hint_name) const;
  void add_note(const api::Hit& hit, Finding& finding);
  void add_fixes(const Ailing& ailing, const Suggestion& suggestion, rules::Arguments& arguments, Finding& finding);
  void add_fix(Remedied remedy, rules::Arguments& arguments, Finding& finding);
  bool is_unknown_object(const Ailing& ailing) const;
  bool may_be_newer() const;

  const Options& options_;
  const Request& request_;
  const json::Value& body_;
  const api::NodePath& base_;
  Locator& locator_;
  api::NodePath shaped_;  ///< the object that has the shape of another API and was spoken of last
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
  arguments.set("name", shortened(hit.name));
  arguments.set("field", field_name);
  arguments.set("subject", rules::fill(word(rules, "subjects", element ? "element" : "field"),
                                       {{"name", shortened(element ? field_name : hit.name)}}));
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

void Writer::suggest(const Ailing& ailing, const json::Node& node, Suggestion& suggestion,
                     std::string& hint_name) const {
  const api::Hit& hit = ailing.hit;
  switch (hit.violation) {
    case Violation::unknown_name:
      suggestion = suggest_name(*options_.schemas, *options_.rules, hit, ailing.steps, kind_name(node.kind));
      hint_name = suggestion.hint;
      return;
    case Violation::unknown_enum_value:
      suggestion = suggest_enum_value(*options_.schemas, hit, json::string_value(locator_.text(), node.value));
      hint_name = suggestion.hint;
      return;
    case Violation::list_for_singular:
    case Violation::scalar_for_message:
    case Violation::object_for_scalar:
    case Violation::wrong_scalar:
      if (is_type_union(hit)) {
        hint_name = "union";
      } else if (const rules::ForeignValue* value = foreign_value(ailing); value != nullptr) {
        suggestion = {"wrap", std::string(value->use)};
        hint_name = suggestion.hint;
      }
      return;
    case Violation::bytes_not_base64: {
      const std::string value = json::string_value(locator_.text(), node.value);
      if (hit.field != nullptr && hit.field->name == api::names::Part::thoughtSignature) {
        hint_name = "signature";
      } else if (value.starts_with("data:")) {
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
  Locator::Found earlier = locator_.find(joined(base_, hit.other), base_.size());
  if (earlier.node == json::no_node) return;
  Note& note = finding.notes.emplace_back();
  note.message = word(*options_.rules, "notes", "first");
  note.in = Within::body;
  note.pointer = std::move(earlier.pointer);
  const json::Node& node = locator_.tree().nodes[earlier.node];
  note.range = locator_.range(node.key.empty() ? node.value : node.key);
}

void Writer::add_fix(Remedied remedy, rules::Arguments& arguments, Finding& finding) {
  arguments.set("suggestion", remedy.text);
  Fix& fix = finding.fixes.emplace_back();
  fix.title = fix_title(*options_.rules, finding.rule, remedy.title, arguments);
  fix.safety = remedy.safe ? Safety::safe : Safety::unsafe_;
  fix.edits = std::move(remedy.edits);
  narrow(locator_, fix.edits);
}

void Writer::add_fixes(const Ailing& ailing, const Suggestion& suggestion, rules::Arguments& arguments,
                       Finding& finding) {
  const api::NodePath at = joined(base_, ailing.hit.path);
  std::optional<Remedied> remedy;
  switch (ailing.hit.violation) {
    case Violation::unknown_name:
      for (Remedied& one : remedies_for_name(ailing, suggestion)) add_fix(std::move(one), arguments, finding);
      return;
    case Violation::unknown_enum_value:
      if (!suggestion.replaces) return;
      if (auto edit = edit_for(locator_, at, rules::FixAction::replace, json::quote(suggestion.text)))
        remedy = {"replace", suggestion.text, suggestion.sure, {std::move(*edit)}};
      break;
    case Violation::list_for_singular:
      remedy = is_type_union(ailing.hit) ? remedy_for_type_union(ailing) : remedy_for_value(ailing);
      break;
    case Violation::scalar_for_message:
    case Violation::object_for_scalar:
    case Violation::wrong_scalar: remedy = remedy_for_value(ailing); break;
    case Violation::bytes_not_base64: remedy = remedy_for_data_url(ailing); break;
    default: return;
  }
  if (remedy) add_fix(std::move(*remedy), arguments, finding);
}

bool Writer::belongs_to(const api::Hit& hit, Finding& last) {
  if (hit.violation != Violation::unknown_name || shaped_.empty() || hit.path.size() != shaped_.size() + 1 ||
      !std::equal(shaped_.begin(), shaped_.end(), hit.path.begin())) {
    return false;
  }
  Locator::Found at = locator_.find(joined(base_, hit.path), base_.size());
  const json::Node& node = locator_.tree().nodes[at.node];
  const rules::Arguments arguments = arguments_for(hit, node);
  Note& note = last.notes.emplace_back();
  note.message = word(*options_.rules, "notes", "beside");
  note.in = Within::body;
  note.pointer = std::move(at.pointer);
  note.range = locator_.range(node.key);
  const Finding alone = speak(*options_.rules, "decode", "foreign-shape", arguments);
  if (last.server && last.server->message && alone.server && alone.server->message)
    *last.server->message += '\n' + *alone.server->message;
  return true;
}

/// True when an object of several members has no name that its message knows, and none that resembles one: then the
/// object as a whole is something else.
bool Writer::is_unknown_object(const Ailing& ailing) const {
  constexpr std::size_t few = 50;
  const MessageStep& step = ailing.steps.back();
  if (may_be_newer() || step.object == nullptr || step.message != ailing.hit.message) return false;
  if (step.object->MemberCount() < 2 || step.object->MemberCount() > few) return false;
  api::Hit other;
  other.violation = Violation::unknown_name;
  other.message = ailing.hit.message;
  other.path = ailing.hit.path;
  for (const auto& member : step.object->GetObject()) {
    other.name.assign(member.name.GetString(), member.name.GetStringLength());
    if (api::find_field(*step.message, other.name) != nullptr ||
        !suggest_name(*options_.schemas, *options_.rules, other, ailing.steps, {}).hint.empty()) {
      return false;
    }
  }
  return true;
}

Finding Writer::write(const api::Hit& hit) {
  Locator::Found at = locator_.find(joined(base_, hit.path), base_.size());
  const json::Node& node = locator_.tree().nodes[at.node];
  const auto steps = messages_on_path(*options_.schemas, *request_.endpoint.request, body_, hit.path);
  const Ailing ailing = {*options_.schemas, *options_.rules, body_, hit, steps, locator_, base_};
  rules::Arguments arguments = arguments_for(hit, node);
  Suggestion suggestion;
  std::string hint_name;
  // Where no name is known, the first one is not, so that the others need not be asked.
  const bool names_object = hit.violation == Violation::unknown_name && !hit.path.empty() && hit.path.back() == 0;
  const rules::ForeignShape* shape = names_object ? foreign_shape(ailing) : nullptr;
  const bool unknown_object = names_object && shape == nullptr && is_unknown_object(ailing);
  shaped_.clear();
  if (shape != nullptr || unknown_object) shaped_.assign(hit.path.begin(), hit.path.end() - 1);
  if (shape != nullptr) {
    suggestion = {"shape", std::string(shape->use)};
  } else if (!unknown_object) {
    suggest(ailing, node, suggestion, hint_name);
  }
  arguments.set("suggestion", suggestion.text);

  // A list of all values is no guess at what was meant.
  const bool guessed = !suggestion.hint.empty() && suggestion.hint != "values";
  const std::string_view emission = shape != nullptr ? "foreign-shape"
                                    : unknown_object ? "unknown-object"
                                                     : emission_name(hit, guessed);
  Finding finding = speak(*options_.rules, "decode", emission, arguments);
  // The files of the Batch API are read by another parser, whose words are not known.
  if (request_.form == Form::batch_line && finding.server) finding.server->message.reset();
  if (!hint_name.empty()) finding.hint = hint_text(*options_.rules, finding.rule, hint_name, arguments);
  finding.in = Within::body;
  finding.pointer = std::move(at.pointer);
  finding.of_whole_object = shape != nullptr || unknown_object;
  finding.fingerprint = locator_.digest(finding.of_whole_object ? node.parent : at.node);
  Span span = hit.on_key && !node.key.empty() ? node.key : node.value;
  // An object or list is named by its bracket: marking all of it would mark half the file.
  const bool container = node.kind == NodeKind::object || node.kind == NodeKind::array;
  if (container && span == node.value && node.key.empty()) span.end = std::min(span.end, span.begin + 1);
  finding.range = locator_.range(span);
  finding.excerpt = locator_.excerpt(span);
  add_note(hit, finding);
  if (shape != nullptr) {
    if (auto remedy = remedy_for_shape(ailing, *shape)) add_fix(std::move(*remedy), arguments, finding);
  } else {
    add_fixes(ailing, suggestion, arguments, finding);
  }
  return finding;
}

}  // namespace

void append_decode_findings(const Options& options, const Request& request, const json::Value& body,
                            const api::NodePath& base, const api::Decoded& decoded, Locator& locator,
                            std::vector<Finding>& findings) {
  Writer writer(options, request, body, base, locator);
  const std::size_t first = findings.size();
  for (const api::Hit& hit : decoded.hits) {
    if (findings.size() > first && writer.belongs_to(hit, findings.back())) continue;
    findings.push_back(writer.write(hit));
  }
  if (decoded.cut && !findings.empty()) {
    findings.back().notes.push_back(
        {std::string(word(*options.rules, "notes", "cut")), Within::body, std::nullopt, std::nullopt});
  }
}

}  // namespace gemlint::lint
