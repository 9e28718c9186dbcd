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

class Pipeline {
 public:
  /// `names` are the files' names in findings, by their numbers. All must outlive the pipeline. When it `settles`,
  /// blocks no longer need their text.
  Pipeline(Pieces pieces, const std::vector<std::string>& names, const lint::Options& options, unsigned jobs,
           bool settles = false);
  ~Pipeline();
  Pipeline(const Pipeline&) = delete;
  Pipeline& operator=(const Pipeline&) = delete;

  /// The next piece in order, or null at the end. Valid until the next call.
  const LintedPiece* next();
  /// The same, to take things out of.
  LintedPiece* current() { return current_ ? &current_->linted : nullptr; }

 private:
  struct Slot {
    LintedPiece linted;
    bool done = false;
  };

  void work();
  void lint(lint::Linter& linter, LintedPiece& linted) const;
  /// Reads ahead as far as memory allows.
  void fill();

  Pieces pieces_;
  const std::vector<std::string>& names_;
  const lint::Options& options_;
  unsigned jobs_;
  bool settles_;
  bool no_more_ = false;
  std::string memory_;  ///< of a piece that is done

  std::unique_ptr<lint::Linter> linter_;  ///< when one thread does it all
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
