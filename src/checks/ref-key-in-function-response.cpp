#include <algorithm>
#include <optional>

#include "api/names.hpp"
#include "checks/list.hpp"

namespace gemlint::checks {
namespace {

using namespace api::names;
using Names = std::vector<std::string_view>;

std::string_view text_in(const json::Value& value) { return {value.GetString(), value.GetStringLength()}; }

/// The display names of the media that come with the response, sorted; nothing where one could not be read.
std::optional<Names> display_names(const api::View& view, api::NodeIndex response) {
  Names names;
  if (api::is_set(view, response, FunctionResponse::parts) == api::Set::unsure) return std::nullopt;
  for (const api::NodeIndex part : api::children(view, response, FunctionResponse::parts)) {
    if (view.nodes[part].open_ended) return std::nullopt;
    for (const api::NodeIndex media : api::children(view, part)) {
      if (api::is_set(view, media, FunctionResponseBlob::displayName) == api::Set::unsure) return std::nullopt;
      if (const auto name = api::text(view, media, FunctionResponseBlob::displayName)) names.push_back(*name);
    }
  }
  std::sort(names.begin(), names.end());
  return names;
}

/// True from the day on, and for the generations, of which refusals are known.
bool is_sure(const rules::Call& call) {
  const auto since = rules::words_of(call.rule, "since");
  const auto older = rules::words_of(call.rule, "olderGenerations");
  const api::Model* model = call.context.judged;
  const bool is_older = model != nullptr && std::find(older.begin(), older.end(), model->generation) != older.end();
  return !is_older && !since.empty() && call.context.as_of >= since.front();
}

/// False for a flat object without the keys, which is what most responses are.
bool may_hold_key(const json::Value& object, std::span<const std::string_view> keys) {
  const auto may_hold = [&](const auto& member) {
    return member.value.IsArray() || member.value.IsObject() ||
           std::find(keys.begin(), keys.end(), text_in(member.name)) != keys.end();
  };
  return std::any_of(object.MemberBegin(), object.MemberEnd(), may_hold);
}

/// Walks a free value. Its depth is the user's, so there is no recursion.
class Walk {
 public:
  Walk(const json::Value& root, api::NodePath path) : path_(std::move(path)) { open(root); }

  /// The next member with that key and a text as its value; null when there is no more. path() leads to it.
  const json::Value* next(std::string_view key) {
    while (!frames_.empty()) {
      Frame& frame = frames_.back();
      const json::Value& value = *frame.value;
      if (frame.entered) path_.pop_back();
      const std::uint32_t count = value.IsArray() ? value.Size() : value.MemberCount();
      if (frame.next == count) {
        frames_.pop_back();
        continue;
      }
      const std::uint32_t at = frame.next++;
      frame.entered = true;
      path_.push_back(at);
      if (value.IsArray()) {
        open(value[at]);
        continue;
      }
      const auto& member = *(value.MemberBegin() + static_cast<std::ptrdiff_t>(at));
      if (member.value.IsString() && text_in(member.name) == key) return &member.value;
      open(member.value);
    }
    return nullptr;
  }

  const api::NodePath& path() const { return path_; }

 private:
  struct Frame {
    const json::Value* value = nullptr;
    std::uint32_t next = 0;
    bool entered = false;  ///< the path leads to one of its children
  };

  void open(const json::Value& value) {
    if (value.IsArray() || value.IsObject()) frames_.push_back({&value});
  }

  std::vector<Frame> frames_;
  api::NodePath path_;
};

}  // namespace

/// On a function response: its keys that the server takes for references name media that come with it.
void ref_key_in_function_response(const rules::Call& call) {
  const api::View& view = call.view;
  const json::Value* response = api::value(view, call.node, FunctionResponse::response);
  if (response == nullptr || !response->IsObject()) return;
  const auto keys = rules::words_of(call.rule, "reference");
  if (!may_hold_key(*response, keys)) return;
  const auto most_notes = static_cast<std::size_t>(rules::number_of(call.rule, "mostNotes"));
  std::optional<Names> names;
  rules::Hit* hit = nullptr;
  for (const std::string_view key : keys) {
    Walk walk(*response, api::path(view, call.node, FunctionResponse::response));
    while (const json::Value* reference = walk.next(key)) {
      if (!names) names = display_names(view, call.node);
      if (!names) return;
      if (std::binary_search(names->begin(), names->end(), text_in(*reference))) continue;
      if (hit == nullptr) {
        hit = &call.report(is_sure(call) ? "message" : "doubtful", walk.path());
        hit->arguments.set("reference", std::string(text_in(*reference)));
        hit->note = "beside";
      } else if (hit->others.size() < most_notes) {
        hit->others.push_back(walk.path());
      } else {
        return;
      }
    }
  }
}

}  // namespace gemlint::checks
