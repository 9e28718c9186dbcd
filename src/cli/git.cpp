#include "cli/git.hpp"

#include <unistd.h>

#include <algorithm>
#include <array>
#include <string_view>

// POSIX leaves this to the program; some systems declare it all the same.
extern char** environ;  // NOLINT(readability-redundant-declaration)

namespace gemlint::cli {
namespace {

constexpr std::array<std::string_view, 7> settings = {
    "--no-pager", "-c", "core.fsmonitor=false", "-c", "core.hooksPath=/dev/null", "-c", "color.ui=false"};

/// No transport is called none, so git can fetch by no transport what a partial clone left out.
constexpr std::array<std::string_view, 5> set = {"GIT_OPTIONAL_LOCKS=0", "GIT_TERMINAL_PROMPT=0", "GIT_PAGER=cat",
                                                 "GIT_NO_LAZY_FETCH=1", "GIT_ALLOW_PROTOCOL=none"};

std::string_view name_of(std::string_view variable) { return variable.substr(0, variable.find('=')); }

/// Our own with that. What a hook finds there (GIT_DIR, GIT_INDEX_FILE) says which index is meant, and stays.
std::vector<std::string> environment_for_git() {
  std::vector<std::string> all(set.begin(), set.end());
  for (char** variable = environ; variable != nullptr && *variable != nullptr; ++variable) {
    const std::string_view name = name_of(*variable);
    const bool ours = std::any_of(set.begin(), set.end(), [&](std::string_view one) { return name_of(one) == name; });
    if (!ours) all.emplace_back(*variable);
  }
  return all;
}

}  // namespace

std::string start_git(ChildProcess& git, const std::vector<std::string>& arguments, const std::string& input) {
  std::vector<std::string> words = {"git"};
  words.insert(words.end(), settings.begin(), settings.end());
  words.insert(words.end(), arguments.begin(), arguments.end());
  return git.start(words, environment_for_git(), input);
}

GitAnswer ask_git(const std::vector<std::string>& arguments) {
  GitAnswer answer;
  ChildProcess git;
  answer.wrong = start_git(git, arguments);
  std::size_t got = 0;
  std::vector<char> some(std::size_t{1} << 16);
  while (answer.wrong.empty()) {
    answer.wrong = git.read(some.data(), some.size(), got);
    if (got == 0) break;
    answer.output.append(some.data(), got);
  }
  answer.exit_code = git.finish();
  if (answer.wrong.empty() && answer.exit_code != 0) answer.wrong = words_of_git(git.complaint());
  if (answer.wrong.empty() && answer.exit_code != 0)
    answer.wrong = "git ended with " + std::to_string(answer.exit_code);
  return answer;
}

std::string line_of(const GitAnswer& answer) {
  return answer.output.substr(0, answer.output.size() - (answer.output.ends_with('\n') ? 1 : 0));
}

std::string words_of_git(const std::string& complaint) {
  std::string_view line = std::string_view(complaint).substr(0, complaint.find('\n'));
  constexpr std::string_view fatal = "fatal: ";
  if (line.starts_with(fatal)) line.remove_prefix(fatal.size());
  return line.empty() ? std::string() : "git: " + std::string(line);
}

}  // namespace gemlint::cli
