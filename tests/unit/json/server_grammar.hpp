/// What the API's own parser reads, written down once more in the plainest way, as a judge of explain().
#pragma once

#include <string>
#include <string_view>

namespace gemlint::json::test {

/// True when the server's parser reads `text`. Recursive; for short texts only. Left out on purpose: hexadecimal
/// numbers.
bool server_reads(std::string_view text);

}  // namespace gemlint::json::test
