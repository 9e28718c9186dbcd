#include "shrink.hpp"

#include <cstddef>
#include <optional>
#include <utility>

#include "json/accept.hpp"

namespace gemlint::paths {
namespace {

using rapidjson::Document;
using Json = Document::ValueType;

/// Takes out the member or element that comes after `skipped` others, a container before what it holds; false when
/// there are no more.
bool take_out(Json& value, std::size_t& skipped) {
  if (value.IsObject()) {
    for (unsigned index = 0; index < value.MemberCount(); ++index) {
      const auto member = value.MemberBegin() + static_cast<std::ptrdiff_t>(index);
      if (skipped-- == 0) return value.EraseMember(member), true;
      if (take_out(member->value, skipped)) return true;
    }
  } else if (value.IsArray()) {
    for (auto item = value.Begin(); item != value.End(); ++item) {
      if (skipped-- == 0) return value.Erase(item), true;
      if (take_out(*item, skipped)) return true;
    }
  }
  return false;
}

bool is_strict(const std::string& text) { return json::AcceptReader().read(text) != nullptr; }

/// The text without its part number `index`; nothing when it has not so many, or is no strict document.
std::optional<std::string> without(const std::string& text, std::size_t index) {
  Document document;
  document.Parse<rapidjson::kParseIterativeFlag>(text.c_str(), text.size());
  if (document.HasParseError() || !take_out(document, index)) return std::nullopt;
  rapidjson::StringBuffer written;
  rapidjson::Writer<rapidjson::StringBuffer> writer(written);
  document.Accept(writer);
  return std::string(written.GetString(), written.GetSize());
}

}  // namespace

std::string shrunk(std::string text, const std::function<bool(const std::string&)>& differs) {
  for (std::size_t index = 0; auto smaller = without(text, index);) {
    if (differs(*smaller)) {
      text = std::move(*smaller);
    } else {
      ++index;
    }
  }
  // Without bytes it would be no document any more, which is another path through the readers.
  if (is_strict(text)) return text;
  for (std::size_t length = text.size() / 2; length > 0; length /= 2) {
    for (std::size_t at = 0; at < text.size();) {
      std::string smaller = text;
      smaller.erase(at, length);
      if (differs(smaller)) {
        text = std::move(smaller);
      } else {
        at += length;
      }
    }
  }
  return text;
}

}  // namespace gemlint::paths
