#include "documents.hpp"

#include <algorithm>
#include <array>
#include <fstream>
#include <optional>
#include <sstream>
#include <string_view>
#include <utility>

#include "json/explain.hpp"

namespace gemlint::paths {
namespace {

constexpr std::string_view default_endpoint =
    "POST https://generativelanguage.googleapis.com/v1beta/models/gemini-2.5-flash:generateContent";

std::string read_file(const std::filesystem::path& path) {
  std::ostringstream text;
  text << std::ifstream(path, std::ios::binary).rdbuf();
  return text.str();
}

void replace_all(std::string& text, std::string_view from, std::string_view to) {
  for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size()))
    text.replace(at, from.size(), to);
}

/// A line that is an object, whose members are taken byte for byte.
class Row {
 public:
  explicit Row(std::string line) : line_(std::move(line)), tree_(json::explain(line_)) {}

  /// The member's value as it stands in the line.
  std::optional<std::string> raw(std::string_view name) const {
    for (std::uint32_t at = tree_.nodes[0].first_child; at != json::no_node; at = tree_.nodes[at].next_sibling) {
      const json::Node& node = tree_.nodes[at];
      if (slice(line_, node.key) == '"' + std::string(name) + '"') return std::string(slice(line_, node.value));
    }
    return std::nullopt;
  }

  /// The text of a string; empty when there is no such member.
  std::string text(std::string_view name) const {
    const auto token = raw(name);
    return token && token->starts_with('"') ? json::string_value(*token, {0, token->size()}) : std::string();
  }

  /// The strings of a list.
  std::vector<std::string> texts(std::string_view name) const {
    std::vector<std::string> found;
    const std::string list = raw(name).value_or("[]");
    const json::Tree tree = json::explain(list);
    for (std::size_t i = 1; i < tree.nodes.size(); ++i) found.push_back(json::string_value(list, tree.nodes[i].value));
    return found;
  }

 private:
  std::string line_;
  json::Tree tree_;
};

/// The text of a string token, in which a lone surrogate \udcXX stands for the byte XX.
std::string bytes_in(std::string token) {
  // Such a byte goes through the reader as a private character.
  constexpr std::string_view surrogate = "\\udc";
  for (std::size_t at = token.find(surrogate); at != std::string::npos; at = token.find(surrogate, at + 1)) {
    const bool low_half = at >= 6 && token[at - 6] == '\\' && token[at - 5] == 'u' && token[at - 4] == 'd';
    if (!low_half) token.replace(at + 2, 2, "f7");
  }
  std::string text = json::string_value(token, {0, token.size()});
  for (int byte = 0x80; byte <= 0xFF; ++byte) {
    const std::string character = {'\xEF', static_cast<char>(byte < 0xC0 ? 0x9E : 0x9F),
                                   static_cast<char>(0x80 | (byte & 0x3F))};
    replace_all(text, character, std::string(1, static_cast<char>(byte)));
  }
  return text;
}

std::string json_string(std::string_view text) {
  rapidjson::StringBuffer written;
  rapidjson::Writer<rapidjson::StringBuffer, rapidjson::UTF8<>, rapidjson::UTF8<>, rapidjson::CrtAllocator,
                    rapidjson::kWriteNoFlags>
      writer(written);
  writer.String(text.data(), static_cast<rapidjson::SizeType>(text.size()));
  return written.GetString();
}

std::string exchange_of(std::string_view endpoint, std::string_view body) {
  const std::size_t space = endpoint.rfind(' ');
  const std::string url = json_string(space == std::string_view::npos ? endpoint : endpoint.substr(space + 1));
  const std::string method =
      space == std::string_view::npos ? std::string() : R"("method": )" + json_string(endpoint.substr(0, space)) + ", ";
  return '{' + method + R"("url": )" + url + R"(, "body": )" + std::string(body) + '}';
}

/// What the cases must not hold as it is, so that no scanner takes them for a leak.
void put_in_keys(std::string& text) {
  const std::array<std::pair<std::string_view, std::string>, 3> made_up = {{
      {"<made-up-key-1>", "AI" + std::string("zaSyB7kQ2mXv9LpR4tWn8YcE1hGf6JdU3sAo0")},
      {"<made-up-key-2>", "AI" + std::string("zaSyD-9fGh2KlMn4PqRs6TuVw8XyZaBcDeF1g")},
      {"<part-of-a-key>", "AI" + std::string("zaSyB7kQ2mXv9LpR4tWn8YcE1hGf6JdU3sAo")},
  }};
  for (const auto& [name, key] : made_up) replace_all(text, name, key);
}

Settings settings_of(const std::vector<std::string>& options) {
  Settings settings;
  for (std::size_t i = 0; i + 1 < options.size(); i += 2) {
    const std::string& name = options[i];
    if (name == "--model") settings.model = options[i + 1];
    if (name == "--api-version") settings.version = options[i + 1];
    if (name == "--method") settings.method = options[i + 1];
    if (name == "--as-of") settings.as_of = options[i + 1];
    if (name == "--max-request") settings.max_request = options[i + 1];
  }
  return settings;
}

Document document_of(const Row& row, const std::string& rule) {
  const std::string name = row.text("name");
  const auto text = row.raw("text");
  const std::string endpoint = row.text("endpoint");
  std::string form = row.text("form");
  if (form.empty()) form = text && endpoint.empty() ? "body" : "exchange";
  const std::string content = text ? bytes_in(*text) : row.raw("body").value_or("null");
  const bool lines = form == "batch" || form == "jsonl";
  Document document = {rule + '/' + name, name + (lines ? ".jsonl" : ".json"), content,
                       settings_of(row.texts("options"))};
  if (form == "batch") document.text = R"({"key": "r-1", "request": )" + content + "}\n";
  if (form == "exchange" || form == "string") {
    document.text = exchange_of(endpoint.empty() ? default_endpoint : std::string_view(endpoint),
                                form == "string" ? json_string(content) : content);
  }
  put_in_keys(document.text);
  return document;
}

std::vector<std::filesystem::path> sorted_paths(const std::filesystem::path& folder) {
  std::vector<std::filesystem::path> paths;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) paths.push_back(entry.path());
  std::sort(paths.begin(), paths.end());
  return paths;
}

}  // namespace

std::vector<Document> cases_of_rules(const std::filesystem::path& folder) {
  std::vector<Document> found;
  for (const auto& path : sorted_paths(folder)) {
    if (path.filename() != "cases.jsonl") continue;
    std::ifstream lines(path, std::ios::binary);
    for (std::string line; std::getline(lines, line);) {
      if (!line.empty()) found.push_back(document_of(Row(line), path.parent_path().filename().string()));
    }
  }
  return found;
}

std::vector<Document> files_in(const std::filesystem::path& folder) {
  std::vector<Document> found;
  for (const auto& path : sorted_paths(folder)) {
    if (path.extension() != ".json" && path.extension() != ".jsonl") continue;
    found.push_back({path.string(), path.filename().string(), read_file(path), {}});
  }
  return found;
}

std::vector<Document> recorded_in(const std::filesystem::path& file) {
  std::vector<Document> found;
  std::ifstream lines(file, std::ios::binary);
  for (std::string line; std::getline(lines, line);) {
    const Row row(std::move(line));
    const std::string url = row.text("url");
    const std::string endpoint = url.empty() ? row.text("endpoint") : row.text("method") + ' ' + url;
    const auto body = row.raw("body");
    if (body)
      found.push_back(
          {file.filename().string() + ' ' + row.text("id"), "request.json", exchange_of(endpoint, *body), {}});
  }
  return found;
}

}  // namespace gemlint::paths
