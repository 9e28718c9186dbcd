#include "cli/init.hpp"

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <string>
#include <string_view>
#include <system_error>

#include "cli/project.hpp"
#include "cli/run.hpp"

namespace gemlint::cli {
namespace {

constexpr std::string_view configuration = R"({
  "targets": [
    {"files": ["**/*.json", "**/*.jsonl"], "apiVersion": "v1beta"}
  ],
  "exclude": [],
  "rules": {},
  "suppress": []
}
)";

constexpr std::string_view pre_commit = R"(repos:
  - repo: local
    hooks:
      - id: gemlint
        name: gemlint
        entry: gemlint check
        language: system
        files: ^(?!-).*\.(json|jsonc|jsonl|ndjson)(\.gz)?$
        require_serial: true
)";

constexpr std::string_view github = R"(name: gemlint
on: [push, pull_request]
permissions:
  contents: read
jobs:
  gemlint:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v5
      # gemlint must be in the PATH here; docs/ci.md of gemlint has a step that builds it.
      - run: gemlint check --format github .
)";

constexpr std::string_view gitlab = R"(gemlint:
  stage: test
  script:
    # gemlint must be in the PATH here; docs/ci.md of gemlint has a job that builds it.
    - gemlint check --format text --format gitlab=gl-code-quality-report.json .
  artifacts:
    when: always
    reports:
      codequality: gl-code-quality-report.json
)";

enum class Outcome { written, there_already, failed };

Outcome write_new(const std::filesystem::path& path, std::string_view text) {
  std::error_code error;
  if (path.has_parent_path()) std::filesystem::create_directories(path.parent_path(), error);
  // "x": a file that is there is never opened.
  std::FILE* file = std::fopen(path.c_str(), "wbx");
  if (file == nullptr && errno == EEXIST) return Outcome::there_already;
  const bool written = file != nullptr && std::fwrite(text.data(), 1, text.size(), file) == text.size();
  if (file == nullptr || std::fclose(file) != 0 || !written) {
    complain(path.string() + ": cannot be written: " + std::strerror(errno));
    return Outcome::failed;
  }
  std::printf("wrote %s\n", path.c_str());
  return Outcome::written;
}

struct Snippet {
  std::string_view name;
  const char* path;
  std::string_view text;
};

constexpr Snippet snippets[] = {{"pre-commit", ".pre-commit-config.yaml", pre_commit},
                                {"github", ".github/workflows/gemlint.yml", github},
                                {"gitlab", ".gitlab-ci.yml", gitlab}};

}  // namespace

int run_init(const CommandLine& line) {
  const Outcome outcome = write_new(config_name, configuration);
  if (outcome == Outcome::failed) return exit_unreadable;
  if (outcome == Outcome::there_already && line.snippets.empty()) {
    complain(std::string(config_name) + " is there already; gemlint config --show FILE says what applies to a file");
    return exit_usage;
  }
  bool failed = false;
  for (const Snippet& snippet : snippets) {
    bool wanted = false;
    for (const std::string& name : line.snippets) wanted = wanted || name == snippet.name;
    if (!wanted) continue;
    const Outcome of_snippet = write_new(snippet.path, snippet.text);
    failed = failed || of_snippet == Outcome::failed;
    if (of_snippet == Outcome::written && snippet.name == "pre-commit")
      std::printf("Next: pre-commit install turns the hook on; it takes gemlint from the PATH.\n");
    if (of_snippet == Outcome::there_already)
      std::printf("%s is there already; add this to it:\n\n%.*s\n", snippet.path, static_cast<int>(snippet.text.size()),
                  snippet.text.data());
  }
  if (outcome == Outcome::written)
    std::printf("Next: gemlint check . lints what is here; gemlint check --write-baseline . accepts what it finds.\n");
  return failed ? exit_unreadable : exit_clean;
}

}  // namespace gemlint::cli
