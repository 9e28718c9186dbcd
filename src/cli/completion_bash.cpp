#include "cli/completion.hpp"
#include "cli/completion_values.hpp"

namespace gemlint::cli {
namespace {

constexpr const char* beginning = R"(
_gemlint() {
    local IFS=$' \t\n'
    COMPREPLY=()
    # Bash also cuts words at '=' and ':'; in `line` they are whole again, up to the cursor.
    local -a line=()
    local piece glue= i n=-1
    for ((i = 1; i <= COMP_CWORD; i++)); do
        piece=${COMP_WORDS[i]}
        if ((n >= 0)) && [[ $glue || $piece == [=:]* ]]; then
            line[n]+=$piece
        else
            line[++n]=$piece
        fi
        glue=
        [[ $piece == *[=:] ]] && glue=1
    done
    local word=${line[n]} value=${line[n]} option= head= words= levels= list= files= only_paths= place
    for ((i = 0; i < n; i++)); do
        [[ ${line[i]} == -- ]] && only_paths=1
    done
    if [[ $only_paths ]]; then
        :
    elif [[ $word == --*=* ]]; then
        option=${word%%=*} value=${word#*=} head=${word%%=*}=
    elif ((n > 0)); then
        option=${line[n - 1]}
    fi
)";

constexpr const char* ending = R"(
    if [[ $files ]]; then
        compopt -o "$files"
        [[ $words ]] || return 0
    fi
    # Of several values in one word the last is completed.
    if [[ $list && $value == *"$list"* ]]; then
        head+=${value%"$list"*}$list value=${value##*"$list"}
    fi
    if [[ $levels ]]; then
        if [[ $value == *=* ]]; then
            head+=${value%%=*}= value=${value#*=} words=$levels
        else
            words=${words//[[:space:]]/= }=
            compopt -o nospace
        fi
    fi
    local candidate
    for candidate in $words; do
        [[ $candidate == "$value"* ]] && COMPREPLY+=("$head$candidate")
    done
    # What stands before the last '=' or ':' stays as it is.
    piece=${COMP_WORDS[COMP_CWORD]}
    [[ $piece == [=:] ]] && piece=
    COMPREPLY=("${COMPREPLY[@]#"${word%"$piece"}"}")
    # The first word can be a command as well as a path.
    if [[ $files && ${#COMPREPLY[@]} -gt 0 ]]; then
        compopt -o filenames
        mapfile -t -O "${#COMPREPLY[@]}" COMPREPLY < <(compgen -f -- "$word")
    fi
}
complete -F _gemlint gemlint
)";

/// What the script does at the value of an option, or in the place of a positional.
std::string action(const OptionHelp& option) {
  const Values values = values_of(option);
  std::string words = "words=\"";
  for (const std::string& set : values.sets) words += (words.back() == '"' ? "$_gemlint_" : " $_gemlint_") + set;
  words += '"';
  const std::string list = option.delimiter == '\0' ? "" : std::string(" list=") + option.delimiter;
  switch (values.source) {
    case Source::nothing: return "return 0";
    case Source::files: return "files=default";
    case Source::folders: return "files=dirnames";
    case Source::choices: return "words='" + joined(option.choices) + '\'' + list;
    case Source::bundled: return words + list;
    case Source::levels: return words + " levels='" + joined(option.choices) + '\'' + list;
  }
  return {};
}

/// `'check --format') ... ;;`, for each of the command's options that takes a value.
void append_options(std::string& out, const CommandHelp& command) {
  for (const OptionHelp& option : command.options) {
    if (option.value.empty() || option.is_positional) continue;
    std::string names;
    for (const std::string& name : option.names)
      names += (names.empty() ? "'" : " | '") + command.name + ' ' + name + '\'';
    out += "    " + names + ") " + action(option) + " ;;\n";
  }
}

/// The names of all options.
std::string names_of(const CommandHelp& command) {
  std::vector<std::string> names;
  for (const OptionHelp& option : command.options) {
    if (!option.is_positional) names.insert(names.end(), option.names.begin(), option.names.end());
  }
  return joined(names);
}

}  // namespace

std::string bash_completion(const ProgramHelp& program) {
  std::vector<std::string> names;
  for (const CommandHelp& command : program.commands) names.push_back(command.name);
  std::string out = "# Completion of gemlint's words in bash; `gemlint completion bash` prints it.\n";
  for (const WordSet& set : bundled_words()) {
    out += "_gemlint_" + set.name + "='";
    for (std::size_t i = 0; i < set.words.size(); ++i) out += (i == 0 ? "" : "\n") + set.words[i].text;
    out += "'\n";
  }
  out += beginning;
  out += "    local command=" + std::string(default_command) + " commands='" + joined(names) + "'\n";
  out += "    ((n > 0)) && [[ \" $commands \" == *\" ${line[0]} \"* ]] && command=${line[0]}\n";
  out += "    case \"$command $option\" in\n";
  for (const CommandHelp& command : program.commands) append_options(out, command);
  out += R"(    *)
        value=$word head=
        [[ $only_paths ]] && place=path || place=$word
        case "$command $place" in
)";
  for (const CommandHelp& command : program.commands) {
    out += "        '" + command.name + " -'*) words='" + names_of(command) + "' ;;\n";
    for (const OptionHelp& option : command.options) {
      if (option.is_positional) out += "        '" + command.name + " '*) " + action(option) + " ;;\n";
    }
  }
  out += "        esac\n        if ((n == 0)); then\n";
  out += "            [[ $word == -* ]] && words+=' " + names_of(program.own) + "' || words=$commands\n";
  out += "        fi\n        ;;\n    esac\n";
  return out + ending;
}

}  // namespace gemlint::cli
