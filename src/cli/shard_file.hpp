/// What `gemlint check --shard` leaves for `gemlint merge`: the blocks of a part as they are before it is known what
/// the parts before it hold. JSON lines: a head, a block each, and an end.
#pragma once

#include <cstddef>
#include <cstdint>
#include <fstream>
#include <optional>
#include <string>
#include <vector>

#include "cli/output_file.hpp"
#include "cli/shard.hpp"
#include "json/accept.hpp"
#include "lint/file_report.hpp"
#include "lint/line_blocks.hpp"
#include "lint/options.hpp"

namespace gemlint::cli {

/// Of what a shard file is. Parts of one path must agree in all but `shard.part`; the program and its knowledge must be
/// those of the one that merges. The last four say how findings are to be spoken that no part could make.
struct ShardHead {
  std::string version;    ///< of the program
  std::string knowledge;  ///< day of the bundled knowledge
  std::string path;       ///< as findings name the file
  Shard shard;
  std::uint64_t size = 0;  ///< of the file, in bytes
  std::string run;         ///< a digest of the options that decide what is found
  bool claimed = false;    ///< somebody said that the file holds requests
  std::string language;
  std::vector<std::string> off;         ///< rules that the user does not want to hear
  std::vector<std::string> severities;  ///< "RULE=LEVEL" that he wants others to have
};

/// Writes one.
class ShardWriter {
 public:
  /// Returns what is wrong, or "".
  std::string open(const std::string& file, const ShardHead& head);

  /// A block that is settled. What the user does not want to hear is left out here.
  void add(const lint::BlockReport& block, const lint::Options& options);
  /// A file that is one document; part 1 has all of it.
  void add(const lint::FileReport& whole);

  /// Returns what is wrong, or "".
  std::string close();

 private:
  void write(const std::string& text);

  OutputFile out_;
  std::string text_;  ///< not written yet
  std::size_t records_ = 0;
};

/// Reads one.
class ShardReader {
 public:
  /// Returns what is wrong, or "".
  std::string open(const std::string& file, ShardHead& head);

  /// One of the two, or none at the end.
  struct Record {
    std::optional<lint::BlockReport> block;
    std::optional<lint::FileReport> whole;
  };
  /// Returns what is wrong, or "".
  std::string next(Record& record);

 private:
  std::string fault(const std::string& what) const;

  std::string name_;
  std::ifstream in_;
  std::string line_;
  std::size_t number_ = 0;   ///< of the line
  std::size_t records_ = 0;  ///< so far
  json::AcceptReader reader_;
};

}  // namespace gemlint::cli
