#include "report/text.hpp"

#include <optional>
#include <string_view>

#include "report/code_frame.hpp"
#include "report/phrases.hpp"
#include "report/visible.hpp"

namespace gemlint {
namespace {

constexpr std::string_view bold = "\x1b[1m";
constexpr std::string_view dim = "\x1b[2m";
constexpr std::string_view reset = "\x1b[0m";

std::string_view color_of(Severity severity) {
  switch (severity) {
    case Severity::error: return "\x1b[1;31m";
    case Severity::warning: return "\x1b[1;33m";
    case Severity::info: break;
  }
  return "\x1b[1;34m";
}

/// Appends the lines of one finding; knows the colours and the width of the gutter.
class FindingWriter {
 public:
  FindingWriter(std::string& out, const Finding& finding, const TextOptions& options)
      : out_(out), finding_(finding), options_(options) {
    if (finding.range && finding.excerpt) line_number_ = std::to_string(finding.range->start.position.line);
  }

  void write() {
    write_headline();
    if (has_frame()) write_frame();
    if (finding_.server) write_server(*finding_.server);
    if (!finding_.guide.empty()) write_guide();
    for (const Fix& fix : finding_.fixes) write_fix(fix);
    for (const Note& note : finding_.notes) write_note(note);
    out_ += '\n';
  }

 private:
  bool has_frame() const { return !line_number_.empty(); }

  bool has_details() const {
    return finding_.server || !finding_.guide.empty() || !finding_.fixes.empty() || !finding_.notes.empty();
  }

  void start(std::string_view style) {
    if (options_.color) out_ += style;
  }

  void stop() {
    if (options_.color) out_ += reset;
  }

  void write_place(const std::optional<Range>& range) {
    append_visible(out_, finding_.path);
    out_ += ':';
    if (!range) return;
    out_ += std::to_string(range->start.position.line) + ':' + std::to_string(range->start.position.column) + ':';
  }

  void write_headline() {
    start(bold);
    write_place(finding_.range);
    stop();
    out_ += ' ';
    start(color_of(finding_.severity));
    // Never translated: editors and CI systems know a finding by this word.
    out_ += to_string(finding_.severity);
    stop();
    out_ += ": ";
    append_visible(out_, finding_.message);
    if (!has_frame() && !finding_.hint.empty()) {
      out_ += "; ";
      append_visible(out_, finding_.hint);
    }
    out_ += " [";
    append_visible(out_, finding_.rule);
    out_ += "]\n";
  }

  void write_gutter() {
    start(dim);
    out_.append(line_number_.size(), ' ');
    out_ += " |";
    stop();
  }

  void write_frame() {
    const CodeFrame frame = code_frame(*finding_.excerpt);
    write_gutter();
    out_ += '\n';
    start(dim);
    out_ += line_number_ + " |";
    stop();
    if (!frame.line.empty()) out_ += ' ' + frame.line;
    out_ += '\n';
    write_gutter();
    out_.append(frame.mark_begin + 1, ' ');
    start(color_of(finding_.severity));
    out_.append(frame.mark_width, '^');
    stop();
    if (!finding_.hint.empty()) {
      out_ += ' ';
      append_visible(out_, finding_.hint);
    }
    out_ += '\n';
    if (!has_details()) return;
    write_gutter();
    out_ += '\n';
  }

  /// `name` is the label's name among the words.
  void start_detail(std::string_view name) {
    start(dim);
    out_.append(line_number_.size(), ' ');
    out_ += " =";
    stop();
    out_ += ' ';
    out_ += options_.words.word(name);
    out_ += ": ";
  }

  void write_server(const ServerAnswer& server) {
    start_detail("labels.server");
    append_visible(out_, server_in_short(server));
    out_ += '\n';
  }

  void write_guide() {
    start_detail("labels.guide");
    append_visible(out_, finding_.guide);
    out_ += " (gemlint explain ";
    append_visible(out_, finding_.guidance);
    out_ += ")\n";
  }

  void write_fix(const Fix& fix) {
    start_detail("labels.fix");
    append_visible(out_, fix.title);
    out_ += " (";
    out_ += options_.words.word(fix.safety == Safety::safe ? "labels.safe" : "labels.unsafe");
    out_ += ")\n";
  }

  void write_note(const Note& note) {
    start_detail("labels.note");
    if (note.range) {
      write_place(note.range);
      out_ += ' ';
    }
    append_visible(out_, note.message);
    out_ += '\n';
  }

  std::string& out_;
  const Finding& finding_;
  const TextOptions& options_;
  std::string line_number_;  ///< empty without a frame
};

}  // namespace

void append_text(std::string& out, const Finding& finding, const TextOptions& options) {
  FindingWriter(out, finding, options).write();
}

}  // namespace gemlint
