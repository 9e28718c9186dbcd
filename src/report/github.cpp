#include "report/github.hpp"

#include <algorithm>
#include <string_view>

#include "report/phrases.hpp"
#include "report/report_path.hpp"
#include "report/visible.hpp"

namespace gemlint {
namespace {

/// Percent signs and line breaks as the runner reads them, and in properties what would end them; whatever else a
/// terminal would obey is shown, since a log is read in one.
void append_escaped(std::string& out, std::string_view text, bool is_property) {
  const std::string_view special = is_property ? "%\r\n:," : "%\r\n";
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find_first_of(special, begin), text.size());
    append_visible(out, text.substr(begin, end - begin));
    if (end < text.size()) {
      constexpr std::string_view digits = "0123456789ABCDEF";
      const auto byte = static_cast<unsigned char>(text[end]);
      out += {'%', digits[byte >> 4], digits[byte & 0xF]};
    }
    begin = end + 1;
  }
}

std::string_view command_of(Severity severity) {
  switch (severity) {
    case Severity::error: return "error";
    case Severity::warning: return "warning";
    case Severity::info: break;
  }
  return "notice";
}

}  // namespace

void GithubCommands::add(const Finding& finding, std::string& out) {
  out += "::";
  out += command_of(finding.severity);
  out += " file=";
  append_escaped(out, relative_path(finding.path, folders_), true);
  if (finding.range) {
    const Position& start = finding.range->start.position;
    const Position& end = finding.range->end.position;
    out += ",line=" + std::to_string(start.line) + ",col=" + std::to_string(start.column) +
           ",endLine=" + std::to_string(end.line);
    // GitHub takes columns of one line only.
    if (start.line == end.line) out += ",endColumn=" + std::to_string(end.column);
  }
  out += ",title=";
  append_escaped(out, finding.rule, true);
  out += "::";
  std::string message = message_with_hint(finding);
  if (finding.server)
    message += '\n' + std::string(words_.word("labels.server")) + ": " + server_in_short(*finding.server);
  message += "\ngemlint explain " + finding.rule;
  append_escaped(out, message, false);
  out += '\n';
}

}  // namespace gemlint
