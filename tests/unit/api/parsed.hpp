/// JSON text as a value, for tests.
#pragma once

#include <doctest/doctest.h>

#include <string_view>

#include "json/accept.hpp"

namespace gemlint::api::test {

/// Holds a value as long as it lives.
class Parsed {
 public:
  explicit Parsed(std::string_view text) : value_(reader_.read(text)) { REQUIRE_MESSAGE(value_ != nullptr, text); }

  const json::Value& operator*() const { return *value_; }

 private:
  json::AcceptReader reader_;
  const json::Value* value_;
};

}  // namespace gemlint::api::test
