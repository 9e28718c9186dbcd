/// Reads the conditions of rule files.
#pragma once

#include <string>

#include "json/accept.hpp"
#include "rules/condition.hpp"
#include "rules/file_reader.hpp"

namespace gemlint::rules {

/// A deeper condition is better said in C++.
inline constexpr int condition_depth = 4;

/// Reads a schema into `condition`, keeping its parts in `memory`. Nothing but the keywords of condition.hpp is taken;
/// then `error` says what is wrong and the result is false.
bool load_condition(const json::Value& schema, TextMemory& memory, Condition& condition, std::string& error);

}  // namespace gemlint::rules
