/// What gemlint is measured against, the same for ever: each line of a file is copied into a buffer and parsed there by
/// RapidJSON into a pool, both reused from line to line. Built with -O2 and without SIMD; no part of gemlint is in it.
#include <rapidjson/document.h>

#include <cstring>
#include <memory>
#include <string_view>
#include <vector>

#include "lines.hpp"

#if defined(RAPIDJSON_SIMD) || defined(RAPIDJSON_SSE2) || defined(RAPIDJSON_SSE42) || defined(RAPIDJSON_NEON)
#error "the baseline has no SIMD"
#endif

int main(int argc, char** argv) {
  if (argc != 2) return 2;
  constexpr std::size_t pool_size = std::size_t{1} << 20;
  const std::unique_ptr<char[]> chunk(new char[pool_size]);
  rapidjson::MemoryPoolAllocator<> pool(chunk.get(), pool_size);
  rapidjson::Document document(&pool);
  std::vector<char> buffer;
  return gemlint::bench::run_over_lines(argv[1], [&](std::string_view line) {
    if (buffer.size() < line.size() + 1) buffer.resize(line.size() + 1);
    std::memcpy(buffer.data(), line.data(), line.size());
    buffer[line.size()] = '\0';
    document.SetNull();
    pool.Clear();
    constexpr unsigned flags = rapidjson::kParseInsituFlag | rapidjson::kParseIterativeFlag |
                               rapidjson::kParseFullPrecisionFlag | rapidjson::kParseValidateEncodingFlag;
    document.ParseInsitu<flags>(buffer.data());
    return !document.HasParseError();
  });
}
