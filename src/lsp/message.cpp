#include "lsp/message.hpp"

#include <optional>

#include "json/explain.hpp"
#include "json/members.hpp"
#include "json/writer.hpp"

namespace gemlint::lsp {
std::optional<std::string> id_text(const json::Value& id) {
  std::string text;
  json::Writer writer(text);
  if (id.IsInt64())
    writer.integer(id.GetInt64());
  else if (id.IsString())
    writer.string({id.GetString(), id.GetStringLength()});
  else
    return std::nullopt;
  return text;
}

Message MessageReader::read(std::string_view text) {
  Message message;
  const json::Value* root = reader_.read(text);
  if (root == nullptr) {
    const json::Tree tree = json::explain(text);
    if (tree.has_syntax_error()) return message;
    explained_ = json::to_value(tree, text, reader_.fresh_pool());
    root = &explained_;
  }
  message.kind = MessageKind::invalid;
  if (!root->IsObject()) return message;
  const json::Value* id = json::member(*root, "id");
  const json::Value* method = json::member(*root, "method");
  // Also one without a proper id, which says that something was no message: an answer to it would be answered, too.
  if (method == nullptr && (json::member(*root, "result") != nullptr || json::member(*root, "error") != nullptr)) {
    message.kind = MessageKind::response;
    return message;
  }
  if (id != nullptr) {
    const auto written = id_text(*id);
    if (!written) return message;
    message.id = *written;
  }
  if (method == nullptr) return message;
  const json::Value* params = json::member(*root, "params");
  if (params != nullptr && params->IsNull()) params = nullptr;
  const bool fits = params == nullptr || params->IsObject() || params->IsArray();
  if (!method->IsString() || !fits) return message;
  message.method.assign(method->GetString(), method->GetStringLength());
  message.params = params;
  message.kind = id != nullptr ? MessageKind::request : MessageKind::notification;
  return message;
}

std::string answer(std::string_view id, std::string_view result) {
  std::string out = R"({"jsonrpc":"2.0","id":)";
  out.reserve(out.size() + id.size() + result.size() + 16);
  out.append(id).append(R"(,"result":)").append(result).append("}");
  return out;
}

std::string refusal(std::string_view id, ErrorCode code, std::string_view why) {
  std::string out;
  json::Writer json(out);
  json.begin_object();
  json.text("jsonrpc", "2.0");
  json.key("id");
  json.raw(id);
  json.begin_object("error");
  json.integer("code", static_cast<int>(code));
  json.text("message", why);
  json.end_object();
  json.end_object();
  return out;
}

std::string notification(std::string_view method, std::string_view params) {
  std::string out = R"({"jsonrpc":"2.0","method":")";
  out.reserve(out.size() + method.size() + params.size() + 16);
  out.append(method).append(R"(","params":)").append(params).append("}");
  return out;
}

std::string request(std::string_view id, std::string_view method, std::string_view params) {
  std::string out = R"({"jsonrpc":"2.0","id":)";
  out.append(id).append(R"(,"method":")").append(method).append(R"(","params":)").append(params).append("}");
  return out;
}

}  // namespace gemlint::lsp
