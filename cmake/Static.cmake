# GEMLINT_STATIC=ON links all libraries into gemlint: one file that runs on any Linux of its architecture. The programs
# of the tests stay as they are.
option(GEMLINT_STATIC "Link gemlint statically (Linux only)" OFF)
if(GEMLINT_STATIC)
  if(NOT CMAKE_SYSTEM_NAME STREQUAL "Linux")
    message(FATAL_ERROR "GEMLINT_STATIC: only Linux promises that a program without its system's libraries goes on running.")
  endif()
  if(GEMLINT_SANITIZE)
    message(FATAL_ERROR "GEMLINT_STATIC: sanitizers need the dynamic libraries.")
  endif()
  set(CMAKE_FIND_LIBRARY_SUFFIXES .a)
  # A build folder that was for a dynamic program remembers another zlib.
  if(ZLIB_LIBRARY_RELEASE AND NOT ZLIB_LIBRARY_RELEASE MATCHES "\\.a$")
    unset(ZLIB_LIBRARY_RELEASE CACHE)
  endif()
endif()

function(gemlint_link_statically target)
  if(GEMLINT_STATIC)
    target_link_options(${target} PRIVATE -static)
  endif()
endfunction()
