#include "report/json.hpp"

#include "json/rapidjson.hpp"
#include "text/utf8.hpp"
#include "text/whole_number.hpp"

namespace gemlint {
namespace {

std::string with_replaced_bytes(std::string_view text) {
  std::string valid;
  for (std::size_t offset = 0; offset < text.size();) {
    const CodePoint read = code_point_at(text, offset);
    append_code_point(valid, read.value);
    offset += read.length;
  }
  return valid;
}

const char* to_word(Safety safety) { return safety == Safety::safe ? "safe" : "unsafe"; }

/// A RapidJSON output stream that appends to a string.
class StringStream {
 public:
  using Ch = char;
  explicit StringStream(std::string& out) : out_(out) {}
  void Put(char byte) { out_ += byte; }
  void Flush() {}

 private:
  std::string& out_;
};

/// Writes one JSON value, in the order of the calls.
class ValueWriter {
 public:
  explicit ValueWriter(std::string& out) : stream_(out), json_(stream_) {}

  void tool(const ReportingTool& tool) {
    json_.StartObject();
    text("name", "gemlint");
    text("version", tool.version);
    text("knowledge", tool.knowledge);
    json_.EndObject();
  }

  void shard(const ReportedShard& shard) {
    json_.StartObject();
    number("part", shard.part);
    number("of", shard.of);
    text("file", shard.file);
    json_.EndObject();
  }

  void finding(const Finding& finding) {
    json_.StartObject();
    text("rule", finding.rule);
    text("category", finding.category);
    text("severity", to_string(finding.severity));
    text("message", finding.hint.empty() ? finding.message : finding.message + "; " + finding.hint);
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
    json_.EndObject();
  }

  void applied(const AppliedFix& applied) {
    json_.StartObject();
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
    json_.EndObject();
  }

  void edit(const Edit& edit) {
    json_.StartObject();
    range(edit.range);
    text("text", edit.text);
    json_.EndObject();
  }

  void path(std::string_view path) { string(path); }

  void rule_count(const RuleCount& count) {
    json_.StartObject();
    text("rule", count.rule);
    text("category", count.category);
    text("severity", to_string(count.severity));
    text("title", count.title);
    number("count", count.count);
    number("fixable", count.fixable);
    json_.EndObject();
  }

  void summary(const Summary& summary) {
    json_.StartObject();
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
    json_.EndObject();
  }

 private:
  void target(const BatchSummary::Target& target) {
    json_.StartObject();
    target.model.empty() ? null("model") : text("model", target.model);
    text("method", target.method);
    number("requests", target.requests);
    json_.EndObject();
  }

  void batch(const std::optional<BatchSummary>& batch) {
    if (!batch) return null("batch");
    json_.Key("batch");
    json_.StartObject();
    number("requests", batch->requests);
    number("repeatedKeys", batch->repeated_keys);
    list("byModel", batch->targets, &ValueWriter::target);
    json_.Key("bytes");
    json_.StartObject();
    number("least", batch->least);
    number("median", batch->median);
    number("p90", batch->ninety);
    number("p99", batch->ninety_nine);
    number("most", batch->most);
    json_.EndObject();
    json_.EndObject();
  }

  void string(std::string_view value) {
    if (is_valid_utf8(value)) {
      json_.String(value.data(), static_cast<rapidjson::SizeType>(value.size()));
    } else {
      json_.String(with_replaced_bytes(value));
    }
  }

  void null(const char* name) {
    json_.Key(name);
    json_.Null();
  }

  void number(const char* name, std::size_t value) {
    json_.Key(name);
    json_.Uint64(value);
  }

  void text(const char* name, std::string_view value) {
    json_.Key(name);
    string(value);
  }

  void optional_text(const char* name, const std::optional<std::string>& value) {
    value ? text(name, *value) : null(name);
  }

  template <typename Value>
  void list(const char* name, const std::vector<Value>& values, void (ValueWriter::*write)(const Value&)) {
    json_.Key(name);
    json_.StartArray();
    for (const Value& value : values) (this->*write)(value);
    json_.EndArray();
  }

  void request(const std::optional<RequestName>& request) {
    if (!request) return null("request");
    json_.Key("request");
    json_.StartObject();
    number("index", request->index);
    optional_text("key", request->key);
    json_.EndObject();
  }

  void place(const char* name, const Place& place) {
    json_.Key(name);
    json_.StartObject();
    number("line", place.position.line);
    number("column", place.position.column);
    number("offset", place.offset);
    json_.EndObject();
  }

  void range(const Range& range) {
    json_.Key("range");
    json_.StartObject();
    place("start", range.start);
    place("end", range.end);
    json_.EndObject();
  }

  void optional_range(const std::optional<Range>& value) { value ? range(*value) : null("range"); }

  void server(const std::optional<ServerAnswer>& server) {
    if (!server) return null("server");
    json_.Key("server");
    json_.StartObject();
    json_.Key("http");
    json_.Int(server->http);
    text("status", server->status);
    optional_text("message", server->message);
    json_.EndObject();
  }

  void note(const Note& note) {
    json_.StartObject();
    text("message", note.message);
    text("in", to_string(note.in));
    optional_text("pointer", note.pointer);
    optional_range(note.range);
    json_.EndObject();
  }

  void fix(const Fix& fix) {
    json_.StartObject();
    text("title", fix.title);
    text("safety", to_word(fix.safety));
    list("edits", fix.edits, &ValueWriter::edit);
    json_.EndObject();
  }

  StringStream stream_;
  rapidjson::Writer<StringStream> json_;
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

void JsonReport::add(const Finding& finding, std::string& out) {
  out += has_findings_ ? ",\n" : "\n";
  has_findings_ = true;
  ValueWriter(out).finding(finding);
}

void JsonReport::begin_fixed(std::string& out) {
  out += has_findings_ ? "\n],\"fixed\":[" : "],\"fixed\":[";
  has_findings_ = true;
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
