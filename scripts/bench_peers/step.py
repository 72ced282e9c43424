# SPDX-License-Identifier: Apache-2.0
"""Peer of the training step: step.py WEIGHTS INPUTS THREADS: jepa.py with AdamW(fused=True) and _foreach_lerp_. The output: losses of three steps."""

import sys

from protocol import need, numpy, serve

torch = need("torch", lambda: __import__("torch"))
import jepa  # noqa: E402  (it needs torch)

weights, inputs, threads = sys.argv[1], sys.argv[2], int(sys.argv[3])
torch.set_num_threads(threads)
training = jepa.Training(weights)
batch, _ = jepa.read_safetensors(inputs)
context, targets = jepa.cells_of(batch["context"]), jepa.cells_of(batch["targets"][:, 0])


def run():
    return training.step(batch["log_mel"], context, targets)


losses = [run() for _ in range(3)]
serve(f"torch {torch.__version__} eager", run, lambda: numpy.array(losses))
