/// The smallest document that still shows a difference.
#pragma once

#include <functional>
#include <string>

namespace gemlint::paths {

/// Takes members and elements out of `text` as long as `differs` holds for what is left; bytes, where the text is no
/// strict document.
std::string shrunk(std::string text, const std::function<bool(const std::string&)>& differs);

}  // namespace gemlint::paths
