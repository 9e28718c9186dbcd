/// What the rules about media ask of a request: which Blobs and FileData it sends to a model, and of which type they
/// are.
#pragma once

#include <span>
#include <string_view>

#include "rules/check.hpp"

namespace gemlint::checks {

/// True for a part of a turn that a model is to read: of a request to generate or to count tokens, or of what is
/// cached. What is streamed to a Live model, and what is embedded, has rules of its own.
bool is_read_by_model(const api::View& view, api::NodeIndex part);

/// True for a part of what is to become a vector.
bool is_embedded(const api::View& view, api::NodeIndex part);

/// True for a request to count tokens: no model reads what is in it.
bool only_counts(const api::View& view);

/// True when `type` is one of `listed`, in whatever case; an entry that ends in '/' stands for all subtypes.
bool is_listed(std::span<const std::string_view> listed, std::string_view type);

/// True when the generation of the request's model is one of `generations`; false when it is not known.
bool is_of_generation(const rules::Context& context, std::span<const std::string_view> generations);

}  // namespace gemlint::checks
