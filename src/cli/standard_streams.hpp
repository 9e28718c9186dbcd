/// Standard input, output and error as a program wants them.
#pragma once

namespace gemlint::cli {

/// Takes the numbers of those that are closed, since the next files to be opened would get them, and what is printed
/// would stand in these files. Reading and writing them fails as before. False when that is not possible.
bool hold_standard_streams();

/// Writes out what was printed. Returns `exit_code`, or, where it says that all went well and this did not, 3 after it
/// was said.
int after_printing(int exit_code);

}  // namespace gemlint::cli
