#include "lint/config_reader.hpp"

#include <string>
#include <utility>

#include "api/day.hpp"
#include "api/endpoint.hpp"

namespace gemlint::lint {
namespace {

using api::FieldName;
using api::NodeIndex;
using api::NodePath;
using json::Value;

std::string_view text_of(const Value& value) { return {value.GetString(), value.GetStringLength()}; }

NodePath child(NodePath path, std::uint32_t position) {
  path.push_back(position);
  return path;
}

class Reader {
 public:
  Reader(const api::View& view, Config& config, std::vector<ConfigComplaint>& complaints)
      : view_(view), config_(config), complaints_(complaints) {}

  void read();

 private:
  void complain(NodePath at, std::string_view words, rules::Arguments arguments = {}) {
    complaints_.push_back({std::move(at), words, std::move(arguments)});
  }

  std::optional<Placed<std::string>> text(NodeIndex node, const FieldName& name) const {
    const auto found = api::text(view_, node, name);
    if (!found) return std::nullopt;
    return Placed<std::string>{std::string(*found), api::path(view_, node, name)};
  }

  std::optional<Placed<std::string>> chosen(NodeIndex node, const FieldName& name) {
    const auto found = api::enum_name(view_, node, name);
    const api::Field* field = api::find_field(*view_.nodes[node].message, name.text);
    const Value* given = api::value(view_, node, *field);
    // The decoder takes numbers for words, as the server does; nobody means that here.
    if (given != nullptr && !given->IsString())
      complain(api::path(view_, node, name), "no-word", {{"name", std::string(name.text)}});
    if (!found) return std::nullopt;
    return Placed<std::string>{std::string(*found), api::path(view_, node, name)};
  }

  /// A text that must be there and say something.
  Placed<std::string> needed(NodeIndex node, const FieldName& name) {
    auto found = text(node, name);
    const bool says_something = found && found->value.find_first_not_of(" \t\r\n") != std::string::npos;
    if (says_something) return std::move(*found);
    if (api::is_set(view_, node, name) != api::Set::unsure)
      complain(found ? found->at : api::path(view_, node), "needs", {{"name", std::string(name.text)}});
    return {{}, api::path(view_, node)};
  }

  std::vector<Placed<std::string>> texts(NodeIndex node, const FieldName& name) const {
    std::vector<Placed<std::string>> list;
    for (const Value* element : api::elements(view_, node, name)) {
      if (element->IsString()) list.push_back({std::string(text_of(*element)), api::path(view_, node, name, *element)});
    }
    return list;
  }

  /// A pattern must be able to match: paths count from the folder, and never lead out of it.
  Glob pattern(const Placed<std::string>& text) {
    Glob glob(text.value);
    const auto has = [&](std::string_view part) { return text.value.find(part) != std::string::npos; };
    if (text.value.empty() || text.value == "." || text.value.starts_with('!') || text.value.starts_with("//") ||
        text.value == ".." || text.value.starts_with("../") || has("/../") || text.value.ends_with("/.."))
      complain(text.at, "no-pattern", {{"name", text.value}});
    if (glob.is_too_complex()) complain(text.at, "long-pattern");
    return glob;
  }

  std::vector<Glob> patterns(NodeIndex node, const FieldName& name, bool must) {
    std::vector<Glob> globs;
    for (const Placed<std::string>& text : texts(node, name)) globs.push_back(pattern(text));
    if (must && globs.empty() && api::is_set(view_, node, name) != api::Set::unsure)
      complain(api::path(view_, node), "needs", {{"name", std::string(name.text)}});
    return globs;
  }

  std::optional<Placed<std::string>> day(NodeIndex node, const FieldName& name) {
    auto found = text(node, name);
    if (found && !api::days_between(found->value, found->value)) {
      complain(found->at, "no-day", {{"name", found->value}});
      return std::nullopt;
    }
    return found;
  }

  Severities severities(NodeIndex node, const FieldName& name);
  void read_targets();
  void read_suppressions();
  void read_models();
  void read_fields();

  const api::View& view_;
  Config& config_;
  std::vector<ConfigComplaint>& complaints_;
};

Severities Reader::severities(NodeIndex node, const FieldName& name) {
  Severities severities;
  const Value* map = api::value(view_, node, name);
  if (map == nullptr || !map->IsObject()) return severities;
  std::uint32_t position = 0;
  for (const auto& member : map->GetObject()) {
    const NodePath at = child(api::path(view_, node, name), position++);
    const std::string level(member.value.IsString() ? text_of(member.value) : std::string_view());
    if (text_of(member.name).find('=') != std::string_view::npos)
      complain(at, "unknown-rule", {{"name", std::string(text_of(member.name))}});
    else if (level.empty())
      complain(at, "no-level", {{"name", std::string(text_of(member.name))}});
    else
      severities.push_back({std::string(text_of(member.name)) + '=' + level, at});
  }
  return severities;
}

void Reader::read_targets() {
  for (const NodeIndex node : api::children(view_, 0, "targets")) {
    Config::Target target;
    target.files = patterns(node, "files", true);
    target.model = text(node, "model");
    if (target.model) {
      const std::string code = api::model_code(target.model->value);
      if (code.empty()) complain(target.model->at, "no-model-name", {{"name", target.model->value}});
      target.model->value = code;
    }
    if (const auto version = chosen(node, "apiVersion"))
      target.version = Placed<api::Version>{*api::version_from(version->value), version->at};
    target.method = text(node, "method");
    config_.targets.push_back(std::move(target));
  }
}

void Reader::read_suppressions() {
  for (const NodeIndex node : api::children(view_, 0, "suppress")) {
    const Placed<std::string> path = needed(node, "path");
    Config::Suppression suppression{
        path.value.empty() ? Glob(path.value) : pattern(path), needed(node, "rule"), {}, {}, {}, {}, {}};
    if (const auto pointer = text(node, "pointer")) {
      if (!pointer->value.empty() && !pointer->value.starts_with('/'))
        complain(pointer->at, "no-pointer", {{"name", pointer->value}});
      suppression.pointer = pointer->value;
    }
    if (const auto key = text(node, "key")) suppression.key = key->value;
    suppression.reason = needed(node, "reason").value;
    if (const auto until = day(node, "until")) suppression.until = until->value;
    suppression.at = api::path(view_, node);
    config_.suppress.push_back(std::move(suppression));
  }
}

void Reader::read_models() {
  for (const NodeIndex node : api::children(view_, 0, "models")) {
    Config::Model model{needed(node, "code"), text(node, "like")};
    for (Placed<std::string>* name : {&model.code, model.like ? &*model.like : nullptr}) {
      if (name == nullptr || name->value.empty()) continue;
      const std::string code = api::model_code(name->value);
      if (code.empty()) complain(name->at, "no-model-name", {{"name", name->value}});
      name->value = code;
    }
    config_.models.push_back(std::move(model));
  }
}

void Reader::read_fields() {
  const FieldName name = "fields";
  const Value* map = api::value(view_, 0, name);
  if (map == nullptr || !map->IsObject()) return;
  std::uint32_t position = 0;
  for (const auto& member : map->GetObject()) {
    const NodePath at = child(api::path(view_, 0, name), position++);
    const std::string type(text_of(member.name));
    config_.fields_at.push_back({type, at});
    auto& names = config_.fields[type];
    if (!member.value.IsArray()) {
      complain(at, "no-list-of-names", {{"name", type}});
      continue;
    }
    std::uint32_t element = 0;
    for (const Value& field : member.value.GetArray()) {
      if (field.IsString())
        names.emplace(text_of(field));
      else
        complain(child(at, element), "no-list-of-names", {{"name", type}});
      ++element;
    }
  }
}

void Reader::read() {
  read_targets();
  config_.exclude = patterns(0, "exclude", false);
  config_.rules = severities(0, "rules");
  for (const NodeIndex node : api::children(view_, 0, "overrides"))
    config_.overrides.push_back({patterns(node, "files", true), severities(node, "rules")});
  read_suppressions();
  config_.baseline = text(0, "baseline");
  read_models();
  for (Placed<std::string>& host : texts(0, "hosts")) config_.hosts.push_back(std::move(host.value));
  read_fields();
  config_.rule_folders = texts(0, "ruleFolders");
  config_.schemas = text(0, "schemas");
  config_.language = chosen(0, "language");
  config_.as_of = day(0, "asOf");
  config_.fail_on = chosen(0, "failOn");
  if (const auto days = api::number(view_, 0, "warnBeforeShutdownDays")) {
    config_.warn_before_shutdown_days =
        Placed<int>{static_cast<int>(*days), api::path(view_, 0, "warnBeforeShutdownDays")};
    if (*days < 0) complain(config_.warn_before_shutdown_days->at, "negative-days");
  }
}

}  // namespace

std::vector<ConfigComplaint> read_config(const api::View& view, Config& config) {
  std::vector<ConfigComplaint> complaints;
  Reader(view, config, complaints).read();
  return complaints;
}

}  // namespace gemlint::lint
