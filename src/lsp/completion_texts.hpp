/// What is said of a completion beside its name.
#pragma once

#include <string>
#include <string_view>

#include "api/schema.hpp"
#include "lsp/context.hpp"

namespace gemlint::lsp {

/// What the field is for, in the reader's language; empty where nobody says.
std::string documentation_of(const Context& context, const api::Message& owner, const api::Field& field);

/// What the value of an enum means, in the reader's language; empty where nobody says.
std::string documentation_of(const Context& context, const api::Enum& type, std::string_view value);

/// The lifecycle of a model on the day of the run, and who may use it: "stable; shutdown 2027-03-09 or later".
std::string lifecycle_of(const Context& context, const api::Model& model);

}  // namespace gemlint::lsp
