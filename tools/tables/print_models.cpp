#include "print_models.hpp"

#include <cstdio>
#include <map>
#include <sstream>
#include <string>

#include "literal.hpp"

namespace gemlint::tables {
namespace {

std::string literal(std::string_view text) { return quoted(text); }
std::string literal(bool value) { return value ? "true" : "false"; }
std::string literal(int value) { return std::to_string(value); }
std::string literal(double value) {
  char text[32];
  std::snprintf(text, sizeof text, "%.17g", value);
  return text;
}
std::string literal(api::Known value) {
  return value == api::Known::yes ? "Known::yes" : value == api::Known::no ? "Known::no" : "Known::unknown";
}
std::string literal(api::Status value) {
  return "static_cast<Status>(" + std::to_string(static_cast<int>(value)) + ")";
}
std::string literal(api::Sampling value) {
  return "static_cast<Sampling>(" + std::to_string(static_cast<int>(value)) + ")";
}
std::string literal(api::ThinkingControl value) {
  return "static_cast<ThinkingControl>(" + std::to_string(static_cast<int>(value)) + ")";
}
template <typename Value>
std::string literal(const std::optional<Value>& value) {
  return value ? literal(*value) : "std::nullopt";
}

std::string literal(const api::Period& period) { return "{" + quoted(period.from) + ", " + quoted(period.until) + "}"; }

/// The literals of an aggregate's members, in their order.
template <typename... Members>
std::string braces(const Members&... members) {
  std::string out = "{";
  ((out += literal(members) + ", "), ...);
  return out + "}";
}

std::string literal(const api::Ability& ability) { return braces(ability.name, ability.value, ability.when); }
std::string literal(const api::Target& target) { return braces(target.code, target.when); }
std::string literal(const api::Access& access) { return braces(access.kind, access.when); }
std::string literal(const api::CachingMinimum& minimum) { return braces(minimum.tokens, minimum.when); }
std::string literal(const api::ReferenceImages& images) { return braces(images.kind, images.count); }
std::string literal(const api::FactSource& source) {
  return braces(source.group, source.kind, source.url, source.date);
}

/// A member that is C++ already: the name of an array, or braces.
struct Code {
  std::string text;
};
std::string literal(const Code& code) { return code.text; }

class Arrays {
 public:
  explicit Arrays(std::ostream& out) : out_(out) {}

  /// Prints an array, equal ones once, and returns the name to refer to it by.
  template <typename Item>
  Code add(const char* type, std::span<const Item> items) {
    if (items.empty()) return {"{}"};
    std::string array = std::string("constexpr ") + type + " NAME[] = {";
    for (const Item& item : items) array += literal(item) + ", ";
    const auto [found, added] = names_.emplace(array, "model_list_" + std::to_string(names_.size() + 1));
    if (added) out_ << array.replace(array.find("NAME"), 4, found->second) << "};\n";
    return {found->second};
  }

 private:
  std::ostream& out_;
  std::map<std::string, std::string> names_;
};

std::string model_of(Arrays& arrays, const api::Model& model) {
  const auto texts = [&](std::span<const std::string_view> list) { return arrays.add("std::string_view", list); };
  const auto numbers = [&](std::span<const int> list) { return arrays.add("int", list); };
  const api::Thinking& t = model.thinking;
  const Code thinking{braces(t.supported, t.control, t.levels_known, texts(t.levels), t.default_level, t.budget_min,
                             t.budget_max, t.default_budget, t.can_disable, t.dynamic_budget)};
  const api::Parameters& p = model.parameters;
  const Code parameters{braces(p.default_temperature, p.max_temperature, p.default_top_p, p.default_top_k, p.max_top_k,
                               p.max_candidates, p.sampling, p.sampling_when)};
  const api::Embedding& e = model.embedding;
  const Code embedding{braces(e.known, e.default_dimensions, e.min_dimensions, e.max_dimensions,
                              numbers(e.allowed_dimensions), numbers(e.recommended_dimensions), e.task_types_known,
                              texts(e.task_types), e.normalized, e.normalized_only_at)};
  const api::PerPrompt& l = model.per_prompt;
  const Code per_prompt{braces(l.max_images, l.max_videos, l.max_video_minutes, l.max_audio_hours,
                               l.max_audio_hours_with_detail, l.max_pdf_pages)};
  const api::Image& i = model.image;
  const Code image{braces(i.known, texts(i.aspect_ratios), texts(i.sizes), i.default_size,
                          arrays.add("ReferenceImages", i.max_reference_images))};
  return braces(model.code, model.display_name, model.family, model.generation, texts(model.aliases), model.alias_of,
                model.rolling, arrays.add("Target", model.targets), model.status, model.stage, model.released,
                model.deprecated, model.shutdown, model.shutdown_confirmed, texts(model.replacements),
                arrays.add("Access", model.access), model.list_version, model.last_listed, model.input_tokens,
                model.output_tokens, model.highest_output_tokens, model.context_window, texts(model.input_modalities),
                texts(model.output_modalities), model.methods_known, texts(model.methods),
                arrays.add("Ability", model.abilities), thinking, parameters,
                arrays.add("CachingMinimum", model.caching_minimums), embedding, per_prompt, image,
                arrays.add("FactSource", model.sources));
}

}  // namespace

void print_models(std::ostream& out, const api::Models& models) {
  out << "namespace models_of_api {\nusing namespace api;\n";
  Arrays arrays(out);
  std::ostringstream all;
  for (const api::Model& model : models.models) all << "  " << model_of(arrays, model) << ",\n";
  const Code names = arrays.add("std::string_view", models.ability_names);
  out << "constexpr Model all[] = {\n" << all.str() << "};\n}  // namespace models_of_api\n";
  const std::string prefix = names.text == "{}" ? "" : "models_of_api::";
  out << "constexpr api::Models models = {" << quoted(models.knowledge) << ", models_of_api::all, " << prefix
      << names.text << "};\n";
}

}  // namespace gemlint::tables
