# RapidJSON, valijson, CLI11 and doctest: installed packages first; where a platform lacks them,
# GEMLINT_FETCH_DEPENDENCIES fetches the pinned releases below. All four are header-only.
include(FetchContent)

function(gemlint_header_library target header name url hash subfolder)
  add_library(${target} INTERFACE)
  if(GEMLINT_FETCH_DEPENDENCIES)
    FetchContent_Declare(${name} URL ${url} URL_HASH SHA256=${hash})
    FetchContent_GetProperties(${name})
    if(NOT ${name}_POPULATED)
      FetchContent_Populate(${name})
    endif()
    set(folder ${${name}_SOURCE_DIR}/${subfolder})
  else()
    find_path(${target}_INCLUDE ${header})
    if(NOT ${target}_INCLUDE)
      message(FATAL_ERROR "${header} not found. On Debian or Ubuntu: apt-get install rapidjson-dev libvalijson-dev libcli11-dev doctest-dev. "
        "Elsewhere: configure with -DGEMLINT_FETCH_DEPENDENCIES=ON.")
    endif()
    set(folder ${${target}_INCLUDE})
  endif()
  target_include_directories(${target} SYSTEM INTERFACE ${folder})
endfunction()

gemlint_header_library(gemlint_rapidjson rapidjson/document.h rapidjson
  https://github.com/Tencent/rapidjson/archive/refs/tags/v1.1.0.tar.gz
  bf7ced29704a1e696fbccf2a2b4ea068e7774fa37f6d7dd4039d0787f8bed98e include)
gemlint_header_library(gemlint_cli11 CLI/CLI.hpp cli11
  https://github.com/CLIUtils/CLI11/archive/refs/tags/v2.1.2.tar.gz
  26291377e892ba0e5b4972cdfd4a2ab3bf53af8dac1f4ea8fe0d1376b625c8cb include)
if(GEMLINT_BUILD_TESTS)
  gemlint_header_library(gemlint_doctest doctest/doctest.h doctest
    https://github.com/doctest/doctest/archive/refs/tags/v2.4.9.tar.gz
    19b2df757f2f3703a5e63cee553d85596875f06d91a3333acd80a969ef210856 .)
  gemlint_header_library(gemlint_valijson valijson/validator.hpp valijson
    https://github.com/tristanpenman/valijson/archive/refs/tags/v1.0.tar.gz
    6b9f0bc89880feb3fe09aa469cd81f6168897d2fbb4e715853da3b94afd3779a include)
endif()
