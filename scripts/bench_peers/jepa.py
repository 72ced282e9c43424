# SPDX-License-Identifier: Apache-2.0
"""Audio-JEPA as one would write it in eager PyTorch: modules from torch.nn, fused attention, fused AdamW, foreach EMA. Tensors have the names of a weights
file of `ajepa step --init`. Random masks of one size in a batch, a pass a target block, global attention."""

import json
import struct
import tomllib

import numpy
import torch
import torch.nn.functional as F
from torch import nn

TYPES = {"F32": numpy.float32, "U8": numpy.uint8}


def read_safetensors(path):
    """Tensors by name, and the metadata. A few lines instead of a package."""
    with open(path, "rb") as file:
        header = json.loads(file.read(struct.unpack("<Q", file.read(8))[0]))
        data = numpy.frombuffer(file.read(), dtype=numpy.uint8)
    metadata = header.pop("__metadata__", {})
    tensors = {}
    for name, entry in header.items():
        begin, end = entry["data_offsets"]
        tensors[name] = torch.from_numpy(data[begin:end].copy().view(TYPES[entry["dtype"]]).reshape(entry["shape"]))
    return tensors, metadata


class Attention(nn.Module):
    def __init__(self, dim, heads):
        super().__init__()
        self.heads = heads
        self.qkv, self.proj = nn.Linear(dim, 3 * dim), nn.Linear(dim, dim)

    def forward(self, x):
        batch, tokens, dim = x.shape
        q, k, v = self.qkv(x).view(batch, tokens, 3, self.heads, dim // self.heads).permute(2, 0, 3, 1, 4).unbind(0)
        return self.proj(F.scaled_dot_product_attention(q, k, v).transpose(1, 2).reshape(batch, tokens, dim))


class Mlp(nn.Module):
    def __init__(self, dim):
        super().__init__()
        self.fc1, self.fc2 = nn.Linear(dim, 4 * dim), nn.Linear(4 * dim, dim)

    def forward(self, x):
        return self.fc2(F.gelu(self.fc1(x)))


class Block(nn.Module):
    def __init__(self, dim, heads, eps):
        super().__init__()
        self.norm1, self.attn = nn.LayerNorm(dim, eps), Attention(dim, heads)
        self.norm2, self.mlp = nn.LayerNorm(dim, eps), Mlp(dim)

    def forward(self, x):
        x = x + self.attn(self.norm1(x))
        return x + self.mlp(self.norm2(x))


class PatchEmbed(nn.Module):
    def __init__(self, dim, patch):
        super().__init__()
        self.proj = nn.Conv2d(1, dim, patch, stride=patch)

    def forward(self, log_mel):
        return self.proj(log_mel[:, None]).flatten(2).transpose(1, 2)


def gather(tokens, cells):
    return tokens.gather(1, cells[:, :, None].expand(-1, -1, tokens.shape[2]))


class Encoder(nn.Module):
    def __init__(self, config, cells):
        super().__init__()
        e = config["encoder"]
        self.patch_embed = PatchEmbed(e["dim"], (e["patch_frames"], e["patch_mels"]))
        self.register_buffer("pos_embed", torch.zeros(1, cells, e["dim"]))
        self.blocks = nn.ModuleList(Block(e["dim"], e["heads"], e["norm_eps"]) for _ in range(e["depth"]))
        self.norm = nn.LayerNorm(e["dim"], e["norm_eps"])

    def forward(self, log_mel, cells=None):
        x = self.patch_embed(log_mel) + self.pos_embed
        if cells is not None:
            x = gather(x, cells)
        for block in self.blocks:
            x = block(x)
        return self.norm(x)


class Predictor(nn.Module):
    def __init__(self, config, cells):
        super().__init__()
        e, p = config["encoder"], config["predictor"]
        self.embed = nn.Linear(e["dim"], p["dim"])
        self.mask_token = nn.Parameter(torch.zeros(1, 1, p["dim"]))
        self.register_buffer("pos_embed", torch.zeros(1, cells, p["dim"]))
        self.blocks = nn.ModuleList(Block(p["dim"], p["heads"], e["norm_eps"]) for _ in range(p["depth"]))
        self.norm, self.proj = nn.LayerNorm(p["dim"], e["norm_eps"]), nn.Linear(p["dim"], e["dim"])

    def forward(self, context, context_cells, target_cells):
        positions = self.pos_embed.expand(len(context), -1, -1)
        x = torch.cat([self.embed(context) + gather(positions, context_cells), self.mask_token + gather(positions, target_cells)], dim=1)
        for block in self.blocks:
            x = block(x)
        return self.proj(self.norm(x[:, context_cells.shape[1] :]))


def load(module, tensors, prefix):
    module.load_state_dict({name[len(prefix) :]: value for name, value in tensors.items() if name.startswith(prefix)})
    return module


def open_weights(path):
    tensors, metadata = read_safetensors(path)
    config = tomllib.loads(metadata["ajepa.config"])
    features, encoder = config["features"], config["encoder"]
    cells = (features["frames"] // encoder["patch_frames"]) * (features["mels"] // encoder["patch_mels"])
    return tensors, config, cells


class Training:
    """Networks, optimiser and EMA, at the beginning of the schedules."""

    def __init__(self, path):
        tensors, config, cells = open_weights(path)
        self.config = config
        self.context = load(Encoder(config, cells), tensors, "context_encoder.")
        self.target = load(Encoder(config, cells), tensors, "target_encoder.").requires_grad_(False)
        self.predictor = load(Predictor(config, cells), tensors, "predictor.")
        o = config["optimizer"]
        trained = [p for module in (self.context, self.predictor) for p in module.parameters()]
        groups = [
            dict(params=[p for p in trained if p.ndim > 1], weight_decay=o["weight_decay"]),
            dict(params=[p for p in trained if p.ndim == 1], weight_decay=0.0),
        ]
        self.optimizer = torch.optim.AdamW(groups, lr=o["learning_rate"], betas=(o["beta1"], o["beta2"]), eps=o["epsilon"], fused=True)
        self.averaged = list(self.target.parameters())
        self.online = list(self.context.parameters())
        self.step_number = 0

    def learning_rate(self):
        o = self.config["optimizer"]
        assert self.step_number < o["warmup_steps"]
        return o["start_learning_rate"] + (o["learning_rate"] - o["start_learning_rate"]) * self.step_number / o["warmup_steps"]

    def loss(self, predictions, targets):
        loss = self.config["loss"]
        if loss["target_norm"] == "layer":
            targets = F.layer_norm(targets, targets.shape[-1:], eps=1e-5)
        if loss["kind"] == "cosine":
            return (2 - 2 * F.cosine_similarity(predictions, targets, dim=-1)).mean()
        return F.mse_loss(predictions, targets)

    def step(self, log_mel, context_cells, target_cells):
        with torch.no_grad():
            targets = gather(self.target(log_mel), target_cells)
        predictions = self.predictor(self.context(log_mel, context_cells), context_cells, target_cells)
        loss = self.loss(predictions, targets)
        self.optimizer.zero_grad(set_to_none=True)
        loss.backward()
        for group in self.optimizer.param_groups:
            group["lr"] = self.learning_rate()
        self.optimizer.step()
        with torch.no_grad():
            torch._foreach_lerp_(self.averaged, self.online, 1 - self.config["ema"]["start"])
        self.step_number = min(self.step_number + 1, self.config["optimizer"]["warmup_steps"] - 1)
        return loss.item()


def cells_of(marks):
    """[clips, cells] marks with equally many ones in each row to [clips, count] indices."""
    return marks.nonzero()[:, 1].view(len(marks), -1)
