#include "lint/apply_fixes.hpp"

#include <doctest/doctest.h>

#include <map>
#include <string>
#include <string_view>
#include <vector>

using namespace gemlint;
using namespace gemlint::lint;

namespace {

Edit edit_of(std::size_t begin, std::size_t end, std::string text) {
  return {{{begin, {}}, {end, {}}}, std::move(text)};
}

/// A made-up finding that one fix mends.
Finding mended_by(std::vector<Edit> edits, Safety safety = Safety::safe, std::string rule = "made-up") {
  Finding finding;
  finding.rule = std::move(rule);
  finding.range = edits.front().range;
  finding.fixes.push_back({"mend", safety, std::move(edits)});
  return finding;
}

/// Replaces every `from` by `to`, one finding each.
std::vector<Finding> each(std::string_view text, std::string_view from, const std::string& to,
                          const std::string& rule = "made-up") {
  std::vector<Finding> findings;
  for (std::size_t at = text.find(from); at != std::string_view::npos; at = text.find(from, at + from.size()))
    findings.push_back(mended_by({edit_of(at, at + from.size(), to)}, Safety::safe, rule));
  return findings;
}

std::string result(std::string_view text, const FixedText& fixed) { return edited(text, fixed.edits); }

FixedText fix(std::string_view text, const LintText& lint, const FixWishes& wishes = {}) {
  return apply_fixes(text, lint(text), lint, wishes);
}

/// These findings in this text, none in any other.
LintText only_in(std::string text, std::vector<Finding> findings) {
  return [=](std::string_view linted) { return linted == text ? findings : std::vector<Finding>(); };
}

}  // namespace

TEST_CASE("nothing to fix leaves a text alone") {
  const FixedText fixed = fix("[1]", [](std::string_view) { return std::vector<Finding>(); });
  CHECK(fixed.edits.empty());
  CHECK(fixed.rounds == 0);
  CHECK(fixed.stable);
}

TEST_CASE("fixes that stand apart go together, in one round") {
  const FixedText fixed = fix("[1, 1, 1]", [](std::string_view text) { return each(text, "1", "2"); });
  CHECK(result("[1, 1, 1]", fixed) == "[2, 2, 2]");
  CHECK(fixed.rounds == 1);
  CHECK(fixed.applied.size() == 3);
  CHECK(fixed.applied[1].place->offset == 4);
}

TEST_CASE("of fixes that overlap the first one is taken") {
  const std::string text = "[12345]";
  const FixedText fixed = fix(text, only_in(text, {mended_by({edit_of(3, 5, "9")}), mended_by({edit_of(1, 4, "8")})}));
  CHECK(result(text, fixed) == "[845]");
  CHECK(fixed.applied.size() == 1);
}

TEST_CASE("edits that only touch go together, unless one inserts") {
  const std::string text = "[1234]";
  CHECK(result(text, fix(text, only_in(text, {mended_by({edit_of(1, 2, "8")}), mended_by({edit_of(2, 3, "9")})}))) ==
        "[8934]");
  CHECK(result(text, fix(text, only_in(text, {mended_by({edit_of(1, 2, "8")}), mended_by({edit_of(2, 2, "9")})}))) ==
        "[8234]");
  CHECK(result(text, fix(text, only_in(text, {mended_by({edit_of(2, 2, "9")}), mended_by({edit_of(2, 3, "8")})}))) ==
        "[19234]");
}

TEST_CASE("two texts inserted at one place come one after the other") {
  const LintText lint = [](std::string_view text) {
    std::vector<Finding> findings;
    const std::size_t end = text.size() - 1;
    for (const char* number : {"2", "3"}) {
      if (text.find(number) == std::string_view::npos)
        findings.push_back(mended_by({edit_of(end, end, std::string(", ") + number)}));
    }
    return findings;
  };
  const FixedText fixed = fix("[1]", lint);
  CHECK(result("[1]", fixed) == "[1, 2, 3]");
  CHECK(fixed.rounds == 2);
  CHECK(fixed.applied.size() == 2);
}

TEST_CASE("the edits of one fix go together or not at all") {
  const std::string text = "[1, 2, 3]";
  const FixedText fixed =
      fix(text, only_in(text, {mended_by({edit_of(4, 5, "7")}), mended_by({edit_of(1, 2, "8"), edit_of(4, 5, "9")})}));
  CHECK(result(text, fixed) == "[8, 9, 3]");
}

TEST_CASE("of several fixes of a finding the first that is allowed is taken") {
  const std::string text = "[1]";
  Finding finding = mended_by({edit_of(1, 2, "8")}, Safety::unsafe_);
  finding.fixes.push_back({"other", Safety::safe, {edit_of(1, 2, "9")}});
  CHECK(result(text, fix(text, only_in(text, {finding}))) == "[9]");
  FixWishes wishes;
  wishes.unsafe = true;
  const FixedText fixed = fix(text, only_in(text, {finding}), wishes);
  CHECK(result(text, fixed) == "[8]");
  CHECK(fixed.applied.front().safety == Safety::unsafe_);
}

TEST_CASE("suppressed findings are left alone, in every round") {
  FixWishes wishes;
  wishes.mark = [](std::vector<Finding>& findings) {
    for (Finding& finding : findings) {
      if (finding.rule == "quiet") finding.suppression = Suppression{};
    }
  };
  const LintText lint = [](std::string_view text) {
    std::vector<Finding> findings = each(text, "1", "2", text.find('3') == std::string_view::npos ? "quiet" : "loud");
    for (Finding& finding : each(text, "3", "4", "loud")) findings.push_back(finding);
    return findings;
  };
  const FixedText fixed = fix("[1, 3]", lint, wishes);
  CHECK(result("[1, 3]", fixed) == "[2, 4]");
  const FixedText left = fix("[1]", lint, wishes);
  CHECK(left.edits.empty());
  CHECK(left.stable);
}

TEST_CASE("a fix that becomes possible by another one comes in a later round") {
  const LintText lint = [](std::string_view text) {
    return text.find('1') != std::string_view::npos ? each(text, "1", "2") : each(text, "2", "33");
  };
  const FixedText fixed = fix("[1]", lint);
  CHECK(result("[1]", fixed) == "[33]");
  CHECK(fixed.rounds == 2);
  CHECK(fixed.applied.size() == 2);
  CHECK(fixed.applied[0].place->offset == 1);
  CHECK_FALSE(fixed.applied[1].place.has_value());
}

TEST_CASE("fixes that turn back what others did end where they began") {
  const LintText there_and_back = [](std::string_view text) {
    return text.find('1') != std::string_view::npos ? each(text, "1", "2") : each(text, "2", "1");
  };
  const FixedText fixed = fix("[1]", there_and_back);
  CHECK(fixed.edits.empty());
  CHECK(fixed.applied.empty());
  CHECK_FALSE(fixed.stable);

  // What came before the circle stays, and a second run finds the same.
  const LintText after_a_step = [&](std::string_view text) {
    return text.find('0') != std::string_view::npos ? each(text, "0", "1") : there_and_back(text);
  };
  const FixedText step = fix("[0]", after_a_step);
  CHECK(result("[0]", step) == "[1]");
  CHECK(step.applied.size() == 1);
  CHECK(step.rounds == 1);
  CHECK_FALSE(step.stable);
  CHECK(fix("[1]", after_a_step).edits.empty());
}

TEST_CASE("a fix that changes nothing does not go on for ever") {
  const FixedText fixed = fix("[1]", [](std::string_view text) { return each(text, "1", "1"); });
  CHECK(fixed.edits.empty());
  CHECK_FALSE(fixed.stable);
}

TEST_CASE("there is an end to rounds") {
  std::size_t linted = 0;
  const LintText grow = [&](std::string_view text) {
    ++linted;
    return std::vector<Finding>{mended_by({edit_of(text.size() - 1, text.size() - 1, ", 1")})};
  };
  const FixedText fixed = fix("[1]", grow);
  CHECK(fixed.rounds == most_fix_rounds);
  CHECK(linted == most_fix_rounds + 1);
  CHECK_FALSE(fixed.stable);
}

TEST_CASE("a fix that breaks the text is left out, and others are not") {
  const LintText lint = [](std::string_view text) {
    std::vector<Finding> findings;
    const std::size_t one = text.find('1');
    if (one != std::string_view::npos) findings.push_back(mended_by({edit_of(one, one + 1, "{")}, Safety::safe, "bad"));
    for (Finding& finding : each(text, "2", "3")) findings.push_back(finding);
    return findings;
  };
  const FixedText fixed = fix("[1, 2, 2]", lint);
  CHECK(result("[1, 2, 2]", fixed) == "[1, 3, 3]");
  CHECK(fixed.applied.size() == 2);
}

TEST_CASE("fixes that clash with each other do not go together") {
  // Each name may become "c", but not both.
  const LintText lint = [](std::string_view text) {
    std::vector<Finding> findings;
    const std::size_t first = text.find("\"c\"");
    if (first != std::string_view::npos) {
      const std::size_t second = text.find("\"c\"", first + 1);
      if (second != std::string_view::npos)
        findings.push_back(mended_by({edit_of(second, second + 3, "")}, Safety::unsafe_, "repeated-key"));
      return findings;
    }
    for (const std::string name : {"\"a\"", "\"b\""}) {
      for (Finding& finding : each(text, name, "\"c\"")) findings.push_back(finding);
    }
    return findings;
  };
  const std::string text = R"({"a": 1, "b": 2})";
  const FixedText fixed = fix(text, lint);
  CHECK(result(text, fixed) == R"({"c": 1, "b": 2})");
  CHECK(fixed.applied.size() == 1);
}

TEST_CASE("a line stays one line") {
  const std::string text = "[1]";
  FixWishes wishes;
  wishes.one_line = true;
  CHECK(fix(text, only_in(text, {mended_by({edit_of(1, 2, "\n2")})}), wishes).edits.empty());
  CHECK(result(text, fix(text, only_in(text, {mended_by({edit_of(1, 2, "2")})}), wishes)) == "[2]");
}
