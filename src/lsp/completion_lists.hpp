/// What completion offers for names and values, each into a list that complete() sorts.
#pragma once

#include <string_view>
#include <vector>

#include "lsp/completion_item.hpp"
#include "lsp/completion_place.hpp"

namespace gemlint::lsp {

/// A completion under way.
struct Completing {
  std::string_view text;
  std::size_t offset = 0;
  const Cursor& cursor;
  const CompletionPlace& place;
  std::vector<Completion> list = {};

  const Context& context() const { return *place.context; }

  /// Adds one; the fields that the result lacks are set on it. Valid until the next one.
  Completion& add(CompletionKind kind, std::string_view label, Skeleton skeleton, std::string sort);

  /// Adds a string that can be the value here.
  Completion& add_text(CompletionKind kind, std::string_view label, std::string sort);

  /// Adds a name that an entry of the map here can have; its value is a string.
  Completion& add_key(std::string_view label, std::string sort);
};

/// Names of fields that the object does not have yet, or keys of a map.
void offer_names(Completing& completing);

/// Values of the field, as far as there is a choice.
void offer_values(Completing& completing);

/// What a rule, a list or the model's facts say that a text can be.
void offer_texts(Completing& completing, const rules::Offer& offer);

/// Values of an enum, but for those that `offer` (may be null) or the model's facts exclude.
void offer_enum(Completing& completing, const api::Enum& type, const rules::Offer* offer);

/// Ids of rules, and behind them their categories if wanted.
void offer_rules(Completing& completing, bool categories);

/// What a document, or an element of a list of requests, can be.
void offer_documents(Completing& completing);

/// Codes of models.
void offer_models(Completing& completing, const rules::Offer& offer);

/// Models and methods inside of the address of a request.
void offer_address(Completing& completing, const rules::Offer& offer);

/// Whether nobody should choose the word any more.
bool is_last(const rules::Offer& offer, std::string_view word);

/// The place of a word among those of an offer: the first ones, the others, the last ones.
std::string sort_of(const rules::Offer& offer, std::string_view word, std::size_t position);

/// The rule's list; without a name the values that its condition takes. Empty when there is no such rule.
std::vector<std::string_view> rule_words(const rules::RuleSet& rules, std::string_view rule, std::string_view list);

/// Whether the name of an enum's value says that it stands for none, as if the field were absent.
bool is_unspecified(std::string_view name);

}  // namespace gemlint::lsp
