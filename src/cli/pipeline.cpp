#include "cli/pipeline.hpp"

#include <algorithm>
#include <utility>

namespace gemlint::cli {
namespace {

/// Pieces that are read or linted at a time, for each thread, and their bytes in all. One piece may always be there.
constexpr std::size_t pieces_a_thread = 4;
constexpr std::size_t most_bytes_in_flight = std::size_t{32} << 20;

}  // namespace

lint::Linter& Pipeline::Linters::get(const lint::Options& options) {
  constexpr std::size_t most = 4;
  auto found =
      std::find_if(entries_.begin(), entries_.end(), [&](const Entry& entry) { return entry.options == &options; });
  if (found == entries_.end()) {
    if (entries_.size() == most) entries_.pop_back();
    entries_.push_back({&options, std::make_unique<lint::Linter>(options)});
    found = entries_.end() - 1;
  }
  std::rotate(entries_.begin(), found, found + 1);
  return *entries_.front().linter;
}

Pipeline::Pipeline(Pieces pieces, const std::vector<LintedFile>& files, unsigned jobs, bool settles)
    : pieces_(std::move(pieces)), files_(files), jobs_(std::max(1u, jobs)), settles_(settles) {
  if (jobs_ == 1) return;
  for (unsigned i = 0; i < jobs_; ++i) threads_.emplace_back([this] { work(); });
}

Pipeline::~Pipeline() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  work_is_there_.notify_all();
  for (std::thread& thread : threads_) thread.join();
}

void Pipeline::lint(Linters& linters, LintedPiece& linted) const {
  const Piece& piece = linted.piece;
  const auto& [name, options] = files_[piece.file];
  if (piece.kind == Piece::Kind::unreadable) return;
  lint::Linter& linter = linters.get(*options);
  switch (piece.kind) {
    case Piece::Kind::whole: linted.report = linter.lint(name, piece.text); return;
    case Piece::Kind::block:
      linted.block = linter.lint_block(name, {piece.text, piece.offset, piece.line});
      if (settles_) settle(*options, linted.block);
      return;
    case Piece::Kind::long_line:
      linted.block.report = linter.too_large_line(name, piece.size, piece.offset, piece.line);
      return;
    case Piece::Kind::too_large: linted.report = linter.too_large(name, piece.size); return;
    case Piece::Kind::unreadable: return;
  }
}

void Pipeline::work() {
  Linters linters;
  for (;;) {
    Slot* slot = nullptr;
    {
      std::unique_lock lock(mutex_);
      work_is_there_.wait(lock, [this] { return stopping_ || !waiting_.empty(); });
      if (waiting_.empty()) return;
      slot = waiting_.front();
      waiting_.pop_front();
    }
    lint(linters, slot->linted);
    {
      const std::lock_guard lock(mutex_);
      slot->done = true;
    }
    work_is_done_.notify_one();
  }
}

void Pipeline::fill() {
  const std::size_t most = jobs_ == 1 ? 1 : jobs_ * pieces_a_thread;
  while (!no_more_ && in_flight_.size() < most && (in_flight_.empty() || bytes_in_flight_ < most_bytes_in_flight)) {
    std::optional<Piece> piece = pieces_.next(std::move(memory_));
    memory_ = {};
    if (!piece) {
      no_more_ = true;
      return;
    }
    auto slot = std::make_unique<Slot>();
    slot->linted.piece = std::move(*piece);
    bytes_in_flight_ += slot->linted.piece.text.size();
    if (jobs_ == 1) {
      lint(linters_, slot->linted);
      slot->done = true;
    } else {
      const std::lock_guard lock(mutex_);
      waiting_.push_back(slot.get());
    }
    in_flight_.push_back(std::move(slot));
    work_is_there_.notify_one();
  }
}

const LintedPiece* Pipeline::next() {
  if (current_) memory_ = std::move(current_->linted.piece.text);
  current_.reset();
  fill();
  if (in_flight_.empty()) return nullptr;
  {
    std::unique_lock lock(mutex_);
    work_is_done_.wait(lock, [this] { return in_flight_.front()->done; });
  }
  current_ = std::move(in_flight_.front());
  in_flight_.pop_front();
  bytes_in_flight_ -= current_->linted.piece.text.size();
  return &current_->linted;
}

}  // namespace gemlint::cli
