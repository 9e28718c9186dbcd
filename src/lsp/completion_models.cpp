#include "lsp/completion_models.hpp"

#include <algorithm>
#include <optional>
#include <string>

#include "lsp/completion_texts.hpp"

namespace gemlint::lsp {
namespace {

using Words = std::vector<std::string_view>;

/// What models call a method in their lists.
std::string_view listed_name(const rules::RuleSet& rules, std::string_view verb) {
  constexpr std::string_view rule = "method-not-supported-by-model";
  const Words asked = rule_words(rules, rule, "asked");
  const Words listed = rule_words(rules, rule, "listed");
  const auto found = std::find(asked.begin(), asked.end(), verb);
  const bool is_known = found != asked.end() && listed.size() == asked.size();
  return is_known ? listed[static_cast<std::size_t>(found - asked.begin())] : verb;
}

bool holds(std::span<const std::string_view> words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

/// Whether one of the models that `is_like` says is known to have the method; nothing when nobody says of any.
template <typename IsLike>
std::optional<bool> others_take(const api::Models& models, std::string_view method, const IsLike& is_like) {
  std::optional<bool> found;
  for (const api::Model& model : models.models) {
    if (!model.methods_known || model.methods.empty() || !is_like(model)) continue;
    if (holds(model.methods, method)) return true;
    found = false;
  }
  return found;
}

/// Whether the model can be thought to have a method of its list: by what is known of it, of its family, or of those
/// that answer with the same.
bool may_take(const api::Models& models, const api::Model& model, std::string_view method) {
  if (model.methods_known && !model.methods.empty()) return holds(model.methods, method);
  const auto family =
      others_take(models, method, [&](const api::Model& other) { return other.family == model.family; });
  if (family) return *family;
  const auto& outputs = model.output_modalities;
  if (outputs.empty()) return true;
  const auto alike = others_take(models, method, [&](const api::Model& other) {
    return std::equal(outputs.begin(), outputs.end(), other.output_modalities.begin(), other.output_modalities.end());
  });
  return alike.value_or(true);
}

/// Groups to sort by: for everybody, not for everybody, to be shut down, shut down.
int group_of(const api::Model& model, api::Status status, const std::string& day) {
  if (status == api::Status::shut_down) return 4;
  if (status == api::Status::deprecated) return 3;
  return std::any_of(model.access.begin(), model.access.end(),
                     [&](const api::Access& access) { return api::has_access_limit(model, access.kind, day); })
             ? 2
             : 1;
}

}  // namespace

bool takes(const rules::RuleSet& rules, const api::Model& model, std::string_view verb) {
  return !model.methods_known || model.methods.empty() || holds(model.methods, listed_name(rules, verb));
}

void each_model(const Completing& completing, std::string_view verb,
                const std::function<Completion&(const api::Model&, std::string)>& add) {
  const Context& context = completing.context();
  const lint::Options& options = *context.options;
  if (options.models == nullptr) return;
  const lint::Request* request = completing.place.request;
  const bool is_told = request != nullptr && request->model_place == rules::ModelPlace::url;
  const api::Model* named = is_told ? api::find_model(*options.models, request->endpoint.model) : nullptr;
  const std::string_view method = verb.empty() ? verb : listed_name(*options.rules, verb);
  std::size_t position = 0;
  for (const api::Model& model : options.models->models) {
    const api::Status status = api::status_on(*options.models, model, options.as_of);
    if (status == api::Status::unreleased || status == api::Status::unknown) continue;
    if (!verb.empty() && !may_take(*options.models, model, method)) continue;
    const int group = &model == named ? 0 : group_of(model, status, options.as_of);
    Completion& made = add(model, sort_key(group, position++));
    made.detail = lifecycle_of(context, model);
    made.deprecated = status == api::Status::deprecated || status == api::Status::shut_down;
  }
}

void offer_models(Completing& completing, const rules::Offer& offer) {
  each_model(completing, offer.method, [&](const api::Model& model, std::string sort) -> Completion& {
    const std::string name = std::string(offer.before) + std::string(model.code);
    return completing.add_text(CompletionKind::model, name, std::move(sort));
  });
}

}  // namespace gemlint::lsp
