#include "api/violation.hpp"

#include <array>

namespace gemlint::api {

std::string_view to_string(Violation violation) {
  constexpr std::array<std::string_view, violation_count> names = {
      "unknown-name",
      "empty-name",
      "list-for-singular",
      "object-for-scalar",
      "scalar-for-message",
      "wrong-scalar",
      "fraction-for-integer",
      "list-for-map",
      "list-in-map",
      "root-not-object",
      "integer-out-of-range",
      "float-out-of-range",
      "unknown-enum-value",
      "enum-wrong-kind",
      "undeclared-enum-number",
      "bytes-not-base64",
      "invalid-duration",
      "invalid-timestamp",
      "invalid-field-mask",
      "oneof-conflict",
      "bound-field-in-body",
      "field-set-twice",
      "repeated-map-key",
      "repeated-field-last-wins",
      "repeated-field-merged",
      "repeated-field-appended",
      "too-deep",
      "deep",
      "not-in-version",
  };
  return names[static_cast<std::size_t>(violation)];
}

}  // namespace gemlint::api
