/// A folder with a gemlint.json, or with a baseline alone, and what applies to the files below it.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "cli/options.hpp"
#include "cli/settings.hpp"
#include "finding/finding.hpp"
#include "lint/config_file.hpp"
#include "lint/exemptions.hpp"
#include "lint/options.hpp"

namespace gemlint::cli {

/// The name of the configuration, and of a baseline for which none is given.
inline constexpr const char* config_name = "gemlint.json";
inline constexpr const char* usual_baseline = "gemlint-baseline.json";

/// Texts that count in place of what is on disk, by absolute path: configurations that an editor has open.
using OpenTexts = std::map<std::string, std::string>;

/// Something for which nothing can be linted, in words.
struct Trouble {
  std::string message;              ///< names the file that it is about
  std::string path;                 ///< of the file that is to be mended, absolute; "" = the command line
  std::optional<api::NodePath> at;  ///< the value of gemlint.json that is to be mended
};

class Project {
 public:
  /// Reads what `folder` (absolute) holds; "" = no folder has a say, and names count from the current one. `texts` may
  /// be null.
  Project(const CommandLine& line, std::string folder, const OpenTexts* texts = nullptr);
  Project(const Project&) = delete;
  Project& operator=(const Project&) = delete;

  /// Why nothing can be linted: problems of gemlint.json, and what else is wrong, in words.
  const std::vector<Finding>& problems() const { return problems_; }
  const std::vector<Trouble>& errors() const { return errors_; }
  bool is_usable() const;

  /// All that is to be mended in gemlint.json, also what of errors() is, in the order of the text.
  std::vector<Finding> problems_of_config() const;

  const Settings& settings() const { return settings_; }
  const lint::ConfigFile* config() const { return config_ ? &*config_ : nullptr; }
  const std::string& folder() const { return folder_; }
  /// False when no folder has a say.
  bool has_say() const { return has_say_; }
  std::string config_path() const;
  /// What gemlint.json said when it was read.
  const std::string& config_text() const { return config_text_; }

  /// True for the configuration and the baseline, which hold no requests. `path` counts from the folder.
  bool is_own(const std::string& path) const;
  /// True for files and folders that the configuration excludes.
  bool is_excluded(const std::string& path) const;

  /// What the core is told about a file; valid as long as the project.
  const lint::Options& options_for(const std::string& path);

  lint::Exemptions& exemptions() { return *exemptions_; }

  /// Files of the run belong to it: what it says of its suppressions and its baseline is to be told.
  void take_part() { takes_part_ = true; }
  bool takes_part() const { return takes_part_; }

  /// For --write-baseline: collects what the run finds in a file with these rules, which no longer counts then.
  void remember(const std::string& path, const rules::Selection& selection, std::vector<Finding>& findings);
  /// Writes it. With `all_files` what was known of files that are gone is forgotten. Returns what is wrong, or "".
  std::string write_baseline(bool all_files);
  /// A path as people write it: from the current folder where that is near.
  std::string shown(const std::string& path) const;
  const std::string& baseline_path() const { return baseline_path_; }
  std::size_t remembered() const { return new_baseline_ ? new_baseline_->size() : 0; }

 private:
  void read_config(const std::string& path, const OpenTexts* texts);
  void read_baseline();

  void complain(std::string message, std::string path, std::optional<api::NodePath> at = {});

  const CommandLine& line_;
  std::string folder_;
  bool has_say_;
  std::string config_text_;
  std::optional<lint::ConfigFile> config_;
  lint::Config no_config_;
  Settings settings_;
  std::vector<Finding> problems_;
  std::vector<Trouble> errors_;
  std::string baseline_path_;
  std::optional<lint::Baseline> new_baseline_;
  std::string own_baseline_;  ///< as files are named here
  bool takes_part_ = false;
  std::unique_ptr<lint::Exemptions> exemptions_;
  std::map<std::string, std::unique_ptr<lint::Options>> variants_;  ///< by what targets and overrides contribute
};

}  // namespace gemlint::cli
