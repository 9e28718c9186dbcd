#include "cli/read_finding.hpp"

#include <utility>

#include "json/members.hpp"
#include "text/whole_number.hpp"

namespace gemlint::cli {
namespace {

using json::count_in;
using json::member;
using json::text_in;
using json::Value;

std::optional<Severity> severity_from(std::string_view word) {
  for (const Severity known : {Severity::info, Severity::warning, Severity::error}) {
    if (word == to_string(known)) return known;
  }
  return std::nullopt;
}

std::optional<Within> within_from(std::string_view word) {
  for (const Within known : {Within::body, Within::exchange, Within::line, Within::file}) {
    if (word == to_string(known)) return known;
  }
  return std::nullopt;
}

std::optional<Place> place_in(const Value& object, std::string_view name) {
  const Value* value = member(object, name);
  if (value == nullptr || !value->IsObject()) return std::nullopt;
  const auto line = count_in(*value, "line");
  const auto column = count_in(*value, "column");
  const auto offset = count_in(*value, "offset");
  if (!line || !column || !offset) return std::nullopt;
  return Place{*offset, {*line, *column}};
}

std::optional<Range> range_in(const Value& object) {
  const Value* value = member(object, "range");
  if (value == nullptr || !value->IsObject()) return std::nullopt;
  const auto start = place_in(*value, "start");
  const auto end = place_in(*value, "end");
  return start && end ? std::optional(Range{*start, *end}) : std::nullopt;
}

std::optional<RequestName> request_in(const Value& object) {
  const Value* value = member(object, "request");
  const auto index = value != nullptr && value->IsObject() ? count_in(*value, "index") : std::nullopt;
  return index ? std::optional(RequestName{*index, text_in(*value, "key")}) : std::nullopt;
}

std::optional<ServerAnswer> server_in(const Value& object) {
  const Value* value = member(object, "server");
  const auto http = value != nullptr && value->IsObject() ? count_in(*value, "http") : std::nullopt;
  if (!http) return std::nullopt;
  return ServerAnswer{static_cast<int>(*http), text_in(*value, "status").value_or(""), text_in(*value, "message")};
}

/// The elements of a list that are objects.
template <typename Take>
void for_each_in(const Value& object, std::string_view name, Take&& take) {
  const Value* list = member(object, name);
  if (list == nullptr || !list->IsArray()) return;
  for (const Value& item : list->GetArray()) {
    if (item.IsObject()) take(item);
  }
}

Note read_note(const Value& value) {
  Note note;
  note.message = text_in(value, "message").value_or("");
  note.in = within_from(text_in(value, "in").value_or("")).value_or(Within::body);
  note.pointer = text_in(value, "pointer");
  note.range = range_in(value);
  return note;
}

Fix read_fix(const Value& value) {
  Fix fix;
  fix.title = text_in(value, "title").value_or("");
  fix.safety = text_in(value, "safety") == "safe" ? Safety::safe : Safety::unsafe_;
  for_each_in(value, "edits", [&](const Value& edit) {
    if (const auto range = range_in(edit)) fix.edits.push_back({*range, text_in(edit, "text").value_or("")});
  });
  return fix;
}

}  // namespace

std::optional<Finding> read_finding(const Value& value) {
  if (!value.IsObject()) return std::nullopt;
  const auto rule = text_in(value, "rule");
  const auto severity = severity_from(text_in(value, "severity").value_or(""));
  const auto message = text_in(value, "message");
  const auto in = within_from(text_in(value, "in").value_or(""));
  if (!rule || !severity || !message || !in) return std::nullopt;
  Finding finding;
  finding.rule = *rule;
  finding.category = text_in(value, "category").value_or("");
  finding.severity = *severity;
  finding.message = *message;
  finding.path = text_in(value, "path").value_or("");
  finding.request = request_in(value);
  finding.in = *in;
  finding.pointer = text_in(value, "pointer");
  finding.range = range_in(value);
  finding.server = server_in(value);
  finding.guidance = text_in(value, "guidance").value_or("");
  finding.fingerprint = number_from(text_in(value, "fingerprint").value_or(""), 16).value_or(0);
  for_each_in(value, "notes", [&](const Value& note) { finding.notes.push_back(read_note(note)); });
  for_each_in(value, "fixes", [&](const Value& fix) { finding.fixes.push_back(read_fix(fix)); });
  return finding;
}

}  // namespace gemlint::cli
