#include "lsp/labels.hpp"

#include <algorithm>

#include "api/names.hpp"
#include "text/mask.hpp"
#include "text/utf8.hpp"

namespace gemlint::lsp {
namespace {

using json::no_node;
using json::NodeKind;

/// So many bytes of a string are decoded: enough to see a key that is longer than what is shown.
constexpr std::size_t longest_decoded = 4096;

bool is_blank(char character) { return static_cast<unsigned char>(character) <= ' ' || character == 0x7F; }

/// Each row of blanks and controls as one blank, none at the ends.
std::string one_line(std::string_view text) {
  std::string line;
  for (const char character : text) {
    if (!is_blank(character)) {
      line += character;
    } else if (!line.empty() && line.back() != ' ') {
      line += ' ';
    }
  }
  if (!line.empty() && line.back() == ' ') line.pop_back();
  return line;
}

std::string beginning_of_string(const TypedDocument& document, Span token) {
  const Span span = {token.begin, std::min(token.end, token.begin + longest_decoded)};
  return json::string_value(document.text(), span);
}

/// Calls `visit` with each child of a container.
template <typename Visit>
void each_child(const TypedDocument& document, std::uint32_t node, Visit visit) {
  const json::Tree& tree = document.tree();
  for (std::uint32_t child = tree.nodes[node].first_child; child != no_node; child = tree.nodes[child].next_sibling) {
    if (!visit(child)) return;
  }
}

/// The first member of that name, or no_node.
std::uint32_t member(const TypedDocument& document, std::uint32_t object, std::string_view name) {
  std::uint32_t found = no_node;
  if (object == no_node || document.tree().nodes[object].kind != NodeKind::object) return found;
  each_child(document, object, [&](std::uint32_t child) {
    const bool same = document.tree().nodes[child].key.size() <= name.size() + 2 && document.name_of(child) == name;
    if (same) found = child;
    return !same;
  });
  return found;
}

/// The first element of a list, or what stands in its place.
std::uint32_t first_of(const TypedDocument& document, std::uint32_t node) {
  if (node == no_node || document.tree().nodes[node].kind != NodeKind::array) return node;
  return document.tree().nodes[node].first_child;
}

std::string string_label(const TypedDocument& document, std::uint32_t node) {
  return node != no_node && document.tree().nodes[node].kind == NodeKind::string ? value_label(document, node)
                                                                                 : std::string();
}

/// The first text in the parts of a turn.
std::string first_words(const TypedDocument& document, std::uint32_t turn) {
  using namespace api::names;
  const std::uint32_t parts = member(document, turn, Content::parts);
  if (parts == no_node || document.tree().nodes[parts].kind != NodeKind::array)
    return string_label(document, member(document, parts, Part::text));
  std::string words;
  each_child(document, parts, [&](std::uint32_t part) {
    words = string_label(document, member(document, part, Part::text));
    return words.empty();
  });
  return words;
}

/// The functions that the parts of a turn call, or those whose results they bring.
std::string functions_label(const TypedDocument& document, std::uint32_t turn) {
  using namespace api::names;
  std::string all;
  const auto add = [&](std::uint32_t part) {
    const auto name = [&](std::string_view holder, std::string_view field) {
      return string_label(document, member(document, member(document, part, holder), field));
    };
    const std::string called = name(Part::functionCall, FunctionCall::name);
    const std::string text = called.empty() ? name(Part::functionResponse, FunctionResponse::name) : called + "()";
    if (!text.empty()) all += (all.empty() ? "" : ", ") + text;
    return all.size() <= longest_label;
  };
  const std::uint32_t parts = member(document, turn, Content::parts);
  if (parts != no_node && document.tree().nodes[parts].kind == NodeKind::array) {
    each_child(document, parts, add);
  } else {
    add(parts);
  }
  return all;
}

std::string turn_label(const TypedDocument& document, std::uint32_t turn) {
  const std::string role = string_label(document, member(document, turn, api::names::Content::role));
  std::string words = first_words(document, turn);
  if (words.empty()) words = functions_label(document, turn);
  return label(role + (role.empty() || words.empty() ? "" : ": ") + words);
}

std::string tool_label(const TypedDocument& document, std::uint32_t tool) {
  using namespace api::names;
  std::string names;
  const std::uint32_t declarations = member(document, tool, Tool::functionDeclarations);
  if (declarations == no_node) return names;
  each_child(document, declarations, [&](std::uint32_t declaration) {
    const std::string name = string_label(document, member(document, declaration, FunctionDeclaration::name));
    if (!name.empty()) names += (names.empty() ? "" : ", ") + name;
    return names.size() <= longest_label;
  });
  return label(names);
}

/// The first words of a body's conversation, or of what it embeds.
std::string body_label(const TypedDocument& document, std::uint32_t body) {
  using namespace api::names;
  const std::uint32_t contents = member(document, body, GenerateContentRequest::contents);
  const std::uint32_t content = member(document, body, EmbedContentRequest::content);
  return turn_label(document, first_of(document, contents != no_node ? contents : content));
}

/// Of an address the part that differs from the next one's: the path.
std::string without_host(std::string text) {
  for (const std::string_view scheme : {"https://", "wss://"}) {
    const std::size_t path = text.starts_with(scheme) ? text.find('/', scheme.size()) : std::string::npos;
    if (path != std::string::npos) return text.substr(path);
  }
  return text;
}

}  // namespace

std::string label(std::string text) {
  mask_secrets(text);
  std::string line = with_replaced_bytes(one_line(text));
  if (first_code_points(line, longest_label).size() == line.size()) return line;
  line.resize(first_code_points(line, longest_label - 1).size());
  while (!line.empty() && line.back() == ' ') line.pop_back();
  return line + "…";
}

std::string value_label(const TypedDocument& document, std::uint32_t node) {
  const json::Node& at = document.tree().nodes[node];
  switch (at.kind) {
    case NodeKind::string: return label(without_host(beginning_of_string(document, at.value)));
    case NodeKind::null:
    case NodeKind::boolean:
    case NodeKind::number: return label(std::string(slice(document.text(), at.value).substr(0, longest_decoded)));
    default: return {};
  }
}

std::string size_label(const TypedDocument& document, std::uint32_t node) {
  const std::string_view token = slice(document.text(), document.tree().nodes[node].value);
  const std::string_view letters = token.substr(0, token.find('='));
  const std::size_t bytes =
      (letters.size() - static_cast<std::size_t>(std::count(letters.begin(), letters.end(), '"'))) * 3 / 4;
  constexpr std::size_t step = 1000;
  if (bytes < step) return std::to_string(bytes) + " B";
  if (bytes < step * step) return std::to_string(bytes / step) + " kB";
  return std::to_string(bytes / (step * step)) + " MB";
}

std::string name_label(const TypedDocument& document, std::uint32_t node) {
  const Span key = document.tree().nodes[node].key;
  return key.empty() ? std::string() : label(beginning_of_string(document, key));
}

std::string object_label(const TypedDocument& document, std::uint32_t node, const Meaning& meaning,
                         const lint::Request* request) {
  using namespace api::names;
  if (request != nullptr) {
    if (request->key && !request->key->empty()) return label(*request->key);
    const std::uint32_t body = document.body_of(*request);
    return body == no_node ? std::string() : body_label(document, body);
  }
  std::string said;
  if (meaning.message != nullptr) {
    if (api::find_field(*meaning.message, InlinedRequest::request.text) != nullptr)
      said = body_label(document, member(document, node, InlinedRequest::request));
    if (said.empty() && api::find_field(*meaning.message, EmbedContentRequest::content.text) != nullptr)
      said = body_label(document, node);
    if (said.empty() && api::find_field(*meaning.message, Content::parts.text) != nullptr)
      said = turn_label(document, node);
    if (said.empty() && api::find_field(*meaning.message, Tool::functionDeclarations.text) != nullptr)
      said = tool_label(document, node);
    if (said.empty()) said = string_label(document, member(document, node, FunctionDeclaration::name));
  }
  if (!said.empty()) return said;
  const std::uint32_t first = document.tree().nodes[node].first_child;
  return first == no_node ? std::string() : name_label(document, first);
}

}  // namespace gemlint::lsp
