#include "rules/check.hpp"

namespace gemlint::rules {
namespace {

/// The path to the body's model: in the root, or in the message inside it that opens a Live session.
api::NodePath model_path(const api::View& view) {
  constexpr std::string_view model = "model";
  if (api::find_field(*view.nodes[0].message, model) == nullptr) {
    for (const api::NodeIndex inside : api::children(view, 0)) {
      if (api::is_set(view, inside, model) == api::Set::yes) return api::path(view, inside, model);
    }
  }
  return api::path(view, 0, model);
}

}  // namespace

std::string_view method_of(const Context& context) {
  if (context.route == nullptr) return {};
  const std::string_view id = context.route->id;
  return id.substr(id.rfind('.') + 1);
}

Hit& Call::report(std::string_view emission, api::NodePath path) const {
  Hit& hit = hits.emplace_back();
  hit.rule = &rule;
  for (const Emission& known : rule.emits) {
    if (known.name == emission) hit.emission = &known;
  }
  hit.path = std::move(path);
  if (!view.nodes.empty()) {
    hit.server_path = view.nodes[0].message->type_name;
    const std::string inside = api::server_path(view, node);
    if (!inside.empty()) hit.server_path += '.' + inside;
    hit.arguments.set("type", std::string(view.nodes[node].message->name));
  }
  return hit;
}

Hit* Call::report_model(std::string_view emission) const {
  switch (context.model_place) {
    case ModelPlace::nowhere: return nullptr;
    case ModelPlace::given:
      if (!context.first_in_file) return nullptr;
      return &report(emission, {});
    case ModelPlace::body:
      if (view.nodes.empty()) return nullptr;
      return &report(emission, model_path(view));
    case ModelPlace::url: break;
  }
  Hit& hit = report(emission, {context.url_position});
  hit.where = Where::url;
  return &hit;
}

}  // namespace gemlint::rules
