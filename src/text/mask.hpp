/// Keys and tokens never leave gemlint readable.
#pragma once

#include <string>

namespace gemlint {

/// Replaces the secret part of everything in `text` that has the form of an API key or token by asterisks, one for one,
/// so that columns stay. The first letters that tell what kind of key it is are kept.
void mask_secrets(std::string& text);

/// The same, as a value.
std::string masked(std::string text);

}  // namespace gemlint
