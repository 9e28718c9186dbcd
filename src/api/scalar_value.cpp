#include "api/scalar_value.hpp"

#include <cstdlib>
#include <limits>
#include <string>

#include "api/scalar.hpp"

namespace gemlint::api {
namespace {

std::string_view text_in(const json::Value& value) { return {value.GetString(), value.GetStringLength()}; }

}  // namespace

std::optional<double> read_number(const json::Value& value) {
  if (value.IsNumber()) return value.GetDouble();
  if (!value.IsString() || value.GetStringLength() == 0) return std::nullopt;
  if (text_in(value) == "NaN") return std::numeric_limits<double>::quiet_NaN();
  char* end = nullptr;
  const double number = std::strtod(value.GetString(), &end);
  // White space other than a blank may follow: the server strips it.
  while (end != nullptr && *end >= '\t' && *end <= '\r') ++end;
  return end == value.GetString() + value.GetStringLength() ? std::optional(number) : std::nullopt;
}

std::optional<bool> read_boolean(const json::Value& value) {
  if (value.IsBool()) return value.GetBool();
  if (value.IsNumber()) return value.GetDouble() != 0;
  if (!value.IsString() || value.GetStringLength() == 0) return std::nullopt;
  const char first = value.GetString()[0];
  return first == 't' || first == 'T' || first == 'y' || first == 'Y' || first == '1';
}

std::optional<std::string_view> read_enum_name(const Enum& type, const json::Value& value) {
  if (value.IsString()) {
    const EnumValue* found = find_enum_value(type, text_in(value));
    return found == nullptr ? std::nullopt : std::optional(found->name);
  }
  if (!value.IsNumber()) return std::nullopt;
  const double number = value.GetDouble();
  for (const EnumValue& known : type.values) {
    if (known.number >= 0 && known.number == number) return known.name;
  }
  return std::nullopt;
}

}  // namespace gemlint::api
