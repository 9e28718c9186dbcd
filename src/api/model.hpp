/// The models that the API serves or ever served, as plain tables: what each can do, its limits, and the days on which
/// that changed. The build makes them constant from schemas/models.json; load_models() makes the same structs from a
/// user's file.
///
/// Days are YYYY-MM-DD (YYYY-MM where only the month is known), empty = not known; they compare as strings. What nobody
/// has said is unknown, never "no": a rule that meets it is silent.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace gemlint::api {

enum class Known : std::uint8_t { unknown, no, yes };

enum class Status : std::uint8_t { unknown, unreleased, stable, preview, experimental, deprecated, shut_down };

/// "unknown", "unreleased", "stable", "preview", "experimental", "deprecated", "shut-down".
std::string_view to_string(Status status);

/// A span of days: from the first of them (empty = always) to before `until` (empty = still).
struct Period {
  std::string_view from;
  std::string_view until;
};

bool contains(const Period& period, std::string_view day);

/// One thing that a model can or cannot do. Several of one name are periods that do not overlap.
struct Ability {
  std::string_view name;
  Known value = Known::unknown;
  Period when;
};

/// Requests that name this model are answered by `code` meanwhile.
struct Target {
  std::string_view code;
  Period when;
};

/// Who may use a model.
struct Access {
  std::string_view kind;  ///< "paid": paid tiers only; "prior-users": only accounts that used it before
  Period when;
};

/// What temperature, topP and topK do.
enum class Sampling : std::uint8_t { unknown, deprecated, ignored };

/// How thinking is steered. `none`: thinkingConfig is to be left out altogether.
enum class ThinkingControl : std::uint8_t { unknown, none, budget, level };

/// "", "none", "thinkingBudget", "thinkingLevel".
std::string_view to_string(ThinkingControl control);
std::string_view to_string(Sampling sampling);

struct Thinking {
  Known supported = Known::unknown;
  ThinkingControl control = ThinkingControl::unknown;
  bool levels_known = false;
  std::span<const std::string_view> levels;  ///< lower case: "minimal", "low", "medium", "high", "xhigh"
  std::string_view default_level;
  std::optional<int> budget_min;  ///< of a budget that is neither 0 (off) nor -1 (the model decides)
  std::optional<int> budget_max;
  std::optional<int> default_budget;      ///< 0 = off, -1 = the model decides
  Known can_disable = Known::unknown;     ///< with a budget of 0
  Known dynamic_budget = Known::unknown;  ///< takes a budget of -1
};

struct Parameters {
  std::optional<double> default_temperature;
  std::optional<double> max_temperature;
  std::optional<double> default_top_p;
  std::optional<int> default_top_k;
  std::optional<int> max_top_k;
  std::optional<int> max_candidates;
  Sampling sampling = Sampling::unknown;
  Period sampling_when;
};

/// The fewest tokens that can be cached, as documented in that period.
struct CachingMinimum {
  int tokens = 0;
  Period when;
};

struct Embedding {
  bool known = false;  ///< the model embeds, and something is known of how
  std::optional<int> default_dimensions;
  std::optional<int> min_dimensions;
  std::optional<int> max_dimensions;
  std::span<const int> allowed_dimensions;  ///< no others; empty = any between the limits
  std::span<const int> recommended_dimensions;
  bool task_types_known = false;
  std::span<const std::string_view> task_types;  ///< whether taskType is taken at all is the ability "taskType"
  Known normalized = Known::unknown;             ///< vectors come with length 1 …
  std::optional<int> normalized_only_at;         ///< … only with this many dimensions
};

struct PerPrompt {
  std::optional<int> max_images;
  std::optional<int> max_videos;
  std::optional<double> max_video_minutes;
  std::optional<double> max_audio_hours;
  std::optional<double> max_audio_hours_with_detail;  ///< with diarization or timestamps
  std::optional<int> max_pdf_pages;
};

struct ReferenceImages {
  std::string_view kind;  ///< "objects", "characters", "style", "total", "recommendedMax"
  int count = 0;
};

struct Image {
  bool known = false;
  std::span<const std::string_view> aspect_ratios;
  std::span<const std::string_view> sizes;  ///< empty = imageSize is not for this model
  std::string_view default_size;
  std::span<const ReferenceImages> max_reference_images;
};

/// Where a group of facts comes from.
struct FactSource {
  std::string_view group;  ///< "lifecycle", "limits", "thinking", "capabilities", "parameters", "caching", …
  std::string_view kind;   ///< "official", "recorded", "third-party", "other-product"
  std::string_view url;
  std::string_view date;  ///< state of the page
};

struct Model {
  std::string_view code;  ///< without "models/"
  std::string_view display_name;
  std::string_view family;      ///< "gemini-2.5", "embedding", "tts", …
  std::string_view generation;  ///< of the Gemini behind it: "2.5", "3", "4"; empty for other kinds of model
  std::span<const std::string_view> aliases;
  std::string_view alias_of;  ///< says the same; for judging, `targets` counts
  bool rolling = false;       ///< "…-latest": what answers changes without a change of name
  std::span<const Target> targets;

  Status status = Status::unknown;  ///< as of the date of the knowledge; status_on() for a day
  Status stage = Status::unknown;   ///< stable, preview or experimental while it is served
  std::string_view released;
  std::string_view deprecated;  ///< day of the announcement
  std::string_view shutdown;
  Known shutdown_confirmed = Known::unknown;       ///< no: the day is "not before"
  std::span<const std::string_view> replacements;  ///< codes, the first recommended first
  std::span<const Access> access;
  std::string_view list_version;  ///< as models.list prints it
  std::string_view last_listed;   ///< newest models.list seen that has it

  int input_tokens = 0;           ///< 0 = not known
  int output_tokens = 0;          ///< of one answer; 0 = not known. max_output_tokens() says what a request may ask for
  int highest_output_tokens = 0;  ///< the largest limit that a source gives, where sources disagree; otherwise 0
  int context_window = 0;         ///< shared by input, thinking and output; 0 = not known or separate limits
  std::span<const std::string_view>
      input_modalities;  ///< "text", "image", "audio", "video", "pdf", …; empty = not known
  std::span<const std::string_view>
      output_modalities;  ///< "text", "image", "audio", "video", "embedding"; empty = not known
  bool methods_known = false;
  std::span<const std::string_view> methods;  ///< "generateContent", …

  /// Sorted by name. The capabilities of the data, and under the names "thinking", "thinkingBudget", "thinkingLevel",
  /// "penalties", "logprobs", "candidateCount", "modelTurnPrefill", "caching", "implicitCaching", "explicitCaching",
  /// "taskType", "interactionsApi" what else is yes or no.
  std::span<const Ability> abilities;
  Thinking thinking;
  Parameters parameters;
  std::span<const CachingMinimum> caching_minimums;
  Embedding embedding;
  PerPrompt per_prompt;
  Image image;
  std::span<const FactSource> sources;
};

struct Models {
  std::string_view knowledge;                       ///< date of the newest fact
  std::span<const Model> models;                    ///< in the order of the data: newest families first
  std::span<const std::string_view> ability_names;  ///< every name that ability() can know, sorted
};

/// The bundled models (schemas/models.json), as constant tables.
const Models& bundled_models();

/// The model of that code or alias (without "models/"), or null. A code wins over another model's alias.
const Model* find_model(const Models& models, std::string_view code);

/// Whether `model` can do `name` on `day`; without a day, by the newest knowledge. Unknown names are unknown: check
/// them against Models::ability_names when a rule is loaded.
Known ability(const Model& model, std::string_view name, std::string_view day = {});

/// The model whose facts hold for requests to `model` on that day: itself, or the target of a rerouting in force. Null
/// when that is not known (a rolling alias outside the periods of its known targets): then no model fact is to be used.
const Model* judged_model(const Models& models, const Model& model, std::string_view day);

/// True when the shutdown is confirmed, its day has come and no target answers in its place. False says nothing.
bool is_shut_down(const Model& model, std::string_view day);

/// The status on a day, as far as the dates tell; for people, not for errors.
Status status_on(const Models& models, const Model& model, std::string_view day);

/// The largest maxOutputTokens that nobody says is refused: the largest limit of any source, or the whole window where
/// the models that share one go on beyond one answer. 0 = not known.
int max_output_tokens(const Model& model);

/// The fewest tokens that could be cached on that day; nothing when not known.
std::optional<int> caching_minimum(const Model& model, std::string_view day);

/// True when `access` of that kind ("paid", "prior-users") holds on that day.
bool has_access_limit(const Model& model, std::string_view kind, std::string_view day);

/// Up to `most` codes that someone who wrote `code` may mean, the likeliest first: near in spelling, then of the same
/// beginning; models that are served on that day come before others.
std::vector<std::string_view> nearest_models(const Models& models, std::string_view code, std::string_view day,
                                             std::size_t most = 3);

}  // namespace gemlint::api
