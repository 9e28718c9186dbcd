#include "lsp/diagnostics.hpp"

#include <algorithm>
#include <vector>

#include "rules/message.hpp"
#include "rules/rule.hpp"
#include "text/whole_number.hpp"

namespace gemlint::lsp {
namespace {

/// Numbers of DiagnosticSeverity and DiagnosticTag.
int severity_number(Severity severity) {
  return severity == Severity::error ? 1 : severity == Severity::warning ? 2 : 3;
}
constexpr int unnecessary = 1;
constexpr int deprecated = 2;

void write_place(json::Writer& json, const char* name, LinePlace place) {
  json.begin_object(name);
  json.number("line", place.line);
  json.number("character", place.character);
  json.end_object();
}

/// "https://host" of an address.
std::string_view origin_of(std::string_view url) {
  constexpr std::size_t scheme = std::string_view("https://").size();
  return url.substr(0, url.find('/', scheme));
}

/// The page that a reader of the finding wants: where the API's own documentation has the fact, or else what the guide
/// leads to. Sources elsewhere, such as reports of users, are for those who doubt the rule.
std::string_view page_of(const rules::RuleSet& rules, const rules::Rule& rule) {
  const rules::Guidance* entry = rules::find_guidance(rules.guidance, rule.guidance);
  if (entry == nullptr || entry->links.empty()) return {};
  const auto is_official = [&](const rules::Source& source) {
    return origin_of(source.url) == origin_of(entry->links.front());
  };
  const auto page = std::find_if(rule.sources.begin(), rule.sources.end(), is_official);
  return page == rule.sources.end() ? entry->links.front() : page->url;
}

/// Said at the begin of a document of which not all is shown: whoever mends what is shown is not done.
Finding word_of_more(const Document& document, std::size_t count) {
  const rules::RuleSet& rules = *document.circumstances.options->rules;
  Finding finding;
  finding.rule = "more";
  finding.severity = Severity::info;
  finding.message = rules::fill(rules::find_text(rules.ui, "editor.more"), {{"count", std::to_string(count)}});
  return finding;
}

void write_tags(json::Writer& json, const rules::Rule& rule, const Client& client) {
  const bool is_deprecated = client.deprecated_tag && rule.tag == rules::Tag::deprecated;
  const bool is_unnecessary = client.unnecessary_tag && rule.tag == rules::Tag::unnecessary;
  if (!is_deprecated && !is_unnecessary) return;
  json.begin_list("tags");
  json.integer(is_deprecated ? deprecated : unnecessary);
  json.end_list();
}

void write_notes(json::Writer& json, const Finding& finding, const Document& document, const Client& client) {
  const bool any = std::any_of(finding.notes.begin(), finding.notes.end(), [](const Note& note) { return note.range; });
  if (!any || !client.related_information) return;
  json.begin_list("relatedInformation");
  for (const Note& note : finding.notes) {
    if (!note.range) continue;
    json.begin_object();
    json.begin_object("location");
    json.text("uri", document.uri);
    write_range(json, "range", {note.range->start.offset, note.range->end.offset}, document.buffer, client.encoding);
    json.end_object();
    json.text("message", note.message);
    json.end_object();
  }
  json.end_list();
}

}  // namespace

void write_range(json::Writer& json, const char* name, LinePlace start, LinePlace end) {
  json.begin_object(name);
  write_place(json, "start", start);
  write_place(json, "end", end);
  json.end_object();
}

void write_range(json::Writer& json, const char* name, Span span, const TextBuffer& buffer, Encoding encoding) {
  write_range(json, name, buffer.place(span.begin, encoding), buffer.place(span.end, encoding));
}

Span marked(const Finding& finding, const TextBuffer& buffer) {
  if (!finding.range) return {0, 0};
  const std::size_t size = buffer.text().size();
  return {std::min(finding.range->start.offset, size), std::min(finding.range->end.offset, size)};
}

void write_diagnostic(json::Writer& json, const Finding& finding, const Document& document, const Client& client) {
  const rules::RuleSet& rules = *document.circumstances.options->rules;
  const rules::Rule* rule = rules::find_rule(rules, finding.rule);
  json.begin_object();
  write_range(json, "range", marked(finding, document.buffer), document.buffer, client.encoding);
  json.integer("severity", severity_number(finding.severity));
  json.text("code", finding.rule);
  if (rule != nullptr && client.code_description && !page_of(rules, *rule).empty()) {
    json.begin_object("codeDescription");
    json.text("href", page_of(rules, *rule));
    json.end_object();
  }
  json.text("source", "gemlint");
  json.text("message", message_with_hint(finding));
  if (rule != nullptr) write_tags(json, *rule, client);
  write_notes(json, finding, document, client);
  if (client.diagnostic_data) {
    json.begin_object("data");
    json.text("fingerprint", hexadecimal(finding.fingerprint));
    json.text("category", finding.category);
    json.end_object();
  }
  json.end_object();
}

void write_diagnostics(json::Writer& json, const char* name, const Document& document, const Client& client) {
  json.begin_list(name);
  std::size_t errors = 0;
  for (const Finding& finding : document.findings) errors += finding.severity == Severity::error ? 1 : 0;
  std::size_t room_for_others = most_diagnostics - std::min(errors, most_diagnostics);
  std::size_t room_for_errors = most_diagnostics;
  for (const Finding& finding : document.findings) {
    std::size_t& room = finding.severity == Severity::error ? room_for_errors : room_for_others;
    if (room == 0) continue;
    --room;
    write_diagnostic(json, finding, document, client);
  }
  if (document.findings.size() > most_diagnostics)
    write_diagnostic(json, word_of_more(document, document.findings.size() - most_diagnostics), document, client);
  json.end_list();
}

}  // namespace gemlint::lsp
