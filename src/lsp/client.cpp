#include "lsp/client.hpp"

#include <algorithm>
#include <initializer_list>
#include <string_view>

#include "json/members.hpp"

namespace gemlint::lsp {
namespace {

using Path = std::initializer_list<const char*>;

const json::Value* at(const json::Value& root, Path path) {
  const json::Value* value = &root;
  for (const char* name : path) {
    if (value == nullptr) return nullptr;
    value = json::member(*value, name);
  }
  return value;
}

bool is_true(const json::Value& root, Path path) {
  const json::Value* value = at(root, path);
  return value != nullptr && value->IsTrue();
}

bool holds(const json::Value& root, Path path, std::string_view word) {
  const json::Value* list = at(root, path);
  return list != nullptr && list->IsArray() && std::any_of(list->Begin(), list->End(), [&](const json::Value& one) {
           return one.IsString() && std::string_view(one.GetString(), one.GetStringLength()) == word;
         });
}

bool holds(const json::Value& root, Path path, int number) {
  const json::Value* list = at(root, path);
  return list != nullptr && list->IsArray() && std::any_of(list->Begin(), list->End(), [&](const json::Value& one) {
           return one.IsInt() && one.GetInt() == number;
         });
}

bool is_object(const json::Value& root, Path path) {
  const json::Value* value = at(root, path);
  return value != nullptr && value->IsObject();
}

}  // namespace

Client client_from(const json::Value& params) {
  Client client;
  const json::Value none(rapidjson::kObjectType);
  const json::Value* given = json::member(params, "capabilities");
  const json::Value& can = given != nullptr ? *given : none;
  // The unit that needs no counting, where there is a choice.
  if (holds(can, {"general", "positionEncodings"}, "utf-8")) client.encoding = Encoding::utf8;
  client.pulls_diagnostics = is_object(can, {"textDocument", "diagnostic"});
  client.refreshes_diagnostics = is_true(can, {"workspace", "diagnostics", "refreshSupport"});
  // Clients that only pull may say it there, as LSP 3.18 has it.
  for (const char* way : {"publishDiagnostics", "diagnostic"}) {
    client.related_information |= is_true(can, {"textDocument", way, "relatedInformation"});
    client.code_description |= is_true(can, {"textDocument", way, "codeDescriptionSupport"});
    client.diagnostic_data |= is_true(can, {"textDocument", way, "dataSupport"});
    constexpr int unnecessary = 1;
    constexpr int deprecated = 2;
    client.unnecessary_tag |= holds(can, {"textDocument", way, "tagSupport", "valueSet"}, unnecessary);
    client.deprecated_tag |= holds(can, {"textDocument", way, "tagSupport", "valueSet"}, deprecated);
  }
  client.versioned_edits = is_true(can, {"workspace", "workspaceEdit", "documentChanges"});
  client.creates_files = holds(can, {"workspace", "workspaceEdit", "resourceOperations"}, "create");
  client.action_literals = is_object(can, {"textDocument", "codeAction", "codeActionLiteralSupport"});
  client.resolves_edits = holds(can, {"textDocument", "codeAction", "resolveSupport", "properties"}, "edit") &&
                          is_true(can, {"textDocument", "codeAction", "dataSupport"});
  client.shows_documents = is_true(can, {"window", "showDocument", "support"});
  client.snippets = is_true(can, {"textDocument", "completion", "completionItem", "snippetSupport"});
  constexpr int deprecated_item = 1;
  client.deprecated_completions =
      holds(can, {"textDocument", "completion", "completionItem", "tagSupport", "valueSet"}, deprecated_item);
  client.markdown_hover = holds(can, {"textDocument", "hover", "contentFormat"}, "markdown");
  client.nested_symbols = is_true(can, {"textDocument", "documentSymbol", "hierarchicalDocumentSymbolSupport"});
  client.watches_files = is_true(can, {"workspace", "didChangeWatchedFiles", "dynamicRegistration"});
  client.locale = json::text_in(params, "locale").value_or("");
  return client;
}

}  // namespace gemlint::lsp
