#include <cstdio>
#include <string>

#include "api/schema.hpp"
#include "cli/changes.hpp"
#include "cli/check.hpp"
#include "cli/completion.hpp"
#include "cli/explain.hpp"
#include "cli/init.hpp"
#include "cli/lsp.hpp"
#include "cli/manual.hpp"
#include "cli/merge.hpp"
#include "cli/models.hpp"
#include "cli/options.hpp"
#include "cli/show_config.hpp"
#include "cli/standard_streams.hpp"

namespace gemlint::cli {
namespace {

int run(const Parsed& parsed) {
  if (!parsed.go_on) return parsed.exit_code;
  switch (parsed.line.command) {
    case Command::check: return run_check(parsed.line);
    case Command::config: return run_config(parsed.line);
    case Command::init: return run_init(parsed.line);
    case Command::lsp: return run_lsp(parsed.line);
    case Command::merge: return run_merge(parsed.line);
    case Command::explain: return run_explain(parsed.line);
    case Command::models: return run_models(parsed.line);
    case Command::rules: return parsed.line.since.empty() ? run_rules(parsed.line) : run_changes(parsed.line);
    case Command::completion: return run_completion(parsed.line.shell, parsed.help);
    case Command::manual: return run_manual(parsed.help);
    case Command::version: break;
  }
  std::printf("gemlint %s (knowledge of %s)\n", GEMLINT_VERSION, std::string(api::bundled_schemas().knowledge).c_str());
  return 0;
}

}  // namespace
}  // namespace gemlint::cli

int main(int argc, char** argv) {
  using namespace gemlint;
  if (!cli::hold_standard_streams()) return 3;
  return cli::after_printing(cli::run(cli::parse_arguments(argc, argv)));
}
