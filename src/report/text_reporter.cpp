#include "report/text_reporter.hpp"

#include "report/batch_facts_text.hpp"
#include "report/visible.hpp"

namespace gemlint {

void TextReporter::add(const Finding& finding, std::string& out) {
  if (finding.path != path_) {
    finish_file(out);
    path_ = finding.path;
  }
  if (++seen_ <= max_findings_) append_text(out, finding, options_);
}

void TextReporter::end_file(std::string_view /*path*/, std::string& out) { finish_file(out); }

void TextReporter::finish_file(std::string& out) {
  if (seen_ > max_findings_) {
    std::string file;
    append_visible(file, path_);
    out += options_.words.counted("check.not-shown", seen_ - max_findings_, {{"file", file}});
    out += "\n\n";
  }
  seen_ = 0;
}

void TextReporter::end(const Summary& summary, std::string& out) {
  finish_file(out);
  out += batch_facts_text(summary, options_);
  out += text_summary(summary, options_);
}

}  // namespace gemlint
