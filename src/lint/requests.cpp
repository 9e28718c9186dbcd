#include "lint/requests.hpp"

#include "api/names.hpp"

namespace gemlint::lint {
namespace {

using json::Value;

std::string_view text_of(const Value& value) { return {value.GetString(), value.GetStringLength()}; }

/// A member of an object and its position among the members.
struct Found {
  const Value* value = nullptr;
  std::uint32_t position = 0;
  explicit operator bool() const { return value != nullptr; }
};

Found find(const Value& object, std::string_view name) {
  std::uint32_t position = 0;
  for (const auto& member : object.GetObject()) {
    if (text_of(member.name) == name) return {&member.value, position};
    ++position;
  }
  return {};
}

std::string model_in(const Value& body) {
  const Found model = body.IsObject() ? find(body, "model") : Found();
  return model && model.value->IsString() ? api::model_code(text_of(*model.value)) : std::string();
}

/// The model that a body of the type `message` names: in the body, or in the setup that opens a Live session.
std::string model_in(const Value& body, const api::Message* message) {
  constexpr std::string_view setup = api::names::BidiGenerateContentClientMessage::setup;
  if (!body.IsObject() || message == nullptr || api::find_field(*message, setup) == nullptr) return model_in(body);
  const Found opening = find(body, setup);
  return opening ? model_in(*opening.value) : std::string();
}

/// Sets the request's model, unless a better place named one.
void take_model(Request& request, std::string model, rules::ModelPlace place) {
  if (!request.endpoint.model.empty() || model.empty()) return;
  request.endpoint.model = std::move(model);
  request.model_place = place;
}

class Recogniser {
 public:
  Recogniser(const Options& options, bool jsonl, Recognised& out) : options_(options), jsonl_(jsonl), out_(out) {}

  void look_at(const Value& object, const api::NodePath& path) {
    if (!object.IsObject() || !(exchange(object, path) || batch_line(object, path) || body(object, path)))
      ++out_.others;
  }

 private:
  bool exchange(const Value& object, const api::NodePath& path);
  bool batch_line(const Value& object, const api::NodePath& path);
  bool body(const Value& object, const api::NodePath& path);
  void set_endpoint(Request& request, std::span<const std::string_view> candidates) const;

  const Options& options_;
  bool jsonl_;
  Recognised& out_;
};

bool Recogniser::exchange(const Value& object, const api::NodePath& path) {
  const Found url = find(object, "url");
  if (!url || !url.value->IsString()) return false;
  const Found content = find(object, "body");
  const Found method = find(object, "method");
  const std::string http = method && method.value->IsString() ? std::string(text_of(*method.value)) : std::string();
  api::ResolvedUrl resolved = api::resolve_url(*options_.schemas, text_of(*url.value), http, options_.hosts);
  if (resolved.kind == api::UrlKind::other_host || !content) {
    ++out_.others;
    return true;
  }
  Request& request = out_.requests.emplace_back();
  request.form = Form::exchange;
  request.path = path;
  request.url_kind = resolved.kind;
  request.url_position = url.position;
  request.http = http;
  request.url_path = std::move(resolved.path);
  request.url_nearest = std::move(resolved.nearest);
  request.endpoint = std::move(resolved.endpoint);
  if (resolved.kind != api::UrlKind::ours) request.endpoint.coverage = api::Coverage::none;
  request.names_model =
      request.endpoint.route != nullptr && request.endpoint.route->path.find("odels/{") != std::string_view::npos;
  if (!request.endpoint.model.empty()) request.model_place = rules::ModelPlace::url;
  take_model(request, model_in(*content.value, request.endpoint.request), rules::ModelPlace::body);
  take_model(request, options_.model, rules::ModelPlace::given);
  if (request.endpoint.request == nullptr || content.value->IsNull()) return true;
  request.body_is_text = content.value->IsString();
  // What is uploaded may be bytes of any kind; only JSON is metadata.
  if (request.body_is_text && !request.endpoint.route->root.empty() && !text_of(*content.value).starts_with('{'))
    return true;
  request.body = content.value;
  request.body_path = path;
  request.body_path.push_back(content.position);
  return true;
}

bool Recogniser::batch_line(const Value& object, const api::NodePath& path) {
  const Found content = find(object, "request");
  if (!content || !content.value->IsObject() || find(object, "response") || find(object, "url")) return false;
  const Found key = find(object, "key");
  if (!jsonl_ && !key) return false;
  // A key beside it and nothing else makes it a batch line, as long as something in it is a name of ours.
  const api::Schemas& schemas = *options_.schemas;
  bool ours = api::looks_like_body(schemas, *content.value);
  if (!ours && key && object.MemberCount() == 2) {
    for (const std::string_view name : schemas.recognition.batch_requests) {
      const api::Message* message = api::find_message(schemas, name);
      for (const auto& member : content.value->GetObject()) {
        ours = ours || (message != nullptr && api::find_field(*message, text_of(member.name)) != nullptr);
      }
    }
  }
  if (!ours) return false;
  Request& request = out_.requests.emplace_back();
  request.form = Form::batch_line;
  request.path = path;
  request.body = content.value;
  request.body_path = path;
  request.body_path.push_back(content.position);
  if (key && key.value->IsString()) request.key = std::string(text_of(*key.value));
  set_endpoint(request, schemas.recognition.batch_requests);
  return true;
}

bool Recogniser::body(const Value& object, const api::NodePath& path) {
  if (options_.method == nullptr && !api::looks_like_body(*options_.schemas, object)) return false;
  Request& request = out_.requests.emplace_back();
  request.form = Form::body;
  request.path = path;
  request.body = &object;
  request.body_path = path;
  set_endpoint(request, options_.schemas->recognition.requests);
  return true;
}

void Recogniser::set_endpoint(Request& request, std::span<const std::string_view> candidates) const {
  api::Endpoint& endpoint = request.endpoint;
  endpoint.version = options_.version.value_or(api::Version::v1beta);
  endpoint.coverage = endpoint.version == api::Version::v1alpha ? api::Coverage::fields : api::Coverage::full;
  if (options_.method != nullptr) {
    endpoint.route = options_.method;
    endpoint.coverage = api::coverage_in(*endpoint.route, endpoint.version);
    if (endpoint.route->request != api::no_index)
      endpoint.request = &options_.schemas->messages[endpoint.route->request];
  } else {
    endpoint.request = api::likeliest_request(*options_.schemas, *request.body, candidates);
  }
  request.names_model = true;
  take_model(request, options_.model, rules::ModelPlace::given);
  take_model(request, model_in(*request.body, endpoint.request), rules::ModelPlace::body);
}

}  // namespace

void take_model_of_text(Request& request, const Value& body) {
  if (request.model_place == rules::ModelPlace::url) return;
  std::string model = model_in(body);
  if (model.empty()) return;
  request.endpoint.model = std::move(model);
  request.model_place = rules::ModelPlace::body;
}

Recognised recognise(const json::Value& root, const Options& options, bool jsonl) {
  Recognised found;
  Recogniser recogniser(options, jsonl, found);
  if (!root.IsArray()) {
    recogniser.look_at(root, {});
    return found;
  }
  std::uint32_t position = 0;
  for (const Value& item : root.GetArray()) recogniser.look_at(item, {position++});
  return found;
}

}  // namespace gemlint::lint
