# The constant tables: schemas/ and rules/ loaded by a small program at build time, and compiled in.
file(GLOB_RECURSE gemlint_data CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/schemas/*.json ${CMAKE_SOURCE_DIR}/rules/*.json)
file(GLOB gemlint_tables_sources CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/tools/tables/*.cpp)
add_executable(gemlint_make_tables ${gemlint_tables_sources})
target_link_libraries(gemlint_make_tables PRIVATE gemlint_base gemlint_warnings)
set(gemlint_tables_source ${CMAKE_BINARY_DIR}/generated/tables.cpp)
set(gemlint_names_header ${CMAKE_BINARY_DIR}/generated/api/names.hpp)
file(MAKE_DIRECTORY ${CMAKE_BINARY_DIR}/generated/api)
add_custom_command(
  OUTPUT ${gemlint_tables_source} ${gemlint_names_header}
  COMMAND gemlint_make_tables ${CMAKE_SOURCE_DIR}/schemas ${CMAKE_SOURCE_DIR}/rules ${gemlint_tables_source} ${gemlint_names_header}
  DEPENDS gemlint_make_tables ${gemlint_data}
  COMMENT "Making tables from schemas/ and rules/"
  VERBATIM)
add_library(gemlint_tables STATIC ${gemlint_tables_source} ${gemlint_names_header})
target_include_directories(gemlint_tables PUBLIC ${CMAKE_BINARY_DIR}/generated)
target_link_libraries(gemlint_tables PUBLIC gemlint_base)
