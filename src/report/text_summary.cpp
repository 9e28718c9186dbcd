#include <string_view>

#include "report/text.hpp"

namespace gemlint {
namespace {

std::string counted(std::size_t count, std::string_view one, std::string_view many) {
  std::string text = std::to_string(count) + ' ';
  text += count == 1 ? one : many;
  return text;
}

void append_count(std::string& list, std::size_t count, std::string_view one, std::string_view many) {
  if (count == 0) return;
  if (!list.empty()) list += ", ";
  list += counted(count, one, many);
}

std::string findings_by_severity(const Summary& summary) {
  std::string list;
  append_count(list, summary.errors, "error", "errors");
  append_count(list, summary.warnings, "warning", "warnings");
  append_count(list, summary.infos, "info", "infos");
  return list;
}

std::string first_sentence(const Summary& summary, const std::string& findings) {
  const std::string files = " (" + counted(summary.files, "file", "files") + ").";
  const std::string requests = counted(summary.requests, "request", "requests");
  if (findings.empty()) {
    return summary.requests == 0 ? "No requests found" + files : "No problems in " + requests + files;
  }
  // A file that is no JSON, or a path that was meant to hold a request and does not, has findings and no request.
  if (summary.requests == 0) return findings + ", no requests found" + files;
  if (summary.with_findings == 0) return findings + " outside of " + requests + files;
  return findings + " in " + std::to_string(summary.with_findings) + " of " + requests + files;
}

}  // namespace

std::string text_summary(const Summary& summary, const TextOptions& options) {
  const std::string findings = findings_by_severity(summary);
  if (options.quiet && findings.empty() && summary.unreadable == 0) return {};

  std::string out = first_sentence(summary, findings);
  if (options.mention_fix && summary.fixable > 0) out += ' ' + std::to_string(summary.fixable) + " fixable with --fix.";
  out += '\n';
  const auto add = [&out](std::size_t count, std::string_view one, std::string_view many) {
    if (count > 0) out += counted(count, one, many) + '\n';
  };
  add(summary.unreadable, "file could not be read.", "files could not be read.");
  add(summary.without_model, "request names no known model: checks that depend on the model were left out.",
      "requests name no known model: checks that depend on the model were left out.");
  add(summary.not_covered, "request goes to a route that is not checked yet.",
      "requests go to routes that are not checked yet.");
  add(summary.not_requests, "file or object holds no Gemini request and was left alone.",
      "files or objects hold no Gemini request and were left alone.");
  return out;
}

}  // namespace gemlint
