#include "text/nearest.hpp"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

namespace gemlint {

namespace {

/// Names of the API are far shorter; a longer one is near to nothing.
constexpr std::size_t longest_name = 200;

/// The letters that count: lower-cased ASCII, without '_' and '-'.
std::string letters_of(std::string_view name) {
  std::string letters;
  letters.reserve(name.size());
  for (const char character : name) {
    if (character == '_' || character == '-') continue;
    const bool upper = character >= 'A' && character <= 'Z';
    letters.push_back(upper ? static_cast<char>(character - 'A' + 'a') : character);
  }
  return letters;
}

/// The distance of two strings of letters; only cells within `limit` of the diagonal are worked out, since a way
/// through any other costs more than `limit`.
std::size_t letter_distance(std::string_view left, std::string_view right, std::size_t limit) {
  if (left.size() > right.size()) std::swap(left, right);
  const std::size_t too_far = limit + 1;
  if (right.size() - left.size() > limit) return too_far;

  const std::size_t width = right.size() + 1;
  std::vector<std::size_t> before_last(width, too_far);
  std::vector<std::size_t> last(width, too_far);
  std::vector<std::size_t> current(width, too_far);
  for (std::size_t column = 0; column < width; ++column) last[column] = std::min(column, too_far);

  for (std::size_t row = 1; row <= left.size(); ++row) {
    const std::size_t first = row > limit ? row - limit : 1;
    const std::size_t final = row + limit < right.size() ? row + limit : right.size();
    current[first - 1] = first == 1 ? std::min(row, too_far) : too_far;
    std::size_t best = current[first - 1];
    for (std::size_t column = first; column <= final; ++column) {
      const bool same = left[row - 1] == right[column - 1];
      std::size_t cost = last[column - 1] + (same ? 0 : 1);
      cost = std::min(cost, last[column] + 1);
      cost = std::min(cost, current[column - 1] + 1);
      const bool swapped =
          row > 1 && column > 1 && left[row - 1] == right[column - 2] && left[row - 2] == right[column - 1];
      if (swapped) cost = std::min(cost, before_last[column - 2] + 1);
      current[column] = std::min(cost, too_far);
      best = std::min(best, current[column]);
    }
    if (final < right.size()) current[final + 1] = too_far;
    if (best > limit) return too_far;
    std::swap(before_last, last);
    std::swap(last, current);
  }
  return last[right.size()];
}

}  // namespace

std::size_t name_distance(std::string_view left, std::string_view right, std::size_t limit) {
  return letter_distance(letters_of(left), letters_of(right), limit);
}

std::optional<std::string_view> nearest_name(std::string_view name, std::span<const std::string_view> candidates) {
  if (name.size() > longest_name) return std::nullopt;
  const std::string letters = letters_of(name);
  if (letters.empty()) return std::nullopt;

  std::size_t limit = std::min({std::max<std::size_t>(letters.size() / 3, 1), std::size_t{3}, letters.size() - 1});
  std::optional<std::string_view> nearest;
  std::string nearest_letters;
  bool several = false;
  for (const std::string_view candidate : candidates) {
    if (candidate.size() > 2 * longest_name) continue;
    const std::string candidate_letters = letters_of(candidate);
    const std::size_t distance = letter_distance(letters, candidate_letters, limit);
    if (distance > limit) continue;
    const bool nearer = !nearest || distance < limit;
    if (!nearer && candidate_letters == nearest_letters) continue;
    several = !nearer;
    if (nearer) {
      nearest = candidate;
      nearest_letters = candidate_letters;
    }
    limit = distance;
  }
  if (several) return std::nullopt;
  return nearest;
}

}  // namespace gemlint
