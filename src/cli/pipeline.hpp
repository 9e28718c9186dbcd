/// Lints pieces on one or more threads and hands the results over in order, in bounded memory.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "cli/pieces.hpp"
#include "lint/linter.hpp"
#include "lint/options.hpp"

namespace gemlint::cli {

/// A piece and what the linter makes of it.
struct LintedPiece {
  Piece piece;
  lint::FileReport report;  ///< of `whole` and `too_large`
  lint::BlockReport block;  ///< of `block` and `long_line`
};

struct LintedFile {
  std::string name;
  const lint::Options* options = nullptr;
};

class Pipeline {
 public:
  /// `files` says of each file, by its number, what it is called in findings and what holds for it. It must outlive the
  /// pipeline. When it `settles`, blocks no longer need their text.
  Pipeline(Pieces pieces, const std::vector<LintedFile>& files, unsigned jobs, bool settles = false);
  ~Pipeline();
  Pipeline(const Pipeline&) = delete;
  Pipeline& operator=(const Pipeline&) = delete;

  /// The next piece in order, or null at the end. Valid until the next call.
  const LintedPiece* next();
  /// The same, to take things out of.
  LintedPiece* current() { return current_ ? &current_->linted : nullptr; }

 private:
  /// One for each kind of options that files share, the last used first; the memory of the others is not kept.
  class Linters {
   public:
    lint::Linter& get(const lint::Options& options);

   private:
    struct Entry {
      const lint::Options* options = nullptr;
      std::unique_ptr<lint::Linter> linter;
    };
    std::vector<Entry> entries_;
  };

  struct Slot {
    LintedPiece linted;
    bool done = false;
  };

  void work();
  void lint(Linters& linters, LintedPiece& linted) const;
  /// Reads ahead as far as memory allows.
  void fill();

  Pieces pieces_;
  const std::vector<LintedFile>& files_;
  unsigned jobs_;
  bool settles_;
  bool no_more_ = false;
  std::string memory_;  ///< of a piece that is done

  Linters linters_;  ///< when one thread does it all
  std::unique_ptr<Slot> current_;
  std::deque<std::unique_ptr<Slot>> in_flight_;  ///< in order
  std::size_t bytes_in_flight_ = 0;

  std::mutex mutex_;  ///< of what follows, and of Slot::done
  std::condition_variable work_is_there_;
  std::condition_variable work_is_done_;
  std::deque<Slot*> waiting_;
  bool stopping_ = false;
  std::vector<std::thread> threads_;
};

}  // namespace gemlint::cli
