/// The inside of JSON strings, many bytes at a time: most of what a request consists of.
#pragma once

namespace gemlint::json {

/// Copies from `from` to `to` (the same place or one before it) up to the next byte that is a quote, a backslash or a
/// control character, and leaves both behind what was copied. The text must go on for 15 readable bytes behind its end,
/// where a zero byte stands. Returns false at a byte that is no valid UTF-8.
bool skip_text(char*& from, char*& to);

}  // namespace gemlint::json
