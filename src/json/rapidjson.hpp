/// The only place that includes RapidJSON, so that every unit sees the same macros.
///
/// RAPIDJSON_ASSERT is ours on purpose: valijson's adapter would define one that builds a std::string each time,
/// RapidJSON's inline templates would then differ between units, and the linker picks one of them for the whole
/// program. Its SIMD macros stay off: they only pay for long white space, and version 1.1 then takes the control
/// characters 0x1A to 0x1F for text. The accept reader skips through strings itself.
#pragma once

#include <cassert>
#include <cstdint>

#define RAPIDJSON_ASSERT(condition) assert(condition)
#define RAPIDJSON_HAS_STDSTRING 1
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
