/// Findings that the tests of several reports share.
#pragma once

#include "finding/finding.hpp"

namespace gemlint {

/// The bytes [offset, offset + size) of one line, `size` counting as many columns.
inline Range range_on_line(std::size_t line, std::size_t column, std::size_t offset, std::size_t size) {
  return {{offset, {line, column}}, {offset + size, {line, column + size}}};
}

/// A misspelt field with a server answer and a safe fix.
inline Finding misspelt_temperature() {
  Finding finding;
  finding.rule = "unknown-field";
  finding.category = "wire";
  finding.message = "unknown field 'temprature' in GenerationConfig";
  finding.hint = "did you mean 'temperature'?";
  finding.path = "prompts/summary.json";
  finding.pointer = "/generationConfig/temprature";
  finding.range = range_on_line(14, 5, 241, 12);
  finding.server = ServerAnswer{400, "INVALID_ARGUMENT",
                                "Invalid JSON payload received. Unknown name \"temprature\" at 'generation_config': "
                                "Cannot find field."};
  finding.guidance = "invalid-argument";
  finding.guide = "The server cannot use the body; compare it with the reference.";
  finding.fixes = {{"rename to 'temperature'", Safety::safe, {{range_on_line(14, 6, 242, 10), "temperature"}}}};
  finding.excerpt = Excerpt{"    \"temprature\": 0.7,", 4, 12};
  return finding;
}

/// A finding that is a headline only.
inline Finding file_warning() {
  Finding finding;
  finding.rule = "not-a-request";
  finding.category = "input";
  finding.severity = Severity::warning;
  finding.message = "no Gemini request in this file";
  finding.path = "prompts/notes.json";
  finding.in = Within::file;
  return finding;
}

}  // namespace gemlint
