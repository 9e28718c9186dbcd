#include "lint/echoes.hpp"

#include <algorithm>
#include <iterator>

#include "lint/syntax_findings.hpp"

namespace gemlint::lint {
namespace {

bool is_syntax(const Finding& finding) { return finding.category == "syntax"; }

bool is_syntax_error(const Finding& finding) { return finding.rule == "syntax-error" && finding.range; }

std::size_t place(const Finding& finding) { return finding.range->start.offset; }

}  // namespace

std::vector<Span> doubtful_places(const json::Tree& tree, std::string_view text, std::size_t offset) {
  std::vector<Span> places;
  const auto add = [&](std::size_t begin, std::size_t end) {
    // Of those in one line the first says all.
    if (places.empty() || begin + offset >= places.back().end) places.push_back({begin + offset, end + offset});
  };
  for (const json::SyntaxProblem& problem : tree.problems) {
    if (tree.doubtful && problem.problem == json::Problem::mismatched_bracket && problem.node != json::no_node) {
      const Span span = tree.nodes[problem.node].value;
      places.push_back({span.begin + offset, span.end + offset});
    } else if (moves_what_follows(problem, text)) {
      const std::size_t begin = std::min(problem.at.begin, text.size());
      add(begin, std::min(text.find_first_of("\r\n", begin), text.size()));
    }
  }
  // Only the outermost count, so that they are sorted and apart.
  std::sort(places.begin(), places.end(), [](Span a, Span b) { return a.begin < b.begin; });
  std::vector<Span> outermost;
  for (const Span span : places) {
    if (outermost.empty() || span.begin >= outermost.back().end) outermost.push_back(span);
  }
  return outermost;
}

void drop_echoes(std::vector<Finding>& findings, std::size_t from, const std::vector<Span>& doubtful) {
  const auto first = findings.begin() + static_cast<std::ptrdiff_t>(from);
  const auto is_doubtful = [&](const Finding& finding) {
    if (!finding.range || is_syntax(finding)) return false;
    // The value right before a doubtful place ends where that begins, and is in doubt as well.
    const auto after = std::upper_bound(doubtful.begin(), doubtful.end(), finding.range->end.offset,
                                        [](std::size_t at, Span span) { return at < span.begin; });
    return after != doubtful.begin() && place(finding) < std::prev(after)->end;
  };
  if (!doubtful.empty()) findings.erase(std::remove_if(first, findings.end(), is_doubtful), findings.end());
  // What decode says of a node that could not be read stands at the same place as the syntax error, next to it.
  for (std::size_t i = from; i < findings.size();) {
    bool echo = false;
    for (std::size_t near = i > from ? i - 1 : i; near < findings.size() && near <= i + 1; ++near) {
      echo = echo || (near != i && is_syntax_error(findings[near]) && !is_syntax_error(findings[i]) &&
                      findings[i].range && place(findings[i]) == place(findings[near]));
    }
    if (echo) {
      findings.erase(findings.begin() + static_cast<std::ptrdiff_t>(i));
    } else {
      ++i;
    }
  }
}

}  // namespace gemlint::lint
