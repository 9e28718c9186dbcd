#include <string_view>

#include "report/text.hpp"

namespace gemlint {
namespace {

std::string findings_by_severity(const Summary& summary, const ReportWords& words) {
  std::string list;
  const auto add = [&](std::size_t count, std::string_view name) {
    if (count == 0) return;
    if (!list.empty()) list += ", ";
    list += words.counted(name, count);
  };
  add(summary.errors, "findings.error");
  add(summary.warnings, "findings.warning");
  add(summary.infos, "findings.info");
  return list;
}

std::string what_was_fixed(const Summary& summary, const ReportWords& words) {
  const std::size_t left = summary.errors + summary.warnings + summary.infos;
  if (!summary.fixed || (*summary.fixed == 0 && left == 0)) return {};
  return words.counted(summary.only_shown ? "summary.would-fix" : "summary.fixed", *summary.fixed,
                       {{"left", std::to_string(left)}}) +
         '\n';
}

std::string first_sentence(const Summary& summary, const std::string& findings, const ReportWords& words) {
  const std::string files = words.counted("summary.files", summary.files);
  if (findings.empty()) {
    return summary.requests == 0 ? words.sentence("summary.nothing", {{"files", files}})
                                 : words.counted("summary.clean", summary.requests, {{"files", files}});
  }
  // A file that is no JSON, or a path that was meant to hold a request and does not, has findings and no request.
  if (summary.requests == 0) return words.sentence("summary.only-files", {{"findings", findings}, {"files", files}});
  if (summary.with_findings == 0) {
    return words.counted("summary.outside", summary.requests, {{"findings", findings}, {"files", files}});
  }
  const std::string bad = std::to_string(summary.with_findings);
  return words.counted("summary.findings", summary.requests, {{"findings", findings}, {"bad", bad}, {"files", files}});
}

}  // namespace

std::string text_summary(const Summary& summary, const TextOptions& options) {
  const ReportWords& words = options.words;
  const std::string findings = findings_by_severity(summary, words);
  if (options.quiet && findings.empty() && summary.unreadable == 0) return {};

  std::string out = what_was_fixed(summary, words) + first_sentence(summary, findings, words);
  if (options.mention_fix && summary.fixable > 0) out += ' ' + words.counted("summary.fixable", summary.fixable);
  out += '\n';
  const auto add = [&](std::size_t count, std::string_view name) {
    if (count > 0) out += words.counted(name, count) + '\n';
  };
  add(summary.unreadable, "summary.unreadable");
  add(summary.without_model, "summary.without-model");
  add(summary.not_covered, "summary.not-covered");
  add(summary.not_requests, "summary.not-requests");
  add(summary.suppressed, "summary.suppressed");
  add(summary.baselined, "summary.baselined");
  add(summary.gone_baseline, "summary.gone");
  if (!summary.old_knowledge.empty())
    out += words.sentence("summary.old-knowledge", {{"day", summary.old_knowledge}}) + '\n';
  return out;
}

}  // namespace gemlint
