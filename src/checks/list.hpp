/// What each native check's file defines. Only the files of this folder include it.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "rules/check.hpp"
#include "text/number_text.hpp"

namespace gemlint::checks {

void allowed_function_not_declared(const rules::Call& call);
void builtin_tools_without_flag(const rules::Call& call);
void cached_content_too_small(const rules::Call& call);
void contents_empty(const rules::Call& call);
void display_name_too_long(const rules::Call& call);
void duplicate_function_declaration(const rules::Call& call);
void duplicate_safety_category(const rules::Call& call);
void embed_batch_model_differs(const rules::Call& call);
void embed_part_empty(const rules::Call& call);
void embed_too_many_images(const rules::Call& call);
void embedding_dimensions_out_of_range(const rules::Call& call);
void empty_enum_value(const rules::Call& call);
void empty_schema(const rules::Call& call);
void file_uri_not_reachable(const rules::Call& call);
void function_call_and_response_mixed(const rules::Call& call);
void function_call_turn_order(const rules::Call& call);
void function_config_without_functions(const rules::Call& call);
void function_name_invalid(const rules::Call& call);
void function_response_count_mismatch(const rules::Call& call);
void function_response_in_model_turn(const rules::Call& call);
void function_response_turn_order(const rules::Call& call);
void function_response_without_role(const rules::Call& call);
void functions_with_builtin_tool(const rules::Call& call);
void google_search_retrieval_on_2x(const rules::Call& call);
void image_bytes_invalid(const rules::Call& call);
void image_config_value_not_supported(const rules::Call& call);
void input_modality_not_supported(const rules::Call& call);
void input_over_token_limit(const rules::Call& call);
void json_schema_keyword_ignored(const rules::Call& call);
void last_turn_not_user(const rules::Call& call);
void lat_lng_out_of_range(const rules::Call& call);
void live_text_from_audio_model(const rules::Call& call);
void logprobs_not_enabled(const rules::Call& call);
void max_output_tokens_out_of_range(const rules::Call& call);
void media_beside_function_responses(const rules::Call& call);
void method_not_supported_by_model(const rules::Call& call);
void mime_type_empty(const rules::Call& call);
void mime_type_malformed(const rules::Call& call);
void mime_type_not_supported(const rules::Call& call);
void model_deprecated(const rules::Call& call);
void model_name_format(const rules::Call& call);
void model_shut_down(const rules::Call& call);
void model_shutdown_soon(const rules::Call& call);
void model_unknown(const rules::Call& call);
void object_without_properties(const rules::Call& call);
void parameters_not_an_object(const rules::Call& call);
void part_without_data(const rules::Call& call);
void parts_empty(const rules::Call& call);
void preview_model_on_v1(const rules::Call& call);
void ref_cycle_required(const rules::Call& call);
void ref_key_in_function_response(const rules::Call& call);
void ref_undefined(const rules::Call& call);
void ref_with_siblings(const rules::Call& call);
void required_not_in_properties(const rules::Call& call);
void response_modality_not_supported(const rules::Call& call);
void role_invalid(const rules::Call& call);
void safety_category_not_for_gemini(const rules::Call& call);
void schema_nesting_too_deep(const rules::Call& call);
void schema_too_complex(const rules::Call& call);
void temperature_out_of_range(const rules::Call& call);
void temperature_outside_guide(const rules::Call& call);
void text_beside_function_response(const rules::Call& call);
void thinking_budget_fills_output(const rules::Call& call);
void thinking_budget_out_of_range(const rules::Call& call);
void thinking_level_value_not_supported(const rules::Call& call);
void thinking_not_supported(const rules::Call& call);
void thought_signature_missing(const rules::Call& call);
void thoughts_without_thinking(const rules::Call& call);
void tool_set_too_complex(const rules::Call& call);
void top_k_out_of_range(const rules::Call& call);
void video_parameter_not_supported(const rules::Call& call);
void voice_unknown(const rules::Call& call);

// Shared by the rules about models.

/// True when the url has "models/" in front of a name that begins with "models/" itself.
bool has_collection_twice(const rules::Context& context);
/// True when every character of `name` is one that names of models have.
bool is_model_name(const api::Schemas& schemas, std::string_view name);
/// True when the request's model is shut down for sure, and no other answers in its place.
bool is_gone(const rules::Context& context);
/// True when the request's model has a day of shutdown that is announced and near.
bool shutdown_is_near(const rules::Context& context);
/// Names the models which are recommended in place of the request's, if there are any.
void name_replacements(const rules::Context& context, rules::Hit& hit);

// Shared by the rules about numbers.

/// The greatest temperature that the request's model takes; of an unknown model, the greatest that any does.
std::optional<double> greatest_temperature(const rules::Context& context);

}  // namespace gemlint::checks
