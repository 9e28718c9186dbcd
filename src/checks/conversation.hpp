/// The contents of a request, read as turns of function calls and function responses.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "rules/check.hpp"

namespace gemlint::checks {

/// One content: how many parts it has, and how many of them are function calls and function responses.
struct Said {
  api::NodeIndex content = 0;
  std::uint32_t parts = 0;
  std::uint32_t calls = 0;
  std::uint32_t responses = 0;
  bool by_model = false;
};

/// Contents of one side that follow each other. The server takes them as one: calls that stand in several contents may
/// be answered in one, and the other way round.
struct Turn {
  std::span<const Said> contents;
  std::uint32_t calls = 0;
  std::uint32_t responses = 0;
  bool by_model = false;
  bool is_mixed = false;  ///< a content of it holds calls and responses
};

struct Conversation {
  std::vector<Said> contents;
  std::vector<Turn> turns;
  bool continues_cache = false;  ///< cached contents stand before the first one, or may do so
};

/// The conversation of a request, on which the call is. Calls are the model's and responses the user's, whatever the
/// role; otherwise the rule's words "model" and "user" say whose a role is.
///
/// It is empty where function turns are not to be judged: no call and no response in it, a part that could not be read
/// or says nothing, a content without parts, a role that nobody knows, or a request whose tokens are only counted.
/// Valid as long as the request is judged.
const Conversation& function_conversation(const rules::Call& call);

/// True when the role of a content is one of the rule's words of that name, whatever the case of its letters.
bool has_role(const rules::Call& call, api::NodeIndex content, std::string_view words);

/// The path to the parts of a content.
api::NodePath parts_path(const api::View& view, api::NodeIndex content);

}  // namespace gemlint::checks
