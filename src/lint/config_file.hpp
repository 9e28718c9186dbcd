/// Reads gemlint.json with the decoder that reads requests, so that its mistakes are told as well as theirs.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "api/model.hpp"
#include "finding/finding.hpp"
#include "lint/config.hpp"
#include "rules/message.hpp"
#include "rules/rule.hpp"

namespace gemlint::lint {

/// The rule and category of what is wrong with it.
inline constexpr const char* config_category = "configuration";

class ConfigFile {
 public:
  /// `name` is what findings call the file. Its texts come from `rules`, which must outlive it.
  ConfigFile(std::string name, std::string text, const rules::RuleSet& rules);
  ~ConfigFile();
  ConfigFile(ConfigFile&&) noexcept;
  ConfigFile& operator=(ConfigFile&&) noexcept;

  const std::string& name() const;

  /// What it says, as far as it could be read.
  const Config& config() const;

  /// What is wrong with it by itself. When one of these is an error, the file is not to be used.
  const std::vector<Finding>& problems() const;

  /// What is wrong with it beside these tables: rules, models, methods and messages that are not there.
  std::vector<Finding> problems_with(const rules::RuleSet& rules, const api::Schemas& schemas,
                                     const api::Models& models, std::string_view day) const;

  /// A warning about the place `at`, in the words of that name below "config" in rules/ui.json.
  Finding remark(const api::NodePath& at, std::string_view words, const rules::Arguments& arguments) const;

  /// An error at the place `at`, in words of the caller's.
  Finding problem(const api::NodePath& at, std::string message) const;

  /// The line of a place, from 1.
  std::size_t line_of(const api::NodePath& at) const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace gemlint::lint
