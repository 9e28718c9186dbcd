#include "lsp/completion_guess.hpp"

#include <algorithm>
#include <string_view>

#include "api/endpoint.hpp"
#include "api/names.hpp"
#include "lsp/completion_models.hpp"
#include "lsp/forms.hpp"
#include "rules/offers.hpp"

namespace gemlint::lsp {
namespace {

using Names = std::vector<std::string>;

constexpr std::string_view model_name = api::names::GenerateContentRequest::model;

const json::Node& node_of(const TypedDocument& document, std::uint32_t node) { return document.tree().nodes[node]; }

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
    if (way_.size() < 2) return look_at_document();
    if (node_of(document_, way_[0]).kind != json::NodeKind::object) return;
    const Names names = names_in(document_, way_[0], way_.size() == 2 && place_.is_name ? place_.node : json::no_node);
    place_.forms = load_forms();
    if (place_.request == nullptr && (is_foreign(names) || says_nothing(names))) return;
    const bool in_url = way_.size() == 2 && !place_.is_name && document_.name_of(place_.node) == "url";
    if (!in_url && place_.request == nullptr && goes_elsewhere()) return;
    find_forms(names);
    way_.size() == 2 ? in_outer(names) : deeper(names);
  }

  /// Adds what else a body can be that no url tells about, beside what it is taken for.
  void run_beside(std::uint32_t body) { in_body(body, place_.request->form == lint::Form::batch_line); }

 private:
  const api::Schemas& schemas() const { return document_.schemas(); }

  static bool holds(std::span<const std::string_view> list, std::string_view name) {
    return std::find(list.begin(), list.end(), name) != list.end();
  }

  bool is_foreign(const Names& names) const {
    return std::any_of(names.begin(), names.end(),
                       [&](const std::string& name) { return holds(schemas().recognition.foreign, name); });
  }

  /// There are names, but only such as other JSON has too. A model alone may be the begin of a request.
  bool says_nothing(const Names& names) const {
    const bool common = std::all_of(names.begin(), names.end(), [&](const std::string& name) {
      return holds(rules::bundled_offers().common, name) && !has_own_value(name);
    });
    return common && !names.empty() && names != Names{std::string(model_name)};
  }

  /// The member has a value that is one of ours: "POST" as the method, a model of ours.
  bool has_own_value(std::string_view name) const {
    if (name == model_name) {
      const std::string model = text_in_outer(name);
      const auto& own = schemas().recognition.own_models;
      return std::any_of(own.begin(), own.end(), [&](std::string_view begin) { return model.starts_with(begin); });
    }
    const api::Message* form = place_.forms ? api::find_message(place_.forms->schemas, exchange_form) : nullptr;
    const api::Field* field = form == nullptr ? nullptr : api::find_field(*form, name);
    if (field == nullptr || field->kind != api::Kind::enumeration) return false;
    const std::string text = text_in_outer(name);
    const auto values = place_.forms->schemas.enums[field->type].values;
    return std::any_of(values.begin(), values.end(), [&](const api::EnumValue& value) { return value.name == text; });
  }

  /// Nothing but blanks is there, or the place is in a list that holds nothing but requests.
  void look_at_document() {
    const std::uint32_t list = node_of(document_, place_.node).parent;
    std::size_t others = 0;
    if (list != json::no_node) {
      for (std::uint32_t at = node_of(document_, list).first_child; at != json::no_node;
           at = node_of(document_, at).next_sibling) {
        if (at != place_.node) ++others;
      }
    }
    place_.is_document = others == document_.requests().size();
    place_.forms = load_forms();
  }

  static std::optional<api::LoadedSchemas> load_forms() {
    std::string error;
    return api::load_messages(forms_schema_text(), error);
  }

  void find_forms(const Names& names) {
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

  /// The types that the body at `root` can be, which has these names. Those that its model is not for come last.
  std::vector<const api::Message*> bodies(std::uint32_t root, const Names& names, bool of_line) const {
    const api::Recognition& recognition = schemas().recognition;
    std::vector<const api::Message*> fitting;
    const auto add = [&](std::string_view name) {
      const api::Message* message = api::find_message(schemas(), name);
      if (message != nullptr && has_all(*message, names)) fitting.push_back(message);
    };
    for (const std::string_view name : of_line ? recognition.batch_requests : recognition.requests) add(name);
    if (!of_line) {
      for (const std::string_view name : rules::bundled_offers().more_bodies) add(name);
    }
    const lint::Options& options = *place_.context->options;
    const std::string code = api::model_code(text_in(root, model_name));
    const api::Model* model = options.models == nullptr ? nullptr : api::find_model(*options.models, code);
    if (model == nullptr) return fitting;
    std::stable_partition(fitting.begin(), fitting.end(), [&](const api::Message* message) {
      const api::Field* field = api::find_field(*message, model_name);
      const rules::Offer* offer =
          field == nullptr ? nullptr : rules::find_offer(rules::bundled_offers(), field_path(*message, *field), false);
      return offer == nullptr || offer->method.empty() || takes(*options.rules, *model, offer->method);
    });
    return fitting;
  }

  bool add(const api::Schemas& of, std::uint32_t root, const api::Message& message) {
    const Meaning meaning = document_.meaning(place_.node, root, message, of);
    const bool known = meaning.owner != nullptr || meaning.is_known();
    const bool is_form = place_.forms && &of == &place_.forms->schemas;
    if (known) place_.candidates.push_back({&of, meaning, is_form ? body_of(message) : nullptr});
    return known;
  }

  /// The type of the body in an exchange or a batch line; null when nothing tells.
  const api::Message* body_of(const api::Message& form) const {
    if (place_.request != nullptr) return place_.request->endpoint.request;
    if (form.name == batch_line_form) return api::find_message(schemas(), schemas().recognition.batch_requests.front());
    return resolved().endpoint.request;
  }

  /// A member of the outermost object.
  void in_outer(const Names& names) {
    const bool whole = place_.is_name;  // it is open to all that fits; a value belongs to the first that has the name
    if (place_.request == nullptr) {
      for (const api::Message* body : bodies(way_[0], names, false)) {
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
      } else if (place_.request == nullptr || place_.request->url_kind == api::UrlKind::unknown_route) {
        in_body(way_[1], form->name == batch_line_form);
      }
      return;
    }
    if (place_.request != nullptr) return;
    for (const api::Message* body : bodies(way_[0], names, false)) {
      if (add(schemas(), way_[0], *body)) return;
    }
  }

  /// The text of a member of the object; "" when it has none.
  std::string text_in(std::uint32_t object, std::string_view name) const {
    for (std::uint32_t child = node_of(document_, object).first_child; child != json::no_node;
         child = node_of(document_, child).next_sibling) {
      const json::Node& node = node_of(document_, child);
      if (node.kind == json::NodeKind::string && document_.name_of(child) == name)
        return json::string_value(document_.text(), node.value);
    }
    return {};
  }

  std::string text_in_outer(std::string_view name) const { return text_in(way_[0], name); }

  api::ResolvedUrl resolved() const {
    return api::resolve_url(schemas(), text_in_outer("url"), text_in_outer("method"), place_.context->options->hosts);
  }

  /// Something follows the version in the path.
  static bool goes_on_from_version(std::string_view url) {
    if (url.ends_with('/')) url.remove_suffix(1);
    const std::size_t slash = url.rfind('/');
    return slash != std::string_view::npos && api::has_version(url.substr(0, slash));
  }

  /// The url says that this is no request of ours, or one that is not covered.
  bool goes_elsewhere() const {
    const std::string url = text_in_outer("url");
    // Without a host it may be one that is still being written, but not with a path of another product's.
    return resolved().kind == api::UrlKind::other_host &&
           (!api::may_be_ours(schemas(), url, place_.context->options->hosts) || goes_on_from_version(url));
  }

  void in_body(std::uint32_t root, bool of_line) {
    const bool at_root = node_of(document_, place_.node).parent == root;
    const Names names = names_in(document_, root, at_root && place_.is_name ? place_.node : json::no_node);
    for (const api::Message* body : bodies(root, names, of_line)) {
      if (add(schemas(), root, *body) && !(at_root && place_.is_name)) return;
    }
  }

  CompletionPlace& place_;
  const TypedDocument& document_;
  std::vector<std::uint32_t> way_;  ///< from the outermost object to the node
  std::vector<const api::Message*> forms_;
};

}  // namespace

std::vector<std::string> names_in(const TypedDocument& document, std::uint32_t object, std::uint32_t but) {
  std::vector<std::string> names;
  for (std::uint32_t child = node_of(document, object).first_child; child != json::no_node;
       child = node_of(document, child).next_sibling) {
    if (child != but && !node_of(document, child).key.empty()) names.push_back(document.name_of(child));
  }
  return names;
}

void guess(CompletionPlace& place) { Guess(place).run(); }

void guess_beside(CompletionPlace& place, std::uint32_t body) { Guess(place).run_beside(body); }

}  // namespace gemlint::lsp
