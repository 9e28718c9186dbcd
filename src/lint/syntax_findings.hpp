/// The explain reader's problems as findings.
#pragma once

#include <string_view>
#include <vector>

#include "finding/finding.hpp"
#include "json/explain.hpp"
#include "lint/locator.hpp"
#include "rules/rule.hpp"

namespace gemlint::lint {

/// The name that rules know a problem by: "expected-comma-in-object".
std::string_view emission_name(json::Problem problem);

/// True for mistakes after which the reader can only guess what the text means.
bool moves_what_follows(const json::SyntaxProblem& problem, std::string_view text);

/// The problems of a tree that are told, in the order of the text. What follows in the same line after a misplaced
/// quote, comma, colon or bracket is read at a venture, and mostly the same mistake once more: it is left out.
std::vector<json::SyntaxProblem> problems_to_tell(const json::Tree& tree, std::string_view text);

/// One problem as a finding, with its fix where there is a sure one. `root` is the node that the finding's pointer
/// counts from. `is_body` says that the document is what the server gets, so that its answer, which quotes the text,
/// can be told.
Finding syntax_finding(const rules::RuleSet& rules, const json::SyntaxProblem& problem, const Locator& locator,
                       std::uint32_t root, bool is_body);

}  // namespace gemlint::lint
