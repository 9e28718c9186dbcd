#include "checks/checks.hpp"

#include <array>

#include "checks/list.hpp"

namespace gemlint::checks {

std::span<const rules::NativeCheck> all() {
  static constexpr std::array checks = {
      rules::NativeCheck{"allowed-function-not-declared", allowed_function_not_declared},
      rules::NativeCheck{"builtin-tools-without-flag", builtin_tools_without_flag},
      rules::NativeCheck{"contents-empty", contents_empty},
      rules::NativeCheck{"duplicate-function-declaration", duplicate_function_declaration},
      rules::NativeCheck{"duplicate-safety-category", duplicate_safety_category},
      rules::NativeCheck{"embed-part-empty", embed_part_empty},
      rules::NativeCheck{"embedding-dimensions-out-of-range", embedding_dimensions_out_of_range},
      rules::NativeCheck{"empty-enum-value", empty_enum_value},
      rules::NativeCheck{"function-call-and-response-mixed", function_call_and_response_mixed},
      rules::NativeCheck{"function-call-turn-order", function_call_turn_order},
      rules::NativeCheck{"function-config-without-functions", function_config_without_functions},
      rules::NativeCheck{"function-name-invalid", function_name_invalid},
      rules::NativeCheck{"function-response-count-mismatch", function_response_count_mismatch},
      rules::NativeCheck{"function-response-in-model-turn", function_response_in_model_turn},
      rules::NativeCheck{"function-response-turn-order", function_response_turn_order},
      rules::NativeCheck{"function-response-without-role", function_response_without_role},
      rules::NativeCheck{"functions-with-builtin-tool", functions_with_builtin_tool},
      rules::NativeCheck{"google-search-retrieval-on-2x", google_search_retrieval_on_2x},
      rules::NativeCheck{"image-config-value-not-supported", image_config_value_not_supported},
      rules::NativeCheck{"json-schema-keyword-ignored", json_schema_keyword_ignored},
      rules::NativeCheck{"last-turn-not-user", last_turn_not_user},
      rules::NativeCheck{"lat-lng-out-of-range", lat_lng_out_of_range},
      rules::NativeCheck{"live-text-from-audio-model", live_text_from_audio_model},
      rules::NativeCheck{"logprobs-not-enabled", logprobs_not_enabled},
      rules::NativeCheck{"max-output-tokens-out-of-range", max_output_tokens_out_of_range},
      rules::NativeCheck{"media-beside-function-responses", media_beside_function_responses},
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
      rules::NativeCheck{"ref-key-in-function-response", ref_key_in_function_response},
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
      rules::NativeCheck{"text-beside-function-response", text_beside_function_response},
      rules::NativeCheck{"thinking-budget-fills-output", thinking_budget_fills_output},
      rules::NativeCheck{"thinking-budget-out-of-range", thinking_budget_out_of_range},
      rules::NativeCheck{"thinking-level-value-not-supported", thinking_level_value_not_supported},
      rules::NativeCheck{"thinking-not-supported", thinking_not_supported},
      rules::NativeCheck{"thought-signature-missing", thought_signature_missing},
      rules::NativeCheck{"thoughts-without-thinking", thoughts_without_thinking},
      rules::NativeCheck{"tool-set-too-complex", tool_set_too_complex},
      rules::NativeCheck{"top-k-out-of-range", top_k_out_of_range},
      rules::NativeCheck{"voice-unknown", voice_unknown},
  };
  return checks;
}

}  // namespace gemlint::checks
