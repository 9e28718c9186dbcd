/// The first stages of a lint without the rest: each line of a file is parsed by the accept reader, its requests are
/// recognised, decoded, and judged by the rules, as far as the first argument says.
#include <cstdio>
#include <string_view>

#include "api/decode.hpp"
#include "json/accept.hpp"
#include "lines.hpp"
#include "lint/body_reader.hpp"
#include "lint/requests.hpp"

namespace {

using namespace gemlint;

lint::Options bundled_options() {
  lint::Options options;
  options.schemas = &api::bundled_schemas();
  options.rules = &rules::bundled_rules();
  options.models = &api::bundled_models();
  options.as_of = options.schemas->knowledge;
  return options;
}

/// The same as in lint/body_reader.cpp, without the rules.
bool decodes(const lint::Options& options, const lint::Request& request, api::Decoded& decoded) {
  api::DecodeOptions decode_options;
  decode_options.schemas = options.schemas;
  decode_options.root = request.endpoint.request;
  decode_options.version = request.endpoint.version;
  decode_options.names_may_be_newer = request.endpoint.coverage == api::Coverage::fields;
  api::decode(*request.body, decode_options, decoded);
  return decoded.hits.empty();
}

}  // namespace

int main(int argc, char** argv) {
  const std::string_view last = argc == 3 ? argv[1] : "";
  if (last != "parse" && last != "recognise" && last != "decode" && last != "rules") {
    std::fputs("usage: gemlint_bench_stages parse|recognise|decode|rules FILE\n", stderr);
    return 2;
  }
  const lint::Options options = bundled_options();
  json::AcceptReader reader;
  api::Decoded decoded;
  lint::BodyReader body_reader(options);
  return bench::run_over_lines(argv[2], [&](std::string_view line) {
    const json::Value* root = reader.read(line);
    if (root == nullptr || last == "parse") return root != nullptr;
    const lint::Recognised found = lint::recognise(*root, options, true);
    if (found.requests.size() != 1 || last == "recognise") return found.requests.size() == 1;
    const lint::Request& request = found.requests.front();
    if (last == "decode") return decodes(options, request, decoded);
    return !body_reader.read(*request.body, request, {});
  });
}
