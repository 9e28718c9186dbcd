# GEMLINT_LTO=OFF leaves it out: then a build after a small change is faster, and gemlint is slower by a tenth.
option(GEMLINT_LTO "Optimise across files at link time (Release builds)" ON)

set(gemlint_lto_works OFF)
if(GEMLINT_LTO AND CMAKE_BUILD_TYPE STREQUAL "Release" AND NOT GEMLINT_SANITIZE)
  include(CheckIPOSupported)
  check_ipo_supported(RESULT gemlint_lto_works OUTPUT gemlint_lto_answer LANGUAGES CXX)
endif()

function(gemlint_optimise)
  if(gemlint_lto_works)
    set_target_properties(${ARGN} PROPERTIES INTERPROCEDURAL_OPTIMIZATION ON)
  endif()
endfunction()

if(gemlint_lto_works AND CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  # Across files GCC 12 sees copies of impossible sizes in std::string that are not there.
  add_link_options(-Wno-stringop-overflow)
endif()
