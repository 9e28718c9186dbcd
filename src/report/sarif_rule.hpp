/// What a SARIF report says about a rule.
#pragma once

#include <string>
#include <string_view>

#include "json/writer.hpp"
#include "report/words.hpp"
#include "rules/rule.hpp"

namespace gemlint {

/// Writes the reportingDescriptor of the rule called `id`, from what its file and the guide say. Of a rule that is not
/// in the set (a report of another gemlint, or of a team, was merged) only its name is known.
void write_sarif_rule(json::Writer& json, std::string_view id, const rules::RuleSet& rules, const ReportWords& words);

/// "error", "warning", "note".
const char* sarif_level(Severity severity);

}  // namespace gemlint
