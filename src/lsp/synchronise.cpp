// The part of the server that keeps its documents, and what holds for them, as the client has them.
#include <utility>

#include "json/members.hpp"
#include "lsp/changes.hpp"
#include "lsp/diagnostics.hpp"
#include "lsp/params.hpp"
#include "lsp/server.hpp"
#include "lsp/uri.hpp"

namespace gemlint::lsp {
namespace {

/// After the last letter of a configuration, before what it says is taken up.
constexpr auto pause_in_writing = std::chrono::milliseconds(100);
/// How often the files of the configuration are looked at while someone types.
constexpr auto look_again = std::chrono::milliseconds(500);

}  // namespace

void Server::locate(Document& document) {
  const std::string path = path_of(document.uri);
  document.path = path.empty() ? name_of(document.uri) : path;
  document.circumstances = workspace_.circumstances(document.path);
  document.is_checked = false;
}

void Server::did_open(const json::Value& params, Time now) {
  const json::Value* given = json::member(params, "textDocument");
  const auto uri = uri_in(params);
  if (!uri) return;
  Open& open = documents_[*uri];
  open = Open();
  open.document.uri = *uri;
  open.document.language = json::text_in(*given, "languageId").value_or("");
  const json::Value* version = json::member(*given, "version");
  if (version != nullptr && version->IsInt64()) open.document.version = version->GetInt64();
  open.document.buffer = TextBuffer(json::text_in(*given, "text").value_or(""));
  locate(open.document);
  open.is_due = !client_.pulls_diagnostics;
  note_configuration(open.document, true, now);
  complained_.erase(*uri);  // what is said of it is said of its text from now on
}

void Server::did_change(const json::Value& params, Time now) {
  Open* open = find(params);
  if (open == nullptr) return;
  const json::Value* version = json::member(*json::member(params, "textDocument"), "version");
  if (version != nullptr && version->IsInt64()) open->document.version = version->GetInt64();
  const json::Value* changes = json::member(params, "contentChanges");
  if (changes == nullptr || !changes->IsArray()) return;
  const Taken taken = apply_changes(*changes, open->document.buffer, client_.encoding);
  open->document.is_lost = taken == Taken::in_part || (taken == Taken::all && open->document.is_lost);
  open->document.is_checked = false;
  open->is_due = !client_.pulls_diagnostics;
  note_configuration(open->document, true, now);
}

/// What a configuration says as it stands in the editor holds for the other documents soon after it was changed.
void Server::note_configuration(const Document& document, bool is_open, Time now) {
  if (document.circumstances.role != Circumstances::Role::configuration) return;
  workspace_.set_text(document.path, is_open ? std::optional(document.buffer.text()) : std::nullopt);
  configuration_due_ = now + pause_in_writing;
}

void Server::did_close(const json::Value& params, Time now) {
  const auto uri = uri_in(params);
  const auto open = uri ? documents_.find(*uri) : documents_.end();
  if (open == documents_.end()) return;
  note_configuration(open->second.document, false, now);
  constexpr std::size_t large = std::size_t{4} << 20;
  if (open->second.document.text().size() > large) checker_.forget();
  documents_.erase(open);
  if (!client_.pulls_diagnostics) {
    std::string nothing;
    json::Writer json(nothing);
    json.begin_object();
    json.text("uri", *uri);
    json.begin_list("diagnostics");
    json.end_list();
    json.end_object();
    say("textDocument/publishDiagnostics", nothing);
  }
}

void Server::did_change_folders(const json::Value& params) {
  const json::Value* event = json::member(params, "event");
  if (event == nullptr) return;
  for (const std::string& gone : folders_in(json::member(*event, "removed"))) std::erase(folders_, gone);
  for (std::string& added : folders_in(json::member(*event, "added"))) folders_.push_back(std::move(added));
  workspace_.set_folders(folders_);
  take_up_configuration();
}

void Server::follow_configuration(Time now, bool at_once) {
  if (!at_once && now - looked_at_configuration_ < look_again) return;
  looked_at_configuration_ = now;
  if (workspace_.has_changed())
    take_up_configuration();
  else if (at_once)
    publish_complaints();
}

void Server::take_up_configuration() {
  checker_.forget();  // before what it points to is gone
  workspace_.reload();
  for (auto& [uri, open] : documents_) {
    locate(open.document);
    open.is_due = !client_.pulls_diagnostics;
    open.not_before = {};
  }
  publish_complaints();
  if (client_.pulls_diagnostics && client_.refreshes_diagnostics) ask("workspace/diagnostic/refresh", "null");
}

/// Tells what is wrong with configurations that are in use and not open; their authors see nothing else of it.
void Server::publish_complaints() {
  std::set<std::string> told;
  for (const Complaint& complaint : workspace_.complaints()) {
    Document document;
    document.uri = uri_of(complaint.path);
    if (open_at(complaint.path) != nullptr || (complaint.findings.empty() && complaint.errors.empty())) continue;
    document.buffer = TextBuffer(workspace_.read(complaint.path).value_or(""));
    document.circumstances = workspace_.circumstances(complaint.path);
    document.findings = complaint.findings;
    for (const std::string& error : complaint.errors) {
      Finding& finding = document.findings.emplace_back();
      finding.rule = "configuration";
      finding.message = error;
    }
    std::string params;
    json::Writer json(params);
    json.begin_object();
    json.text("uri", document.uri);
    write_diagnostics(json, "diagnostics", document, client_);
    json.end_object();
    say("textDocument/publishDiagnostics", params);
    told.insert(document.uri);
  }
  for (const std::string& uri : complained_) {
    if (told.count(uri) > 0 || documents_.count(uri) > 0) continue;
    std::string params;
    json::Writer json(params);
    json.begin_object();
    json.text("uri", uri);
    json.begin_list("diagnostics");
    json.end_list();
    json.end_object();
    say("textDocument/publishDiagnostics", params);
  }
  complained_ = std::move(told);
}

}  // namespace gemlint::lsp
