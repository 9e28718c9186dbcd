/// The second opinion: valijson. Only judge.cpp includes it, since it takes half a gigabyte and seven seconds of
/// compiler.
#pragma once

#include <memory>

#include "json/rapidjson.hpp"

namespace gemlint {

/// One JSON Schema.
class Judge {
 public:
  explicit Judge(const rapidjson::Document& schema);
  ~Judge();
  Judge(Judge&&) noexcept;

  bool accepts(const rapidjson::Document& document) const;

 private:
  struct Schema;
  std::unique_ptr<Schema> schema_;
};

}  // namespace gemlint
