#include "finding/finding.hpp"

namespace gemlint {

const char* to_string(Severity severity) {
  switch (severity) {
    case Severity::error: return "error";
    case Severity::warning: return "warning";
    case Severity::info: break;
  }
  return "info";
}

const char* to_string(Within within) {
  switch (within) {
    case Within::body: return "body";
    case Within::exchange: return "exchange";
    case Within::line: return "line";
    case Within::file: break;
  }
  return "file";
}

std::string message_with_hint(const Finding& finding) {
  return finding.hint.empty() ? finding.message : finding.message + "; " + finding.hint;
}

}  // namespace gemlint
