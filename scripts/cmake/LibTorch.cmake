# SPDX-License-Identifier: Apache-2.0
# LibTorch from the pinned PyPI wheel, as two imported targets. The wheel's own CMake package is not used:
# it asks for a CUDA toolkit even where only the CPU library is linked.
include_guard()

set(AJEPA_TORCH_VERSION 2.11.0)
if(AJEPA_TORCH_DIR)
  set(ajepa_torch_root "${AJEPA_TORCH_DIR}")
elseif(DEFINED ENV{AJEPA_TORCH_DIR})
  set(ajepa_torch_root "$ENV{AJEPA_TORCH_DIR}")
elseif(DEFINED ENV{XDG_CACHE_HOME})
  set(ajepa_torch_root "$ENV{XDG_CACHE_HOME}/ajepa/torch-${AJEPA_TORCH_VERSION}")
else()
  set(ajepa_torch_root "$ENV{HOME}/.cache/ajepa/torch-${AJEPA_TORCH_VERSION}")
endif()

set(ajepa_torch_lib "${ajepa_torch_root}/torch/lib")
if(NOT EXISTS "${ajepa_torch_lib}/libtorch_cpu.so")
  message(FATAL_ERROR "LibTorch ${AJEPA_TORCH_VERSION} is not in ${ajepa_torch_root}. Run scripts/setup, or set AJEPA_TORCH_DIR to the site-packages folder of an installed torch ${AJEPA_TORCH_VERSION}.")
endif()
file(READ "${ajepa_torch_root}/torch/version.py" ajepa_torch_found)
if(NOT ajepa_torch_found MATCHES "'${AJEPA_TORCH_VERSION}")
  message(FATAL_ERROR "The torch in ${ajepa_torch_root} is not version ${AJEPA_TORCH_VERSION}.")
endif()

set(ajepa_torch_include "${ajepa_torch_root}/torch/include")
foreach(name c10 torch_cpu)
  add_library(torch::${name} SHARED IMPORTED)
  set_target_properties(torch::${name} PROPERTIES
    IMPORTED_LOCATION "${ajepa_torch_lib}/lib${name}.so"
    INTERFACE_INCLUDE_DIRECTORIES "${ajepa_torch_include};${ajepa_torch_include}/torch/csrc/api/include")
endforeach()
add_library(ajepa_torch INTERFACE)
target_link_libraries(ajepa_torch INTERFACE torch::torch_cpu torch::c10)
# LibTorch's parallel loops are OpenMP; the same flags everywhere let all Torch targets share one precompiled header.
find_package(OpenMP REQUIRED COMPONENTS CXX)
# As plain flags: LibTorch ships the same libgomp.so.1, and two folders for it would make CMake warn about the run-time search path.
target_compile_options(ajepa_torch INTERFACE ${OpenMP_CXX_FLAGS})
target_link_options(ajepa_torch INTERFACE ${OpenMP_CXX_FLAGS})
