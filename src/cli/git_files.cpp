#include "cli/git_files.hpp"

#include <algorithm>
#include <filesystem>
#include <iterator>
#include <string_view>
#include <utility>

#include "cli/git.hpp"
#include "cli/repository_view.hpp"

namespace gemlint::cli {
namespace {

namespace fs = std::filesystem;

/// Takes the text up to the next NUL off the front.
std::string_view next_field(std::string_view& text) {
  const std::string_view field = text.substr(0, text.find('\0'));
  text.remove_prefix(std::min(text.size(), field.size() + 1));
  return field;
}

/// Reads ":OLD-MODE NEW-MODE OLD-OBJECT NEW-OBJECT STATUS" and a path, again and again.
GitChanges changes_in(std::string_view raw) {
  GitChanges changes;
  while (!raw.empty()) {
    std::string_view entry = next_field(raw);
    const std::string_view name = next_field(raw);
    std::vector<std::string_view> words;
    while (!entry.empty()) {
      const std::string_view word = entry.substr(0, entry.find(' '));
      words.push_back(word);
      entry.remove_prefix(std::min(entry.size(), word.size() + 1));
    }
    constexpr std::size_t form = 5;
    if (words.size() != form) continue;
    constexpr std::string_view file_modes = "100";  // of files, executable or not; links and submodules have others
    if (!words[1].starts_with(file_modes)) continue;
    const std::string_view object = words[3];
    const bool is_known = object.find_first_not_of('0') != std::string_view::npos;
    changes.emplace(name, is_known ? object : std::string_view());
  }
  return changes;
}

/// Adds what `git status` lists to what was committed.
void add_uncommitted(std::string_view status, GitChanges& changes) {
  while (!status.empty()) {
    // Two letters, for the index and the working tree, a blank, and the name.
    const std::string_view entry = next_field(status);
    constexpr std::size_t letters = 3;
    if (entry.size() > letters) changes[std::string(entry.substr(letters))].clear();
  }
}

/// What is on disk is read there, if it is a file, and what was deleted is left out. In a sparse checkout files that
/// were committed may be in git only.
void take_from_disk(GitChanges& changes, const fs::path& top) {
  for (auto file = changes.begin(); file != changes.end();) {
    std::error_code error;
    const fs::file_type type = fs::symlink_status(top / file->first, error).type();
    const bool is_in_git = type == fs::file_type::not_found && !file->second.empty();
    if (!is_in_git) file->second.clear();
    file = is_in_git || type == fs::file_type::regular ? std::next(file) : changes.erase(file);
  }
}

/// A renamed or copied file is asked for as a new one: what it holds is linted all the same.
std::vector<std::string> raw_form(std::vector<std::string> command) {
  for (const char* option :
       {"--raw", "-z", "--no-abbrev", "--no-renames", "--ignore-submodules=all", "--ita-invisible-in-index"})
    command.emplace_back(option);
  return command;
}

/// What to do about history that is not here, where the clone is shallow, as most CI systems make it; or "".
std::string advice_on_history() {
  // A git that does not know the question repeats it.
  const GitAnswer answer = ask_git({"rev-parse", "--is-shallow-repository"});
  if (line_of(answer) != "true") return {};
  return "; this clone is shallow: fetch all of its history (GitHub: fetch-depth: 0, GitLab: GIT_DEPTH: 0)";
}

/// Finds the object that a revision names. Returns what is wrong with it, or "".
std::string object_of(const std::string& revision, std::string& object) {
  // Git would take it for an option.
  if (revision.empty() || revision.front() == '-') return "'" + revision + "' is no revision";
  const GitAnswer answer = ask_git({"rev-parse", "--verify", "--quiet", revision});
  if (answer.exit_code != 0) return "git knows no revision '" + revision + "'" + advice_on_history();
  object = line_of(answer);
  return answer.wrong;
}

}  // namespace

std::string list_staged(const std::vector<std::string>& paths, Listing& listing) {
  RepositoryView view;
  if (std::string wrong = view.open(paths); !wrong.empty()) return wrong;
  std::string before;
  if (!object_of("HEAD", before).empty()) {
    // There is no commit yet.
    const GitAnswer empty_tree = ask_git({"hash-object", "-t", "tree", "--stdin"});
    if (!empty_tree.wrong.empty()) return empty_tree.wrong;
    before = line_of(empty_tree);
  }
  std::vector<std::string> command = raw_form({"diff-index", "--cached"});
  command.insert(command.end(), {before, "--"});
  const GitAnswer answer = ask_git(command);
  if (!answer.wrong.empty()) return answer.wrong;
  view.list(changes_in(answer.output), listing);
  return {};
}

std::string list_changed_since(const std::string& revision, const std::vector<std::string>& paths, Listing& listing) {
  RepositoryView view;
  if (std::string wrong = view.open(paths); !wrong.empty()) return wrong;
  std::string since;
  std::string head;
  std::string wrong = object_of(revision, since);
  if (wrong.empty()) wrong = object_of("HEAD", head);
  if (!wrong.empty()) return wrong;
  const GitAnswer base = ask_git({"merge-base", since, head});
  if (base.exit_code == 1 && base.output.empty())
    return "'" + revision + "' and HEAD have no commit in common" + advice_on_history();
  if (!base.wrong.empty()) return base.wrong;
  std::vector<std::string> command = raw_form({"diff-tree", "-r"});
  command.insert(command.end(), {line_of(base), head, "--"});
  const GitAnswer committed = ask_git(command);
  if (!committed.wrong.empty()) return committed.wrong;
  // Of the commands that compare the working tree it alone neither lists files that were only touched nor writes the
  // index.
  const GitAnswer uncommitted =
      ask_git({"status", "--porcelain", "-z", "--untracked-files=all", "--ignore-submodules=all", "--no-renames"});
  if (!uncommitted.wrong.empty()) return uncommitted.wrong;

  GitChanges changes = changes_in(committed.output);
  add_uncommitted(uncommitted.output, changes);
  take_from_disk(changes, view.top());
  view.list(changes, listing);
  return {};
}

}  // namespace gemlint::cli
