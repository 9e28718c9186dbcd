#include "lsp/uri.hpp"

#include <algorithm>

#include "text/percent.hpp"

namespace gemlint::lsp {
namespace {

/// Letters of schemes and hosts may be of either case.
bool is_same_word(std::string_view a, std::string_view b) {
  const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; };
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [&](char x, char y) { return lower(x) == lower(y); });
}

}  // namespace

std::string path_of(std::string_view uri) {
  constexpr std::string_view scheme = "file:";
  if (!is_same_word(uri.substr(0, scheme.size()), scheme)) return {};
  uri.remove_prefix(scheme.size());
  if (uri.starts_with("//")) {
    uri.remove_prefix(2);
    const std::string_view host = uri.substr(0, uri.find('/'));
    // A file of another machine is none that could be read, nor one of this machine.
    if (!host.empty() && !is_same_word(host, "localhost")) return {};
    uri.remove_prefix(host.size());
  }
  std::string path = percent_decoded(uri.substr(0, uri.find_first_of("?#")));
  if (!path.starts_with('/')) return {};
  while (path.size() > 1 && path.back() == '/') path.pop_back();
  return path;
}

std::string uri_of(std::string_view path) { return "file://" + percent_encoded_path(path); }

std::string name_of(std::string_view uri) {
  uri = uri.substr(0, uri.find_first_of("?#"));
  const std::size_t at = uri.find_last_of("/:");
  return percent_decoded(at == std::string_view::npos ? uri : uri.substr(at + 1));
}

std::string path_or_name(std::string_view uri) {
  std::string path = path_of(uri);
  return path.empty() ? name_of(uri) : path;
}

}  // namespace gemlint::lsp
