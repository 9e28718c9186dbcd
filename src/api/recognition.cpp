// Telling a request of ours from all other JSON, when no url and no option says what it is.
#include <algorithm>

#include "api/endpoint.hpp"

namespace gemlint::api {
namespace {

using Names = Recognition::Names;

std::string_view text_of(const json::Value& value) { return {value.GetString(), value.GetStringLength()}; }

bool contains(Names names, std::string_view name) { return std::find(names.begin(), names.end(), name) != names.end(); }

bool has_any(const json::Value& object, Names names) {
  if (!object.IsObject()) return false;
  return std::any_of(object.MemberBegin(), object.MemberEnd(),
                     [&](const auto& member) { return contains(names, text_of(member.name)); });
}

/// The first object of a value that may be a list (of lists); the value itself when there is none.
const json::Value& first_of(const json::Value& value) {
  const json::Value* at = &value;
  for (int depth = 0; depth < 3 && at->IsArray() && !at->Empty(); ++depth) at = at->Begin();
  return *at;
}

/// An object with one of `names`, or a list whose first object has.
bool has_in_first(const json::Value& value, Names names) { return has_any(first_of(value), names); }

/// An object whose member of one of `names` holds objects.
bool holds_objects(const json::Value& object, Names names) {
  if (!object.IsObject()) return false;
  return std::any_of(object.MemberBegin(), object.MemberEnd(), [&](const auto& member) {
    return contains(names, text_of(member.name)) && first_of(member.value).IsObject();
  });
}

bool is_own_model(const Recognition& recognition, const json::Value& value) {
  if (!value.IsString()) return false;
  const std::string_view name = text_of(value);
  const bool foreign = std::any_of(recognition.foreign_models.begin(), recognition.foreign_models.end(),
                                   [&](std::string_view part) { return name.find(part) != std::string_view::npos; });
  return !foreign && std::any_of(recognition.own_models.begin(), recognition.own_models.end(),
                                 [&](std::string_view beginning) { return name.starts_with(beginning); });
}

bool has_foreign_model(const Recognition& recognition, const json::Value& object) {
  const auto model = object.FindMember("model");
  if (model == object.MemberEnd() || !model->value.IsString()) return false;
  const std::string_view name = text_of(model->value);
  return std::any_of(recognition.foreign_models.begin(), recognition.foreign_models.end(),
                     [&](std::string_view part) { return name.find(part) != std::string_view::npos; });
}

/// More of the object's members are names of one of our requests than are not.
bool mostly_ours(const Schemas& schemas, const json::Value& object) {
  const Message* likeliest = likeliest_request(schemas, object, schemas.recognition.requests);
  std::size_t known = 0;
  for (const auto& member : object.GetObject())
    known += find_field(*likeliest, text_of(member.name)) != nullptr ? 1 : 0;
  return known * 2 > object.MemberCount();
}

bool looks_like_one(const Schemas& schemas, const json::Value& object, bool nested) {
  if (!object.IsObject()) return false;
  const Recognition& recognition = schemas.recognition;
  bool found = false;
  bool perhaps = false;  // other formats have members like these
  bool own_model = false;
  bool instances = false;
  for (const auto& member : object.GetObject()) {
    const std::string_view name = text_of(member.name);
    if (contains(recognition.foreign, name)) return false;
    const json::Value& value = member.value;
    if (contains(recognition.signs, name)) {
      found = found || value.IsObject() || value.IsString();
      // A configuration of another product may hold names that only it has.
      if (value.IsObject() && has_any(value, recognition.foreign)) return false;
    } else if (contains(recognition.turns, name)) {
      found = found || has_in_first(value, recognition.turn_members);
    } else if (contains(recognition.content, name)) {
      perhaps = perhaps || holds_objects(value, recognition.content_members);
    } else if (contains(recognition.lists, name) && !nested) {
      perhaps = perhaps || (value.IsArray() && !value.Empty() && looks_like_one(schemas, *value.Begin(), true));
    } else if (name == "model") {
      own_model = is_own_model(recognition, value);
    } else if (contains(recognition.instances, name)) {
      instances = value.IsArray();
    }
  }
  found = found || (own_model && instances) || (perhaps && mostly_ours(schemas, object));
  return found && !has_foreign_model(recognition, object);
}

}  // namespace

bool looks_like_body(const Schemas& schemas, const json::Value& object) {
  return looks_like_one(schemas, object, false);
}

const Message* likeliest_request(const Schemas& schemas, const json::Value& object,
                                 std::span<const std::string_view> candidates) {
  const Message* best = nullptr;
  std::size_t most = 0;
  for (const std::string_view name : candidates) {
    const Message* candidate = find_message(schemas, name);
    if (candidate == nullptr) continue;
    std::size_t known = 0;
    if (object.IsObject()) {
      for (const auto& member : object.GetObject())
        known += find_field(*candidate, text_of(member.name)) != nullptr ? 1 : 0;
    }
    if (best == nullptr || known > most) {
      best = candidate;
      most = known;
    }
    if (object.IsObject() && most == object.MemberCount()) return best;  // no other can have more
  }
  return best;
}

}  // namespace gemlint::api
