// Durations, timestamps and field masks: texts that the server reads by rules of their own, and how it echoes values.
#include <cstdio>
#include <cstdlib>
#include <string>

#include "api/day.hpp"
#include "api/scalar.hpp"
#include "text/utf8.hpp"

namespace gemlint::api {
namespace {

bool all_digits(std::string_view text) {
  for (const char c : text) {
    if (c < '0' || c > '9') return false;
  }
  return !text.empty();
}

/// "%.15g" where that reads back as the same number, else "%.17g", as the server prints doubles.
std::string print_double(double number) {
  char buffer[32];
  std::snprintf(buffer, sizeof buffer, "%.15g", number);
  if (std::strtod(buffer, nullptr) != number) std::snprintf(buffer, sizeof buffer, "%.17g", number);
  return buffer;
}

/// Reads `pattern` against the front of `text`: '0' is a digit, all else itself. The rest of the text, or nothing.
bool take(std::string_view& text, std::string_view pattern) {
  if (text.size() < pattern.size()) return false;
  for (std::size_t i = 0; i < pattern.size(); ++i) {
    const bool digit = text[i] >= '0' && text[i] <= '9';
    if (pattern[i] == '0' ? !digit : text[i] != pattern[i]) return false;
  }
  text.remove_prefix(pattern.size());
  return true;
}

bool ends_with_offset(std::string_view text) {
  if (!text.empty() && text.back() == 'Z') return true;
  if (text.size() < 6) return false;
  std::string_view tail = text.substr(text.size() - 6);
  return (tail[0] == '+' || tail[0] == '-') && (tail.remove_prefix(1), take(tail, "00:00"));
}

/// Whether "2026-12-31T23:59:59…" names a day of the calendar and a time of the day. Every reader of timestamps has to
/// count their seconds, so none can take others.
bool is_on_the_clock(std::string_view text) {
  const std::string_view day = text.substr(0, std::string_view("2026-12-31").size());
  const std::string_view time = text.substr(day.size() + 1);
  return days_between(day, day).has_value() && time.substr(0, 2) < "24" && time.substr(3, 2) < "60" &&
         time.substr(6, 2) < "60";
}

}  // namespace

std::string duration_fault(const json::Value& value) {
  if (!value.IsString()) return "Invalid data type for duration, value is " + echo(value);
  std::string_view text(value.GetString(), value.GetStringLength());
  if (text.empty() || text.back() != 's') return "Illegal duration format; duration must end with 's'";
  text.remove_suffix(1);
  if (!text.empty() && text.front() == '-') text.remove_prefix(1);
  const std::size_t dot = text.rfind('.');
  std::string_view seconds = text.substr(0, dot);
  const std::string_view nanos = dot == std::string_view::npos ? std::string_view() : text.substr(dot + 1);
  if (!seconds.empty() && seconds.front() == '+') seconds.remove_prefix(1);
  if (!all_digits(seconds)) return "Invalid duration format, failed to parse seconds";
  if (!nanos.empty() && !all_digits(nanos)) return "Invalid duration format, failed to parse nano seconds";
  // 315,576,000,000 seconds are 10,000 years (source: google.protobuf.Duration).
  while (seconds.size() > 1 && seconds.front() == '0') seconds.remove_prefix(1);
  const bool too_long = seconds.size() > 12 || std::strtoll(std::string(seconds).c_str(), nullptr, 10) > 315576000000LL;
  return too_long || nanos.size() > 9 ? "Duration value exceeds limits" : "";
}

std::string timestamp_fault(const json::Value& value) {
  if (!value.IsString()) return "Invalid data type for timestamp, value is " + echo(value);
  const std::string_view whole(value.GetString(), value.GetStringLength());
  if (!ends_with_offset(whole)) {
    return "Illegal timestamp format; timestamps must end with 'Z' or have a valid timezone offset.";
  }
  std::string_view text = whole;
  std::size_t year_digits = 0;
  while (year_digits < text.size() && text[year_digits] >= '0' && text[year_digits] <= '9') ++year_digits;
  const std::string_view year = text.substr(0, year_digits);
  text.remove_prefix(year_digits);
  std::string_view fraction;
  bool well_formed = year_digits >= 4 && take(text, "-00-00T00:00:00");
  if (well_formed && !text.empty() && text.front() == '.') {
    text.remove_prefix(1);
    std::size_t digits = 0;
    while (digits < text.size() && text[digits] >= '0' && text[digits] <= '9') ++digits;
    fraction = text.substr(0, digits);
    text.remove_prefix(digits);
    well_formed = digits > 0;
  }
  // What is left can only be the offset, which ends_with_offset() has read.
  if (!well_formed || (text != "Z" && text.size() != 6)) return "Invalid time format: " + std::string(whole);
  if (year_digits > 4 || year == "0000" || fraction.size() > 9) return "Timestamp value exceeds limits";
  return is_on_the_clock(whole) ? "" : "Invalid time format: " + std::string(whole);
}

std::string field_mask_fault(const json::Value& value) {
  return value.IsString() ? "" : "Invalid data type for field mask, value is " + echo(value);
}

std::string echo(const json::Value& value) {
  switch (value.GetType()) {
    case rapidjson::kNullType: return "null";
    case rapidjson::kFalseType: return "false";
    case rapidjson::kTrueType: return "true";
    case rapidjson::kNumberType:
      if (value.IsUint64()) return std::to_string(value.GetUint64());
      if (value.IsInt64()) return std::to_string(value.GetInt64());
      return print_double(value.GetDouble());
    case rapidjson::kStringType: break;
    default: return "";
  }
  constexpr std::size_t kept = 40;
  const std::string_view text(value.GetString(), value.GetStringLength());
  const std::string_view head = first_code_points(text, kept);
  // A code point has at most four bytes, so this prefix tells whether there are more than 80 of them.
  if (code_points(text.substr(0, 8 * kept + 4)) <= 2 * kept) {
    return '"' + std::string(text) + '"';
  }
  std::size_t tail = text.size();
  for (std::size_t points = 0; points < kept && tail > head.size(); --tail) {
    points += (static_cast<unsigned char>(text[tail - 1]) & 0xC0) != 0x80 ? 1 : 0;
  }
  return '"' + std::string(head) + "…" + std::string(text.substr(tail)) + '"';
}

}  // namespace gemlint::api
