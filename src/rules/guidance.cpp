#include "rules/guidance.hpp"

#include <algorithm>
#include <string>

#include "text/nearest.hpp"

namespace gemlint::rules {
namespace {

std::string lower(std::string_view text) {
  std::string small(text);
  for (char& c : small) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    if (c == '_' || c == '-') c = ' ';
  }
  return small;
}

std::string without_blanks(std::string_view text) {
  std::string out(text);
  out.erase(std::remove(out.begin(), out.end(), ' '), out.end());
  return out;
}

/// True if `text` holds every word of `words` at the start of one of its own.
bool mentions(const std::string& text, std::string_view words) {
  for (std::size_t begin = 0; begin < words.size();) {
    const std::size_t end = std::min(words.find(' ', begin), words.size());
    const std::string_view word = words.substr(begin, end - begin);
    if (!word.empty() && text.find(' ' + std::string(word)) == std::string::npos) return false;
    begin = end + 1;
  }
  return true;
}

}  // namespace

const Guidance* find_guidance(std::span<const Guidance> guide, std::string_view id) {
  const auto found = std::find_if(guide.begin(), guide.end(), [&](const Guidance& entry) { return entry.id == id; });
  return found == guide.end() ? nullptr : &*found;
}

std::vector<const Guidance*> look_up(std::span<const Guidance> guide, std::string_view what) {
  std::vector<const Guidance*> found;
  const auto take = [&](auto&& matches) {
    for (const Guidance& entry : guide) {
      if (matches(entry)) found.push_back(&entry);
    }
    return !found.empty();
  };
  const std::string words = lower(what);
  const std::string whole = without_blanks(what);
  if (without_blanks(words).empty()) return found;
  const auto same = [&](std::string_view name) { return name_distance(without_blanks(name), whole, 0) == 0; };
  if (take([&](const Guidance& entry) { return same(entry.id); })) return found;
  if (take([&](const Guidance& entry) { return entry.http != 0 && std::to_string(entry.http) == whole; })) return found;
  if (take([&](const Guidance& entry) { return !entry.status.empty() && same(entry.status); })) return found;
  if (take([&](const Guidance& entry) { return std::any_of(entry.also.begin(), entry.also.end(), same); })) {
    return found;
  }
  take([&](const Guidance& entry) {
    std::string text = ' ' + lower(entry.id) + ' ' + lower(entry.title);
    for (const std::string_view name : entry.also) text += ' ' + lower(name);
    return mentions(text, words);
  });
  return found;
}

}  // namespace gemlint::rules
