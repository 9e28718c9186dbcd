#include "report/formats.hpp"

#include <array>

#include "report/checkstyle.hpp"
#include "report/compact.hpp"
#include "report/github.hpp"
#include "report/gitlab.hpp"
#include "report/json_lines.hpp"
#include "report/json_reporter.hpp"
#include "report/junit.hpp"
#include "report/sarif.hpp"
#include "report/statistics_reporter.hpp"
#include "report/text_reporter.hpp"

namespace gemlint {
namespace {

using Maker = std::unique_ptr<Reporter> (*)(const ReportSettings&);

template <typename Report>
std::unique_ptr<Reporter> make(const ReportSettings& settings) {
  return std::make_unique<Report>(settings);
}

constexpr std::array<std::string_view, 9> names = {"text",   "compact", "json",  "jsonl",     "sarif",
                                                   "github", "gitlab",  "junit", "checkstyle"};
constexpr std::array<Maker, names.size()> makers = {make<TextReporter>,    make<CompactReport>, make<JsonReporter>,
                                                    make<JsonLinesReport>, make<SarifReport>,   make<GithubCommands>,
                                                    make<GitlabReport>,    make<JunitReport>,   make<CheckstyleReport>};

}  // namespace

std::span<const std::string_view> format_names() { return names; }

std::unique_ptr<Reporter> make_reporter(std::string_view format, const ReportSettings& settings) {
  if (settings.statistics && has_statistics(format))
    return std::make_unique<StatisticsReporter>(settings, format == "json");
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (names[i] == format) return makers[i](settings);
  }
  return nullptr;
}

bool has_statistics(std::string_view format) { return format == "text" || format == "json"; }

}  // namespace gemlint
