/// What the other side can do, as it said when it began.
#pragma once

#include <string>

#include "json/accept.hpp"
#include "lsp/text_buffer.hpp"

namespace gemlint::lsp {

struct Client {
  Encoding encoding = Encoding::utf16;
  bool pulls_diagnostics = false;      ///< asks for them, so that none are sent unasked
  bool refreshes_diagnostics = false;  ///< asks again when told so
  bool related_information = false;
  bool code_description = false;
  bool deprecated_tag = false;
  bool unnecessary_tag = false;
  bool diagnostic_data = false;
  bool versioned_edits = false;  ///< takes WorkspaceEdit.documentChanges
  bool creates_files = false;    ///< as part of an edit
  bool action_literals = false;  ///< takes code actions that are no commands
  bool resolves_edits = false;   ///< asks for the edit of the code action that was chosen, and hands back its data
  bool shows_documents = false;
  bool snippets = false;
  bool deprecated_completions = false;
  bool markdown_hover = false;
  bool nested_symbols = false;
  bool watches_files = false;  ///< lets the server say which
  std::string locale;          ///< "pl-PL"; empty when it did not say
};

/// Reads the parameters of `initialize`. What is missing or of another type is taken as not there.
Client client_from(const json::Value& params);

}  // namespace gemlint::lsp
