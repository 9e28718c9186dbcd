#include "text/utf8.hpp"

#include <cstring>

namespace gemlint {

namespace {

unsigned char byte_at(std::string_view text, std::size_t offset) { return static_cast<unsigned char>(text[offset]); }

/// The length of the run of ASCII bytes at the beginning of `text`.
std::size_t ascii_prefix(std::string_view text) {
  std::size_t offset = 0;
  std::uint64_t word = 0;
  for (; offset + sizeof(word) <= text.size(); offset += sizeof(word)) {
    std::memcpy(&word, text.data() + offset, sizeof(word));
    if ((word & 0x8080808080808080U) != 0) break;
  }
  while (offset < text.size() && byte_at(text, offset) < 0x80) ++offset;
  return offset;
}

}  // namespace

CodePoint code_point_at(std::string_view text, std::size_t offset) {
  const unsigned char first = byte_at(text, offset);
  if (first < 0x80) return {first, 1, true};

  std::size_t length = 0;
  char32_t value = 0;
  char32_t smallest = 0;
  if (first >= 0xC2 && first <= 0xDF) {
    length = 2;
    value = first & 0x1FU;
    smallest = 0x80;
  } else if (first >= 0xE0 && first <= 0xEF) {
    length = 3;
    value = first & 0x0FU;
    smallest = 0x800;
  } else if (first >= 0xF0 && first <= 0xF4) {
    length = 4;
    value = first & 0x07U;
    smallest = 0x10000;
  } else {
    return {};
  }
  if (text.size() - offset < length) return {};
  for (std::size_t index = 1; index < length; ++index) {
    const unsigned char next = byte_at(text, offset + index);
    if ((next & 0xC0U) != 0x80) return {};
    value = (value << 6) | (next & 0x3FU);
  }
  const bool surrogate = value >= 0xD800 && value <= 0xDFFF;
  if (value < smallest || surrogate || value > 0x10FFFF) return {};
  return {value, length, true};
}

void append_code_point(std::string& out, char32_t value) {
  const auto put = [&out](char32_t byte) { out.push_back(static_cast<char>(static_cast<unsigned char>(byte))); };
  if (value < 0x80) {
    put(value);
  } else if (value < 0x800) {
    put(0xC0 | (value >> 6));
    put(0x80 | (value & 0x3F));
  } else if (value < 0x10000) {
    put(0xE0 | (value >> 12));
    put(0x80 | ((value >> 6) & 0x3F));
    put(0x80 | (value & 0x3F));
  } else {
    put(0xF0 | (value >> 18));
    put(0x80 | ((value >> 12) & 0x3F));
    put(0x80 | ((value >> 6) & 0x3F));
    put(0x80 | (value & 0x3F));
  }
}

std::size_t code_points(std::string_view text) {
  std::size_t count = 0;
  for (std::size_t offset = 0; offset < text.size();) {
    const std::size_t ascii = ascii_prefix(text.substr(offset));
    count += ascii;
    offset += ascii;
    if (offset == text.size()) break;
    offset += code_point_at(text, offset).length;
    ++count;
  }
  return count;
}

bool is_valid_utf8(std::string_view text) {
  for (std::size_t offset = 0; offset < text.size();) {
    offset += ascii_prefix(text.substr(offset));
    if (offset == text.size()) break;
    const CodePoint point = code_point_at(text, offset);
    if (!point.valid) return false;
    offset += point.length;
  }
  return true;
}

std::string with_replaced_bytes(std::string_view text) {
  std::string valid;
  for (std::size_t offset = 0; offset < text.size();) {
    const CodePoint read = code_point_at(text, offset);
    append_code_point(valid, read.value);
    offset += read.length;
  }
  return valid;
}

std::string_view first_code_points(std::string_view text, std::size_t count) {
  std::size_t offset = 0;
  for (; count > 0 && offset < text.size(); --count) offset += code_point_at(text, offset).length;
  return text.substr(0, offset);
}

}  // namespace gemlint
