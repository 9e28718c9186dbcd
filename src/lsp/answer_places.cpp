// The part of the server that answers what is at a place of a document, and what the document holds.
#include <algorithm>
#include <utility>

#include "json/writer.hpp"
#include "lint/config_schema.hpp"
#include "lsp/completion.hpp"
#include "lsp/diagnostics.hpp"
#include "lsp/folding.hpp"
#include "lsp/hover.hpp"
#include "lsp/server.hpp"
#include "lsp/symbols.hpp"

namespace gemlint::lsp {
namespace {

/// The document that an offset is in: all of a file, or its line of JSONL.
Span part_at(const Document& document, std::size_t offset) {
  const std::string_view text = document.text();
  if (!document.lines) return {0, text.size()};
  const std::size_t before = offset == 0 ? std::string_view::npos : text.rfind('\n', offset - 1);
  const std::size_t begin = before == std::string_view::npos ? 0 : before + 1;
  std::size_t end = std::min(text.find('\n', offset), text.size());
  if (end > begin && text[end - 1] == '\r') --end;
  return {begin, std::max(end, offset)};
}

void write_content(json::Writer& json, const char* name, std::string_view text, bool markdown) {
  json.begin_object(name);
  json.text("kind", markdown ? "markdown" : "plaintext");
  json.text("value", text);
  json.end_object();
}

/// Numbers of CompletionItemKind.
int number_of(CompletionKind kind) {
  switch (kind) {
    case CompletionKind::field: return 5;
    case CompletionKind::enum_value: return 20;
    case CompletionKind::value: return 12;
    case CompletionKind::keyword: return 14;
    case CompletionKind::model: return 21;
    case CompletionKind::method: return 2;
    case CompletionKind::snippet: return 15;
  }
  return 1;
}

class SymbolWriter {
 public:
  SymbolWriter(json::Writer& json, const Document& document, Encoding encoding)
      : json_(json), document_(document), encoding_(encoding) {}

  /// As a tree; not deeper than symbols() goes.
  void write_tree(const std::vector<Symbol>& symbols) {
    for (const Symbol& symbol : symbols) {
      json_.begin_object();
      json_.text("name", symbol.name);
      if (!symbol.detail.empty()) json_.text("detail", symbol.detail);
      json_.integer("kind", static_cast<int>(symbol.kind));
      write_range(json_, "range", symbol.range, document_.buffer, encoding_);
      write_range(json_, "selectionRange", symbol.selection, document_.buffer, encoding_);
      if (!symbol.children.empty()) {
        json_.begin_list("children");
        write_tree(symbol.children);
        json_.end_list();
      }
      json_.end_object();
    }
  }

  /// As a list, for clients that know no trees.
  void write_list(const std::vector<Symbol>& symbols, const std::string& container) {
    for (const Symbol& symbol : symbols) {
      json_.begin_object();
      json_.text("name", symbol.name);
      json_.integer("kind", static_cast<int>(symbol.kind));
      json_.begin_object("location");
      json_.text("uri", document_.uri);
      write_range(json_, "range", symbol.range, document_.buffer, encoding_);
      json_.end_object();
      if (!container.empty()) json_.text("containerName", container);
      json_.end_object();
      write_list(symbol.children, symbol.name);
    }
  }

 private:
  json::Writer& json_;
  const Document& document_;
  Encoding encoding_;
};

}  // namespace

Context Server::context_for(const Document& document, bool markdown) {
  Context context;
  context.options = document.circumstances.options;
  context.language = document.circumstances.language;
  context.lines = document.lines;
  context.snippets = client_.snippets;
  context.markdown = markdown;
  if (document.circumstances.role == Circumstances::Role::configuration) {
    std::string error;
    if (!own_schemas_) own_schemas_ = api::load_messages(lint::config_schema_text(), error);
    if (own_schemas_) {
      context.own_schemas = &own_schemas_->schemas;
      context.own_root = api::find_message(own_schemas_->schemas, lint::config_root);
    }
  }
  return context;
}

Server::Reply Server::hover(Open& open, const json::Value& params) {
  const auto offset = offset_in(open, params);
  if (!offset) return refuse(ErrorCode::invalid_params, "'position' is no position");
  check(open);
  const Document& document = open.document;
  if (document.circumstances.role == Circumstances::Role::baseline) return {"null", {}, {}};
  const Context context = context_for(document, client_.markdown_hover);
  const Span part = part_at(document, *offset);
  auto found = lsp::hover(slice(document.text(), part), *offset - part.begin, context);
  std::string text = found ? found->text : std::string();
  Span span = found ? Span{found->span.begin + part.begin, found->span.end + part.begin} : Span{};
  for (const Finding& finding : document.findings) {
    const Span at = marked(finding, document.buffer);
    if (*offset < at.begin || *offset >= std::max(at.end, at.begin + 1)) continue;
    if (text.empty()) span = at;
    if (!text.empty()) text += client_.markdown_hover ? "\n\n---\n\n" : "\n\n";
    text += hover_of_finding(finding, context);
  }
  if (text.empty()) return {"null", {}, {}};
  std::string result;
  json::Writer json(result);
  json.begin_object();
  write_content(json, "contents", text, client_.markdown_hover);
  write_range(json, "range", span, document.buffer, client_.encoding);
  json.end_object();
  return {result, {}, {}};
}

Server::Reply Server::complete(Open& open, const json::Value& params) {
  const auto offset = offset_in(open, params);
  if (!offset) return refuse(ErrorCode::invalid_params, "'position' is no position");
  const Document& document = open.document;
  find_form(open);
  std::string result;
  json::Writer json(result);
  json.begin_object();
  json.boolean("isIncomplete", false);
  json.begin_list("items");
  std::vector<Completion> completions;
  const Span part = part_at(document, *offset);
  if (document.circumstances.role != Circumstances::Role::baseline) {
    completions = lsp::complete(slice(document.text(), part), *offset - part.begin, context_for(document, false));
  }
  for (const Completion& completion : completions) {
    json.begin_object();
    json.text("label", completion.label);
    json.integer("kind", number_of(completion.kind));
    if (!completion.detail.empty()) json.text("detail", completion.detail);
    if (!completion.documentation.empty()) json.text("documentation", completion.documentation);
    if (completion.deprecated && client_.deprecated_completions) {
      json.begin_list("tags");
      json.integer(1);
      json.end_list();
    }
    json.text("sortText", completion.sort);
    // Clients take the label where nothing is said. Some take a text of its own as a sign to find the begin themselves.
    if (completion.filter != completion.label) json.text("filterText", completion.filter);
    constexpr int snippet = 2;
    if (completion.is_snippet) json.integer("insertTextFormat", snippet);
    json.begin_object("textEdit");
    write_range(json, "range", {completion.replaced.begin + part.begin, completion.replaced.end + part.begin},
                document.buffer, client_.encoding);
    json.text("newText", completion.insert);
    json.end_object();
    if (completion.comma_at) {
      const std::size_t comma = *completion.comma_at + part.begin;
      json.begin_list("additionalTextEdits");
      json.begin_object();
      write_range(json, "range", {comma, comma}, document.buffer, client_.encoding);
      json.text("newText", ",");
      json.end_object();
      json.end_list();
    }
    json.end_object();
  }
  json.end_list();
  json.end_object();
  return {result, {}, {}};
}

Server::Reply Server::symbols(Open& open, const json::Value& /*params*/) {
  const Document& document = open.document;
  find_form(open);
  const std::vector<Symbol> found = lsp::symbols(document.text(), context_for(document, false), document.lines);
  std::string result;
  json::Writer json(result);
  json.begin_list();
  SymbolWriter writer(json, document, client_.encoding);
  if (client_.nested_symbols)
    writer.write_tree(found);
  else
    writer.write_list(found, {});
  json.end_list();
  return {result, {}, {}};
}

Server::Reply Server::folds(Open& open, const json::Value& /*params*/) {
  const Document& document = open.document;
  find_form(open);
  std::string result;
  json::Writer json(result);
  json.begin_list();
  if (!document.lines) {
    for (const Fold& fold : lsp::folds(document.text())) {
      const std::size_t first = document.buffer.place(fold.span.begin, client_.encoding).line;
      std::size_t last = document.buffer.place(fold.span.end, client_.encoding).line;
      // The closing bracket stays in sight.
      if (fold.kind == FoldKind::container && fold.closed && last > first) --last;
      if (last <= first) continue;
      json.begin_object();
      json.number("startLine", first);
      json.number("endLine", last);
      if (fold.kind == FoldKind::comment) json.text("kind", "comment");
      json.end_object();
    }
  }
  json.end_list();
  return {result, {}, {}};
}

}  // namespace gemlint::lsp
