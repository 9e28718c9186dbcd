#include "cli/written_files.hpp"

#include <doctest/doctest.h>
#include <unistd.h>

#include <string>

#include "cli/file_place.hpp"

using namespace gemlint::cli;
using Kind = FileInUse::Kind;

TEST_CASE("names of open files lead to their descriptors") {
  CHECK(place_of("/dev/stderr").descriptor == STDERR_FILENO);
  CHECK(place_of("/dev/../dev/fd//2").descriptor == STDERR_FILENO);
  CHECK(place_of("/dev/fd/12").descriptor == 12);
  CHECK_FALSE(place_of("/dev/fd/x").descriptor);
  CHECK_FALSE(place_of("/dev/null").descriptor);
  CHECK_FALSE(place_of("fd/2").descriptor);
  CHECK(place_of("nowhere/./there/../a").path == place_of("nowhere/a").path);
}

TEST_CASE("files that are written are kept apart") {
  const FileInUse report = {Kind::report, "r"};
  CHECK(wrong_to_write({report, {Kind::shard_file, "s"}, {Kind::report, ""}}, {{Kind::input, "a"}}).empty());
  CHECK(wrong_to_write({report}, {{Kind::input, "./r"}}) ==
        "'r' is to be read, and a report would be written over it; name another file");
  CHECK(wrong_to_write({report, {Kind::report, "x/../r"}}, {}) == "two reports cannot go to one file, 'x/../r'");
  CHECK(wrong_to_write({{Kind::baseline, "r"}, report}, {}) ==
        "'r' is a baseline of gemlint, and a report would be written over it; name another file");
  CHECK(wrong_to_write({{Kind::report, "/dev/null"}, {Kind::report, "/dev/null"}}, {}).empty());
}

TEST_CASE("names of gemlint's own files are taken, there or not") {
  CHECK(wrong_to_write({{Kind::shard_file, "x/gemlint.json"}}, {}).starts_with("'x/gemlint.json' is a configuration"));
  CHECK(wrong_to_write({{Kind::baseline, "gemlint.json"}}, {}).starts_with("'gemlint.json' is a configuration"));
  CHECK(wrong_to_write({{Kind::report, "gemlint-baseline.json"}}, {}).starts_with("'gemlint-baseline.json' is a"));
  CHECK(wrong_to_write({{Kind::baseline, "gemlint-baseline.json"}}, {}).empty());
}
