#include "lsp/checker.hpp"

#include <algorithm>
#include <utility>

#include "lint/exemptions.hpp"
#include "lint/file_form.hpp"

namespace gemlint::lsp {
namespace {

/// What is wrong with a configuration or a baseline as it stands in the editor.
std::vector<Finding> problems_of(const Document& document) {
  const auto& problems = document.circumstances.problems;
  return problems ? problems(document.buffer.text()) : std::vector<Finding>();
}

}  // namespace

lint::Linter& Checker::linter(const lint::Options& options) {
  std::unique_ptr<lint::Linter>& linter = linters_[&options];
  if (!linter) linter = std::make_unique<lint::Linter>(options);
  return *linter;
}

void Checker::forget() {
  linters_.clear();
  reader_ = json::AcceptReader();
}

std::vector<Finding> Checker::findings_in(std::string_view text, const Document& document) {
  const Circumstances& circumstances = document.circumstances;
  lint::FileReport report = linter(*circumstances.options).lint(name_for_linter(document), text);
  if (circumstances.exemptions != nullptr && circumstances.exemptions->concern(circumstances.name)) {
    // A copy, since the baseline knows each finding only as often as it was there.
    lint::Exemptions exemptions = circumstances.exemptions->for_file(circumstances.name);
    exemptions.mark(circumstances.name, *circumstances.options, report);
    std::erase_if(report.findings, [](const Finding& finding) { return finding.suppression.has_value(); });
  }
  return std::move(report.findings);
}

void Checker::find_form(Document& document) {
  if (document.is_checked) return;
  document.lines = document.circumstances.role == Circumstances::Role::requests &&
                   *lint::is_lines(reader_, name_for_linter(document), document.text(), true,
                                   document.circumstances.options->max_request);
}

void Checker::check(Document& document) {
  if (document.is_checked) return;
  const Circumstances& circumstances = document.circumstances;
  find_form(document);
  document.findings.clear();
  if (document.is_lost) {
    // Places would be those of another text.
  } else if (circumstances.role == Circumstances::Role::configuration) {
    document.findings = problems_of(document);
  } else if (circumstances.role == Circumstances::Role::requests && !circumstances.is_excluded) {
    document.findings = findings_in(document.text(), document);
  } else if (circumstances.role == Circumstances::Role::baseline) {
    document.findings = problems_of(document);
  }
  document.is_checked = true;
  document.check = ++checks_;
}

}  // namespace gemlint::lsp
