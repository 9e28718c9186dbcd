/// The texts about models and routes.
#pragma once

#include <string_view>

#include "api/endpoint.hpp"
#include "api/model.hpp"
#include "lint/requests.hpp"
#include "lsp/context.hpp"
#include "lsp/marked_text.hpp"

namespace gemlint::lsp {

/// A model: its name, its life, its limits, what it takes and gives, what it can and cannot do; as of Options::as_of.
void tell_model(MarkedText& out, const Context& context, const api::Model& model);

/// A name that is no model's, and what may be meant.
void tell_unknown_model(MarkedText& out, const Context& context, std::string_view code);

/// The route of a request (null = of none): its HTTP method and path, what its body is, which versions have it.
void tell_route(MarkedText& out, const Context& context, const api::Route& route, const lint::Request* request);

}  // namespace gemlint::lsp
