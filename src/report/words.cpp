#include "report/words.hpp"

namespace gemlint {
namespace {

std::string_view find(std::span<const rules::Text> words, std::string_view group, std::string_view form) {
  for (const rules::Text& text : words) {
    if (text.name.size() == group.size() + form.size() && text.name.starts_with(group) && text.name.ends_with(form))
      return text.text;
  }
  return {};
}

void fill_hole(std::string& text, std::string_view name, std::string_view value) {
  const std::string hole = '{' + std::string(name) + '}';
  for (std::size_t at = text.find(hole); at != std::string::npos; at = text.find(hole, at + value.size())) {
    text.replace(at, hole.size(), value);
  }
}

}  // namespace

std::string_view ReportWords::word(std::string_view name) const {
  const std::string_view found = find(words_, name, "");
  return found.empty() ? name : found;
}

std::string ReportWords::sentence(std::string_view name, Holes holes) const {
  std::string text(word(name));
  for (const auto& [hole, value] : holes) fill_hole(text, hole, value);
  return text;
}

std::string ReportWords::counted(std::string_view name, std::size_t count, Holes holes) const {
  const std::size_t tens = count % 100;
  const bool few = count % 10 >= 2 && count % 10 <= 4 && (tens < 12 || tens > 14);
  std::string_view form = find(words_, name, count == 1 ? ".one" : few ? ".few" : ".many");
  if (form.empty()) form = find(words_, name, ".many");
  std::string text(form.empty() ? name : form);
  fill_hole(text, "count", std::to_string(count));
  for (const auto& [hole, value] : holes) fill_hole(text, hole, value);
  return text;
}

}  // namespace gemlint
