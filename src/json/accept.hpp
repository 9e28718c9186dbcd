/// The accept reader: RapidJSON on strict JSON, iterative, into memory that is reused from document to document.
#pragma once

#include <cstddef>
#include <memory>
#include <string_view>
#include <vector>

#include "json/rapidjson.hpp"

namespace gemlint::json {

using Allocator = rapidjson::MemoryPoolAllocator<>;
using Value = rapidjson::GenericValue<rapidjson::UTF8<>, Allocator>;

/// Owns the buffers of one document at a time. Values are valid until the next call of read().
class AcceptReader {
 public:
  AcceptReader();
  ~AcceptReader();
  AcceptReader(AcceptReader&&) noexcept;
  AcceptReader& operator=(AcceptReader&&) noexcept;

  /// Reads one strict JSON document (RFC 8259, valid UTF-8, no lone surrogate escapes, any depth; a byte-order mark in
  /// front is skipped). `text` is copied first and stays untouched. Returns null when the text is not such a document;
  /// why not, and where, is for the explain reader to say.
  const Value* read(std::string_view text);

  /// An empty pool whose memory is released at the next read() or fresh_pool(): for a tree that explain() recovered.
  Allocator& fresh_pool();

 private:
  struct Buffers;
  std::unique_ptr<Buffers> buffers_;
};

}  // namespace gemlint::json
