// SPDX-License-Identifier: Apache-2.0

/// MKL, which does LibTorch's matrix products, asks this function of its own whether it may use the kernels for AVX-512, and answers no on processors of
/// other makers although they have those instructions. The linker takes this definition instead; which instructions exist is still asked of the processor.
/// Measured on an AMD EPYC with AVX-512: 104 -> 250 GFLOP/s a core at the sizes of the tiny presets.
extern "C" __attribute__((visibility("default"), used)) int mkl_serv_intel_cpu_true() {
    return 1;
}
