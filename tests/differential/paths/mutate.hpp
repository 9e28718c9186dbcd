/// Documents with mistakes made at random.
#pragma once

#include <random>
#include <string>

namespace gemlint::paths {

/// `text` with one to three changes, of its bytes or of its values.
std::string mutated(const std::string& text, std::mt19937& random);

}  // namespace gemlint::paths
