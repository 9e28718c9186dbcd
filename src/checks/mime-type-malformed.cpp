#include <algorithm>

#include "api/names.hpp"
#include "checks/list.hpp"
#include "checks/media.hpp"
#include "json/quote.hpp"

namespace gemlint::checks {
namespace {

/// `data` is the Blob or FileData of a part; both name the field alike.
void look_at(const rules::Call& call, api::NodeIndex data) {
  using namespace api::names;
  static_assert(Blob::mimeType.text == FileData::mimeType.text);
  const auto type = api::text(call.view, data, Blob::mimeType);
  if (!type || type->empty()) return;
  const std::size_t parameter = type->find(';');
  const std::string_view plain = type->substr(0, parameter);
  const bool has_subtype = plain.find('/') != std::string_view::npos;
  if (has_subtype && parameter == std::string_view::npos) return;
  // Sound comes back from models with its rate as a parameter.
  const auto streams = rules::words_of(call.rule, "streams");
  const bool is_stream = std::any_of(streams.begin(), streams.end(),
                                     [&](std::string_view beginning) { return type->starts_with(beginning); });
  rules::Hit& hit = call.report(!has_subtype ? "no-subtype"
                                : is_stream  ? "stream-parameter"
                                             : "parameter",
                                api::path(call.view, data, Blob::mimeType));
  hit.arguments.set("mime", std::string(*type));
  if (!has_subtype) return;
  const std::string_view trimmed = plain.substr(0, plain.find_last_not_of(' ') + 1);
  hit.arguments.set("suggestion", std::string(trimmed));
  hit.fixes.push_back({"plain", rules::FixAction::replace, hit.path, json::quote(trimmed), true});
}

}  // namespace

/// On a part that a model is to read. What is streamed to a Live model may carry a sampling rate.
void mime_type_malformed(const rules::Call& call) {
  using namespace api::names;
  if (!is_read_by_model(call.view, call.node)) return;
  for (const api::NodeIndex data : api::children(call.view, call.node, Part::inlineData)) look_at(call, data);
  for (const api::NodeIndex data : api::children(call.view, call.node, Part::fileData)) look_at(call, data);
}

}  // namespace gemlint::checks
