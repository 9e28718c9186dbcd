/// JSON, value by value, as the reports in JSON are made of it.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "json/rapidjson.hpp"

namespace gemlint {

/// Appends one JSON value to a string, in the order of the calls. Those with a name write a member of the object that
/// was begun last. Bytes that are no UTF-8 become U+FFFD.
class JsonWriter {
 public:
  explicit JsonWriter(std::string& out) : stream_(out), json_(stream_) {}

  void begin_object() { json_.StartObject(); }
  void begin_object(const char* name);
  void end_object() { json_.EndObject(); }
  void begin_list(const char* name);
  void end_list() { json_.EndArray(); }

  void string(std::string_view value);
  void text(const char* name, std::string_view value);
  void number(const char* name, std::size_t value);
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

  StringStream stream_;
  rapidjson::Writer<StringStream> json_;
};

}  // namespace gemlint
