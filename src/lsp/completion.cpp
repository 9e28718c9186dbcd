#include "lsp/completion.hpp"

#include <algorithm>

#include "json/quote.hpp"
#include "lsp/completion_lists.hpp"
#include "lsp/completion_place.hpp"
#include "lsp/cursor.hpp"

namespace gemlint::lsp {

Completion& Completing::add(CompletionKind kind, std::string_view label, Skeleton skeleton, std::string sort) {
  Completion& made = list.emplace_back(item(cursor, kind, label, std::move(skeleton)));
  keep_opening_quote(made, cursor, offset);
  made.sort = std::move(sort);
  return made;
}

Completion& Completing::add_text(CompletionKind kind, std::string_view label, std::string sort) {
  Skeleton skeleton = skeleton_at(cursor, context().snippets);
  skeleton.add(json::quote(label));
  return add(kind, label, std::move(skeleton), std::move(sort));
}

Completion& Completing::add_key(std::string_view label, std::string sort) {
  Skeleton skeleton = skeleton_at(cursor, context().snippets);
  skeleton.add(json::quote(label));
  if (!cursor.colon_follows) skeleton.add(": \"").hole().add("\"");
  return add(CompletionKind::value, label, std::move(skeleton), std::move(sort));
}

std::vector<Completion> complete(std::string_view text, std::size_t offset, const Context& context) {
  const Cursor cursor = cursor_at(text, std::min(offset, text.size()));
  if (cursor.place == Cursor::Place::nowhere) return {};
  const Repaired whole = repaired(text, cursor);
  const TypedDocument document = context.read(whole.text);
  const std::uint32_t node = document.node_at(whole.place);
  const json::Node& found = document.tree().nodes[node];
  const bool is_name = cursor.place == Cursor::Place::name;
  // Where the reader recovered to something else, nothing is known.
  if ((is_name ? found.key : found.value).begin != whole.place) return {};
  const CompletionPlace place = completion_place(document, node, is_name, context);
  Completing completing{text, std::min(offset, text.size()), cursor, place};
  if (is_name)
    offer_names(completing);
  else
    offer_values(completing);
  std::stable_sort(completing.list.begin(), completing.list.end(),
                   [](const Completion& left, const Completion& right) { return left.sort < right.sort; });
  return std::move(completing.list);
}

}  // namespace gemlint::lsp
