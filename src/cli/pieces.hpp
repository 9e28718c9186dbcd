/// Files cut into pieces of work, in order: small files whole, JSONL in blocks of lines. Of a JSONL file that cannot be
/// read to its end, the lines before come first.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "cli/git_blobs.hpp"
#include "cli/input.hpp"
#include "cli/shard.hpp"
#include "json/accept.hpp"

namespace gemlint::cli {

struct Piece {
  enum class Kind : std::uint8_t {
    whole,      ///< all of a file
    block,      ///< lines of one
    long_line,  ///< a line over the limit, which was not kept
    too_large,  ///< a file over the limit, which was not kept
    unreadable,
  } kind = Kind::whole;
  std::size_t file = 0;     ///< number of the file
  std::string text;         ///< or what is wrong, for `unreadable`
  std::size_t size = 0;     ///< bytes of what was not kept
  std::size_t offset = 0;   ///< where it begins in the file
  std::size_t line = 1;     ///< and in which line
  bool last = true;         ///< of its file
  bool packed = false;      ///< its places are not those of the file on disk
  std::uint64_t taken = 0;  ///< bytes that were read of all files so far
};

class Pieces {
 public:
  /// `max_request` is the greatest size of a line, or of a file that is one document. With a shard there come only the
  /// blocks that begin in that part of each file; one that is a single document belongs to the first part. `objects`
  /// are the objects in git that hold the contents of files, by their names; other files are read from disk.
  Pieces(const std::vector<std::string>& files, std::size_t max_request, std::optional<Shard> shard = std::nullopt,
         const std::map<std::string, std::string>& objects = {});

  /// The next piece; nothing when there are no more. `text` of a piece that was done may be given back for its memory.
  std::optional<Piece> next(std::string memory = {});

 private:
  std::optional<Piece> next_piece(std::string memory);
  Piece of_part(Piece piece);
  std::string open(const std::string& path);
  Piece begin_file(std::string memory);
  Piece next_block(std::string memory);
  Piece whole_file();
  Piece long_line();
  Piece finished(Piece piece);
  Piece unreadable(std::string what);
  bool read(std::size_t most);
  bool at_end() const { return input_.at_end() || !damage_.empty(); }

  const std::vector<std::string>& files_;
  std::size_t max_request_;
  std::optional<Shard> shard_;
  std::vector<bool> is_in_git_;      ///< by number of the file
  std::unique_ptr<GitBlobs> blobs_;  ///< their contents, in order
  std::size_t next_file_ = 0;
  bool in_lines_ = false;  ///< the file that was begun goes on in blocks
  Input input_;
  std::string damage_;  ///< why no more can be read of the file
  std::string buffer_;  ///< what was read and not handed out
  std::size_t offset_ = 0;
  std::size_t line_ = 1;
  std::uint64_t taken_ = 0;  ///< of the files before
  json::AcceptReader reader_;
};

}  // namespace gemlint::cli
