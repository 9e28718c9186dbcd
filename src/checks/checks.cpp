#include "checks/checks.hpp"

#include <array>

#include "checks/list.hpp"

namespace gemlint::checks {

std::span<const rules::NativeCheck> all() {
  static constexpr std::array checks = {
      rules::NativeCheck{"contents-empty", contents_empty},
      rules::NativeCheck{"duplicate-function-declaration", duplicate_function_declaration},
      rules::NativeCheck{"duplicate-safety-category", duplicate_safety_category},
      rules::NativeCheck{"embed-part-empty", embed_part_empty},
      rules::NativeCheck{"empty-enum-value", empty_enum_value},
      rules::NativeCheck{"function-name-invalid", function_name_invalid},
      rules::NativeCheck{"google-search-retrieval-on-2x", google_search_retrieval_on_2x},
      rules::NativeCheck{"json-schema-keyword-ignored", json_schema_keyword_ignored},
      rules::NativeCheck{"max-output-tokens-out-of-range", max_output_tokens_out_of_range},
      rules::NativeCheck{"method-not-supported-by-model", method_not_supported_by_model},
      rules::NativeCheck{"mime-type-malformed", mime_type_malformed},
      rules::NativeCheck{"model-deprecated", model_deprecated},
      rules::NativeCheck{"model-name-format", model_name_format},
      rules::NativeCheck{"model-shut-down", model_shut_down},
      rules::NativeCheck{"model-shutdown-soon", model_shutdown_soon},
      rules::NativeCheck{"model-unknown", model_unknown},
      rules::NativeCheck{"object-without-properties", object_without_properties},
      rules::NativeCheck{"parameters-not-an-object", parameters_not_an_object},
      rules::NativeCheck{"part-without-data", part_without_data},
      rules::NativeCheck{"parts-empty", parts_empty},
      rules::NativeCheck{"ref-cycle-required", ref_cycle_required},
      rules::NativeCheck{"ref-undefined", ref_undefined},
      rules::NativeCheck{"ref-with-siblings", ref_with_siblings},
      rules::NativeCheck{"required-not-in-properties", required_not_in_properties},
      rules::NativeCheck{"response-modality-not-supported", response_modality_not_supported},
      rules::NativeCheck{"role-invalid", role_invalid},
      rules::NativeCheck{"safety-category-not-for-gemini", safety_category_not_for_gemini},
      rules::NativeCheck{"schema-nesting-too-deep", schema_nesting_too_deep},
      rules::NativeCheck{"schema-too-complex", schema_too_complex},
      rules::NativeCheck{"temperature-out-of-range", temperature_out_of_range},
      rules::NativeCheck{"temperature-outside-guide", temperature_outside_guide},
      rules::NativeCheck{"thinking-budget-out-of-range", thinking_budget_out_of_range},
      rules::NativeCheck{"thinking-level-value-not-supported", thinking_level_value_not_supported},
      rules::NativeCheck{"tool-set-too-complex", tool_set_too_complex},
      rules::NativeCheck{"top-k-out-of-range", top_k_out_of_range},
  };
  return checks;
}

}  // namespace gemlint::checks
