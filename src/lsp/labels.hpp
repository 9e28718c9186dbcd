/// Short texts for what a document holds: values, and what people know elements by.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "lsp/typed_document.hpp"

namespace gemlint::lsp {

/// No more characters of a value are shown than these.
inline constexpr std::size_t longest_label = 40;

/// `text` in one line of at most `longest_label` characters, without keys and tokens.
std::string label(std::string text);

/// The beginning of a scalar as a label: a string without quotes, others as they are written. "" for other nodes.
std::string value_label(const TypedDocument& document, std::uint32_t node);

/// The same of what is base64, without its letters: how much it holds, as "312 B" or "48 kB".
std::string size_label(const TypedDocument& document, std::uint32_t node);

/// The name of a member as a label, or "".
std::string name_label(const TypedDocument& document, std::uint32_t node);

/// What an object that is no member goes by, by what it is: a turn by its role and first words, or the functions that
/// it calls or answers; a tool by its functions, a batch line by its key, a request by its first words, others by their
/// name or their first member. ""
/// when there is nothing of the kind. Looks at the object's children, and theirs, once.
std::string object_label(const TypedDocument& document, std::uint32_t node, const Meaning& meaning,
                         const lint::Request* request);

}  // namespace gemlint::lsp
