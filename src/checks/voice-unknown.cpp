#include <algorithm>

#include "api/names.hpp"
#include "checks/list.hpp"
#include "json/quote.hpp"
#include "text/letter_case.hpp"
#include "text/nearest.hpp"

namespace gemlint::checks {

/// On a prebuilt voice, for models that have no others than the documented ones.
void voice_unknown(const rules::Call& call) {
  using namespace api::names;
  const auto name = api::text(call.view, call.node, PrebuiltVoiceConfig::voiceName);
  if (!name || name->empty()) return;
  const auto voices = rules::words_of(call.rule, "voices");
  if (std::any_of(voices.begin(), voices.end(), [&](std::string_view voice) { return equal_but_case(voice, *name); }))
    return;
  rules::Hit& hit = call.report(api::path(call.view, call.node, PrebuiltVoiceConfig::voiceName));
  const auto nearest = nearest_name(*name, voices);
  if (!nearest) return;
  hit.hint = "nearest";
  hit.arguments.set("suggestion", std::string(*nearest));
  hit.fixes.push_back({"nearest", rules::FixAction::replace, hit.path, json::quote(*nearest), false});
}

}  // namespace gemlint::checks
