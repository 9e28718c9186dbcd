/// Parts of a finding in one line each, as several formats show them.
#pragma once

#include <optional>
#include <string>

#include "finding/finding.hpp"

namespace gemlint {

/// "400 INVALID_ARGUMENT  Unknown name": code, status and, where they are known, the server's words, their lines joined
/// by " / ".
std::string server_in_short(const ServerAnswer& server);

/// Appends `path:line:column: severity: message [rule]`, the form that editors read; without line and column when the
/// finding has no range. Whatever the strings hold, it is one line, and nothing in it reaches a terminal as a control.
void append_headline(std::string& out, const Finding& finding);
/// The same with this place, or with none.
void append_headline(std::string& out, const Finding& finding, const std::optional<Position>& place);

}  // namespace gemlint
