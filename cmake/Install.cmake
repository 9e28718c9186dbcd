# What cmake --install lays down: the program, its manual page and completions, documents, and the schemas of the files
# that gemlint writes and reads. None of it is needed at run time.
#
# Components: `program` goes everywhere; `elsewhere` is laid down unless a DEB is made, and `debian` only then.
include(GNUInstallDirs)
set(CMAKE_INSTALL_DEFAULT_DIRECTORY_PERMISSIONS
  OWNER_READ OWNER_WRITE OWNER_EXECUTE GROUP_READ GROUP_EXECUTE WORLD_READ WORLD_EXECUTE)
install(TARGETS gemlint RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR} COMPONENT program)

install(FILES README.md DESTINATION ${CMAKE_INSTALL_DOCDIR} COMPONENT program)
install(DIRECTORY docs/ DESTINATION ${CMAKE_INSTALL_DOCDIR}/docs COMPONENT program FILES_MATCHING PATTERN "*.md")
install(FILES packaging/copyright DESTINATION ${CMAKE_INSTALL_DOCDIR} COMPONENT program)
install(FILES LICENSE CHANGELOG.md DESTINATION ${CMAKE_INSTALL_DOCDIR} COMPONENT elsewhere)
install(FILES schemas/report.json schemas/rule.json schemas/statistics.json schemas/config.json
  DESTINATION ${CMAKE_INSTALL_DATADIR}/gemlint COMPONENT program)

# The program itself says what its options are. (A build for another kind of machine needs CMAKE_CROSSCOMPILING_EMULATOR for
# this, as for the tables.)
set(gemlint_printed ${CMAKE_BINARY_DIR}/printed)
set(printed_files)
file(MAKE_DIRECTORY ${gemlint_printed})
function(gemlint_print file)
  add_custom_command(OUTPUT ${gemlint_printed}/${file} COMMAND gemlint ${ARGN} > ${gemlint_printed}/${file} DEPENDS gemlint
    COMMENT "Printing ${file}")
  set(printed_files ${printed_files} ${gemlint_printed}/${file} PARENT_SCOPE)
endfunction()
gemlint_print(gemlint.1 manual)
gemlint_print(gemlint.bash completion bash)
gemlint_print(_gemlint completion zsh)
gemlint_print(gemlint.fish completion fish)
add_custom_target(gemlint_printed ALL DEPENDS ${printed_files})

install(FILES ${gemlint_printed}/gemlint.1 DESTINATION ${CMAKE_INSTALL_MANDIR}/man1 COMPONENT elsewhere)
install(FILES ${gemlint_printed}/gemlint.bash DESTINATION ${CMAKE_INSTALL_DATADIR}/bash-completion/completions RENAME gemlint
  COMPONENT program)
install(FILES ${gemlint_printed}/gemlint.fish DESTINATION ${CMAKE_INSTALL_DATADIR}/fish/vendor_completions.d COMPONENT program)
install(FILES ${gemlint_printed}/_gemlint DESTINATION ${CMAKE_INSTALL_DATADIR}/zsh/site-functions COMPONENT elsewhere)
