/// What an editor offers to do about findings.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "json/writer.hpp"
#include "lint/config.hpp"
#include "lsp/checker.hpp"
#include "lsp/client.hpp"
#include "lsp/document.hpp"
#include "lsp/workspace.hpp"

namespace gemlint::lsp {

/// Kinds of code actions that the server knows.
inline constexpr std::string_view quick_fix = "quickfix";
inline constexpr std::string_view fix_all = "source.fixAll.gemlint";

/// The command by which an editor is told to show a place: the reason of a suppression that is to be written.
inline constexpr std::string_view show_command = "gemlint.show";

/// Other documents that are open, by path, since clients write URIs in ways of their own: their texts count before
/// those on disk.
using OpenText = std::function<const Document*(const std::string& path)>;

/// Answers code actions about one document, which was checked.
class CodeActions {
 public:
  CodeActions(const Document& document, const Client& client, Checker& checker, Workspace& workspace, OpenText open)
      : document_(document), client_(client), checker_(checker), workspace_(workspace), open_(std::move(open)) {}

  /// The list of actions for these bytes, as JSON. `only` are the kinds that are wanted; empty = all.
  std::string list(Span span, const std::vector<std::string>& only);

  /// The edit of fixing all, as a member "edit" of an action that was chosen; nothing to write when there is none.
  void write_fix_all_edit(json::Writer& json);

 private:
  void write_fixes(json::Writer& json, const Finding& finding);
  struct Configuration;
  /// Null when nothing can be suppressed.
  std::unique_ptr<Configuration> configuration() const;
  std::string suppression_title(const lint::Config::Suppression& suppression, const Finding& finding) const;
  void write_suppression(json::Writer& json, const Finding& finding, Configuration& configuration);
  void write_fix_all(json::Writer& json, bool whole);
  void write_edit(json::Writer& json, const std::vector<Edit>& edits);
  std::string words(std::string_view name, const rules::Arguments& arguments) const;

  const Document& document_;
  const Client& client_;
  Checker& checker_;
  Workspace& workspace_;
  OpenText open_;
};

}  // namespace gemlint::lsp
