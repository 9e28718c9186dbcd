#include "lint/fix_texts.hpp"

#include <algorithm>
#include <iterator>
#include <optional>
#include <utility>

#include "json/accept.hpp"
#include "lint/file_form.hpp"
#include "text/line_index.hpp"

namespace gemlint::lint {
namespace {

/// Where a text stands in its file.
struct Home {
  std::size_t offset = 0;
  std::size_t line = 1;
  LineEnd line_end = LineEnd::any;
};

/// Adds what was done to `text`, with places in the file.
void add(Fixed& all, FixedText fixed, std::string_view text, const Home& home) {
  all.rounds = std::max(all.rounds, fixed.rounds);
  all.stable = all.stable && fixed.stable;
  if (fixed.applied.empty()) return;
  const LineIndex lines(text, home.line_end);
  const auto place = [&](std::size_t offset) {
    Position position = lines.position(offset);
    position.line += home.line - 1;
    return Place{home.offset + offset, position};
  };
  for (TextEdit& edit : fixed.edits)
    all.edits.push_back({{place(edit.span.begin), place(edit.span.end)}, std::move(edit.text)});
  for (AppliedFix& applied : fixed.applied) {
    if (applied.place) applied.place = place(applied.place->offset);
    all.applied.push_back(std::move(applied));
  }
}

/// Moves all edits and the place of a finding by as many bytes towards the begin of the file.
void move_back(Finding& finding, std::size_t offset) {
  const auto move = [&](Range& range) {
    range.start.offset -= offset;
    range.end.offset -= offset;
  };
  if (finding.range) move(*finding.range);
  for (Fix& fix : finding.fixes) {
    for (Edit& edit : fix.edits) move(edit.range);
  }
}

/// A line of the file, without its line end.
struct Line {
  std::string_view text;
  std::size_t number = 1;
};

/// The requests before the line, by a finding that both the file and the line alone have; nothing when there is none.
std::optional<std::size_t> requests_before(const std::vector<Finding>& in_file, const std::vector<Finding>& alone) {
  for (const Finding& finding : alone) {
    if (!finding.request || !finding.range) continue;
    const auto same = std::find_if(in_file.begin(), in_file.end(), [&](const Finding& other) {
      return other.rule == finding.rule && other.request && other.range &&
             other.range->start.offset == finding.range->start.offset;
    });
    if (same != in_file.end()) return same->request->index - finding.request->index;
  }
  return std::nullopt;
}

FixedText fix_line(Linter& linter, const Options& options, std::string_view path, const Line& line,
                   std::vector<Finding> findings, const FixWishes& wishes) {
  const auto lint_alone = [&](std::string_view text) {
    return alone(options, path, linter.lint_block(path, {text, 0, line.number})).findings;
  };
  std::vector<Finding> by_itself = lint_alone(line.text);
  const std::optional<std::size_t> before = requests_before(findings, by_itself);
  // Of a line that nobody can read the file tells the first problem only.
  const bool is_request = std::any_of(findings.begin(), findings.end(), [](const Finding& one) { return one.request; });
  if (!is_request) findings = std::move(by_itself);
  const LintText lint = [&](std::string_view text) {
    std::vector<Finding> found = lint_alone(text);
    for (Finding& finding : found) {
      if (!before) finding.request.reset();
      if (finding.request) finding.request->index += *before;
    }
    return found;
  };
  FixWishes of_line = wishes;
  of_line.one_line = true;
  return apply_fixes(line.text, std::move(findings), lint, of_line);
}

/// Whether a finding stands in the block and has something to be applied.
bool is_fixable_in(const LineBlock& block, const Finding& finding, const FixWishes& wishes) {
  if (!finding.range || !is_fixable(finding, wishes)) return false;
  const std::size_t at = finding.range->start.offset;
  return at >= block.offset && at <= block.offset + block.text.size();
}

}  // namespace

Fixed fix_lines(Linter& linter, const Options& options, std::string_view path, const LineBlock& block,
                std::vector<Finding> findings, const FixWishes& wishes) {
  if (wishes.mark) wishes.mark(findings);
  Fixed all;
  std::size_t begin = 0;  // of a line that is not done yet
  std::size_t number = block.line;
  for (auto finding = findings.begin(); finding != findings.end();) {
    if (!is_fixable_in(block, *finding, wishes)) {
      ++finding;
      continue;
    }
    const std::size_t at = finding->range->start.offset - block.offset;
    for (std::size_t end = block.text.find('\n', begin); end < at; end = block.text.find('\n', begin)) {
      begin = end + 1;
      ++number;
    }
    const std::size_t end = std::min(block.text.find('\n', begin), block.text.size());
    Line line = {block.text.substr(begin, end - begin), number};
    if (line.text.ends_with('\r')) line.text.remove_suffix(1);
    // All findings of the line: the callback may want to see those too that offer no fix.
    const std::size_t offset = block.offset + begin;
    const auto is_in_line = [&](const Finding& one) {
      return one.range && one.range->start.offset >= offset && one.range->start.offset <= block.offset + end;
    };
    auto first = finding;
    while (first != findings.begin() && is_in_line(*std::prev(first))) --first;
    auto last = finding;
    while (last != findings.end() && is_in_line(*last)) ++last;
    std::vector<Finding> of_line(std::make_move_iterator(first), std::make_move_iterator(last));
    for (Finding& one : of_line) move_back(one, offset);
    add(all, fix_line(linter, options, path, line, std::move(of_line), wishes), line.text,
        {offset, number, LineEnd::line_feed});
    finding = last;
  }
  return all;
}

Fixed fix_file_text(Linter& linter, const Options& options, std::string_view path, std::string_view text,
                    std::vector<Finding> findings, const FixWishes& wishes) {
  if (wishes.mark) wishes.mark(findings);
  const bool fixable = std::any_of(findings.begin(), findings.end(),
                                   [&](const Finding& finding) { return is_fixable(finding, wishes); });
  if (!fixable) return {};
  json::AcceptReader reader;
  if (*is_lines(reader, path, text, true, options.max_request))
    return fix_lines(linter, options, path, {text, 0, 1}, std::move(findings), wishes);
  Fixed all;
  const LintText lint = [&](std::string_view fixed) { return linter.lint(path, fixed).findings; };
  add(all, apply_fixes(text, std::move(findings), lint, wishes), text, {});
  return all;
}

}  // namespace gemlint::lint
