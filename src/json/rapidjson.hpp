/// The only place that includes RapidJSON, so that every unit sees the same macros.
///
/// RAPIDJSON_ASSERT is ours on purpose: valijson's adapter would define one that builds a std::string each time,
/// RapidJSON's inline templates would then differ between units, and the linker picks one of them for the whole
/// program.
#pragma once

#include <cassert>
#include <cstdint>

#define RAPIDJSON_ASSERT(condition) assert(condition)
#define RAPIDJSON_HAS_STDSTRING 1
#if defined(__SSE4_2__)
#define RAPIDJSON_SSE42
#elif defined(__SSE2__)
#define RAPIDJSON_SSE2
#elif defined(__ARM_NEON)
#define RAPIDJSON_NEON
#endif

#pragma GCC diagnostic push
#ifndef __clang__
#pragma GCC diagnostic ignored "-Wclass-memaccess"
#endif
#include <rapidjson/document.h>
#include <rapidjson/error/en.h>
#include <rapidjson/memorystream.h>
#include <rapidjson/prettywriter.h>
#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>
#pragma GCC diagnostic pop
