#include "cli/shard_facts.hpp"

#include <utility>
#include <vector>

#include "json/members.hpp"
#include "json/quote.hpp"

namespace gemlint::cli {

using json::count_in;
using json::member;

std::string batch_facts_json(const lint::BatchFacts& facts) {
  std::string text = "{\"requests\":" + std::to_string(facts.requests) + ",\"targets\":[";
  for (const lint::BatchTarget& target : facts.targets) {
    text += (&target == facts.targets.data() ? "[" : ",[") + json::quote(target.model) + ',' +
            json::quote(target.method) + ',' + std::to_string(target.requests) + ']';
  }
  text += "],\"least\":" + std::to_string(facts.line_bytes.least()) +
          ",\"most\":" + std::to_string(facts.line_bytes.most()) + ",\"classes\":[";
  for (const std::uint64_t count : facts.line_bytes.classes())
    text += (text.back() == '[' ? "" : ",") + std::to_string(count);
  return text + "]}";
}

std::optional<lint::BatchFacts> read_batch_facts(const json::Value* value) {
  if (value == nullptr || !value->IsObject()) return std::nullopt;
  const auto requests = count_in(*value, "requests");
  const auto least = count_in(*value, "least");
  const auto most = count_in(*value, "most");
  const json::Value* targets = member(*value, "targets");
  const json::Value* counts = member(*value, "classes");
  if (!requests || !least || !most || targets == nullptr || !targets->IsArray() || counts == nullptr ||
      !counts->IsArray()) {
    return std::nullopt;
  }
  lint::BatchFacts facts;
  facts.requests = *requests;
  std::size_t told = 0;
  for (const json::Value& target : targets->GetArray()) {
    const bool is_one = target.IsArray() && target.Size() == 3 && target[0].IsString() && target[1].IsString() &&
                        target[2].IsUint64() && target[2].GetUint64() <= *requests - told;
    if (!is_one) return std::nullopt;
    told += target[2].GetUint64();
    facts.targets.push_back({target[0].GetString(), target[1].GetString(), target[2].GetUint64()});
  }
  std::vector<std::uint64_t> classes;
  for (const json::Value& count : counts->GetArray()) {
    if (!count.IsUint64()) return std::nullopt;
    classes.push_back(count.GetUint64());
  }
  auto histogram = lint::SizeHistogram::from(std::move(classes), *least, *most);
  if (!histogram || histogram->count() > *requests) return std::nullopt;
  facts.line_bytes = std::move(*histogram);
  return facts;
}

}  // namespace gemlint::cli
