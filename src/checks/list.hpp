/// What each native check's file defines. Only the files of this folder include it.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "rules/check.hpp"

namespace gemlint::checks {

void cached_content_too_small(const rules::Call& call);
void contents_empty(const rules::Call& call);
void display_name_too_long(const rules::Call& call);
void duplicate_function_declaration(const rules::Call& call);
void duplicate_safety_category(const rules::Call& call);
void embed_batch_model_differs(const rules::Call& call);
void embed_part_empty(const rules::Call& call);
void embed_too_many_images(const rules::Call& call);
void empty_enum_value(const rules::Call& call);
void file_uri_not_reachable(const rules::Call& call);
void function_name_invalid(const rules::Call& call);
void google_search_retrieval_on_2x(const rules::Call& call);
void image_bytes_invalid(const rules::Call& call);
void input_modality_not_supported(const rules::Call& call);
void input_over_token_limit(const rules::Call& call);
void max_output_tokens_out_of_range(const rules::Call& call);
void method_not_supported_by_model(const rules::Call& call);
void mime_type_empty(const rules::Call& call);
void mime_type_malformed(const rules::Call& call);
void mime_type_not_supported(const rules::Call& call);
void model_deprecated(const rules::Call& call);
void model_name_format(const rules::Call& call);
void model_shut_down(const rules::Call& call);
void model_shutdown_soon(const rules::Call& call);
void model_unknown(const rules::Call& call);
void part_without_data(const rules::Call& call);
void parts_empty(const rules::Call& call);
void preview_model_on_v1(const rules::Call& call);
void required_not_in_properties(const rules::Call& call);
void response_modality_not_supported(const rules::Call& call);
void role_invalid(const rules::Call& call);
void safety_category_not_for_gemini(const rules::Call& call);
void temperature_out_of_range(const rules::Call& call);
void temperature_outside_guide(const rules::Call& call);
void thinking_budget_out_of_range(const rules::Call& call);
void thinking_level_value_not_supported(const rules::Call& call);
void top_k_out_of_range(const rules::Call& call);
void video_parameter_not_supported(const rules::Call& call);

// Shared by the rules about models.

/// True when every character of `name` is one that names of models have.
bool is_model_name(const api::Schemas& schemas, std::string_view name);
/// True when the url has "models/" in front of a name that begins with "models/" itself.
bool has_collection_twice(const rules::Context& context);
/// True when the request's model is shut down for sure, and no other answers in its place.
bool is_gone(const rules::Context& context);
/// True when the request's model has a day of shutdown that is announced and near.
bool shutdown_is_near(const rules::Context& context);
/// Adds the hint that names the models which are recommended in a model's place, if there are any.
void name_replacements(const api::Model& model, rules::Hit& hit);

// Shared by the rules about numbers.

/// The greatest temperature that the request's model takes; of an unknown model, the greatest that any does.
std::optional<double> greatest_temperature(const rules::Context& context);
/// A number as people write it: "2", "0.5".
std::string number_text(double number);

}  // namespace gemlint::checks
