/// Workflow commands: GitHub shows them as annotations at the lines of a pull request.
#pragma once

#include <string>
#include <vector>

#include "report/reporter.hpp"

namespace gemlint {

/// One command a line: `::error file=…,line=…,col=…,endLine=…,endColumn=…,title=RULE::MESSAGE`; `warning` and `notice`
/// for the other severities. The message goes on with the server's answer and with what `gemlint explain` knows.
class GithubCommands : public Reporter {
 public:
  explicit GithubCommands(const ReportSettings& settings) : words_(settings.text.words), folders_(settings.folders) {}

  void add(const Finding& finding, std::string& out) override;
  void end(const Summary& /*summary*/, std::string& /*out*/) override {}

 private:
  ReportWords words_;
  std::vector<std::string> folders_;
};

}  // namespace gemlint
