/// Documents' URIs and the paths of files.
#pragma once

#include <string>
#include <string_view>

namespace gemlint::lsp {

/// The path of a file: URI; "" for any other ("untitled:Untitled-1").
std::string path_of(std::string_view uri);

/// The file: URI of an absolute path.
std::string uri_of(std::string_view path);

/// The last part of what a URI names: "Untitled-1".
std::string name_of(std::string_view uri);

}  // namespace gemlint::lsp
