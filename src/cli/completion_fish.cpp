#include <string_view>

#include "cli/completion.hpp"
#include "cli/completion_values.hpp"

namespace gemlint::cli {
namespace {

constexpr const char* functions = R"(
function __gemlint_is --description 'Whether the line is about one of these commands'
    set -l words (commandline -opc)
    set -l command $__gemlint_default
    set -q words[2]; and contains -- $words[2] $__gemlint_commands; and set command $words[2]
    contains -- $command $argv
end

function __gemlint_is_first --description 'Whether the cursor is at the first word'
    test (count (commandline -opc)) -eq 1
end

function __gemlint_list --description 'Words after those that stand before the last comma'
    set -l before (commandline -ct | string replace -r -- '^--[^=]*=' '' | string match -r -- '^.*,')
    printf '%s\n' "$before"$argv
end

function __gemlint_levels --description 'The same, each word with a level: the words follow --'
    set -l at (contains -i -- -- $argv)
    for level in $argv[1..(math $at - 1)]
        __gemlint_list (string replace -r -- '(?=\t|$)' "=$level" $argv[(math $at + 1)..-1])
    end
end
)";

std::string quoted(std::string_view text) {
  std::string out = "'";
  for (const char c : text) {
    if (c == '\'' || c == '\\') out += '\\';
    out += c;
  }
  return out + '\'';
}

/// The option of `complete` that says what the value, or the positional, can be; empty = nothing that is known.
std::string words_for(const OptionHelp& option) {
  const Values values = values_of(option);
  std::string words;
  for (const std::string& set : values.sets) words += (words.empty() ? "$__gemlint_" : " $__gemlint_") + set;
  const std::string list = option.delimiter == '\0' ? "" : "__gemlint_list ";
  switch (values.source) {
    case Source::nothing: return {};
    case Source::files: return "-F";
    case Source::folders: return "-a '(__fish_complete_directories)'";
    case Source::choices: return "-a " + quoted(joined(option.choices));
    case Source::bundled: return "-a '" + (list.empty() ? words : '(' + list + words + ')') + '\'';
    case Source::levels: return "-a '(__gemlint_levels " + joined(option.choices) + " -- " + words + ")'";
  }
  return {};
}

void append_option(std::string& out, const std::string& condition, const OptionHelp& option) {
  out += "complete -c gemlint -n '" + condition + '\'';
  if (option.is_positional) {
    out += ' ' + words_for(option) + '\n';
    return;
  }
  for (const std::string& name : option.names) {
    out += name.starts_with("--") ? " -l " + name.substr(2) : " -s " + name.substr(1);
  }
  if (!option.value.empty()) {
    const bool is_file = values_of(option).source == Source::files;
    out += (is_file ? " -r " : " -x ") + words_for(option);
  }
  out += " -d " + quoted(option.description) + '\n';
}

}  // namespace

std::string fish_completion(const ProgramHelp& program) {
  std::string out = "# Completion of gemlint's words in fish; `gemlint completion fish` prints it.\n";
  for (const WordSet& set : bundled_words()) {
    out += "set -g __gemlint_" + set.name;
    for (const Word& word : set.words) {
      out += " \\\n    " + quoted(word.text);
      if (!word.about.empty()) out += "\\t" + quoted(word.about);
    }
    out += '\n';
  }
  std::vector<std::string> names;
  for (const CommandHelp& command : program.commands) names.push_back(command.name);
  out += "set -g __gemlint_commands " + joined(names) + '\n';
  out += "set -g __gemlint_default " + std::string(default_command) + '\n';
  out += functions;
  out += "\n# Names of files only where something below says so.\ncomplete -c gemlint -f\n";
  for (const CommandHelp& command : program.commands) {
    out += "complete -c gemlint -n __gemlint_is_first -a " + command.name + " -d " + quoted(command.description) + '\n';
  }
  for (const OptionHelp& option : program.own.options) {
    // --help is an option of each command.
    if (option.names.back() != "--help") append_option(out, "__gemlint_is_first", option);
  }
  for (const CommandHelp& command : program.commands) {
    for (const OptionHelp& option : command.options) append_option(out, "__gemlint_is " + command.name, option);
  }
  return out;
}

}  // namespace gemlint::cli
