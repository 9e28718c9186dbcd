/// Runs something over each line of a file and prints what that took; knows neither gemlint nor RapidJSON, so that the
/// baseline can share it with the rest.
#pragma once

#include <algorithm>
#include <cstdio>
#include <ctime>
#include <string>
#include <string_view>

namespace gemlint::bench {

/// Nanoseconds of a clock.
inline long long now(clockid_t clock) {
  timespec time{};
  clock_gettime(clock, &time);
  return static_cast<long long>(time.tv_sec) * 1'000'000'000 + time.tv_nsec;
}

/// The content of a file; empty when it cannot be read.
inline std::string content_of(const char* path) {
  std::string text;
  std::FILE* const file = std::fopen(path, "rb");
  if (file == nullptr) return text;
  std::fseek(file, 0, SEEK_END);
  text.resize(static_cast<std::size_t>(std::max(std::ftell(file), 0L)));
  std::rewind(file);
  text.resize(std::fread(text.data(), 1, text.size(), file));
  std::fclose(file);
  return text;
}

/// Calls `read` with each line of the file, and prints the number of lines, of bytes, and of nanoseconds of process CPU
/// and on the wall as JSON; reading the file is timed apart. Returns an exit code: 1 when `read` refused a line.
template <typename Read>
int run_over_lines(const char* path, Read read) {
  const long long begin = now(CLOCK_PROCESS_CPUTIME_ID);
  const std::string text = content_of(path);
  const long long cpu = now(CLOCK_PROCESS_CPUTIME_ID);
  const long long wall = now(CLOCK_MONOTONIC);
  std::size_t lines = 0;
  std::size_t refused = 0;
  for (std::size_t at = 0; at < text.size(); ++lines) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    if (!read(std::string_view(text).substr(at, end - at))) ++refused;
    at = end + 1;
  }
  const long long cpu_end = now(CLOCK_PROCESS_CPUTIME_ID);
  const long long wall_end = now(CLOCK_MONOTONIC);
  std::printf("{\"lines\": %zu, \"bytes\": %zu, \"refused\": %zu, \"cpu\": %lld, \"wall\": %lld, \"reading\": %lld}\n",
              lines, text.size(), refused, cpu_end - cpu, wall_end - wall, cpu - begin);
  return refused == 0 && !text.empty() ? 0 : 1;
}

}  // namespace gemlint::bench
