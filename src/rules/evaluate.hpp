/// Tells whether conditions hold.
#pragma once

#include <cstdint>

#include "api/view.hpp"
#include "rules/condition.hpp"

namespace gemlint::rules {

/// `unsure` where a decode error, or a value that nobody can name, stands in the way: then a rule is silent.
enum class Truth : std::uint8_t { no, yes, unsure };

/// Whether `condition` holds for a message.
Truth holds(const Condition& condition, const api::View& view, api::NodeIndex node);

/// Whether it holds for the value of a field that is set.
Truth holds(const Condition& condition, const api::View& view, api::NodeIndex node, const api::Field& field);

/// Fields that must be set, and fields that must not, for a condition to come out in a certain way: bits as in
/// Node::present. Cheap to test, and never wrong about "cannot".
struct Filter {
  std::uint64_t set = 0;      ///< all of these
  std::uint64_t not_set = 0;  ///< none of these
  std::uint64_t any = 0;      ///< at least one of these; 0 = no such demand

  bool lets_through(std::uint64_t present) const {
    return (present & set) == set && (present & not_set) == 0 && (any == 0 || (present & any) != 0);
  }
};

/// What a node must look like to get through one filter and the other; may let through a little more.
Filter both(Filter a, Filter b);

/// What a node of type `message` must look like for `condition` to be `wanted`.
Filter filter_for(const Condition& condition, bool wanted, const api::Message& message);

}  // namespace gemlint::rules
