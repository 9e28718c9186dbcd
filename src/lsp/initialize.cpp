// The part of the server that agrees with the client on what both can do.
#include <utility>

#include "json/members.hpp"
#include "json/writer.hpp"
#include "lsp/code_actions.hpp"
#include "lsp/params.hpp"
#include "lsp/server.hpp"
#include "lsp/uri.hpp"

namespace gemlint::lsp {
namespace {

constexpr std::string_view watch_method = "workspace/didChangeWatchedFiles";

}  // namespace

Server::Reply Server::initialize(const json::Value& params) {
  client_ = client_from(params);
  const json::Value* process = json::member(params, "processId");
  if (process != nullptr && process->IsInt64()) client_process_ = process->GetInt64();
  folders_ = folders_in(json::member(params, "workspaceFolders"));
  if (folders_.empty()) {
    std::string root = path_of(json::text_in(params, "rootUri").value_or(""));
    if (root.empty()) root = json::text_in(params, "rootPath").value_or("");
    if (!root.empty()) folders_.push_back(std::move(root));
  }
  workspace_.set_folders(folders_);
  workspace_.set_locale(client_.locale);
  state_ = State::running;

  std::string result;
  json::Writer json(result);
  json.begin_object();
  json.begin_object("capabilities");
  json.text("positionEncoding", client_.encoding == Encoding::utf8 ? "utf-8" : "utf-16");
  json.begin_object("textDocumentSync");
  json.boolean("openClose", true);
  constexpr int incremental = 2;
  json.integer("change", incremental);
  json.boolean("save", true);
  json.end_object();
  json.boolean("hoverProvider", true);
  json.begin_object("completionProvider");
  json.begin_list("triggerCharacters");
  // A name or value begins; in an address, its next part.
  for (const char* character : {"\"", "/", ":"}) json.string(character);
  json.end_list();
  json.end_object();
  json.boolean("documentSymbolProvider", true);
  json.boolean("foldingRangeProvider", true);
  if (client_.action_literals) {
    json.begin_object("codeActionProvider");
    json.begin_list("codeActionKinds");
    json.string(quick_fix);
    json.string(fix_all);
    json.end_list();
    json.boolean("resolveProvider", true);
    json.end_object();
  }
  if (client_.shows_documents) {
    json.begin_object("executeCommandProvider");
    json.begin_list("commands");
    json.string(show_command);
    json.end_list();
    json.end_object();
  }
  if (client_.pulls_diagnostics) {
    json.begin_object("diagnosticProvider");
    json.text("identifier", "gemlint");
    json.boolean("interFileDependencies", false);
    json.boolean("workspaceDiagnostics", false);
    json.end_object();
  }
  json.begin_object("workspace");
  json.begin_object("workspaceFolders");
  json.boolean("supported", true);
  json.boolean("changeNotifications", true);
  json.end_object();
  json.end_object();
  json.end_object();
  json.begin_object("serverInfo");
  json.text("name", "gemlint");
  json.text("version", version_);
  json.end_object();
  json.end_object();
  return {result, {}, {}};
}

void Server::initialized() {
  if (!client_.watches_files || !watched_.empty()) return;
  watched_ = workspace_.watch_patterns();
  register_watchers();
}

/// Has the client watch what the configurations name by now.
void Server::watch_files() {
  if (watched_.empty()) return;
  std::vector<std::string> patterns = workspace_.watch_patterns();
  if (patterns == watched_) return;
  watched_ = std::move(patterns);
  std::string params;
  json::Writer json(params);
  json.begin_object();
  json.begin_list("unregisterations");  // sic
  json.begin_object();
  json.text("id", "gemlint-files-" + std::to_string(registration_));
  json.text("method", watch_method);
  json.end_object();
  json.end_list();
  json.end_object();
  ask("client/unregisterCapability", params);
  ++registration_;
  register_watchers();
}

void Server::register_watchers() {
  std::string params;
  json::Writer json(params);
  json.begin_object();
  json.begin_list("registrations");
  json.begin_object();
  json.text("id", "gemlint-files-" + std::to_string(registration_));
  json.text("method", watch_method);
  json.begin_object("registerOptions");
  json.begin_list("watchers");
  for (const std::string& pattern : watched_) {
    json.begin_object();
    json.text("globPattern", pattern);
    json.end_object();
  }
  json.end_list();
  json.end_object();
  json.end_object();
  json.end_list();
  json.end_object();
  ask("client/registerCapability", params);
}

}  // namespace gemlint::lsp
