// The part of the server that keeps its documents, and what holds for them, as the client has them.
#include <iterator>
#include <set>
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
  document.path = path_or_name(document.uri);
  document.circumstances = workspace_.circumstances(document.path);
  document.is_checked = false;
}

void Server::did_open(const json::Value& params, Time now) {
  const json::Value* given = json::member(params, "textDocument");
  const auto uri = uri_in(params);
  if (!uri) return;
  if (workspace_.has_changed(path_or_name(*uri))) take_up_configuration();
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
  hand_over_complaint(open.document);
  publish_complaints(false);
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
  const Circumstances& circumstances = document.circumstances;
  if (circumstances.role != Circumstances::Role::configuration || circumstances.file.empty()) return;
  workspace_.set_text(circumstances.file, is_open ? std::optional(document.buffer.text()) : std::nullopt);
  configuration_due_ = now + pause_in_writing;
}

void Server::did_close(const json::Value& params, Time now) {
  const auto uri = uri_in(params);
  const auto open = uri ? documents_.find(*uri) : documents_.end();
  if (open == documents_.end()) return;
  const std::string file = open->second.document.circumstances.file;
  note_configuration(open->second.document, false, now);
  constexpr std::size_t large = std::size_t{4} << 20;
  if (open->second.document.text().size() > large) checker_.forget();
  documents_.erase(open);
  // Under another name it may still be open.
  if (const Document* other = file.empty() ? nullptr : open_at(file)) note_configuration(*other, true, now);
  if (!client_.pulls_diagnostics) withdraw(*uri);
}

void Server::did_change_folders(const json::Value& params) {
  const json::Value* event = json::member(params, "event");
  if (event == nullptr) return;
  for (const std::string& gone : folders_in(json::member(*event, "removed"))) std::erase(folders_, gone);
  for (std::string& added : folders_in(json::member(*event, "added"))) folders_.push_back(std::move(added));
  workspace_.set_folders(folders_);
  take_up_configuration();
}

/// Looks whether what is on disk has changed: at once, or not before it is time to look again.
void Server::follow_configuration(Time now, bool at_once) {
  const Time again = looked_at_configuration_ + look_again;
  if (!at_once && now < again) {
    look_due_ = again;
    return;
  }
  look_due_.reset();
  looked_at_configuration_ = now;
  if (workspace_.has_changed()) take_up_configuration();
}

void Server::take_up_configuration() {
  checker_.forget();  // before what it points to is gone
  workspace_.reload();
  for (auto& [uri, open] : documents_) {
    locate(open.document);
    open.is_due = !client_.pulls_diagnostics;
    open.not_before = {};
  }
  publish_complaints(true);
  if (client_.pulls_diagnostics && client_.refreshes_diagnostics) ask("workspace/diagnostic/refresh", {});
}

/// Tells what is wrong with configurations that are in use and not open, whose authors see nothing else of it: with
/// `all`, or with those that came into use since this was done last.
void Server::publish_complaints(bool all) {
  const std::vector<Complaint> complaints = workspace_.complaints();
  if (complaints.empty() && !all) return;
  std::set<std::string> told;
  for (const Complaint& complaint : complaints) {
    if (complaint.findings.empty() || open_at(complaint.path) != nullptr) continue;
    Document document;
    document.uri = uri_of(complaint.path);
    document.buffer = TextBuffer(workspace_.read(complaint.path).value_or(""));
    document.circumstances = workspace_.circumstances(complaint.path);
    document.findings = complaint.findings;
    std::string params;
    json::Writer json(params);
    json.begin_object();
    json.text("uri", document.uri);
    write_diagnostics(json, "diagnostics", document, client_);
    json.end_object();
    told.insert(document.uri);
    std::string& said = complained_[document.uri];
    if (said == params) continue;
    said = params;
    say("textDocument/publishDiagnostics", params);
  }
  watch_files();
  if (!all) return;
  for (auto at = complained_.begin(); at != complained_.end();) {
    const bool is_gone = told.count(at->first) == 0;
    if (is_gone) withdraw(at->first);
    at = is_gone ? complained_.erase(at) : std::next(at);
  }
}

/// What was said of a file on disk goes when it is opened: from now on it is said of the document's text.
void Server::hand_over_complaint(const Document& document) {
  for (auto at = complained_.begin(); at != complained_.end();) {
    const bool is_same = workspace_.canonical(path_of(at->first)) == document.circumstances.file;
    // Diagnostics that are sent take the place of these; those that are asked for stand beside them.
    if (is_same && (client_.pulls_diagnostics || at->first != document.uri)) withdraw(at->first);
    at = is_same ? complained_.erase(at) : std::next(at);
  }
}

/// Takes back all diagnostics that were sent of a document.
void Server::withdraw(const std::string& uri) {
  std::string nothing;
  json::Writer json(nothing);
  json.begin_object();
  json.text("uri", uri);
  json.begin_list("diagnostics");
  json.end_list();
  json.end_object();
  say("textDocument/publishDiagnostics", nothing);
}

}  // namespace gemlint::lsp
