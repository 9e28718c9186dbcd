/// Files and configurations as the language server sees them: those on disk.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "cli/options.hpp"
#include "cli/projects.hpp"
#include "cli/watched_files.hpp"
#include "lsp/workspace.hpp"

namespace gemlint::cli {

class EditorWorkspace : public lsp::Workspace {
 public:
  explicit EditorWorkspace(const CommandLine& line);

  /// What is wrong with the command line itself, or "".
  std::string wrong_usage();

  void set_folders(std::vector<std::string> folders) override { folders_ = std::move(folders); }
  void set_locale(std::string_view locale) override;
  lsp::Circumstances circumstances(const std::string& path) override;
  std::string canonical(const std::string& path) override;
  std::vector<lsp::Complaint> complaints() override;
  std::vector<std::string> watch_patterns() override;
  void set_text(const std::string& file, std::optional<std::string> text) override;
  bool has_changed() override;
  bool has_changed(const std::string& path) override;
  void reload() override;
  std::optional<std::string> read(const std::string& path) override;

 private:
  std::string absolute(const std::string& path) const;
  const std::string& canonical_folder(const std::string& folder);
  std::string top_above(const std::string& file);
  std::string as_named(const std::string& folder, const std::string& path);
  std::string as_named_before(const std::string& path) const;
  void watch_above(const std::string& folder);
  void watch_named_by(const Project& project);
  Projects::Located usable(const Projects::Located& located) const;
  std::vector<Finding> problems_of_configuration(const std::string& file, const std::string& text) const;

  CommandLine line_;
  CommandLine without_config_;
  std::vector<std::string> folders_;  ///< that the client has open, as it names them
  OpenTexts texts_;
  std::unique_ptr<Projects> projects_;
  std::unique_ptr<Projects> plain_;  ///< as if there were no configuration
  /// Those that could be used last, by folder.
  std::map<std::string, std::unique_ptr<Project>> before_;
  std::string day_ = today();  ///< on which the configurations were read

  // Since reload().
  WatchedFiles watched_;
  std::set<std::string> watched_folders_;  ///< with all above them
  std::set<const Project*> watched_projects_;
  std::map<std::string, std::string> canonical_;  ///< of folders
  std::map<std::string, std::string> named_;      ///< what the client calls the folders of configurations
  std::size_t told_ = 0;                          ///< how many projects complaints() has told of
};

}  // namespace gemlint::cli
