#include "cli/shard_facts.hpp"

#include <utility>
#include <vector>

#include "cli/read_finding.hpp"
#include "json/quote.hpp"

namespace gemlint::cli {

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

lint::BatchFacts read_batch_facts(const json::Value* value) {
  lint::BatchFacts facts;
  if (value == nullptr || !value->IsObject()) return facts;
  facts.requests = count_in(*value, "requests").value_or(0);
  if (const json::Value* targets = member(*value, "targets"); targets != nullptr && targets->IsArray()) {
    for (const json::Value& target : targets->GetArray()) {
      const bool is_one = target.IsArray() && target.Size() == 3 && target[0].IsString() && target[1].IsString() &&
                          target[2].IsUint64();
      if (is_one) facts.targets.push_back({target[0].GetString(), target[1].GetString(), target[2].GetUint64()});
    }
  }
  std::vector<std::uint64_t> classes;
  if (const json::Value* list = member(*value, "classes"); list != nullptr && list->IsArray()) {
    for (const json::Value& count : list->GetArray()) classes.push_back(count.IsUint64() ? count.GetUint64() : 0);
  }
  facts.line_bytes = lint::SizeHistogram::from(std::move(classes), count_in(*value, "least").value_or(0),
                                               count_in(*value, "most").value_or(0));
  return facts;
}

}  // namespace gemlint::cli
