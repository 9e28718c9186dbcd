#include "cli/pieces.hpp"

#include <algorithm>
#include <utility>

#include "lint/file_form.hpp"
#include "lint/line_blocks.hpp"

namespace gemlint::cli {
namespace {

/// A file of this size is kept whole, whatever it is.
constexpr std::size_t small_file = 4 * lint::block_size;

/// A document is hardly ever larger.
constexpr std::size_t usual_document = 8 * small_file;

}  // namespace

Pieces::Pieces(const std::vector<std::string>& files, std::size_t max_request, std::optional<Shard> shard,
               const std::map<std::string, std::string>& objects)
    : files_(files), max_request_(max_request), shard_(shard) {
  std::vector<std::string> ids;
  for (const std::string& file : files) {
    const auto object = objects.find(file);
    is_in_git_.push_back(object != objects.end());
    if (object != objects.end()) ids.push_back(object->second);
  }
  if (!ids.empty()) blobs_ = std::make_unique<GitBlobs>(std::move(ids));
}

std::optional<Piece> Pieces::next(std::string memory) {
  std::optional<Piece> piece = next_piece(std::move(memory));
  if (piece && shard_) piece = of_part(std::move(*piece));
  return piece;
}

/// Leaves out what stands before the part, and ends where it does. Blocks are cut as they are without parts, so that
/// what is said of each is the same.
Piece Pieces::of_part(Piece piece) {
  const auto in_lines = [&] { return piece.kind == Piece::Kind::block || piece.kind == Piece::Kind::long_line; };
  const std::uint64_t begin = shard_->begin(input_.size());
  while (in_lines() && piece.offset < begin && !piece.last) piece = *next_piece(std::move(piece.text));
  if (piece.kind == Piece::Kind::unreadable) return piece;
  const bool belongs =
      in_lines() ? piece.offset >= begin && piece.offset < shard_->end(input_.size()) : shard_->part == 1;
  if (!belongs) {
    piece.kind = Piece::Kind::block;
    piece.text.clear();
  }
  if (in_lines() && offset_ >= shard_->end(input_.size())) {
    piece.last = true;
    in_lines_ = false;
    buffer_.clear();
  }
  return piece;
}

std::optional<Piece> Pieces::next_piece(std::string memory) {
  memory.clear();
  if (in_lines_) return next_block(std::move(memory));
  if (next_file_ == files_.size()) return std::nullopt;
  return begin_file(std::move(memory));
}

Piece Pieces::finished(Piece piece) {
  piece.file = next_file_ - 1;
  piece.last = !in_lines_;
  piece.packed = input_.is_packed();
  piece.taken = taken_ + input_.taken();
  if (piece.last) {
    taken_ = piece.taken;
    buffer_.clear();
  }
  return piece;
}

Piece Pieces::unreadable(std::string what) {
  in_lines_ = false;
  Piece piece;
  piece.kind = Piece::Kind::unreadable;
  piece.text = std::move(what);
  return finished(std::move(piece));
}

/// Reads up to `most` bytes more; false when that failed, with what is whole in the buffer.
bool Pieces::read(std::size_t most) {
  damage_ = input_.read(buffer_, most);
  return damage_.empty();
}

/// Opens the file of the number before `next_file_`.
std::string Pieces::open(const std::string& path) {
  const std::size_t number = next_file_ - 1;
  return is_in_git_[number] ? input_.open(path, *blobs_) : input_.open(path);
}

Piece Pieces::begin_file(std::string memory) {
  const std::string& path = files_[next_file_++];
  offset_ = 0;
  line_ = 1;
  buffer_ = std::move(memory);
  damage_.clear();
  if (std::string error = open(path); !error.empty()) return unreadable(std::move(error));
  // Room for all of it spares a document of some megabytes from being copied when it turns out to be one.
  if (input_.size() <= usual_document) reserve(buffer_, input_.size());
  read(small_file);
  if (input_.at_end() && shard_ && lint::is_lines(reader_, path, buffer_, true, max_request_) == true) {
    in_lines_ = true;
    return next_block({});
  }
  if (input_.at_end()) return whole_file();
  const auto lines = lint::is_lines(reader_, path, buffer_, false, max_request_);
  if (lines == true) {
    in_lines_ = true;
    return next_block({});
  }
  // One document, or it takes all of it to tell.
  buffer_.reserve(std::min<std::uint64_t>(input_.size(), max_request_));
  while (!at_end() && buffer_.size() <= max_request_) read(small_file);
  if (!damage_.empty()) return unreadable(std::move(damage_));
  if (input_.at_end()) return whole_file();
  if (!lines) {
    in_lines_ = true;
    return next_block({});
  }
  Piece piece;
  piece.kind = Piece::Kind::too_large;
  piece.size = buffer_.size();
  while (!input_.at_end()) {
    buffer_.clear();
    if (!read(small_file)) return unreadable(std::move(damage_));
    piece.size += buffer_.size();
  }
  return finished(std::move(piece));
}

Piece Pieces::whole_file() {
  Piece piece;
  piece.text = std::move(buffer_);
  buffer_ = {};
  return finished(std::move(piece));
}

Piece Pieces::long_line() {
  Piece piece;
  piece.kind = Piece::Kind::long_line;
  piece.offset = offset_;
  piece.line = line_;
  for (;;) {
    const std::size_t end = buffer_.find('\n');
    if (end != std::string::npos) {
      piece.size += end;
      offset_ += piece.size + 1;
      ++line_;
      buffer_.erase(0, end + 1);
      break;
    }
    piece.size += buffer_.size();
    buffer_.clear();
    if (input_.at_end()) break;
    if (!read(lint::block_size)) return unreadable(std::move(damage_));
  }
  in_lines_ = !buffer_.empty() || !input_.at_end();
  return finished(std::move(piece));
}

Piece Pieces::next_block(std::string memory) {
  // One byte more than a block tells whether there is more, so that blocks are the same as those of a whole text.
  std::size_t wanted = lint::block_size + 1;
  for (;;) {
    if (buffer_.size() < wanted && !at_end()) read(wanted - buffer_.size());
    if (!damage_.empty()) {
      // Only whole lines can be spoken of.
      buffer_.resize(buffer_.rfind('\n') + 1);
      if (buffer_.empty()) return unreadable(std::move(damage_));
    }
    std::string_view rest = buffer_;
    const std::string_view block = lint::next_block(rest);
    const bool is_whole = at_end() || block.size() < buffer_.size() || buffer_.ends_with('\n');
    if (is_whole && (buffer_.size() > lint::block_size || at_end())) {
      Piece piece;
      piece.kind = Piece::Kind::block;
      piece.offset = offset_;
      piece.line = line_;
      offset_ += block.size();
      line_ += lint::line_ends(block);
      memory.assign(rest);
      buffer_.resize(block.size());
      piece.text = std::exchange(buffer_, std::move(memory));
      in_lines_ = !buffer_.empty() || !input_.at_end();
      return finished(std::move(piece));
    }
    if (buffer_.size() > max_request_) return long_line();
    wanted = buffer_.size() + lint::block_size;
  }
}

}  // namespace gemlint::cli
