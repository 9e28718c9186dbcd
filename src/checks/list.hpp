/// What each native check's file defines. Only the files of this folder include it.
#pragma once

#include "rules/check.hpp"

namespace gemlint::checks {

void contents_empty(const rules::Call& call);
void duplicate_function_declaration(const rules::Call& call);
void duplicate_safety_category(const rules::Call& call);
void embed_part_empty(const rules::Call& call);
void mime_type_malformed(const rules::Call& call);
void part_without_data(const rules::Call& call);
void parts_empty(const rules::Call& call);
void role_invalid(const rules::Call& call);
void safety_category_not_for_gemini(const rules::Call& call);

}  // namespace gemlint::checks
