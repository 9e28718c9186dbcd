#include "lint/baseline.hpp"

#include <algorithm>

#include "finding/fingerprint.hpp"
#include "json/accept.hpp"
#include "json/explain.hpp"
#include "json/members.hpp"
#include "json/quote.hpp"
#include "text/line_index.hpp"
#include "text/utf8.hpp"
#include "text/whole_number.hpp"

namespace gemlint::lint {
namespace {

using json::member;
using json::Value;

constexpr int version = 1;

std::string last_name(const std::string& path) { return path.substr(path.rfind('/') + 1); }

/// JSON that others can read, whatever a file's name is.
std::string quoted(std::string_view text) { return json::quote(with_replaced_bytes(text)); }

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
      const auto fingerprint = number_from(json::text_in(value, "fingerprint").value_or(""), 16);
      const Value* count = member(value, "count");
      if (!fingerprint || count == nullptr || !count->IsUint()) {
        error = path + ": has an entry without fingerprint or count";
        return std::nullopt;
      }
      Entry& entry = entries[*fingerprint];
      entry.rule = json::text_in(value, "rule").value_or("");
      entry.pointer = json::text_in(value, "pointer").value_or("");
      entry.count += count->GetUint();
    }
  }
  return baseline;
}

void Baseline::find_moved(const std::function<bool(const std::string& path)>& exists) {
  for (const auto& [path, entries] : files_) {
    if (exists(path)) continue;
    gone_.insert(path);
    gone_by_name_[last_name(path)].push_back(path);
    for (const auto& [fingerprint, entry] : entries) gone_by_fingerprint_[fingerprint].push_back(path);
  }
}

bool Baseline::take(Entries& entries, const Finding& finding) {
  const auto found = entries.find(finding.fingerprint);
  if (found == entries.end() || found->second.taken >= found->second.count) return false;
  ++found->second.taken;
  return true;
}

/// What is known of a file under its name or under the one that it had.
Baseline::Entries* Baseline::account_of(const std::string& path, const std::vector<Finding>& findings) {
  if (const auto own = files_.find(path); own != files_.end()) return &own->second;
  if (const auto renamed = renamed_.find(path); renamed != renamed_.end()) return &files_.find(renamed->second)->second;
  if (gone_.empty()) return nullptr;
  std::map<std::uint64_t, std::size_t> counts;
  for (const Finding& finding : findings) ++counts[finding.fingerprint];
  const auto has = [&](const auto& entry) {
    const auto found = counts.find(entry.first);
    return found != counts.end() && found->second >= entry.second.count;
  };
  // A few are enough to look at: files that had the same are as good as each other.
  constexpr std::size_t most = 16;
  const auto adopt = [&](const std::string& gone) {
    renamed_[path] = gone;
    gone_.erase(renamed_[path]);
    return &files_.find(renamed_[path])->second;
  };
  const auto look_at = [&](std::vector<std::string>& candidates, bool whole) -> Entries* {
    while (!candidates.empty() && gone_.count(candidates.back()) == 0) candidates.pop_back();
    for (std::size_t i = 0; i < std::min(most, candidates.size()); ++i) {
      const std::string& candidate = candidates[candidates.size() - 1 - i];
      if (gone_.count(candidate) == 0) continue;
      const Entries& entries = files_.find(candidate)->second;
      const bool some =
          std::any_of(entries.begin(), entries.end(), [&](const auto& entry) { return counts.count(entry.first) > 0; });
      if (whole ? std::all_of(entries.begin(), entries.end(), has) : some) return adopt(candidate);
    }
    return nullptr;
  };
  if (const auto named = gone_by_name_.find(last_name(path)); named != gone_by_name_.end()) {
    if (Entries* entries = look_at(named->second, false)) return entries;
  }
  for (const Finding& finding : findings) {
    const auto found = gone_by_fingerprint_.find(finding.fingerprint);
    if (found == gone_by_fingerprint_.end()) continue;
    if (Entries* entries = look_at(found->second, true)) return entries;
  }
  return nullptr;
}

void Baseline::mark(const std::string& path, std::vector<Finding>& findings) {
  if (findings.empty()) return;
  Entries* account = account_of(path, findings);
  if (account == nullptr) return;
  for (Finding& finding : findings) {
    // What is suppressed otherwise is no longer missing here.
    if (take(*account, finding) && !finding.suppression)
      finding.suppression = Suppression{Suppression::Source::baseline, {}};
  }
}

Baseline Baseline::for_file(const std::string& path) const {
  Baseline part;
  const auto own = files_.find(path);
  if (own == files_.end()) return gone_.empty() ? part : *this;
  part.files_.insert(*own);
  return part;
}

bool Baseline::knows(const std::string& path, const Finding& finding) const {
  const auto own = files_.find(path);
  if (own != files_.end()) return own->second.count(finding.fingerprint) > 0;
  const auto gone = gone_by_fingerprint_.find(finding.fingerprint);
  return gone != gone_by_fingerprint_.end() && !gone->second.empty();
}

bool Baseline::concerns(const std::string& path) const { return files_.count(path) > 0 || !gone_.empty(); }

std::size_t Baseline::left(const std::string& path) const {
  const auto renamed = renamed_.find(path);
  const auto found = files_.find(renamed == renamed_.end() ? path : renamed->second);
  if (found == files_.end()) return 0;
  std::size_t left = 0;
  for (const auto& [fingerprint, entry] : found->second) left += entry.count - entry.taken;
  return left;
}

std::size_t Baseline::left_of_gone() const {
  std::size_t sum = 0;
  for (const std::string& path : gone_) sum += left(path);
  return sum;
}

void Baseline::forget_gone(const std::function<bool(std::string_view rule)>& ran) {
  for (const std::string& path : gone_)
    std::erase_if(files_.find(path)->second, [&](const auto& entry) { return ran(entry.second.rule); });
}

void Baseline::begin(const std::string& path, const std::function<bool(std::string_view rule)>& ran) {
  if (!begun_.insert(path).second) return;
  const auto file = files_.find(path);
  if (file == files_.end()) return;
  std::erase_if(file->second, [&](const auto& entry) { return ran(entry.second.rule); });
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
