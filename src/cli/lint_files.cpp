#include "cli/lint_files.hpp"

#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <optional>
#include <system_error>
#include <thread>
#include <utility>

#include "cli/progress.hpp"
#include "lint/line_blocks.hpp"

namespace gemlint::cli {
namespace {

/// What a file is called in findings.
std::string name_of(const std::string& file, const CommandLine& line) {
  if (file != "-") return file;
  return line.stdin_filename.empty() ? "<stdin>" : line.stdin_filename;
}

/// Sets aside what does not count, and adds the rest to the run.
void add(lint::FileReport& report, const Projects::Located& file, const lint::Options& options, bool packed, Run& run) {
  // Edits of what was unpacked would break the file.
  if (packed) {
    for (Finding& finding : report.findings) finding.fixes.clear();
  }
  // Standard input without a name is no file that could be known.
  if (!file.path.empty()) {
    file.project->exemptions().mark(file.path, options, report);
    file.project->remember(file.path, options.selection, report.findings);
  }
  run.add(report);
}

}  // namespace

std::uint64_t bytes_of(const std::vector<std::string>& files) {
  std::uint64_t bytes = 0;
  for (const std::string& file : files) {
    std::error_code error;
    const std::uintmax_t size = file == "-" ? 0 : std::filesystem::file_size(file, error);
    if (file == "-" || error) return 0;
    bytes += size;
  }
  return bytes;
}

unsigned threads_for(const CommandLine& line, std::size_t files, std::uint64_t bytes) {
  const unsigned machine = std::max(1u, std::thread::hardware_concurrency());
  const unsigned wanted = line.jobs != 0 ? line.jobs : machine;
  // One small file is done before a thread has started.
  constexpr std::uint64_t little = std::uint64_t{1} << 18;
  return files <= 1 && bytes > 0 && bytes < little ? 1 : wanted;
}

RunFiles files_of(const Listing& listing, const CommandLine& line, Projects& projects) {
  RunFiles files;
  files.paths = listing.files;
  for (const std::string& path : files.paths) {
    const std::string name = name_of(path, line);
    Projects::Located located = projects.locate(path == "-" ? line.stdin_filename : path);
    files.linted.push_back({name, &located.project->options_for(located.path)});
    located.project->take_part();
    files.located.push_back(std::move(located));
  }
  return files;
}

void lint_all(const RunFiles& files, const std::vector<std::string>& paths, const Listing& listing,
              const CommandLine& line, const ReportWords& words, Run& run, ShardWriter* shard_file) {
  const std::uint64_t bytes = listing.objects.empty() ? bytes_of(paths) : 0;
  const bool shown =
      line.progress == When::always || (line.progress == When::automatic && !line.quiet && isatty(STDERR_FILENO) == 1);
  constexpr auto patience = std::chrono::milliseconds(2000);
  Progress progress(shown, bytes, line.progress == When::always ? std::chrono::milliseconds(0) : patience, words);
  Pipeline pipeline(Pieces(paths, line.max_request, line.shard, listing.objects), files.linted,
                    threads_for(line, paths.size(), bytes), shard_file != nullptr);
  std::optional<lint::LineFile> lines;  // the file whose blocks come
  while (pipeline.next() != nullptr) {
    LintedPiece& linted = *pipeline.current();
    const Piece& piece = linted.piece;
    const auto& [name, options] = files.linted[piece.file];
    const Projects::Located& located = files.located[piece.file];
    if (piece.kind == Piece::Kind::unreadable) {
      progress.clear();
      if (lines) {
        // What was read before it is told.
        lint::FileReport rest = lines->finish();
        add(rest, located, *options, piece.packed, run);
        run.end_file(name);
        lines.reset();
      }
      run.add_problem(piece.text);
      continue;
    }
    const bool in_lines = piece.kind == Piece::Kind::block || piece.kind == Piece::Kind::long_line;
    if (in_lines) {
      if (!lines) lines.emplace(*options, name);
      if (shard_file != nullptr) shard_file->add(linted.block, *options);
      lint::FileReport report = lines->complete(std::move(linted.block));
      if (piece.last) {
        lint::FileReport rest = lines->finish();
        // That a file holds no request cannot be told from a part of it.
        if (shard_file != nullptr) rest.findings.clear();
        append(report, std::move(rest));
      }
      add(report, located, *options, piece.packed, run);
      if (piece.last) lines.reset();
    } else {
      if (shard_file != nullptr) shard_file->add(linted.report);
      add(linted.report, located, *options, piece.packed, run);
    }
    if (piece.last) run.end_file(name);
    progress.update(piece.taken, run.summary().errors + run.summary().warnings + run.summary().infos);
  }
}

}  // namespace gemlint::cli
