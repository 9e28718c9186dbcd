#include "cli/progress.hpp"

#include <cstdio>

namespace gemlint::cli {
namespace {

constexpr auto interval = std::chrono::milliseconds(200);
constexpr double megabyte = 1e6;

std::string megabytes(double bytes) {
  char text[32];
  std::snprintf(text, sizeof text, "%.1f", bytes / megabyte);
  return text;
}

}  // namespace

Progress::Progress(bool shown, std::uint64_t total, std::chrono::milliseconds after, const ReportWords& words)
    : shown_(shown), total_(total), words_(words), begin_(Clock::now()), next_(begin_ + after) {}

void Progress::update(std::uint64_t done, std::size_t findings) {
  if (!shown_) return;
  const Clock::time_point now = Clock::now();
  if (now < next_) return;
  next_ = now + interval;
  const double seconds = std::chrono::duration<double>(now - begin_).count();
  const double rate = seconds > 0 ? static_cast<double>(done) / seconds : 0;
  std::string line = words_.sentence("progress.done", {{"done", megabytes(static_cast<double>(done))},
                                                       {"rate", megabytes(rate)},
                                                       {"findings", std::to_string(findings)}});
  if (total_ > done && rate > 0) {
    const auto left = static_cast<std::uint64_t>(static_cast<double>(total_ - done) / rate) + 1;
    line += ", " + words_.sentence("progress.left", {{"percent", std::to_string(done * 100 / total_)},
                                                     {"seconds", std::to_string(left)}});
  }
  // Back to the begin of the line, and what stood behind it is cleared.
  std::fprintf(stderr, "\r%s\x1b[K", line.c_str());
  there_ = true;
}

void Progress::clear() {
  if (there_) std::fputs("\r\x1b[K", stderr);
  there_ = false;
}

}  // namespace gemlint::cli
