#include "api/model_reader.hpp"

#include <algorithm>

namespace gemlint::api {
namespace {

using json::Value;

std::string_view text_of(const Value& value) { return {value.GetString(), value.GetStringLength()}; }

/// YYYY-MM-DD or YYYY-MM, of any year and with days up to 31.
bool is_date(std::string_view text) {
  if ((text.size() != 7 && text.size() != 10) || text[4] != '-' || (text.size() == 10 && text[7] != '-')) return false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (i != 4 && i != 7 && (text[i] < '0' || text[i] > '9')) return false;
  }
  const std::string_view month = text.substr(5, 2);
  const std::string_view day = text.size() == 10 ? text.substr(8) : std::string_view("01");
  return month >= "01" && month <= "12" && day >= "01" && day <= "31";
}

}  // namespace

std::string ModelReader::members(const Value& value, std::initializer_list<ReadMember> wanted) {
  if (!value.IsObject()) return "not an object";
  for (const auto& member : value.GetObject()) {
    const std::string_view key = text_of(member.name);
    const auto found =
        std::find_if(wanted.begin(), wanted.end(), [&](const ReadMember& each) { return each.key == key; });
    if (found == wanted.end()) return "unknown key '" + std::string(key) + "'";
    if (member.value.IsNull()) continue;
    if (const std::string error = found->read(member.value); !error.empty()) return std::string(key) + ": " + error;
  }
  return {};
}

ReadValue ModelReader::text(std::string_view& field) {
  return [this, &field](const Value& value) -> std::string {
    if (!value.IsString()) return "not a string";
    field = keep(text_of(value));
    return {};
  };
}

ReadValue ModelReader::texts(std::span<const std::string_view>& field, bool* is_known) {
  return [this, &field, is_known](const Value& value) -> std::string {
    if (!value.IsArray()) return "not a list";
    std::vector<std::string_view>& kept = out_.lists.emplace_back();
    for (const Value& item : value.GetArray()) {
      if (!item.IsString()) return "not a list of strings";
      kept.push_back(keep(text_of(item)));
    }
    field = kept;
    if (is_known != nullptr) *is_known = true;
    return {};
  };
}

ReadValue ModelReader::numbers(std::span<const int>& field) {
  return [this, &field](const Value& value) -> std::string {
    if (!value.IsArray()) return "not a list";
    std::vector<int>& kept = out_.numbers.emplace_back();
    for (const Value& item : value.GetArray()) {
      if (!item.IsInt() || item.GetInt() < 1) return "not a list of whole numbers";
      kept.push_back(item.GetInt());
    }
    field = kept;
    return {};
  };
}

ReadValue ModelReader::date(std::string_view& field) {
  return [this, &field](const Value& value) -> std::string {
    if (!value.IsString() || !is_date(text_of(value))) return "not a date (YYYY-MM-DD)";
    field = keep(text_of(value));
    return {};
  };
}

ReadValue ModelReader::known(Known& field) {
  return [&field](const Value& value) -> std::string {
    if (!value.IsBool()) return "neither true nor false";
    field = value.GetBool() ? Known::yes : Known::no;
    return {};
  };
}

ReadValue ModelReader::flag(bool& field) {
  return [&field](const Value& value) -> std::string {
    if (!value.IsBool()) return "neither true nor false";
    field = value.GetBool();
    return {};
  };
}

ReadValue ModelReader::number(int& field, int least) {
  return [&field, least](const Value& value) -> std::string {
    if (!value.IsInt() || value.GetInt() < least) return "not a whole number from " + std::to_string(least) + " on";
    field = value.GetInt();
    return {};
  };
}

ReadValue ModelReader::number(std::optional<int>& field, int least) {
  return [&field, least](const Value& value) -> std::string {
    int read = 0;
    const std::string error = number(read, least)(value);
    if (error.empty()) field = read;
    return error;
  };
}

ReadValue ModelReader::real(std::optional<double>& field) {
  return [&field](const Value& value) -> std::string {
    if (!value.IsNumber() || value.GetDouble() < 0) return "not a number from 0 on";
    field = value.GetDouble();
    return {};
  };
}

}  // namespace gemlint::api
