/// The texts about fields, messages and values of enums.
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

/// A value of an enum that stands at a field.
void tell_enum_value(MarkedText& out, const Context& context, const Meaning& meaning, const api::Enum& type,
                     const api::EnumValue& value);

/// The names that the enum has, at most so many as people read; with what they mean, where that is known.
void tell_enum_values(MarkedText& out, const Context& context, const api::Enum& type);

/// Which versions have the field that `node` stands at, or the body itself: what around it is missing from v1 counts.
void tell_versions(MarkedText& out, const Context& context, const TypedDocument& document, std::uint32_t node);

/// The versions that have the route.
void tell_versions(MarkedText& out, const Context& context, const api::Route& route);

}  // namespace gemlint::lsp
