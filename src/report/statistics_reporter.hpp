/// The findings of a run counted by rule, as text or as JSON.
#pragma once

#include "report/reporter.hpp"
#include "report/statistics.hpp"

namespace gemlint {

class StatisticsReporter : public Reporter {
 public:
  StatisticsReporter(const ReportSettings& settings, bool as_json)
      : tool_(settings.tool),
        options_(settings.text),
        statistics_(settings.rules->rules, settings.text.words),
        as_json_(as_json) {}

  void add(const Finding& finding, std::string& /*out*/) override { statistics_.add(finding); }

  void end(const Summary& summary, std::string& out) override {
    if (as_json_) {
      JsonReport::statistics(tool_, statistics_.counts(), summary, out);
    } else {
      out += statistics_text(statistics_.counts()) + text_summary(summary, options_);
    }
  }

 private:
  ReportingTool tool_;
  TextOptions options_;
  Statistics statistics_;  ///< grows with the rules that found something, not with the findings
  bool as_json_;
};

}  // namespace gemlint
