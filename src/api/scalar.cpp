#include "api/scalar.hpp"

#include <array>
#include <charconv>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <limits>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace gemlint::api {
namespace {

struct IntegerRange {
  std::int64_t least;
  std::uint64_t most;
};

IntegerRange range_of(Kind kind) {
  switch (kind) {
    case Kind::int64: return {std::numeric_limits<std::int64_t>::min(), std::numeric_limits<std::int64_t>::max()};
    case Kind::uint32: return {0, std::numeric_limits<std::uint32_t>::max()};
    case Kind::uint64: return {0, std::numeric_limits<std::uint64_t>::max()};
    default: return {std::numeric_limits<std::int32_t>::min(), std::numeric_limits<std::int32_t>::max()};
  }
}

bool is_ascii_space(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

std::string_view view(const json::Value& value) { return {value.GetString(), value.GetStringLength()}; }

/// A decimal integer in a string: the server refuses a blank at either end, but strips other white space.
ScalarFault check_integer_text(std::string_view text, IntegerRange range, std::int64_t* result = nullptr) {
  if (text.empty() || text.front() == ' ' || text.back() == ' ') return ScalarFault::wrong_kind;
  while (!text.empty() && is_ascii_space(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_ascii_space(text.back())) text.remove_suffix(1);
  const bool negative = !text.empty() && text.front() == '-';
  if (!text.empty() && (text.front() == '-' || text.front() == '+')) text.remove_prefix(1);
  if (text.empty()) return ScalarFault::wrong_kind;
  for (const char c : text) {
    if (c < '0' || c > '9') return ScalarFault::wrong_kind;
  }
  std::uint64_t magnitude = 0;
  const bool read = std::from_chars(text.data(), text.data() + text.size(), magnitude).ec == std::errc();
  // The magnitude of the least value, which is no int64 itself.
  const std::uint64_t most_negative = range.least < 0 ? static_cast<std::uint64_t>(-(range.least + 1)) + 1 : 0;
  if (!read || magnitude > (negative ? most_negative : range.most)) return ScalarFault::out_of_range;
  if (result != nullptr)
    *result = negative ? -static_cast<std::int64_t>(magnitude) : static_cast<std::int64_t>(magnitude);
  return ScalarFault::none;
}

ScalarFault check_integer(const json::Value& value, IntegerRange range) {
  if (value.IsString()) return check_integer_text(view(value), range);
  if (!value.IsNumber()) return ScalarFault::wrong_kind;
  if (value.IsUint64()) return value.GetUint64() > range.most ? ScalarFault::out_of_range : ScalarFault::none;
  if (value.IsInt64()) return value.GetInt64() < range.least ? ScalarFault::out_of_range : ScalarFault::none;
  const double number = value.GetDouble();
  if (number != std::trunc(number)) return ScalarFault::fraction;
  // 2^63 and 2^64 are exact doubles; the greatest integers below them are not, hence >=.
  const double least = static_cast<double>(range.least);
  const bool over = range.most > std::numeric_limits<std::uint32_t>::max()
                        ? number >= std::ldexp(1.0, range.least < 0 ? 63 : 64)
                        : number > static_cast<double>(range.most);
  return number < least || over ? ScalarFault::out_of_range : ScalarFault::none;
}

/// True for what strtod reads whole: an optional sign, then decimal digits, fraction and exponent, or hexadecimal.
bool read_double(std::string_view text, double& number) {
  if (text.empty() || text.front() == ' ' || text.back() == ' ') return false;
  const std::string copy(text);
  char* end = nullptr;
  number = std::strtod(copy.c_str(), &end);
  return end == copy.c_str() + copy.size();
}

ScalarFault check_float(Kind kind, const json::Value& value) {
  // The greatest double that still rounds to a finite float (source: protobuf's DataPiece).
  constexpr double greatest_float = 3.4028235677973366e38;
  double number = 0;
  if (value.IsString()) {
    const std::string_view text = view(value);
    if (text == "NaN" || text == "Infinity" || text == "-Infinity") return ScalarFault::none;
    if (!read_double(text, number)) return ScalarFault::wrong_kind;
    if (!std::isfinite(number)) return ScalarFault::out_of_range;
  } else if (value.IsNumber()) {
    number = value.GetDouble();
  } else {
    return ScalarFault::wrong_kind;
  }
  return kind == Kind::float32 && std::fabs(number) > greatest_float ? ScalarFault::out_of_range : ScalarFault::none;
}

ScalarFault check_boolean(const json::Value& value) {
  if (value.IsBool()) return ScalarFault::none;
  if (value.IsNumber()) {
    const double number = value.GetDouble();
    return number == 0 || number == 1 ? ScalarFault::none : ScalarFault::wrong_kind;
  }
  if (!value.IsString() || value.GetStringLength() > 5) return ScalarFault::wrong_kind;
  std::string word(view(value));
  for (char& c : word) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  constexpr std::array<std::string_view, 10> words = {"true", "t", "yes", "y", "1", "false", "f", "no", "n", "0"};
  for (const std::string_view known : words) {
    if (word == known) return ScalarFault::none;
  }
  return ScalarFault::wrong_kind;
}

ScalarFault check_enum(const Enum& type, const json::Value& value) {
  if (value.IsString()) return is_enum_value(type, view(value)) ? ScalarFault::none : ScalarFault::unknown_enum_value;
  const ScalarFault fault = check_integer(value, range_of(Kind::int32));
  if (fault != ScalarFault::none) return fault;
  if (!type.numbers_known) return ScalarFault::none;
  const auto number = static_cast<std::int32_t>(value.GetDouble());
  for (const EnumValue& known : type.values) {
    if (known.number == number) return ScalarFault::none;
  }
  return ScalarFault::undeclared_enum_number;
}

enum : std::uint8_t { both_alphabets = 0, web_only = 1, standard_only = 2, blank = 4, foreign = 8 };

constexpr std::array<std::uint8_t, 256> base64_classes() {
  std::array<std::uint8_t, 256> classes{};
  for (std::size_t i = 0; i < classes.size(); ++i) {
    const char c = static_cast<char>(i);
    const bool alphanumeric = (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    classes[i] = alphanumeric                           ? both_alphabets
                 : c == '-' || c == '_'                 ? web_only
                 : c == '+' || c == '/'                 ? standard_only
                 : c == ' ' || (c >= '\t' && c <= '\r') ? blank
                                                        : foreign;
  }
  return classes;
}

/// The classes that occur in the text, as bits.
std::uint8_t base64_classes_in(std::string_view text) {
  static constexpr std::array<std::uint8_t, 256> classes = base64_classes();
  std::uint8_t seen = 0;
  const auto look_at = [&](std::string_view part) {
    for (const char c : part) seen |= classes[static_cast<unsigned char>(c)];
  };
#if defined(__SSE2__)
  // Pictures are megabytes of this: sixteen characters at a time, as long as they are of an alphabet.
  constexpr std::size_t step = 16;
  const auto equal = [](__m128i bytes, char c) { return _mm_cmpeq_epi8(bytes, _mm_set1_epi8(c)); };
  const auto between = [](__m128i bytes, char first, char last) {
    return _mm_and_si128(_mm_cmpgt_epi8(bytes, _mm_set1_epi8(static_cast<char>(first - 1))),
                         _mm_cmplt_epi8(bytes, _mm_set1_epi8(static_cast<char>(last + 1))));
  };
  __m128i web = _mm_setzero_si128();
  __m128i standard = _mm_setzero_si128();
  for (; text.size() >= step; text.remove_prefix(step)) {
    const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(text.data()));
    const __m128i lower = _mm_or_si128(bytes, _mm_set1_epi8(0x20));
    const __m128i of_both = _mm_or_si128(between(lower, 'a', 'z'), between(bytes, '0', '9'));
    const __m128i of_web = _mm_or_si128(equal(bytes, '-'), equal(bytes, '_'));
    const __m128i of_standard = _mm_or_si128(equal(bytes, '+'), equal(bytes, '/'));
    web = _mm_or_si128(web, of_web);
    standard = _mm_or_si128(standard, of_standard);
    const __m128i of_any = _mm_or_si128(of_both, _mm_or_si128(of_web, of_standard));
    if (_mm_movemask_epi8(of_any) != 0xFFFF) look_at(text.substr(0, step));
  }
  if (_mm_movemask_epi8(web) != 0) seen |= web_only;
  if (_mm_movemask_epi8(standard) != 0) seen |= standard_only;
#endif
  look_at(text);
  return seen;
}

}  // namespace

bool is_base64(std::string_view text) {
  // Padding, and blanks among it or after it: tools end base64 with a line break.
  while (!text.empty() && (text.back() == '=' || is_ascii_space(text.back()))) text.remove_suffix(1);
  const std::uint8_t seen = base64_classes_in(text);
  if ((seen & foreign) != 0 || (seen & (web_only | standard_only)) == (web_only | standard_only)) return false;
  std::size_t blanks = 0;
  if ((seen & blank) != 0) {
    for (const char c : text) blanks += is_ascii_space(c) ? 1 : 0;
  }
  return (text.size() - blanks) % 4 != 1;
}

const EnumValue* find_enum_value(const Enum& type, std::string_view name) {
  // The names of an enum begin alike: their ends tell them apart sooner.
  for (const EnumValue& value : type.values) {
    if (!name.empty() && value.name.size() == name.size() && value.name.back() == name.back() && value.name == name)
      return &value;
  }
  std::int64_t number = -1;
  if (check_integer_text(name, range_of(Kind::int32), &number) == ScalarFault::none && number >= 0) {
    for (const EnumValue& value : type.values) {
      if (value.number == number) return &value;
    }
    return nullptr;
  }
  const auto same = [](char given, char known) {
    if (given >= 'a' && given <= 'z') given = static_cast<char>(given - 'a' + 'A');
    return (given == '-' ? '_' : given) == known;
  };
  for (const EnumValue& value : type.values) {
    if (value.name.size() != name.size()) continue;
    std::size_t at = 0;
    while (at < name.size() && same(name[at], value.name[at])) ++at;
    if (at == name.size()) return &value;
  }
  return nullptr;
}

bool is_enum_value(const Enum& type, std::string_view name) {
  if (find_enum_value(type, name) != nullptr) return true;
  std::int64_t number = -1;
  return !type.numbers_known && check_integer_text(name, range_of(Kind::int32), &number) == ScalarFault::none &&
         number >= 0;
}

ScalarFault check_scalar(Kind kind, const Enum* type, const json::Value& value) {
  switch (kind) {
    case Kind::string: return value.IsString() ? ScalarFault::none : ScalarFault::wrong_kind;
    case Kind::bytes:
      if (!value.IsString()) return ScalarFault::wrong_kind;
      return is_base64(view(value)) ? ScalarFault::none : ScalarFault::not_base64;
    case Kind::boolean: return check_boolean(value);
    case Kind::int32:
    case Kind::int64:
    case Kind::uint32:
    case Kind::uint64: return check_integer(value, range_of(kind));
    case Kind::float32:
    case Kind::float64: return check_float(kind, value);
    case Kind::enumeration: return type == nullptr ? ScalarFault::none : check_enum(*type, value);
    default: return ScalarFault::none;
  }
}

std::string_view wire_type(Kind kind) {
  switch (kind) {
    case Kind::string: return "TYPE_STRING";
    case Kind::bytes: return "TYPE_BYTES";
    case Kind::boolean: return "TYPE_BOOL";
    case Kind::int32: return "TYPE_INT32";
    case Kind::int64: return "TYPE_INT64";
    case Kind::uint32: return "TYPE_UINT32";
    case Kind::uint64: return "TYPE_UINT64";
    case Kind::float32: return "TYPE_FLOAT";
    case Kind::float64: return "TYPE_DOUBLE";
    default: return {};
  }
}

}  // namespace gemlint::api
