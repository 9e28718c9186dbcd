/// The texts about versions of the API.
#pragma once

#include <cstdint>

#include "api/schema.hpp"
#include "lsp/context.hpp"
#include "lsp/marked_text.hpp"
#include "lsp/typed_document.hpp"

namespace gemlint::lsp {

/// Which versions have the field that `node` stands at, or the body itself, as far as it matters to a request that goes
/// to the version that it says, if any. What holds for something around a field is said there.
void tell_versions(MarkedText& out, const Context& context, const TypedDocument& document, std::uint32_t node);

/// The versions that have the route of a request that says its version or (null) does not.
void tell_versions(MarkedText& out, const Context& context, const api::Route& route, const lint::Request* request);

}  // namespace gemlint::lsp
