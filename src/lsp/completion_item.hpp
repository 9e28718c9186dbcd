/// One completion of the token under the cursor.
#pragma once

#include <string>
#include <string_view>

#include "lsp/completion.hpp"
#include "lsp/cursor.hpp"
#include "lsp/skeleton.hpp"

namespace gemlint::lsp {

/// A skeleton that begins with the comma that the member or element before lacks, where that is in the same line.
Skeleton skeleton_at(const Cursor& cursor, bool snippets, bool proto_names = false);

/// The completion that puts `skeleton` in the place of the token, with the commas that are needed round it. `label` is
/// also what the client looks for, behind the quote that the token begins with.
Completion item(const Cursor& cursor, CompletionKind kind, std::string_view label, Skeleton skeleton);

/// Leaves the quote before `offset` as it is, where that comes to the same. What is replaced and the label then begin
/// alike: there are clients that look for the begin of a word by themselves.
void keep_opening_quote(Completion& made, const Cursor& cursor, std::size_t offset);

/// Numbers as text of equal width, so that they sort: `group` first.
std::string sort_key(int group, std::size_t position);

}  // namespace gemlint::lsp
