#include <algorithm>
#include <iterator>
#include <optional>

#include "lsp/completion_lists.hpp"
#include "lsp/completion_texts.hpp"
#include "lsp/words.hpp"
#include "text/letter_case.hpp"

namespace gemlint::lsp {
namespace {

using Words = std::vector<std::string_view>;

/// The values that the model is known to take; nothing when that is not known.
std::optional<Words> words_of_model(const CompletionPlace& place, rules::OfferFacts facts) {
  const api::Model* model = place.model();
  if (model == nullptr) return std::nullopt;
  const auto lacks = [&](std::string_view ability) {
    return api::ability(*model, ability, place.context->options->as_of) == api::Known::no;
  };
  const auto list = [](bool known, std::span<const std::string_view> words) {
    return known ? std::optional<Words>(Words(words.begin(), words.end())) : std::nullopt;
  };
  switch (facts) {
    case rules::OfferFacts::none: return std::nullopt;
    case rules::OfferFacts::output_modalities: return list(!model->output_modalities.empty(), model->output_modalities);
    case rules::OfferFacts::thinking_levels:
      if (lacks("thinking") || lacks("thinkingLevel")) return Words();
      return list(model->thinking.levels_known, model->thinking.levels);
    case rules::OfferFacts::aspect_ratios: return list(!model->image.aspect_ratios.empty(), model->image.aspect_ratios);
    case rules::OfferFacts::image_sizes: return list(model->image.known, model->image.sizes);
    case rules::OfferFacts::task_types:
      if (lacks("taskType")) return Words();
      return list(model->embedding.task_types_known && !model->embedding.task_types.empty(),
                  model->embedding.task_types);
  }
  return std::nullopt;
}

bool holds(const Words& words, std::string_view word) {
  return std::any_of(words.begin(), words.end(), [&](std::string_view one) { return equal_but_case(one, word); });
}

/// The texts that the list round the cursor holds beside the one that is being written.
std::vector<std::string> other_elements(const CompletionPlace& place) {
  const json::Tree& tree = place.document->tree();
  const std::uint32_t list = tree.nodes[place.node].parent;
  std::vector<std::string> texts;
  for (std::uint32_t at = tree.nodes[list].first_child; at != json::no_node; at = tree.nodes[at].next_sibling) {
    if (at != place.node && tree.nodes[at].kind == json::NodeKind::string)
      texts.push_back(json::string_value(place.document->text(), tree.nodes[at].value));
  }
  return texts;
}

/// The offer holds for the value that its sibling has; also while there is none.
bool holds_here(const CompletionPlace& place, const api::Message& owner, const rules::Offer& offer) {
  if (offer.sibling.empty()) return true;
  const TypedDocument& document = *place.document;
  const json::Tree& tree = document.tree();
  const api::Field* sibling = api::find_field(owner, offer.sibling);
  for (std::uint32_t at = tree.nodes[tree.nodes[place.node].parent].first_child; at != json::no_node;
       at = tree.nodes[at].next_sibling) {
    if (tree.nodes[at].kind != json::NodeKind::string || tree.nodes[at].key.empty()) continue;
    if (api::find_field(owner, document.name_of(at)) == sibling)
      return equal_but_case(json::string_value(document.text(), tree.nodes[at].value), offer.sibling_value);
  }
  return true;
}

/// The methods that take a body.
Words methods(const api::Schemas& schemas) {
  Words names;
  for (const api::Route& route : schemas.routes) {
    const std::string_view verb = route.id.substr(route.id.rfind('.') + 1);
    if (route.request != api::no_index && std::find(names.begin(), names.end(), verb) == names.end())
      names.push_back(verb);
  }
  return names;
}

void offer_objects(Completing& completing, const Candidate& candidate) {
  const Meaning& meaning = candidate.meaning;
  const api::Field& field = *meaning.field;
  Skeleton skeleton =
      skeleton_at(completing.cursor, completing.context().snippets, uses_proto_names(completing.place, *meaning.owner));
  const bool is_body = candidate.body != nullptr && field.kind == api::Kind::structure;
  if (is_body)
    skeleton.object(completing.place.document->schemas(), *candidate.body, "");
  else
    skeleton.value(*candidate.schemas, *meaning.owner, field, meaning.is_element);
  const bool list = (field.repeated && !meaning.is_element) || field.kind == api::Kind::list_value;
  Completion& made = completing.add(CompletionKind::snippet, list ? "[]" : "{}", std::move(skeleton), sort_key(0, 0));
  made.detail = is_body ? std::string(candidate.body->name)
                        : type_text(ui_of(completing.context()), *candidate.schemas, field, meaning.is_element);
}

}  // namespace

bool is_unspecified(std::string_view name) { return upper_case(name).ends_with("UNSPECIFIED"); }

bool is_last(const rules::Offer& offer, std::string_view word) {
  return std::find(offer.last.begin(), offer.last.end(), word) != offer.last.end();
}

std::string sort_of(const rules::Offer& offer, std::string_view word, std::size_t position) {
  const auto first = std::find(offer.first.begin(), offer.first.end(), word);
  if (first != offer.first.end()) return sort_key(0, static_cast<std::size_t>(first - offer.first.begin()));
  return sort_key(is_last(offer, word) ? 2 : 1, position);
}

std::vector<std::string_view> rule_words(const rules::RuleSet& rules, std::string_view id, std::string_view list) {
  const auto rule =
      std::find_if(rules.rules.begin(), rules.rules.end(), [&](const rules::Rule& one) { return one.id == id; });
  if (rule == rules.rules.end()) return {};
  Words words;
  if (!list.empty()) {
    const auto texts = rules::words_of(*rule, list);
    words.assign(texts.begin(), texts.end());
    return words;
  }
  // The one list of texts that the condition takes.
  std::vector<const rules::Condition*> open = {&rule->require};
  while (!open.empty() && words.empty()) {
    const rules::Condition& condition = *open.back();
    open.pop_back();
    if (condition.keyword == rules::Keyword::none_of) continue;
    for (const rules::Literal& literal : condition.literals) {
      if (literal.kind == rules::Literal::Kind::text) words.push_back(literal.text);
    }
    for (const rules::Condition& part : condition.all_parts()) open.push_back(&part);
  }
  return words;
}

void offer_texts(Completing& completing, const rules::Offer& offer) {
  const lint::Options& options = *completing.context().options;
  switch (offer.source) {
    case rules::OfferSource::models: return offer_models(completing, offer);
    case rules::OfferSource::urls: return offer_address(completing, offer);
    case rules::OfferSource::rules: return offer_rules(completing, false);
    case rules::OfferSource::rules_and_categories: return offer_rules(completing, true);
    case rules::OfferSource::words:
    case rules::OfferSource::methods: break;
  }
  Words words = rule_words(*options.rules, offer.rule, offer.list);
  words.insert(words.end(), offer.words.begin(), offer.words.end());
  if (offer.source == rules::OfferSource::methods) words = methods(*options.schemas);
  if (const auto known = words_of_model(completing.place, offer.facts)) words = *known;
  const std::vector<std::string>& there = completing.place.names;
  std::size_t position = completing.list.size();
  for (const std::string_view word : words) {
    if (word.empty() || (offer.keys && std::find(there.begin(), there.end(), word) != there.end())) continue;
    const std::string sort = sort_of(offer, word, position++);
    Completion& made =
        offer.keys ? completing.add_key(word, sort) : completing.add_text(CompletionKind::value, word, sort);
    made.deprecated = is_last(offer, word);
  }
}

void offer_enum(Completing& completing, const api::Enum& type, const rules::Offer* offer) {
  Words words;
  for (const api::EnumValue& value : type.values) words.push_back(value.name);
  const auto keep = [&](const auto& test) {
    Words kept;
    std::copy_if(words.begin(), words.end(), std::back_inserter(kept), test);
    if (!kept.empty()) words = std::move(kept);
  };
  keep([](std::string_view word) { return !is_unspecified(word); });
  if (offer != nullptr) {
    if (const auto known = words_of_model(completing.place, offer->facts)) {
      if (known->empty()) return;
      keep([&](std::string_view word) { return holds(*known, word); });
    }
    if (offer->leave_out) {
      const Words out = rule_words(*completing.context().options->rules, offer->rule, offer->list);
      keep([&](std::string_view word) { return !holds(out, word); });
    }
  }
  const Meaning& meaning = completing.place.candidates.front().meaning;
  if (meaning.is_element && meaning.field->repeated) {
    const std::vector<std::string> there = other_elements(completing.place);
    keep([&](std::string_view word) { return std::find(there.begin(), there.end(), word) == there.end(); });
  }
  std::size_t position = 0;
  for (const std::string_view word : words) {
    Completion& made = completing.add_text(CompletionKind::enum_value, word, sort_key(0, position++));
    made.detail = type.type_name;
    made.documentation = documentation_of(completing.context(), type, word);
  }
}

void offer_values(Completing& completing) {
  if (completing.place.candidates.empty()) return offer_documents(completing);
  const Candidate& candidate = completing.place.candidates.front();
  const Meaning& meaning = candidate.meaning;
  if (meaning.field == nullptr || meaning.owner == nullptr) return;
  const api::Field& field = *meaning.field;
  const bool empty = completing.cursor.token.empty();
  const bool text = completing.cursor.quote != 0;
  const bool whole = (field.repeated || field.kind == api::Kind::map) && !meaning.is_element;
  // A lone value is read as a list of one: who has begun a string there may go on.
  if (whole && !text) {
    if (empty) offer_objects(completing, candidate);
    return;
  }
  const api::Kind kind = field.kind == api::Kind::map ? field.value_kind : field.kind;
  const std::string path = field_path(*meaning.owner, field);
  const rules::Offer* offer = rules::find_offer(rules::bundled_offers(), path, false);
  switch (kind) {
    case api::Kind::message:
    case api::Kind::structure:
    case api::Kind::list_value:
      if (empty) offer_objects(completing, candidate);
      break;
    case api::Kind::boolean:
      for (const std::string_view word : {"true", "false"}) {
        Skeleton skeleton = skeleton_at(completing.cursor, completing.context().snippets);
        skeleton.add(word);
        if (!text) completing.add(CompletionKind::keyword, word, std::move(skeleton), sort_key(0, word == "false"));
      }
      break;
    case api::Kind::enumeration: offer_enum(completing, candidate.schemas->enums[field.type], offer); break;
    case api::Kind::string:
      for (const rules::Offer& one : rules::bundled_offers().offers) {
        if (one.on == path && !one.keys && holds_here(completing.place, *meaning.owner, one))
          offer_texts(completing, one);
      }
      break;
    default: break;
  }
}

}  // namespace gemlint::lsp
