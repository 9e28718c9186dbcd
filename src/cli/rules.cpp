#include <algorithm>
#include <cstdio>
#include <string>

#include "cli/check.hpp"
#include "cli/layout.hpp"
#include "json/rapidjson.hpp"
#include "report/words.hpp"
#include "rules/rule.hpp"

namespace gemlint::cli {
namespace {

using Writer = rapidjson::PrettyWriter<rapidjson::StringBuffer>;

void string_member(Writer& writer, const char* name, std::string_view text) {
  writer.Key(name);
  writer.String(text.data(), static_cast<rapidjson::SizeType>(text.size()));
}

void write_rule(Writer& writer, const rules::Rule& rule) {
  writer.StartObject();
  string_member(writer, "id", rule.id);
  string_member(writer, "category", rule.category);
  string_member(writer, "severity", to_string(rule.severity));
  string_member(writer, "title", rule.title);
  string_member(writer, "why", rule.why);
  writer.Key("causes");
  writer.StartArray();
  for (const std::string_view cause : rule.causes)
    writer.String(cause.data(), static_cast<rapidjson::SizeType>(cause.size()));
  writer.EndArray();
  writer.Key("sources");
  writer.StartArray();
  for (const rules::Source& source : rule.sources) {
    writer.StartObject();
    string_member(writer, "url", source.url);
    string_member(writer, "date", source.date);
    writer.EndObject();
  }
  writer.EndArray();
  writer.EndObject();
}

}  // namespace

int run_rules(const CommandLine& line) {
  const rules::RuleSet& set = rules::bundled_rules(rules::language_from(line.language).value_or(rules::Language::en));
  if (line.format != "json") {
    const ReportWords words(set.ui);
    const auto severity = [&](const rules::Rule& rule) {
      return words.word(std::string("severities.") + to_string(rule.severity));
    };
    std::size_t widest = 0;
    std::size_t widest_severity = 0;
    for (const rules::Rule& rule : set.rules) {
      widest = std::max(widest, rule.id.size());
      widest_severity = std::max(widest_severity, columns(severity(rule)));
    }
    for (const rules::Rule& rule : set.rules) {
      std::printf("%s  %s  %s\n", padded(rule.id, widest).c_str(), padded(severity(rule), widest_severity).c_str(),
                  std::string(rule.title).c_str());
    }
    return 0;
  }
  rapidjson::StringBuffer buffer;
  Writer writer(buffer);
  writer.SetIndent(' ', 1);
  writer.StartObject();
  writer.Key("rules");
  writer.StartArray();
  for (const rules::Rule& rule : set.rules) write_rule(writer, rule);
  writer.EndArray();
  writer.EndObject();
  std::printf("%s\n", buffer.GetString());
  return 0;
}

}  // namespace gemlint::cli
