/// What the server asks of the world around it: files, and the configuration of each. The program answers from the file
/// system, tests from memory.
#pragma once

#include <functional>
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
  std::string name;           ///< as its configuration calls it
  std::string file;           ///< its canonical() path; "" when the document is no file
  std::string configuration;  ///< path, as the client names folders, of the gemlint.json that holds for it, or where
                              ///< one would be made; "" when the document is no file, or none counts
  bool is_excluded = false;   ///< the configuration leaves it out
  /// What is wrong with it when this is its text; empty for requests. Valid until reload().
  std::function<std::vector<Finding>(const std::string& text)> problems;
};

/// What is wrong with a configuration, or with a baseline that stands alone, on disk.
struct Complaint {
  std::string path;               ///< as the client names folders
  std::vector<Finding> findings;  ///< those without a range are about the file as a whole
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

  /// The one path by which a file is known, whatever links and dots lead to it.
  virtual std::string canonical(const std::string& path) = 0;

  /// Of what came into use since this was asked last, also where nothing is wrong; after reload() of all that is in
  /// use.
  virtual std::vector<Complaint> complaints() = 0;

  /// Patterns of the files by which what is in use could change.
  virtual std::vector<std::string> watch_patterns() = 0;

  /// A configuration that the client has open, by its canonical() path: its text counts from the next reload() on.
  /// Nothing = it is closed.
  virtual void set_text(const std::string& file, std::optional<std::string> text) = 0;

  /// Whether what was read differs from what is on disk. Looks at dates, not into files.
  virtual bool has_changed() = 0;
  /// The same of what holds for one file, which is cheap however many others are open.
  virtual bool has_changed(const std::string& path) = 0;

  /// Reads all anew. A configuration that cannot be used leaves the one before it in force.
  virtual void reload() = 0;

  /// The text of a file; nothing when it cannot be read.
  virtual std::optional<std::string> read(const std::string& path) = 0;
};

}  // namespace gemlint::lsp
