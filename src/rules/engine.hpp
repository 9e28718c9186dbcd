/// Runs the rules over a request's view.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "rules/check.hpp"
#include "rules/evaluate.hpp"
#include "rules/rule.hpp"

namespace gemlint::rules {

/// Rules arranged by the message that they are on. Made once for a run; safe to use from several threads.
class Engine {
 public:
  /// Takes those of `rules` that are neither what a stage says nor turned off. `checks` are all native checks. A rule
  /// on a message or field that the schemas lack never runs.
  template <typename IsOn>
  Engine(const RuleSet& rules, const api::Schemas& schemas, std::span<const NativeCheck> checks, IsOn&& is_on)
      : schemas_(schemas) {
    for (const Rule& rule : rules.rules) {
      if (rule.stage.empty() && is_on(rule)) add(rule, checks);
    }
    arrange();
  }

  /// Appends what the rules find to `hits`, of which there will be no more than `limit`; false when there were more.
  bool run(const api::View& view, const Context& context, std::vector<Hit>& hits, std::size_t limit) const;

 private:
  struct Entry {
    const Rule* rule = nullptr;
    const api::Message* message = nullptr;  ///< null = once a request
    const api::Field* field = nullptr;      ///< null = on the message
    CheckFunction check = nullptr;          ///< null = a condition
    Filter filter;
    bool about_answers = false;  ///< only matters when a model answers
  };

  void add(const Rule& rule, std::span<const NativeCheck> checks);
  void arrange();
  static void judge(const Entry& entry, const api::View& view, api::NodeIndex node, const Context& context,
                    std::vector<Hit>& hits, Shared& shared);

  const api::Schemas& schemas_;
  std::vector<Entry> entries_;        ///< sorted by message; those without one first
  std::vector<std::uint16_t> first_;  ///< for each message its first entry; one more at the end
  std::size_t once_a_request_ = 0;    ///< entries without message
};

}  // namespace gemlint::rules
