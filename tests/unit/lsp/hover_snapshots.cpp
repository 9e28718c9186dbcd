#include <doctest/doctest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>

#include "documents.hpp"
#include "lint/linter.hpp"
#include "lsp/hover.hpp"

using namespace gemlint;
using namespace gemlint::lsp;
using namespace gemlint::lsp::test;
using rules::Language;

namespace {

constexpr std::string_view separator = "\n=== ";

/// What the pointer at the mark shows; in documents whose name begins so, the first finding or a setting.
std::string shown(const std::string& name, const Marked& document, Language language) {
  if (name.starts_with("finding-")) {
    lint::Linter linter(options(language));
    const lint::FileReport report = linter.lint("request.json", document.text);
    REQUIRE_MESSAGE(!report.findings.empty(), name);
    return hover_of_finding(report.findings.front(), context(language, true));
  }
  const bool setting = name.starts_with("setting-");
  const auto found =
      hover(document.text, document.offset, setting ? setting_context(language, true) : context(language, true));
  return found ? found->text : "(nothing)";
}

}  // namespace

// Each file of tests/lsp/hover holds a document with a mark, and what is shown there, as Markdown. With GEMLINT_WRITE
// set in the environment they are written anew: GEMLINT_WRITE=1 gemlint_unit_tests --test-case="hovers look as
// recorded".
TEST_CASE("hovers look as recorded") {
  std::size_t count = 0;
  const std::filesystem::path folder = std::filesystem::path(GEMLINT_SOURCE_DIR) / "tests/lsp/hover";
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    ++count;
    const std::string name = entry.path().filename().string();
    const std::string recorded = read(entry.path());
    const std::string given = recorded.substr(0, recorded.find(separator));
    const Marked document(given);
    std::string now = given;
    for (const Language language : {Language::en, Language::pl})
      now.append(separator).append(to_string(language)).append("\n").append(shown(name, document, language));
    now += '\n';
    if (std::getenv("GEMLINT_WRITE") != nullptr) {
      std::ofstream(entry.path(), std::ios::binary) << now;
    } else {
      CHECK_MESSAGE(now == recorded, name);
    }
  }
  CHECK(count >= 15);
}
