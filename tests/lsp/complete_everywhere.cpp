// Completes at every byte of files, whole and cut short there, and prints what is offered, a JSON object a line:
// {"file", "line" (of a JSONL file, from 0), "cut", "offset", "labels", "inserts", "begin", "end", "comma", "us"}.
// With --time it completes at some places of large files instead, and prints the milliseconds of each.
// With --mutate SEED COUNT it completes at random places of texts with random deletions instead, and prints how many.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <fstream>
#include <iostream>
#include <random>
#include <sstream>
#include <string>
#include <vector>

#include "json/quote.hpp"
#include "lsp/completion.hpp"

namespace {

using namespace gemlint;

std::string read_file(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream text;
  text << in.rdbuf();
  return text.str();
}

/// The documents of a file: itself, or the lines of a JSONL file.
std::vector<std::string> documents(const std::string& path, bool lines) {
  std::string text = read_file(path);
  if (!lines) return {std::move(text)};
  std::vector<std::string> all;
  std::istringstream in(text);
  for (std::string line; std::getline(in, line);) all.push_back(line);
  return all;
}

std::string list(const std::vector<lsp::Completion>& completions, std::string lsp::Completion::*part) {
  std::string out = "[";
  for (const lsp::Completion& one : completions) out += (out.size() > 1 ? ", " : "") + json::quote(one.*part);
  return out + ']';
}

void ask(const std::string& where, std::string_view text, std::size_t offset, bool cut, const lsp::Context& context) {
  const auto begin = std::chrono::steady_clock::now();
  const std::vector<lsp::Completion> completions = lsp::complete(text, offset, context);
  const auto spent = std::chrono::steady_clock::now() - begin;
  for (const lsp::Completion& one : completions) {
    const bool sound = one.replaced.begin <= offset && offset <= one.replaced.end && one.replaced.end <= text.size() &&
                       slice(text, one.replaced).find('\n') == std::string_view::npos;
    if (sound) continue;
    std::cerr << where << ' ' << offset << ": the replaced span is wrong\n";
    std::exit(1);
  }
  const Span replaced = completions.empty() ? Span{offset, offset} : completions.front().replaced;
  const bool apart = !completions.empty() && completions.front().comma_at;
  const std::string comma = apart ? std::to_string(*completions.front().comma_at) : "null";
  const auto fields = std::all_of(completions.begin(), completions.end(),
                                  [](const lsp::Completion& one) { return one.kind == lsp::CompletionKind::field; });
  std::printf(
      "{%s, \"cut\": %s, \"offset\": %zu, \"fields\": %s, \"labels\": %s, \"inserts\": %s, \"begin\": %zu, "
      "\"end\": %zu, \"comma\": %s, \"us\": %lld}\n",
      where.c_str(), cut ? "true" : "false", offset, fields && !completions.empty() ? "true" : "false",
      list(completions, &lsp::Completion::label).c_str(),
      cut ? "[]" : list(completions, &lsp::Completion::insert).c_str(), replaced.begin, replaced.end, comma.c_str(),
      static_cast<long long>(std::chrono::duration_cast<std::chrono::microseconds>(spent).count()));
}

void ask_everywhere(const std::string& path, lsp::Context context) {
  context.lines = path.ends_with(".jsonl");
  std::size_t line = 0;
  for (const std::string& text : documents(path, context.lines)) {
    const std::string where = "\"file\": " + json::quote(path) + ", \"line\": " + std::to_string(line++);
    for (std::size_t offset = 0; offset <= text.size(); ++offset) {
      ask(where, text, offset, false, context);
      ask(where, std::string_view(text).substr(0, offset), offset, true, context);
    }
  }
}

void mutate(const std::vector<std::string>& paths, lsp::Context context, unsigned seed, std::size_t count) {
  std::mt19937 random(seed);
  std::vector<std::pair<std::string, bool>> texts;
  for (const std::string& path : paths) {
    const bool lines = path.ends_with(".jsonl");
    for (std::string& text : documents(path, lines)) texts.emplace_back(std::move(text), lines);
  }
  const auto below = [&](std::size_t limit) { return limit == 0 ? 0 : random() % limit; };
  std::size_t offered = 0;
  for (std::size_t i = 0; i < count; ++i) {
    auto [text, lines] = texts[below(texts.size())];
    for (std::size_t cuts = 1 + below(5); cuts > 0 && !text.empty(); --cuts)
      text.erase(below(text.size()), 1 + (below(4) == 0 ? below(200) : below(3)));
    context.lines = lines;
    const std::size_t offset = below(text.size() + 1);
    for (const lsp::Completion& one : lsp::complete(text, offset, context)) {
      ++offered;
      if (one.replaced.begin <= offset && offset <= one.replaced.end && one.replaced.end <= text.size()) continue;
      std::cerr << "the replaced span is wrong: " << text << '\n';
      std::exit(1);
    }
  }
  std::printf("%zu completions in %zu texts\n", offered, count);
}

void time_places(const std::string& path, lsp::Context context) {
  context.lines = path.ends_with(".jsonl");
  const std::string text = read_file(path);
  std::printf("%s (%zu bytes):", path.c_str(), text.size());
  constexpr std::size_t places = 8;
  for (std::size_t i = 0; i <= places; ++i) {
    const auto begin = std::chrono::steady_clock::now();
    const std::size_t count = lsp::complete(text, text.size() * i / places, context).size();
    const std::chrono::duration<double, std::milli> spent = std::chrono::steady_clock::now() - begin;
    std::printf(" %.1f (%zu)", spent.count(), count);
  }
  std::printf("\n");
}

}  // namespace

int main(int argc, char** argv) {
  std::vector<std::string> arguments(argv + 1, argv + argc);
  lint::Options options;
  options.schemas = &api::bundled_schemas();
  options.rules = &rules::bundled_rules();
  options.models = &api::bundled_models();
  options.as_of = "2026-11-25";
  lsp::Context context;
  context.options = &options;
  context.snippets = true;
  if (arguments.size() > 3 && arguments[0] == "--mutate") {
    const auto seed = static_cast<unsigned>(std::stoul(arguments[1]));
    const std::size_t count = std::stoul(arguments[2]);
    mutate({arguments.begin() + 3, arguments.end()}, context, seed, count);
    return 0;
  }
  if (!arguments.empty() && arguments[0] == "--time") {
    for (std::size_t i = 1; i < arguments.size(); ++i) time_places(arguments[i], context);
    return 0;
  }
  for (const std::string& path : arguments) ask_everywhere(path, context);
  return 0;
}
