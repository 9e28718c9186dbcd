#include <algorithm>

#include "api/names.hpp"
#include "checks/list.hpp"

namespace gemlint::checks {
namespace {

bool is_one_of(std::span<const std::string_view> words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

}  // namespace

/// On a request for a video. Its parameters are free JSON to the decoder; the models look at the names.
void video_parameter_not_supported(const rules::Call& call) {
  using namespace api::names;
  const json::Value* parameters = api::value(call.view, call.node, PredictLongRunningRequest::parameters);
  if (parameters == nullptr || !parameters->IsObject()) return;
  const auto elsewhere = rules::words_of(call.rule, "elsewhere");
  const bool has_fixed_length = is_one_of(rules::words_of(call.rule, "fixedLengthModels"), call.context.model_name);
  const auto length = rules::words_of(call.rule, "length");
  std::uint32_t position = 0;
  for (const auto& member : parameters->GetObject()) {
    api::NodePath place = api::path(call.view, call.node, PredictLongRunningRequest::parameters);
    place.push_back(position++);
    const std::string_view name{member.name.GetString(), member.name.GetStringLength()};
    if (is_one_of(elsewhere, name)) {
      call.report("elsewhere", std::move(place)).on_key = true;
    } else if (has_fixed_length && is_one_of(length, name)) {
      call.report("length", std::move(place)).on_key = true;
    } else {
      continue;
    }
    call.hits.back().arguments.set("parameter", std::string(name));
  }
}

}  // namespace gemlint::checks
