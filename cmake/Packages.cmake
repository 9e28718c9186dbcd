# cpack -G DEB and cpack -G TGZ. The DEB is for a dynamic build, as Debian wants it; the TGZ for a static one.
set(CPACK_PACKAGE_NAME gemlint)
set(CPACK_PACKAGE_VENDOR "gemlint maintainers")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "offline linter for Gemini API request files")
set(CPACK_PACKAGE_DESCRIPTION
"gemlint finds what the Gemini API would refuse in request files, without
sending anything: unknown fields, wrong types, values out of range, what a
model cannot do, broken turns with functions, and more. It reads JSON files,
JSONL of any size and the input files of the Batch API, says file, line and
column, what the server would answer and what helps, and exits with 1, so
that a commit hook or a CI job can stop there.")
set(CPACK_RESOURCE_FILE_LICENSE ${CMAKE_SOURCE_DIR}/LICENSE)
set(CPACK_STRIP_FILES ON)
set(CPACK_INSTALL_DEFAULT_DIRECTORY_PERMISSIONS ${CMAKE_INSTALL_DEFAULT_DIRECTORY_PERMISSIONS})
set(CPACK_PROJECT_CONFIG_FILE ${CMAKE_SOURCE_DIR}/packaging/generator.cmake)
set(CPACK_COMPONENTS_GROUPING ALL_COMPONENTS_IN_ONE)
set(CPACK_DEB_COMPONENT_INSTALL ON)
set(CPACK_SOURCE_IGNORE_FILES "/build/;/\\\\.git/;/\\\\.cache/")
string(TOLOWER "gemlint-${PROJECT_VERSION}-${CMAKE_SYSTEM_NAME}-${CMAKE_SYSTEM_PROCESSOR}" CPACK_PACKAGE_FILE_NAME)
set(CPACK_GENERATOR DEB)
if(GEMLINT_STATIC)
  set(CPACK_GENERATOR TGZ)
endif()

set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_MAINTAINER "gemlint maintainers <noreply@example.invalid>")
set(CPACK_DEBIAN_PACKAGE_RELEASE 1)
set(CPACK_DEBIAN_PACKAGE_SECTION devel)
set(CPACK_DEBIAN_PACKAGE_PRIORITY optional)
set(CPACK_DEBIAN_PACKAGE_CONTROL_STRICT_PERMISSION ON)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
if(GEMLINT_STATIC)
  set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS OFF)
endif()

# What only a DEB has: packed documents, without the time of packing in them (-n).
find_program(GZIP gzip)
if(GZIP)
  set(gemlint_packed ${CMAKE_BINARY_DIR}/packed)
  file(MAKE_DIRECTORY ${gemlint_packed})
  string(TIMESTAMP gemlint_packed_on "%a, %d %b %Y 00:00:00 +0000" UTC)  # or what SOURCE_DATE_EPOCH says
  configure_file(packaging/changelog.in ${gemlint_packed}/changelog.Debian @ONLY)
  function(gemlint_pack from to)
    add_custom_command(OUTPUT ${gemlint_packed}/${to} COMMAND ${GZIP} -9nc ${from} > ${gemlint_packed}/${to} DEPENDS ${from})
  endfunction()
  gemlint_pack(${gemlint_printed}/gemlint.1 gemlint.1.gz)
  gemlint_pack(${gemlint_packed}/changelog.Debian changelog.Debian.gz)
  gemlint_pack(${CMAKE_SOURCE_DIR}/CHANGELOG.md changelog.gz)
  add_custom_target(gemlint_packed ALL
    DEPENDS ${gemlint_packed}/gemlint.1.gz ${gemlint_packed}/changelog.Debian.gz ${gemlint_packed}/changelog.gz)
  add_dependencies(gemlint_packed gemlint_printed)
  install(FILES ${gemlint_packed}/gemlint.1.gz DESTINATION ${CMAKE_INSTALL_MANDIR}/man1 COMPONENT debian EXCLUDE_FROM_ALL)
  install(FILES ${gemlint_packed}/changelog.Debian.gz ${gemlint_packed}/changelog.gz DESTINATION ${CMAKE_INSTALL_DOCDIR}
    COMPONENT debian EXCLUDE_FROM_ALL)
  install(FILES ${gemlint_printed}/_gemlint DESTINATION ${CMAKE_INSTALL_DATADIR}/zsh/vendor-completions
    COMPONENT debian EXCLUDE_FROM_ALL)
endif()
include(CPack)
