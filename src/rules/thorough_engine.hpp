/// The rules without any shortcut: what Engine must find, told in the plainest way. Slow; only tests run it, to hold
/// Engine to it.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "rules/check.hpp"
#include "rules/rule.hpp"

namespace gemlint::rules {

class ThoroughEngine {
 public:
  /// Takes the same rules as Engine does.
  template <typename IsOn>
  ThoroughEngine(const RuleSet& rules, const api::Schemas& schemas, std::span<const NativeCheck> checks, IsOn&& is_on) {
    for (const Rule& rule : rules.rules) {
      if (rule.stage.empty() && is_on(rule)) add(rule, schemas, checks);
    }
  }

  /// The same as Engine::run(), but every rule is asked at every node of its message, all that it says is judged each
  /// time and in the order of the rule's file, and no check learns what another one worked out.
  bool run(const api::View& view, const Context& context, std::vector<Hit>& hits, std::size_t limit) const;

 private:
  struct Entry {
    const Rule* rule = nullptr;
    const api::Message* message = nullptr;  ///< null = once a request
    const api::Field* field = nullptr;      ///< null = on the message
    CheckFunction check = nullptr;          ///< null = a condition
  };

  void add(const Rule& rule, const api::Schemas& schemas, std::span<const NativeCheck> checks);
  static void judge(const Entry& entry, const api::View& view, api::NodeIndex node, const Context& context,
                    std::vector<Hit>& hits);

  std::vector<Entry> entries_;  ///< in the order of the rules
};

}  // namespace gemlint::rules
