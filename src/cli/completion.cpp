#include "cli/completion.hpp"

#include <cstdio>

namespace gemlint::cli {

int run_completion(const std::string& shell, const ProgramHelp& program) {
  const std::string script = shell == "bash"  ? bash_completion(program)
                             : shell == "zsh" ? zsh_completion(program)
                                              : fish_completion(program);
  std::fwrite(script.data(), 1, script.size(), stdout);
  return 0;
}

}  // namespace gemlint::cli
