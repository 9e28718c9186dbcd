/// What the batch files of a run are like, in a few lines for people.
#pragma once

#include <string>

#include "report/summary.hpp"
#include "report/text.hpp"

namespace gemlint {

/// Lines to stand before text_summary, with an empty one after them; nothing when quiet, or when no batch line was
/// seen.
std::string batch_facts_text(const Summary& summary, const TextOptions& options);

}  // namespace gemlint
