/// Whether a file is one document or a document a line.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "json/accept.hpp"

namespace gemlint::lint {

/// True for JSONL, by the file's name and its text. `text` is all of it when `whole`; otherwise it is a beginning, and
/// nothing is returned where that is not enough to tell. `max_request` is as in Options.
std::optional<bool> is_lines(json::AcceptReader& reader, std::string_view path, std::string_view text, bool whole,
                             std::size_t max_request);

/// True for JSON with comments (.jsonc), by the file's name.
bool has_comments(std::string_view path);

/// True when there is nothing but white space.
bool is_blank(std::string_view text);

}  // namespace gemlint::lint
