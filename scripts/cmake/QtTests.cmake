# SPDX-License-Identifier: Apache-2.0
# ajepa_add_qt_test(NAME widgets_config_form SOURCES a.cpp LINK ajepa_widgets LABELS widgets): one Qt Test executable, one ctest entry, no display needed.
# Settings and documents of the tests live in the build tree.
include_guard()

function(ajepa_add_qt_test)
  cmake_parse_arguments(arg "" "NAME" "SOURCES;LINK;LABELS" ${ARGN})
  add_executable(test_${arg_NAME} ${arg_SOURCES})
  set_target_properties(test_${arg_NAME} PROPERTIES AUTOMOC ON)
  target_link_libraries(test_${arg_NAME} PRIVATE ajepa_defaults Qt6::Test ${arg_LINK})
  add_test(NAME ${arg_NAME} COMMAND test_${arg_NAME})
  set(home "${CMAKE_BINARY_DIR}/test-home/${arg_NAME}")
  set_tests_properties(${arg_NAME} PROPERTIES
    LABELS "${arg_LABELS}" TIMEOUT 300 WORKING_DIRECTORY "${CMAKE_SOURCE_DIR}"
    ENVIRONMENT "QT_QPA_PLATFORM=offscreen;LC_ALL=C.UTF-8;HOME=${home};XDG_CONFIG_HOME=${home}/config;XDG_DATA_HOME=${home}/data;AJEPA_RUNS=${home}/runs")
  file(MAKE_DIRECTORY "${home}")
endfunction()
