/// JSONL files in blocks of whole lines, so that a file of any size is linted in little memory and on several threads.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "api/violation.hpp"
#include "finding/finding.hpp"
#include "lint/file_report.hpp"
#include "lint/key_place.hpp"
#include "lint/locator.hpp"
#include "lint/options.hpp"
#include "text/digest_table.hpp"

namespace gemlint::lint {

/// Whole lines of a file. The last one may lack its line end.
struct LineBlock {
  std::string_view text;
  std::size_t offset = 0;  ///< of the text in the file
  std::size_t line = 1;    ///< number of its first line
};

/// Bytes of a block, unless one line is longer. The same for every number of threads, so that reports are, too.
inline constexpr std::size_t block_size = std::size_t{1} << 20;

/// Cuts the next block off `rest`: whole lines of block_size bytes, or one longer line.
std::string_view next_block(std::string_view& rest);

/// The line ends in a text: what separates the number of its first line from that of what follows.
std::size_t line_ends(std::string_view text);

/// What a block holds, before it is known what the blocks before it hold. Points into the block's text until it is
/// settled.
struct BlockReport {
  FileReport report;  ///< requests count from the block's first

  /// A batch request with a key.
  struct Key {
    std::uint64_t digest = 0;
    std::size_t request = 0;
    std::size_t number = 0;  ///< of its line in the file
    DocumentText line;
    api::NodePath path;             ///< of the batch line in the document
    std::optional<KeyPlace> place;  ///< once settled
  };

  /// A line of which the blocks before say whether it is to be told.
  struct Line {
    DocumentText text;
    std::optional<Finding> finding;  ///< once settled
  };

  std::vector<Key> keys;
  std::size_t batch_requests = 0;
  std::vector<std::string> api_keys;  ///< of the findings of api-key-in-file, in their order
  std::vector<Line> others;           ///< lines that hold an object, and no request
  std::vector<Line> broken;           ///< lines that cannot be read and are nothing we know
};

/// Works out all that complete() might need of the block's text, so that the text may go.
void settle(const Options& options, BlockReport& block);

/// What is to be said of a line of a file of requests by itself, without what only the other lines could tell, but with
/// every problem of a line that nobody can read. Requests count from the line's first.
FileReport alone(const Options& options, std::string_view path, BlockReport line);

/// Puts the blocks of a file together, in their order.
class LineFile {
 public:
  LineFile(const Options& options, std::string_view path) : options_(options), path_(path) {}

  /// What is to be said of the next block. Its text must still be there, unless it is settled.
  FileReport complete(BlockReport block);

  /// After the last block: what has not been counted yet.
  FileReport finish();

 private:
  void add_repeated_keys(const BlockReport& block, FileReport& report);
  void add_others(const BlockReport& block, FileReport& report);
  void add_broken(const BlockReport& block, FileReport& report);
  void drop_what_was_said(const BlockReport& block, FileReport& report);

  const Options& options_;
  std::string path_;
  DigestTable keys_;
  std::set<std::string> api_keys_;
  std::size_t requests_ = 0;        ///< of the blocks before
  std::size_t batch_requests_ = 0;  ///< so far
  std::size_t others_ = 0;          ///< so far
  std::vector<Finding> held_;       ///< about broken lines, as long as no request has come
  std::size_t held_lines_ = 0;
  bool has_said_ = false;
};

}  // namespace gemlint::lint
