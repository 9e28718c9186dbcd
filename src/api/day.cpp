#include "api/day.hpp"

#include <charconv>
#include <chrono>

namespace gemlint::api {
namespace {

std::optional<std::chrono::sys_days> day_from(std::string_view text) {
  if (text.size() != 10 || text[0] == '-' || text[4] != '-' || text[7] != '-') return std::nullopt;
  int year = 0;
  unsigned month = 0;
  unsigned day = 0;
  const char* begin = text.data();
  const auto read = [](const char* from, const char* to, auto& number) {
    const auto [end, error] = std::from_chars(from, to, number);
    return error == std::errc() && end == to;
  };
  if (!read(begin, begin + 4, year) || !read(begin + 5, begin + 7, month) || !read(begin + 8, begin + 10, day))
    return std::nullopt;
  const std::chrono::year_month_day date{std::chrono::year(year), std::chrono::month(month), std::chrono::day(day)};
  if (!date.ok()) return std::nullopt;
  return std::chrono::sys_days(date);
}

}  // namespace

std::optional<int> days_between(std::string_view earlier, std::string_view later) {
  const auto from = day_from(earlier);
  const auto to = day_from(later);
  if (!from || !to) return std::nullopt;
  return static_cast<int>((*to - *from).count());
}

}  // namespace gemlint::api
