/// What a node can be where the document does not tell.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "lsp/completion_place.hpp"

namespace gemlint::lsp {

/// The names in an object, but for one member's.
std::vector<std::string> names_in(const TypedDocument& document, std::uint32_t object, std::uint32_t but);

/// Adds the candidates for a node that no recognised body holds: something round a request, or in a request that is not
/// told from other JSON yet.
void guess(CompletionPlace& place);

/// Adds what else a body that no url tells about can be, beside what it is taken for. `body` is its node.
void guess_beside(CompletionPlace& place, std::uint32_t body);

}  // namespace gemlint::lsp
