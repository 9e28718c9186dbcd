#include "cli/shard_run.hpp"

#include <filesystem>
#include <system_error>

#include "cli/input.hpp"
#include "rules/load_rules.hpp"
#include "text/digest.hpp"
#include "text/utf8.hpp"

namespace gemlint::cli {
namespace {

/// What else decides what is found, as one word: it must be the same for all parts.
std::string run_of(const CommandLine& line, const lint::Options& options) {
  std::string all;
  for (const std::string& part :
       {options.as_of, options.model, options.version ? std::string(api::to_string(*options.version)) : std::string(),
        options.method != nullptr ? std::string(options.method->id) : std::string(),
        std::to_string(options.warn_before_shutdown_days), std::to_string(line.max_request),
        std::string(line.preview ? "preview" : "")}) {
    all += part + '\n';
  }
  for (const std::string& host : options.hosts) all += host + '\n';
  if (options.fields != nullptr) {
    for (const auto& [type, names] : *options.fields) {
      all += type + '\n';
      for (const std::string& name : names) all += ' ' + name + '\n';
    }
  }
  // Private models stand before the bundled ones.
  const std::size_t own = options.models->models.size() - api::bundled_models().models.size();
  for (const api::Model& model : options.models->models.first(own)) {
    all += std::string(model.code) + ' ' + std::string(model.family) + ' ' + std::to_string(model.output_tokens) + '\n';
  }
  for (const rules::Rule& rule : options.rules->rules) {
    if (rule.id.starts_with(rules::team_prefix) && options.selection.is_on(rule.id)) all += std::string(rule.id) + '\n';
  }
  return std::to_string(digest_of(all));
}

}  // namespace

std::string wrong_for_shard(const CommandLine& line, const std::vector<OutputWish>& wishes, const Listing& listing) {
  if (wishes.size() != 1 || wishes.front().format != "json" || line.statistics)
    return "--shard needs --format json, without other formats and --statistics";
  if (line.shard_file.empty()) return "--shard needs --shard-file FILE, which gemlint merge reads";
  if (line.write_baseline) return "--shard does not go with --write-baseline";
  if (listing.files.size() + listing.errors.size() != 1) return "--shard takes one file";
  if (!listing.errors.empty()) return {};
  const std::string& file = listing.files.front();
  std::error_code error;
  if (file == "-" || !std::filesystem::is_regular_file(file, error))
    return "--shard takes a file on disk, since parts of a stream cannot be counted";
  if (!is_valid_utf8(file) || !is_valid_utf8(line.shard_file))
    return "--shard takes names in UTF-8 only, since reports could not name others";
  Input input;
  if (std::string wrong = input.open(file); !wrong.empty()) return wrong;
  return input.is_packed() ? "--shard takes no packed file; unpack it first" : std::string();
}

std::string wrong_for_shard(const lint::Options& options, bool has_exemptions) {
  if (options.schemas != &api::bundled_schemas())
    return "--shard goes with the bundled schemas only, which gemlint merge has too";
  if (has_exemptions)
    return "--shard does not go with a baseline, or with suppressions for the file; lint it whole, or with --no-config";
  return {};
}

ShardHead head_for(const CommandLine& line, const lint::Options& options, const std::string& language,
                   const std::string& file) {
  ShardHead head;
  head.version = GEMLINT_VERSION;
  head.knowledge = options.schemas->knowledge;
  head.path = file;
  head.shard = *line.shard;
  std::error_code error;
  head.size = std::filesystem::file_size(file, error);
  head.language = language;
  head.claimed = options.method != nullptr;
  head.run = run_of(line, options);
  for (const rules::Rule& rule : options.rules->rules) {
    if (rule.id.starts_with(rules::team_prefix)) continue;
    const auto severity = options.selection.severity(rule.id);
    if (!options.selection.is_on(rule.id)) {
      head.off.emplace_back(rule.id);
    } else if (severity) {
      head.severities.push_back(std::string(rule.id) + '=' + to_string(*severity));
    }
  }
  return head;
}

}  // namespace gemlint::cli
