#include <string>

#include "lsp/completion_lists.hpp"
#include "lsp/forms.hpp"

namespace gemlint::lsp {
namespace {

/// "{url, body}": what someone who begins the message writes.
std::string label_of(const api::Message& message) {
  std::string label;
  for (const rules::Text& field : rules::needed_in(rules::bundled_offers(), "", message.name))
    label += (label.empty() ? "{" : ", ") + std::string(field.name);
  return label.empty() ? "{}" : label + '}';
}

class Documents {
 public:
  explicit Documents(Completing& completing) : completing_(completing) {}

  void run() {
    const CompletionPlace& place = completing_.place;
    const Context& context = completing_.context();
    const api::Schemas& schemas = place.document->schemas();
    if (context.own_schemas != nullptr) return add(schemas, *context.own_root);
    const auto& requests = place.document->requests();
    const api::Route* method = context.options->method;
    if (method != nullptr) {
      if (method->request != api::no_index) add(schemas, schemas.messages[method->request]);
      return;
    }
    // A list goes on as it began.
    const bool all = requests.empty();
    const lint::Form form = all ? lint::Form::body : requests.front().form;
    const api::Message* body =
        all ? api::find_message(schemas, schemas.recognition.requests.front()) : requests.front().endpoint.request;
    if ((all && context.lines) || form == lint::Form::batch_line) add_form(batch_line_form);
    if (form == lint::Form::body && body != nullptr) add(schemas, *body);
    if (all || form == lint::Form::exchange) add_form(exchange_form);
  }

 private:
  void add_form(std::string_view name) {
    if (!completing_.place.forms) return;
    const api::Schemas& forms = completing_.place.forms->schemas;
    if (const api::Message* form = api::find_message(forms, name)) add(forms, *form);
  }

  void add(const api::Schemas& schemas, const api::Message& message) {
    Skeleton skeleton = skeleton_at(completing_.cursor, completing_.context().snippets);
    skeleton.object(schemas, message, "");
    Completion& made = completing_.add(CompletionKind::snippet, label_of(message), std::move(skeleton),
                                       sort_key(0, completing_.list.size()));
    made.detail = message.name;
  }

  Completing& completing_;
};

}  // namespace

void offer_documents(Completing& completing) {
  const CompletionPlace& place = completing.place;
  if (!place.is_document || completing.cursor.quote != 0 || !completing.cursor.token.empty()) return;
  constexpr std::string_view blanks = " \t\r\n\xEF\xBB\xBF";
  if (place.node == 0 && completing.text.find_first_not_of(blanks) != std::string_view::npos) return;
  Documents(completing).run();
}

}  // namespace gemlint::lsp
