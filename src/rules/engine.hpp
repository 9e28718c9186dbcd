/// Runs the rules over a request's view.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "rules/check.hpp"
#include "rules/evaluate.hpp"
#include "rules/rule.hpp"

namespace gemlint::rules {

/// Rules arranged by the message that they are on, and memory that is reused: one for each thread.
class Engine {
 public:
  /// Takes those of `rules` that are neither what a stage says nor turned off. `checks` are all native checks. A rule
  /// on a message or field that the schemas lack never runs.
  template <typename IsOn>
  Engine(const RuleSet& rules, const api::Schemas& schemas, std::span<const NativeCheck> checks, IsOn&& is_on)
      : schemas_(schemas), seen_(schemas.messages.size()) {
    for (const Rule& rule : rules.rules) {
      if (rule.stage.empty() && is_on(rule)) add(rule, checks);
    }
    arrange();
  }

  /// Appends what the rules find to `hits`, of which there will be no more than `limit`; false when there were more.
  bool run(const api::View& view, const Context& context, std::vector<Hit>& hits, std::size_t limit);

 private:
  /// Something that a rule looks for in the whole request.
  struct Need {
    std::size_t message = 0;   ///< index into the schemas' messages
    std::uint64_t fields = 0;  ///< one of these is set; 0 = the message occurs
  };

  struct Entry {
    const Rule* rule = nullptr;
    const api::Message* message = nullptr;  ///< null = once a request
    const api::Field* field = nullptr;      ///< null = on the message
    CheckFunction check = nullptr;          ///< null = a condition
    Filter filter;
    std::vector<Need> needs;     ///< one of these; empty = always
    bool require_first = false;  ///< of `when` and `require` this is the one that costs less
    bool has_when = false;       ///< something is asked before the rule itself
  };

  /// What is asked of each node, side by side.
  struct Gate {
    Filter filter;
    const Entry* entry = nullptr;
  };

  /// The rules whose scope holds for one endpoint and model: in a batch it is nearly always the same.
  struct Plan {
    const api::Route* route = nullptr;
    api::Version version = api::Version::v1beta;
    const api::Model* judged = nullptr;
    std::string as_of;
    std::vector<Gate> entries;         ///< sorted by message; those without one first
    std::vector<std::uint16_t> first;  ///< for each message its first entry; one more at the end
    std::size_t once_a_request = 0;    ///< entries without message
  };

  /// What of one message type the request holds.
  struct Seen {
    std::uint64_t fields = 0;  ///< Node::present of all of them
    bool occurs = false;
  };

  void add(const Rule& rule, std::span<const NativeCheck> checks);
  void arrange();
  const Plan& plan_for(const Context& context);
  void look_through(const api::View& view);
  bool may_speak(const Entry& entry) const;
  static void judge(const Entry& entry, const api::View& view, api::NodeIndex node, const Context& context,
                    std::vector<Hit>& hits, Shared& shared);

  const api::Schemas& schemas_;
  std::vector<Entry> entries_;  ///< sorted by message; those without one first
  std::vector<Plan> plans_;
  std::size_t next_plan_ = 0;           ///< that is replaced when there is no more room
  std::vector<Seen> seen_;              ///< for each message of the schemas
  std::vector<std::size_t> occurring_;  ///< those of them that the request holds
  Shared shared_;
};

}  // namespace gemlint::rules
