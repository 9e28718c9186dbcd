// Two ways to know whether a body fits its schema: our decode, and valijson on schemas/api/v1beta.json. They must agree
// wherever a body is spelt strictly (camelCase, lists as lists, enums by name, numbers as numbers, no nulls).
#define DOCTEST_CONFIG_IMPLEMENT_WITH_MAIN
#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <memory>
#include <random>
#include <sstream>
#include <string>
#include <vector>

#include "api/decode.hpp"
#include "judge.hpp"
#include "lint/requests.hpp"

namespace {

using namespace gemlint;
using Document = rapidjson::Document;

std::string read_file(const std::filesystem::path& path) {
  std::ostringstream text;
  text << std::ifstream(path, std::ios::binary).rdbuf();
  return text.str();
}

/// Takes "format" out of a schema: valijson 1.0 reads every value that has one as a string, and throws when it is none.
void drop_formats(Document::ValueType& schema) {
  if (schema.IsObject()) {
    const bool is_property_list = schema.HasMember("format") && schema["format"].IsObject();
    if (!is_property_list) schema.RemoveMember("format");
    // By position: iterators that may write cannot be compared in C++20 without a warning.
    for (rapidjson::SizeType i = 0; i < schema.MemberCount(); ++i)
      drop_formats((schema.MemberBegin() + static_cast<std::ptrdiff_t>(i))->value);
  } else if (schema.IsArray()) {
    for (auto& item : schema.GetArray()) drop_formats(item);
  }
}

/// The bundled schema, with a reference to one of its definitions as root.
class StrictSchemas {
 public:
  StrictSchemas() {
    std::string text = read_file(std::filesystem::path(GEMLINT_SOURCE_DIR) / "schemas/api/v1beta.json");
    text.reserve(text.size() + 16);  // RapidJSON's SSE2 reader looks that far beyond the end
    document_.Parse(text.c_str());
    drop_formats(document_);
  }

  bool accepts(std::string_view message, const Document& body) {
    std::unique_ptr<Judge>& judge = judges_[std::string(message)];
    if (!judge) {
      Document root;
      root.CopyFrom(document_, root.GetAllocator());
      root.AddMember("$ref", Document::ValueType("#/definitions/" + std::string(message), root.GetAllocator()),
                     root.GetAllocator());
      judge = std::make_unique<Judge>(root);
    }
    return judge->accepts(body);
  }

 private:
  Document document_;
  std::map<std::string, std::unique_ptr<Judge>> judges_;
};

bool is_refusal(api::Violation violation) {
  switch (violation) {
    case api::Violation::undeclared_enum_number:
    case api::Violation::repeated_field_last_wins:
    case api::Violation::repeated_field_merged:
    case api::Violation::repeated_field_appended:
    case api::Violation::deep:
    case api::Violation::not_in_version: return false;
    default: return true;
  }
}

bool decodes(const api::Message& message, const Document& body) {
  api::DecodeOptions options;
  options.schemas = &api::bundled_schemas();
  options.root = &message;
  api::Decoded decoded;
  json::Allocator pool;
  json::Value copy(body, pool);
  api::decode(copy, options, decoded);
  return std::none_of(decoded.hits.begin(), decoded.hits.end(),
                      [](const api::Hit& hit) { return is_refusal(hit.violation); });
}

struct Sample {
  std::string file;
  const api::Message* message;
  Document body;
};

/// The bodies of samples/, each with its request type, as far as they are spelt strictly.
std::vector<Sample> strict_samples() {
  std::vector<Sample> samples;
  lint::Options options;
  options.schemas = &api::bundled_schemas();
  StrictSchemas strict;
  for (const auto& entry : std::filesystem::directory_iterator(std::filesystem::path(GEMLINT_SOURCE_DIR) / "samples")) {
    const std::string extension = entry.path().extension().string();
    if (extension != ".json" && extension != ".jsonl") continue;
    std::istringstream lines(read_file(entry.path()));
    std::string text = lines.str();
    while (!text.empty()) {
      std::string rest;
      if (extension == ".jsonl") {
        const std::size_t end = text.find('\n');
        if (end != std::string::npos) rest = text.substr(end + 1);
        text = text.substr(0, end);
      }
      json::AcceptReader reader;
      if (const json::Value* root = reader.read(text); root != nullptr) {
        for (const lint::Request& request : lint::recognise(*root, options, extension == ".jsonl").requests) {
          if (request.body == nullptr || request.body_is_text || request.endpoint.request == nullptr) continue;
          Document body;
          // Written and read again, since the strings of the original lie in the reader's buffer.
          rapidjson::StringBuffer written;
          rapidjson::Writer<rapidjson::StringBuffer> writer(written);
          request.body->Accept(writer);
          body.Parse(written.GetString());
          samples.push_back({entry.path().filename().string(), request.endpoint.request, std::move(body)});
        }
      }
      text = rest;
    }
  }
  return samples;
}

/// All objects and lists of a document.
void collect(Document::ValueType& value, std::vector<Document::ValueType*>& found) {
  found.push_back(&value);
  if (value.IsObject()) {
    for (rapidjson::SizeType i = 0; i < value.MemberCount(); ++i)
      collect((value.MemberBegin() + static_cast<std::ptrdiff_t>(i))->value, found);
  } else if (value.IsArray()) {
    for (auto& item : value.GetArray()) collect(item, found);
  }
}

/// A duration or a time: the server reads the object form of these messages too, which the schema does not say.
bool is_time(const Document::ValueType& node) {
  const std::string_view text =
      node.IsString() ? std::string_view(node.GetString(), node.GetStringLength()) : std::string_view();
  const bool is_timestamp = text.size() > 10 && text[4] == '-' && text[10] == 'T';
  return is_timestamp || (!text.empty() && text.front() >= '0' && text.front() <= '9' && text.back() == 's');
}

/// One change of a kind that both can judge. Bytes, durations and times are left alone: a draft-7 validator does not
/// look into them.
void mutate(Document& body, std::mt19937& random) {
  std::vector<Document::ValueType*> nodes;
  collect(body, nodes);
  Document::ValueType& node = *nodes[random() % nodes.size()];
  auto& pool = body.GetAllocator();
  switch (random() % 5) {
    case 0:
      if (node.IsObject()) node.AddMember("noSuchField", 1, pool);
      return;
    case 1:
      if (node.IsNumber()) node.SetDouble(1e12);
      return;
    case 2:
      if (&node != &body && !is_time(node)) node.SetObject().AddMember("x", 1, pool);
      return;
    case 3:
      if (node.IsObject() && node.MemberCount() > 0)
        node.EraseMember(node.MemberBegin() + static_cast<int>(random() % node.MemberCount()));
      return;
    default:
      if (node.IsObject() && node.HasMember("text"))
        node.AddMember("inlineData", Document::ValueType(rapidjson::kObjectType), pool);
  }
}

}  // namespace

TEST_CASE("decode and valijson agree on every strictly spelt sample") {
  StrictSchemas strict;
  std::size_t agreed = 0;
  std::size_t lenient = 0;
  for (const Sample& sample : strict_samples()) {
    CAPTURE(sample.file);
    CHECK(decodes(*sample.message, sample.body));
    // Samples that show leniencies are decode's alone; they are named here, so that no other may join them unseen.
    if (strict.accepts(sample.message->name, sample.body)) {
      ++agreed;
    } else {
      ++lenient;
      const bool known = sample.file == "snake-case.json" || sample.file == "lenient-but-accepted.json" ||
                         sample.file == "function-calling-with-ids.json";
      CHECK(known);
    }
  }
  MESSAGE(agreed << " bodies fit both ways, " << lenient << " are lenient by intention");
  CHECK(agreed >= 30);
}

TEST_CASE("decode and valijson agree on mutations") {
  StrictSchemas strict;
  std::vector<Sample> samples = strict_samples();
  std::erase_if(samples, [&](const Sample& sample) { return !strict.accepts(sample.message->name, sample.body); });
  REQUIRE(samples.size() >= 30);
  std::mt19937 random(20261123);
  std::size_t refused = 0;
  for (int i = 0; i < 2000; ++i) {
    const Sample& sample = samples[random() % samples.size()];
    Document body;
    body.CopyFrom(sample.body, body.GetAllocator());
    mutate(body, random);
    rapidjson::StringBuffer text;
    rapidjson::Writer<rapidjson::StringBuffer> writer(text);
    body.Accept(writer);
    INFO(sample.file << ": " << std::string(text.GetString()));
    const bool ours = decodes(*sample.message, body);
    const bool theirs = strict.accepts(sample.message->name, body);
    CHECK(ours == theirs);
    refused += theirs ? 0 : 1;
  }
  MESSAGE(refused << " of 2000 mutations refused by both");
  CHECK(refused >= 500);
}
