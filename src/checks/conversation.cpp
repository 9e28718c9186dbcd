#include "checks/conversation.hpp"

#include <algorithm>
#include <memory>
#include <optional>
#include <utility>

#include "api/names.hpp"
#include "text/letter_case.hpp"

namespace gemlint::checks {
namespace {

using namespace api::names;

/// The fields that are asked for at every part, looked up once.
struct Fields {
  const api::Field* parts = nullptr;
  const api::Field* call = nullptr;
  const api::Field* response = nullptr;
};

/// Nothing where the schemas lack one of them.
std::optional<Fields> find_fields(const api::View& view, api::NodeIndex content) {
  Fields fields;
  fields.parts = api::find_field(*view.nodes[content].message, Content::parts);
  if (fields.parts == nullptr || fields.parts->type == api::no_index) return std::nullopt;
  const api::Message& part = view.schemas->messages[fields.parts->type];
  fields.call = api::find_field(part, Part::functionCall);
  fields.response = api::find_field(part, Part::functionResponse);
  if (fields.call == nullptr || fields.response == nullptr) return std::nullopt;
  return fields;
}

/// True when one of the contents holds a call or a response: most requests have none, and this is all that they cost.
bool holds_functions(const api::View& view, const Fields& fields, const api::Children& contents) {
  const api::Message& part_type = view.schemas->messages[fields.parts->type];
  const auto bit_of = [&](const api::Field* field) {
    return api::field_bit(static_cast<std::size_t>(field - part_type.fields.data()));
  };
  const std::uint64_t functions = bit_of(fields.call) | bit_of(fields.response);
  for (const api::NodeIndex content : contents) {
    for (const api::NodeIndex part : api::Children(view, content, fields.parts)) {
      if ((view.nodes[part].present & functions) != 0) return true;
    }
  }
  return false;
}

/// Looks at all parts of a content; false where one could not be read, or says nothing: other rules speak of that, and
/// a call or response may have been meant.
bool count_parts(const api::View& view, const Fields& fields, Said& said) {
  if (api::is_set(view, said.content, *fields.parts) == api::Set::unsure) return false;
  for (const api::NodeIndex part : api::Children(view, said.content, fields.parts)) {
    if (view.nodes[part].present == 0) return false;
    const api::Set calls = api::is_set(view, part, *fields.call);
    const api::Set responds = api::is_set(view, part, *fields.response);
    if (calls == api::Set::unsure || responds == api::Set::unsure) return false;
    ++said.parts;
    said.calls += calls == api::Set::yes ? 1 : 0;
    said.responses += responds == api::Set::yes ? 1 : 0;
  }
  return said.parts > 0;
}

using Words = std::span<const std::string_view>;

bool is_one_of(Words words, std::string_view role) {
  return std::any_of(words.begin(), words.end(), [&](std::string_view word) { return equal_but_case(word, role); });
}

/// The words for a role of the model, and of the user.
struct Sides {
  Words model;
  Words user;
};

/// Whether a content is the model's; nothing where its role does not say.
std::optional<bool> is_by_model(const api::View& view, const Said& said, const Sides& sides) {
  if ((said.calls > 0) != (said.responses > 0)) return said.calls > 0;
  if (api::is_set(view, said.content, Content::role) == api::Set::no) return false;
  const auto role = api::text(view, said.content, Content::role);
  if (role && is_one_of(sides.model, *role)) return true;
  if (role && is_one_of(sides.user, *role)) return false;
  return std::nullopt;
}

/// Puts contents of one side that follow each other together.
std::vector<Turn> turns_of(const std::vector<Said>& contents) {
  std::vector<Turn> turns;
  for (std::size_t at = 0; at < contents.size();) {
    Turn& turn = turns.emplace_back();
    turn.by_model = contents[at].by_model;
    const std::size_t first = at;
    for (; at < contents.size() && contents[at].by_model == turn.by_model; ++at) {
      turn.calls += contents[at].calls;
      turn.responses += contents[at].responses;
      turn.is_mixed |= contents[at].calls > 0 && contents[at].responses > 0;
    }
    turn.contents = std::span(contents).subspan(first, at - first);
  }
  return turns;
}

/// True when the contents hold functions, and their turns are to be judged.
bool is_judged(const rules::Call& call) {
  const api::Children contents = api::children(call.view, call.node, GenerateContentRequest::contents);
  if (contents.empty() || rules::method_of(call.context) == "countTokens") return false;
  const auto fields = find_fields(call.view, *contents.begin());
  return fields && holds_functions(call.view, *fields, contents) &&
         api::is_set(call.view, call.node, GenerateContentRequest::contents) == api::Set::yes;
}

/// Reads the contents of a request that is judged; empty where one of them cannot be told.
Conversation read_conversation(const rules::Call& call, const Sides& sides) {
  const api::View& view = call.view;
  Conversation found;
  const api::Children contents = api::children(view, call.node, GenerateContentRequest::contents);
  const auto fields = find_fields(view, *contents.begin());
  if (!fields) return found;
  found.contents.reserve(contents.count());
  for (const api::NodeIndex content : contents) {
    Said& said = found.contents.emplace_back();
    said.content = content;
    if (!count_parts(view, *fields, said)) return {};
  }
  for (Said& said : found.contents) {
    const auto by_model = is_by_model(view, said, sides);
    if (!by_model) return {};
    said.by_model = *by_model;
  }
  found.turns = turns_of(found.contents);
  found.continues_cache = api::is_set(view, call.node, GenerateContentRequest::cachedContent) != api::Set::no;
  return found;
}

/// The conversations of a request, for a batch has several, each with the words that say whose a role is.
struct Conversations {
  struct Entry {
    api::NodeIndex node = 0;
    Sides sides;
    std::unique_ptr<const Conversation> conversation;
  };
  std::vector<Entry> entries;
  std::optional<api::NodeIndex> left_out;  ///< the last node that is not judged
};

bool same(Words left, Words right) { return std::equal(left.begin(), left.end(), right.begin(), right.end()); }

}  // namespace

bool has_role(const rules::Call& call, api::NodeIndex content, std::string_view words) {
  const auto role = api::text(call.view, content, Content::role);
  return role && is_one_of(rules::words_of(call.rule, words), *role);
}

api::NodePath parts_path(const api::View& view, api::NodeIndex content) {
  return api::path(view, content, Content::parts);
}

const Conversation& function_conversation(const rules::Call& call) {
  static const Conversation nothing;
  auto& known = call.shared.get<Conversations>([] { return Conversations(); });
  if (known.left_out == call.node) return nothing;
  const Sides sides = {rules::words_of(call.rule, "model"), rules::words_of(call.rule, "user")};
  // Rules run node by node, so the conversation of this one is the last.
  for (auto entry = known.entries.rbegin(); entry != known.entries.rend() && entry->node == call.node; ++entry) {
    if (same(entry->sides.model, sides.model) && same(entry->sides.user, sides.user)) return *entry->conversation;
  }
  if (!is_judged(call)) {
    known.left_out = call.node;
    return nothing;
  }
  auto conversation = std::make_unique<const Conversation>(read_conversation(call, sides));
  known.entries.push_back({call.node, sides, std::move(conversation)});
  return *known.entries.back().conversation;
}

}  // namespace gemlint::checks
