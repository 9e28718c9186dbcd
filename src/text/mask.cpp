#include "text/mask.hpp"

#include <array>
#include <cstddef>
#include <string_view>

namespace gemlint {
namespace {

/// How a secret begins, and how many characters must follow for it to be one.
struct SecretForm {
  std::string_view beginning;
  std::size_t least;
};

constexpr std::array<SecretForm, 7> forms = {{
    {"AIza", 20},     // Google API key
    {"ya29.", 10},    // Google OAuth access token
    {"Bearer ", 10},  // any bearer token in a header
    {"sk-", 20},      // keys of other vendors that end up in the wrong request
    {"key=", 8},      // key and access_token in a url
    {"access_token=", 8},
    {"AQ.", 20},  // Google API key of the newer form
}};

bool is_secret_character(char c) {
  return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '-' ||
         c == '.' || c == '~' || c == '+' || c == '/' || c == '=';
}

}  // namespace

void mask_secrets(std::string& text) {
  for (const SecretForm& form : forms) {
    for (std::size_t at = text.find(form.beginning); at != std::string::npos; at = text.find(form.beginning, at)) {
      at += form.beginning.size();
      std::size_t end = at;
      while (end < text.size() && is_secret_character(text[end])) ++end;
      if (end - at < form.least) continue;
      for (std::size_t i = at; i < end; ++i) text[i] = '*';
      at = end;
    }
  }
}

std::string masked(std::string text) {
  mask_secrets(text);
  return text;
}

}  // namespace gemlint
