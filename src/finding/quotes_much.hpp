/// What reports must not repeat of a request.
#pragma once

#include "finding/finding.hpp"

namespace gemlint {

/// Code points of a text from a request that a report may show on either side of a place.
inline constexpr std::size_t most_quoted = 40;

/// True when a fix would write more of one text than that: a prompt that is moved elsewhere, for example. Reports name
/// such a fix and leave its edits to `gemlint fix`, since reports go where requests do not.
bool quotes_much(const Fix& fix);

}  // namespace gemlint
