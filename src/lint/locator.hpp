/// From child positions to places in the file.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "api/violation.hpp"
#include "finding/finding.hpp"
#include "json/explain.hpp"
#include "text/escape_map.hpp"
#include "text/line_index.hpp"

namespace gemlint::lint {

/// The text of one document and how its offsets lie in the file.
struct DocumentText {
  std::string_view text;   ///< the document: a file, a line, or the value of a string that holds JSON
  std::string_view outer;  ///< the text that `offset` and lines are counted in; equals `text` but for a string's value
  std::size_t offset = 0;  ///< of `outer` in the file
  std::size_t line = 1;    ///< of `outer`'s first byte in the file
  LineEnd line_end = LineEnd::any;
  const EscapeMap* escapes = nullptr;  ///< offsets in `text` to offsets in `outer`
};

/// Reads a document with the explain reader and finds nodes in it. Made only for documents with something to say.
class Locator {
 public:
  explicit Locator(const DocumentText& document);
  /// With a tree that was read already.
  Locator(const DocumentText& document, json::Tree tree);

  const json::Tree& tree() const { return tree_; }
  std::string_view text() const { return document_.text; }
  /// Whether there is a syntax error, so that what stands behind it may be read wrongly.
  bool is_broken() const { return is_broken_; }

  /// A node and its JSON Pointer from the node at `depth` of the path.
  struct Found {
    std::uint32_t node = json::no_node;
    std::string pointer;
  };

  /// The node that `path` leads to, and its pointer counted from the first `base` steps on. Fast for paths that come in
  /// the order of the text. When the path leads to nothing (text that nobody can read), the last node on the way.
  Found find(const api::NodePath& path, std::size_t base);

  /// A digest of the node's value that does not depend on how it is written.
  std::uint64_t digest(std::uint32_t node) const;

  /// The paths from `root` to the containers in it in which something may be lost; nothing when they are too many to
  /// tell them apart.
  std::optional<std::vector<api::NodePath>> incomplete_in(std::uint32_t root) const;

  Range range(Span span) const;

  /// The text of the file at a range in this document.
  std::string_view text_at(const Range& range) const;

  /// JSON text as an edit has to write it here: inside a string that holds JSON, escaped once more.
  std::string spelled(std::string_view json_text) const;

  /// What a code frame shows of the line where `span` begins.
  Excerpt excerpt(Span span) const;

 private:
  struct Step {
    std::uint32_t position = 0;
    std::uint32_t node = json::no_node;
    std::string name;  ///< pointer token, escaped
  };

  Place place(std::size_t offset) const;

  DocumentText document_;
  json::Tree tree_;
  bool is_broken_;
  std::vector<std::uint32_t> incomplete_;  ///< nodes, in the order of the text
  LineIndex lines_;
  std::vector<Step> steps_;  ///< of the path that was asked for last
};

}  // namespace gemlint::lint
