#include <algorithm>
#include <cmath>

#include "api/names.hpp"
#include "checks/list.hpp"
#include "json/quote.hpp"
#include "text/letter_case.hpp"

namespace gemlint::checks {
namespace {

using Words = std::span<const std::string_view>;

/// The number at the beginning of a text, or 0.
double leading_number(std::string_view text) {
  double number = 0;
  for (const char letter : text) {
    if (letter < '0' || letter > '9') break;
    number = number * 10 + (letter - '0');
  }
  return number;
}

/// Width by height of "16:9", on a scale where 1:2 and 2:1 are as far from 1:1; nothing for other texts.
std::optional<double> shape(std::string_view ratio) {
  const std::size_t colon = ratio.find(':');
  if (colon == std::string_view::npos) return std::nullopt;
  const double width = leading_number(ratio);
  const double height = leading_number(ratio.substr(colon + 1));
  if (width == 0 || height == 0) return std::nullopt;
  return std::log(width / height);
}

/// The known ratio whose shape is nearest.
std::optional<std::string_view> nearest_ratio(std::string_view written, Words known) {
  const auto wanted = shape(written);
  if (!wanted) return std::nullopt;
  std::optional<std::string_view> best;
  double distance = 0;
  for (const std::string_view ratio : known) {
    const double off = std::abs(shape(ratio).value_or(0) - *wanted);
    if (best && off >= distance) continue;
    best = ratio;
    distance = off;
  }
  return best;
}

/// The known size that is written with other letters or begins with the same number: "2k" and "2 K" mean "2K".
std::optional<std::string_view> nearest_size(std::string_view written, Words known) {
  for (const std::string_view size : known) {
    if (equal_but_case(size, written) || leading_number(size) == leading_number(written)) return size;
  }
  return std::nullopt;
}

void say(const rules::Call& call, std::string_view emission, std::string_view field, Words known,
         std::optional<std::string_view> nearest) {
  rules::Hit& hit = call.report(emission, api::path(call.view, call.node, field));
  std::string all;
  for (const std::string_view one : known) all += (all.empty() ? "" : ", ") + std::string(one);
  hit.arguments.set("known", all);
  if (!nearest) return;
  hit.hint = "nearest";
  hit.arguments.set("suggestion", std::string(*nearest));
  hit.fixes.push_back({"nearest", rules::FixAction::replace, hit.path, json::quote(*nearest), false});
}

bool holds(Words words, std::string_view word) { return std::find(words.begin(), words.end(), word) != words.end(); }

}  // namespace

/// On imageConfig: the shapes and sizes that the API has, and the sizes of the model.
void image_config_value_not_supported(const rules::Call& call) {
  using namespace api::names;
  const Words ratios = rules::words_of(call.rule, "ratios");
  const auto ratio = api::text(call.view, call.node, ImageConfig::aspectRatio);
  if (ratio && !ratio->empty() && !holds(ratios, *ratio))
    say(call, "aspect-ratio", ImageConfig::aspectRatio, ratios, nearest_ratio(*ratio, ratios));

  const Words sizes = rules::words_of(call.rule, "sizes");
  const auto size = api::text(call.view, call.node, ImageConfig::imageSize);
  if (!size || size->empty()) return;
  const api::Model* model = call.context.judged;
  if (!holds(sizes, *size)) {
    say(call, "image-size", ImageConfig::imageSize, sizes, nearest_size(*size, sizes));
  } else if (model != nullptr && model->image.known && !model->image.sizes.empty() &&
             !holds(model->image.sizes, *size)) {
    say(call, "model-size", ImageConfig::imageSize, model->image.sizes, std::nullopt);
  }
}

}  // namespace gemlint::checks
