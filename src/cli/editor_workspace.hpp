/// Files and configurations as the language server sees them: those on disk.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "cli/options.hpp"
#include "cli/projects.hpp"
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
  std::vector<lsp::Complaint> complaints() override;
  void set_text(const std::string& path, std::optional<std::string> text) override;
  bool has_changed() override;
  void reload() override;
  std::optional<std::string> read(const std::string& path) override;

 private:
  /// What tells one state of a file from another.
  struct Stamp {
    std::int64_t time = 0;  ///< 0 = it is not there
    std::uint64_t size = 0;
    std::uint64_t node = 0;
    friend bool operator==(const Stamp&, const Stamp&) = default;
  };
  static Stamp stamp_of(const std::string& path);

  void watch(const std::string& path) { stamps_.try_emplace(path, stamp_of(path)); }
  void watch_folder(const std::string& folder);
  void watch_configuration(const Project& project);
  Projects::Located usable(const Projects::Located& located, const std::string& path);

  CommandLine line_;
  CommandLine without_config_;
  std::vector<std::string> folders_;
  OpenTexts texts_;
  std::unique_ptr<Projects> projects_;
  std::unique_ptr<Projects> before_;  ///< those that could all be used last
  std::unique_ptr<Projects> plain_;   ///< as if there were no configuration
  std::map<std::string, Stamp> stamps_;
  std::string day_ = today();  ///< on which the configurations were read
};

}  // namespace gemlint::cli
