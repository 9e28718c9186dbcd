/// The output formats by name.
#pragma once

#include <memory>
#include <span>
#include <string_view>

#include "report/reporter.hpp"

namespace gemlint {

/// "text", "json", "sarif" and so on, in the order in which help lists them.
std::span<const std::string_view> format_names();

/// A report of that format; null for a name that is none.
std::unique_ptr<Reporter> make_reporter(std::string_view format, const ReportSettings& settings);

/// True for the formats that can show counts by rule in place of findings.
bool has_statistics(std::string_view format);

}  // namespace gemlint
