/// Reads schemas/descriptions.json, or the same in another language, into the tables of descriptions.hpp.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "rules/descriptions.hpp"
#include "rules/file_reader.hpp"

namespace gemlint::rules {

/// The tables and their memory: `tables()` points into it and is for as long as it lives and stays in its place.
struct LoadedDescriptions {
  const api::Schemas* schemas = nullptr;
  std::string text;
  std::vector<std::uint32_t> ends;
  std::vector<std::uint16_t> messages;
  std::vector<std::uint16_t> enums;
  std::vector<std::uint16_t> free_text;

  Descriptions tables() const { return {schemas, text, ends, messages, enums, free_text}; }
};

/// Loads the descriptions of `schemas`, which must outlive the result. What the file leaves out has an empty sentence;
/// a message, field, enum or value that `schemas` does not have is an error: then nothing is returned, and `error` says
/// which. An enum goes by its type's name; one without a name by a field that takes it, as "Message.field".
std::optional<LoadedDescriptions> load_descriptions(const RuleFile& file, const api::Schemas& schemas,
                                                    std::string& error);

}  // namespace gemlint::rules
