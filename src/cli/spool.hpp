/// Text that is put aside until its turn comes: a little of it in memory, much of it in a temporary file.
#pragma once

#include <cstdio>
#include <memory>
#include <string>
#include <string_view>

namespace gemlint::cli {

class Spool {
 public:
  /// False when a temporary file was needed and could not be written.
  bool append(std::string_view text);

  /// Hands all of it to `take`, in pieces and in order; false when it could not be read again.
  template <typename Take>
  bool read(Take take) {
    if (file_) {
      std::rewind(file_.get());
      std::string piece(most_in_memory, '\0');
      for (;;) {
        const std::size_t got = std::fread(piece.data(), 1, piece.size(), file_.get());
        if (got == 0) break;
        take(std::string_view(piece).substr(0, got));
      }
      if (std::ferror(file_.get()) != 0) return false;
      std::fseek(file_.get(), 0, SEEK_END);
    }
    take(std::string_view(text_));
    return true;
  }

  void clear();

 private:
  static constexpr std::size_t most_in_memory = std::size_t{1} << 20;

  struct Close {
    void operator()(std::FILE* file) const { std::fclose(file); }
  };

  std::unique_ptr<std::FILE, Close> file_;
  std::string text_;  ///< what stands behind the file
};

}  // namespace gemlint::cli
