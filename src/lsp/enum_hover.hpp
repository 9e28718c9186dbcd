/// The texts about values of enums.
#pragma once

#include <string>

#include "api/schema.hpp"
#include "lsp/context.hpp"
#include "lsp/marked_text.hpp"
#include "lsp/typed_document.hpp"

namespace gemlint::lsp {

/// A value of an enum that stands at a field.
void tell_enum_value(MarkedText& out, const Context& context, const Meaning& meaning, const api::Enum& type,
                     const api::EnumValue& value);

/// The names that somebody who writes the field (by its full name) can choose from, at most so many as people read;
/// with what they mean, where that is known. Values that stand for none, and those that completion leaves out, are no
/// choice.
void tell_enum_values(MarkedText& out, const Context& context, const std::string& field, const api::Enum& type);

}  // namespace gemlint::lsp
