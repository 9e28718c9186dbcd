#include "cli/shard_file.hpp"

#include <algorithm>
#include <cstdio>
#include <utility>

#include "cli/read_finding.hpp"
#include "cli/shard_facts.hpp"
#include "json/members.hpp"
#include "json/quote.hpp"
#include "lint/key_findings.hpp"
#include "report/json.hpp"
#include "text/digest.hpp"
#include "text/whole_number.hpp"

namespace gemlint::cli {
namespace {

using json::count_in;
using json::member;
using json::text_in;
using json::Value;
using lint::BlockReport;
using lint::FileReport;

std::string list_of(const std::vector<std::string>& words) {
  std::string text = "[";
  for (const std::string& word : words) text += (text.size() > 1 ? "," : "") + json::quote(word);
  return text + ']';
}

std::vector<std::string> words_in(const Value& object, std::string_view name) {
  std::vector<std::string> words;
  const Value* list = member(object, name);
  if (list == nullptr || !list->IsArray()) return words;
  for (const Value& word : list->GetArray()) {
    if (word.IsString()) words.emplace_back(word.GetString(), word.GetStringLength());
  }
  return words;
}

std::string counts_of(const FileReport& report) {
  return "\"requests\":" + std::to_string(report.requests) +
         ",\"withFindings\":" + std::to_string(report.with_findings) +
         ",\"withoutModel\":" + std::to_string(report.without_model) +
         ",\"notRequests\":" + std::to_string(report.not_requests) +
         ",\"notCovered\":" + std::to_string(report.not_covered) + ",\"batch\":" + batch_facts_json(report.batch);
}

/// False when a count is missing, or cannot be.
bool read_counts(const Value& object, FileReport& report) {
  constexpr std::size_t most = std::size_t{1} << 48;
  const auto read = [&](const char* name, std::size_t& count) {
    const auto found = count_in(object, name);
    count = found.value_or(0);
    return found && count < most;
  };
  auto batch = read_batch_facts(member(object, "batch"));
  if (!batch) return false;
  report.batch = std::move(*batch);
  return read("requests", report.requests) && read("withFindings", report.with_findings) &&
         read("withoutModel", report.without_model) && read("notRequests", report.not_requests) &&
         read("notCovered", report.not_covered);
}

void append_list(std::string& out, const char* name, const std::vector<Finding>& findings) {
  out += std::string(",\"") + name + "\":[";
  for (const Finding& finding : findings) {
    if (&finding != findings.data()) out += ',';
    JsonReport::append(finding, out);
  }
  out += ']';
}

/// Findings of a list, or nothing when something in it is none.
std::optional<std::vector<Finding>> findings_in(const Value& object, std::string_view name) {
  std::vector<Finding> findings;
  const Value* list = member(object, name);
  if (list == nullptr || !list->IsArray()) return std::nullopt;
  for (const Value& item : list->GetArray()) {
    auto finding = read_finding(item);
    if (!finding) return std::nullopt;
    findings.push_back(std::move(*finding));
  }
  return findings;
}

std::string place_of(const Range& range) {
  const auto one = [](const Place& place) {
    return std::to_string(place.position.line) + ',' + std::to_string(place.position.column) + ',' +
           std::to_string(place.offset);
  };
  return one(range.start) + ',' + one(range.end);
}

/// [digest, request, line of the file, place, pointer, key]
void append_key(std::string& out, const BlockReport::Key& key) {
  out += "[\"" + hexadecimal(key.digest) + "\"," + std::to_string(key.request) + ',' + std::to_string(key.number) +
         ',' + place_of(key.place->range) + ',' + json::quote(key.place->pointer) + ',' + json::quote(key.place->key) +
         ']';
}

std::optional<BlockReport::Key> read_key(const Value& value) {
  constexpr rapidjson::SizeType size = 11;
  if (!value.IsArray() || value.Size() != size) return std::nullopt;
  for (rapidjson::SizeType i = 1; i < size - 2; ++i) {
    if (!value[i].IsUint64()) return std::nullopt;
  }
  if (!value[0].IsString() || !value[size - 2].IsString() || !value[size - 1].IsString()) return std::nullopt;
  const auto text = [&](rapidjson::SizeType at) {
    return std::string(value[at].GetString(), value[at].GetStringLength());
  };
  const auto number = [&](rapidjson::SizeType at) { return static_cast<std::size_t>(value[at].GetUint64()); };
  const auto digest = number_from(text(0), 16);
  if (!digest) return std::nullopt;
  BlockReport::Key key;
  key.digest = *digest;
  key.request = number(1);
  key.number = number(2);
  key.place =
      lint::KeyPlace{text(10), text(9), {{number(5), {number(3), number(4)}}, {number(8), {number(6), number(7)}}}};
  return key;
}

std::optional<std::vector<BlockReport::Line>> lines_in(const Value& object, std::string_view name) {
  auto findings = findings_in(object, name);
  if (!findings) return std::nullopt;
  std::vector<BlockReport::Line> lines;
  for (Finding& finding : *findings) lines.push_back({{}, std::move(finding)});
  return lines;
}

std::optional<BlockReport> read_block(const Value& object) {
  BlockReport block;
  const auto batch_requests = count_in(object, "batchRequests");
  if (!read_counts(object, block.report) || !batch_requests) return std::nullopt;
  block.batch_requests = *batch_requests;
  auto findings = findings_in(object, "findings");
  auto others = lines_in(object, "others");
  auto broken = lines_in(object, "broken");
  const Value* keys = member(object, "keys");
  if (!findings || !others || !broken || keys == nullptr || !keys->IsArray()) return std::nullopt;
  if (others->size() + broken->size() > block.report.not_requests) return std::nullopt;
  block.report.findings = std::move(*findings);
  block.others = std::move(*others);
  block.broken = std::move(*broken);
  block.api_keys = words_in(object, "apiKeys");
  for (const Value& value : keys->GetArray()) {
    auto key = read_key(value);
    if (!key) return std::nullopt;
    block.keys.push_back(std::move(*key));
  }
  if (const Value* once = member(object, "onceAFile"); once != nullptr && once->IsArray()) {
    for (const Value& index : once->GetArray()) {
      if (index.IsUint() && index.GetUint() < block.report.findings.size() &&
          block.report.findings[index.GetUint()].rule != lint::api_key_rule)
        block.report.findings[index.GetUint()].once_a_file = true;
    }
  }
  const auto is_key = [](const Finding& finding) { return finding.rule == lint::api_key_rule; };
  const auto key_findings = std::count_if(block.report.findings.begin(), block.report.findings.end(), is_key);
  if (block.api_keys.size() != static_cast<std::size_t>(key_findings)) return std::nullopt;
  return block;
}

/// The findings that the user wants to hear. Which secrets they are about is said by digests.
struct Heard {
  std::vector<Finding> findings;
  std::vector<std::string> api_keys;
};

Heard heard_of(const BlockReport& block, const lint::Options& options) {
  Heard heard;
  std::size_t next_key = 0;
  for (const Finding& finding : block.report.findings) {
    const bool is_key = finding.rule == lint::api_key_rule;
    const std::size_t key = next_key;
    next_key += is_key ? 1 : 0;
    if (!options.selection.is_on(finding.rule)) continue;
    heard.findings.push_back(finding);
    heard.findings.back().severity = options.selection.severity(finding.rule).value_or(finding.severity);
    if (is_key) heard.api_keys.push_back(hexadecimal(digest_of(block.api_keys[key])));
  }
  return heard;
}

std::vector<Finding> findings_of(const std::vector<BlockReport::Line>& lines) {
  std::vector<Finding> findings;
  for (const BlockReport::Line& line : lines) findings.push_back(*line.finding);
  return findings;
}

}  // namespace

std::string ShardWriter::open(const std::string& file, const ShardHead& head) {
  if (std::string wrong = out_.open(file); !wrong.empty()) return wrong;
  write("{\"gemlintShard\":1,\"version\":" + json::quote(head.version) +
        ",\"knowledge\":" + json::quote(head.knowledge) + ",\"path\":" + json::quote(head.path) +
        ",\"part\":" + std::to_string(head.shard.part) + ",\"of\":" + std::to_string(head.shard.of) +
        ",\"size\":" + std::to_string(head.size) + ",\"run\":" + json::quote(head.run) +
        ",\"claimed\":" + (head.claimed ? "true" : "false") + ",\"language\":" + json::quote(head.language) +
        ",\"off\":" + list_of(head.off) + ",\"severities\":" + list_of(head.severities) + "}\n");
  return {};
}

void ShardWriter::write(const std::string& text) {
  constexpr std::size_t enough = 1u << 16;
  text_ += text;
  if (text_.size() < enough) return;
  out_.write(text_);
  text_.clear();
}

void ShardWriter::add(const BlockReport& block, const lint::Options& options) {
  const Heard heard = heard_of(block, options);
  std::string line =
      "{\"block\":{" + counts_of(block.report) + ",\"batchRequests\":" + std::to_string(block.batch_requests);
  append_list(line, "findings", heard.findings);
  append_list(line, "others", findings_of(block.others));
  append_list(line, "broken", findings_of(block.broken));
  line += ",\"apiKeys\":" + list_of(heard.api_keys) + ",\"onceAFile\":[";
  for (std::size_t i = 0; i < heard.findings.size(); ++i) {
    if (heard.findings[i].once_a_file) line += (line.back() == '[' ? "" : ",") + std::to_string(i);
  }
  line += "],\"keys\":[";
  for (const BlockReport::Key& key : block.keys) {
    if (&key != block.keys.data()) line += ',';
    append_key(line, key);
  }
  write(line + "]}}\n");
  ++records_;
}

void ShardWriter::add(const FileReport& whole) {
  std::string line = "{\"whole\":{" + counts_of(whole);
  append_list(line, "findings", whole.findings);
  write(line + "}}\n");
  ++records_;
}

std::string ShardWriter::close() {
  out_.write(text_ + "{\"end\":" + std::to_string(records_) + "}\n");
  return out_.close();
}

std::string ShardReader::fault(const std::string& what) const {
  return name_ + ":" + std::to_string(number_) + ": " + what;
}

std::string ShardReader::open(const std::string& file, ShardHead& head) {
  name_ = file;
  in_.open(file, std::ios::binary);
  if (!in_ || !std::getline(in_, line_)) return file + ": cannot be read";
  number_ = 1;
  const Value* value = reader_.read(line_);
  if (value == nullptr || !value->IsObject() || count_in(*value, "gemlintShard") != 1)
    return fault("is not what gemlint check --shard writes");
  head.version = text_in(*value, "version").value_or("");
  head.knowledge = text_in(*value, "knowledge").value_or("");
  head.path = text_in(*value, "path").value_or("");
  head.shard = {count_in(*value, "part").value_or(0), count_in(*value, "of").value_or(0)};
  head.size = count_in(*value, "size").value_or(0);
  head.run = text_in(*value, "run").value_or("");
  if (const Value* claimed = member(*value, "claimed")) head.claimed = claimed->IsTrue();
  head.language = text_in(*value, "language").value_or("");
  head.off = words_in(*value, "off");
  head.severities = words_in(*value, "severities");
  const bool is_part = head.shard.part >= 1 && head.shard.part <= head.shard.of;
  return is_part ? std::string() : fault("names no part");
}

std::string ShardReader::next(Record& record) {
  record = {};
  ++number_;
  if (!std::getline(in_, line_)) return fault("ends too early; the run that wrote it was broken off");
  const Value* value = reader_.read(line_);
  if (value == nullptr || !value->IsObject()) return fault("is damaged");
  if (const auto records = count_in(*value, "end")) {
    if (*records != records_) return fault("lines of it are lost");
    return std::getline(in_, line_) ? fault("goes on behind its end") : std::string();
  }
  ++records_;
  const Value* block = member(*value, "block");
  if (block != nullptr && block->IsObject()) record.block = read_block(*block);
  if (record.block) return {};
  const Value* whole = member(*value, "whole");
  auto findings = whole != nullptr && whole->IsObject() ? findings_in(*whole, "findings") : std::nullopt;
  if (!findings) return fault("is damaged");
  record.whole.emplace();
  if (!read_counts(*whole, *record.whole)) return fault("is damaged");
  record.whole->findings = std::move(*findings);
  return {};
}

}  // namespace gemlint::cli
