#include "checks/checks.hpp"

#include <array>

#include "checks/list.hpp"

namespace gemlint::checks {

std::span<const rules::NativeCheck> all() {
  static constexpr std::array checks = {
      rules::NativeCheck{"duplicate-function-declaration", duplicate_function_declaration},
  };
  return checks;
}

}  // namespace gemlint::checks
