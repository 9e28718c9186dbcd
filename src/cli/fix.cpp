#include "cli/fix.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <system_error>
#include <utility>

#include "cli/edited_copy.hpp"
#include "cli/fix_file.hpp"
#include "cli/input.hpp"
#include "cli/replace_file.hpp"
#include "cli/run.hpp"
#include "report/diff.hpp"

namespace gemlint::cli {
namespace {

constexpr std::size_t read_at_once = std::size_t{1} << 18;

/// An open file that is closed in the end.
class OpenFile {
 public:
  explicit OpenFile(int file) : file_(file) {}
  ~OpenFile() {
    if (file_ >= 0) ::close(file_);
  }
  OpenFile(const OpenFile&) = delete;
  OpenFile& operator=(const OpenFile&) = delete;
  int get() const { return file_; }

 private:
  int file_;
};

std::string fault(const std::string& path, const char* what) {
  return path + ": " + what + ": " + std::strerror(errno);
}

std::uint64_t size_of(const std::string& path) {
  std::error_code error;
  const std::uintmax_t size = std::filesystem::file_size(path, error);
  return error ? 0 : size;
}

/// A part of a file that was too large to be kept.
std::string read_part(const std::string& path, const FixedPart& part, std::string& text) {
  const OpenFile file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  text.resize(part.size);
  std::size_t have = 0;
  while (have < text.size()) {
    const ssize_t count =
        ::pread(file.get(), text.data() + have, text.size() - have, static_cast<off_t>(part.offset + have));
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) return fault(path, "cannot be read");
    have += static_cast<std::size_t>(count);
  }
  return {};
}

}  // namespace

std::string FileFixer::note(const lint::Fixed& fixed) {
  fixed_of_file_ += fixed.applied.size();
  if (reports_ && !report_.add(fixed)) return fault("temporary file", "cannot be written");
  return {};
}

void FileFixer::end_file(const std::string& name, const std::string& wrong) {
  if (!wrong.empty()) {
    complain(wrong);
    has_failed_ = true;
    report_.drop_file();
  } else {
    fixed_ += fixed_of_file_;
    if (reports_ && !report_.end_file(name)) {
      complain(fault("temporary file", "cannot be written"));
      has_failed_ = true;
    }
  }
  fixed_of_file_ = 0;
}

void FileFixer::fix(const std::string& file, const std::string& name, const lint::Options& options,
                    const lint::FixWishes& wishes, unsigned jobs) {
  if (file == "-") return fix_standard_input(name, options, wishes, jobs);
  files_.push_back(file);
  std::error_code error;
  if (!std::filesystem::is_regular_file(file, error)) {
    complain(file + ": is no file on disk, and only such are fixed");
    has_failed_ = true;
    return;
  }
  Input input;
  if (const std::string wrong = input.open(file); !wrong.empty()) {
    // Linting says it, where that comes after.
    if (mode_ == FixMode::diff) complain(wrong);
    has_failed_ = true;
    return;
  }
  if (input.is_packed()) {
    complain(file + ": is packed with gzip and was left as it is; unpack it to have it fixed");
    return;
  }
  end_file(name, mode_ == FixMode::write     ? fix_in_place(file, name, options, wishes, jobs)
                 : mode_ == FixMode::dry_run ? fix_in_copy(file, name, options, wishes, jobs)
                                             : show_difference(file, name, options, wishes, jobs));
}

std::string FileFixer::fix_in_place(const std::string& file, const std::string& name, const lint::Options& options,
                                    const lint::FixWishes& wishes, unsigned jobs) {
  FileReplacement replacement;
  if (std::string wrong = replacement.open(file); !wrong.empty()) return wrong;
  std::string wrong = fix_file(file, name, options, wishes, jobs, [&](const FixedPart& part) -> std::string {
    for (const Edit& edit : part.fixed.edits) {
      if (std::string fault = replacement.edit(edit.range.start.offset, edit.range.end.offset, edit.text);
          !fault.empty()) {
        return fault;
      }
    }
    return note(part.fixed);
  });
  return wrong.empty() ? replacement.commit() : wrong;
}

std::string FileFixer::fix_in_copy(const std::string& file, const std::string& name, const lint::Options& options,
                                   const lint::FixWishes& wishes, unsigned jobs) {
  const OpenFile old(::open(file.c_str(), O_RDONLY | O_CLOEXEC));
  if (old.get() < 0) return fault(file, "cannot be read");
  std::string path;
  int opened = -1;
  if (std::string wrong = scratch_.make_file(name, path, opened); !wrong.empty()) return wrong;
  const OpenFile copied(opened);
  EditedCopy copy(old.get(), copied.get());
  bool has_edits = false;
  std::string wrong = fix_file(file, name, options, wishes, jobs, [&](const FixedPart& part) -> std::string {
    for (const Edit& edit : part.fixed.edits) {
      has_edits = true;
      if (!copy.edit(edit.range.start.offset, edit.range.end.offset, edit.text))
        return fault(path, "cannot be written");
    }
    return note(part.fixed);
  });
  if (wrong.empty() && has_edits) {
    if (!copy.finish(size_of(file))) return fault(path, "cannot be written");
    files_.back() = path;
  }
  if (files_.back() != path) std::remove(path.c_str());
  return wrong;
}

std::string FileFixer::show_difference(const std::string& file, const std::string& name, const lint::Options& options,
                                       const lint::FixWishes& wishes, unsigned jobs) {
  UnifiedDiff diff(name, color_);
  std::string out;
  std::string wrong = fix_file(file, name, options, wishes, jobs, [&](const FixedPart& part) -> std::string {
    std::string kept;
    if (part.text.size() < part.size) {
      if (std::string fault = read_part(file, part, kept); !fault.empty()) return fault;
      // With its line end, which is not counted.
      if (part.offset + part.size < size_of(file)) kept += '\n';
    }
    diff.add(kept.empty() ? part.text : kept, part.offset, part.fixed.edits, out);
    std::fwrite(out.data(), 1, out.size(), stdout);
    out.clear();
    return note(part.fixed);
  });
  diff.end(out);
  std::fwrite(out.data(), 1, out.size(), stdout);
  if (wrong.empty() && std::fflush(stdout) != 0) wrong = "the diff could not be written";
  return wrong;
}

void FileFixer::fix_standard_input(const std::string& name, const lint::Options& options, const lint::FixWishes& wishes,
                                   unsigned jobs) {
  // Read once, and wanted twice.
  std::string path;
  int opened = -1;
  std::string wrong = scratch_.make_file(name, path, opened);
  files_.push_back(path);
  if (!wrong.empty()) return end_file(name, wrong);
  const OpenFile whole(opened);
  Input input;
  wrong = input.open("-");
  if (wrong.empty() && input.is_packed()) wrong = "standard input: is packed with gzip; unpack it to have it fixed";
  std::string text;
  while (wrong.empty() && !input.at_end()) {
    text.clear();
    wrong = input.read(text, read_at_once);
    if (wrong.empty() && !write_all(whole.get(), text)) wrong = fault(path, "cannot be written");
  }
  if (wrong.empty()) {
    wrong = mode_ == FixMode::diff ? show_difference(path, name, options, wishes, jobs)
                                   : fix_in_copy(path, name, options, wishes, jobs);
  }
  if (wrong.empty() && mode_ == FixMode::write) {
    const OpenFile fixed(::open(files_.back().c_str(), O_RDONLY | O_CLOEXEC));
    const bool written = fixed.get() >= 0 && EditedCopy(fixed.get(), STDOUT_FILENO).finish(size_of(files_.back()));
    if (!written) wrong = fault("standard output", "cannot be written");
  }
  // What is found goes where it does not mix with the text.
  if (mode_ == FixMode::write) ::dup2(STDERR_FILENO, STDOUT_FILENO);
  end_file(name, wrong);
}

}  // namespace gemlint::cli
