#include "cli/outputs.hpp"

#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <utility>

#include "cli/file_place.hpp"
#include "report/formats.hpp"

namespace gemlint::cli {
namespace {

/// Also what people write for it where a file is asked for; opened as a file it would be written twice.
bool is_standard_output(const std::string& file) {
  return file.empty() || file == "-" || place_of(file).descriptor == STDOUT_FILENO;
}

std::string double_output(const std::vector<OutputWish>& wishes) {
  for (std::size_t i = 0; i < wishes.size(); ++i) {
    for (std::size_t k = 0; k < i; ++k) {
      const std::string& file = wishes[i].file;
      if (file.empty() && wishes[k].file.empty())
        return "--format: only one report can go to standard output; write " + wishes[i].format +
               "=FILE for one that goes to a file";
      if (!file.empty() && !wishes[k].file.empty() && !is_device(file) && is_same_file(file, wishes[k].file))
        return "--format: two reports cannot go to one file, '" + file + "'";
    }
  }
  return {};
}

}  // namespace

std::string read_wishes(const CommandLine& line, std::vector<OutputWish>& wishes) {
  for (const std::string& text : line.formats) {
    const std::size_t equals = std::min(text.find('='), text.size());
    OutputWish wish{text.substr(0, equals), equals < text.size() ? text.substr(equals + 1) : std::string()};
    if (equals < text.size() && wish.file.empty()) return "--format: '" + text + "' names no file";
    if (is_standard_output(wish.file)) wish.file.clear();
    wishes.push_back(std::move(wish));
  }
  if (wishes.empty()) wishes.push_back({line.command == Command::merge ? "json" : "text", ""});
  if (std::string wrong = double_output(wishes); !wrong.empty()) return wrong;
  if (!is_standard_output(line.output_file)) {
    const auto free =
        std::find_if(wishes.begin(), wishes.end(), [](const OutputWish& wish) { return wish.file.empty(); });
    if (free == wishes.end()) return "--output-file goes with a --format that names no file of its own";
    free->file = line.output_file;
    if (std::string wrong = double_output(wishes); !wrong.empty()) return wrong;
  }
  for (const OutputWish& wish : wishes) {
    if (line.statistics && !has_statistics(wish.format))
      return "--statistics goes with the formats text and json, not with " + wish.format;
  }
  return {};
}

std::vector<FileInUse> files_of(const std::vector<OutputWish>& wishes) {
  std::vector<FileInUse> files;
  for (const OutputWish& wish : wishes) files.push_back({FileInUse::Kind::report, wish.file});
  return files;
}

void leave_out(const std::vector<OutputWish>& wishes, std::vector<std::string>& files) {
  for (const OutputWish& wish : wishes) {
    if (wish.file.empty() || is_device(wish.file)) continue;
    // Files are asked about only if they have its name; there may be many, and links in folders are not followed.
    const auto name = std::filesystem::path(wish.file).filename();
    std::erase_if(files, [&](const std::string& file) {
      return std::filesystem::path(file).filename() == name && is_same_file(file, wish.file);
    });
  }
}

std::string Outputs::open(const std::vector<OutputWish>& wishes, const ReportSettings& settings, bool color_in_files) {
  for (const OutputWish& wish : wishes) {
    Output& output = outputs_.emplace_back();
    ReportSettings own = settings;
    if (!wish.file.empty()) own.text.color = color_in_files;
    output.format = wish.format;
    output.reporter = make_reporter(wish.format, own);
    if (output.reporter == nullptr) return "--format: there is no format '" + wish.format + "'";
    if (std::string wrong = output.file.open(wish.file); !wrong.empty()) return wrong;
    output.reporter->begin(output.text);
  }
  return {};
}

void Outputs::add(const Finding& finding) {
  for (Output& output : outputs_) {
    if (finding.suppression && !output.reporter->takes_suppressed()) continue;
    output.reporter->add(finding, output.text);
    flush_much(output);
  }
}

void Outputs::end_file(std::string_view path) {
  for (Output& output : outputs_) {
    output.reporter->end_file(path, output.text);
    flush_much(output);
  }
}

void Outputs::begin_fixed() {
  for (Output& output : outputs_) output.reporter->begin_fixed(output.text);
}

void Outputs::add_fixed(std::string_view piece) {
  for (Output& output : outputs_) {
    output.reporter->add_fixed(piece, output.text);
    flush_much(output);
  }
}

void Outputs::add_problem(std::string_view problem) {
  for (Output& output : outputs_) {
    output.reporter->add_problem(problem, output.text);
    flush_much(output);
  }
}

std::vector<std::string> Outputs::end(const Summary& summary) {
  std::vector<std::string> wrong;
  for (Output& output : outputs_) {
    output.reporter->end(summary, output.text);
    output.file.write(output.text);
    output.text.clear();
    if (std::string error = output.file.close(); !error.empty()) wrong.push_back(std::move(error));
  }
  return wrong;
}

std::vector<std::string> Outputs::incomplete(const ReportWords& words) const {
  std::vector<std::string> notes;
  for (const Output& output : outputs_) {
    const std::size_t count = output.reporter->left_out();
    if (count > 0) notes.push_back(words.counted("report.left-out", count, {{"format", output.format}}));
  }
  return notes;
}

void Outputs::flush_much(Output& output) {
  constexpr std::size_t enough = 1u << 16;
  if (output.text.size() <= enough) return;
  output.file.write(output.text);
  output.text.clear();
}

}  // namespace gemlint::cli
