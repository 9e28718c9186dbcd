#include "lint/config_file.hpp"

#include <algorithm>
#include <optional>

#include "api/day.hpp"
#include "api/decode.hpp"
#include "api/load_schemas.hpp"
#include "json/accept.hpp"
#include "lint/config_reader.hpp"
#include "lint/config_schema.hpp"
#include "lint/decode_findings.hpp"
#include "lint/finish.hpp"
#include "lint/locator.hpp"
#include "lint/requests.hpp"
#include "lint/syntax_findings.hpp"
#include "rules/selection.hpp"
#include "text/nearest.hpp"

namespace gemlint::lint {
namespace {

/// What is said of requests is not said of this file: no server reads it, and --fix leaves it alone.
void take_for_configuration(Finding& finding, const std::string& name) {
  finding.path = name;
  finding.request.reset();
  finding.server.reset();
  finding.guidance.clear();
  finding.guide.clear();
  finding.fixes.clear();
  finish(finding);
}

/// The server has its ways with members that stand twice; here they are a mistake.
bool is_repeated(api::Violation violation) {
  using api::Violation;
  return violation == Violation::field_set_twice || violation == Violation::repeated_map_key ||
         violation == Violation::repeated_field_last_wins || violation == Violation::repeated_field_merged ||
         violation == Violation::repeated_field_appended;
}

/// The one setting that an unknown name begins with, or that begins with it: "suppressions" for "suppress".
std::optional<std::string_view> longer_or_shorter(const api::Message& message, std::string_view name) {
  constexpr std::size_t long_enough = 4;
  std::optional<std::string_view> found;
  for (const api::Field& field : message.fields) {
    const std::size_t common = std::min(field.name.size(), name.size());
    if (common < long_enough || field.name.substr(0, common) != name.substr(0, common)) continue;
    if (found) return std::nullopt;
    found = field.name;
  }
  return found;
}

}  // namespace

struct ConfigFile::State {
  std::string name;
  std::string text;
  const rules::RuleSet* rules = nullptr;
  std::optional<Locator> locator;
  Config config;
  std::vector<Finding> problems;

  std::string words(std::string_view what, const rules::Arguments& arguments) const {
    return rules::fill(rules::find_text(rules->ui, "config." + std::string(what)), arguments);
  }

  Finding problem(const api::NodePath& at, std::string message, bool on_key = false) {
    Finding finding;
    finding.rule = config_category;
    finding.category = config_category;
    finding.severity = Severity::error;
    finding.message = std::move(message);
    place(at, on_key, finding);
    finish(finding);
    return finding;
  }

  void suggest(const std::vector<api::Hit>& hits, Finding& finding) const;
  void place(const api::NodePath& at, bool on_key, Finding& finding) {
    Locator::Found found = locator->find(at, 0);
    const json::Node& node = locator->tree().nodes[found.node];
    Span span = node.value;
    const bool container = node.kind == json::NodeKind::object || node.kind == json::NodeKind::array;
    if (on_key && !node.key.empty())
      span = node.key;
    else if (container)
      span = node.key.empty() ? Span{span.begin, std::min(span.end, span.begin + 1)} : node.key;
    finding.path = name;
    finding.in = Within::body;
    finding.pointer = std::move(found.pointer);
    finding.fingerprint = locator->digest(found.node);
    finding.range = locator->range(span);
    finding.excerpt = locator->excerpt(span);
  }

  void read();
};

/// What is too far from any setting to be misspelt may still be a longer or shorter form of one.
void ConfigFile::State::suggest(const std::vector<api::Hit>& hits, Finding& finding) const {
  if (!finding.hint.empty()) return;
  for (const api::Hit& hit : hits) {
    if (hit.violation != api::Violation::unknown_name || hit.message == nullptr) continue;
    if (!finding.pointer || !finding.pointer->ends_with('/' + hit.name)) continue;
    if (const auto meant = longer_or_shorter(*hit.message, hit.name))
      finding.hint = words("nearest", {{"suggestion", std::string(*meant)}});
  }
}

/// Decodes the text beside the schema and takes the values over.
void ConfigFile::State::read() {
  std::string error;
  const auto schemas = api::load_messages(config_schema_text(), error);
  if (!schemas) {
    problems.push_back(problem({}, error));
    return;
  }
  json::AcceptReader reader;
  const json::Value* root = reader.read(text);
  json::Value explained;
  if (root == nullptr) {
    explained = json::to_value(locator->tree(), text, reader.fresh_pool());
    root = &explained;
    for (const json::SyntaxProblem& one : problems_to_tell(locator->tree(), text)) {
      Finding finding = syntax_finding(*rules, one, *locator, 0, false);
      finding.severity = json::is_lenience(one.problem) ? Severity::info : Severity::error;
      take_for_configuration(finding, name);
      problems.push_back(std::move(finding));
    }
    if (locator->tree().nodes[0].kind == json::NodeKind::error) return;
  }
  Request request;
  request.endpoint.request = api::find_message(schemas->schemas, config_root);
  request.body = root;
  Options options;
  options.schemas = &schemas->schemas;
  options.rules = rules;
  api::DecodeOptions decode_options;
  decode_options.schemas = &schemas->schemas;
  decode_options.root = request.endpoint.request;
  api::Decoded decoded;
  api::decode(*root, decode_options, decoded);
  for (const api::Hit& hit : decoded.hits) {
    if (is_repeated(hit.violation))
      problems.push_back(problem(hit.path, words("repeated", {{"name", hit.name}}), true));
  }
  std::erase_if(decoded.hits, [](const api::Hit& hit) { return is_repeated(hit.violation); });
  std::vector<Finding> findings;
  append_decode_findings(options, request, *root, {}, decoded, *locator, findings);
  for (Finding& finding : findings) {
    take_for_configuration(finding, name);
    suggest(decoded.hits, finding);
    problems.push_back(std::move(finding));
  }
  if (decoded.view.nodes.empty()) return;
  for (const ConfigComplaint& complaint : read_config(decoded.view, config))
    problems.push_back(problem(complaint.at, words(complaint.words, complaint.arguments)));
}

ConfigFile::ConfigFile(std::string name, std::string text, const rules::RuleSet& rules)
    : state_(std::make_unique<State>()) {
  state_->name = std::move(name);
  state_->text = std::move(text);
  state_->rules = &rules;
  state_->locator.emplace(DocumentText{state_->text, state_->text, 0, 1, LineEnd::any, nullptr});
  state_->read();
}

ConfigFile::~ConfigFile() = default;
ConfigFile::ConfigFile(ConfigFile&&) noexcept = default;
ConfigFile& ConfigFile::operator=(ConfigFile&&) noexcept = default;

const std::string& ConfigFile::name() const { return state_->name; }
const Config& ConfigFile::config() const { return state_->config; }
const std::vector<Finding>& ConfigFile::problems() const { return state_->problems; }

Finding ConfigFile::remark(const api::NodePath& at, std::string_view words, const rules::Arguments& arguments) const {
  Finding finding = state_->problem(at, state_->words(words, arguments));
  finding.severity = Severity::warning;
  return finding;
}

Finding ConfigFile::problem(const api::NodePath& at, std::string message) const {
  return state_->problem(at, std::move(message));
}

std::size_t ConfigFile::line_of(const api::NodePath& at) const {
  return state_->problem(at, {}).range->start.position.line;
}

std::vector<Finding> ConfigFile::problems_with(const rules::RuleSet& rules, const api::Schemas& schemas,
                                               const api::Models& models, std::string_view day) const {
  std::vector<Finding> problems;
  const Config& config = state_->config;
  // `nearest` is a known name that may be meant.
  const auto complain = [&](const api::NodePath& at, std::string_view words, const std::string& name,
                            std::optional<std::string_view> nearest, bool on_key = false) {
    problems.push_back(state_->problem(at, state_->words(words, {{"name", name}}), on_key));
    if (nearest) problems.back().hint = state_->words("nearest", {{"suggestion", std::string(*nearest)}});
  };
  const std::vector<std::string_view> words = rules::words_of(rules);
  const auto check_rules = [&](const Severities& severities) {
    for (const Placed<std::string>& severity : severities) {
      const std::string word = severity.value.substr(0, severity.value.find('='));
      if (std::find(words.begin(), words.end(), word) == words.end())
        complain(severity.at, "unknown-rule", word, nearest_name(word, words), true);
    }
  };
  check_rules(config.rules);
  for (const Config::Override& override : config.overrides) check_rules(override.rules);

  std::vector<std::string_view> ids;
  for (const rules::Rule& rule : rules.rules) ids.push_back(rule.id);
  for (const Config::Suppression& suppression : config.suppress) {
    const std::string& rule = suppression.rule.value;
    if (!rule.empty() && std::find(ids.begin(), ids.end(), rule) == ids.end())
      complain(suppression.rule.at, "unknown-rule-id", rule, nearest_name(rule, ids));
  }

  std::vector<std::string_view> verbs;
  for (const api::Route& route : schemas.routes) {
    const std::string_view verb = route.id.substr(route.id.rfind('.') + 1);
    if (route.request != api::no_index && std::find(verbs.begin(), verbs.end(), verb) == verbs.end())
      verbs.push_back(verb);
  }
  for (const Config::Target& target : config.targets) {
    if (!target.method) continue;
    const api::Route* route = api::find_method(schemas, target.method->value);
    if (route == nullptr)
      complain(target.method->at, "unknown-method", target.method->value, nearest_name(target.method->value, verbs));
    else if (route->request == api::no_index)
      complain(target.method->at, "method-without-body", target.method->value, std::nullopt);
  }

  for (const Config::Model& model : config.models) {
    if (!model.like || api::find_model(models, model.like->value) != nullptr) continue;
    const auto nearest = api::nearest_models(models, model.like->value, day, 1);
    complain(model.like->at, "unknown-model", model.like->value,
             nearest.empty() ? std::optional<std::string_view>() : nearest.front());
  }

  std::vector<std::string_view> types;
  for (const api::Message& message : schemas.messages) types.push_back(message.name);
  for (const Placed<std::string>& type : config.fields_at) {
    if (api::find_message(schemas, type.value) == nullptr)
      complain(type.at, "unknown-type", type.value, nearest_name(type.value, types), true);
  }
  return problems;
}

}  // namespace gemlint::lint
