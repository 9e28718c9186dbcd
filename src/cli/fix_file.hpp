/// Finds what is to be edited in one file, read once from its begin to its end, in memory that does not grow with it.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

#include "lint/apply_fixes.hpp"
#include "lint/fix_texts.hpp"
#include "lint/options.hpp"

namespace gemlint::cli {

/// A part of a file: all of it, or lines.
struct FixedPart {
  std::string_view text;     ///< as it was; empty when it is over Options::max_request and was not kept
  std::uint64_t offset = 0;  ///< of the part in the file
  std::uint64_t size = 0;    ///< bytes, also of what was not kept
  lint::Fixed fixed;
};

/// Takes the parts of a file in their order; returns what is wrong, or "".
using PartTaker = std::function<std::string(FixedPart)>;

/// Says whether the file is packed with gzip; such files are read, and never written.
bool is_packed(const std::string& file);

/// Hands all parts of `file`, which findings call `name`, to `take`. Returns what is wrong ("path: what is wrong"), or
/// "". Nothing is written.
std::string fix_file(const std::string& file, const std::string& name, const lint::Options& options,
                     const lint::FixWishes& wishes, unsigned jobs, const PartTaker& take);

}  // namespace gemlint::cli
