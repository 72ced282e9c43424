# SPDX-License-Identifier: Apache-2.0
# Decides whether the CUDA module is built (AJEPA_CUDA=AUTO|ON|OFF) and sets AJEPA_HAS_CUDA_MODULE. The rest of the project never needs a toolkit.
include_guard()

set_property(CACHE AJEPA_CUDA PROPERTY STRINGS AUTO ON OFF)
if(NOT AJEPA_CUDA MATCHES "^(AUTO|ON|OFF)$")
  message(FATAL_ERROR "AJEPA_CUDA is \"${AJEPA_CUDA}\", but must be AUTO, ON or OFF.")
endif()

set(AJEPA_HAS_CUDA_MODULE OFF)
if(NOT AJEPA_CUDA STREQUAL "OFF")
  include(CheckLanguage)
  # Code for each generation since Ampere, and PTX of the last for what comes after it.
  set(CMAKE_CUDA_ARCHITECTURES 80-real 86-real 89-real 90 CACHE STRING "GPU generations that the CUDA module has code for")
  check_language(CUDA)
  if(CMAKE_CUDA_COMPILER)
    enable_language(CUDA)
    set(AJEPA_HAS_CUDA_MODULE ON)
  elseif(AJEPA_CUDA STREQUAL "ON")
    message(FATAL_ERROR "AJEPA_CUDA is ON, but no working nvcc was found: install the CUDA toolkit and put nvcc on PATH (or name it in CUDACXX), or use AJEPA_CUDA=AUTO.")
  else()
    message(STATUS "No working nvcc: the CUDA module is left out (AJEPA_CUDA=ON makes this an error)")
  endif()
endif()
