#include "checks/checks.hpp"

#include <array>

#include "checks/list.hpp"

namespace gemlint::checks {

std::span<const rules::NativeCheck> all() {
  static constexpr std::array checks = {
      rules::NativeCheck{"cached-content-too-small", cached_content_too_small},
      rules::NativeCheck{"contents-empty", contents_empty},
      rules::NativeCheck{"display-name-too-long", display_name_too_long},
      rules::NativeCheck{"duplicate-function-declaration", duplicate_function_declaration},
      rules::NativeCheck{"duplicate-safety-category", duplicate_safety_category},
      rules::NativeCheck{"embed-batch-model-differs", embed_batch_model_differs},
      rules::NativeCheck{"embed-part-empty", embed_part_empty},
      rules::NativeCheck{"embed-too-many-images", embed_too_many_images},
      rules::NativeCheck{"empty-enum-value", empty_enum_value},
      rules::NativeCheck{"file-uri-not-reachable", file_uri_not_reachable},
      rules::NativeCheck{"function-name-invalid", function_name_invalid},
      rules::NativeCheck{"google-search-retrieval-on-2x", google_search_retrieval_on_2x},
      rules::NativeCheck{"image-bytes-invalid", image_bytes_invalid},
      rules::NativeCheck{"input-modality-not-supported", input_modality_not_supported},
      rules::NativeCheck{"input-over-token-limit", input_over_token_limit},
      rules::NativeCheck{"max-output-tokens-out-of-range", max_output_tokens_out_of_range},
      rules::NativeCheck{"method-not-supported-by-model", method_not_supported_by_model},
      rules::NativeCheck{"mime-type-empty", mime_type_empty},
      rules::NativeCheck{"mime-type-malformed", mime_type_malformed},
      rules::NativeCheck{"mime-type-not-supported", mime_type_not_supported},
      rules::NativeCheck{"model-deprecated", model_deprecated},
      rules::NativeCheck{"model-name-format", model_name_format},
      rules::NativeCheck{"model-shut-down", model_shut_down},
      rules::NativeCheck{"model-shutdown-soon", model_shutdown_soon},
      rules::NativeCheck{"model-unknown", model_unknown},
      rules::NativeCheck{"part-without-data", part_without_data},
      rules::NativeCheck{"parts-empty", parts_empty},
      rules::NativeCheck{"preview-model-on-v1", preview_model_on_v1},
      rules::NativeCheck{"required-not-in-properties", required_not_in_properties},
      rules::NativeCheck{"response-modality-not-supported", response_modality_not_supported},
      rules::NativeCheck{"role-invalid", role_invalid},
      rules::NativeCheck{"safety-category-not-for-gemini", safety_category_not_for_gemini},
      rules::NativeCheck{"temperature-out-of-range", temperature_out_of_range},
      rules::NativeCheck{"temperature-outside-guide", temperature_outside_guide},
      rules::NativeCheck{"thinking-budget-out-of-range", thinking_budget_out_of_range},
      rules::NativeCheck{"thinking-level-value-not-supported", thinking_level_value_not_supported},
      rules::NativeCheck{"top-k-out-of-range", top_k_out_of_range},
      rules::NativeCheck{"video-parameter-not-supported", video_parameter_not_supported},
  };
  return checks;
}

}  // namespace gemlint::checks
