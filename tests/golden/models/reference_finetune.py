# SPDX-License-Identifier: Apache-2.0
"""Golden steps of fine-tuning with regularized masking, written from the description of the method (TLM, arXiv:2310.18738, and A-JEPA section 3.4) and not from
the C++ code: in float64, clip by clip and token by token; results are stored as float32. Run with the Python of scripts/parity in this folder: it writes
finetune.weights, finetune.inputs and finetune.expected (.safetensors).
"""

import math

import numpy
import torch
import torch.nn.functional as F
from safetensors.numpy import save_file

from reference_jepa import layer_norm, linear, mlp, position_table

FRAMES, MELS, PATCH, DIM, DEPTH, HEADS, EPS, CLIPS, CLASSES = 32, 16, 8, 16, 3, 2, 1e-6, 3, 5
TIME, BANDS = FRAMES // PATCH, MELS // PATCH
CELLS = TIME * BANDS
SMOOTHING = 0.1


def keys_of(token, chosen, kind):
    """The tokens that a token attends to."""
    free = [j for j in range(CELLS) if not chosen[j]]
    if not chosen[token]:
        return free
    return {"self": [j for j in range(CELLS) if j != token], "strict": free, "siblings": [token]}[kind]


def masked_attention(weights, name, x, chosen, kind):
    q, k, v = linear(weights, name + ".qkv", x).chunk(3, dim=-1)
    width = DIM // HEADS
    rows = []
    for token in range(CELLS):
        keys = keys_of(token, chosen, kind)
        heads = []
        for h in range(HEADS):
            part = slice(h * width, (h + 1) * width)
            heads.append(torch.softmax(q[token, part] @ k[keys][:, part].T / math.sqrt(width), dim=-1) @ v[keys][:, part])
        rows.append(torch.cat(heads))
    return linear(weights, name + ".proj", torch.stack(rows))


def logits_of(weights, inputs, clip, kind):
    image = F.conv2d(inputs["log_mel"][clip][None, None], weights["encoder.patch_embed.proj.weight"], weights["encoder.patch_embed.proj.bias"], stride=PATCH)
    x = image[0].flatten(1).T + weights["encoder.pos_embed"][0]
    for layer in range(DEPTH):
        name = f"encoder.blocks.{layer}"
        attended = masked_attention(weights, name + ".attn", layer_norm(weights, name + ".norm1", x, EPS), inputs[f"chosen.{layer}"][clip] > 0.5, kind)
        x = x + inputs[f"attention.{layer}"][clip] * attended
        x = x + inputs[f"mlp.{layer}"][clip] * mlp(weights, name + ".mlp", layer_norm(weights, name + ".norm2", x, EPS))
    return linear(weights, "head", layer_norm(weights, "fc_norm", x.mean(dim=0), EPS))


def cross_entropy(logits, labels):
    loss = 0
    for row, label in zip(logits, labels):
        smooth = label * (1 - SMOOTHING) + SMOOTHING / CLASSES
        loss = loss - (smooth * (row - torch.logsumexp(row, dim=0))).sum()
    return loss / len(logits)


def binary_cross_entropy(logits, labels):
    smooth = labels * (1 - SMOOTHING) + SMOOTHING / 2
    p = torch.sigmoid(logits)
    return -(smooth * torch.log(p) + (1 - smooth) * torch.log(1 - p)).mean()


def make_weights(generator):
    normal = lambda *shape: torch.randn(*shape, generator=generator, dtype=torch.float64) * 0.3
    weights = {"encoder.patch_embed.proj.weight": normal(DIM, 1, PATCH, PATCH), "encoder.patch_embed.proj.bias": normal(DIM)}
    for layer in range(DEPTH):
        name = f"encoder.blocks.{layer}."
        for norm in ("norm1", "norm2"):
            weights |= {name + norm + ".weight": 1 + normal(DIM), name + norm + ".bias": normal(DIM)}
        for part, out, into in (("attn.qkv", 3 * DIM, DIM), ("attn.proj", DIM, DIM), ("mlp.fc1", 4 * DIM, DIM), ("mlp.fc2", DIM, 4 * DIM)):
            weights |= {name + part + ".weight": normal(out, into), name + part + ".bias": normal(out)}
    weights |= {"encoder.norm.weight": 1 + normal(DIM), "encoder.norm.bias": normal(DIM), "fc_norm.weight": 1 + normal(DIM), "fc_norm.bias": normal(DIM)}
    weights |= {"head.weight": normal(CLASSES, DIM), "head.bias": normal(CLASSES)}
    weights["encoder.pos_embed"] = position_table(TIME, BANDS, DIM)[None]
    return {name: tensor.float().double() for name, tensor in weights.items()}


def make_inputs(generator):
    uniform = lambda *shape: torch.rand(*shape, generator=generator, dtype=torch.float64)
    inputs = {"log_mel": torch.randn(CLIPS, FRAMES, MELS, generator=generator, dtype=torch.float64), "labels": (uniform(CLIPS, CLASSES) < 0.4).double()}
    inputs["labels"][0] = torch.tensor([0.3, 0, 0.7, 0, 0])  # a mixture
    for layer in range(DEPTH):
        chosen = uniform(CLIPS, CELLS) < 0.4
        chosen[:, layer] = False
        inputs[f"chosen.{layer}"] = chosen.double()
        for branch in ("attention", "mlp"):
            inputs[f"{branch}.{layer}"] = (uniform(CLIPS) > 0.4).double() / 0.6
    return {name: tensor.float().double() for name, tensor in inputs.items()}


def store(name, tensors):
    save_file({key: numpy.ascontiguousarray(tensor.detach().numpy().astype(numpy.float32)) for key, tensor in tensors.items()}, f"finetune.{name}.safetensors")


def main():
    generator = torch.Generator().manual_seed(13)
    weights, inputs = make_weights(generator), make_inputs(generator)
    store("weights", weights)
    store("inputs", inputs)
    expected = {}
    for kind, loss_of in (("self", cross_entropy), ("strict", binary_cross_entropy), ("siblings", cross_entropy)):
        leaves = {name: tensor.clone().requires_grad_(name != "encoder.pos_embed") for name, tensor in weights.items()}
        logits = torch.stack([logits_of(leaves, inputs, clip, kind) for clip in range(CLIPS)])
        loss = loss_of(logits, inputs["labels"])
        loss.backward()
        expected |= {f"{kind}.logits": logits, f"{kind}.loss": loss[None]}
        expected |= {f"{kind}.grad.{name}": leaf.grad for name, leaf in leaves.items() if leaf.grad is not None}
    store("expected", expected)


main()
