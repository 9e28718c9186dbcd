#include <cstdio>
#include <string>

#include "api/schema.hpp"
#include "cli/changes.hpp"
#include "cli/check.hpp"
#include "cli/completion.hpp"
#include "cli/explain.hpp"
#include "cli/init.hpp"
#include "cli/manual.hpp"
#include "cli/merge.hpp"
#include "cli/models.hpp"
#include "cli/options.hpp"
#include "cli/show_config.hpp"

int main(int argc, char** argv) {
  using namespace gemlint;
  const cli::Parsed parsed = cli::parse_arguments(argc, argv);
  if (!parsed.go_on) return parsed.exit_code;
  switch (parsed.line.command) {
    case cli::Command::check: return cli::run_check(parsed.line);
    case cli::Command::config: return cli::run_config(parsed.line);
    case cli::Command::init: return cli::run_init(parsed.line);
    case cli::Command::merge: return cli::run_merge(parsed.line);
    case cli::Command::explain: return cli::run_explain(parsed.line);
    case cli::Command::models: return cli::run_models(parsed.line);
    case cli::Command::rules:
      return parsed.line.since.empty() ? cli::run_rules(parsed.line) : cli::run_changes(parsed.line);
    case cli::Command::completion: return cli::run_completion(parsed.line.shell, parsed.help);
    case cli::Command::manual: return cli::run_manual(parsed.help);
    case cli::Command::version: break;
  }
  std::printf("gemlint %s (knowledge of %s)\n", GEMLINT_VERSION, std::string(api::bundled_schemas().knowledge).c_str());
  return 0;
}
