# SPDX-License-Identifier: Apache-2.0
"""Golden training steps of JEPA on sound, written from the description of the methods and not from the C++ code.

Everything is computed in float64, clip by clip and window by window, without any batching or padding; the results are stored as float32. Run with the
Python of scripts/parity in this folder: it writes NAME.weights, NAME.inputs, NAME.expected (.safetensors) for each case, and adamw.safetensors.
"""

import itertools
import math

import numpy
import torch
import torch.nn.functional as F
from safetensors.numpy import save_file

CASES = {
    # Random masks of unequal sizes, a pass a target block, global attention, cosine loss: Audio-JEPA.
    "audio-jepa": dict(
        frames=32, mels=16, patch=(4, 4), dim=16, depth=3, heads=2, eps=1e-5,
        predictor=dict(dim=8, depth=2, heads=2, feed="per-target", attention="global", window=(4, 4), shift=(2, 0), global_every=0),
        loss=dict(kind="cosine", target_norm="layer", target_layers=1, target_centring="none", variance=0.0, covariance=0.0),
        smallest_tau=1.0, contexts=[7, 15, 11], blocks=[[5, 4], [3, 6], [4]]),
    # Whole grid, shifted windows, squared error against layer-normalised targets: A-JEPA.
    "a-jepa": dict(
        frames=48, mels=32, patch=(4, 4), dim=16, depth=2, heads=2, eps=1e-6,
        predictor=dict(dim=12, depth=3, heads=3, feed="full-grid", attention="window", window=(4, 4), shift=(2, 0), global_every=0),
        loss=dict(kind="mse", target_norm="layer", target_layers=1, target_centring="none", variance=0.0, covariance=0.0),
        smallest_tau=0.005,  # below the clamp
        contexts=[20, 33], blocks=[[12, 9, 8], [10, 10, 6]]),
    # What the tiny presets add: mean of the top layers, centring, variance and covariance, global layers between windows shifted along both axes.
    "tiny": dict(
        frames=32, mels=32, patch=(4, 4), dim=16, depth=5, heads=4, eps=1e-6,
        predictor=dict(dim=8, depth=4, heads=2, feed="full-grid", attention="window", window=(4, 4), shift=(2, 2), global_every=3),
        loss=dict(kind="smooth-l1", target_norm="layer", target_layers=4, target_centring="position", variance=0.5, covariance=0.04),
        smallest_tau=0.3,  # at 0.01 even this script misses the tolerance when it runs in float32: the logits are too sharp
        contexts=[20, 33, 26, 14], blocks=[[8, 9], [10, 6], [9, 9], [4, 7]]),
}


def position_table(time, bands, dim):
    """First half of the features: frequency; second half: time; sines, then cosines."""
    omega = [10000.0 ** (-k / (dim // 4)) for k in range(dim // 4)]
    rows = []
    for t in range(time):
        for f in range(bands):
            row = []
            for place in (f, t):
                row += [math.sin(place * w) for w in omega] + [math.cos(place * w) for w in omega]
            rows.append(row)
    return torch.tensor(rows, dtype=torch.float64)


def layer_norm(weights, name, x, eps):
    return F.layer_norm(x, x.shape[-1:], weights[name + ".weight"], weights[name + ".bias"], eps)


def linear(weights, name, x):
    return x @ weights[name + ".weight"].T + weights[name + ".bias"]


def mlp(weights, name, x):
    return linear(weights, name + ".fc2", F.gelu(linear(weights, name + ".fc1", x)))


def attention(weights, name, x, heads):
    q, k, v = linear(weights, name + ".qkv", x).chunk(3, dim=-1)
    width = x.shape[-1] // heads
    mixed = []
    for h in range(heads):
        part = slice(h * width, (h + 1) * width)
        mixed.append(torch.softmax(q[:, part] @ k[:, part].T / math.sqrt(width), dim=-1) @ v[:, part])
    return linear(weights, name + ".proj", torch.cat(mixed, dim=-1))


def global_block(weights, name, x, heads, eps):
    x = x + attention(weights, name + ".attn", layer_norm(weights, name + ".norm1", x, eps), heads)
    return x + mlp(weights, name + ".mlp", layer_norm(weights, name + ".norm2", x, eps))


def log_spaced(distance):
    return math.copysign(math.log(1 + abs(distance)), distance)


def window_attention(weights, name, x, heads, grid, window, shift):
    """Attention of each cell to the cells of its window; cells that the roll brings together from both ends of an axis get -100."""
    time, bands = grid
    q, k, v = linear(weights, name + ".qkv", x).chunk(3, dim=-1)
    width = x.shape[-1] // heads
    rows = []
    for i in range(time * bands):
        def rolled(cell):
            return (cell // bands - shift[0]) % time, (cell % bands - shift[1]) % bands
        here = rolled(i)
        keys = [j for j in range(time * bands)
                if all(rolled(j)[a] // window[a] == here[a] // window[a] for a in (0, 1))]
        across = torch.tensor([-100.0 if any((rolled(j)[a] + shift[a] >= grid[a]) != (here[a] + shift[a] >= grid[a]) for a in (0, 1)) else 0.0
                               for j in keys], dtype=torch.float64)
        offsets = torch.tensor([[log_spaced(here[a] - rolled(j)[a]) for a in (0, 1)] for j in keys], dtype=torch.float64)
        bias = linear(weights, name + ".meta_mlp.fc2", torch.relu(linear(weights, name + ".meta_mlp.fc1", offsets)))
        mixed = []
        for h in range(heads):
            part = slice(h * width, (h + 1) * width)
            cosine = F.cosine_similarity(q[i : i + 1, part], k[keys][:, part], dim=-1)
            logits = cosine / weights[name + ".tau"][h].clamp(min=0.01) + bias[:, h] + across
            mixed.append(torch.softmax(logits, dim=-1) @ v[keys][:, part])
        rows.append(torch.cat(mixed))
    return linear(weights, name + ".proj", torch.stack(rows))


def window_block(weights, name, x, heads, eps, grid, window, shift):
    x = x + layer_norm(weights, name + ".norm1", window_attention(weights, name + ".attn", x, heads, grid, window, shift), eps)
    return x + layer_norm(weights, name + ".norm2", mlp(weights, name + ".mlp", x), eps)


class Step:
    def __init__(self, case, weights):
        self.case, self.weights = case, weights
        self.grid = (case["frames"] // case["patch"][0], case["mels"] // case["patch"][1])
        self.cells = self.grid[0] * self.grid[1]

    def embed(self, prefix, log_mel):
        """Log-mel of one clip to [cells, dim] tokens with positions."""
        kernel = self.weights[prefix + ".patch_embed.proj.weight"]
        image = F.conv2d(log_mel[None, None], kernel, self.weights[prefix + ".patch_embed.proj.bias"], stride=self.case["patch"])
        return image[0].flatten(1).T + self.weights[prefix + ".pos_embed"][0]

    def encode(self, prefix, tokens):
        outputs = []
        for layer in range(self.case["depth"]):
            tokens = global_block(self.weights, f"{prefix}.blocks.{layer}", tokens, self.case["heads"], self.case["eps"])
            outputs.append(tokens)
        return outputs, layer_norm(self.weights, prefix + ".norm", tokens, self.case["eps"])

    def targets(self, log_mels):
        loss = self.case["loss"]
        clips = []
        for log_mel in log_mels:
            outputs, final = self.encode("target_encoder", self.embed("target_encoder", log_mel))
            if loss["target_layers"] > 1:
                final = sum(F.layer_norm(o, o.shape[-1:], eps=1e-5) for o in outputs[-loss["target_layers"]:]) / loss["target_layers"]
            clips.append(final)
        tokens = torch.stack(clips).detach()
        if loss["target_centring"] == "position":
            tokens = tokens - tokens.mean(dim=0, keepdim=True)
        if loss["target_norm"] == "layer":  # over the features of a token
            return F.layer_norm(tokens, tokens.shape[-1:], eps=1e-5)
        if loss["target_norm"] == "instance":  # over the tokens of a clip, for each feature
            mean, variance = tokens.mean(dim=1, keepdim=True), tokens.var(dim=1, unbiased=False, keepdim=True)
            return (tokens - mean) / torch.sqrt(variance + 1e-5)
        if loss["target_norm"] == "centre":  # each token's mean over its features is removed
            return tokens - tokens.mean(dim=-1, keepdim=True)
        assert loss["target_norm"] == "none"
        return tokens

    def predictor_block(self, layer, x):
        p = self.case["predictor"]
        name = f"predictor.blocks.{layer}"
        if p["attention"] == "global" or (p["global_every"] and (layer + 1) % p["global_every"] == 0):
            return global_block(self.weights, name, x, p["heads"], self.case["eps"])
        window = tuple(min(w, g) for w, g in zip(p["window"], self.grid))
        shift = tuple(s if layer % 2 == 1 and w < g else 0 for s, w, g in zip(p["shift"], window, self.grid))
        return window_block(self.weights, name, x, p["heads"], self.case["eps"], self.grid, window, shift)

    def predict(self, context, context_cells, blocks):
        """Predictions [target cells, dim] of each block of one clip."""
        w, positions = self.weights, self.weights["predictor.pos_embed"][0]
        embedded, mask = linear(w, "predictor.embed", context), w["predictor.mask_token"][0, 0]
        predictions = []
        for cells in blocks:
            if self.case["predictor"]["feed"] == "full-grid":
                rows = [embedded[context_cells.index(c)] if c in context_cells else mask for c in range(self.cells)]
                x, read = torch.stack(rows) + positions, cells
            else:
                x = torch.cat([embedded + positions[context_cells], mask + positions[cells]])
                read = list(range(len(context_cells), len(context_cells) + len(cells)))
            for layer in range(self.case["predictor"]["depth"]):
                x = self.predictor_block(layer, x)
            predictions.append(linear(w, "predictor.proj", layer_norm(w, "predictor.norm", x, self.case["eps"])[read]))
        return predictions

    def variance_covariance(self, contexts, cells_of):
        dim = self.case["dim"]
        by_cell = {}
        for tokens, cells in zip(contexts, cells_of):
            for row, cell in enumerate(cells):
                by_cell.setdefault(cell, []).append(tokens[row])
        centred = torch.cat([torch.stack(group) - torch.stack(group).mean(dim=0) for group in by_cell.values()])
        covariance = centred.T @ centred / (len(centred) - len(by_cell))
        variance = torch.relu(1 - torch.sqrt(covariance.diagonal() + 1e-4)).mean()
        return variance, (covariance - torch.diag(covariance.diagonal())).square().sum() / dim

    def run(self, log_mels, contexts, targets):
        loss = self.case["loss"]
        full_grid = self.case["predictor"]["feed"] == "full-grid"
        target_tokens = self.targets(log_mels)
        most_blocks = 1 if full_grid else max(len(blocks) for blocks in targets)
        shape = (len(log_mels), most_blocks, self.cells, self.case["dim"])
        values, predictions = torch.zeros(shape, dtype=torch.float64), torch.zeros(shape, dtype=torch.float64)
        terms, context_tokens = [], []
        for clip, log_mel in enumerate(log_mels):
            blocks = [sorted(set(sum(targets[clip], [])))] if full_grid else targets[clip]
            _, context = self.encode("context_encoder", self.embed("context_encoder", log_mel)[contexts[clip]])
            context_tokens.append(context)
            for block, (cells, predicted) in enumerate(zip(blocks, self.predict(context, contexts[clip], blocks))):
                wanted = target_tokens[clip][cells]
                values[clip, block, cells] = wanted
                predictions[clip, block, cells] = predicted.detach()
                terms.append((predicted, wanted))
        predicted, wanted = torch.cat([p for p, _ in terms]), torch.cat([t for _, t in terms])
        if loss["kind"] == "mse":
            total = ((predicted - wanted) ** 2).mean()
        elif loss["kind"] == "smooth-l1":
            error = (predicted - wanted).abs()
            total = torch.where(error < 1, 0.5 * error**2, error - 0.5).mean()
        elif loss["kind"] == "l1":
            total = (predicted - wanted).abs().mean()
        else:
            total = (2 - 2 * F.cosine_similarity(predicted, wanted, dim=-1)).mean()
        if loss["variance"] or loss["covariance"]:
            variance, covariance = self.variance_covariance(context_tokens, contexts)
            total = total + loss["variance"] * variance + loss["covariance"] * covariance
        if full_grid:
            values, predictions = values[:, 0], predictions[:, 0]
        return total, values, predictions


def shapes(case):
    """Names and shapes of every tensor of a checkpoint, in its order."""
    grid_cells = (case["frames"] // case["patch"][0]) * (case["mels"] // case["patch"][1])
    dim, p = case["dim"], case["predictor"]
    found = {}

    def block(name, width, heads, windowed):
        found[name + ".norm1.weight"], found[name + ".norm1.bias"] = (width,), (width,)
        found[name + ".attn.qkv.weight"], found[name + ".attn.qkv.bias"] = (3 * width, width), (3 * width,)
        found[name + ".attn.proj.weight"], found[name + ".attn.proj.bias"] = (width, width), (width,)
        if windowed:
            found[name + ".attn.tau"] = (heads,)
            found[name + ".attn.meta_mlp.fc1.weight"], found[name + ".attn.meta_mlp.fc1.bias"] = (384, 2), (384,)
            found[name + ".attn.meta_mlp.fc2.weight"], found[name + ".attn.meta_mlp.fc2.bias"] = (heads, 384), (heads,)
        found[name + ".norm2.weight"], found[name + ".norm2.bias"] = (width,), (width,)
        found[name + ".mlp.fc1.weight"], found[name + ".mlp.fc1.bias"] = (4 * width, width), (4 * width,)
        found[name + ".mlp.fc2.weight"], found[name + ".mlp.fc2.bias"] = (width, 4 * width), (width,)

    for prefix in ("context_encoder", "target_encoder"):
        found[prefix + ".patch_embed.proj.weight"], found[prefix + ".patch_embed.proj.bias"] = (dim, 1, *case["patch"]), (dim,)
        found[prefix + ".pos_embed"] = (1, grid_cells, dim)
        for layer in range(case["depth"]):
            block(f"{prefix}.blocks.{layer}", dim, case["heads"], False)
        found[prefix + ".norm.weight"], found[prefix + ".norm.bias"] = (dim,), (dim,)
    found["predictor.embed.weight"], found["predictor.embed.bias"] = (p["dim"], dim), (p["dim"],)
    found["predictor.mask_token"], found["predictor.pos_embed"] = (1, 1, p["dim"]), (1, grid_cells, p["dim"])
    for layer in range(p["depth"]):
        is_global = p["attention"] == "global" or (p["global_every"] and (layer + 1) % p["global_every"] == 0)
        block(f"predictor.blocks.{layer}", p["dim"], p["heads"], not is_global)
    found["predictor.norm.weight"], found["predictor.norm.bias"] = (p["dim"],), (p["dim"],)
    found["predictor.proj.weight"], found["predictor.proj.bias"] = (dim, p["dim"]), (dim,)
    return found


def make_weights(case, generator):
    grid = (case["frames"] // case["patch"][0], case["mels"] // case["patch"][1])
    weights = {}
    for name, shape in shapes(case).items():
        noise = torch.randn(shape, generator=generator, dtype=torch.float64)
        if name.endswith("pos_embed"):
            value = position_table(*grid, shape[2])[None]
        elif name.endswith(".tau"):
            value = torch.linspace(case["smallest_tau"], 0.8, shape[0], dtype=torch.float64)
        elif ".norm" in name and name.endswith("weight"):
            value = 1 + 0.2 * noise
        elif len(shape) == 1 or name.endswith("mask_token"):
            value = 0.2 * noise
        else:
            value = noise / math.sqrt(math.prod(shape[1:]))
        weights[name] = value.float().double()
    return weights


def toml(case):
    p, loss = case["predictor"], case["loss"]
    return f"""[features]
frames = {case['frames']}
mels = {case['mels']}
[encoder]
dim = {case['dim']}
depth = {case['depth']}
heads = {case['heads']}
patch_frames = {case['patch'][0]}
patch_mels = {case['patch'][1]}
norm_eps = {case['eps']}
[predictor]
dim = {p['dim']}
depth = {p['depth']}
heads = {p['heads']}
feed = "{p['feed']}"
attention = "{p['attention']}"
window = {list(p['window'])}
shift = {list(p['shift'])}
global_every = {p['global_every']}
[loss]
kind = "{loss['kind']}"
target_norm = "{loss['target_norm']}"
target_layers = {loss['target_layers']}
target_centring = "{loss['target_centring']}"
variance_weight = {loss['variance']}
covariance_weight = {loss['covariance']}
"""


def draw_masks(case, cells, generator):
    """Contexts and target blocks of the sizes given; blocks of a clip overlap in one cell."""
    contexts, targets = [], []
    for size, block_sizes in zip(case["contexts"], case["blocks"]):
        order = torch.randperm(cells, generator=generator).tolist()
        contexts.append(sorted(order[:size]))
        blocks, start = [], size
        for block_size in block_sizes:
            blocks.append(sorted(order[start : start + block_size]))
            start += block_size - 1
        targets.append(blocks)
    return contexts, targets


def as_bytes(contexts, targets, cells):
    context = numpy.zeros((len(contexts), cells), numpy.uint8)
    target = numpy.zeros((len(contexts), max(map(len, targets)), cells), numpy.uint8)
    for clip, (seen, blocks) in enumerate(zip(contexts, targets)):
        context[clip, seen] = 1
        for block, wanted in enumerate(blocks):
            target[clip, block, wanted] = 1
    return context, target


def single(tensor):
    return tensor.detach().float().numpy()


class CaseData:
    """Weights, masks and inputs of a case, from its name."""

    def __init__(self, name, case):
        self.name, self.case = name, case
        generator = torch.Generator().manual_seed(sum(map(ord, name)))
        self.weights = make_weights(case, generator)
        self.trained = [n for n in self.weights if not n.startswith("target_encoder.") and not n.endswith("pos_embed")]
        for n in self.trained:
            self.weights[n].requires_grad_()
        self.step = Step(case, self.weights)
        self.contexts, self.targets = draw_masks(case, self.step.cells, generator)
        self.log_mels = torch.randn((len(self.contexts), case["frames"], case["mels"]), generator=generator, dtype=torch.float64).float().double()

    def run(self):
        return self.step.run(self.log_mels, self.contexts, self.targets)

    def write_files(self):
        context, target = as_bytes(self.contexts, self.targets, self.step.cells)
        save_file({n: single(w) for n, w in self.weights.items()}, f"{self.name}.weights.safetensors",
                  {"ajepa.format": "1", "ajepa.step": "0", "ajepa.config": toml(self.case) + self.case.get("training", "")})
        save_file({"log_mel": single(self.log_mels), "context": context, "targets": target}, f"{self.name}.inputs.safetensors")


def write_case(name, case):
    data = CaseData(name, case)
    data.write_files()
    loss, values, predictions = data.run()
    loss.backward()
    save_file({"loss": single(loss.reshape(1)), "target_values": single(values), "predictions": single(predictions)}
              | {"grad." + n: single(data.weights[n].grad) for n in data.trained}, f"{name}.expected.safetensors")
    print(name, "loss", loss.item())


def sweep():
    """Every loss x target normalisation x feed and attention, small; the depth of the target mean and the centring alternate through them."""
    feeds = {"per-target-global": ("per-target", "global", 0), "full-grid-global": ("full-grid", "global", 0), "full-grid-window": ("full-grid", "window", 0),
             "full-grid-window-and-global": ("full-grid", "window", 2)}
    for number, (kind, norm, feed) in enumerate(itertools.product(("mse", "smooth-l1", "l1", "cosine"), ("layer", "instance", "centre", "none"), feeds)):
        way, attention, every = feeds[feed]
        yield f"{kind},{norm},{feed}", dict(
            frames=24, mels=16, patch=(4, 4), dim=8, depth=2, heads=2, eps=1e-6,
            predictor=dict(dim=8, depth=2, heads=2, feed=way, attention=attention, window=(2, 2), shift=(1, number % 2), global_every=every),
            loss=dict(kind=kind, target_norm=norm, target_layers=1 + number % 2, target_centring="none" if number % 3 else "position", variance=0.0,
                      covariance=0.0),
            smallest_tau=0.3, contexts=[7, 10, 9], blocks=[[5, 4], [3, 6], [4, 4]])


UPDATES = 10


def write_updates(name, case, epsilon):
    """The weights after ten updates on one batch: torch.optim.AdamW in float64, schedules and the moving average from their descriptions. `pulled.NAME` marks the
    elements that the loss can move at all. A softmax stays the same when all its logits grow by as much, so the gradients of the keys' biases, of the last
    bias of the windows' position network and of its hidden units that are active everywhere are zero, and in float32 nothing but rounding, which AdamW makes
    as large as any other gradient unless epsilon is larger."""
    rate, warmup, horizon, decay, last_decay, momentum = 2e-3, 4, 20, 0.04, 0.4, 0.99
    # Attention as sharp as the clamp allows makes ten updates in float32 differ by 1e-4, in any program.
    data = CaseData(name, case | dict(smallest_tau=max(case["smallest_tau"], 0.3), training=f"""[optimizer]
learning_rate = {rate}
warmup_steps = {warmup}
weight_decay = {decay}
final_weight_decay = {last_decay}
epsilon = {epsilon}
[ema]
start = {momentum}
[train]
steps = {horizon}
"""))
    data.write_files()
    weights = data.weights
    groups = [dict(params=[weights[n] for n in data.trained if (weights[n].dim() > 1) == decays]) for decays in (True, False)]
    optimizer = torch.optim.AdamW(groups, betas=(0.9, 0.999), eps=epsilon)
    losses, pull = [], {n: torch.zeros_like(weights[n]) for n in data.trained}
    for update in range(UPDATES):
        share = min(max((update - warmup) / (horizon - warmup), 0), 1)
        for group in optimizer.param_groups:
            group["lr"] = rate * update / warmup if update < warmup else rate * 0.5 * (1 + math.cos(math.pi * share))
            group["weight_decay"] = 0.0
        optimizer.param_groups[0]["weight_decay"] = last_decay + (decay - last_decay) * 0.5 * (1 + math.cos(math.pi * update / horizon))
        optimizer.zero_grad()
        loss = data.run()[0]
        loss.backward()
        for n in data.trained:
            pull[n] = torch.maximum(pull[n], weights[n].grad.abs())
        optimizer.step()
        keep = momentum + (1 - momentum) * update / horizon
        with torch.no_grad():
            for n in data.trained:
                if n.startswith("context_encoder."):
                    average = weights[n.replace("context_encoder.", "target_encoder.")]
                    average.mul_(keep).add_(weights[n], alpha=1 - keep)
        losses.append(loss.item())
    marks = {"pulled." + n: (p > 1e-12).numpy() for n, p in pull.items()}
    save_file({n: w.detach().numpy() for n, w in weights.items()} | marks | {"losses": numpy.array(losses)}, f"{name}.updated.safetensors")


def write_adamw():
    """Three updates of torch.optim.AdamW with two decay groups, clipping factors and an exponential moving average of the first two tensors."""
    generator = torch.Generator().manual_seed(1)
    sizes, decays = [700, 33, 5000, 64], [True, False, True, False]
    parameters = [torch.nn.Parameter(torch.randn(s, generator=generator)) for s in sizes]
    target = [p.detach().clone() for p in parameters[:2]]
    out = {"start": single(torch.cat([p.detach() for p in parameters]))}
    optimizer = torch.optim.AdamW([dict(params=[p for p, d in zip(parameters, decays) if d]), dict(params=[p for p, d in zip(parameters, decays) if not d])],
                                  betas=(0.9, 0.95), eps=1e-8)
    for step, (rate, decay, scale, momentum) in enumerate([(1e-3, 0.04, 1.0, 0.99), (2e-3, 0.1, 0.5, 0.995), (5e-4, 0.4, 1.0, 1.0)]):
        for group, factor in zip(optimizer.param_groups, (decay, 0.0)):
            group["lr"], group["weight_decay"] = rate, factor
        gradients = [torch.randn(s, generator=generator) * 10.0 ** torch.randint(-4, 2, (s,), generator=generator) for s in sizes]
        for p, g in zip(parameters, gradients):
            p.grad = g * scale
        optimizer.step()
        for t, p in zip(target, parameters):
            t.mul_(momentum).add_(p.detach(), alpha=1 - momentum)
        out[f"gradients.{step}"] = single(torch.cat(gradients))
        out[f"parameters.{step}"] = single(torch.cat([p.detach() for p in parameters]))
        out[f"target.{step}"] = single(torch.cat(target))
    save_file(out, "adamw.safetensors")


if __name__ == "__main__":
    for case_name, settings in CASES.items():
        write_case(case_name, settings)
    write_adamw()
