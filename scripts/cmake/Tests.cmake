# SPDX-License-Identifier: Apache-2.0
# ajepa_add_test(NAME core_features SOURCES a.cpp b.cpp LINK ajepa_core LABELS core): one doctest executable, one ctest entry. The target tests_core builds all
# tests of the label core.
include_guard()

add_library(ajepa_test_support STATIC "${CMAKE_SOURCE_DIR}/tests/support/doctest_main.cpp" "${CMAKE_SOURCE_DIR}/tests/support/test_data.cpp")
target_link_libraries(ajepa_test_support PUBLIC ajepa_defaults)
target_compile_definitions(ajepa_test_support PUBLIC AJEPA_GOLDEN_DIR="${CMAKE_SOURCE_DIR}/tests/golden")

function(ajepa_build_with_label target)
  foreach(label ${ARGN})
    if(NOT TARGET tests_${label})
      add_custom_target(tests_${label})
    endif()
    add_dependencies(tests_${label} ${target})
  endforeach()
endfunction()

function(ajepa_add_test)
  cmake_parse_arguments(arg "" "NAME" "SOURCES;LINK;LABELS" ${ARGN})
  add_executable(test_${arg_NAME} ${arg_SOURCES})
  target_link_libraries(test_${arg_NAME} PRIVATE ajepa_test_support ${arg_LINK})
  add_test(NAME ${arg_NAME} COMMAND test_${arg_NAME})
  ajepa_build_with_label(test_${arg_NAME} ${arg_LABELS})
  set_tests_properties(${arg_NAME} PROPERTIES LABELS "${arg_LABELS}" TIMEOUT 300 WORKING_DIRECTORY "${CMAKE_SOURCE_DIR}")
endfunction()
