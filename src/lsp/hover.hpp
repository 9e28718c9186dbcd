/// What an editor shows where the pointer rests.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "finding/finding.hpp"
#include "lsp/context.hpp"
#include "text/span.hpp"

namespace gemlint::lsp {

struct Hover {
  std::string text;  ///< Markdown or plain, as Context::markdown says
  Span span;         ///< what it is about: a name or a value
};

/// What is known of the name or value at byte `offset` of `text` (a document, or one line of JSONL): fields, values of
/// enums, models, routes; in gemlint.json settings and rules. Nothing for prompts and for what is not ours. Linear in
/// the text, whatever it holds.
std::optional<Hover> hover(std::string_view text, std::size_t offset, const Context& context);

/// A finding under the pointer: what it says, why, what the server answers, and what the guide advises. In the form of
/// a hover's text.
std::string hover_of_finding(const Finding& finding, const Context& context);

}  // namespace gemlint::lsp
