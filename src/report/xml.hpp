/// Text for XML.
#pragma once

#include <string>
#include <string_view>

namespace gemlint {

/// Appends `text` as it stands in an element. What XML 1.0 cannot hold, and bytes that are no UTF-8, become U+FFFD.
void append_xml(std::string& out, std::string_view text);

/// Appends ` name="value"`, likewise; line breaks and tabs stay.
void append_attribute(std::string& out, std::string_view name, std::string_view value);

}  // namespace gemlint
