/// Languages that gemlint speaks.
#pragma once

#include <optional>
#include <string_view>

namespace gemlint::rules {

/// What a user reads is said in one of these. Ids, pointers and the server's own messages are never translated.
enum class Language { en, pl };

/// "en" or "pl".
constexpr std::string_view to_string(Language language) { return language == Language::pl ? "pl" : "en"; }

/// The language with that code, or nothing.
constexpr std::optional<Language> language_from(std::string_view code) {
  if (code == "en") return Language::en;
  if (code == "pl") return Language::pl;
  return std::nullopt;
}

}  // namespace gemlint::rules
