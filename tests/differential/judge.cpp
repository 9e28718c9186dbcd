#include "judge.hpp"

#define VALIJSON_USE_EXCEPTIONS 1
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wold-style-cast"
#include <valijson/adapters/rapidjson_adapter.hpp>
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>
#include <valijson/validator.hpp>
#pragma GCC diagnostic pop

namespace gemlint {

struct Judge::Schema {
  valijson::Schema schema;
};

Judge::Judge(const rapidjson::Document& schema) : schema_(std::make_unique<Schema>()) {
  valijson::SchemaParser parser;
  parser.populateSchema(valijson::adapters::RapidJsonAdapter(schema), schema_->schema);
}

Judge::~Judge() = default;
Judge::Judge(Judge&&) noexcept = default;

bool Judge::accepts(const rapidjson::Document& document) const {
  valijson::Validator validator(valijson::Validator::kStrongTypes);
  return validator.validate(schema_->schema, valijson::adapters::RapidJsonAdapter(document), nullptr);
}

}  // namespace gemlint
