#include "lsp/changes.hpp"

#include <string>
#include <string_view>
#include <vector>

#include "json/members.hpp"
#include "lsp/params.hpp"

namespace gemlint::lsp {
namespace {

/// Fewer changes than these are applied one by one, which keeps what is known of the lines.
constexpr std::size_t many = 16;

/// Changes that wait to be applied at once: each before the one in front of it, so that its place is the same in the
/// text that it was written for and in the buffer as it is.
class Waiting {
 public:
  explicit Waiting(TextBuffer& buffer) : buffer_(buffer) {}

  /// Where it ends right where the other begins, the other may have joined its line with the next.
  bool can_take(Span span) const { return changes_.empty() || span.end < changes_.back().span.begin; }
  void take(Span span, std::string_view text) { changes_.push_back({span, text}); }

  void apply() {
    if (changes_.size() >= many) {
      buffer_.replace_all(changes_);
    } else {
      for (const auto& [span, text] : changes_) buffer_.replace(span, text);
    }
    changes_.clear();
  }

  void drop() { changes_.clear(); }

 private:
  TextBuffer& buffer_;
  std::vector<TextBuffer::Replacement> changes_;
};

}  // namespace

Taken apply_changes(const json::Value& changes, TextBuffer& buffer, Encoding encoding) {
  Taken taken = Taken::all;
  Waiting waiting(buffer);
  for (const json::Value& change : changes.GetArray()) {
    const json::Value* text = json::member(change, "text");
    const json::Value* range = json::member(change, "range");
    const bool is_text = text != nullptr && text->IsString();
    const std::string_view added =
        is_text ? std::string_view(text->GetString(), text->GetStringLength()) : std::string_view();
    if (is_text && (range == nullptr || range->IsNull())) {
      waiting.drop();
      buffer = TextBuffer(std::string(added));
      taken = Taken::whole;
      continue;
    }
    auto span = is_text ? span_in(*range, buffer, encoding) : std::nullopt;
    if (span && !waiting.can_take(*span)) {
      waiting.apply();
      span = span_in(*range, buffer, encoding);
    }
    if (span) {
      waiting.take(*span, added);
    } else {
      waiting.apply();
      taken = Taken::in_part;
    }
  }
  waiting.apply();
  return taken;
}

}  // namespace gemlint::lsp
