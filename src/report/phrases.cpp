#include "report/phrases.hpp"

#include <algorithm>
#include <string_view>

#include "report/visible.hpp"

namespace gemlint {
namespace {

/// Server messages may have several lines, and may end with a line break.
std::string on_one_line(std::string_view text) {
  constexpr std::string_view line_breaks = "\r\n";
  std::string line;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find_first_of(line_breaks, begin), text.size());
    if (end > begin) {
      if (!line.empty()) line += " / ";
      line += text.substr(begin, end - begin);
    }
    begin = end + 1;
  }
  return line;
}

}  // namespace

std::string server_in_short(const ServerAnswer& server) {
  std::string text = std::to_string(server.http);
  if (!server.status.empty()) text += ' ' + server.status;
  if (!server.message) return text;
  const std::string line = on_one_line(*server.message);
  return line.empty() ? text : text + "  " + line;
}

void append_headline(std::string& out, const Finding& finding) {
  append_headline(out, finding, finding.range ? std::optional(finding.range->start.position) : std::nullopt);
}

void append_headline(std::string& out, const Finding& finding, const std::optional<Position>& place) {
  append_visible(out, finding.path);
  out += ':';
  if (place) out += std::to_string(place->line) + ':' + std::to_string(place->column) + ':';
  out += ' ';
  out += to_string(finding.severity);
  out += ": ";
  append_visible(out, message_with_hint(finding));
  out += " [";
  append_visible(out, finding.rule);
  out += ']';
}

}  // namespace gemlint
