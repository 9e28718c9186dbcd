#include "cli/explain.hpp"

#include <algorithm>
#include <cstdio>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "cli/layout.hpp"
#include "report/id_words.hpp"
#include "report/words.hpp"
#include "rules/rule.hpp"
#include "text/nearest.hpp"

namespace gemlint::cli {
namespace {

constexpr int exit_usage = 2;

/// Writes headed paragraphs, wrapped and indented.
class Page {
 public:
  explicit Page(const rules::RuleSet& set) : set_(set), words_(set.ui) {}

  const ReportWords& words() const { return words_; }
  const std::string& text() const { return out_; }

  void rule(const rules::Rule& rule);
  /// What is said of an id that is no rule's.
  void id(std::string_view id, const IdWords& said);
  void entry(const rules::Guidance& entry);
  /// The guide's entries, under their topics.
  void contents(const std::vector<const rules::Guidance*>& entries);
  void line(std::string_view text = {}) { out_ += std::string(text) + '\n'; }

 private:
  void heading(std::string_view name) { out_ += '\n' + std::string(words_.word(name)) + '\n'; }
  void paragraph(std::string_view text, std::size_t indent = 2, std::string_view first = {}) {
    append_paragraph(out_, text, indent, first);
  }
  void advice(const rules::Guidance& entry);
  void links(std::string_view name, std::span<const std::string_view> urls);
  void sources(std::span<const rules::Source> sources);
  std::string values(const rules::GuidanceParameter& parameter) const;
  std::string_view severity(Severity severity) const;
  std::string about(const rules::Guidance& entry) const;

  const rules::RuleSet& set_;
  ReportWords words_;
  std::string out_;
};

std::string_view Page::severity(Severity severity) const {
  return words_.word(severity == Severity::error     ? "severities.error"
                     : severity == Severity::warning ? "severities.warning"
                                                     : "severities.info");
}

std::string Page::about(const rules::Guidance& entry) const {
  if (entry.http != 0) return std::to_string(entry.http) + ' ' + std::string(entry.status);
  return std::string(words_.word("topics." + std::string(entry.topic)));
}

std::string Page::values(const rules::GuidanceParameter& parameter) const {
  const auto number = [&](double value) {
    char text[32];
    std::snprintf(text, sizeof text, parameter.whole ? "%.0f" : "%.1f", value);
    return std::string(text);
  };
  std::string text = parameter.model_limit.empty()
                         ? words_.sentence("explain.range", {{"minimum", number(parameter.minimum)},
                                                             {"maximum", number(parameter.maximum)}})
                         : words_.sentence("explain.model-limit",
                                           {{"minimum", number(parameter.minimum)}, {"limit", parameter.model_limit}});
  if (parameter.whole) text += ", " + std::string(words_.word("explain.whole"));
  return text;
}

void Page::links(std::string_view name, std::span<const std::string_view> urls) {
  if (urls.empty()) return;
  heading(name);
  for (const std::string_view url : urls) line("  " + std::string(url));
}

void Page::sources(std::span<const rules::Source> sources) {
  heading("explain.sources");
  for (const rules::Source& source : sources)
    line("  " + std::string(source.url) + " (" + std::string(source.date) + ')');
}

void Page::advice(const rules::Guidance& entry) {
  heading("explain.cause");
  paragraph(entry.cause);
  heading("explain.remedy");
  paragraph(entry.remedy);
  if (!entry.parameters.empty()) {
    heading("explain.parameters");
    std::size_t widest = 0;
    for (const rules::GuidanceParameter& parameter : entry.parameters) widest = std::max(widest, parameter.name.size());
    for (const rules::GuidanceParameter& parameter : entry.parameters) {
      line("  " + padded(parameter.name, widest + 2) + values(parameter));
    }
  }
  if (!entry.cases.empty()) {
    heading("explain.cases");
    for (const rules::GuidanceCase& one : entry.cases) {
      paragraph(one.symptom, 4, "  -");
      paragraph(one.remedy, 4);
    }
  }
  if (!entry.example.empty()) {
    heading("explain.example");
    paragraph(entry.example);
  }
}

void Page::rule(const rules::Rule& rule) {
  line(std::string(rule.id) + ": " + std::string(rule.title));
  line(std::string(words_.word("explain.rule")) + ", " + std::string(severity(rule.severity)) + ", " +
       std::string(rule.category));
  heading("explain.why");
  paragraph(rule.why);
  heading("explain.messages");
  std::size_t widest = 0;
  for (const rules::Emission& emission : rule.emits) widest = std::max(widest, columns(severity(emission.severity)));
  for (std::size_t i = 0; i < rule.emits.size(); ++i) {
    const rules::Emission& emission = rule.emits[i];
    const auto same = [&](const rules::Emission& other) {
      return other.message == emission.message && other.severity == emission.severity;
    };
    if (std::any_of(rule.emits.begin(), rule.emits.begin() + static_cast<std::ptrdiff_t>(i), same)) continue;
    paragraph(emission.message, widest + 4, "  " + std::string(severity(emission.severity)));
  }
  std::vector<std::string_view> answers;
  for (const rules::Emission& emission : rule.emits) {
    if (!emission.server.empty() && std::find(answers.begin(), answers.end(), emission.server) == answers.end())
      answers.push_back(emission.server);
  }
  if (rule.http != 0) {
    heading("explain.server-says");
    line("  " + std::to_string(rule.http) + ' ' + std::string(rule.status));
    for (const std::string_view answer : answers) paragraph(answer);
  }
  if (!rule.hints.empty()) {
    heading("explain.hints");
    for (const rules::Text& hint : rule.hints) paragraph(hint.text);
  }
  sources(rule.sources);
  const rules::Guidance* guide = rules::find_guidance(set_.guidance, rule.guidance);
  if (guide == nullptr) return;
  line();
  line(std::string(words_.word("explain.guide")) + ": " + std::string(guide->id) + " (" + about(*guide) + ')');
  line(guide->title);
  advice(*guide);
  links("explain.links", guide->links);
}

void Page::id(std::string_view id, const IdWords& said) {
  line(std::string(id) + ": " + std::string(said.title));
  heading("explain.why");
  paragraph(said.why);
  heading("explain.remedy");
  paragraph(said.remedy);
}

/// True for the rules that the entry advises about, and of a code for all whose finding the server answers with it.
bool watches(const rules::Rule& rule, const rules::Guidance& entry) {
  return rule.guidance == entry.id || (entry.http != 0 && rule.http == entry.http && rule.status == entry.status);
}

void Page::entry(const rules::Guidance& entry) {
  line(std::string(entry.id) + ": " + std::string(entry.title));
  line(about(entry));
  advice(entry);
  std::size_t widest = 0;
  for (const rules::Rule& rule : set_.rules) {
    if (watches(rule, entry)) widest = std::max(widest, rule.id.size());
  }
  if (widest > 0) heading("explain.rules");
  for (const rules::Rule& rule : set_.rules) {
    if (watches(rule, entry)) line("  " + padded(rule.id, widest + 2) + std::string(rule.title));
  }
  links("explain.links", entry.links);
  sources(entry.sources);
}

void Page::contents(const std::vector<const rules::Guidance*>& entries) {
  std::size_t widest = 0;
  for (const rules::Guidance* entry : entries) widest = std::max(widest, entry->id.size());
  std::string_view topic;
  for (const rules::Guidance* entry : entries) {
    if (entry->topic != topic) heading("topics." + std::string(entry->topic));
    topic = entry->topic;
    const std::string title =
        entry->http == 0 ? std::string(entry->title) : std::to_string(entry->http) + ' ' + std::string(entry->title);
    line("  " + padded(entry->id, widest + 2) + title);
  }
}

/// Up to three of the names that can be asked for, the nearest first.
std::string nearest_names(const rules::RuleSet& set, std::string_view what) {
  constexpr std::size_t longest = 100;
  constexpr std::size_t most = 3;
  if (what.size() > longest) return {};
  std::vector<std::pair<std::size_t, std::string_view>> near;
  const std::size_t limit = std::max<std::size_t>(what.size() / 3, 1);
  const auto consider = [&](std::string_view name) {
    const std::size_t distance = name_distance(what, name, limit);
    const bool known = std::any_of(near.begin(), near.end(),
                                   [&](const auto& other) { return name_distance(other.second, name, 0) == 0; });
    if (!known && distance <= limit && distance < what.size()) near.emplace_back(distance, name);
  };
  for (const rules::Rule& rule : set.rules) consider(rule.id);
  for (const rules::Guidance& entry : set.guidance) {
    consider(entry.id);
    if (!entry.status.empty()) consider(entry.status);
    for (const std::string_view name : entry.also) consider(name);
  }
  std::stable_sort(near.begin(), near.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
  std::string names;
  for (std::size_t i = 0; i < std::min(near.size(), most); ++i)
    names += (i == 0 ? "'" : ", '") + std::string(near[i].second) + '\'';
  return names;
}

}  // namespace

int run_explain(const CommandLine& line) {
  const rules::RuleSet& set = rules::bundled_rules(rules::language_from(line.language).value_or(rules::Language::en));
  std::string what;
  for (const std::string& word : line.what) what += (what.empty() ? "" : " ") + word;
  Page page(set);
  const auto rule = std::find_if(set.rules.begin(), set.rules.end(), [&](const rules::Rule& known) {
    return !what.empty() && name_distance(known.id, what, 0) == 0;
  });
  std::vector<const rules::Guidance*> entries = rules::look_up(set.guidance, what);
  if (what.empty()) {
    for (const rules::Guidance& entry : set.guidance) entries.push_back(&entry);
    page.line(page.words().word("explain.list"));
    page.contents(entries);
  } else if (rule != set.rules.end()) {
    page.rule(*rule);
  } else if (const auto said = words_of_id(what, page.words())) {
    page.id(what, *said);
  } else if (entries.empty()) {
    std::string message = page.words().sentence("explain.unknown", {{"what", what}});
    const std::string names = nearest_names(set, what);
    if (!names.empty()) message += "; " + page.words().sentence("explain.nearest", {{"names", names}});
    std::fprintf(stderr, "gemlint: %s\n", message.c_str());
    return exit_usage;
  } else if (entries.size() > 2) {
    page.line(page.words().sentence("explain.several", {{"what", what}}));
    page.contents(entries);
  } else {
    page.entry(*entries.front());
    for (std::size_t i = 1; i < entries.size(); ++i) {
      page.line();
      page.line();
      page.entry(*entries[i]);
    }
  }
  std::fwrite(page.text().data(), 1, page.text().size(), stdout);
  return 0;
}

}  // namespace gemlint::cli
