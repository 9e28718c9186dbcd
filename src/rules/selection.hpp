/// Which rules are on, and with what severity, by the user's choice.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "rules/rule.hpp"

namespace gemlint::rules {

/// The ids of the rules and their categories: what a wish may name.
std::vector<std::string_view> words_of(const RuleSet& rules);

/// What the user asked for. Each word is a rule's id or a category.
struct Wishes {
  std::vector<std::string> select;  ///< only these are on; empty = all
  std::vector<std::string> ignore;  ///< these are off
  /// "WORD=LEVEL" with error, warning, info or off. Each list counts before those in front of it.
  std::vector<std::vector<std::string>> severities;
};

/// Says of each rule whether it is on and which severity its findings get. By itself it changes nothing.
class Selection {
 public:
  Selection() = default;

  bool is_on(std::string_view rule) const;
  /// The severity in place of the rule's own, if one was asked for.
  std::optional<Severity> severity(std::string_view rule) const;

  /// First `select`, then `ignore`, then `severities`: in one list an id's counts before a category's, and of two for
  /// one word the later. A word that is neither id nor category, or no level, is an error: then nothing is returned,
  /// and `error` says which word, and the nearest that is one.
  static std::optional<Selection> from(const RuleSet& rules, const Wishes& wishes, std::string& error);

 private:
  struct Choice {
    bool on = true;
    std::optional<Severity> severity;
  };
  std::map<std::string, Choice, std::less<>> choices_;  ///< by id; a rule without one is left as it is
};

}  // namespace gemlint::rules
