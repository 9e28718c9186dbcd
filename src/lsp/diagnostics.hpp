/// Findings as the protocol's diagnostics.
#pragma once

#include <cstddef>
#include <string_view>

#include "finding/finding.hpp"
#include "json/writer.hpp"
#include "lsp/client.hpp"
#include "lsp/document.hpp"
#include "lsp/text_buffer.hpp"

namespace gemlint::lsp {

/// No more diagnostics than these are sent of one document, errors before the rest: as many as no one reads, and few
/// enough for an editor to stay quick.
inline constexpr std::size_t most_diagnostics = 1000;

/// Writes a member "range" (or another) for these bytes of the text.
void write_range(json::Writer& json, const char* name, Span span, const TextBuffer& buffer, Encoding encoding);

void write_range(json::Writer& json, const char* name, LinePlace start, LinePlace end);

/// The bytes that a finding marks; none, at the begin, when it has no place.
Span marked(const Finding& finding, const TextBuffer& buffer);

/// Writes one finding as the value of the member or element that is due.
void write_diagnostic(json::Writer& json, const Finding& finding, const Document& document, const Client& client);

/// Writes a member "diagnostics", "items" or the like with those of a document that was checked.
void write_diagnostics(json::Writer& json, const char* name, const Document& document, const Client& client);

}  // namespace gemlint::lsp
