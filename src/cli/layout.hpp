/// Text in columns, for what the program says about itself.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace gemlint::cli {

/// How many columns of a terminal `text` takes.
std::size_t columns(std::string_view text);

/// `text` with blanks after it, so that it takes at least `width` columns.
std::string padded(std::string_view text, std::size_t width);

/// Appends `text` as lines of at most 100 columns that begin `indent` columns to the right; `first` stands in the first
/// line's indent, or before it where it is longer. Words are never cut. Blanks in a row stay as they are.
void append_paragraph(std::string& out, std::string_view text, std::size_t indent, std::string_view first = {});

}  // namespace gemlint::cli
