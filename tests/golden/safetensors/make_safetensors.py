# SPDX-License-Identifier: Apache-2.0
"""Writes python.safetensors with the reference package (safetensors 0.4 or later, numpy); read and rewritten by tests/core/runs/test_safetensors.cpp."""
import pathlib

import numpy as np
from safetensors.numpy import save_file

here = pathlib.Path(__file__).parent
save_file(
    {
        "blocks.0.weight": np.arange(6, dtype=np.float32).reshape(2, 3) / 4 - 0.5,
        "empty": np.zeros((0, 4), dtype=np.float32),
        "mask": np.array([[1, 0, 1], [0, 1, 1]], dtype=np.uint8),
        "steps": np.array([-1, 2**40], dtype=np.int64),
    },
    here / "python.safetensors",
    metadata={"ajepa.config": "[train]\nsteps = 7 # größer\n"},
)
