#include <algorithm>

#include "api/names.hpp"
#include "checks/list.hpp"
#include "checks/media.hpp"

namespace gemlint::checks {
namespace {

bool is_blank(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r'; }

/// The texts of a request that a model reads.
template <typename Take>
void for_each_text(const api::View& view, api::NodeIndex request, Take take) {
  using namespace api::names;
  for (const std::string_view field : {GenerateContentRequest::systemInstruction, GenerateContentRequest::contents}) {
    for (const api::NodeIndex content : api::children(view, request, field)) {
      for (const api::NodeIndex part : api::children(view, content, Content::parts)) {
        if (api::is_set(view, part, Part::thought) != api::Set::no) continue;
        if (const auto text = api::text(view, part, Part::text)) take(*text);
      }
    }
  }
}

/// How many words stand in `text`, with blanks between them. No token goes on from one to the next.
std::size_t count_words(std::string_view text) {
  std::size_t words = 0;
  bool in_word = false;
  for (const char c : text) {
    const bool blank = is_blank(c);
    if (!blank && !in_word) ++words;
    in_word = !blank;
  }
  return words;
}

}  // namespace

/// On a request to a model: its words alone, of which each is a token at least, are more than the model reads.
void input_over_token_limit(const rules::Call& call) {
  using namespace api::names;
  const api::Model* model = call.context.judged;
  if (only_counts(call.view)) return;
  if (model == nullptr || model->input_tokens <= 0) return;
  const auto doubtful = rules::words_of(call.rule, "familiesInDoubt");  // sources disagree about their limit
  if (std::find(doubtful.begin(), doubtful.end(), model->family) != doubtful.end()) return;
  const auto limit = static_cast<std::size_t>(std::max(model->input_tokens, model->context_window));
  std::size_t bytes = 0;
  for_each_text(call.view, call.node, [&bytes](std::string_view text) { bytes += text.size(); });
  if (bytes / 2 < limit) return;  // a word and a blank are two bytes
  std::size_t words = 0;
  for_each_text(call.view, call.node, [&words](std::string_view text) { words += count_words(text); });
  if (words <= limit) return;
  rules::Hit& hit = call.report(api::path(call.view, call.node, GenerateContentRequest::contents));
  hit.on_key = true;
  hit.arguments.set("count", std::to_string(words));
  hit.arguments.set("limit", std::to_string(limit));
}

}  // namespace gemlint::checks
