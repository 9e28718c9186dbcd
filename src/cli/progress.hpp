/// How far a long run has come, on a terminal's standard error.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <string>

#include "report/words.hpp"

namespace gemlint::cli {

class Progress {
 public:
  /// `total` is the bytes of all files, 0 when that is not known. `after` is how long nothing is shown.
  Progress(bool shown, std::uint64_t total, std::chrono::milliseconds after, const ReportWords& words);
  ~Progress() { clear(); }
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

  /// Shows the state, unless that was done just before.
  void update(std::uint64_t done, std::size_t findings);
  /// Takes the line away, so that something else can be printed.
  void clear();

 private:
  using Clock = std::chrono::steady_clock;

  bool shown_;
  std::uint64_t total_;
  const ReportWords& words_;
  Clock::time_point begin_;
  Clock::time_point next_;
  bool there_ = false;
};

}  // namespace gemlint::cli
