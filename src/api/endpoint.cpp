#include "api/endpoint.hpp"

#include <algorithm>
#include <vector>

#include "text/nearest.hpp"
#include "text/percent.hpp"

namespace gemlint::api {
namespace {

bool is_variable(std::string_view segment) {
  return segment.size() > 2 && segment.front() == '{' && segment.back() == '}';
}

/// "{model}:verb" and "verb-less" parts of a path's last segment.
struct Tail {
  std::string_view name;
  std::string_view verb;  ///< after the last ':', empty if none
};

Tail split_verb(std::string_view segment) {
  const std::size_t colon = segment.rfind(':');
  if (colon == std::string_view::npos) return {segment, {}};
  return {segment.substr(0, colon), segment.substr(colon + 1)};
}

std::vector<std::string_view> segments_of(std::string_view path) {
  std::vector<std::string_view> segments;
  while (!path.empty()) {
    const std::size_t slash = path.find('/');
    if (slash != 0) segments.push_back(path.substr(0, slash));
    if (slash == std::string_view::npos) break;
    path.remove_prefix(slash + 1);
  }
  return segments;
}

bool matches(std::string_view pattern, std::span<const std::string_view> segments) {
  const std::vector<std::string_view> wanted = segments_of(pattern);
  for (std::size_t i = 0; i < wanted.size(); ++i) {
    if (wanted[i] == "**") return true;
    if (i >= segments.size()) return false;
    if (i + 1 < wanted.size()) {
      if (!is_variable(wanted[i]) && wanted[i] != segments[i]) return false;
      continue;
    }
    const Tail want = split_verb(wanted[i]);
    const Tail have = split_verb(segments[i]);
    if (want.verb != have.verb || (!is_variable(want.name) && want.name != have.name)) return false;
    if (have.name.empty()) return false;
  }
  return wanted.size() == segments.size();
}

/// Models with a slash in their name, or a placeholder for "models/…", are still told by the verb at the end.
bool matches_by_verb(const Route& route, std::span<const std::string_view> segments) {
  const std::vector<std::string_view> wanted = segments_of(route.path);
  if (wanted.size() != 2 || segments.empty() || !route.root.empty()) return false;
  const Tail want = split_verb(wanted[1]);
  const Tail have = split_verb(segments.back());
  if (want.verb.empty() || want.verb != have.verb || !is_variable(want.name)) return false;
  if (segments.size() == 1) return wanted[0] == "models" && model_code(have.name).empty();
  return segments.size() > 2 && segments[0] == wanted[0];
}

std::string model_of(std::span<const std::string_view> segments) {
  if (segments.size() < 2 || (segments[0] != "models" && segments[0] != "tunedModels")) return {};
  std::string name;
  for (std::size_t i = segments[0] == "models" ? 1 : 0; i < segments.size(); ++i) {
    if (!name.empty()) name += '/';
    name += i + 1 == segments.size() ? split_verb(segments[i]).name : segments[i];
  }
  // Who has "models/" twice means that model, but the server does not look for it.
  const bool doubled = segments.size() > 2 && segments[0] == "models" && segments[1] == segments[0];
  std::string code = model_code(name);
  return doubled && !code.empty() ? name : code;
}

/// The path with the word in it that comes nearest to a route: its verb, or else its first segment.
std::string nearest_path(const Schemas& schemas, std::span<const std::string_view> segments, std::string_view before) {
  if (segments.empty()) return {};
  const Tail tail = split_verb(segments.back());
  std::vector<std::string_view> words;
  for (const Route& route : schemas.routes) {
    const std::vector<std::string_view> wanted = segments_of(route.path);
    if (wanted.empty() || !route.root.empty()) continue;
    const std::string_view word = tail.verb.empty() ? split_verb(wanted.front()).name : split_verb(wanted.back()).verb;
    if (!word.empty() && !is_variable(word) && std::find(words.begin(), words.end(), word) == words.end())
      words.push_back(word);
  }
  const auto word = nearest_name(tail.verb.empty() ? segments.front() : tail.verb, words);
  if (!word) return {};
  std::string path(before);
  for (std::size_t i = 0; i < segments.size(); ++i) {
    path += '/';
    if (!tail.verb.empty() && i + 1 == segments.size()) {
      path += std::string(tail.name) + ':' + std::string(*word);
    } else {
      path += tail.verb.empty() && i == 0 ? *word : segments[i];
    }
  }
  return path;
}

/// Where the host ends and the path begins; both empty when the url has neither a host nor a path of ours.
struct SplitUrl {
  std::string_view host;  ///< without port; empty when none or only a placeholder
  std::string_view path;
  bool placeholder = false;
};

SplitUrl split_url(std::string_view url) {
  url = url.substr(0, url.find_first_of("?#"));
  SplitUrl split;
  const std::size_t scheme = url.find("://");
  if (scheme == std::string_view::npos) {
    split.placeholder = true;
    const std::size_t slash = url.find('/');
    const bool has_base = !url.empty() && (url.front() == '{' || url.front() == '$' || url.front() == '<');
    split.path = has_base && slash != std::string_view::npos ? url.substr(slash) : url;
    if (!has_base && slash != 0 && url.substr(0, slash).find('.') != std::string_view::npos) {
      split.host = url.substr(0, slash);
      split.path = slash == std::string_view::npos ? std::string_view() : url.substr(slash);
      split.placeholder = false;
    }
    return split;
  }
  url.remove_prefix(scheme + 3);
  const std::size_t slash = url.find('/');
  split.host = url.substr(0, slash);
  split.path = slash == std::string_view::npos ? std::string_view() : url.substr(slash);
  split.host = split.host.substr(split.host.rfind('@') + 1);
  split.host = split.host.substr(0, split.host.find(':'));
  return split;
}

bool same_host(std::string_view left, std::string_view right) {
  return std::equal(left.begin(), left.end(), right.begin(), right.end(), [](char a, char b) {
    const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; };
    return lower(a) == lower(b);
  });
}

bool is_our_host(const Schemas& schemas, std::string_view host, std::span<const std::string> hosts) {
  for (const std::string_view known : schemas.hosts) {
    if (same_host(known, host)) return true;
  }
  for (const std::string& known : hosts) {
    if (same_host(known, host)) return true;
  }
  return false;
}

}  // namespace

std::optional<Version> version_from(std::string_view word) {
  for (const Version version : {Version::v1, Version::v1beta, Version::v1alpha}) {
    if (to_string(version) == word) return version;
  }
  return std::nullopt;
}

std::string model_code(std::string_view name) {
  constexpr std::string_view collection = "models/";
  if (name.starts_with(collection)) name.remove_prefix(collection.size());
  if (name.find_first_of("{}$<>[]") != std::string_view::npos) return {};
  // Every model's code has lower-case letters; what has none holds the place of one.
  const bool is_name = std::any_of(name.begin(), name.end(), [](char c) { return c >= 'a' && c <= 'z'; });
  return is_name ? std::string(name) : std::string();
}

Coverage coverage_in(const Route& route, Version version) {
  return route.coverage == Coverage::full && version == Version::v1alpha ? Coverage::fields : route.coverage;
}

const Route* find_method(const Schemas& schemas, std::string_view name) {
  const Route* found = nullptr;
  for (const Route& route : schemas.routes) {
    if (route.id == name) return &route;
    const std::string_view verb = route.id.substr(route.id.rfind('.') + 1);
    // Several collections may share a verb; the models' own is meant, and else one that takes a body.
    if (verb == name && (found == nullptr || (found->request == no_index && route.request != no_index))) found = &route;
    if (verb == name && route.id.starts_with("models.") && !found->id.starts_with("models.")) found = &route;
  }
  return found;
}

bool may_be_ours(const Schemas& schemas, std::string_view url, std::span<const std::string> hosts) {
  const SplitUrl split = split_url(url);
  return split.placeholder || is_our_host(schemas, split.host, hosts);
}

bool has_version(std::string_view url) {
  const SplitUrl split = split_url(url);
  const std::vector<std::string_view> segments = segments_of(split.path);
  return std::any_of(segments.begin(), segments.end(),
                     [](std::string_view segment) { return version_from(segment).has_value(); });
}

ResolvedUrl resolve_url(const Schemas& schemas, std::string_view url, std::string_view http,
                        std::span<const std::string> hosts) {
  ResolvedUrl resolved;
  const SplitUrl split = split_url(url);
  if (!split.placeholder && !is_our_host(schemas, split.host, hosts)) return resolved;
  resolved.path = percent_decoded(split.path);
  std::vector<std::string_view> segments = segments_of(resolved.path);

  // What stands before the version, as in /upload/v1beta/files; the Live socket has the version inside a name.
  std::size_t at = 0;
  std::optional<Version> version;
  while (at < segments.size() && at < 3 && !(version = version_from(segments[at]))) ++at;
  std::string root;
  for (std::size_t i = 0; version && i < at; ++i) {
    if (i > 0) root += '/';
    root += segments[i];
  }
  std::span<const std::string_view> rest(segments);
  std::string socket;
  if (version) {
    rest = rest.subspan(at + 1);
  } else if (!segments.empty() && segments[0] == "ws") {
    root = std::string(segments[0]);
    rest = rest.subspan(1);
    for (const Version known : {Version::v1alpha, Version::v1beta, Version::v1}) {
      const std::string word = '.' + std::string(to_string(known)) + '.';
      const std::size_t found = rest.empty() ? std::string_view::npos : rest[0].find(word);
      if (version || found == std::string_view::npos) continue;
      version = known;
      socket = std::string(rest[0]).replace(found, word.size(), ".{version}.");
    }
    if (!socket.empty()) segments[1] = socket;
  }
  // Without a host only a path that we know tells that it is ours.
  if (!split.placeholder) resolved.kind = UrlKind::unknown_route;
  if (!version) return resolved;

  const Route* other = nullptr;
  const auto try_route = [&](const Route& route) {
    if (!route.http.empty() && !http.empty() && route.http != http) {
      if (other == nullptr || (other->request == no_index && route.request != no_index)) other = &route;
      return false;
    }
    resolved.kind = UrlKind::ours;
    resolved.endpoint.version = *version;
    resolved.endpoint.route = &route;
    resolved.endpoint.request = route.request == no_index ? nullptr : &schemas.messages[route.request];
    resolved.endpoint.coverage = coverage_in(route, *version);
    resolved.endpoint.model = model_of(rest);
    return true;
  };
  for (const Route& route : schemas.routes) {
    if (route.root == root && matches(route.path, rest) && try_route(route)) return resolved;
  }
  for (const Route& route : schemas.routes) {
    if (root.empty() && other == nullptr && matches_by_verb(route, rest) && try_route(route)) return resolved;
  }
  if (other != nullptr && !split.placeholder) {
    resolved.kind = UrlKind::other_method;
    resolved.nearest = other->http;
  } else if (root.empty() && !split.placeholder) {
    resolved.nearest = nearest_path(schemas, rest, '/' + std::string(to_string(*version)));
  }
  return resolved;
}

}  // namespace gemlint::api
