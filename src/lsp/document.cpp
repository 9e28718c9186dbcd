#include "lsp/document.hpp"

#include <array>
#include <utility>

namespace gemlint::lsp {

std::string name_for_linter(const Document& document) {
  using Ending = std::pair<std::string_view, std::string_view>;
  constexpr std::array<Ending, 4> endings = {
      {{"jsonc", ".jsonc"}, {"jsonl", ".jsonl"}, {"jsonlines", ".jsonl"}, {"ndjson", ".jsonl"}}};
  for (const auto& [language, ending] : endings) {
    if (document.language == language && !document.path.ends_with(ending)) return document.path + std::string(ending);
  }
  return document.path;
}

}  // namespace gemlint::lsp
