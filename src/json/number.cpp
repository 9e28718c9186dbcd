#include "json/number.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstddef>
#include <cstdlib>
#include <limits>
#include <utility>

#include "json/rapidjson.hpp"

namespace gemlint::json {

namespace {

/// Tokens shorter than this and without exponent are in the range of a double.
constexpr std::size_t surely_in_range = 300;

/// No number halfway between two doubles has more digits, so of the digits behind these only counts whether one is not
/// zero.
constexpr std::size_t digits_that_count = 780;

constexpr std::int64_t exponent_clamp = 4'000'000'000;

bool is_digit(char character) { return character >= '0' && character <= '9'; }

/// The parts of a number token; the views lie in the token.
struct NumberParts {
  bool negative = false;
  std::string_view integer;
  bool point = false;
  std::string_view fraction;
  bool has_exponent = false;
  bool exponent_negative = false;
  std::string_view exponent;
  bool complete = false;  ///< nothing stands behind the parts
};

std::string_view take_digits(std::string_view& rest) {
  std::size_t count = 0;
  while (count < rest.size() && is_digit(rest[count])) ++count;
  const std::string_view digits = rest.substr(0, count);
  rest.remove_prefix(count);
  return digits;
}

NumberParts parts_of(std::string_view token) {
  NumberParts parts;
  std::string_view rest = token;
  if (!rest.empty() && rest.front() == '-') {
    parts.negative = true;
    rest.remove_prefix(1);
  }
  parts.integer = take_digits(rest);
  if (!rest.empty() && rest.front() == '.') {
    parts.point = true;
    rest.remove_prefix(1);
    parts.fraction = take_digits(rest);
  }
  if (!rest.empty() && (rest.front() == 'e' || rest.front() == 'E')) {
    parts.has_exponent = true;
    rest.remove_prefix(1);
    if (!rest.empty() && (rest.front() == '+' || rest.front() == '-')) {
      parts.exponent_negative = rest.front() == '-';
      rest.remove_prefix(1);
    }
    parts.exponent = take_digits(rest);
  }
  parts.complete = rest.empty();
  return parts;
}

bool all_zero(std::string_view digits) { return digits.find_first_not_of('0') == std::string_view::npos; }

std::int64_t exponent_of(const NumberParts& parts) {
  std::int64_t exponent = 0;
  for (const char digit : parts.exponent) {
    exponent = exponent * 10 + (digit - '0');
    if (exponent > exponent_clamp) break;
  }
  return parts.exponent_negative ? -exponent : exponent;
}

/// The significant digits of a number, without zeros in front: value = digits * 10 ^ exponent.
struct Decimal {
  std::array<char, digits_that_count> digits{};
  std::size_t count = 0;
  std::int64_t exponent = 0;
  bool more = false;  ///< digits that are not zero were left out
};

void add_digits(Decimal& decimal, std::string_view digits, bool fraction) {
  for (const char digit : digits) {
    if (decimal.count == 0 && digit == '0') {
      if (fraction) --decimal.exponent;
    } else if (decimal.count == decimal.digits.size()) {
      if (!fraction) ++decimal.exponent;
      decimal.more = decimal.more || digit != '0';
    } else {
      decimal.digits[decimal.count++] = digit;
      if (fraction) --decimal.exponent;
    }
  }
}

double positive_double(const NumberParts& parts) {
  // Up to 2^53 and 10^22 doubles are exact, so one operation rounds once.
  static constexpr std::array<double, 23> powers = {1e0,  1e1,  1e2,  1e3,  1e4,  1e5,  1e6,  1e7,
                                                    1e8,  1e9,  1e10, 1e11, 1e12, 1e13, 1e14, 1e15,
                                                    1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22};
  Decimal decimal;
  decimal.exponent = exponent_of(parts);
  add_digits(decimal, parts.integer, false);
  add_digits(decimal, parts.fraction, true);
  if (decimal.count == 0) return 0.0;
  constexpr std::int64_t largest_power = static_cast<std::int64_t>(powers.size()) - 1;
  if (decimal.count <= 15 && decimal.exponent >= -largest_power && decimal.exponent <= largest_power) {
    double significand = 0.0;
    for (std::size_t index = 0; index < decimal.count; ++index) {
      significand = significand * 10.0 + (decimal.digits[index] - '0');
    }
    if (decimal.exponent < 0) return significand / powers[static_cast<std::size_t>(-decimal.exponent)];
    return significand * powers[static_cast<std::size_t>(decimal.exponent)];
  }

  // 10^(magnitude-1) <= value < 10^magnitude
  const std::int64_t magnitude = static_cast<std::int64_t>(decimal.count) + decimal.exponent;
  if (magnitude > 309) return std::numeric_limits<double>::infinity();
  if (magnitude < -323) return 0.0;

  // Spelt without a point, the number means the same to strtod in every locale.
  std::array<char, digits_that_count + 16> spelling{};
  char* end = std::copy_n(decimal.digits.begin(), decimal.count, spelling.data());
  if (decimal.more) {
    *end++ = '1';
    --decimal.exponent;
  }
  *end++ = 'e';
  end = std::to_chars(end, spelling.data() + spelling.size() - 1, decimal.exponent).ptr;
  *end = '\0';
  return std::strtod(spelling.data(), nullptr);
}

/// Takes the one number that RapidJSON reads from a token.
struct NumberTaker : rapidjson::BaseReaderHandler<rapidjson::UTF8<>, NumberTaker> {
  Value value;
  bool is_double = false;

  bool Default() { return false; }
  bool Int(int number) { return take(number); }
  bool Uint(unsigned number) { return take(number); }
  bool Int64(std::int64_t number) { return take(number); }
  bool Uint64(std::uint64_t number) { return take(number); }
  bool Double(double) { return is_double = true; }

 private:
  template <typename Number>
  bool take(Number number) {
    value = Value(number);
    return true;
  }
};

/// Reads a token with RapidJSON. The token has no negative exponent: its sum with the fraction's length may overflow in
/// RapidJSON.
bool rapidjson_reads(std::string_view token, NumberTaker& taker) {
  rapidjson::MemoryStream stream(token.data(), token.size());
  rapidjson::Reader reader;
  return !reader.Parse<rapidjson::kParseIterativeFlag>(stream, taker).IsError();
}

bool rapidjson_reads(std::string_view token, const NumberParts& parts) {
  if (parts.exponent_negative) token = token.substr(0, token.find_first_of("eE"));
  NumberTaker taker;
  return rapidjson_reads(token, taker);
}

}  // namespace

NumberForm number_form(std::string_view token) {
  const NumberParts parts = parts_of(token);
  const bool has_digits = !parts.integer.empty() || !parts.fraction.empty();
  if (!parts.complete || !has_digits || (parts.has_exponent && parts.exponent.empty())) return NumberForm::bad;

  const bool leading_zero = parts.integer.size() > 1 && parts.integer.front() == '0';
  const bool floating = parts.point || parts.has_exponent;
  const bool json_grammar = !parts.integer.empty() && !leading_zero && parts.point == !parts.fraction.empty();
  if (!json_grammar) {
    // The server takes anything with a point or an exponent for a double; a bare point needs the minus in front to be a
    // number.
    const bool begins_number = !parts.integer.empty() || parts.negative;
    if (!floating || !begins_number) return NumberForm::bad;
  }
  if (json_grammar && !parts.has_exponent && token.size() < surely_in_range) return NumberForm::json;

  const bool in_range = std::abs(exact_double(token)) <= std::numeric_limits<double>::max();
  if (!in_range) return NumberForm::bad;
  if (!json_grammar) return NumberForm::odd;
  if (rapidjson_reads(token, parts)) return NumberForm::json;
  return all_zero(parts.integer) && all_zero(parts.fraction) ? NumberForm::odd : NumberForm::bad;
}

double exact_double(std::string_view token) {
  const NumberParts parts = parts_of(token);
  const double value = positive_double(parts);
  return parts.negative ? -value : value;
}

Value number_value(std::string_view token) {
  const NumberParts parts = parts_of(token);
  if (parts.point || parts.has_exponent) return Value(exact_double(token));
  NumberTaker taker;
  if (rapidjson_reads(token, taker) && !taker.is_double) return std::move(taker.value);
  return Value(exact_double(token));
}

}  // namespace gemlint::json
