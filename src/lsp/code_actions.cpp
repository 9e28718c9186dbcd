#include "lsp/code_actions.hpp"

#include <algorithm>

#include "lint/fix_texts.hpp"
#include "lsp/diagnostics.hpp"
#include "lsp/suppression.hpp"
#include "lsp/uri.hpp"

namespace gemlint::lsp {
namespace {

/// Of more findings in what is selected nobody reads the actions.
constexpr std::size_t most_findings = 50;

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

/// The gemlint.json that suppressions would be added to.
struct CodeActions::Configuration {
  std::string uri;
  const Document* open = nullptr;
  bool is_new = false;
  std::string text;  ///< as the client has it
  std::unique_ptr<SuppressionList> list;
};

std::unique_ptr<CodeActions::Configuration> CodeActions::configuration() const {
  const std::string& path = document_.circumstances.configuration;
  const bool is_of_configuration = document_.circumstances.role == Circumstances::Role::configuration;
  if (path.empty() || is_of_configuration || document_.circumstances.name.empty()) return nullptr;
  auto found = std::make_unique<Configuration>();
  found->open = open_(path);
  found->uri = found->open != nullptr ? found->open->uri : uri_of(path);
  const std::optional<std::string> on_disk = found->open == nullptr ? workspace_.read(path) : std::nullopt;
  found->is_new = found->open == nullptr && !on_disk;
  if (found->is_new && !(client_.versioned_edits && client_.creates_files)) return nullptr;
  found->text = found->open != nullptr ? found->open->buffer.text() : on_disk.value_or("");
  // Editors keep a byte-order mark to themselves.
  constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
  if (on_disk && found->text.starts_with(byte_order_mark)) found->text.erase(0, byte_order_mark.size());
  found->list = std::make_unique<SuppressionList>(found->text);
  return found;
}

/// What the action says: how much it silences, which in a file of many requests is more than the place.
std::string CodeActions::suppression_title(const lint::Config::Suppression& suppression, const Finding& finding) const {
  const auto count =
      static_cast<std::size_t>(std::count_if(document_.findings.begin(), document_.findings.end(),
                                             [&](const Finding& other) { return lint::is_meant(suppression, other); }));
  const bool of_each_line = document_.lines && !suppression.key;
  const rules::Arguments arguments = {{"name", finding.rule}, {"count", std::to_string(count)}};
  return words(of_each_line ? "suppress-lines" : count > 1 ? "suppress-many" : "suppress", arguments);
}

void CodeActions::write_suppression(json::Writer& json, const Finding& finding, Configuration& configuration) {
  // What cannot be read cannot be meant to stay so.
  const rules::Rule* rule = rules::find_rule(*document_.circumstances.options->rules, finding.rule);
  const bool is_unreadable = rule != nullptr && rule->stage == "parse" && finding.severity == Severity::error;
  if (is_unreadable) return;
  const lint::Config::Suppression suppression = suppression_of(document_.circumstances.name, finding);
  const auto edit = configuration.list->add(suppression, words("reason", {}));
  if (!edit) return;
  const std::string title = suppression_title(suppression, finding);
  json.begin_object();
  json.text("title", title);
  json.text("kind", quick_fix);
  json.begin_list("diagnostics");
  write_diagnostic(json, finding, document_, client_);
  json.end_list();
  begin_workspace_edit(json, client_);
  if (configuration.is_new) {
    json.begin_object();
    json.text("kind", "create");
    json.text("uri", configuration.uri);
    json.begin_object("options");
    json.boolean("ignoreIfExists", true);
    json.end_object();
    json.end_object();
  }
  TextBuffer buffer(configuration.text);
  begin_document_edit(json, client_, configuration.uri, configuration.open);
  write_text_edit(json, edit->replaced, edit->text, buffer, client_.encoding);
  end_document_edit(json, client_);
  end_workspace_edit(json, client_);
  if (client_.shows_documents) {
    buffer.replace(edit->replaced, edit->text);
    json.begin_object("command");
    json.text("title", title);
    json.text("command", show_command);
    json.begin_list("arguments");
    json.begin_object();
    json.text("uri", configuration.uri);
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
  if (client_.action_literals && wants(only, quick_fix)) {
    std::vector<const Finding*> here;
    for (const Finding& finding : document_.findings) {
      if (here.size() < most_findings && touch(marked(finding, document_.buffer), span)) here.push_back(&finding);
    }
    for (const Finding* finding : here) write_fixes(json, *finding);
    const std::unique_ptr<Configuration> found = here.empty() ? nullptr : configuration();
    for (const Finding* finding : here) {
      if (found != nullptr) write_suppression(json, *finding, *found);
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
