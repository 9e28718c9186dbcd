/// The texts about what stands in gemlint.json.
#pragma once

#include <string>
#include <string_view>

#include "lsp/context.hpp"
#include "lsp/marked_text.hpp"
#include "lsp/typed_document.hpp"
#include "rules/rule.hpp"

namespace gemlint::lsp {

/// A setting: its type, what it does (schemas/config.json says it), and the words it takes.
void tell_setting(MarkedText& out, const Context& context, const Meaning& meaning);

/// A rule: its title, and why it is one.
void tell_rule(MarkedText& out, const Context& context, const rules::Rule& rule);

/// What a name stands for wherever it stands: a rule, a category of rules, or a model. False when for nothing.
bool tell_name(MarkedText& out, const Context& context, const std::string& name);

/// The words that show a rule or an entry of the guide in full: "More: gemlint explain unknown-field".
void tell_where_more_is(MarkedText& out, const Context& context, std::string_view what);

/// The word for a severity.
std::string_view severity_word(const Context& context, Severity severity);

}  // namespace gemlint::lsp
