#include "lint/baseline.hpp"

#include <algorithm>

#include "finding/fingerprint.hpp"
#include "json/accept.hpp"
#include "json/explain.hpp"
#include "json/quote.hpp"
#include "text/line_index.hpp"
#include "text/utf8.hpp"
#include "text/whole_number.hpp"

namespace gemlint::lint {
namespace {

using json::Value;

constexpr int version = 1;

const Value* member(const Value& object, const char* name) {
  if (!object.IsObject()) return nullptr;
  const auto found = object.FindMember(name);
  return found == object.MemberEnd() ? nullptr : &found->value;
}

std::string text_in(const Value& object, const char* name) {
  const Value* value = member(object, name);
  return value != nullptr && value->IsString() ? std::string(value->GetString(), value->GetStringLength())
                                               : std::string();
}

/// JSON that others can read, whatever a file's name is.
std::string quoted(std::string_view text) {
  std::string valid;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint read = code_point_at(text, at);
    append_code_point(valid, read.value);
    at += read.length;
  }
  return json::quote(valid);
}

}  // namespace

std::optional<Baseline> Baseline::from(std::string_view text, std::string& error) {
  json::AcceptReader reader;
  const Value* root = reader.read(text);
  if (root == nullptr) {
    const json::Tree tree = json::explain(text);
    const Span at = tree.problems.empty() ? Span{} : tree.problems.front().at;
    const std::size_t line = LineIndex(text, LineEnd::any).position(at.begin).line;
    error = "line " + std::to_string(line) + " is no JSON; write the baseline anew with --write-baseline";
    return std::nullopt;
  }
  const Value* files = member(*root, "files");
  const Value* of_version = member(*root, "version");
  if (of_version == nullptr || !of_version->IsInt() || of_version->GetInt() != version || files == nullptr ||
      !files->IsObject()) {
    error = "is no baseline that this gemlint can read; write it anew with --write-baseline";
    return std::nullopt;
  }
  Baseline baseline;
  for (const auto& file : files->GetObject()) {
    const std::string path(file.name.GetString(), file.name.GetStringLength());
    Entries& entries = baseline.files_[path];
    if (!file.value.IsArray()) {
      error = path + ": is no list of findings";
      return std::nullopt;
    }
    for (const Value& value : file.value.GetArray()) {
      const auto fingerprint = number_from(text_in(value, "fingerprint"), 16);
      const Value* count = member(value, "count");
      if (!fingerprint || count == nullptr || !count->IsUint()) {
        error = path + ": has an entry without fingerprint or count";
        return std::nullopt;
      }
      Entry& entry = entries[*fingerprint];
      entry.rule = text_in(value, "rule");
      entry.pointer = text_in(value, "pointer");
      entry.count += count->GetUint();
    }
  }
  return baseline;
}

void Baseline::find_moved(const std::function<bool(const std::string& path)>& exists) {
  moved_.clear();
  for (const auto& [path, entries] : files_) {
    if (!exists(path)) moved_.push_back(path);
  }
}

bool Baseline::take(const std::string& path, const Finding& finding) {
  const auto take_from = [&](Entries& entries) {
    const auto found = entries.find(finding.fingerprint);
    if (found == entries.end() || found->second.taken >= found->second.count) return false;
    ++found->second.taken;
    return true;
  };
  const auto own = files_.find(path);
  if (own != files_.end() && take_from(own->second)) return true;
  // A file that is named has its own account; what is new in it is new.
  if (own != files_.end()) return false;
  return std::any_of(moved_.begin(), moved_.end(),
                     [&](const std::string& gone) { return take_from(files_.find(gone)->second); });
}

bool Baseline::knows(const std::string& path, const Finding& finding) const {
  const auto own = files_.find(path);
  if (own != files_.end()) return own->second.count(finding.fingerprint) > 0;
  return std::any_of(moved_.begin(), moved_.end(),
                     [&](const std::string& gone) { return files_.find(gone)->second.count(finding.fingerprint) > 0; });
}

std::size_t Baseline::left(const std::string& path) const {
  std::size_t left = 0;
  if (const auto found = files_.find(path); found != files_.end()) {
    for (const auto& [fingerprint, entry] : found->second) left += entry.count - entry.taken;
  }
  return left;
}

std::size_t Baseline::left_of_moved() const {
  std::size_t sum = 0;
  for (const std::string& path : moved_) sum += left(path);
  return sum;
}

void Baseline::forget_moved() {
  for (const std::string& path : moved_) files_.erase(path);
  moved_.clear();
}

void Baseline::begin(const std::string& path) {
  if (begun_.insert(path).second) files_.erase(path);
}

void Baseline::add(const std::string& path, const Finding& finding) {
  Entry& entry = files_[path][finding.fingerprint];
  entry.rule = finding.rule;
  entry.pointer = finding.pointer ? without_positions(*finding.pointer) : std::string();
  ++entry.count;
}

std::size_t Baseline::size() const {
  std::size_t size = 0;
  for (const auto& [path, entries] : files_) {
    for (const auto& [fingerprint, entry] : entries) size += entry.count;
  }
  return size;
}

std::string Baseline::text() const {
  std::string out = "{\n\"version\": " + std::to_string(version) +
                    ",\n\"about\": \"Findings that gemlint check does not count. gemlint check --write-baseline "
                    "writes this file.\",\n\"files\": {";
  const char* before_file = "\n";
  for (const auto& [path, entries] : files_) {
    if (entries.empty()) continue;
    out += before_file + quoted(path) + ": [\n";
    before_file = ",\n";
    std::vector<std::pair<std::string, std::string>> lines;  // the place, then all of it
    for (const auto& [fingerprint, entry] : entries) {
      const std::string place = "{\"rule\": " + quoted(entry.rule) + ", \"pointer\": " + quoted(entry.pointer) +
                                ", \"fingerprint\": \"" + hexadecimal(fingerprint) + '"';
      lines.emplace_back(entry.pointer, place + ", \"count\": " + std::to_string(entry.count) + '}');
    }
    std::sort(lines.begin(), lines.end());
    for (std::size_t i = 0; i < lines.size(); ++i) out += lines[i].second + (i + 1 < lines.size() ? ",\n" : "\n]");
  }
  return out + "\n}\n}\n";
}

}  // namespace gemlint::lint
