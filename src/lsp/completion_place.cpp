#include "lsp/completion_place.hpp"

#include <algorithm>
#include <string_view>

#include "api/endpoint.hpp"
#include "lsp/forms.hpp"

namespace gemlint::lsp {
namespace {

using Names = std::vector<std::string>;

const json::Node& node_of(const TypedDocument& document, std::uint32_t node) { return document.tree().nodes[node]; }

/// The names in an object, but for one member's.
Names names_in(const TypedDocument& document, std::uint32_t object, std::uint32_t but) {
  Names names;
  for (std::uint32_t child = node_of(document, object).first_child; child != json::no_node;
       child = node_of(document, child).next_sibling) {
    if (child != but && !node_of(document, child).key.empty()) names.push_back(document.name_of(child));
  }
  return names;
}

bool has(const api::Message& message, std::string_view name) { return api::find_field(message, name) != nullptr; }

bool has_all(const api::Message& message, const Names& names) {
  return std::all_of(names.begin(), names.end(), [&](const std::string& name) { return has(message, name); });
}

/// Finds out what a node is that no recognised body holds: something round a request, or a request that is not told
/// from other JSON yet.
class Guess {
 public:
  explicit Guess(CompletionPlace& place) : place_(place), document_(*place.document) {
    for (std::uint32_t at = place.node; at != json::no_node; at = node_of(document_, at).parent) way_.push_back(at);
    std::reverse(way_.begin(), way_.end());
    const bool list = node_of(document_, 0).kind == json::NodeKind::array;
    way_.erase(way_.begin(), way_.begin() + std::min<std::ptrdiff_t>(list ? 1 : 0, std::ssize(way_)));
  }

  void run() {
    if (way_.size() < 2 || node_of(document_, way_[0]).kind != json::NodeKind::object) return;
    const Names names = names_in(document_, way_[0], way_.size() == 2 && place_.is_name ? place_.node : json::no_node);
    if (is_foreign(names)) return;
    find_forms(names);
    way_.size() == 2 ? in_outer(names) : deeper(names);
  }

 private:
  const api::Schemas& schemas() const { return document_.schemas(); }

  bool is_foreign(const Names& names) const {
    const auto& foreign = schemas().recognition.foreign;
    return place_.request == nullptr && std::any_of(names.begin(), names.end(), [&](const std::string& name) {
             return std::find(foreign.begin(), foreign.end(), name) != foreign.end();
           });
  }

  void find_forms(const Names& names) {
    std::string error;
    place_.forms = api::load_messages(forms_schema_text(), error);
    if (!place_.forms) return;
    const auto add = [&](std::string_view name) {
      if (const api::Message* form = api::find_message(place_.forms->schemas, name)) forms_.push_back(form);
    };
    if (place_.request != nullptr) {
      if (place_.request->form != lint::Form::body)
        add(place_.request->form == lint::Form::exchange ? exchange_form : batch_line_form);
      return;
    }
    if (place_.context->options->method != nullptr) return;
    if (place_.context->lines) add(batch_line_form);
    add(exchange_form);
    std::vector<const api::Message*> fitting = forms_;
    std::erase_if(fitting, [&](const api::Message* form) { return !has_all(*form, names); });
    // An author's own keys may stand beside those of a form, but some of its own must be there.
    std::erase_if(forms_, [&](const api::Message* form) {
      return std::none_of(names.begin(), names.end(), [&](const std::string& name) { return has(*form, name); });
    });
    if (!fitting.empty()) forms_ = std::move(fitting);
  }

  /// The types that a body with these names can be.
  std::vector<const api::Message*> bodies(const Names& names, bool of_line) const {
    const api::Recognition& recognition = schemas().recognition;
    std::vector<const api::Message*> fitting;
    for (const std::string_view name : of_line ? recognition.batch_requests : recognition.requests) {
      const api::Message* message = api::find_message(schemas(), name);
      if (message != nullptr && has_all(*message, names)) fitting.push_back(message);
    }
    return fitting;
  }

  bool add(const api::Schemas& of, std::uint32_t root, const api::Message& message) {
    const Meaning meaning = document_.meaning(place_.node, root, message, of);
    const bool known = meaning.owner != nullptr || meaning.is_known();
    if (known) place_.candidates.push_back({&of, meaning});
    return known;
  }

  /// A member of the outermost object.
  void in_outer(const Names& names) {
    const bool whole = place_.is_name;  // it is open to all that fits; a value belongs to the first that has the name
    if (place_.request == nullptr) {
      for (const api::Message* body : bodies(names, false)) {
        if (add(schemas(), way_[0], *body) && !whole) return;
      }
    }
    for (const api::Message* form : forms_) {
      if (add(place_.forms->schemas, way_[0], *form) && !whole) return;
    }
  }

  void deeper(const Names& names) {
    const std::string first = document_.name_of(way_[1]);
    for (const api::Message* form : forms_) {
      const api::Field* field = api::find_field(*form, first);
      if (field == nullptr) continue;
      if (field->kind != api::Kind::structure) {
        add(place_.forms->schemas, way_[0], *form);
      } else if (!goes_elsewhere()) {
        in_body(way_[1], form->name == batch_line_form);
      }
      return;
    }
    if (place_.request != nullptr) return;
    for (const api::Message* body : bodies(names, false)) {
      if (add(schemas(), way_[0], *body)) return;
    }
  }

  /// The url says that the body is no request of ours, or one that is not covered.
  bool goes_elsewhere() const {
    if (place_.request != nullptr) return place_.request->url_kind != api::UrlKind::unknown_route;
    for (std::uint32_t child = node_of(document_, way_[0]).first_child; child != json::no_node;
         child = node_of(document_, child).next_sibling) {
      const json::Node& node = node_of(document_, child);
      if (node.kind != json::NodeKind::string || document_.name_of(child) != "url") continue;
      const std::string url = json::string_value(document_.text(), node.value);
      const lint::Options& options = *place_.context->options;
      // Without a host it may be one that is still being written.
      return url.find("://") != std::string::npos &&
             api::resolve_url(schemas(), url, "", options.hosts).kind == api::UrlKind::other_host;
    }
    return false;
  }

  void in_body(std::uint32_t root, bool of_line) {
    const bool at_root = node_of(document_, place_.node).parent == root;
    const Names names = names_in(document_, root, at_root && place_.is_name ? place_.node : json::no_node);
    for (const api::Message* body : bodies(names, of_line)) {
      if (add(schemas(), root, *body) && !(at_root && place_.is_name)) return;
    }
  }

  CompletionPlace& place_;
  const TypedDocument& document_;
  std::vector<std::uint32_t> way_;  ///< from the outermost object to the node
  std::vector<const api::Message*> forms_;
};

}  // namespace

api::Version CompletionPlace::version() const {
  return request != nullptr ? request->endpoint.version : context->options->version.value_or(api::Version::v1beta);
}

const api::Model* CompletionPlace::model() const {
  const lint::Options& options = *context->options;
  if (options.models == nullptr || request == nullptr) return nullptr;
  const api::Model* named = api::find_model(*options.models, request->endpoint.model);
  return named == nullptr ? nullptr : api::judged_model(*options.models, *named, options.as_of);
}

CompletionPlace completion_place(const TypedDocument& document, std::uint32_t node, bool is_name,
                                 const Context& context) {
  CompletionPlace place;
  place.document = &document;
  place.node = node;
  place.is_name = is_name;
  place.context = &context;
  const std::uint32_t parent = node_of(document, node).parent;
  if (parent != json::no_node && node_of(document, parent).kind == json::NodeKind::object)
    place.names = names_in(document, parent, node);
  if (context.own_schemas != nullptr) {
    place.candidates.push_back({&document.schemas(), document.meaning(node)});
    return place;
  }
  place.request = document.request_of(node);
  const std::uint32_t body = place.request == nullptr ? json::no_node : document.body_of(*place.request);
  std::uint32_t at = node;
  while (at != body && at != json::no_node) at = node_of(document, at).parent;
  const bool in_body = body != json::no_node && at == body && node != body;
  place.is_in_body_root = in_body && parent == body;
  if (in_body && place.request->endpoint.request != nullptr)
    place.candidates.push_back({&document.schemas(), document.meaning(node)});
  else if (!in_body || place.request->url_kind == api::UrlKind::unknown_route)
    Guess(place).run();
  return place;
}

}  // namespace gemlint::lsp
