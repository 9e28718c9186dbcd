/// Documents with mistakes made at random.
#pragma once

#include <cstddef>
#include <random>
#include <string>
#include <string_view>

namespace gemlint::paths {

using Random = std::mt19937;

/// A number below `count`; the same on every system.
inline std::size_t pick(Random& random, std::size_t count) { return random() % count; }

/// `text` with one to three changes: of its bytes, of its values or of where it goes.
std::string mutated(const std::string& text, Random& random);

/// Puts that model into the first url of the text. False when the text has none.
bool send_to(std::string& text, std::string_view model);

// One change each.

/// Takes out, doubles, replaces, swaps or cuts off a piece of the text.
void change_bytes(std::string& text, Random& random);

/// Replaces, renames, doubles, moves or takes out a member or element, in the document or, where the text is none, in
/// one of its lines. False when there is nothing of that kind.
bool change_value(std::string& text, Random& random);

/// Sends a request to another model, method or version. False when the text has no url.
bool change_address(std::string& text, Random& random);

}  // namespace gemlint::paths
