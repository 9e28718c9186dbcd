/// What a run saw, in numbers.
#pragma once

#include <cstddef>
#include <string>

namespace gemlint {

struct Summary {
  std::size_t files = 0;          ///< read and looked at, whatever was in them
  std::size_t requests = 0;       ///< found in those files
  std::size_t errors = 0;         ///< findings
  std::size_t warnings = 0;       ///< findings
  std::size_t infos = 0;          ///< findings
  std::size_t without_model = 0;  ///< requests whose model is not known
  std::size_t not_requests = 0;   ///< files, lines and list elements that hold no request of ours
  std::size_t not_covered = 0;    ///< requests to routes that are recognised and not checked
  std::size_t fixable = 0;        ///< findings with a safe fix
  std::size_t with_findings = 0;  ///< requests that have findings
  std::size_t unreadable = 0;     ///< files that could not be read; not among `files`
  std::string old_knowledge;      ///< its day, when it is too old on the day of the run to know every name
};

}  // namespace gemlint
