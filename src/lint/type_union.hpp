/// "type": ["string", "null"] in a Schema, which has one type: how JSON Schema's lists of types are said there.
#pragma once

#include <optional>

#include "lint/remedies.hpp"

namespace gemlint::lint {

/// True when the hit is a list of types where Schema takes one.
bool is_type_union(const api::Hit& hit);

/// The edits for it: one type, with nullable for null; or anyOf, where nothing else depends on the type.
std::optional<Remedied> remedy_for_type_union(const Ailing& ailing);

}  // namespace gemlint::lint
