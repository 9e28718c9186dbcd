#include "lsp/completion_item.hpp"

#include <cstdio>

namespace gemlint::lsp {

Skeleton skeleton_at(const Cursor& cursor, bool snippets, bool proto_names) {
  Skeleton skeleton(snippets, proto_names);
  if (cursor.lacks_comma && cursor.same_line) skeleton.add(", ");
  return skeleton;
}

Completion item(const Cursor& cursor, CompletionKind kind, std::string_view label, Skeleton skeleton) {
  if (cursor.more_follows) skeleton.add(cursor.touches_more ? ", " : ",");
  Completion made;
  made.label = label;
  made.kind = kind;
  made.insert = skeleton.text();
  made.is_snippet = skeleton.has_holes();
  made.replaced = cursor.token;
  if (cursor.lacks_comma && !cursor.same_line) made.comma_at = cursor.comma_at;
  if (cursor.quote != 0) made.filter = cursor.quote;
  made.filter += label;
  return made;
}

void keep_opening_quote(Completion& made, const Cursor& cursor, std::size_t offset) {
  if (cursor.quote != '"' || offset <= cursor.token.begin || !made.insert.starts_with('"')) return;
  ++made.replaced.begin;
  made.insert.erase(0, 1);
  made.filter.erase(0, 1);
}

std::string sort_key(int group, std::size_t position) {
  char text[32];
  std::snprintf(text, sizeof text, "%d%05zu", group, position);
  return text;
}

}  // namespace gemlint::lsp
