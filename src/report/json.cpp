#include "report/json.hpp"

#include <algorithm>

#include "finding/quotes_much.hpp"
#include "json/writer.hpp"
#include "report/phrases.hpp"
#include "text/whole_number.hpp"

namespace gemlint {
namespace {

const char* to_word(Safety safety) { return safety == Safety::safe ? "safe" : "unsafe"; }

/// Writes one JSON value, in the order of the calls.
class ValueWriter : private json::Writer {
 public:
  using Writer::Writer;

  void tool(const ReportingTool& tool) {
    begin_object();
    text("name", "gemlint");
    text("version", tool.version);
    text("knowledge", tool.knowledge);
    end_object();
  }

  void shard(const ReportedShard& shard) {
    begin_object();
    number("part", shard.part);
    number("of", shard.of);
    text("file", shard.file);
    end_object();
  }

  void finding(const Finding& finding) {
    begin_object();
    text("rule", finding.rule);
    text("category", finding.category);
    text("severity", to_string(finding.severity));
    text("message", message_with_hint(finding));
    text("path", finding.path);
    request(finding.request);
    text("in", to_string(finding.in));
    optional_text("pointer", finding.pointer);
    optional_range(finding.range);
    server(finding.server);
    finding.guidance.empty() ? null("guidance") : text("guidance", finding.guidance);
    text("fingerprint", hexadecimal(finding.fingerprint));
    list("notes", finding.notes, &ValueWriter::note);
    list("fixes", finding.fixes, &ValueWriter::fix);
    end_object();
  }

  void applied(const AppliedFix& applied) {
    begin_object();
    text("rule", applied.rule);
    text("title", applied.title);
    text("safety", to_word(applied.safety));
    request(applied.request);
    text("in", to_string(applied.in));
    optional_text("pointer", applied.pointer);
    if (applied.place) {
      place("place", *applied.place);
    } else {
      null("place");
    }
    end_object();
  }

  void edit(const Edit& edit) {
    begin_object();
    range(edit.range);
    text("text", edit.text);
    end_object();
  }

  void path(std::string_view path) { string(path); }

  void rule_count(const RuleCount& count) {
    begin_object();
    text("rule", count.rule);
    text("category", count.category);
    text("severity", to_string(count.severity));
    text("title", count.title);
    number("count", count.count);
    number("fixable", count.fixable);
    end_object();
  }

  void summary(const Summary& summary) {
    begin_object();
    number("files", summary.files);
    number("requests", summary.requests);
    number("errors", summary.errors);
    number("warnings", summary.warnings);
    number("infos", summary.infos);
    number("withoutModel", summary.without_model);
    number("notRequests", summary.not_requests);
    number("notCovered", summary.not_covered);
    number("unreadable", summary.unreadable);
    number("suppressed", summary.suppressed);
    number("baselined", summary.baselined);
    batch(summary.batch);
    end_object();
  }

 private:
  void target(const BatchSummary::Target& target) {
    begin_object();
    target.model.empty() ? null("model") : text("model", target.model);
    text("method", target.method);
    number("requests", target.requests);
    end_object();
  }

  void batch(const std::optional<BatchSummary>& batch) {
    if (!batch) return null("batch");
    begin_object("batch");
    number("requests", batch->requests);
    number("repeatedKeys", batch->repeated_keys);
    list("byModel", batch->targets, &ValueWriter::target);
    begin_object("bytes");
    number("least", batch->least);
    number("median", batch->median);
    number("p90", batch->ninety);
    number("p99", batch->ninety_nine);
    number("most", batch->most);
    end_object();
    end_object();
  }

  void optional_text(const char* name, const std::optional<std::string>& value) {
    value ? text(name, *value) : null(name);
  }

  template <typename Value>
  void list(const char* name, const std::vector<Value>& values, void (ValueWriter::*write)(const Value&)) {
    begin_list(name);
    for (const Value& value : values) (this->*write)(value);
    end_list();
  }

  void request(const std::optional<RequestName>& request) {
    if (!request) return null("request");
    begin_object("request");
    number("index", request->index);
    optional_text("key", request->key);
    end_object();
  }

  void place(const char* name, const Place& place) {
    begin_object(name);
    number("line", place.position.line);
    number("column", place.position.column);
    number("offset", place.offset);
    end_object();
  }

  void range(const Range& range) {
    begin_object("range");
    place("start", range.start);
    place("end", range.end);
    end_object();
  }

  void optional_range(const std::optional<Range>& value) { value ? range(*value) : null("range"); }

  void server(const std::optional<ServerAnswer>& server) {
    if (!server) return null("server");
    begin_object("server");
    number("http", static_cast<std::size_t>(server->http));
    text("status", server->status);
    optional_text("message", server->message);
    end_object();
  }

  void note(const Note& note) {
    begin_object();
    text("message", note.message);
    text("in", to_string(note.in));
    optional_text("pointer", note.pointer);
    optional_range(note.range);
    end_object();
  }

  void fix(const Fix& fix) {
    begin_object();
    text("title", fix.title);
    text("safety", to_word(fix.safety));
    // Without edits is one whose edits a report did not have.
    fix.edits.empty() || quotes_much(fix) ? null("edits") : list("edits", fix.edits, &ValueWriter::edit);
    end_object();
  }
};

}  // namespace

void JsonReport::begin(const ReportingTool& tool, std::string& out) {
  out += "{\"version\":1,\"tool\":";
  ValueWriter(out).tool(tool);
  out += ",\"findings\":[";
  has_findings_ = false;
}

void JsonReport::begin(const ReportingTool& tool, const ReportedShard& shard, std::string& out) {
  out += "{\"version\":1,\"tool\":";
  ValueWriter(out).tool(tool);
  out += ",\"shard\":";
  ValueWriter(out).shard(shard);
  out += ",\"findings\":[";
  has_findings_ = false;
}

void JsonReport::append(const Finding& finding, std::string& out) { ValueWriter(out).finding(finding); }

void JsonReport::append(const Summary& summary, std::string& out) { ValueWriter(out).summary(summary); }

void JsonReport::add(const Finding& finding, std::string& out) {
  out += has_findings_ ? ",\n" : "\n";
  has_findings_ = true;
  ValueWriter(out).finding(finding);
}

void JsonReport::begin_fixed(std::string& out) {
  out += has_findings_ ? "\n],\"fixed\":[\n" : "],\"fixed\":[\n";
  has_findings_ = false;
  has_ended_line_ = false;
}

void JsonReport::add_fixed(std::string_view piece, std::string& out) {
  // No line break is in a string of JSON, so that each one ends an entry; the comma comes with the next.
  while (!piece.empty()) {
    if (has_ended_line_) out += ",\n";
    const std::size_t end = std::min(piece.find('\n'), piece.size());
    out += piece.substr(0, end);
    has_findings_ = true;
    has_ended_line_ = end < piece.size();
    piece.remove_prefix(std::min(end + 1, piece.size()));
  }
}

void JsonReport::begin_fixed_file(std::string_view path, std::size_t rounds, bool stable, std::string& out) {
  out += "{\"path\":";
  ValueWriter(out).path(path);
  out += ",\"rounds\":" + std::to_string(rounds) + ",\"stable\":" + (stable ? "true," : "false,");
}

void JsonReport::append(const AppliedFix& applied, std::string& out) { ValueWriter(out).applied(applied); }

void JsonReport::append(const Edit& edit, std::string& out) { ValueWriter(out).edit(edit); }

void JsonReport::end(const Summary& summary, std::string& out) {
  out += has_findings_ ? "\n],\"summary\":" : "],\"summary\":";
  ValueWriter(out).summary(summary);
  out += "}\n";
}

void JsonReport::statistics(const ReportingTool& tool, const std::vector<RuleCount>& counts, const Summary& summary,
                            std::string& out) {
  out += "{\"version\":1,\"tool\":";
  ValueWriter(out).tool(tool);
  out += ",\"statistics\":[";
  for (const RuleCount& count : counts) {
    out += &count == counts.data() ? "\n" : ",\n";
    ValueWriter(out).rule_count(count);
  }
  out += counts.empty() ? "],\"summary\":" : "\n],\"summary\":";
  ValueWriter(out).summary(summary);
  out += "}\n";
}

}  // namespace gemlint
