#include <string_view>

#include "cli/completion.hpp"
#include "cli/completion_values.hpp"

namespace gemlint::cli {
namespace {

/// A backslash before each of `special`.
std::string escaped(std::string_view text, std::string_view special) {
  std::string out;
  for (const char c : text) {
    if (special.find(c) != std::string_view::npos) out += '\\';
    out += c;
  }
  return out;
}

/// As one word of the script.
std::string quoted(std::string_view text) {
  std::string out = "'";
  for (const char c : text) out += c == '\'' ? "'\\''" : std::string(1, c);
  return out + '\'';
}

/// What an option means, as specs have it.
std::string bracketed(std::string_view text) {
  return text.empty() ? std::string() : '[' + escaped(text, "[]\\") + ']';
}

/// What completes the value: the last part of a spec. The blank keeps _arguments from adding words of its own.
std::string action(const OptionHelp& option) {
  const Values values = values_of(option);
  switch (values.source) {
    case Source::nothing: return " ";
    case Source::files: return "_files";
    case Source::folders: return "_files -/";
    case Source::choices: return '(' + joined(option.choices) + ')';
    case Source::bundled:
      return (option.delimiter == '\0' ? " _gemlint_one " : " _gemlint_list ") + joined(values.sets);
    case Source::levels: return " _gemlint_levels " + joined(option.choices) + " -- " + joined(values.sets);
  }
  return {};
}

/// `'--format=[text or json]:TEXT:(text json)'`, one for each name of the option.
void append_specs(std::string& out, const OptionHelp& option) {
  const std::string many = option.repeats ? "*" : "";
  const std::string break_line = " \\\n        ";
  if (option.is_positional) {
    out += break_line + quoted(many + ':' + option.names.front() + ':' + action(option));
    return;
  }
  for (const std::string& name : option.names) {
    std::string spec = many;
    if (!option.repeats && option.names.size() > 1) spec = '(' + joined(option.names) + ')';
    spec += name;
    // The value stands in the same word, or in the next one.
    if (!option.value.empty()) spec += name.starts_with("--") ? "=" : "+";
    spec += bracketed(option.description);
    if (!option.value.empty()) spec += ':' + option.value.substr(0, option.value.find('=')) + ':' + action(option);
    out += break_line + quoted(spec);
  }
}

/// `word:what it means`. No bracket is in it, so that it can be made `word[what it means]`.
std::string described(const Word& word) {
  std::string about;
  for (const char c : word.about) about += c == '[' ? '(' : c == ']' ? ')' : c == '\\' ? '/' : c;
  return escaped(word.text, ":\\") + ':' + about;
}

void append_set(std::string& out, const WordSet& set) {
  out += "typeset -ga _gemlint_" + set.name + "=(\n";
  for (const Word& word : set.words) out += "    " + quoted(described(word)) + '\n';
  out += ")\n";
}

constexpr const char* functions = R"(
# The words of the sets that are named, in `reply`.
_gemlint_words() {
    local name
    reply=()
    for name; do
        reply+=( "${(@P)${:-_gemlint_$name}}" )
    done
}

_gemlint_one() {
    local -a reply
    _gemlint_words "$@"
    _describe word reply
}

# Several, with commas between them.
_gemlint_list() {
    local -a reply
    _gemlint_words "$@"
    _values -s , word "${(@)${(@)reply/:/[}/%/]}"
}

# Several, each with a level: LEVEL... -- SET...
_gemlint_levels() {
    local -a reply
    local end=${argv[(i)--]}
    local levels="${argv[1,end-1]}"
    _gemlint_words "${(@)argv[end+1,-1]}"
    _values -s , word "${(@)${(@)reply/:/[}/%/]:level:($levels)}"
}

)";

}  // namespace

std::string zsh_completion(const ProgramHelp& program) {
  std::string out = "#compdef gemlint\n# Completion of gemlint's words in zsh; `gemlint completion zsh` prints it.\n\n";
  for (const WordSet& set : bundled_words()) append_set(out, set);
  out += functions;
  std::string commands;
  std::string pattern;
  for (const CommandHelp& command : program.commands) {
    commands += "        " + quoted(escaped(command.name, ":") + ':' + command.description) + '\n';
    pattern += (pattern.empty() ? "" : "|") + command.name;
  }
  out += "_gemlint() {\n    local -a own commands=(\n" + commands + "    )\n";
  out += R"(    # The first word can be a command as well as a path.
    if (( CURRENT == 2 )) && [[ $words[2] != -* ]]; then
        local found=1
        _describe -t commands command commands && found=0
        _files && found=0
        return found
    fi
)";
  out += "    local command=" + std::string(default_command) + '\n';
  out += "    if (( CURRENT > 2 )) && [[ $words[2] == (" + pattern + ") ]]; then\n";
  out += "        command=$words[2]\n        shift words\n        (( CURRENT-- ))\n    else\n        own=(";
  for (const OptionHelp& option : program.own.options) {
    // --help is an option of each command.
    if (option.names.back() != "--help") append_specs(out, option);
  }
  out += "\n        )\n    fi\n    case $command in\n";
  for (const CommandHelp& command : program.commands) {
    out += "    " + command.name + ")\n        _arguments -s -S $own";
    for (const OptionHelp& option : command.options) append_specs(out, option);
    out += "\n        ;;\n";
  }
  out += R"(    esac
}

# As a file of $fpath this is the body of _gemlint; sourced, it has to say what it is for.
if [[ $funcstack[1] == _gemlint ]]; then
    _gemlint "$@"
else
    compdef _gemlint gemlint
fi
)";
  return out;
}

}  // namespace gemlint::cli
