/// Text from a user's file, made harmless for a terminal.
#pragma once

#include <string>
#include <string_view>

namespace gemlint {

/// True for characters that a terminal obeys (controls, line breaks), or that change or hide what a reader sees (text
/// direction marks, invisible characters, tag letters). The joiners of emoji and of scripts are not among them.
bool must_not_be_shown(char32_t character);

/// Appends `text` with every such character as an escape (\u001b, \u{e0041}) and every byte that is no UTF-8 as \xNN,
/// so that what is appended is valid UTF-8 on one line.
void append_visible(std::string& out, std::string_view text);

}  // namespace gemlint
