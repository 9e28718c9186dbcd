/// Where a request goes: host, version, route, model.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "api/schema.hpp"
#include "json/accept.hpp"

namespace gemlint::api {

struct Endpoint {
  Version version = Version::v1beta;
  const Route* route = nullptr;      ///< null when only the body told what it is
  const Message* request = nullptr;  ///< type of the body; null where the route takes none or is not covered
  Coverage coverage = Coverage::full;
  std::string model;  ///< without "models/"; empty when not known
};

enum class UrlKind {
  ours,
  other_host,     ///< not a request to the Gemini API
  unknown_route,  ///< our host, but no route of ours
  other_method,   ///< a route of ours, with another HTTP method
};

struct ResolvedUrl {
  UrlKind kind = UrlKind::other_host;
  Endpoint endpoint;
  std::string path;  ///< path after the host, without query
  std::string
      nearest;  ///< for unknown_route: the path that was probably meant; for other_method: the HTTP method it takes
};

/// Reads the url of an exchange. `http` is its method, empty when not given. `hosts` are taken for ours beside those of
/// the schemas; a url without host ("/v1beta/…", "{{base}}/v1beta/…") is ours when its path begins with a version of
/// ours.
ResolvedUrl resolve_url(const Schemas& schemas, std::string_view url, std::string_view http,
                        std::span<const std::string> hosts = {});

/// False when the url names a host that is none of ours.
bool may_be_ours(const Schemas& schemas, std::string_view url, std::span<const std::string> hosts = {});

/// Whether a segment of the url's path is a version of the API.
bool has_version(std::string_view url);

/// The route that people mean by a method's name: "generateContent", "models.generateContent", "cachedContents.create";
/// null if none.
const Route* find_method(const Schemas& schemas, std::string_view name);

/// "v1", "v1beta", "v1alpha"; nothing for any other word.
std::optional<Version> version_from(std::string_view word);

/// A model's code without "models/"; "" for what only holds the place of one ("{model}", "$MODEL", "YOUR_MODEL").
std::string model_code(std::string_view name);

/// Coverage of a route in a version: v1alpha is known by its field names only.
Coverage coverage_in(const Route& route, Version version);

/// True when an object that nothing else tells about looks like a body of ours.
bool looks_like_body(const Schemas& schemas, const json::Value& object);

/// The request type, out of `candidates`, whose fields `object` has most of; the first of several.
const Message* likeliest_request(const Schemas& schemas, const json::Value& object,
                                 std::span<const std::string_view> candidates);

}  // namespace gemlint::api
