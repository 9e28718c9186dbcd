#include "cli/files.hpp"

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <memory>
#include <set>
#include <system_error>

namespace gemlint::cli {
namespace {

namespace fs = std::filesystem;

bool is_linted(const fs::path& path) {
  const fs::path name = path.extension() == ".gz" ? path.stem() : path;
  const fs::path ending = name.extension();
  return ending == ".json" || ending == ".jsonc" || ending == ".jsonl" || ending == ".ndjson";
}

bool is_left_out(const fs::path& folder) {
  const std::string name = folder.filename().string();
  return name == "node_modules" || (name.size() > 1 && name.front() == '.' && name != "..");
}

/// "./a/b.json" is said as "a/b.json" when the user gave ".".
std::string shown(const fs::path& path) {
  std::string text = path.generic_string();
  while (text.starts_with("./") && text.size() > 2) text.erase(0, 2);
  return text;
}

void list_folder(const fs::path& folder, const IsExcluded& is_excluded, Listing& listing) {
  std::error_code error;
  fs::directory_iterator entries(folder, error);
  if (error) {
    listing.errors.push_back(shown(folder) + ": cannot be listed: " + error.message());
    return;
  }
  std::vector<fs::directory_entry> sorted;
  for (const fs::directory_iterator end; entries != end; entries.increment(error)) {
    if (error) break;
    sorted.push_back(*entries);
  }
  std::sort(sorted.begin(), sorted.end());
  for (const fs::directory_entry& entry : sorted) {
    if (entry.is_symlink(error)) continue;
    if (entry.is_directory(error)) {
      if (!is_left_out(entry.path()) && !is_excluded(shown(entry.path())))
        list_folder(entry.path(), is_excluded, listing);
    } else if (entry.is_regular_file(error) && is_linted(entry.path()) && !is_excluded(shown(entry.path()))) {
      listing.files.push_back(shown(entry.path()));
    }
  }
}

struct Close {
  void operator()(std::FILE* file) const {
    if (file != stdin) std::fclose(file);
  }
};

}  // namespace

bool is_linted_below(const fs::path& path) {
  const fs::path folders = path.parent_path();
  return is_linted(path) && std::none_of(folders.begin(), folders.end(), is_left_out);
}

Listing list_files(const std::vector<std::string>& paths, const IsExcluded& is_excluded) {
  Listing listing;
  for (const std::string& path : paths) {
    if (path == "-") {
      listing.files.push_back(path);
      continue;
    }
    std::error_code error;
    const fs::file_status status = fs::status(path, error);
    if (status.type() == fs::file_type::not_found) {
      listing.errors.push_back(path + ": no such file or folder");
    } else if (error) {
      listing.errors.push_back(path + ": " + error.message());
    } else if (fs::is_directory(status)) {
      const std::size_t files = listing.files.size();
      const std::size_t errors = listing.errors.size();
      list_folder(path, is_excluded, listing);
      if (listing.files.size() == files && listing.errors.size() == errors) listing.empty.push_back(path);
    } else if (!is_excluded(path)) {
      listing.files.push_back(path);
    }
  }
  // One file may come under several names; the first is the one it is reported under.
  std::set<std::string> seen;
  std::vector<std::string> once;
  for (std::string& file : listing.files) {
    std::error_code error;
    const fs::path canonical = file == "-" ? fs::path(file) : fs::weakly_canonical(file, error);
    if (seen.insert(error ? file : canonical.string()).second) once.push_back(std::move(file));
  }
  listing.files = std::move(once);
  return listing;
}

Contents read_contents(const std::string& path, std::size_t limit) {
  Contents contents;
  const auto fail = [&] {
    contents.error = (path == "-" ? "standard input" : path) + ": cannot be read: " + std::strerror(errno);
    return contents;
  };
  if (path != "-") {
    std::error_code error;
    contents.size = fs::file_size(path, error);
    if (!error && contents.size > limit) {
      contents.ok = true;
      contents.too_large = true;
      return contents;
    }
  }
  const std::unique_ptr<std::FILE, Close> file(path == "-" ? stdin : std::fopen(path.c_str(), "rb"));
  if (!file) return fail();
  std::error_code error;
  const std::uintmax_t size = path == "-" ? 0 : fs::file_size(path, error);
  if (!error) contents.text.reserve(size + 1);
  constexpr std::size_t block = 1u << 18;
  std::size_t read = 0;
  do {
    const std::size_t have = contents.text.size();
    const std::size_t want = std::max<std::size_t>(std::min(block, contents.text.capacity() - have), 1u << 12);
    contents.text.resize(have + want);
    read = std::fread(contents.text.data() + have, 1, want, file.get());
    contents.text.resize(have + read);
  } while (read > 0);
  if (std::ferror(file.get()) != 0) return fail();
  contents.ok = true;
  return contents;
}

}  // namespace gemlint::cli
