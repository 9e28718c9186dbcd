#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <string_view>

#include "documents.hpp"
#include "lsp/completion.hpp"
#include "sanitized.hpp"

using namespace gemlint;
using namespace gemlint::lsp;
using namespace gemlint::lsp::test;

TEST_CASE("completion in damaged documents: never outside of the text, never over a line's end") {
  unsigned seed = 100;
  for (const Sample& sample : samples()) {
    for (const std::string& text : damaged(sample.text, ++seed, 6)) {
      const std::size_t step = std::max<std::size_t>(1, text.size() * ::gemlint::test::slowness / 50);
      for (std::size_t offset = 0; offset <= text.size(); offset += step) {
        for (Context with : {context(), setting_context()}) {
          with.lines = sample.lines && with.own_schemas == nullptr;
          with.snippets = offset % 2 == 0;
          for (const Completion& completion : complete(text, offset, with)) {
            const Span at = completion.replaced;
            REQUIRE(at.begin <= offset);
            REQUIRE(offset <= at.end);
            REQUIRE(at.end <= text.size());
            CHECK(slice(text, at).find_first_of("\r\n") == std::string_view::npos);
            if (completion.comma_at) CHECK(*completion.comma_at <= at.begin);
            CHECK_FALSE(completion.label.empty());
          }
        }
      }
    }
  }
}
