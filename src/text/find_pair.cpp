#include "text/find_pair.hpp"

#include <bit>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace gemlint {
namespace {

constexpr char letter_case = 0x20;  // the bit that tells small letters from capital ones

}  // namespace

std::size_t find_pair(std::string_view text, std::size_t from, char letter, char second) {
  std::size_t at = from;
#if defined(__SSE2__)
  constexpr std::size_t step = 16;
  for (; at + step < text.size(); at += step) {
    const auto* here = reinterpret_cast<const __m128i*>(text.data() + at);
    const auto* next = reinterpret_cast<const __m128i*>(text.data() + at + 1);
    const __m128i small = _mm_or_si128(_mm_loadu_si128(here), _mm_set1_epi8(letter_case));
    const __m128i is_first = _mm_cmpeq_epi8(small, _mm_set1_epi8(letter));
    const __m128i is_second = _mm_cmpeq_epi8(_mm_loadu_si128(next), _mm_set1_epi8(second));
    const int both = _mm_movemask_epi8(_mm_and_si128(is_first, is_second));
    if (both != 0) return at + static_cast<std::size_t>(std::countr_zero(static_cast<unsigned>(both)));
  }
#endif
  for (; at + 1 < text.size(); ++at) {
    if ((text[at] | letter_case) == letter && text[at + 1] == second) return at;
  }
  return std::string_view::npos;
}

}  // namespace gemlint
