#include "report/json_writer.hpp"

#include "text/utf8.hpp"

namespace gemlint {

void JsonWriter::begin_object(const char* name) {
  json_.Key(name);
  json_.StartObject();
}

void JsonWriter::begin_list(const char* name) {
  json_.Key(name);
  json_.StartArray();
}

void JsonWriter::string(std::string_view value) {
  if (is_valid_utf8(value)) {
    json_.String(value.data(), static_cast<rapidjson::SizeType>(value.size()));
    return;
  }
  const std::string valid = with_replaced_bytes(value);
  json_.String(valid.data(), static_cast<rapidjson::SizeType>(valid.size()));
}

void JsonWriter::text(const char* name, std::string_view value) {
  json_.Key(name);
  string(value);
}

void JsonWriter::number(const char* name, std::size_t value) {
  json_.Key(name);
  json_.Uint64(value);
}

void JsonWriter::boolean(const char* name, bool value) {
  json_.Key(name);
  json_.Bool(value);
}

void JsonWriter::null(const char* name) {
  json_.Key(name);
  json_.Null();
}

}  // namespace gemlint
