/// A file that is to go when it is not finished, also when a signal ends the program.
#pragma once

#include <string>

namespace gemlint::cli {

/// One at a time. The handler of a signal can be given nothing, so what it needs is the program's.
class UnfinishedFile {
 public:
  UnfinishedFile() = default;
  /// Takes the file away, unless it was kept.
  ~UnfinishedFile();
  UnfinishedFile(const UnfinishedFile&) = delete;
  UnfinishedFile& operator=(const UnfinishedFile&) = delete;

  /// Makes a file whose name begins with `beginning`, with rights for nobody else. Returns it open for reading and
  /// writing, or -1; errno says why.
  int make(const std::string& beginning);

  const std::string& name() const { return name_; }

  /// There is nothing to take away: the file has another name now.
  void keep();

 private:
  std::string name_;
};

}  // namespace gemlint::cli
