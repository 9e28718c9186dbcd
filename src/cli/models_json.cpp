#include "cli/models.hpp"
#include "json/rapidjson.hpp"

namespace gemlint::cli {
namespace {

/// Writes facts by key; what is not known becomes null.
class FactWriter {
 public:
  explicit FactWriter(rapidjson::StringBuffer& buffer) : writer_(buffer) { writer_.SetIndent(' ', 1); }

  void key(std::string_view name) { writer_.Key(name.data(), static_cast<rapidjson::SizeType>(name.size())); }

  void value(std::string_view text) {
    if (text.empty()) {
      writer_.Null();
    } else {
      writer_.String(text.data(), static_cast<rapidjson::SizeType>(text.size()));
    }
  }
  void value(api::Known known) {
    if (known == api::Known::unknown) {
      writer_.Null();
    } else {
      writer_.Bool(known == api::Known::yes);
    }
  }
  void value(bool flag) { writer_.Bool(flag); }
  void value(int number) { writer_.Int(number); }
  void value(double number) { writer_.Double(number); }
  void value(api::Status status) { value(status == api::Status::unknown ? std::string_view() : to_string(status)); }
  template <typename Number>
  void value(const std::optional<Number>& number) {
    if (number) {
      value(*number);
    } else {
      writer_.Null();
    }
  }
  template <typename Item>
  void value(std::span<const Item> items) {
    writer_.StartArray();
    for (const Item& item : items) value(item);
    writer_.EndArray();
  }
  void value(const api::Target& target) { period_object("code", target.code, target.when); }
  void value(const api::Access& access) { period_object("kind", access.kind, access.when); }
  void value(const api::CachingMinimum& minimum) { period_object("tokens", minimum.tokens, minimum.when); }
  void value(const api::FactSource& source) {
    begin();
    fact("group", source.group);
    fact("kind", source.kind);
    fact("url", source.url);
    fact("date", source.date);
    end();
  }

  template <typename Value>
  void fact(std::string_view name, const Value& said) {
    key(name);
    value(said);
  }
  /// A count of tokens, 0 = not known.
  void tokens(std::string_view name, int count) {
    fact(name, count == 0 ? std::optional<int>() : std::optional<int>(count));
  }
  /// A list that may be not known at all.
  template <typename Item>
  void list(std::string_view name, std::span<const Item> items, bool is_known) {
    key(name);
    if (is_known) {
      value(items);
    } else {
      writer_.Null();
    }
  }
  void null(std::string_view name) {
    key(name);
    writer_.Null();
  }
  void begin() { writer_.StartObject(); }
  void begin(std::string_view name) {
    key(name);
    begin();
  }
  void end() { writer_.EndObject(); }
  void begin_list(std::string_view name) {
    key(name);
    writer_.StartArray();
  }
  void end_list() { writer_.EndArray(); }

 private:
  template <typename Value>
  void period_object(std::string_view name, const Value& said, const api::Period& when) {
    begin();
    fact(name, said);
    fact("from", when.from);
    fact("until", when.until);
    end();
  }

  rapidjson::PrettyWriter<rapidjson::StringBuffer> writer_;
};

void write_abilities(FactWriter& out, const api::Models& models, const api::Model& model, std::string_view day) {
  out.begin("abilities");
  for (const std::string_view name : models.ability_names) out.fact(name, api::ability(model, name, day));
  out.end();
}

void write_thinking(FactWriter& out, const api::Thinking& thinking) {
  out.begin("thinking");
  out.fact("supported", thinking.supported);
  out.fact("control", to_string(thinking.control));
  out.list("levels", thinking.levels, thinking.levels_known);
  out.fact("defaultLevel", thinking.default_level);
  out.fact("budgetMin", thinking.budget_min);
  out.fact("budgetMax", thinking.budget_max);
  out.fact("defaultBudget", thinking.default_budget);
  out.fact("canDisable", thinking.can_disable);
  out.fact("dynamicBudget", thinking.dynamic_budget);
  out.end();
}

void write_parameters(FactWriter& out, const api::Parameters& parameters, std::string_view day) {
  out.begin("parameters");
  out.fact("defaultTemperature", parameters.default_temperature);
  out.fact("maxTemperature", parameters.max_temperature);
  out.fact("defaultTopP", parameters.default_top_p);
  out.fact("defaultTopK", parameters.default_top_k);
  out.fact("maxTopK", parameters.max_top_k);
  out.fact("candidateCountMax", parameters.max_candidates);
  out.fact("sampling", contains(parameters.sampling_when, day) ? to_string(parameters.sampling) : std::string_view());
  out.fact("samplingFrom", parameters.sampling_when.from);
  out.end();
}

void write_embedding(FactWriter& out, const api::Embedding& embedding) {
  if (!embedding.known) return out.null("embedding");
  out.begin("embedding");
  out.fact("defaultDimensions", embedding.default_dimensions);
  out.fact("minDimensions", embedding.min_dimensions);
  out.fact("maxDimensions", embedding.max_dimensions);
  out.list("allowedDimensions", embedding.allowed_dimensions, !embedding.allowed_dimensions.empty());
  out.list("recommendedDimensions", embedding.recommended_dimensions, !embedding.recommended_dimensions.empty());
  out.list("taskTypes", embedding.task_types, embedding.task_types_known);
  out.fact("normalized", embedding.normalized);
  out.fact("normalizedOnlyAt", embedding.normalized_only_at);
  out.end();
}

void write_image(FactWriter& out, const api::Image& image) {
  if (!image.known) return out.null("image");
  out.begin("image");
  out.fact("aspectRatios", image.aspect_ratios);
  out.fact("imageSizes", image.sizes);
  out.fact("defaultImageSize", image.default_size);
  out.begin("maxReferenceImages");
  for (const api::ReferenceImages& each : image.max_reference_images) out.fact(each.kind, each.count);
  out.end();
  out.end();
}

void write_per_prompt(FactWriter& out, const api::PerPrompt& limits) {
  out.begin("perPromptLimits");
  out.fact("maxImages", limits.max_images);
  out.fact("maxVideos", limits.max_videos);
  out.fact("maxVideoMinutes", limits.max_video_minutes);
  out.fact("maxAudioHours", limits.max_audio_hours);
  out.fact("maxAudioHoursWithDetail", limits.max_audio_hours_with_detail);
  out.fact("maxPdfPages", limits.max_pdf_pages);
  out.end();
}

void write_model(FactWriter& out, const api::Models& models, const api::Model& model, std::string_view day) {
  const api::Model* judged = api::judged_model(models, model, day);
  out.begin();
  out.fact("code", model.code);
  out.fact("displayName", model.display_name);
  out.fact("family", model.family);
  out.fact("generation", model.generation);
  out.fact("aliases", model.aliases);
  out.fact("aliasOf", model.alias_of);
  out.fact("rolling", model.rolling);
  out.fact("targets", model.targets);
  out.fact("answeredBy", judged != nullptr ? judged->code : std::string_view());
  out.fact("status", api::status_on(models, model, day));
  out.fact("stage", model.stage);
  out.fact("releaseDate", model.released);
  out.fact("deprecationAnnounced", model.deprecated);
  out.fact("shutdownDate", model.shutdown);
  out.fact("shutdownConfirmed", model.shutdown_confirmed);
  out.fact("recommendedReplacements", model.replacements);
  out.fact("access", model.access);
  out.fact("modelsListVersion", model.list_version);
  out.fact("lastListed", model.last_listed);
  out.tokens("inputTokenLimit", model.input_tokens);
  out.tokens("outputTokenLimit", model.output_tokens);
  out.tokens("highestOutputTokenLimit", model.highest_output_tokens);
  out.tokens("unifiedContextWindow", model.context_window);
  out.list("inputModalities", model.input_modalities, !model.input_modalities.empty());
  out.list("outputModalities", model.output_modalities, !model.output_modalities.empty());
  out.list("supportedMethods", model.methods, model.methods_known);
  write_abilities(out, models, model, day);
  write_thinking(out, model.thinking);
  out.fact("cachingMinimum", api::caching_minimum(model, day));
  out.fact("cachingMinimums", model.caching_minimums);
  write_parameters(out, model.parameters, day);
  write_embedding(out, model.embedding);
  write_image(out, model.image);
  write_per_prompt(out, model.per_prompt);
  out.fact("sources", model.sources);
  out.end();
}

}  // namespace

std::string models_json(const api::Models& models, std::span<const api::Model* const> chosen, std::string_view day) {
  rapidjson::StringBuffer buffer;
  FactWriter out(buffer);
  out.begin();
  out.fact("knowledge", models.knowledge);
  out.fact("asOf", day);
  out.begin_list("models");
  for (const api::Model* model : chosen) write_model(out, models, *model, day);
  out.end_list();
  out.end();
  return std::string(buffer.GetString(), buffer.GetSize()) + "\n";
}

}  // namespace gemlint::cli
