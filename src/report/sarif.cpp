#include "report/sarif.hpp"

#include <algorithm>
#include "finding/quotes_much.hpp"

#include "report/phrases.hpp"
#include "report/report_path.hpp"
#include "report/sarif_rule.hpp"
#include "text/percent.hpp"
#include "text/whole_number.hpp"

namespace gemlint {
namespace {

constexpr std::string_view schema =
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";
/// What relative paths are relative to, by the name that GitHub knows.
constexpr const char* root = "%SRCROOT%";

void write_message(json::Writer& json, const char* name, std::string_view text) {
  json.begin_object(name);
  json.text("text", text);
  json.end_object();
}

void write_region(json::Writer& json, const char* name, const Range& range) {
  json.begin_object(name);
  json.number("startLine", range.start.position.line);
  json.number("startColumn", range.start.position.column);
  json.number("endLine", range.end.position.line);
  json.number("endColumn", range.end.position.column);
  json.number("byteOffset", range.start.offset);
  json.number("byteLength", range.end.offset - range.start.offset);
  json.end_object();
}

void write_artifact(json::Writer& json, std::string_view path, const std::vector<std::string>& folders) {
  const std::string shown = relative_path(path, folders);
  json.begin_object("artifactLocation");
  if (shown.starts_with('/')) {
    json.text("uri", "file://" + percent_encoded_path(shown));
  } else {
    json.text("uri", percent_encoded_path(shown));
    json.text("uriBaseId", root);
  }
  json.end_object();
}

/// Not null but empty where there is none: SARIF wants it for all results or for none, and what comes is not known yet.
void write_suppressions(json::Writer& json, const std::optional<Suppression>& suppression) {
  json.begin_list("suppressions");
  if (suppression) {
    json.begin_object();
    json.text("kind", "external");
    json.text("status", "accepted");
    if (!suppression->reason.empty()) json.text("justification", suppression->reason);
    json.end_object();
  }
  json.end_list();
}

void write_properties(json::Writer& json, const Finding& finding) {
  json.begin_object("properties");
  json.text("in", to_string(finding.in));
  if (finding.pointer) json.text("pointer", *finding.pointer);
  if (finding.request) {
    json.number("request", finding.request->index);
    if (finding.request->key) json.text("key", *finding.request->key);
  }
  if (finding.server) json.text("server", server_in_short(*finding.server));
  if (!finding.guidance.empty()) json.text("guidance", finding.guidance);
  json.end_object();
}

}  // namespace

void SarifReport::begin(std::string& out) {
  out += "{\"$schema\":\"" + std::string(schema) + "\",\"version\":\"2.1.0\",\"runs\":[{\"columnKind\":";
  out += "\"unicodeCodePoints\",\"language\":\"" + std::string(settings_.language) + "\",\n";
  out += "\"automationDetails\":{\"id\":\"gemlint/\"},\n\"originalUriBaseIds\":{\"" + std::string(root) + "\":";
  {
    json::Writer json(out);
    json.begin_object();
    write_message(json, "description", settings_.text.words.word("sarif.root"));
    json.end_object();
  }
  out += "},\n\"results\":[";
}

void SarifReport::add(const Finding& finding, std::string& out) {
  const bool is_lesser = finding.severity != Severity::error || finding.suppression;
  if (results_ == most_results || (is_lesser && lesser_results_ == most_lesser_results)) {
    ++left_out_;
    return;
  }
  lesser_results_ += is_lesser ? 1 : 0;
  out += results_++ == 0 ? "\n" : ",\n";
  json::Writer json(out);
  json.begin_object();
  json.text("ruleId", finding.rule);
  json.number("ruleIndex", index_of(finding));
  json.text("level", sarif_level(finding.severity));
  write_message(json, "message", message_with_hint(finding));
  json.begin_list("locations");
  json.begin_object();
  // GitHub demands a region.
  write_location(json, finding.path, finding.range ? finding.range : Range{});
  if (finding.pointer) {
    json.begin_list("logicalLocations");
    json.begin_object();
    json.text("fullyQualifiedName", *finding.pointer);
    json.end_object();
    json.end_list();
  }
  json.end_object();
  json.end_list();
  if (!finding.notes.empty()) json.begin_list("relatedLocations");
  for (const Note& note : finding.notes) {
    json.begin_object();
    write_location(json, finding.path, note.range);
    write_message(json, "message", note.message);
    json.end_object();
  }
  if (!finding.notes.empty()) json.end_list();
  const auto is_shown = [](const Fix& fix) { return !fix.edits.empty() && !quotes_much(fix); };
  const bool has_fixes = std::any_of(finding.fixes.begin(), finding.fixes.end(), is_shown);
  if (has_fixes) json.begin_list("fixes");
  for (const Safety safety : {Safety::safe, Safety::unsafe_}) {
    for (const Fix& fix : finding.fixes) {
      if (fix.safety == safety && is_shown(fix)) write_fix(json, finding, fix);
    }
  }
  if (has_fixes) json.end_list();
  write_fingerprints(json, finding);
  write_suppressions(json, finding.suppression);
  write_properties(json, finding);
  json.end_object();
}

std::size_t SarifReport::index_of(const Finding& finding) {
  const auto [place, is_new] = index_of_rule_.emplace(finding.rule, rules_.size());
  if (is_new) rules_.push_back(finding.rule);
  return place->second;
}

void SarifReport::write_fingerprints(json::Writer& json, const Finding& finding) {
  const std::string fingerprint = hexadecimal(finding.fingerprint);
  json.begin_object("partialFingerprints");
  json.text("gemlint/v1", fingerprint);
  // The one that GitHub goes by. Those that are alike are told apart by their number.
  json.text("primaryLocationLineHash", fingerprint + ':' + std::to_string(++seen_[finding.fingerprint]));
  json.end_object();
}

void SarifReport::write_location(json::Writer& json, std::string_view path, const std::optional<Range>& range) const {
  json.begin_object("physicalLocation");
  write_artifact(json, path, settings_.folders);
  if (range) write_region(json, "region", *range);
  json.end_object();
}

void SarifReport::write_fix(json::Writer& json, const Finding& finding, const Fix& fix) const {
  const std::string_view safety = fix.safety == Safety::safe ? "labels.safe" : "labels.unsafe";
  json.begin_object();
  write_message(json, "description", fix.title + " (" + std::string(settings_.text.words.word(safety)) + ')');
  json.begin_list("artifactChanges");
  json.begin_object();
  write_artifact(json, finding.path, settings_.folders);
  json.begin_list("replacements");
  for (const Edit& edit : fix.edits) {
    json.begin_object();
    write_region(json, "deletedRegion", edit.range);
    // Also where it is empty: some readers rely on it.
    write_message(json, "insertedContent", edit.text);
    json.end_object();
  }
  json.end_list();
  json.end_object();
  json.end_list();
  json.end_object();
}

void SarifReport::add_problem(std::string_view problem, std::string& /*out*/) {
  if (problems_.size() < most_problems) problems_.emplace_back(problem);
}

void SarifReport::end(const Summary& summary, std::string& out) {
  out += results_ == 0 ? "],\n" : "\n],\n";
  // Merging knows their number alone; and not all are kept.
  if (summary.unreadable > problems_.size())
    problems_.push_back(settings_.text.words.counted("summary.unreadable", summary.unreadable - problems_.size()));
  std::vector<std::string> notifications = problems_;
  if (left_out_ > 0)
    notifications.push_back(settings_.text.words.counted("report.left-out", left_out_, {{"format", "sarif"}}));
  out += "\"invocations\":[";
  {
    json::Writer json(out);
    json.begin_object();
    json.boolean("executionSuccessful", summary.unreadable == 0);
    json.begin_list("toolExecutionNotifications");
    for (const std::string& notification : notifications) {
      json.begin_object();
      json.text("level", &notification < notifications.data() + problems_.size() ? "error" : "warning");
      write_message(json, "message", notification);
      json.end_object();
    }
    json.end_list();
    json.end_object();
  }
  out += "],\n\"tool\":{\"driver\":{\"name\":\"gemlint\",\"semanticVersion\":\"" + std::string(settings_.tool.version);
  out += "\",\"properties\":{\"knowledge\":\"" + std::string(settings_.tool.knowledge) + "\"},\"rules\":[";
  for (const std::string& rule : rules_) {
    out += &rule == rules_.data() ? "\n" : ",\n";
    json::Writer json(out);
    write_sarif_rule(json, rule, *settings_.rules, settings_.text.words);
  }
  out += rules_.empty() ? "]}}}]}\n" : "\n]}}}]}\n";
}

}  // namespace gemlint
