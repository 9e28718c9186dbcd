// Durations, timestamps, field masks, and values as the server echoes them.
#include <doctest/doctest.h>

#include <string>
#include <string_view>
#include <vector>

#include "api/scalar.hpp"
#include "parsed.hpp"

using namespace gemlint::api;
using gemlint::api::test::Parsed;

namespace {

using Fault = std::string (*)(const gemlint::json::Value&);

std::string said(Fault fault, std::string_view text) {
  const Parsed parsed(text);
  return fault(*parsed);
}

void all(Fault fault, std::string_view wanted, const std::vector<std::string_view>& texts) {
  for (const std::string_view text : texts) {
    CAPTURE(text);
    CHECK(said(fault, text) == wanted);
  }
}

std::string echoed(std::string_view text) { return said(echo, text); }

std::string json_string(const std::string& value) { return '"' + value + '"'; }

}  // namespace

TEST_CASE("durations end with s") {
  all(duration_fault, "",
      {R"("0s")", R"("3600s")", R"("1.5s")", R"("-1s")", R"("0.000000001s")", R"("315576000000s")",
       R"("-315576000000s")", R"("000000000000001s")"});
  all(duration_fault, "Illegal duration format; duration must end with 's'",
      {R"("")", R"("3600")", R"("1h")", R"("1s ")", R"("1S")", R"("10 sec")"});
  all(duration_fault, "Invalid duration format, failed to parse seconds",
      {R"("s")", R"("ms")", R"("500ms")", R"(" 1s")", R"("0:05s")", R"("1e3s")", R"(".5s")", R"("five s")"});
  all(duration_fault, "Invalid duration format, failed to parse nano seconds", {R"("1.xs")", R"("1.-5s")"});
  all(duration_fault, "Duration value exceeds limits",
      {R"("315576000001s")", R"("99999999999999999999999999s")", R"("1.0123456789s")"});
  CHECK(said(duration_fault, "3600") == "Invalid data type for duration, value is 3600");
  CHECK(said(duration_fault, "true") == "Invalid data type for duration, value is true");
}

TEST_CASE("timestamps are days of the calendar and times of the day") {
  all(timestamp_fault, "", {R"("2028-02-29T00:00:00Z")", R"("2026-12-31T23:59:59.5+01:00")"});
  for (const std::string text : {"2026-02-29T00:00:00Z", "2026-13-01T00:00:00Z", "2026-04-31T00:00:00Z",
                                 "2026-01-01T24:00:00Z", "2026-01-01T00:60:00Z", "2026-01-01T00:00:60Z"}) {
    CHECK(said(timestamp_fault, json_string(text)) == "Invalid time format: " + text);
  }
}

TEST_CASE("timestamps are RFC 3339 with a zone") {
  all(timestamp_fault, "",
      {R"("2026-12-31T23:59:59Z")", R"("2026-12-31T23:59:59+01:00")", R"("2026-12-31T23:59:59-11:30")",
       R"("2026-12-31T23:59:59.5Z")", R"("2026-12-31T23:59:59.123456789Z")", R"("0001-01-01T00:00:00Z")",
       R"("9999-12-31T23:59:59Z")"});
  all(timestamp_fault, "Illegal timestamp format; timestamps must end with 'Z' or have a valid timezone offset.",
      {R"("")", R"("2026-12-31")", R"("2026-12-31T23:59:59")", R"("tomorrow")", R"("2026-12-31T23:59:59z")",
       R"("2026-12-31T23:59:59+0100")", R"("2026-12-31T23:59:59 UTC")", R"("2026-12-31T23:59:59Z ")"});
  all(timestamp_fault, "Timestamp value exceeds limits",
      {R"("0000-01-01T00:00:00Z")", R"("12026-12-31T23:59:59Z")", R"("2026-12-31T23:59:59.0123456789Z")"});
  for (const std::string_view text :
       {"2026-12-31 23:59:59Z", "2026-12-31TZ", "Z", "26-12-31T23:59:59Z", "2026-12-31T23:59Z", "2026-12-31T23:59:59.Z",
        "2026-1-1T00:00:00Z", "2026-12-31T23:59:59Zulu+01:00", "2026-12-31T23:59:59+01:00+01:00"}) {
    CAPTURE(text);
    CHECK(said(timestamp_fault, json_string(std::string(text))) == "Invalid time format: " + std::string(text));
  }
  CHECK(said(timestamp_fault, "1798761599") == "Invalid data type for timestamp, value is 1798761599");
}

TEST_CASE("field masks are strings") {
  CHECK(said(field_mask_fault, R"("ttl,displayName")").empty());
  CHECK(said(field_mask_fault, "5") == "Invalid data type for field mask, value is 5");
}

TEST_CASE("numbers and words are echoed as the server prints them") {
  CHECK(echoed("true") == "true");
  CHECK(echoed("false") == "false");
  CHECK(echoed("null") == "null");
  CHECK(echoed("0") == "0");
  CHECK(echoed("-5") == "-5");
  CHECK(echoed("9223372036854775807") == "9223372036854775807");
  CHECK(echoed("-9223372036854775808") == "-9223372036854775808");
  CHECK(echoed("18446744073709551615") == "18446744073709551615");
  CHECK(echoed("18446744073709551616") == "1.8446744073709552e+19");
  CHECK(echoed("1.5") == "1.5");
  CHECK(echoed("0.1") == "0.1");
  CHECK(echoed("1e39") == "1e+39");
  CHECK(echoed("0.30000000000000004") == "0.30000000000000004");
}

TEST_CASE("strings are echoed raw, in quotes") {
  CHECK(echoed(R"("")") == "\"\"");
  CHECK(echoed(R"("say \"hi\"\n")") == "\"say \"hi\"\n\"");
}

TEST_CASE("a string of up to 80 code points is echoed whole") {
  const std::string ascii(80, 'a');
  CHECK(echoed(json_string(ascii)) == json_string(ascii));
  std::string wide;
  for (int i = 0; i < 80; ++i) wide += "\xF0\x9F\x98\x80";
  CHECK(echoed(json_string(wide)) == json_string(wide));
}

TEST_CASE("of a longer string 40 code points are kept at either end") {
  const std::string cut = echoed(json_string(std::string(40, 'a') + "secret" + std::string(40, 'z')));
  CHECK(cut == json_string(std::string(40, 'a') + "…" + std::string(40, 'z')));

  std::string wide;
  for (int i = 0; i < 100; ++i) wide += i < 50 ? "\xC3\xA9" : "\xF0\x9F\x98\x80";
  std::string wanted;
  for (int i = 0; i < 40; ++i) wanted += "\xC3\xA9";
  wanted += "…";
  for (int i = 0; i < 40; ++i) wanted += "\xF0\x9F\x98\x80";
  CHECK(echoed(json_string(wide)) == json_string(wanted));
  CHECK(echoed(json_string(std::string(20'000'000, 'x'))).size() == 40 + 3 + 40 + 2);
}
