#include "api/names.hpp"
#include "api/scalar_value.hpp"
#include "checks/list.hpp"

namespace gemlint::checks {

/// On a Live setup for a model that only speaks: it does not ask for text. That it asks for two kinds at once is
/// another rule's.
void live_text_from_audio_model(const rules::Call& call) {
  using namespace api::names;
  const api::View& view = call.view;
  // What is said of a "…-latest" holds for all that it ever stood for.
  const api::Model* model = call.context.judged != nullptr ? call.context.judged : call.context.model;
  const auto ability = rules::words_of(call.rule, "ability");
  if (model == nullptr || ability.empty()) return;
  if (api::ability(*model, ability.front(), call.context.as_of) != api::Known::no) return;
  for (const api::NodeIndex config : api::children(view, call.node, BidiGenerateContentSetup::generationConfig)) {
    const api::Field* field = api::find_field(*view.nodes[config].message, GenerationConfig::responseModalities);
    if (field == nullptr) return;
    const auto asked = api::elements(view, config, GenerationConfig::responseModalities);
    if (asked.size() != 1) return;
    if (api::read_enum_name(view.schemas->enums[field->type], *asked.front()) != Modality::TEXT) return;
    rules::Hit& hit = call.report(api::path(view, config, GenerationConfig::responseModalities, *asked.front()));
    hit.fixes.push_back(
        {"audio", rules::FixAction::replace, hit.path, '"' + std::string(Modality::AUDIO) + '"', false});
  }
}

}  // namespace gemlint::checks
