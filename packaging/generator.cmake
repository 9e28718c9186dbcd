# Read by cpack for each kind of package. A DEB has its documents and zsh's completion where Debian looks for them, and
# packed; an archive has what cmake --install lays down.
if(CPACK_GENERATOR STREQUAL "DEB")
  set(CPACK_COMPONENTS_ALL program debian)
endif()
