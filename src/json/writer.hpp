/// Writes JSON, value by value: reports, and what the language server says.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "json/accept.hpp"
#include "json/rapidjson.hpp"

namespace gemlint::json {

/// Appends one JSON value to a string, in the order of the calls. Those with a name write a member of the object that
/// was begun last. Bytes that are no UTF-8 become U+FFFD.
class Writer {
 public:
  explicit Writer(std::string& out) : stream_(out), json_(stream_) {}

  void begin_object() { json_.StartObject(); }
  void begin_object(const char* name);
  void end_object() { json_.EndObject(); }
  void begin_list() { json_.StartArray(); }
  void begin_list(const char* name);
  void end_list() { json_.EndArray(); }

  void key(std::string_view name);
  void string(std::string_view value);
  void integer(std::int64_t value) { json_.Int64(value); }
  /// A value that is JSON text already.
  void raw(std::string_view json_text);
  /// A value that was read.
  /// A value with all that is in it, however deep.
  void value(const Value& value);
  void text(const char* name, std::string_view value);
  void number(const char* name, std::size_t value);
  void integer(const char* name, std::int64_t value);
  void boolean(const char* name, bool value);
  void null(const char* name);

 private:
  /// A RapidJSON output stream that appends to a string.
  class StringStream {
   public:
    using Ch = char;
    explicit StringStream(std::string& out) : out_(out) {}
    void Put(char byte) { out_ += byte; }
    void Flush() {}

   private:
    std::string& out_;
  };

  void begin(const Value& value);

  StringStream stream_;
  rapidjson::Writer<StringStream> json_;
};

}  // namespace gemlint::json
