#include "api/load_models.hpp"

#include <algorithm>
#include <map>

#include "api/model_reader.hpp"

namespace gemlint::api {
namespace {

using json::Value;

struct Page {
  std::string_view kind;
  std::string_view url;
  std::string_view date;
};

class Loader {
 public:
  explicit Loader(LoadedModels& out) : out_(out), read_(out) {}

  /// Returns "" or what is wrong.
  std::string load(const Value& root);

 private:
  std::string load_page(std::string_view id, const Value& value);
  std::string load_model(const Value& value, Model& model);
  ReadValue abilities(std::vector<Ability>& list);
  ReadValue thinking(Thinking& thinking);
  ReadValue caching(Model& model, std::vector<Ability>& list);
  ReadValue parameters(Parameters& parameters, std::vector<Ability>& list);
  ReadValue embedding(Embedding& embedding, std::vector<Ability>& list);
  ReadValue per_prompt(PerPrompt& limits);
  ReadValue image(Image& image);
  ReadValue sources(std::span<const FactSource>& field);
  /// Adds an ability that stands elsewhere than in "capabilities"; an entry there wins.
  ReadValue also_ability(std::vector<Ability>& list, std::string_view name);
  std::string finish_abilities(Model& model, std::vector<Ability>& list);
  std::string check_names() const;

  template <typename Choice>
  static ReadValue choice(Choice& field, std::initializer_list<Choice> choices) {
    return [&field, all = std::vector<Choice>(choices)](const Value& value) -> std::string {
      std::string names;
      for (const Choice each : all) {
        if (value.IsString() && std::string_view(value.GetString(), value.GetStringLength()) == to_string(each)) {
          field = each;
          return {};
        }
        names += (names.empty() ? "" : ", ") + std::string(to_string(each));
      }
      return "none of " + names;
    };
  }

  LoadedModels& out_;
  ModelReader read_;
  std::map<std::string, Page, std::less<>> pages_;
};

ReadValue Loader::also_ability(std::vector<Ability>& list, std::string_view name) {
  return [&list, name](const Value& value) -> std::string {
    Known known = Known::unknown;
    std::string error = ModelReader::known(known)(value);
    if (error.empty()) list.push_back({name, known, {}});
    return error;
  };
}

ReadValue Loader::abilities(std::vector<Ability>& list) {
  return [this, &list](const Value& value) -> std::string {
    if (!value.IsObject()) return "not an object";
    for (const auto& member : value.GetObject()) {
      const std::string_view name = read_.keep({member.name.GetString(), member.name.GetStringLength()});
      const Value& said = member.value;
      if (said.IsNull()) continue;
      if (said.IsBool()) {
        list.push_back({name, said.GetBool() ? Known::yes : Known::no, {}});
        continue;
      }
      std::span<const Ability> dated;
      const ReadValue read = read_.periods<Ability>(out_.abilities, dated, [](Ability& each) {
        return ReadMember{"value", ModelReader::known(each.value)};
      });
      if (const std::string error = read(said); !error.empty()) return std::string(name) + ": " + error;
      for (const Ability& each : dated) list.push_back({name, each.value, each.when});
    }
    return {};
  };
}

ReadValue Loader::thinking(Thinking& thinking) {
  return [this, &thinking](const Value& value) {
    return ModelReader::members(
        value, {{"supported", ModelReader::known(thinking.supported)},
                {"control",
                 choice(thinking.control, {ThinkingControl::none, ThinkingControl::budget, ThinkingControl::level})},
                {"levels", read_.texts(thinking.levels, &thinking.levels_known)},
                {"defaultLevel", read_.text(thinking.default_level)},
                {"budgetMin", ModelReader::number(thinking.budget_min)},
                {"budgetMax", ModelReader::number(thinking.budget_max)},
                {"defaultBudget", ModelReader::number(thinking.default_budget, -1)},
                {"canDisable", ModelReader::known(thinking.can_disable)},
                {"dynamicBudget", ModelReader::known(thinking.dynamic_budget)}});
  };
}

ReadValue Loader::caching(Model& model, std::vector<Ability>& list) {
  return [this, &model, &list](const Value& value) {
    const auto tokens = [](CachingMinimum& each) { return ReadMember{"tokens", ModelReader::number(each.tokens)}; };
    return ModelReader::members(
        value, {{"supported", also_ability(list, "caching")},
                {"implicit", also_ability(list, "implicitCaching")},
                {"explicit", also_ability(list, "explicitCaching")},
                {"minTokens", read_.periods<CachingMinimum>(out_.minimums, model.caching_minimums, tokens)}});
  };
}

ReadValue Loader::parameters(Parameters& parameters, std::vector<Ability>& list) {
  const ReadValue sampling = [this, &parameters](const Value& value) {
    return ModelReader::members(value,
                                {{"effect", choice(parameters.sampling, {Sampling::deprecated, Sampling::ignored})},
                                 {"from", read_.date(parameters.sampling_when.from)},
                                 {"until", read_.date(parameters.sampling_when.until)}});
  };
  return [this, &parameters, &list, sampling](const Value& value) {
    return ModelReader::members(value, {{"defaultTemperature", ModelReader::real(parameters.default_temperature)},
                                        {"maxTemperature", ModelReader::real(parameters.max_temperature)},
                                        {"defaultTopP", ModelReader::real(parameters.default_top_p)},
                                        {"defaultTopK", ModelReader::number(parameters.default_top_k)},
                                        {"maxTopK", ModelReader::number(parameters.max_top_k)},
                                        {"candidateCountMax", ModelReader::number(parameters.max_candidates, 1)},
                                        {"candidateCountSupported", also_ability(list, "candidateCount")},
                                        {"penaltiesSupported", also_ability(list, "penalties")},
                                        {"logprobsSupported", also_ability(list, "logprobs")},
                                        {"modelTurnPrefill", also_ability(list, "modelTurnPrefill")},
                                        {"sampling", sampling}});
  };
}

ReadValue Loader::embedding(Embedding& embedding, std::vector<Ability>& list) {
  return [this, &embedding, &list](const Value& value) {
    embedding.known = true;
    return ModelReader::members(value, {{"defaultDimensions", ModelReader::number(embedding.default_dimensions, 1)},
                                        {"minDimensions", ModelReader::number(embedding.min_dimensions, 1)},
                                        {"maxDimensions", ModelReader::number(embedding.max_dimensions, 1)},
                                        {"allowedDimensions", read_.numbers(embedding.allowed_dimensions)},
                                        {"recommendedDimensions", read_.numbers(embedding.recommended_dimensions)},
                                        {"taskTypeSupported", also_ability(list, "taskType")},
                                        {"taskTypes", read_.texts(embedding.task_types, &embedding.task_types_known)},
                                        {"normalized", ModelReader::known(embedding.normalized)},
                                        {"normalizedOnlyAt", ModelReader::number(embedding.normalized_only_at, 1)}});
  };
}

ReadValue Loader::per_prompt(PerPrompt& limits) {
  return [&limits](const Value& value) {
    return ModelReader::members(value,
                                {{"maxImages", ModelReader::number(limits.max_images)},
                                 {"maxVideos", ModelReader::number(limits.max_videos)},
                                 {"maxVideoMinutes", ModelReader::real(limits.max_video_minutes)},
                                 {"maxAudioHours", ModelReader::real(limits.max_audio_hours)},
                                 {"maxAudioHoursWithDetail", ModelReader::real(limits.max_audio_hours_with_detail)},
                                 {"maxPdfPages", ModelReader::number(limits.max_pdf_pages)}});
  };
}

ReadValue Loader::image(Image& image) {
  const ReadValue references = [this, &image](const Value& value) -> std::string {
    if (!value.IsObject()) return "not an object";
    std::vector<ReferenceImages>& kept = out_.references.emplace_back();
    for (const auto& member : value.GetObject()) {
      const std::string_view kind(member.name.GetString(), member.name.GetStringLength());
      kept.push_back({read_.keep(kind), 0});
      const std::string error = ModelReader::number(kept.back().count)(member.value);
      if (!error.empty()) return std::string(kind) + ": " + error;
    }
    image.max_reference_images = kept;
    return {};
  };
  return [this, &image, references](const Value& value) {
    image.known = true;
    return ModelReader::members(value, {{"aspectRatios", read_.texts(image.aspect_ratios)},
                                        {"imageSizes", read_.texts(image.sizes)},
                                        {"defaultImageSize", read_.text(image.default_size)},
                                        {"maxReferenceImages", references}});
  };
}

ReadValue Loader::sources(std::span<const FactSource>& field) {
  return [this, &field](const Value& value) -> std::string {
    if (!value.IsObject()) return "not an object";
    std::vector<FactSource>& kept = out_.sources.emplace_back();
    for (const auto& member : value.GetObject()) {
      const std::string_view group = read_.keep({member.name.GetString(), member.name.GetStringLength()});
      std::span<const std::string_view> ids;
      if (const std::string error = read_.texts(ids)(member.value); !error.empty())
        return std::string(group) + ": " + error;
      for (const std::string_view id : ids) {
        const auto page = pages_.find(id);
        if (page == pages_.end()) return std::string(group) + ": no source '" + std::string(id) + "'";
        kept.push_back({group, page->second.kind, page->second.url, page->second.date});
      }
    }
    field = kept;
    return {};
  };
}

std::string Loader::finish_abilities(Model& model, std::vector<Ability>& list) {
  const auto add = [&](std::string_view name, Known value) {
    const bool said = std::any_of(list.begin(), list.end(), [&](const Ability& each) { return each.name == name; });
    if (!said && value != Known::unknown) list.push_back({name, value, {}});
  };
  add("thinking", model.thinking.supported);
  switch (model.thinking.control) {
    case ThinkingControl::none:
      add("thinkingBudget", Known::no);
      add("thinkingLevel", Known::no);
      break;
    case ThinkingControl::budget:
      add("thinkingBudget", Known::yes);
      add("thinkingLevel", Known::no);
      break;
    // Where levels are the documented way, a budget may be taken all the same.
    case ThinkingControl::level: add("thinkingLevel", Known::yes); break;
    case ThinkingControl::unknown: break;
  }
  std::stable_sort(list.begin(), list.end(), [](const Ability& left, const Ability& right) {
    return left.name != right.name ? left.name < right.name : left.when.from < right.when.from;
  });
  for (std::size_t i = 0; i + 1 < list.size(); ++i) {
    const Ability& each = list[i];
    const Ability& next = list[i + 1];
    if (each.name == next.name && (each.when.until.empty() || each.when.until > next.when.from)) {
      return "capabilities: " + std::string(each.name) + ": said twice for one day";
    }
  }
  model.abilities = out_.abilities.emplace_back(std::move(list));
  return {};
}

std::string Loader::load_model(const Value& value, Model& model) {
  std::vector<Ability> list;
  const auto target = [&](Target& each) { return ReadMember{"code", read_.text(each.code)}; };
  const auto access = [&](Access& each) { return ReadMember{"kind", read_.text(each.kind)}; };
  const std::string error = ModelReader::members(
      value, {{"code", read_.text(model.code)},
              {"displayName", read_.text(model.display_name)},
              {"family", read_.text(model.family)},
              {"generation", read_.text(model.generation)},
              {"aliases", read_.texts(model.aliases)},
              {"aliasOf", read_.text(model.alias_of)},
              {"rolling", ModelReader::flag(model.rolling)},
              {"targets", read_.periods<Target>(out_.targets, model.targets, target)},
              {"status", choice(model.status, {Status::stable, Status::preview, Status::experimental,
                                               Status::deprecated, Status::shut_down})},
              {"stage", choice(model.stage, {Status::stable, Status::preview, Status::experimental})},
              {"releaseDate", read_.date(model.released)},
              {"deprecationAnnounced", read_.date(model.deprecated)},
              {"shutdownDate", read_.date(model.shutdown)},
              {"shutdownConfirmed", ModelReader::known(model.shutdown_confirmed)},
              {"recommendedReplacements", read_.texts(model.replacements)},
              {"access", read_.periods<Access>(out_.access, model.access, access)},
              {"modelsListVersion", read_.text(model.list_version)},
              {"lastListed", read_.date(model.last_listed)},
              {"inputTokenLimit", ModelReader::number(model.input_tokens)},
              {"outputTokenLimit", ModelReader::number(model.output_tokens)},
              {"highestOutputTokenLimit", ModelReader::number(model.highest_output_tokens)},
              {"unifiedContextWindow", ModelReader::number(model.context_window)},
              {"inputModalities", read_.texts(model.input_modalities)},
              {"outputModalities", read_.texts(model.output_modalities)},
              {"supportedMethods", read_.texts(model.methods, &model.methods_known)},
              {"capabilities", abilities(list)},
              {"thinking", thinking(model.thinking)},
              {"caching", caching(model, list)},
              {"parameters", parameters(model.parameters, list)},
              {"embedding", embedding(model.embedding, list)},
              {"image", image(model.image)},
              {"perPromptLimits", per_prompt(model.per_prompt)},
              {"sources", sources(model.sources)}});
  if (!error.empty()) return error;
  if (model.code.empty()) return "no code";
  return finish_abilities(model, list);
}

std::string Loader::load_page(std::string_view id, const Value& value) {
  Page page;
  const std::string error = ModelReader::members(
      value, {{"kind", read_.text(page.kind)}, {"url", read_.text(page.url)}, {"date", read_.date(page.date)}});
  pages_.emplace(id, page);
  return error;
}

std::string Loader::check_names() const {
  const auto is_model = [&](std::string_view code) {
    return std::any_of(out_.all.begin(), out_.all.end(), [&](const Model& model) { return model.code == code; });
  };
  for (std::size_t i = 0; i < out_.all.size(); ++i) {
    const Model& model = out_.all[i];
    for (std::size_t j = 0; j < i; ++j) {
      if (out_.all[j].code == model.code) return std::string(model.code) + ": stands there twice";
    }
    for (const Target& target : model.targets) {
      if (!is_model(target.code))
        return std::string(model.code) + ": targets: no model '" + std::string(target.code) + "'";
    }
  }
  return {};
}

std::string Loader::load(const Value& root) {
  const ReadValue pages = [this](const Value& value) -> std::string {
    if (!value.IsObject()) return "not an object";
    for (const auto& member : value.GetObject()) {
      const std::string_view id(member.name.GetString(), member.name.GetStringLength());
      if (const std::string error = load_page(id, member.value); !error.empty()) return std::string(id) + ": " + error;
    }
    return {};
  };
  const ReadValue models = [this](const Value& value) -> std::string {
    if (!value.IsArray()) return "not a list";
    out_.all.reserve(value.Size());
    for (const Value& entry : value.GetArray()) {
      Model& model = out_.all.emplace_back();
      if (const std::string error = load_model(entry, model); !error.empty()) {
        const std::string place = "model " + std::to_string(out_.all.size());
        return (model.code.empty() ? place : std::string(model.code)) + ": " + error;
      }
    }
    return check_names();
  };
  // Models name sources, wherever in the file these stand.
  std::string error = ModelReader::members(root, {{"knowledge", read_.date(out_.models.knowledge)},
                                                  {"sources", pages},
                                                  {"models", [](const Value&) { return std::string(); }}});
  if (!error.empty()) return error;
  const auto list = root.FindMember("models");
  if (list == root.MemberEnd()) return "no models";
  if (error = models(list->value); !error.empty()) return error;

  // A rule may ask for these even while nobody has said yes or no of any model.
  out_.ability_names = {"caching",  "candidateCount",   "explicitCaching", "implicitCaching",
                        "logprobs", "modelTurnPrefill", "penalties",       "taskType",
                        "thinking", "thinkingBudget",   "thinkingLevel"};
  for (const Model& model : out_.all) {
    for (const Ability& each : model.abilities) out_.ability_names.push_back(each.name);
  }
  std::sort(out_.ability_names.begin(), out_.ability_names.end());
  out_.ability_names.erase(std::unique(out_.ability_names.begin(), out_.ability_names.end()), out_.ability_names.end());
  out_.models.models = out_.all;
  out_.models.ability_names = out_.ability_names;
  return {};
}

}  // namespace

std::optional<LoadedModels> load_models(std::string_view text, std::string& error) {
  std::optional<LoadedModels> loaded(std::in_place);
  json::AcceptReader reader;
  const Value* root = reader.read(text);
  error = root == nullptr ? "models: not JSON" : Loader(*loaded).load(*root);
  if (!error.empty()) return std::nullopt;
  return loaded;
}

}  // namespace gemlint::api
