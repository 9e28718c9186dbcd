#include "json/skip_text.hpp"

#include <algorithm>
#include <bit>
#include <cstring>

#include "text/utf8.hpp"

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace gemlint::json {
namespace {

bool is_ascii_text(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte >= 0x20 && byte < 0x80 && byte != '"' && byte != '\\';
}

/// Copies ASCII characters up to one that is special, or no ASCII.
void skip_ascii(char*& from, char*& to) {
#if defined(__SSE2__)
  constexpr int step = 16;
  const __m128i quote = _mm_set1_epi8('"');
  const __m128i backslash = _mm_set1_epi8('\\');
  const __m128i blank = _mm_set1_epi8(0x20);
  for (;;) {
    const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(from));
    // Compared as signed numbers, what is no ASCII is below a blank as well.
    const __m128i ends = _mm_or_si128(_mm_or_si128(_mm_cmpeq_epi8(bytes, quote), _mm_cmpeq_epi8(bytes, backslash)),
                                      _mm_cmplt_epi8(bytes, blank));
    const int mask = _mm_movemask_epi8(ends);
    if (mask != 0) {
      const int fine = std::countr_zero(static_cast<unsigned>(mask));
      if (to != from) std::copy_n(from, fine, to);
      from += fine;
      to += fine;
      return;
    }
    // What is overwritten was loaded before, as the target is never ahead.
    if (to != from) _mm_storeu_si128(reinterpret_cast<__m128i*>(to), bytes);
    from += step;
    to += step;
  }
#else
  while (is_ascii_text(*from)) *to++ = *from++;
#endif
}

}  // namespace

bool skip_text(char*& from, char*& to) {
  constexpr std::size_t longest = 4;  // bytes of a code point
  char* source = from;
  char* target = to;
  bool valid = true;
  do {
    skip_ascii(source, target);
    while (static_cast<unsigned char>(*source) >= 0x80) {
      const CodePoint point = code_point_at({source, longest}, 0);
      valid = point.valid;
      if (!valid) break;
      if (target != source) std::memmove(target, source, point.length);
      source += point.length;
      target += point.length;
    }
  } while (valid && is_ascii_text(*source));
  from = source;
  to = target;
  return valid;
}

}  // namespace gemlint::json
