# One set of warnings for all of our code; third-party headers come in as SYSTEM.
add_library(gemlint_warnings INTERFACE)
target_compile_options(gemlint_warnings INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wno-sign-conversion -Wold-style-cast -Wnon-virtual-dtor -Werror)
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  # GCC 12 sees overlapping copies in `const char* + std::string` that are not there (GCC bug 105651).
  target_compile_options(gemlint_warnings INTERFACE -Wno-restrict)
endif()
