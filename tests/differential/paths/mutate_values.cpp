#include <algorithm>
#include <cstddef>
#include <iterator>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "api/schema.hpp"
#include "json/rapidjson.hpp"
#include "mutate.hpp"

namespace gemlint::paths {
namespace {

using rapidjson::Document;
using Json = Document::ValueType;

/// Every name of a field in both spellings, once each.
const std::vector<std::string_view>& known_names() {
  static const std::vector<std::string_view> names = [] {
    std::set<std::string_view> found;
    for (const api::Message& message : api::bundled_schemas().messages) {
      for (const api::Field& field : message.fields) found.insert({field.name, field.proto_name});
    }
    return std::vector<std::string_view>(found.begin(), found.end());
  }();
  return names;
}

constexpr std::string_view values[] = {
    "null",
    "true",
    "false",
    "0",
    "1",
    "-1",
    "2",
    "0.5",
    "1.5",
    "1e30",
    "99999999999",
    "18446744073709551616",
    R"("")",
    R"("a")",
    R"("1")",
    R"("user")",
    R"("model")",
    R"("OBJECT")",
    R"("string")",
    R"("ANY")",
    R"("TEXT")",
    R"("IMAGE")",
    R"("image/png")",
    R"("aGVsbG8=")",
    R"("3600s")",
    R"("2026-01-01T00:00:00Z")",
    R"("gemini-2.5-pro")",
    R"("models/gemini-3-pro-preview")",
    "{}",
    "[]",
    "[[]]",
    "[null]",
    R"([{"text":"a"}])",
    R"({"text":"a"})",
    R"({"parts":[{"text":"a"}]})",
    R"({"type":"OBJECT"})",
    R"({"type":"ARRAY"})",
    R"([{"googleSearch":{}}])",
    R"({"name":"f","args":{}})",
    R"({"name":"f","response":{}})",
    R"({"thinkingBudget":0})",
    R"(["a","b","a"])",
};

struct Member {
  Json* object = nullptr;
  unsigned index = 0;
  Json* outer = nullptr;  ///< the next object around; null when there is none
};

/// What a document has that can be changed.
struct Parts {
  std::vector<Member> members;
  std::vector<Json*> lists;  ///< that hold something
  std::vector<Json*> values;

  void collect(Json& value, Json* outer) {
    values.push_back(&value);
    if (value.IsObject()) {
      for (unsigned index = 0; index < value.MemberCount(); ++index) {
        members.push_back({&value, index, outer});
        collect((value.MemberBegin() + static_cast<std::ptrdiff_t>(index))->value, &value);
      }
    } else if (value.IsArray()) {
      if (!value.Empty()) lists.push_back(&value);
      for (Json& item : value.GetArray()) collect(item, outer);
    }
  }
};

Json new_value(const Parts& parts, Document& document, Random& random) {
  if (pick(random, 3) == 0) return Json(*parts.values[pick(random, parts.values.size())], document.GetAllocator());
  const std::string_view text = values[pick(random, std::size(values))];
  Document read(&document.GetAllocator());
  read.Parse(text.data(), text.size());
  return std::move(static_cast<Json&>(read));
}

void change_list(Json& list, Json value, Document& document, Random& random) {
  Json& item = list[static_cast<unsigned>(pick(random, list.Size()))];
  switch (pick(random, 4)) {
    case 0: list.Erase(&item); break;
    case 1: list.PushBack(Json(item, document.GetAllocator()), document.GetAllocator()); break;
    case 2: item.Swap(list[list.Size() - 1]); break;
    default: item = std::move(value); break;
  }
}

void change_member(const Member& at, Json value, Document& document, Random& random) {
  auto& pool = document.GetAllocator();
  const auto member = at.object->MemberBegin() + static_cast<std::ptrdiff_t>(at.index);
  switch (pick(random, 6)) {
    case 0:
    case 1: member->value = std::move(value); break;
    case 2: {
      const std::string_view name = known_names()[pick(random, known_names().size())];
      member->name = Json(name.data(), static_cast<unsigned>(name.size()), pool);
      break;
    }
    case 3: {
      Json name(member->name, pool);
      if (pick(random, 2) == 0) value = Json(member->value, pool);
      at.object->AddMember(name, value, pool);
      break;
    }
    case 4: at.object->EraseMember(member); break;
    default: {
      Json name(std::move(member->name));
      Json moved(std::move(member->value));
      Json* outer = at.outer;
      at.object->EraseMember(member);
      (outer == nullptr ? at.object : outer)->AddMember(name, moved, pool);
    }
  }
}

/// Nothing when the text is no strict document that has something in it.
std::optional<std::string> with_changed_value(const std::string& text, Random& random) {
  Document document;
  document.Parse<rapidjson::kParseIterativeFlag>(text.c_str(), text.size());
  if (document.HasParseError()) return std::nullopt;
  Parts parts;
  parts.collect(document, nullptr);
  if (parts.members.empty()) return std::nullopt;
  Json value = new_value(parts, document, random);
  if (!parts.lists.empty() && pick(random, 4) == 0) {
    change_list(*parts.lists[pick(random, parts.lists.size())], std::move(value), document, random);
  } else {
    change_member(parts.members[pick(random, parts.members.size())], std::move(value), document, random);
  }
  rapidjson::StringBuffer written;
  rapidjson::Writer<rapidjson::StringBuffer> writer(written);
  document.Accept(writer);
  return std::string(written.GetString(), written.GetSize());
}

}  // namespace

bool change_value(std::string& text, Random& random) {
  if (auto changed = with_changed_value(text, random)) {
    text = std::move(*changed);
    return true;
  }
  const std::size_t from = text.empty() ? 0 : pick(random, text.size());
  const std::size_t before = text.rfind('\n', from);
  const std::size_t begin = before == std::string::npos || before == from ? 0 : before + 1;
  const std::size_t end = std::min(text.find('\n', begin), text.size());
  if (auto changed = with_changed_value(text.substr(begin, end - begin), random)) {
    text.replace(begin, end - begin, *changed);
    return true;
  }
  return false;
}

}  // namespace gemlint::paths
