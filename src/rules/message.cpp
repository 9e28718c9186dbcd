#include "rules/message.hpp"

#include "text/utf8.hpp"

namespace gemlint::rules {

Arguments::Arguments(std::initializer_list<std::pair<std::string_view, std::string>> values) : values_(values) {}

void Arguments::set(std::string_view name, std::string value) {
  for (auto& [known, old] : values_) {
    if (known == name) {
      old = std::move(value);
      return;
    }
  }
  values_.emplace_back(name, std::move(value));
}

void Arguments::shorten(std::string_view text, std::size_t most) {
  const std::string_view start = first_code_points(text, most);
  if (start.size() == text.size()) return;
  for (auto& [name, value] : values_) {
    if (value == text) value = std::string(start) + "…";
  }
}

const std::string* Arguments::find(std::string_view name) const {
  for (const auto& [known, value] : values_) {
    if (known == name) return &value;
  }
  return nullptr;
}

std::string fill(std::string_view text, const Arguments& arguments) {
  std::string filled;
  while (!text.empty()) {
    const std::size_t open = text.find('{');
    filled += text.substr(0, open);
    if (open == std::string_view::npos) break;
    text.remove_prefix(open);
    const std::size_t close = text.find('}');
    const std::string* value = close == std::string_view::npos ? nullptr : arguments.find(text.substr(1, close - 1));
    if (value != nullptr) {
      filled += *value;
      text.remove_prefix(close + 1);
    } else {
      filled += '{';
      text.remove_prefix(1);
    }
  }
  return filled;
}

bool can_fill(std::string_view text, const Arguments& arguments) {
  for (std::size_t open = text.find('{'); open != std::string_view::npos; open = text.find('{', open + 1)) {
    const std::size_t close = text.find('}', open);
    if (close == std::string_view::npos) return true;
    const std::string_view name = text.substr(open + 1, close - open - 1);
    const bool is_name =
        !name.empty() && name.find_first_not_of("abcdefghijklmnopqrstuvwxyz_") == std::string_view::npos;
    if (is_name && arguments.find(name) == nullptr) return false;
  }
  return true;
}

}  // namespace gemlint::rules
