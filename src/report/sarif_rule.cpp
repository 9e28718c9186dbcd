#include "report/sarif_rule.hpp"

#include <algorithm>

#include "report/id_words.hpp"
#include "text/utf8.hpp"

namespace gemlint {
namespace {

/// GitHub takes no more characters of a description.
constexpr std::size_t longest_description = 1024;

void write_message(json::Writer& json, const char* name, std::string_view text) {
  json.begin_object(name);
  json.text("text", text);
  json.end_object();
}

void write_description(json::Writer& json, const char* name, std::string_view text) {
  const std::string_view shown = first_code_points(text, longest_description);
  if (shown.size() == text.size()) return write_message(json, name, text);
  write_message(json, name, std::string(first_code_points(text, longest_description - 1)) + "…");
}

/// "UnknownField": SARIF wants a name beside the id that reads as a symbol.
std::string name_of(std::string_view id) {
  std::string name;
  bool begins = true;
  for (const char c : id) {
    if (c == '-') {
      begins = true;
      continue;
    }
    name += begins && c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    begins = false;
  }
  return name;
}

/// Text for Markdown: what looks like markup stays as it is.
std::string prose(std::string_view text) {
  std::string escaped;
  for (const char c : text) {
    if (std::string_view("\\`*_<[").find(c) != std::string_view::npos) escaped += '\\';
    escaped += c;
  }
  return escaped;
}

/// Why the rule is there, what to do, and who says so.
std::string help_text(const rules::Rule& rule, std::string_view remedy, const ReportWords& words) {
  std::string text(rule.why);
  if (!remedy.empty()) text += "\n\n" + std::string(words.word("explain.remedy")) + ": " + std::string(remedy);
  if (!rule.sources.empty()) text += "\n\n" + std::string(words.word("explain.sources")) + ':';
  for (const rules::Source& source : rule.sources)
    text += "\n" + std::string(source.url) + " (" + std::string(source.date) + ')';
  return text + "\n\ngemlint explain " + std::string(rule.id);
}

/// The same as Markdown.
std::string help_markdown(const rules::Rule& rule, std::string_view remedy, const ReportWords& words) {
  std::string text = prose(rule.why);
  if (!remedy.empty()) text += "\n\n## " + std::string(words.word("explain.remedy")) + "\n\n" + prose(remedy);
  if (!rule.sources.empty()) text += "\n\n## " + std::string(words.word("explain.sources")) + "\n";
  for (const rules::Source& source : rule.sources)
    text += "\n- <" + std::string(source.url) + "> (" + std::string(source.date) + ')';
  return text + "\n\n`gemlint explain " + std::string(rule.id) + '`';
}

/// How sure a finding is: an error has a source that the server refuses it, advice is a matter of taste.
const char* precision(const rules::Rule& rule) {
  if (rule.preview) return "low";
  switch (rule.severity) {
    case Severity::error: return "very-high";
    case Severity::warning: return "high";
    case Severity::info: break;
  }
  return "medium";
}

const char* problem_severity(Severity severity) {
  return severity == Severity::info ? "recommendation" : to_string(severity);
}

std::string_view remedy_for(const rules::Rule& rule, const rules::RuleSet& rules) {
  for (const rules::Guidance& entry : rules.guidance) {
    if (entry.id == rule.guidance) return entry.remedy;
  }
  return {};
}

void write_known(json::Writer& json, const rules::Rule& rule, std::string_view remedy, const ReportWords& words) {
  write_description(json, "shortDescription", rule.title);
  write_description(json, "fullDescription", std::string(rule.title) + ". " + std::string(rule.why));
  json.begin_object("help");
  json.text("text", help_text(rule, remedy, words));
  json.text("markdown", help_markdown(rule, remedy, words));
  json.end_object();
  json.begin_object("defaultConfiguration");
  json.text("level", sarif_level(rule.severity));
  json.end_object();
  json.begin_object("properties");
  json.begin_list("tags");
  json.string(rule.category);
  json.end_list();
  json.text("precision", precision(rule));
  json.text("problem.severity", problem_severity(rule.severity));
  json.end_object();
}

}  // namespace

const char* sarif_level(Severity severity) { return severity == Severity::info ? "note" : to_string(severity); }

void write_sarif_rule(json::Writer& json, std::string_view id, const rules::RuleSet& rules, const ReportWords& words) {
  json.begin_object();
  json.text("id", id);
  json.text("name", name_of(id));
  if (const rules::Rule* rule = rules::find_rule(rules, id)) {
    write_known(json, *rule, remedy_for(*rule, rules), words);
  } else if (const auto said = words_of_id(id, words)) {
    rules::Rule like_a_rule;
    like_a_rule.id = id;
    like_a_rule.category = id;
    like_a_rule.severity = Severity::warning;
    like_a_rule.title = said->title;
    like_a_rule.why = said->why;
    write_known(json, like_a_rule, said->remedy, words);
  } else {
    for (const char* name : {"shortDescription", "fullDescription", "help"}) write_message(json, name, id);
  }
  json.end_object();
}

}  // namespace gemlint
