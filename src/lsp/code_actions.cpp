#include "lsp/code_actions.hpp"

#include <algorithm>

#include "lint/fix_texts.hpp"
#include "lsp/diagnostics.hpp"
#include "lsp/suppression.hpp"
#include "lsp/uri.hpp"

namespace gemlint::lsp {
namespace {

bool is_safe(const Fix& fix) { return fix.safety == Safety::safe; }

bool wants(const std::vector<std::string>& only, std::string_view kind) {
  return only.empty() || std::any_of(only.begin(), only.end(), [&](const std::string& wanted) {
           // A kind stands for all below it: "source" for "source.fixAll.gemlint".
           return wanted.empty() || kind == wanted || (kind.starts_with(wanted) && kind[wanted.size()] == '.');
         });
}

Span span_of(const Edit& edit) { return {edit.range.start.offset, edit.range.end.offset}; }

bool touch(Span a, Span b) { return a.begin <= b.end && b.begin <= a.end; }

void write_text_edit(json::Writer& json, Span span, std::string_view text, const TextBuffer& buffer,
                     Encoding encoding) {
  json.begin_object();
  write_range(json, "range", span, buffer, encoding);
  json.text("newText", text);
  json.end_object();
}

/// The begin of an edit of one document, up to its list of edits.
void begin_document_edit(json::Writer& json, const Client& client, const std::string& uri, const Document* open) {
  if (client.versioned_edits) {
    json.begin_object();
    json.begin_object("textDocument");
    json.text("uri", uri);
    if (open != nullptr)
      json.integer("version", open->version);
    else
      json.null("version");
    json.end_object();
    json.begin_list("edits");
  } else {
    json.key(uri);
    json.begin_list();
  }
}

void end_document_edit(json::Writer& json, const Client& client) {
  json.end_list();
  if (client.versioned_edits) json.end_object();
}

void begin_workspace_edit(json::Writer& json, const Client& client) {
  json.begin_object("edit");
  if (client.versioned_edits)
    json.begin_list("documentChanges");
  else
    json.begin_object("changes");
}

void end_workspace_edit(json::Writer& json, const Client& client) {
  if (client.versioned_edits)
    json.end_list();
  else
    json.end_object();
  json.end_object();
}

}  // namespace

std::string CodeActions::words(std::string_view name, const rules::Arguments& arguments) const {
  const rules::RuleSet& rules = *document_.circumstances.options->rules;
  return rules::fill(rules::find_text(rules.ui, "editor." + std::string(name)), arguments);
}

void CodeActions::write_edit(json::Writer& json, const std::vector<Edit>& edits) {
  begin_workspace_edit(json, client_);
  begin_document_edit(json, client_, document_.uri, &document_);
  for (const Edit& edit : edits) write_text_edit(json, span_of(edit), edit.text, document_.buffer, client_.encoding);
  end_document_edit(json, client_);
  end_workspace_edit(json, client_);
}

void CodeActions::write_fixes(json::Writer& json, const Finding& finding) {
  bool first = true;
  for (const Fix& fix : finding.fixes) {
    if (fix.edits.empty()) continue;
    json.begin_object();
    json.text("title", is_safe(fix) ? fix.title : words("unsafe-fix", {{"title", fix.title}}));
    json.text("kind", quick_fix);
    json.begin_list("diagnostics");
    write_diagnostic(json, finding, document_, client_);
    json.end_list();
    if (first && is_safe(fix)) json.boolean("isPreferred", true);
    first = false;
    write_edit(json, fix.edits);
    json.end_object();
  }
}

void CodeActions::write_suppression(json::Writer& json, const Finding& finding) {
  // What cannot be read cannot be meant to stay so.
  const rules::Rule* rule = rules::find_rule(*document_.circumstances.options->rules, finding.rule);
  const bool is_unreadable = rule != nullptr && rule->stage == "parse" && finding.severity == Severity::error;
  if (is_unreadable) return;
  const std::string& path = document_.circumstances.configuration;
  const bool is_of_configuration = document_.circumstances.role == Circumstances::Role::configuration;
  if (path.empty() || is_of_configuration || document_.circumstances.name.empty()) return;
  const Document* open = open_(path);
  const std::string uri = open != nullptr ? open->uri : uri_of(path);
  const std::optional<std::string> on_disk = open == nullptr ? workspace_.read(path) : std::nullopt;
  const bool is_new = open == nullptr && !on_disk;
  if (is_new && !(client_.versioned_edits && client_.creates_files)) return;
  const std::string text = open != nullptr ? open->buffer.text() : on_disk.value_or("");
  const std::string reason = words("reason", {});
  const auto edit = suppress(text, document_.circumstances.name, finding, reason);
  if (!edit) return;
  json.begin_object();
  json.text("title", words("suppress", {{"name", finding.rule}}));
  json.text("kind", quick_fix);
  json.begin_list("diagnostics");
  write_diagnostic(json, finding, document_, client_);
  json.end_list();
  begin_workspace_edit(json, client_);
  if (is_new) {
    json.begin_object();
    json.text("kind", "create");
    json.text("uri", uri);
    json.begin_object("options");
    json.boolean("ignoreIfExists", true);
    json.end_object();
    json.end_object();
  }
  TextBuffer buffer(text);
  begin_document_edit(json, client_, uri, open);
  write_text_edit(json, {edit->at, edit->at}, edit->text, buffer, client_.encoding);
  end_document_edit(json, client_);
  end_workspace_edit(json, client_);
  if (client_.shows_documents) {
    buffer.replace({edit->at, edit->at}, edit->text);
    json.begin_object("command");
    json.text("title", words("suppress", {{"name", finding.rule}}));
    json.text("command", show_command);
    json.begin_list("arguments");
    json.begin_object();
    json.text("uri", uri);
    write_range(json, "selection", edit->reason, buffer, client_.encoding);
    json.end_object();
    json.end_list();
    json.end_object();
  }
  json.end_object();
}

void CodeActions::write_fix_all_edit(json::Writer& json) {
  lint::FixWishes wishes;
  const Circumstances& circumstances = document_.circumstances;
  if (circumstances.exemptions != nullptr) {
    wishes.mark = [&](std::vector<Finding>& findings) {
      circumstances.exemptions->mark_all(circumstances.name, circumstances.options->selection, findings);
    };
  }
  const lint::Fixed fixed =
      lint::fix_file_text(checker_.linter(*circumstances.options), *circumstances.options, name_for_linter(document_),
                          document_.text(), document_.findings, wishes);
  if (!fixed.edits.empty()) write_edit(json, fixed.edits);
}

void CodeActions::write_fix_all(json::Writer& json, bool whole) {
  json.begin_object();
  json.text("title", words("fix-all", {}));
  json.text("kind", fix_all);
  if (whole) {
    write_fix_all_edit(json);
  } else {
    json.begin_object("data");
    json.text("uri", document_.uri);
    json.integer("version", document_.version);
    json.end_object();
  }
  json.end_object();
}

std::string CodeActions::list(Span span, const std::vector<std::string>& only) {
  std::string out;
  json::Writer json(out);
  json.begin_list();
  const auto is_here = [&](const Finding& finding) { return touch(marked(finding, document_.buffer), span); };
  if (client_.action_literals && wants(only, quick_fix)) {
    for (const Finding& finding : document_.findings) {
      if (is_here(finding)) write_fixes(json, finding);
    }
    for (const Finding& finding : document_.findings) {
      if (is_here(finding)) write_suppression(json, finding);
    }
  }
  const bool has_fix = std::any_of(document_.findings.begin(), document_.findings.end(), [](const Finding& finding) {
    return std::any_of(finding.fixes.begin(), finding.fixes.end(), is_safe);
  });
  // Working the edit out lints again: not on each move of the cursor, but when it is asked for.
  const bool is_wanted = !only.empty() && wants(only, fix_all);
  if (client_.action_literals && has_fix && (is_wanted || (only.empty() && client_.resolves_edits)))
    write_fix_all(json, !client_.resolves_edits);
  json.end_list();
  return out;
}

}  // namespace gemlint::lsp
