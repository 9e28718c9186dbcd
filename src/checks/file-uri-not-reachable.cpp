#include <algorithm>

#include "api/names.hpp"
#include "checks/list.hpp"
#include "checks/media.hpp"
#include "text/letter_case.hpp"

namespace gemlint::checks {
namespace {

bool begins_with_any(std::string_view uri, std::span<const std::string_view> beginnings) {
  return std::any_of(beginnings.begin(), beginnings.end(), [uri](std::string_view beginning) {
    return uri.size() >= beginning.size() && equal_but_case(uri.substr(0, beginning.size()), beginning);
  });
}

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

/// "C:\…" or "C:/…".
bool begins_with_drive(std::string_view uri) {
  return uri.size() > 2 && is_letter(uri[0]) && uri[1] == ':' && (uri[2] == '\\' || uri[2] == '/');
}

/// The host of an absolute uri, without port; empty when there is none.
std::string_view host_of(std::string_view uri) {
  const std::size_t mark = uri.find("://");
  if (mark == std::string_view::npos) return {};
  const std::string_view rest = uri.substr(mark + 3);
  return rest.substr(0, rest.find_first_of(":/?#"));
}

/// True for what is neither a file of the Files API, by whatever host, nor a video of a site that every model reads.
bool is_external(const rules::Rule& rule, std::string_view uri) {
  const std::string_view host = host_of(uri);
  if (host.empty() || !begins_with_any(uri, rules::words_of(rule, "external"))) return false;
  const auto parts = rules::words_of(rule, "filePaths");
  if (std::any_of(parts.begin(), parts.end(), [uri](auto part) { return uri.find(part) != uri.npos; })) return false;
  const auto hosts = rules::words_of(rule, "videoHosts");
  return std::none_of(hosts.begin(), hosts.end(), [host](std::string_view known) {
    return host.size() >= known.size() && equal_but_case(host.substr(host.size() - known.size()), known);
  });
}

/// The emission for a uri; empty for one that may be read.
std::string_view judge(const rules::Call& call, std::string_view uri) {
  if (uri.empty()) return "empty";
  const auto data = rules::words_of(call.rule, "data");
  if (begins_with_any(uri, data)) return "data";
  if (begins_with_any(uri, rules::words_of(call.rule, "local")) || begins_with_drive(uri)) return "local";
  const bool older = is_of_generation(call.context, rules::words_of(call.rule, "olderGenerations"));
  return older && is_external(call.rule, uri) ? "external" : std::string_view{};
}

}  // namespace

/// On a part that a model is to read. A path may be short for a file of the Files API; those are not judged.
void file_uri_not_reachable(const rules::Call& call) {
  using namespace api::names;
  if (!is_read_by_model(call.view, call.node)) return;
  for (const api::NodeIndex file : api::children(call.view, call.node, Part::fileData)) {
    const auto uri = api::text(call.view, file, FileData::fileUri);
    if (!uri) continue;
    const std::string_view emission = judge(call, *uri);
    if (emission.empty()) continue;
    call.report(emission, api::path(call.view, file, FileData::fileUri)).arguments.set("uri", std::string(*uri));
  }
}

}  // namespace gemlint::checks
