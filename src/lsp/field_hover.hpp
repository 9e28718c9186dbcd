/// The texts about fields and messages.
#pragma once

#include <cstdint>
#include <string_view>

#include "api/schema.hpp"
#include "lsp/context.hpp"
#include "lsp/marked_text.hpp"
#include "lsp/typed_document.hpp"

namespace gemlint::lsp {

/// A field: its type, what it does, what it takes in general and from the request's model, and which versions have it.
void tell_field(MarkedText& out, const Context& context, const TypedDocument& document, std::uint32_t node,
                const Meaning& meaning);

/// The message that a body is.
void tell_message(MarkedText& out, const Context& context, const TypedDocument& document, std::uint32_t node,
                  const api::Message& message);

}  // namespace gemlint::lsp
