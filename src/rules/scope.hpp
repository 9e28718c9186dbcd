/// For which requests a rule holds, whatever their bodies say.
#pragma once

#include <span>

#include "rules/check.hpp"
#include "rules/rule.hpp"

namespace gemlint::rules {

/// Whether the rule's scope holds for the request, and the request is one that the rule matters for.
bool in_scope(const Rule& rule, const Context& context);

/// `context` for the rules on messages, when those that run once a request found `hits`: a model that is wrong for the
/// request altogether need not be held against its details.
Context for_details(const Context& context, std::span<const Hit> hits);

}  // namespace gemlint::rules
