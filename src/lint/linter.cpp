#include "lint/linter.hpp"

#include <algorithm>
#include <memory>
#include <optional>
#include <string>
#include <utility>

#include "lint/echoes.hpp"
#include "lint/file_form.hpp"
#include "lint/finish.hpp"
#include "lint/key_findings.hpp"
#include "lint/speaker.hpp"
#include "lint/syntax_findings.hpp"
#include "text/digest.hpp"

namespace gemlint::lint {
namespace {

Within outer_place(Form form) {
  return form == Form::exchange ? Within::exchange : form == Form::batch_line ? Within::line : Within::body;
}

/// The part of a url's token that tells the method: what follows the last '/' of its path.
Span last_segment(std::string_view text, Span token) {
  const std::string_view url = slice(text, token);
  const std::size_t end = std::min(url.find_first_of("?#", 1), url.size() - 1);
  const std::size_t slash = url.rfind('/', end);
  return slash == std::string_view::npos || slash + 1 >= end ? token : Span{token.begin + slash + 1, token.begin + end};
}

/// True when what nobody can read stands inside the node, and nothing says what of it may be lost.
bool is_doubtful(const Locator& locator, std::uint32_t node) {
  if (!locator.tree().doubtful) return false;
  const Span body = locator.tree().nodes[node].value;
  const auto& problems = locator.tree().problems;
  auto problem = std::lower_bound(problems.begin(), problems.end(), body.begin,
                                  [](const json::SyntaxProblem& one, std::size_t at) { return one.at.begin < at; });
  while (problem != problems.end() && problem->at.begin <= body.end && json::is_lenience(problem->problem)) ++problem;
  return problem != problems.end() && problem->at.begin <= body.end;
}

/// What is known of a body that stands at `node`.
BodyReader::Circumstances circumstances_of(bool first_in_file, const Locator* locator, std::uint32_t node) {
  if (locator == nullptr || !locator->is_broken()) return {first_in_file, false, {}};
  std::optional<std::vector<api::NodePath>> incomplete = locator->incomplete_in(node);
  const bool open_ended = !incomplete || is_doubtful(*locator, node);
  return {first_in_file, open_ended, incomplete ? std::move(*incomplete) : std::vector<api::NodePath>()};
}

/// Reads a strict document; null when it is none. With `thorough` it is the explain reader's tree, kept in `explained`.
const json::Value* read_strict(json::AcceptReader& reader, std::string_view text, bool thorough,
                               json::Value& explained) {
  const json::Value* accepted = reader.read(text);
  if (accepted == nullptr || !thorough) return accepted;
  explained = json::to_value(json::explain(text), text, reader.fresh_pool());
  return &explained;
}

/// The model of a route like "models/{model}:generateContent" is not known.
bool lacks_model(const Request& request) { return request.names_model && request.endpoint.model.empty(); }

}  // namespace

/// The file being linted.
struct Linter::State {
  std::string_view path;
  FileReport report;
  const Request* request = nullptr;  ///< the one being linted
  std::size_t index = 0;             ///< its number in the file
  std::vector<std::string> keys;     ///< API keys that were reported
  BlockReport* block = nullptr;      ///< of a JSONL file
  bool has_comments = false;         ///< it is JSON with comments

  void name_findings(std::size_t from) {
    for (std::size_t i = from; i < report.findings.size(); ++i) {
      Finding& finding = report.findings[i];
      finding.path = path;
      if (request == nullptr) continue;
      // What is said once for all requests is about none of the keys.
      finding.request = RequestName{index, finding.once_a_file ? std::nullopt : request->key};
    }
  }
};

Linter::Linter(const Options& options) : options_(options), body_reader_(options) {}

void Linter::report_url(const DocumentText& document, const Request& request, std::unique_ptr<Locator>& locator,
                        State& state) {
  if (!locator) locator = std::make_unique<Locator>(document);
  api::NodePath path = request.path;
  path.push_back(request.url_position);
  Locator::Found at = locator->find(path, request.path.size());
  const Span span = last_segment(document.text, locator->tree().nodes[at.node].value);

  const api::Route* route = request.endpoint.route;
  const bool known = request.url_kind == api::UrlKind::ours;
  const char* name = request.url_kind == api::UrlKind::other_method ? "other-method"
                     : !known                                       ? "unknown-route"
                     : route->tier == api::Tier::a                  ? "route-not-in-version-a"
                     : route->tier == api::Tier::b                  ? "route-not-in-version-b"
                                                                    : "route-not-in-version-c";
  const rules::Arguments arguments = {{"path", request.url_path},
                                      {"name", request.http},
                                      {"suggestion", request.url_nearest},
                                      {"route", route == nullptr ? std::string() : std::string(route->id)}};
  Finding finding = speak(*options_.rules, known ? "decode" : "recognise", name, arguments);
  if (request.url_kind == api::UrlKind::unknown_route && !request.url_nearest.empty()) {
    finding.hint = hint_text(*options_.rules, finding.rule, "nearest", arguments);
  }
  if (known && route->tier != api::Tier::b)
    finding.hint = hint_text(*options_.rules, finding.rule, "version", arguments);
  finding.in = Within::exchange;
  finding.pointer = std::move(at.pointer);
  finding.fingerprint = locator->digest(at.node);
  finding.range = locator->range(span);
  finding.excerpt = locator->excerpt(span);
  state.report.findings.push_back(std::move(finding));
}

void Linter::lint_body_text(const DocumentText& document, const Request& outer, std::unique_ptr<Locator>& locator,
                            State& state) {
  Request request = outer;
  const std::string_view content(request.body->GetString(), request.body->GetStringLength());
  json::Value explained;
  const json::Value* body = read_strict(inner_reader_, content, options_.thorough, explained);
  if (body != nullptr) take_model_of_text(request, *body);
  if (body != nullptr && !body_reader_.read(*body, request, circumstances_of(state.index == 0, nullptr, 0))) return;
  // Something to say: read the string once more with a map of where its characters stand.
  if (!locator) locator = std::make_unique<Locator>(document);
  const json::Node& node = locator->tree().nodes[locator->find(request.body_path, 0).node];
  EscapeMap escapes;
  const std::string inner = json::string_value(document.text, node.value, escapes);
  Locator inner_locator(
      DocumentText{inner, document.text, document.offset, document.line, document.line_end, &escapes});
  if (body == nullptr) {
    explained = json::to_value(inner_locator.tree(), inner, inner_reader_.fresh_pool());
    body = &explained;
    take_model_of_text(request, *body);
    body_reader_.read(*body, request, circumstances_of(state.index == 0, &inner_locator, 0));
    for (const json::SyntaxProblem& problem : problems_to_tell(inner_locator.tree(), inner)) {
      state.report.findings.push_back(syntax_finding(*options_.rules, problem, inner_locator, 0, true));
    }
    if (inner_locator.tree().nodes[0].kind == json::NodeKind::error) return;
  }
  body_reader_.append_findings(*body, request, {}, inner_locator, *locator, state.report.findings);
}

void Linter::lint_request(const DocumentText& document, const Request& request, std::unique_ptr<Locator>& locator,
                          State& state) {
  const api::Endpoint& endpoint = request.endpoint;
  const bool missing_in_v1 = endpoint.route != nullptr && endpoint.version == api::Version::v1 &&
                             !endpoint.route->in_v1 && endpoint.route->tier != api::Tier::none;
  if (request.url_kind != api::UrlKind::ours || (missing_in_v1 && request.form == Form::exchange)) {
    report_url(document, request, locator, state);
  }
  if (endpoint.coverage == api::Coverage::none) {
    if (request.url_kind == api::UrlKind::ours) ++state.report.not_covered;
    return;
  }
  if (lacks_model(request)) ++state.report.without_model;
  if (request.body == nullptr || endpoint.request == nullptr) return;
  if (request.body_is_text) return lint_body_text(document, request, locator, state);
  const std::uint32_t node = locator == nullptr ? 0 : locator->find(request.body_path, 0).node;
  if (!body_reader_.read(*request.body, request, circumstances_of(state.index == 0, locator.get(), node))) return;
  if (!locator) locator = std::make_unique<Locator>(document);
  body_reader_.append_findings(*request.body, request, request.body_path, *locator, *locator, state.report.findings);
}

void Linter::report_syntax(const Recognised& found, Locator& locator, std::size_t first_request, State& state) {
  const json::Tree& tree = locator.tree();
  const auto holds = [&](std::uint32_t node, std::size_t offset) {
    return tree.nodes[node].value.begin <= offset &&
           offset < std::max(tree.nodes[node].value.end, tree.nodes[node].value.begin + 1);
  };
  std::size_t at = 0;  // problems and requests both come in the order of the text
  for (const json::SyntaxProblem& problem : problems_to_tell(tree, locator.text())) {
    std::uint32_t outer = found.requests.empty() ? 0 : locator.find(found.requests[at].path, 0).node;
    while (at + 1 < found.requests.size() && problem.at.begin >= tree.nodes[outer].value.end) {
      outer = locator.find(found.requests[++at].path, 0).node;
    }
    const Request* request = found.requests.empty() ? nullptr : &found.requests[at];
    if (request != nullptr && request->endpoint.coverage == api::Coverage::none) continue;
    std::uint32_t root = outer;
    Within in = request == nullptr ? Within::line : outer_place(request->form);
    if (request != nullptr && request->body != nullptr) {
      const std::uint32_t body = locator.find(request->body_path, 0).node;
      if (holds(body, problem.at.begin)) {
        root = body;
        in = Within::body;
      }
    }
    const bool is_body = request != nullptr && request->form == Form::body && request->path.empty();
    Finding finding = syntax_finding(*options_.rules, problem, locator, root, is_body);
    finding.in = in;
    finding.path = state.path;
    if (request != nullptr) finding.request = RequestName{first_request + at, request->key};
    state.report.findings.push_back(std::move(finding));
    if (request == nullptr) break;  // of a line that is nothing we know, the first problem is enough
  }
}

bool Linter::lint_document(const DocumentText& document, bool jsonl, State& state) {
  FileReport& report = state.report;
  const std::size_t start = report.findings.size();
  json::Value explained;
  const json::Value* root = read_strict(reader_, document.text, options_.thorough, explained);
  std::unique_ptr<Locator> locator;
  const bool strict = root != nullptr;
  if (!strict) {
    json::Tree tree = json::explain(document.text);
    if (state.has_comments) json::allow_comments(tree);
    locator = std::make_unique<Locator>(document, std::move(tree));
    explained = json::to_value(locator->tree(), document.text, reader_.fresh_pool());
    root = &explained;
  }
  const Recognised found = recognise(*root, options_, jsonl);
  report.not_requests += found.others;
  const std::size_t first_request = report.requests;
  const std::size_t batch_before = report.batch.requests;
  for (const Request& request : found.requests) {
    state.request = &request;
    state.index = report.requests++;
    const std::size_t before = report.findings.size();
    lint_request(document, request, locator, state);
    if (request.form == Form::batch_line && state.block != nullptr) {
      ++state.block->batch_requests;
      add_request(report.batch, request.endpoint);
      if (request.key)
        state.block->keys.push_back({digest_of(*request.key), state.index, document.line, document, request.path, {}});
    }
    state.name_findings(before);
  }
  state.request = nullptr;
  // A line with a list of requests is still one line.
  if (report.batch.requests > batch_before) report.batch.line_bytes.add(document.text.size());
  if (state.block != nullptr && found.requests.empty() && strict && root->IsObject())
    state.block->others.push_back({document, {}});
  if (!found.requests.empty()) {
    const std::size_t before = report.findings.size();
    append_key_findings(options_, document, found, first_request, locator, state.keys, report.findings);
    state.name_findings(before);
  }
  if (!strict && !found.requests.empty()) report_syntax(found, *locator, first_request, state);
  // Within a document both kinds of findings go by their place.
  const auto place = [](const Finding& finding) { return finding.range ? finding.range->start.offset : 0; };
  const auto begin = report.findings.begin() + static_cast<std::ptrdiff_t>(start);
  std::stable_sort(begin, report.findings.end(),
                   [&](const Finding& a, const Finding& b) { return place(a) < place(b); });
  drop_echoes(report.findings, start,
              locator ? doubtful_places(locator->tree(), document.text, document.offset) : std::vector<Span>());
  for (auto finding = begin; finding != report.findings.end(); ++finding) finish(*finding);
  return strict || !found.requests.empty();
}

BlockReport Linter::lint_block(std::string_view path, const LineBlock& block) {
  BlockReport result;
  State state;
  state.path = path;
  state.block = &result;
  std::size_t number = block.line;
  for (std::size_t at = 0; at < block.text.size(); ++number) {
    const std::size_t end = std::min(block.text.find('\n', at), block.text.size());
    std::string_view line = block.text.substr(at, end - at);
    if (line.ends_with('\r')) line.remove_suffix(1);  // of the line end, and nothing to show
    const DocumentText document = {line, line, block.offset + at, number, LineEnd::line_feed, nullptr};
    at = end + 1;
    if (is_blank(line)) continue;
    if (line.size() > options_.max_request) {
      append(state.report, too_large_line(path, line.size(), document.offset, number));
    } else if (!lint_document(document, true, state)) {
      result.broken.push_back({document, {}});
    }
  }
  result.api_keys = std::move(state.keys);
  result.report = std::move(state.report);
  return result;
}

FileReport Linter::too_large_line(std::string_view path, std::size_t size, std::size_t offset, std::size_t line) {
  FileReport report = too_large(path, size);
  for (Finding& finding : report.findings) {
    const Place place = {offset, {line, 1}};
    finding.range = Range{place, place};
    finding.in = Within::line;
    finding.pointer = "";
  }
  return report;
}

FileReport Linter::lint(std::string_view path, std::string_view text) {
  FileReport report;
  if (*is_lines(reader_, path, text, true, options_.max_request)) {
    LineFile file(options_, path);
    LineBlock block;
    for (std::string_view rest = text; !rest.empty();) {
      block.text = next_block(rest);
      append(report, file.complete(lint_block(path, block)));
      block.offset += block.text.size();
      block.line += line_ends(block.text);
    }
    append(report, file.finish());
  } else if (text.size() > options_.max_request) {
    return too_large(path, text.size());
  } else {
    State state;
    state.path = path;
    state.has_comments = has_comments(path);
    lint_document({text, text, 0, 1, LineEnd::any, nullptr}, false, state);
    report = std::move(state.report);
    if (report.requests == 0 && report.findings.empty()) add_claim(options_, path, report);
    apply_selection(options_.selection, report);
  }
  return report;
}

FileReport Linter::too_large(std::string_view path, std::size_t size) {
  FileReport report;
  const rules::Arguments arguments = {{"size", std::to_string(size)}, {"limit", std::to_string(options_.max_request)}};
  Finding finding = speak(*options_.rules, "recognise", "request-too-large", arguments);
  finding.hint = hint_text(*options_.rules, finding.rule, "upload", arguments);
  finding.in = Within::file;
  finding.path = path;
  ++report.not_kept;
  report.findings.push_back(std::move(finding));
  apply_selection(options_.selection, report);
  return report;
}

}  // namespace gemlint::lint
