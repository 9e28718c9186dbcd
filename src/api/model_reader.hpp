/// Reading members of JSON objects into fields, with a closed set of keys: what load_models() is made of.
#pragma once

#include <functional>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "api/load_models.hpp"
#include "json/accept.hpp"

namespace gemlint::api {

/// Takes a value that is not null; returns what was wanted instead ("a date"), or "" when it could be read.
using ReadValue = std::function<std::string(const json::Value&)>;

struct ReadMember {
  std::string_view key;
  ReadValue read;
};

class ModelReader {
 public:
  explicit ModelReader(LoadedModels& out) : out_(out) {}

  /// Reads every member of an object by its key; null counts as left out. Returns "" or what is wrong, with the key.
  static std::string members(const json::Value& value, std::initializer_list<ReadMember> wanted);

  ReadValue text(std::string_view& field);
  ReadValue texts(std::span<const std::string_view>& field, bool* is_known = nullptr);
  ReadValue numbers(std::span<const int>& field);
  /// A day or a month.
  ReadValue date(std::string_view& field);
  static ReadValue known(Known& field);
  static ReadValue flag(bool& field);
  /// A whole number from `least` on.
  static ReadValue number(int& field, int least = 1);
  static ReadValue number(std::optional<int>& field, int least = 0);
  static ReadValue real(std::optional<double>& field);

  /// A list of objects with a period each: `one` reads the other members into the new element.
  template <typename Item>
  ReadValue periods(std::deque<std::vector<Item>>& kept, std::span<const Item>& field,
                    std::function<ReadMember(Item&)> one) {
    return [this, &kept, &field, one](const json::Value& value) -> std::string {
      if (!value.IsArray()) return "not a list";
      std::vector<Item>& items = kept.emplace_back();
      items.reserve(value.Size());
      for (const json::Value& element : value.GetArray()) {
        Item& item = items.emplace_back();
        const std::string error =
            members(element, {one(item), {"from", date(item.when.from)}, {"until", date(item.when.until)}});
        if (!error.empty()) return error;
        if (!item.when.until.empty() && item.when.until <= item.when.from) return "a period that ends before it begins";
      }
      field = items;
      return {};
    };
  }

  std::string_view keep(std::string_view text) { return out_.strings.emplace_back(text); }

 private:
  LoadedModels& out_;
};

}  // namespace gemlint::api
