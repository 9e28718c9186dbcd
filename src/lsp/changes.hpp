/// Takes over what the client changed in a document.
#pragma once

#include "json/accept.hpp"
#include "lsp/text_buffer.hpp"

namespace gemlint::lsp {

enum class Taken {
  all,
  whole,    ///< the last of them gave the whole text anew
  in_part,  ///< one could not be understood: the text is no longer the client's
};

/// Applies the list of contentChanges in its order. Many that run from the back to the front, as editors send them,
/// take one pass.
Taken apply_changes(const json::Value& changes, TextBuffer& buffer, Encoding encoding);

}  // namespace gemlint::lsp
