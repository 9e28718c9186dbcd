/// Days of the calendar, written YYYY-MM-DD.
#pragma once

#include <optional>
#include <string_view>

namespace gemlint::api {

/// Days from `earlier` to `later`; nothing when one of them is no day of the calendar.
std::optional<int> days_between(std::string_view earlier, std::string_view later);

}  // namespace gemlint::api
