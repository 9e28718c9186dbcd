#include "lint/line_blocks.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

#include "lint/finish.hpp"
#include "lint/key_findings.hpp"
#include "lint/speaker.hpp"
#include "lint/syntax_findings.hpp"

namespace gemlint::lint {
namespace {

/// Of lines about which it is not yet known whether they are to be told, as many are kept.
constexpr std::size_t most_held = 1000;

/// A problem of a line that nobody can read; what it is meant to be is not known.
Finding broken_line_at(const Options& options, const Locator& locator, const json::SyntaxProblem& problem) {
  Finding finding = syntax_finding(*options.rules, problem, locator, 0, false);
  finding.in = Within::line;
  finish(finding);
  return finding;
}

/// The first problem of such a line.
Finding broken_line(const Options& options, const DocumentText& line) {
  const Locator locator(line);
  return broken_line_at(options, locator, problems_to_tell(locator.tree(), locator.text()).front());
}

/// A line of a batch file that holds no request.
Finding other_line(const Options& options, const DocumentText& line) {
  Locator locator(line);
  const std::size_t begin = locator.tree().nodes[0].value.begin;
  Finding finding = speak(*options.rules, "recognise", "batch-line-without-request", {});
  finding.in = Within::line;
  finding.pointer = "";
  finding.range = locator.range({begin, begin + 1});
  finding.excerpt = locator.excerpt({begin, begin + 1});
  finding.fingerprint = locator.digest(0);
  finish(finding);
  return finding;
}

Finding repeated_key(const Options& options, const BlockReport::Key& key, std::size_t first_line) {
  Finding finding = speak(*options.rules, "recognise", "repeated-batch-key", {{"line", std::to_string(first_line)}});
  const KeyPlace at = key.place ? *key.place : key_place(key.line, key.path);
  finding.request = RequestName{key.request, at.key};
  finding.in = Within::line;
  finding.pointer = at.pointer;
  finding.range = at.range;
  if (!key.place) {
    const Locator locator(key.line);
    finding.excerpt = locator.excerpt({at.range.start.offset - key.line.offset, at.range.end.offset - key.line.offset});
  }
  finish(finding);
  return finding;
}

std::size_t place(const Finding& finding) { return finding.range ? finding.range->start.offset : 0; }

void sort_by_place(std::vector<Finding>& findings) {
  std::stable_sort(findings.begin(), findings.end(),
                   [](const Finding& a, const Finding& b) { return place(a) < place(b); });
}

}  // namespace

std::string_view next_block(std::string_view& rest) {
  std::size_t end = rest.size();
  if (rest.size() > block_size) {
    // The last line end in the block, or the first one after it when one line is longer.
    const std::size_t before = rest.rfind('\n', block_size - 1);
    const std::size_t after = before == std::string_view::npos ? rest.find('\n', block_size) : before;
    if (after != std::string_view::npos) end = after + 1;
  }
  const std::string_view block = rest.substr(0, end);
  rest.remove_prefix(end);
  return block;
}

std::size_t line_ends(std::string_view text) {
  std::size_t count = 0;
  for (std::size_t at = text.find('\n'); at != std::string_view::npos; at = text.find('\n', at + 1)) ++count;
  return count;
}

void settle(const Options& options, BlockReport& block) {
  for (BlockReport::Key& key : block.keys) key.place = key_place(key.line, key.path);
  for (BlockReport::Line& line : block.others) line.finding = other_line(options, line.text);
  for (BlockReport::Line& line : block.broken) line.finding = broken_line(options, line.text);
}

FileReport alone(const Options& options, std::string_view path, BlockReport line) {
  FileReport report = std::move(line.report);
  for (const BlockReport::Line& broken : line.broken) {
    const Locator locator(broken.text);
    for (const json::SyntaxProblem& problem : problems_to_tell(locator.tree(), locator.text())) {
      report.findings.push_back(broken_line_at(options, locator, problem));
      report.findings.back().path = path;
    }
  }
  apply_selection(options.selection, report);
  return report;
}

void LineFile::add_repeated_keys(const BlockReport& block, FileReport& report) {
  for (const BlockReport::Key& key : block.keys) {
    const std::size_t first = keys_.first_line_of(key.digest, key.number);
    if (first == 0) continue;
    ++report.batch.repeated_keys;
    report.findings.push_back(repeated_key(options_, key, first));
    report.findings.back().path = path_;
  }
}

void LineFile::add_others(const BlockReport& block, FileReport& report) {
  others_ += block.others.size();
  // A few requests among other lines are a log that happens to hold some, not a batch file.
  if (batch_requests_ == 0 || others_ > batch_requests_) return;
  for (const BlockReport::Line& line : block.others) {
    report.findings.push_back(line.finding ? *line.finding : other_line(options_, line.text));
    report.findings.back().path = path_;
  }
  report.not_requests -= block.others.size();
}

void LineFile::add_broken(const BlockReport& block, FileReport& report) {
  // The other lines say that this is a file of requests, so a line that cannot be read is a mistake.
  const bool is_ours = requests_ + block.report.requests > 0;
  std::vector<Finding>& findings = is_ours ? report.findings : held_;
  for (const BlockReport::Line& line : block.broken) {
    if (!is_ours && held_.size() >= most_held) break;
    findings.push_back(line.finding ? *line.finding : broken_line(options_, line.text));
    findings.back().path = path_;
  }
  report.not_requests -= block.broken.size();
  if (is_ours) {
    held_lines_ = 0;
  } else {
    held_lines_ += block.broken.size();
  }
}

void LineFile::drop_what_was_said(const BlockReport& block, FileReport& report) {
  std::size_t next_key = 0;
  std::erase_if(report.findings, [&](const Finding& finding) {
    if (finding.once_a_file && requests_ > 0) return true;
    return finding.rule == api_key_rule && !api_keys_.insert(block.api_keys[next_key++]).second;
  });
}

FileReport LineFile::complete(BlockReport block) {
  FileReport report = std::move(block.report);
  block.report.requests = report.requests;
  drop_what_was_said(block, report);
  batch_requests_ += block.batch_requests;
  const std::size_t before = report.findings.size();
  add_repeated_keys(block, report);
  add_others(block, report);
  add_broken(block, report);
  if (report.findings.size() > before) sort_by_place(report.findings);
  for (Finding& finding : report.findings) {
    if (finding.request) finding.request->index += requests_;
  }
  requests_ += report.requests;
  if (requests_ > 0 && !held_.empty()) {
    report.findings.insert(report.findings.begin(), std::make_move_iterator(held_.begin()),
                           std::make_move_iterator(held_.end()));
    held_.clear();
  }
  has_said_ = has_said_ || !report.findings.empty();
  apply_selection(options_.selection, report);
  return report;
}

FileReport LineFile::finish() {
  FileReport report;
  report.not_requests = held_lines_;
  held_.clear();
  if (requests_ == 0 && !has_said_) add_claim(options_, path_, report);
  apply_selection(options_.selection, report);
  return report;
}

}  // namespace gemlint::lint
