#include "lsp/uri.hpp"

#include <algorithm>

#include "text/percent.hpp"

namespace gemlint::lsp {

std::string path_of(std::string_view uri) {
  constexpr std::string_view scheme = "file:";
  if (!uri.starts_with(scheme)) return {};
  uri.remove_prefix(scheme.size());
  if (uri.starts_with("//")) {
    // The host says nothing: it is this one.
    uri.remove_prefix(2);
    uri.remove_prefix(std::min(uri.find('/'), uri.size()));
  }
  std::string path = percent_decoded(uri.substr(0, uri.find_first_of("?#")));
  return path.starts_with('/') ? path : std::string();
}

std::string uri_of(std::string_view path) { return "file://" + percent_encoded_path(path); }

std::string name_of(std::string_view uri) {
  const std::size_t at = uri.find_last_of("/:");
  return percent_decoded(at == std::string_view::npos ? uri : uri.substr(at + 1));
}

}  // namespace gemlint::lsp
