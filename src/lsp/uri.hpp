/// Documents' URIs and the paths of files.
#pragma once

#include <string>
#include <string_view>

namespace gemlint::lsp {

/// The path of a file: URI, without a '/' at its end; "" for any other ("untitled:Untitled-1"), and for a file of
/// another machine ("file://server/share/a.json").
std::string path_of(std::string_view uri);

/// The file: URI of an absolute path.
std::string uri_of(std::string_view path);

/// The last part of what a URI names, without its query: "Untitled-1".
std::string name_of(std::string_view uri);

/// path_of() where there is one, else name_of().
std::string path_or_name(std::string_view uri);

}  // namespace gemlint::lsp
