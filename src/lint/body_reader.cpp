#include "lint/body_reader.hpp"

#include <algorithm>

#include "api/load_schemas.hpp"
#include "checks/checks.hpp"
#include "lint/decode_findings.hpp"
#include "lint/rule_findings.hpp"

namespace gemlint::lint {
namespace {

api::DecodeOptions decode_options_for(const Options& options, const Request& request) {
  api::DecodeOptions decode_options;
  decode_options.schemas = options.schemas;
  decode_options.root = request.endpoint.request;
  decode_options.version = request.endpoint.version;
  decode_options.names_may_be_newer = request.endpoint.coverage == api::Coverage::fields;
  if (const api::Route* route = request.endpoint.route; route != nullptr) {
    decode_options.prefix = route->prefix;
    decode_options.bound_presence = route->bound_presence;
  }
  return decode_options;
}

rules::Context context_for(const Options& options, const Request& request) {
  rules::Context context;
  context.schemas = options.schemas;
  context.models = options.models;
  context.version = request.endpoint.version;
  context.route = request.endpoint.route;
  context.may_be_template = request.form == Form::body && request.endpoint.route == nullptr;
  context.model_name = request.endpoint.model;
  context.model_place = request.model_place;
  context.url_position = request.url_position;
  context.as_of = options.as_of;
  context.warn_before_shutdown_days = options.warn_before_shutdown_days;
  if (options.models != nullptr && !context.model_name.empty()) {
    context.model = api::find_model(*options.models, context.model_name);
    if (context.model != nullptr) context.judged = api::judged_model(*options.models, *context.model, context.as_of);
  }
  return context;
}

/// Tells of a rule whether the user wants it.
auto is_on(const Options& options) {
  return [&options](const rules::Rule& rule) {
    return (!rule.preview || options.preview) && options.selection.is_on(rule.id);
  };
}

}  // namespace

BodyReader::BodyReader(const Options& options)
    : options_(options), engine_(*options.rules, *options.schemas, checks::all(), is_on(options)) {
  if (options.thorough) thorough_engine_.emplace(*options.rules, *options.schemas, checks::all(), is_on(options));
}

bool BodyReader::read(const json::Value& body, const Request& request, const Circumstances& circumstances) {
  const api::DecodeOptions decode_options = decode_options_for(options_, request);
  api::decode(body, decode_options, decoded_);
  if (options_.fields != nullptr) drop_own_fields();
  decoded_.view.open_ended = circumstances.open_ended;
  api::mark_incomplete(decoded_.view, body, circumstances.incomplete);
  context_ = context_for(options_, request);
  context_.first_in_file = circumstances.first_in_file;
  hits_.clear();
  const bool all = run_rules(context_, hits_, decode_options.limit - decoded_.hits.size());
  decoded_.cut = decoded_.cut || !all;
  judge_replacement();
  return !decoded_.hits.empty() || !hits_.empty();
}

/// Takes out what is said of names that the user knows better.
void BodyReader::drop_own_fields() {
  std::erase_if(decoded_.hits, [&](const api::Hit& hit) {
    if (hit.violation != api::Violation::unknown_name || hit.message == nullptr) return false;
    const auto names = options_.fields->find(hit.message->name);
    return names != options_.fields->end() &&
           std::any_of(names->second.begin(), names->second.end(),
                       [&](const std::string& name) { return name == hit.name || api::snake_case(name) == hit.name; });
  });
}

bool BodyReader::run_rules(const rules::Context& context, std::vector<rules::Hit>& hits, std::size_t limit) {
  return thorough_engine_ ? thorough_engine_->run(decoded_.view, context, hits, limit)
                          : engine_.run(decoded_.view, context, hits, limit);
}

/// What the rules would say if the request went to the model that is recommended in its model's place, beyond what they
/// say already.
void BodyReader::judge_replacement() {
  replacement_hits_.clear();
  const auto advised =
      std::find_if(hits_.begin(), hits_.end(), [](const rules::Hit& hit) { return hit.instead != nullptr; });
  if (advised == hits_.end()) return;
  rules::Context context = context_;
  context.model = context.judged = advised->instead;
  context.model_name = advised->instead->code;
  constexpr std::size_t most = 20;
  run_rules(context, replacement_hits_, most);
  std::erase_if(replacement_hits_, [&](const rules::Hit& hit) {
    return hit.rule->on.empty() ||  // about the choice of a model, or the request as a whole
           std::any_of(hits_.begin(), hits_.end(),
                       [&](const rules::Hit& said) { return said.rule == hit.rule && said.path == hit.path; });
  });
}

void BodyReader::append_findings(const json::Value& body, const Request& request, const api::NodePath& base,
                                 Locator& locator, Locator& outer, std::vector<Finding>& findings) const {
  append_rule_findings(options_, request, context_, {hits_, replacement_hits_}, base, locator, outer, findings);
  append_decode_findings(options_, request, body, base, decoded_, locator, findings);
}

}  // namespace gemlint::lint
