#include "cli/manual.hpp"

#include <algorithm>
#include <cstdio>
#include <string_view>

#include "api/schema.hpp"
#include "cli/manual_text.hpp"

namespace gemlint::cli {
namespace {

/// Text that roff shows as it is, on lines of its own.
std::string plain(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (out.empty() && (c == '.' || c == '\'')) out += "\\&";
    out += c == '\\' ? "\\e" : c == '-' ? "\\-" : std::string(1, c);
  }
  return out;
}

/// Prose: a hyphen stays one, so that lines can break there.
std::string prose(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool begins_word = i == 0 || text[i - 1] == ' ' || text[i - 1] == '-';
    if (i == 0 && (text[i] == '.' || text[i] == '\'')) out += "\\&";
    out += text[i] == '\\' ? "\\e" : text[i] == '-' && begins_word ? "\\-" : std::string(1, text[i]);
  }
  return out;
}

/// Broken into lines of the length that mandoc asks for; no line begins with a dot.
std::string wrapped(std::string_view text) {
  constexpr std::size_t longest = 79;
  std::string out;
  std::size_t column = 0;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find(' ', at), text.size());
    const std::string word = prose(text.substr(at, end - at));
    if (column > 0 && column + 1 + word.size() > longest) {
      out += '\n';
      column = 0;
    } else if (column > 0) {
      out += ' ';
      ++column;
    }
    out += word;
    column += word.size();
    at = end + 1;
  }
  return out + '\n';
}

/// What is to be written for the value: the choices, or its name.
std::string value_of(const OptionHelp& option) {
  std::string choices;
  for (const std::string& choice : option.choices)
    choices += (choices.empty() ? "\\fB" : "|\\fB") + plain(choice) + "\\fR";
  if (option.choices.empty()) return "\\fI" + plain(option.value == "UINT" ? "N" : option.value) + "\\fR";
  const std::size_t equals = option.value.find('=');
  if (equals == std::string::npos) return choices;
  return "\\fI" + plain(option.value.substr(0, equals)) + "\\fR=" + choices;
}

void append_option(std::string& out, const OptionHelp& option) {
  out += ".TP\n";
  if (option.is_positional) {
    out += "\\fI" + plain(option.names.front()) + "\\fR" + (option.repeats ? " ..." : "") + '\n';
  } else {
    for (std::size_t i = 0; i < option.names.size(); ++i) {
      out += (i == 0 ? "\\fB" : ", \\fB") + plain(option.names[i]) + "\\fR";
    }
    if (!option.value.empty()) out += ' ' + value_of(option);
    if (option.delimiter != '\0') out += std::string("[") + option.delimiter + "...]";
    out += '\n';
  }
  const std::string& text = option.description;
  std::string all = text + (text.ends_with('.') ? "" : ".");
  if (!option.default_value.empty() && !option.value.empty()) all += " Default: " + option.default_value + '.';
  out += wrapped(all);
}

void append_synopsis(std::string& out, const CommandHelp& command) {
  out += ".B gemlint " + plain(command.name) + '\n';
  for (const OptionHelp& option : command.options) {
    if (option.names.back() == "--help") continue;
    if (!option.is_positional) {
      out += "[\\fIOPTION\\fR]...\\&\n";
      break;
    }
  }
  for (const OptionHelp& option : command.options) {
    if (!option.is_positional) continue;
    const std::string name = "\\fI" + option.names.front() + "\\fR";
    out += (option.is_required ? name : '[' + name + ']') + (option.repeats ? "...\\&\n" : "\n");
  }
  out += ".br\n";
}

}  // namespace

std::string manual_page(const ProgramHelp& program, const std::string& version, const std::string& day) {
  std::string out = ".\\\" Made by `gemlint manual` from the definitions of the options.\n";
  out += ".TH GEMLINT 1 " + day + " \"gemlint " + plain(version) + "\" \"User Commands\"\n";
  out += ".SH NAME\ngemlint \\- find what the Gemini API would refuse in request files\n.SH SYNOPSIS\n";
  for (const CommandHelp& command : program.commands) append_synopsis(out, command);
  out += ".B gemlint\n\\fB\\-\\-help\\fR|\\fB\\-\\-version\\fR\n";
  out += manual_description;
  out += ".SH COMMANDS\n";
  for (const CommandHelp& command : program.commands) {
    out += ".TP\n.B " + plain(command.name) + '\n' + wrapped(command.description + '.');
  }
  out +=
      ".SH OPTIONS\nOf an option that is given twice the last counts, unless it takes a list or a\nfolder of rules.\n";
  for (const CommandHelp& command : program.commands) {
    out += ".SS gemlint " + plain(command.name) + '\n';
    for (const OptionHelp& option : command.options) append_option(out, option);
  }
  out += ".SS Without a command\n";
  for (const OptionHelp& option : program.own.options) append_option(out, option);
  return out + manual_after_options;
}

int run_manual(const ProgramHelp& program) {
  const std::string page = manual_page(program, GEMLINT_VERSION, std::string(api::bundled_schemas().knowledge));
  std::fwrite(page.data(), 1, page.size(), stdout);
  return 0;
}

}  // namespace gemlint::cli
