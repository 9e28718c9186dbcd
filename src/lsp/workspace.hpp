/// What the server asks of the world around it: files, and the configuration of each. The program answers from the file
/// system, tests from memory.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "finding/finding.hpp"
#include "lint/exemptions.hpp"
#include "lint/options.hpp"
#include "rules/language.hpp"

namespace gemlint::lsp {

/// What holds for one file.
struct Circumstances {
  enum class Role { requests, configuration, baseline };
  Role role = Role::requests;
  const lint::Options* options = nullptr;
  const lint::Exemptions* exemptions = nullptr;  ///< null when nothing is exempt
  rules::Language language = rules::Language::en;
  std::string name;  ///< as its configuration calls it
  std::string
      configuration;         ///< path of the gemlint.json that holds for it; where one would be made when there is none
  bool is_excluded = false;  ///< the configuration leaves it out
};

/// What is wrong with a configuration on disk.
struct Complaint {
  std::string path;
  std::vector<Finding> findings;    ///< at places in it
  std::vector<std::string> errors;  ///< about it as a whole
};

/// Says what holds. Pointers stay valid until reload().
class Workspace {
 public:
  virtual ~Workspace() = default;

  /// The folders that the client has open, and the language it speaks ("pl-PL"; may be empty), which counts where
  /// neither the command line nor the configuration names one.
  virtual void set_folders(std::vector<std::string> folders) = 0;
  virtual void set_locale(std::string_view locale) = 0;

  /// For an absolute path; for a document that is no file `path` is a mere name, and the first folder's configuration
  /// holds.
  virtual Circumstances circumstances(const std::string& path) = 0;

  /// Of the configurations that were used since the last reload(), also those with nothing wrong.
  virtual std::vector<Complaint> complaints() = 0;

  /// A configuration that the client has open: its text counts from the next reload() on. Nothing = it is closed.
  virtual void set_text(const std::string& path, std::optional<std::string> text) = 0;

  /// Whether what was read differs from what is on disk. Cheap: looks at dates, not into files.
  virtual bool has_changed() = 0;

  /// Reads all anew. A configuration that cannot be used leaves the one before it in force.
  virtual void reload() = 0;

  /// The text of a file; nothing when it cannot be read.
  virtual std::optional<std::string> read(const std::string& path) = 0;
};

}  // namespace gemlint::lsp
