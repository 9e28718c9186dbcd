#include "text/digest.hpp"

namespace gemlint {
namespace {

std::uint64_t finished(std::uint64_t digest) {
  digest ^= digest >> 33;
  digest *= 0xff51afd7ed558ccdULL;
  return digest ^ (digest >> 33);
}

}  // namespace

/// FNV-1a with a last mixing step, so that the low bits depend on all of the text.
std::uint64_t digest_of(std::string_view text) {
  std::uint64_t digest = 0xcbf29ce484222325ULL;
  for (const char c : text) digest = (digest ^ static_cast<unsigned char>(c)) * 0x100000001b3ULL;
  return finished(digest);
}

std::uint64_t mixed(std::uint64_t first, std::uint64_t second) {
  constexpr std::uint64_t odd = 0x9e3779b97f4a7c15ULL;
  return finished((first * odd + second) * odd + (first >> 29));
}

}  // namespace gemlint
