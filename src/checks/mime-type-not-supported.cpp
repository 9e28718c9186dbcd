#include <algorithm>

#include "api/names.hpp"
#include "checks/list.hpp"
#include "checks/media.hpp"
#include "json/quote.hpp"

namespace gemlint::checks {
namespace {

/// The emission for a type that is not fine; empty for one that is, or of which nothing is known.
///
/// Types of text, audio and video are an open list. Of images and `application` the known ones are listed in the rule
/// file with what is known of them; whatever else is registered under these names no model was ever said to read. The
/// newest models are told to read more by the month.
std::string_view judge(const rules::Call& call, std::string_view type) {
  const auto has = [&call, type](std::string_view list) { return is_listed(rules::words_of(call.rule, list), type); };
  if (has("read")) return {};
  if (has("misnamed")) return "misnamed";
  if (has("unread")) return "unread";
  const bool older = is_of_generation(call.context, rules::words_of(call.rule, "olderGenerations"));
  const bool newest = is_of_generation(call.context, rules::words_of(call.rule, "newestGenerations"));
  if (has("unreadByOlder")) return older ? "older" : newest ? std::string_view{} : "doubtful";
  if (has("dropped")) {
    if (newest) return {};
    return is_of_generation(call.context, rules::words_of(call.rule, "droppedBy")) ? "older" : "doubtful";
  }
  if (has("textual")) return older ? "doubtful" : std::string_view{};
  if (has("doubtful")) return newest ? std::string_view{} : "doubtful";
  if (has("closed")) return newest ? "doubtful" : "unread";
  return has("open") && !newest ? "doubtful" : std::string_view{};
}

/// True for type and subtype and nothing else; what is no MIME type at all, or a hole of a template, is not judged.
bool is_plain(std::string_view type) {
  return std::count(type.begin(), type.end(), '/') == 1 &&
         type.find_first_of(" \t;{}<>()[]%\"'") == std::string_view::npos;
}

/// The name under which the server knows a misnamed type.
std::string_view right_name(const rules::Call& call, std::string_view type) {
  const auto wrong = rules::words_of(call.rule, "misnamed");
  const auto right = rules::words_of(call.rule, "named");
  for (std::size_t i = 0; i < wrong.size() && i < right.size(); ++i) {
    if (is_listed(wrong.subspan(i, 1), type)) return right[i];
  }
  return type;
}

/// `data` is the Blob or FileData of a part; both name the field alike.
void look_at(const rules::Call& call, api::NodeIndex data) {
  using namespace api::names;
  const auto type = api::text(call.view, data, Blob::mimeType);
  if (!type || !is_plain(*type)) return;
  const std::string_view emission = judge(call, *type);
  if (emission.empty()) return;
  rules::Hit& hit = call.report(emission, api::path(call.view, data, Blob::mimeType));
  hit.arguments.set("mime", std::string(*type));
  if (emission == "misnamed") {
    const std::string_view name = right_name(call, *type);
    hit.arguments.set("suggestion", std::string(name));
    hit.fixes.push_back({"rename", rules::FixAction::replace, hit.path, json::quote(name), true});
    return;
  }
  const auto listed = [&call, &type](std::string_view list) {
    return is_listed(rules::words_of(call.rule, list), *type);
  };
  hit.hint = listed("pictures") ? "picture" : listed("unreadByOlder") ? "document" : "text";
}

}  // namespace

/// On a part that a model is to read.
void mime_type_not_supported(const rules::Call& call) {
  using namespace api::names;
  if (!is_read_by_model(call.view, call.node)) return;
  for (const api::NodeIndex data : api::children(call.view, call.node, Part::inlineData)) look_at(call, data);
  for (const api::NodeIndex data : api::children(call.view, call.node, Part::fileData)) look_at(call, data);
}

}  // namespace gemlint::checks
