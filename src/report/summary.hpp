/// What a run saw, in numbers.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace gemlint {

/// What the lines of the Batch API files of a run are like.
struct BatchSummary {
  /// Requests of one kind.
  struct Target {
    std::string model;   ///< empty when none is named
    std::string method;  ///< or the request message's name, where the method is not known
    std::size_t requests = 0;
  };

  std::size_t requests = 0;
  std::size_t repeated_keys = 0;  ///< requests whose key a line before has, too
  std::vector<Target> targets;    ///< the most frequent first, then by name; not all when there are very many
  // Bytes of a line, without its line end.
  std::size_t least = 0;
  std::size_t median = 0;       ///< an estimate
  std::size_t ninety = 0;       ///< an estimate of what 90 % of the lines do not exceed
  std::size_t ninety_nine = 0;  ///< likewise, 99 %
  std::size_t most = 0;
};

struct Summary {
  std::size_t files = 0;             ///< read and looked at, whatever was in them
  std::size_t requests = 0;          ///< found in those files
  std::size_t errors = 0;            ///< findings
  std::size_t warnings = 0;          ///< findings
  std::size_t infos = 0;             ///< findings
  std::size_t without_model = 0;     ///< requests whose model is not known
  std::size_t not_requests = 0;      ///< files, lines and list elements that hold no request of ours
  std::size_t not_covered = 0;       ///< requests to routes that are recognised and not checked
  std::size_t fixable = 0;           ///< findings with a safe fix
  std::size_t with_findings = 0;     ///< requests that have findings
  std::size_t unreadable = 0;        ///< files that could not be read; not among `files`
  std::size_t suppressed = 0;        ///< findings that the configuration suppresses; in no other figure
  std::size_t baselined = 0;         ///< findings that the baseline knows; in no other figure
  std::size_t gone_baseline = 0;     ///< entries of the baseline that no longer occur in the files that were linted
  std::optional<std::size_t> fixed;  ///< findings that were mended before; nothing when that was not asked for
  bool only_shown = false;           ///< `fixed` counts what would be mended
  std::string old_knowledge;         ///< its day, when it is too old on the day of the run to know every name
  /// Nothing when no batch line was seen.
  std::optional<BatchSummary> batch;
};

}  // namespace gemlint
