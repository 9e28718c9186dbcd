#include "cli/merge.hpp"

#include <algorithm>
#include <filesystem>
#include <limits>
#include <map>
#include <optional>
#include <utility>
#include <vector>

#include "api/schema.hpp"
#include "cli/files.hpp"
#include "cli/read_finding.hpp"
#include "cli/run.hpp"
#include "cli/shard_file.hpp"
#include "cli/written_files.hpp"
#include "json/members.hpp"
#include "rules/language.hpp"

namespace gemlint::cli {
namespace {

using json::count_in;
using json::member;
using json::text_in;
using json::Value;

/// A report, and the shard file when it is one of a part.
struct Report {
  std::string name;
  std::string shard_file;  ///< empty for the report of a whole run
  ShardHead head;
};

/// The reports of one file's parts, or the report of a whole run.
struct Group {
  std::vector<Report> reports;
};

/// The root of a report; null after `error` says what is wrong.
const Value* read_report(const std::string& name, Contents& contents, json::AcceptReader& reader, std::string& error) {
  contents = read_contents(name, std::numeric_limits<std::size_t>::max());
  if (!contents.ok) {
    error = contents.error;
    return nullptr;
  }
  const Value* root = reader.read(contents.text);
  const bool is_report = root != nullptr && root->IsObject() && count_in(*root, "version") == 1 &&
                         member(*root, "findings") != nullptr && member(*root, "summary") != nullptr;
  if (!is_report) error = name + ": is no JSON report of gemlint check";
  return is_report ? root : nullptr;
}

/// Where a shard file is that a report names: beside the report, or as the report says.
std::string shard_file_of(const std::string& report, const std::string& named) {
  const std::filesystem::path folder = std::filesystem::path(report).parent_path();
  std::error_code error;
  for (const auto& beside : {folder / std::filesystem::path(named).filename(), folder / named}) {
    if (std::filesystem::exists(beside, error)) return beside.string();
  }
  return named;
}

std::string open_report(const std::string& name, Report& report) {
  report.name = name;
  Contents contents;
  json::AcceptReader reader;
  std::string error;
  const Value* root = read_report(name, contents, reader, error);
  if (root == nullptr) return error;
  const Value* shard = member(*root, "shard");
  if (shard == nullptr || !shard->IsObject()) return {};
  report.shard_file = shard_file_of(name, text_in(*shard, "file").value_or(""));
  ShardReader file;
  if (std::string wrong = file.open(report.shard_file, report.head); !wrong.empty()) return wrong;
  if (report.head.shard.part != count_in(*shard, "part") || report.head.shard.of != count_in(*shard, "of"))
    return report.shard_file + ": belongs to another part than " + name;
  if (report.head.version != GEMLINT_VERSION || report.head.knowledge != api::bundled_schemas().knowledge)
    return report.shard_file + ": was made by gemlint " + report.head.version + " with the knowledge of " +
           report.head.knowledge + "; use one build for all parts and for merging";
  return {};
}

/// Why these are not the parts of one file, each once, or "".
std::string wrong_with(const Group& group) {
  const ShardHead& first = group.reports.front().head;
  std::size_t expected = 1;
  for (const Report& report : group.reports) {
    const ShardHead& head = report.head;
    const bool same = head.shard.of == first.shard.of && head.size == first.size && head.language == first.language &&
                      head.run == first.run && head.claimed == first.claimed && head.off == first.off &&
                      head.severities == first.severities;
    if (!same)
      return report.name + ": is of another run, or of another version of the file, than " + group.reports.front().name;
    if (head.shard.part < expected)
      return report.name + ": part " + std::to_string(head.shard.part) + " is there twice";
    if (head.shard.part > expected) break;
    ++expected;
  }
  if (expected > first.shard.of) return {};
  return first.path + ": part " + std::to_string(expected) + " of " + std::to_string(first.shard.of) + " is missing";
}

/// The reports in order, the parts of each file together where the first of them is.
std::vector<Group> groups_of(std::vector<Report> reports) {
  std::vector<Group> groups;
  std::map<std::string, std::size_t> of_path;
  for (Report& report : reports) {
    const bool is_part = !report.shard_file.empty();
    const auto [at, is_new] =
        is_part ? of_path.emplace(report.head.path, groups.size()) : std::pair(of_path.end(), true);
    if (is_new) groups.emplace_back();
    groups[is_new ? groups.size() - 1 : at->second].reports.push_back(std::move(report));
  }
  for (Group& group : groups) {
    std::stable_sort(group.reports.begin(), group.reports.end(),
                     [](const Report& a, const Report& b) { return a.head.shard.part < b.head.shard.part; });
  }
  return groups;
}

/// What is read of these, for wrong_to_write().
std::vector<FileInUse> files_of(const std::vector<Report>& reports) {
  std::vector<FileInUse> files;
  for (const Report& report : reports) {
    files.push_back({FileInUse::Kind::input, report.name});
    if (!report.shard_file.empty()) files.push_back({FileInUse::Kind::input, report.shard_file});
  }
  return files;
}

/// What the parts' runs were told, as far as findings are made of them here.
std::string options_for(const ShardHead& head, lint::Options& options) {
  options.schemas = &api::bundled_schemas();
  options.rules = &rules::bundled_rules(rules::language_from(head.language).value_or(rules::Language::en));
  std::string error;
  const auto selection = rules::Selection::from(*options.rules, {{}, head.off, {head.severities}}, error);
  if (!selection) return error;
  options.selection = *selection;
  // Which method does not matter any more; that one was named does.
  if (head.claimed) options.method = options.schemas->routes.data();
  return {};
}

/// Puts the parts of a file together as a run over all of it does.
std::string join_parts(const Group& group, Run& run) {
  const ShardHead& head = group.reports.front().head;
  lint::Options options;
  if (std::string wrong = options_for(head, options); !wrong.empty()) return wrong;
  std::optional<lint::LineFile> lines;
  bool is_document = false;
  for (const Report& report : group.reports) {
    ShardReader file;
    ShardHead same;
    if (std::string wrong = file.open(report.shard_file, same); !wrong.empty()) return wrong;
    for (;;) {
      ShardReader::Record record;
      if (std::string wrong = file.next(record); !wrong.empty()) return wrong;
      is_document = is_document || record.whole;
      if (record.whole) run.add(*record.whole);
      if (record.block) {
        if (!lines) lines.emplace(options, head.path);
        run.add(lines->complete(std::move(*record.block)));
      }
      if (!record.whole && !record.block) break;
    }
  }
  // Of one document the first part has all.
  if (lines && !is_document) run.add(lines->finish());
  run.end_file(head.path);
  return {};
}

/// Adds the report of a whole run as it is.
std::string add_report(const Report& report, Run& run) {
  Contents contents;
  json::AcceptReader reader;
  std::string error;
  const Value* root = read_report(report.name, contents, reader, error);
  if (root == nullptr) return error;
  lint::FileReport found;
  const Value* findings = member(*root, "findings");
  if (!findings->IsArray()) return report.name + ": has no list of findings";
  for (const Value& value : findings->GetArray()) {
    auto finding = read_finding(value);
    if (!finding) return report.name + ": has findings that are none";
    found.findings.push_back(std::move(*finding));
  }
  const Value& summary = *member(*root, "summary");
  if (!summary.IsObject()) return report.name + ": has no summary";
  // Findings come request by request.
  const RequestName* last = nullptr;
  const std::string* last_path = nullptr;
  for (const Finding& finding : found.findings) {
    if (!finding.request) continue;
    const bool same = last != nullptr && last->index == finding.request->index && *last_path == finding.path;
    found.with_findings += same ? 0 : 1;
    last = &*finding.request;
    last_path = &finding.path;
  }
  found.requests = count_in(summary, "requests").value_or(0);
  found.without_model = count_in(summary, "withoutModel").value_or(0);
  found.not_requests = count_in(summary, "notRequests").value_or(0);
  found.not_covered = count_in(summary, "notCovered").value_or(0);
  run.add(found);
  run.summary().unreadable += count_in(summary, "unreadable").value_or(0);
  run.summary().suppressed += count_in(summary, "suppressed").value_or(0);
  run.summary().baselined += count_in(summary, "baselined").value_or(0);
  run.summary().files += count_in(summary, "files").value_or(0);
  return {};
}

}  // namespace

int run_merge(const CommandLine& line) {
  std::vector<OutputWish> wishes;
  if (const std::string wrong = read_wishes(line, wishes); !wrong.empty()) {
    complain(wrong);
    return exit_usage;
  }
  std::vector<Report> reports;
  for (const std::string& name : line.reports) {
    if (std::string wrong = open_report(name, reports.emplace_back()); !wrong.empty()) {
      complain(wrong);
      return exit_unreadable;
    }
  }
  if (const std::string wrong = wrong_to_write(files_of(wishes), files_of(reports)); !wrong.empty()) {
    complain(wrong);
    return exit_usage;
  }
  const std::vector<Group> groups = groups_of(std::move(reports));
  std::string language = "en";
  for (const Group& group : groups) {
    if (group.reports.front().shard_file.empty()) continue;
    language = group.reports.front().head.language;
    if (const std::string wrong = wrong_with(group); !wrong.empty()) {
      complain(wrong);
      return exit_usage;
    }
  }
  lint::Options options;
  options.schemas = &api::bundled_schemas();
  options.rules = &rules::bundled_rules(rules::language_from(language).value_or(rules::Language::en));
  const TextOptions text_options = {.words = ReportWords(options.rules->ui)};
  Run run(line, options, text_options);
  if (const std::string wrong = run.open(wishes, language, line.fail_on.empty() ? "error" : line.fail_on);
      !wrong.empty()) {
    complain(wrong);
    return exit_usage;
  }
  for (const Group& group : groups) {
    const bool in_parts = !group.reports.front().shard_file.empty();
    const std::string wrong = in_parts ? join_parts(group, run) : add_report(group.reports.front(), run);
    if (wrong.empty()) continue;
    complain(wrong);
    return exit_unreadable;
  }
  if (!run.end()) return exit_unreadable;
  return run.exit_code();
}

}  // namespace gemlint::cli
