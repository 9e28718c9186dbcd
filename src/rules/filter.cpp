// What a node must look like for a condition to come out in a certain way, told from the condition alone.
#include "rules/evaluate.hpp"

namespace gemlint::rules {
namespace {

/// Fields of which one must be set for the filter to let a node through; 0 when it does not need any.
std::uint64_t needed(Filter filter) { return filter.set != 0 ? filter.set : filter.any; }

Filter either(Filter a, Filter b) {
  const bool each_needs_one = needed(a) != 0 && needed(b) != 0;
  return {a.set & b.set, a.not_set & b.not_set, each_needs_one ? needed(a) | needed(b) : 0};
}

std::uint64_t bit_of(const api::Message& message, const api::FieldName& name) {
  const api::Field* field = api::find_field(message, name);
  return field == nullptr ? 0 : api::field_bit(static_cast<std::size_t>(field - message.fields.data()));
}

}  // namespace

Filter both(Filter a, Filter b) { return {a.set | b.set, a.not_set | b.not_set, a.any != 0 ? a.any : b.any}; }

Filter filter_for(const Condition& condition, bool wanted, const api::Message& message) {
  // Two fields that share a bit cannot be told apart when it is set.
  const bool exact = message.fields.size() <= 64;
  const std::span<const Condition> parts = condition.all_parts();
  switch (condition.keyword) {
    case Keyword::none_of: {
      // No part: all of them are false. Otherwise one is true.
      if (parts.empty()) return {};
      Filter result = filter_for(parts[0], !wanted, message);
      for (const Condition& part : parts.subspan(1)) {
        const Filter other = filter_for(part, !wanted, message);
        result = wanted ? both(result, other) : either(result, other);
      }
      return result;
    }
    case Keyword::all_of:
    case Keyword::any_of: {
      if (parts.empty()) return {};
      const bool joined = wanted == (condition.keyword == Keyword::all_of);
      Filter result = filter_for(parts[0], wanted, message);
      for (const Condition& part : parts.subspan(1)) {
        const Filter other = filter_for(part, wanted, message);
        result = joined ? both(result, other) : either(result, other);
      }
      return result;
    }
    case Keyword::required: {
      Filter result;
      if (wanted) {
        for (const api::FieldName& name : condition.names) result.set |= bit_of(message, name);
      } else if (exact && condition.names.size() == 1) {
        result.not_set = bit_of(message, condition.names[0]);
      }
      return result;
    }
    case Keyword::property: return wanted ? Filter() : Filter{bit_of(message, condition.names[0]), 0, 0};
    default: return {};
  }
}

}  // namespace gemlint::rules
