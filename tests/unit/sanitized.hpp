/// How much a test can do in this build.
#pragma once

#include <cstddef>

#ifdef __has_feature
#if __has_feature(address_sanitizer)
#define GEMLINT_TEST_SANITIZED 1
#endif
#endif
#ifdef __SANITIZE_ADDRESS__
#define GEMLINT_TEST_SANITIZED 1
#endif

namespace gemlint::test {

/// With sanitizers a step takes twenty times as long, and they find with an eighth of the work what they find with all
/// of it: a test that is long because of sheer size, or of many places that are alike, divides by this.
#ifdef GEMLINT_TEST_SANITIZED
inline constexpr std::size_t slowness = 8;
#else
inline constexpr std::size_t slowness = 1;
#endif

}  // namespace gemlint::test
