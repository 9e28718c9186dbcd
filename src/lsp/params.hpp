/// Reads the parts that the parameters of many messages have.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "json/accept.hpp"
#include "lsp/text_buffer.hpp"

namespace gemlint::lsp {

/// The member "id" as JSON text; "" when there is none that could be one.
std::string id_in(const json::Value& params);

/// The member textDocument.uri.
std::optional<std::string> uri_in(const json::Value& params);

/// A position; nothing when it is none. Numbers that are too large are taken as very large.
std::optional<LinePlace> place_in(const json::Value& position);

/// A range as bytes of the buffer, the ends in their order; nothing when it is none.
std::optional<Span> span_in(const json::Value& range, const TextBuffer& buffer, Encoding encoding);

/// The strings of a list; none when `list` is null or no list.
std::vector<std::string> strings_in(const json::Value* list);

/// The paths of a list of folders, each {"uri", "name"}.
std::vector<std::string> folders_in(const json::Value* folders);

}  // namespace gemlint::lsp
