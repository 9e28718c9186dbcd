#include <algorithm>

#include "api/names.hpp"
#include "checks/list.hpp"
#include "checks/media.hpp"

namespace gemlint::checks {
namespace {

/// The modality of a MIME type, by the rule file's pairs of beginnings and modalities; empty when it has none of them.
std::string_view modality_of(const rules::Rule& rule, std::string_view type) {
  const auto beginnings = rules::words_of(rule, "types");
  const auto modalities = rules::words_of(rule, "modalities");
  for (std::size_t i = 0; i < beginnings.size() && i < modalities.size(); ++i) {
    if (is_listed(beginnings.subspan(i, 1), type)) return modalities[i];
  }
  return {};
}

/// `data` is the Blob or FileData of a part; both name the field alike.
void look_at(const rules::Call& call, api::NodeIndex data, bool embeds) {
  using namespace api::names;
  const auto type = api::text(call.view, data, Blob::mimeType);
  if (!type) return;
  const std::string_view modality = modality_of(call.rule, *type);
  const auto& known = call.context.judged->input_modalities;
  if (modality.empty() || std::find(known.begin(), known.end(), modality) != known.end()) return;
  const auto unlisted = rules::words_of(call.rule, "readUnlisted");  // by models that answer, whatever their page says
  if (!embeds && std::find(unlisted.begin(), unlisted.end(), modality) != unlisted.end()) return;
  const auto sure = rules::words_of(call.rule, "refused");
  const auto families = rules::words_of(call.rule, "refusedBy");
  const bool is_refused = std::find(sure.begin(), sure.end(), modality) != sure.end() &&
                          std::any_of(families.begin(), families.end(), [&](std::string_view family) {
                            return call.context.judged->family.starts_with(family);
                          });
  rules::Hit& hit = call.report(embeds       ? "embedding"
                                : is_refused ? "refused"
                                             : "not-listed",
                                api::path(call.view, data, Blob::mimeType));
  hit.arguments.set("modality", std::string(modality));
  std::string all;
  for (const std::string_view one : known) all += (all.empty() ? "" : ", ") + std::string(one);
  hit.hint = "known";
  hit.arguments.set("suggestion", all);
}

}  // namespace

/// On a part that a model is to read or to embed: whether the model takes that kind of media at all.
void input_modality_not_supported(const rules::Call& call) {
  using namespace api::names;
  if (call.context.judged == nullptr || call.context.judged->input_modalities.empty()) return;
  const bool embeds = is_embedded(call.view, call.node);
  if (is_gone(call.context) || only_counts(call.view) || (!embeds && !is_read_by_model(call.view, call.node))) return;
  for (const api::NodeIndex data : api::children(call.view, call.node, Part::inlineData)) look_at(call, data, embeds);
  for (const api::NodeIndex data : api::children(call.view, call.node, Part::fileData)) look_at(call, data, embeds);
}

}  // namespace gemlint::checks
