/// The %XX escapes of URIs.
#pragma once

#include <string>
#include <string_view>

namespace gemlint {

/// The text with each %XX replaced by its byte. A '%' that two hexadecimal digits do not follow stays as it is.
std::string percent_decoded(std::string_view text);

/// A path as part of a URI: everything but letters, digits, "-._~" and '/' as %XX, byte by byte.
std::string percent_encoded_path(std::string_view path);

}  // namespace gemlint
