/// gemlint lsp: the language server on standard input and output.
#pragma once

#include "cli/options.hpp"

namespace gemlint::cli {

/// Serves until the client says `exit`, closes its end or dies. 0 when it took its leave first, 1 when not, 2 when the
/// command line cannot be used.
int run_lsp(const CommandLine& line);

}  // namespace gemlint::cli
