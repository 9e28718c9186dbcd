#include "lint/apply_fixes.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <utility>

#include "json/accept.hpp"
#include "json/explain.hpp"
#include "lint/choose_fixes.hpp"
#include "text/digest.hpp"

namespace gemlint::lint {
namespace {

/// Texts that are linted at most: rounds, and tries with fewer fixes.
constexpr std::size_t most_tries = 64;

/// Two fixes that are right alone can clash together, as when two misspelt names mean the same field.
constexpr std::array<std::string_view, 2> clash_rules = {"repeated-key", "field-set-twice"};

bool is_wanted(const Fix& fix, const FixWishes& wishes) {
  if (fix.safety != Safety::safe && !wishes.unsafe) return false;
  return !wishes.one_line || std::none_of(fix.edits.begin(), fix.edits.end(),
                                          [](const Edit& edit) { return edit.text.find('\n') != std::string::npos; });
}

/// Syntax errors.
struct Unreadable {
  std::size_t told = 0;  ///< findings, those in strings that hold JSON among them
  std::size_t all =
      0;  ///< also what is not told: that the user does not want to hear of some is no reason to make some

  bool is_at_most(const Unreadable& other) const { return told <= other.told && all <= other.all; }
};

class Rounds {
 public:
  Rounds(std::string_view text, std::vector<Finding> findings, const LintText& lint, const FixWishes& wishes)
      : lint_(lint), wishes_(wishes), trail_(text), findings_(std::move(findings)) {
    if (wishes_.mark) wishes_.mark(findings_);
    remember(text);
  }

  FixedText run() {
    // Most texts have nothing to be fixed, and are not looked at once more.
    std::vector<ChosenFix> chosen = choose();
    if (!chosen.empty()) unreadable_ = unreadable_in(trail_.text(), findings_);
    while (!chosen.empty()) {
      if (result_.rounds == most_fix_rounds || tries_ >= most_tries || !take(std::move(chosen))) {
        result_.stable = false;
        break;
      }
      chosen = choose();
    }
    if (!refused_.empty()) {
      result_.stable = result_.stable && std::none_of(findings_.begin(), findings_.end(), [&](const Finding& finding) {
                         return is_fixable(finding, wishes_);
                       });
    }
    result_.edits = trail_.edits();
    return std::move(result_);
  }

 private:
  /// A text that was there: what was done by then.
  struct Former {
    std::uint64_t digest = 0;
    EditTrail trail;
    std::size_t applied = 0;
    std::size_t rounds = 0;
  };

  std::vector<ChosenFix> choose() const {
    return choose_fixes(findings_, [&](const Finding& finding, const Fix& fix) {
      return is_wanted(fix, wishes_) && refused_.count(name_of(finding, fix)) == 0;
    });
  }

  /// What tells a fix from others when it comes up again.
  static std::string name_of(const Finding& finding, const Fix& fix) {
    const std::string request = finding.request ? std::to_string(finding.request->index) : std::string();
    return finding.rule + '\n' + request + '\n' + finding.pointer.value_or("") + '\n' + fix.title;
  }

  /// Applies these fixes, or as many of them as do no harm; none is a step, too, since one is refused by then. False
  /// when the text was there before.
  bool take(std::vector<ChosenFix> chosen) {
    for (;;) {
      const std::vector<TextEdit> edits = edits_of(chosen);
      EditTrail trail = trail_;
      trail.apply(edits);
      const std::string text = trail.text();
      ++tries_;
      std::vector<Finding> findings = lint_(text);
      if (wishes_.mark) wishes_.mark(findings);
      const Unreadable unreadable = unreadable_in(text, findings);
      if (unreadable.is_at_most(unreadable_) && !made_clash(edits, findings)) {
        note(chosen);
        trail_ = std::move(trail);
        findings_ = std::move(findings);
        unreadable_ = unreadable;
        return remember(text);
      }
      if (chosen.size() == 1) {
        refused_.insert(name_of(*chosen.front().finding, *chosen.front().fix));
        return true;
      }
      if (tries_ >= most_tries) return false;
      chosen.resize((chosen.size() + 1) / 2);
    }
  }

  static std::vector<TextEdit> edits_of(const std::vector<ChosenFix>& chosen) {
    std::vector<TextEdit> edits;
    for (const ChosenFix& one : chosen) {
      for (const Edit& edit : one.fix->edits)
        edits.push_back({{edit.range.start.offset, edit.range.end.offset}, edit.text});
    }
    std::sort(edits.begin(), edits.end(), [](const TextEdit& a, const TextEdit& b) {
      return a.span.begin != b.span.begin ? a.span.begin < b.span.begin : a.span.end < b.span.end;
    });
    return edits;
  }

  void note(const std::vector<ChosenFix>& chosen) {
    for (const ChosenFix& one : chosen) {
      const Finding& finding = *one.finding;
      AppliedFix applied = {
          finding.rule, one.fix->title, one.fix->safety, finding.request, finding.in, finding.pointer, {}};
      if (finding.range) {
        if (const auto origin = trail_.origin(finding.range->start.offset)) applied.place = Place{*origin, {}};
      }
      result_.applied.push_back(std::move(applied));
    }
    ++result_.rounds;
  }

  /// Notes the text. When it was there before, goes back to what was done when it came up first, and returns false.
  bool remember(std::string_view text) {
    const std::uint64_t digest = digest_of(text);
    const auto same = std::find_if(former_.begin(), former_.end(),
                                   [&](const Former& one) { return one.digest == digest && one.trail.text() == text; });
    if (same == former_.end()) {
      former_.push_back({digest, trail_, result_.applied.size(), result_.rounds});
      return true;
    }
    trail_ = same->trail;
    result_.applied.resize(same->applied);
    result_.rounds = same->rounds;
    return false;
  }

  Unreadable unreadable_in(std::string_view text, const std::vector<Finding>& findings) {
    Unreadable unreadable;
    unreadable.told = static_cast<std::size_t>(
        std::count_if(findings.begin(), findings.end(), [](const Finding& one) { return one.rule == "syntax-error"; }));
    if (reader_.read(text) != nullptr) return unreadable;
    const json::Tree tree = json::explain(text);
    unreadable.all = static_cast<std::size_t>(
        std::count_if(tree.problems.begin(), tree.problems.end(),
                      [](const json::SyntaxProblem& problem) { return !json::is_lenience(problem.problem); }));
    return unreadable;
  }

  /// Whether something that the edits wrote clashes with something else, and there were fewer clashes before.
  bool made_clash(const std::vector<TextEdit>& edits, const std::vector<Finding>& findings) const {
    if (std::count_if(findings.begin(), findings.end(), is_clash) <=
        std::count_if(findings_.begin(), findings_.end(), is_clash)) {
      return false;
    }
    const std::string before = trail_.text();
    EditTrail step(before);
    step.apply(edits);
    const auto is_new = [&](const std::optional<Range>& range) {
      return range && !step.origin(range->start.offset).has_value();
    };
    return std::any_of(findings.begin(), findings.end(), [&](const Finding& finding) {
      if (!is_clash(finding)) return false;
      return is_new(finding.range) || std::any_of(finding.notes.begin(), finding.notes.end(),
                                                  [&](const Note& note) { return is_new(note.range); });
    });
  }

  static bool is_clash(const Finding& finding) {
    return std::find(clash_rules.begin(), clash_rules.end(), finding.rule) != clash_rules.end();
  }

  const LintText& lint_;
  const FixWishes& wishes_;
  EditTrail trail_;
  std::vector<Finding> findings_;  ///< in the text as it is now
  Unreadable unreadable_;          ///< of the text as it is now
  std::set<std::string> refused_;  ///< fixes that do harm alone
  std::vector<Former> former_;
  std::size_t tries_ = 0;
  json::AcceptReader reader_;
  FixedText result_;
};

}  // namespace

FixedText apply_fixes(std::string_view text, std::vector<Finding> findings, const LintText& lint,
                      const FixWishes& wishes) {
  return Rounds(text, std::move(findings), lint, wishes).run();
}

bool is_fixable(const Finding& finding, const FixWishes& wishes) {
  return first_fix(finding, [&](const Finding&, const Fix& fix) { return is_wanted(fix, wishes); }) != nullptr;
}

}  // namespace gemlint::lint
