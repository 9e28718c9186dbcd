/// A short text of paragraphs and lists, as Markdown or as plain text with the same words.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace gemlint::lsp {

/// Builds such a text from left to right. What is added is one line however it is made: controls become blanks. In
/// Markdown, words are escaped and names stand in code spans, so that nothing of a document is taken for markup.
class MarkedText {
 public:
  /// What stands in a hole: names, shown with commas between them.
  using Hole = std::pair<std::string_view, std::vector<std::string>>;

  explicit MarkedText(bool markdown) : markdown_(markdown) {}

  /// What is added next begins a paragraph. Of several such calls the last counts; before anything is added it does
  /// nothing.
  MarkedText& paragraph();

  /// What is added next begins an item of a list.
  MarkedText& item();

  MarkedText& words(std::string_view text);

  /// A name, or something else in the words of JSON. A number is set like words.
  MarkedText& name(std::string_view text);

  /// Words with {holes}. A hole without value stays. In a hole numbers are set like words if all of its names are.
  MarkedText& sentence(std::string_view text, const std::vector<Hole>& holes);

  bool empty() const { return text_.empty(); }
  const std::string& text() const { return text_; }

 private:
  enum class Begin { nothing, paragraph, item };

  void begin();
  MarkedText& set_name(std::string_view text, bool as_words);

  bool markdown_;
  Begin next_ = Begin::nothing;
  bool in_item_ = false;
  bool at_start_ = true;  ///< of a paragraph or item, where a mark would make a list or heading of it
  std::string text_;
};

}  // namespace gemlint::lsp
