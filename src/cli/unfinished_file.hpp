/// A file that is to go when it is not finished, also when a signal ends the program.
#pragma once

#include <atomic>
#include <string>
#include <string_view>

namespace gemlint::cli {

/// What the name of a file that is being written begins with. It has no ending that is linted.
inline constexpr std::string_view unfinished_name = ".gemlint-unfinished-";

/// Any number may exist at a time, all of one thread. The handler of a signal can be given nothing, so it finds their
/// names in a list of the program's.
class UnfinishedFile {
 public:
  UnfinishedFile() = default;
  /// Takes the file away, unless it got its name.
  ~UnfinishedFile();
  UnfinishedFile(const UnfinishedFile&) = delete;
  UnfinishedFile& operator=(const UnfinishedFile&) = delete;

  /// Makes a file in `folder` ("" = the current one, otherwise with a '/' at its end), with rights for nobody else. Its
  /// name ends with `ending`. Returns it open for reading and writing, or -1; errno says why.
  int make(const std::string& folder, std::string_view ending = {});

  /// Where it is, as long as it has no other name.
  const std::string& path() const { return name_; }

  /// Gives the file its name, in place of what has it. False when that failed; errno says why, and the file is still
  /// unfinished. What it holds must be on the disk.
  bool rename_to(const std::string& path);

 private:
  /// There is nothing to take away any more.
  void forget();

  std::string name_;                          ///< empty = there is none
  std::atomic<const char*>* told_ = nullptr;  ///< where the handler finds the name
};

}  // namespace gemlint::cli
