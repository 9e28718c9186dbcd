/// Findings that only repeat a mistake which another one names.
#pragma once

#include <string_view>
#include <vector>

#include "finding/finding.hpp"
#include "json/explain.hpp"
#include "text/span.hpp"

namespace gemlint::lint {

/// Where nobody can say what belongs where: containers that a bracket of the wrong kind closes, and the rest of a line
/// from a misplaced quote, comma or colon on. Sorted, and apart from each other. Offsets are those of the file, in
/// which the document, whose text is given, begins at `offset`.
std::vector<Span> doubtful_places(const json::Tree& tree, std::string_view text, std::size_t offset);

/// Takes out of the findings from `from` on, which are sorted by place, those about a node that could not be read, and
/// those inside `doubtful` places, if they are not about syntax themselves.
void drop_echoes(std::vector<Finding>& findings, std::size_t from, const std::vector<Span>& doubtful);

}  // namespace gemlint::lint
