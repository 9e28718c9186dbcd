/// Values told apart by what they say, not by how they are written.
#pragma once

#include <cstdint>
#include <string_view>

#include "json/explain.hpp"

namespace gemlint::lint {

/// The digest of a node's value. White space, escapes in strings and the form of numbers make no difference. Of an
/// object the names of its members count, in any order, and of a list only that it is one: what is wrong with them as a
/// whole stays wrong when a text in them is changed. Of strings over 64 KiB only the size and both ends count, so that
/// data are not read over and over.
std::uint64_t value_digest(const json::Tree& tree, std::string_view text, std::uint32_t node);

}  // namespace gemlint::lint
