#include "rules/model_words.hpp"

#include <optional>

#include "rules/message.hpp"

namespace gemlint::rules {
namespace {

std::string said(std::span<const Text> ui, std::string_view name, const Arguments& arguments = {}) {
  return fill(find_text(ui, "models." + std::string(name)), arguments);
}

std::string number(const std::optional<int>& value) { return value ? std::to_string(*value) : std::string(); }

std::string budget(std::span<const Text> ui, const api::Thinking& thinking) {
  if (!thinking.budget_min && !thinking.budget_max) return said(ui, "thinking.budget");
  std::string text =
      said(ui, "thinking.range", {{"least", number(thinking.budget_min)}, {"most", number(thinking.budget_max)}});
  const bool or_off = thinking.can_disable == api::Known::yes && thinking.budget_min.value_or(0) > 0;
  return or_off ? said(ui, "thinking.or-off", {{"range", text}}) : text;
}

}  // namespace

std::string_view status_in_words(std::span<const Text> ui, api::Status status) {
  return status == api::Status::unknown ? std::string_view()
                                        : find_text(ui, "statuses." + std::string(to_string(status)));
}

std::string thinking_in_words(std::span<const Text> ui, const api::Model& model) {
  const api::Thinking& thinking = model.thinking;
  if (thinking.supported == api::Known::unknown) return {};
  if (thinking.supported == api::Known::no) return said(ui, "thinking.no");
  switch (thinking.control) {
    case api::ThinkingControl::unknown: return said(ui, "thinking.yes");
    case api::ThinkingControl::none: return said(ui, "thinking.fixed");
    case api::ThinkingControl::budget: return budget(ui, thinking);
    case api::ThinkingControl::level: break;
  }
  if (thinking.levels.empty()) return said(ui, "thinking.level");
  std::string levels;
  for (const std::string_view level : thinking.levels) levels += (levels.empty() ? "" : "/") + std::string(level);
  return said(ui, "thinking.levels", {{"levels", levels}});
}

std::string shutdown_in_words(std::span<const Text> ui, const api::Model& model) {
  std::string day(model.shutdown);
  if (day.empty() || model.shutdown_confirmed != api::Known::no) return day;
  return said(ui, "or-later", {{"day", day}});
}

std::string remarks_in_words(std::span<const Text> ui, const api::Models& models, const api::Model& model,
                             std::string_view day) {
  std::string text;
  const auto add = [&](const std::string& part) { text += (text.empty() ? "" : "; ") + part; };
  std::string replacements;
  for (const std::string_view code : model.replacements) {
    replacements = replacements.empty() ? std::string(code)
                                        : said(ui, "either", {{"one", replacements}, {"other", std::string(code)}});
  }
  if (!replacements.empty()) add(said(ui, "use", {{"models", replacements}}));
  const api::Model* judged = api::judged_model(models, model, day);
  if (judged == nullptr) add(said(ui, "target-not-known"));
  if (judged != nullptr && judged != &model) add(said(ui, "answered-by", {{"model", std::string(judged->code)}}));
  if (api::has_access_limit(model, "paid", day)) add(said(ui, "paid"));
  if (api::has_access_limit(model, "prior-users", day)) add(said(ui, "prior-users"));
  return text;
}

std::string lifecycle_in_words(std::span<const Text> ui, const api::Models& models, const api::Model& model,
                               std::string_view day) {
  const std::string shutdown = shutdown_in_words(ui, model);
  std::string text;
  for (const std::string& part : {std::string(status_in_words(ui, api::status_on(models, model, day))),
                                  shutdown.empty() ? shutdown : said(ui, "shutdown", {{"day", shutdown}}),
                                  remarks_in_words(ui, models, model, day)}) {
    if (!part.empty()) text += (text.empty() ? "" : "; ") + part;
  }
  return text;
}

}  // namespace gemlint::rules
