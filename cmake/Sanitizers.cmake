# GEMLINT_SANITIZE=address,undefined builds everything with those sanitizers; empty builds without.
set(GEMLINT_SANITIZE "" CACHE STRING "Sanitizers, comma-separated")
add_library(gemlint_sanitizers INTERFACE)
if(GEMLINT_SANITIZE)
  target_compile_options(gemlint_sanitizers INTERFACE -fsanitize=${GEMLINT_SANITIZE} -fno-sanitize-recover=all -fno-omit-frame-pointer)
  target_link_options(gemlint_sanitizers INTERFACE -fsanitize=${GEMLINT_SANITIZE})
endif()
