#include "lsp/params.hpp"

#include <algorithm>
#include <limits>

#include "json/members.hpp"
#include "lsp/message.hpp"
#include "lsp/uri.hpp"

namespace gemlint::lsp {
namespace {

std::optional<std::size_t> count_in(const json::Value& object, const char* name) {
  const json::Value* value = json::member(object, name);
  if (value == nullptr || !value->IsNumber()) return std::nullopt;
  if (value->IsUint64()) return static_cast<std::size_t>(value->GetUint64());
  const double number = value->GetDouble();
  // Some clients write 3.0; what is below 0 nobody means.
  constexpr double most = std::numeric_limits<std::uint32_t>::max();
  return static_cast<std::size_t>(std::clamp(number, 0.0, most));
}

}  // namespace

std::string id_in(const json::Value& params) {
  const json::Value* id = json::member(params, "id");
  if (id == nullptr) return {};
  return id_text(*id).value_or("");
}

std::optional<std::string> uri_in(const json::Value& params) {
  const json::Value* document = json::member(params, "textDocument");
  return document == nullptr ? std::nullopt : json::text_in(*document, "uri");
}

std::optional<LinePlace> place_in(const json::Value& position) {
  const auto line = count_in(position, "line");
  const auto character = count_in(position, "character");
  if (!line || !character) return std::nullopt;
  return LinePlace{*line, *character};
}

std::optional<Span> span_in(const json::Value& range, const TextBuffer& buffer, Encoding encoding) {
  const json::Value* start = json::member(range, "start");
  const json::Value* end = json::member(range, "end");
  if (start == nullptr || end == nullptr) return std::nullopt;
  const auto from = place_in(*start);
  const auto to = place_in(*end);
  if (!from || !to) return std::nullopt;
  const std::size_t a = buffer.offset(*from, encoding);
  const std::size_t b = buffer.offset(*to, encoding);
  return Span{std::min(a, b), std::max(a, b)};
}

std::vector<std::string> strings_in(const json::Value* list) {
  std::vector<std::string> strings;
  if (list == nullptr || !list->IsArray()) return strings;
  for (const json::Value& one : list->GetArray()) {
    if (one.IsString()) strings.emplace_back(one.GetString(), one.GetStringLength());
  }
  return strings;
}

std::vector<std::string> folders_in(const json::Value* folders) {
  std::vector<std::string> paths;
  if (folders == nullptr || !folders->IsArray()) return paths;
  for (const json::Value& folder : folders->GetArray()) {
    std::string path = path_of(json::text_in(folder, "uri").value_or(""));
    if (!path.empty()) paths.push_back(std::move(path));
  }
  return paths;
}

}  // namespace gemlint::lsp
