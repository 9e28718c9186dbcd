/// Batch facts in shard files.
#pragma once

#include <optional>
#include <string>

#include "json/accept.hpp"
#include "lint/batch_facts.hpp"

namespace gemlint::cli {

/// `facts` as a JSON object.
std::string batch_facts_json(const lint::BatchFacts& facts);

/// The same back; nothing when it is none, or cannot be true.
std::optional<lint::BatchFacts> read_batch_facts(const json::Value* value);

}  // namespace gemlint::cli
