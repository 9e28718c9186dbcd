/// What can stand as the value of an option or in the place of a positional, for completion scripts.
#pragma once

#include <string>
#include <vector>

#include "cli/program_help.hpp"

namespace gemlint::cli {

/// What a line without a command means.
inline constexpr const char* default_command = "check";

/// A word that can be completed to, and what it means (may be empty).
struct Word {
  std::string text;
  std::string about;
};

/// A set of words that the program bundles, under the name that scripts call it by.
struct WordSet {
  std::string name;
  std::vector<Word> words;
};

/// rules, categories, models, methods, and the topics of the guide.
std::vector<WordSet> bundled_words();

enum class Source {
  nothing,  ///< a number or a date
  files,
  folders,
  choices,  ///< OptionHelp::choices
  bundled,  ///< the words of some sets
  levels,   ///< such a word, "=" and one of OptionHelp::choices
};

/// Where the values of an option come from.
struct Values {
  Source source = Source::nothing;
  std::vector<std::string> sets;  ///< WordSet::name
};

/// Goes by the name of the value, "RULE", or of the positional. Text of no known kind is taken for a file's name.
Values values_of(const OptionHelp& option);

/// The `texts` with a blank between them.
std::string joined(const std::vector<std::string>& texts);

}  // namespace gemlint::cli
