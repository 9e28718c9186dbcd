#include "lint/file_form.hpp"

#include <utility>

namespace gemlint::lint {
namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

bool named_jsonl(std::string_view path) {
  if (path.ends_with(".gz")) path.remove_suffix(3);
  return path.ends_with(".jsonl") || path.ends_with(".ndjson") || path.ends_with(".jsonlines");
}

/// The first line with something in it, and whether another one follows.
std::pair<std::string_view, bool> first_line(std::string_view text) {
  while (!text.empty()) {
    const std::size_t end = text.find('\n');
    const std::string_view line = text.substr(0, end);
    const std::string_view rest = end == std::string_view::npos ? std::string_view() : text.substr(end + 1);
    if (!is_blank(line)) return {line, !is_blank(rest)};
    text = rest;
  }
  return {};
}

}  // namespace

bool has_comments(std::string_view path) {
  if (path.ends_with(".gz")) path.remove_suffix(3);
  return path.ends_with(".jsonc");
}

bool is_blank(std::string_view text) { return text.find_first_not_of(" \t\r\n") == std::string_view::npos; }

std::optional<bool> is_lines(json::AcceptReader& reader, std::string_view path, std::string_view text, bool whole,
                             std::size_t max_request) {
  const std::string_view content = text.starts_with(byte_order_mark) ? text.substr(byte_order_mark.size()) : text;
  const auto [line, more] = first_line(content);
  // The name tells JSONL, unless the content says otherwise: one document over several lines, or documents line
  // by line.
  const bool named = named_jsonl(path);
  if (!more || line.size() > max_request) return named;
  const json::Value* first = reader.read(line);
  const bool first_is_whole = first != nullptr && (first->IsObject() || first->IsArray());
  if (!named || first_is_whole) return first_is_whole;
  if (!whole) return std::nullopt;
  return text.size() > max_request || reader.read(text) == nullptr;
}

}  // namespace gemlint::lint
