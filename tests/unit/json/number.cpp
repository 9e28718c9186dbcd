#include "json/number.hpp"

#include <doctest/doctest.h>

#include <bit>
#include <cmath>
#include <cstdint>
#include <cstdlib>
#include <random>
#include <string>
#include <string_view>

using gemlint::json::exact_double;
using gemlint::json::number_form;
using gemlint::json::NumberForm;

namespace {

bool same_bits(double left, double right) {
  return std::bit_cast<std::uint64_t>(left) == std::bit_cast<std::uint64_t>(right);
}

}  // namespace

TEST_CASE("forms of numbers") {
  for (const std::string_view token :
       {"0", "-0", "10", "1.5", "1e5", "1E-5", "1e+05", "0.0", "1e308", "1e-999999999999"}) {
    CAPTURE(token);
    CHECK(number_form(token) == NumberForm::json);
  }
  for (const std::string_view token :
       {"1.", "-1.", "1.e5", "-.5", "-.5e1", "01.5", "-00.5", "01e5", "0e999", "-0.0e400"}) {
    CAPTURE(token);
    CHECK(number_form(token) == NumberForm::odd);
  }
  for (const std::string_view token : {"", "-", "+1", ".5", ".", "-.", "1e", "1e+", "007", "-01", "0x10", "1a", "1-2",
                                       "--1", "1.5.5", "1e400", "-1e400", "1.8e308", "01.8e308"}) {
    CAPTURE(token);
    CHECK(number_form(token) == NumberForm::bad);
  }
  CHECK(number_form(std::string(310, '9')) == NumberForm::bad);
  CHECK(number_form("1" + std::string(308, '0')) == NumberForm::json);
}

TEST_CASE("odd numbers have the value that the server reads") {
  CHECK(exact_double("1.") == 1.0);
  CHECK(exact_double("-.5") == -0.5);
  CHECK(exact_double("01.5") == 1.5);
  CHECK(exact_double("1.e3") == 1000.0);
  CHECK(same_bits(exact_double("-0e999"), -0.0));
}

TEST_CASE("the nearest double at the ends of the range") {
  CHECK(exact_double("1.7976931348623157e308") == 1.7976931348623157e308);
  CHECK(std::isinf(exact_double("1.7976931348623159e308")));
  CHECK(std::isinf(exact_double("1e99999999999999999999")));
  CHECK(exact_double("5e-324") == 5e-324);
  CHECK(exact_double("3e-324") == 5e-324);
  CHECK(exact_double("2e-324") == 0.0);
  CHECK(exact_double("0.1234567890123e-337") == 0.0);
  CHECK(exact_double("1" + std::string(400, '0') + "e-400") == 1.0);
  CHECK(exact_double("0." + std::string(400, '0') + "1e401") == 1.0);
}

TEST_CASE("doubles agree with the C library") {
  std::mt19937_64 random(5);
  for (int round = 0; round < 50'000; ++round) {
    std::string token = random() % 2 == 0 ? "-" : "";
    token += static_cast<char>('1' + random() % 9);
    for (std::size_t digits = random() % 24; digits > 0; --digits) token += static_cast<char>('0' + random() % 10);
    if (random() % 2 == 0) {
      token += '.';
      for (std::size_t digits = 1 + random() % 24; digits > 0; --digits)
        token += static_cast<char>('0' + random() % 10);
    }
    if (random() % 2 == 0) token += "e" + std::to_string(static_cast<int>(random() % 700) - 350);
    CAPTURE(token);
    REQUIRE(same_bits(exact_double(token), std::strtod(token.c_str(), nullptr)));
  }
}
