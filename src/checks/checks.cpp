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
      rules::NativeCheck{"function-call-and-response-mixed", function_call_and_response_mixed},
      rules::NativeCheck{"function-call-turn-order", function_call_turn_order},
      rules::NativeCheck{"function-name-invalid", function_name_invalid},
      rules::NativeCheck{"function-response-count-mismatch", function_response_count_mismatch},
      rules::NativeCheck{"function-response-in-model-turn", function_response_in_model_turn},
      rules::NativeCheck{"function-response-turn-order", function_response_turn_order},
      rules::NativeCheck{"function-response-without-role", function_response_without_role},
      rules::NativeCheck{"google-search-retrieval-on-2x", google_search_retrieval_on_2x},
      rules::NativeCheck{"last-turn-not-user", last_turn_not_user},
      rules::NativeCheck{"max-output-tokens-out-of-range", max_output_tokens_out_of_range},
      rules::NativeCheck{"media-beside-function-responses", media_beside_function_responses},
      rules::NativeCheck{"method-not-supported-by-model", method_not_supported_by_model},
      rules::NativeCheck{"mime-type-malformed", mime_type_malformed},
      rules::NativeCheck{"model-deprecated", model_deprecated},
      rules::NativeCheck{"model-name-format", model_name_format},
      rules::NativeCheck{"model-shut-down", model_shut_down},
      rules::NativeCheck{"model-shutdown-soon", model_shutdown_soon},
      rules::NativeCheck{"model-unknown", model_unknown},
      rules::NativeCheck{"part-without-data", part_without_data},
      rules::NativeCheck{"parts-empty", parts_empty},
      rules::NativeCheck{"ref-key-in-function-response", ref_key_in_function_response},
      rules::NativeCheck{"required-not-in-properties", required_not_in_properties},
      rules::NativeCheck{"response-modality-not-supported", response_modality_not_supported},
      rules::NativeCheck{"role-invalid", role_invalid},
      rules::NativeCheck{"safety-category-not-for-gemini", safety_category_not_for_gemini},
      rules::NativeCheck{"temperature-out-of-range", temperature_out_of_range},
      rules::NativeCheck{"temperature-outside-guide", temperature_outside_guide},
      rules::NativeCheck{"text-beside-function-response", text_beside_function_response},
      rules::NativeCheck{"thinking-budget-out-of-range", thinking_budget_out_of_range},
      rules::NativeCheck{"thinking-level-value-not-supported", thinking_level_value_not_supported},
      rules::NativeCheck{"thought-signature-missing", thought_signature_missing},
      rules::NativeCheck{"top-k-out-of-range", top_k_out_of_range},
  };
  return checks;
}

}  // namespace gemlint::checks
