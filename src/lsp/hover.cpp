#include "lsp/hover.hpp"

#include <algorithm>

#include "api/endpoint.hpp"
#include "api/names.hpp"
#include "api/scalar.hpp"
#include "lsp/enum_hover.hpp"
#include "lsp/field_hover.hpp"
#include "lsp/forms.hpp"
#include "lsp/marked_text.hpp"
#include "lsp/model_hover.hpp"
#include "lsp/setting_hover.hpp"
#include "lsp/type_words.hpp"
#include "rules/descriptions.hpp"

namespace gemlint::lsp {
namespace {

using json::NodeKind;

/// A value that is longer, or of several words, is no name: there is nothing to look up in it.
constexpr std::size_t longest_name = 200;

bool covers(Span span, std::size_t offset) { return !span.empty() && span.begin <= offset && offset <= span.end; }

/// The pointer, and what it rests on.
class Pointer {
 public:
  Pointer(const TypedDocument& document, std::size_t offset, const Context& context)
      : document_(document),
        context_(context),
        offset_(offset),
        id_(document.node_at(offset)),
        node_(document.tree().nodes[id_]),
        on_name_(covers(node_.key, offset)),
        out_(context.markdown) {}

  std::optional<Hover> look();

 private:
  bool is_scalar() const {
    return node_.kind != NodeKind::object && node_.kind != NodeKind::array && node_.kind != NodeKind::error;
  }

  /// The text of the value, decoded; "" when it is no string, or no name.
  std::string name_in_value() const;

  std::optional<Hover> in_setting(const Meaning& meaning);
  std::optional<Hover> on_value(const Meaning& meaning);
  std::optional<Hover> on_model(const Meaning& meaning);
  std::optional<Hover> in_form();
  std::optional<Hover> in_url();
  std::optional<Hover> done() { return done(on_name_ ? node_.key : node_.value); }
  std::optional<Hover> done(Span span) {
    if (out_.empty()) return std::nullopt;
    return Hover{out_.text(), span};
  }

  const TypedDocument& document_;
  const Context& context_;
  std::size_t offset_;
  std::uint32_t id_;
  const json::Node& node_;
  bool on_name_;
  MarkedText out_;
};

std::string Pointer::name_in_value() const {
  if (node_.kind != NodeKind::string || node_.value.size() > longest_name) return {};
  std::string text = json::string_value(document_.text(), node_.value);
  return text.find_first_of(" \t\r\n") == std::string::npos ? text : std::string();
}

std::optional<Hover> Pointer::look() {
  if (!on_name_ && !(is_scalar() && covers(node_.value, offset_))) return std::nullopt;
  const Meaning meaning = document_.meaning(id_);
  if (context_.own_schemas != nullptr) return in_setting(meaning);
  if (meaning.field == nullptr) {
    if (meaning.message == nullptr) return on_name_ ? in_form() : in_url();
    tell_message(out_, context_, document_, id_, *meaning.message);
    return done();
  }
  if (!on_name_) return on_value(meaning);
  tell_field(out_, context_, document_, id_, meaning);
  return done();
}

std::optional<Hover> Pointer::in_setting(const Meaning& meaning) {
  if (meaning.field == nullptr) return std::nullopt;
  const bool free_name = on_name_ && meaning.field->kind == api::Kind::map && meaning.is_element;
  const std::string name = free_name ? document_.name_of(id_) : on_name_ ? std::string() : name_in_value();
  if (name.empty() || !tell_name(out_, context_, name)) tell_setting(out_, context_, meaning);
  return done();
}

std::optional<Hover> Pointer::on_value(const Meaning& meaning) {
  using namespace api::names;
  const api::Field& field = *meaning.field;
  if (const api::Enum* type = enum_of(document_.schemas(), field)) {
    const std::string name = node_.kind == NodeKind::string   ? name_in_value()
                             : node_.kind == NodeKind::number ? std::string(slice(document_.text(), node_.value))
                                                              : std::string();
    const api::EnumValue* value = name.empty() ? nullptr : api::find_enum_value(*type, name);
    if (value != nullptr) {
      tell_enum_value(out_, context_, meaning, *type, *value);
      return done();
    }
  } else if (node_.kind == NodeKind::string) {
    const bool free = field.kind == api::Kind::bytes || rules::is_free_text(*meaning.owner, field);
    if (free || name_in_value().empty()) return std::nullopt;
    if (field.name == GenerateContentRequest::model.text) return on_model(meaning);
  }
  tell_field(out_, context_, document_, id_, meaning);
  return done();
}

std::optional<Hover> Pointer::on_model(const Meaning& meaning) {
  const api::Models* models = context_.options->models;
  const std::string code = api::model_code(name_in_value());
  if (models == nullptr || code.empty()) {
    tell_field(out_, context_, document_, id_, meaning);
  } else if (const api::Model* model = api::find_model(*models, code)) {
    tell_model(out_, context_, *model);
  } else {
    tell_unknown_model(out_, context_, code);
  }
  return done();
}

/// A name of what stands around a request's body.
std::optional<Hover> Pointer::in_form() {
  const lint::Request* request = document_.request_of(id_);
  if (request == nullptr || request->form == lint::Form::body || node_.parent != document_.node_of(*request))
    return std::nullopt;
  const std::string name = document_.name_of(id_);
  const std::string said = form_description(request->form == lint::Form::exchange ? exchange_form : batch_line_form,
                                            name, context_.language);
  if (said.empty()) return std::nullopt;
  out_.name(name).paragraph().words(said);
  return done();
}

/// The url of an exchange: the model in it, or the route that it takes.
std::optional<Hover> Pointer::in_url() {
  const lint::Request* request = document_.request_of(id_);
  if (request == nullptr || request->form != lint::Form::exchange || request->endpoint.route == nullptr)
    return std::nullopt;
  const std::uint32_t exchange = document_.node_of(*request);
  if (exchange == json::no_node || json::child_at(document_.tree(), exchange, request->url_position) != id_)
    return std::nullopt;
  const std::string_view url = slice(document_.text(), node_.value);
  const std::size_t path_end = std::min(url.find_first_of("?#"), url.size());
  if (offset_ > node_.value.begin + path_end) return std::nullopt;
  const std::string& model = request->endpoint.model;
  const std::size_t at = model.empty() ? url.npos : url.substr(0, path_end).find("models/" + model);
  if (at != url.npos && context_.options->models != nullptr) {
    const std::size_t begin = node_.value.begin + url.find(model, at);
    const Span code = {begin, begin + model.size()};
    if (covers(code, offset_)) {
      const api::Model* known = api::find_model(*context_.options->models, model);
      known != nullptr ? tell_model(out_, context_, *known) : tell_unknown_model(out_, context_, model);
      return done(code);
    }
  }
  tell_route(out_, context_, *request->endpoint.route, request);
  return done({node_.value.begin, node_.value.begin + path_end});
}

}  // namespace

std::optional<Hover> hover(std::string_view text, std::size_t offset, const Context& context) {
  const TypedDocument document = context.read(text);
  return Pointer(document, std::min(offset, text.size()), context).look();
}

}  // namespace gemlint::lsp
