# SPDX-License-Identifier: Apache-2.0
"""Statistics of the mask rules, by an implementation of its own with numpy's randomness.

Writes statistics.csv beside itself: one row a setting, shares of the grid's cells.
Run: python3 tests/golden/masks/reference_masks.py (about two minutes; numpy only).
"""

import csv
import math
import pathlib

import numpy as np

BATCH = 64
PLANS = 2000
MIN_KEEP = 10
TRIES = 20
BLOCK = dict(targets=4, scale=(0.15, 0.20), cross=None)
CROSS = dict(targets=3, scale=(0.05, 0.075), cross="both")
ASPECT = (0.75, 1.5)
CONTEXT_SCALE = (0.85, 1.0)


def literal_size(rng, height, width, scale, aspect):
    """One random number for both; at least one row and one column stay out."""
    r = rng.random()
    keep = int(height * width * (scale[0] + r * (scale[1] - scale[0])))
    ratio = aspect[0] + r * (aspect[1] - aspect[0])
    h = int(round(math.sqrt(keep * ratio)))
    w = int(round(math.sqrt(keep / ratio)))
    while h >= height:
        h -= 1
    while w >= width:
        w -= 1
    return h, w


def relative_size(rng, height, width, scale, aspect):
    s = rng.uniform(*scale)
    a = rng.uniform(*aspect)
    h = int(round(height * math.sqrt(s * a)))
    w = int(round(width * math.sqrt(s / a)))
    return min(max(h, 1), height), min(max(w, 1), width)


def place(rng, literal, height, width, size):
    h, w = size
    extra = 0 if literal else 1
    top = rng.integers(0, height - h + extra)
    left = rng.integers(0, width - w + extra)
    block = np.zeros((height, width), bool)
    block[top : top + h, left : left + w] = True
    return block


def complement(block, cross):
    """Cells that a target leaves to the context."""
    free = ~block
    if cross in ("both", "time"):
        free[block.any(axis=1), :] = False
    if cross in ("both", "frequency"):
        free[:, block.any(axis=0)] = False
    return free


def draw_context(rng, literal, height, width, size, regions, fewest):
    """Returns the context, the number of dropped constraints, and whether the first draw failed."""
    tries, timeout, first_failed = 0, TRIES, False
    while True:
        context = place(rng, literal, height, width, size)
        for region in regions[: max(len(regions) - tries, 0)]:
            context &= region
        if context.sum() >= fewest:
            return context, tries, first_failed
        first_failed = True
        timeout -= 1
        if timeout == 0:
            tries, timeout = tries + 1, TRIES


def measure(name, literal, height, width, kind, context_scale=CONTEXT_SCALE, cross=None, aspect=ASPECT):
    rng = np.random.default_rng(20260101)
    cross = cross or kind["cross"]
    size_of = literal_size if literal else relative_size
    fewest = MIN_KEEP + 1 if literal else max(MIN_KEEP, math.ceil(0.02 * height * width))
    target_share, union, kept, minima, first_kept = [], [], [], [], []
    relaxed, failed = 0, 0
    covered = np.zeros((height, width))
    context_block = []
    for _ in range(PLANS):
        target_size = size_of(rng, height, width, kind["scale"], aspect)
        context_size = size_of(rng, height, width, context_scale, (1.0, 1.0))
        context_block.append(context_size)
        batch = []
        for _ in range(BATCH):
            targets = [place(rng, literal, height, width, target_size) for _ in range(kind["targets"])]
            hidden = rng.choice(["time", "frequency"]) if cross == "either" else cross
            regions = [complement(t, hidden) for t in targets]
            context, tries, first_failed = draw_context(rng, literal, height, width, context_size, regions, fewest)
            target_share += [t.mean() for t in targets]
            union.append(np.any(targets, axis=0).mean())
            covered += np.any(targets, axis=0)
            batch.append(context.mean())
            relaxed += tries > 0
            failed += first_failed
        kept += batch
        minima.append(min(batch))
    count = PLANS * BATCH
    row = dict(
        setting=name,
        target=np.mean(target_share),
        union=np.mean(union),
        context=np.mean(kept),
        minimum=np.mean(minima),
        first_draw_failed=failed / count,
        relaxed=relaxed / count,
        last_row=covered[-1].mean() / count,
        last_band=covered[:, -1].mean() / count,
    )
    print({k: v if isinstance(v, str) else round(float(v), 4) for k, v in row.items()}, np.mean(context_block, axis=0), flush=True)
    return row


def main():
    rows = [
        measure("literal-14x14-block", True, 14, 14, BLOCK),
        measure("literal-64x8-block", True, 64, 8, BLOCK),
        measure("literal-64x8-cross", True, 64, 8, CROSS),
        measure("grid-64x8-block", False, 64, 8, BLOCK),
        measure("grid-64x8-cross", False, 64, 8, CROSS),
        measure("grid-64x8-either", False, 64, 8, CROSS, cross="either"),
        measure("grid-64x8-time", False, 64, 8, CROSS, cross="time"),
        measure("grid-64x8-frequency", False, 64, 8, CROSS, cross="frequency"),
        measure("grid-32x8-block", False, 32, 8, BLOCK),
        measure("grid-32x8-cross", False, 32, 8, CROSS),
        measure("grid-16x8-block", False, 16, 8, BLOCK),
        measure("grid-16x8-cross", False, 16, 8, CROSS),
    ]
    path = pathlib.Path(__file__).with_name("statistics.csv")
    with path.open("w", newline="") as file:
        writer = csv.DictWriter(file, fieldnames=list(rows[0]), lineterminator="\n")
        writer.writeheader()
        for row in rows:
            writer.writerow({k: v if isinstance(v, str) else f"{float(v):.6f}" for k, v in row.items()})


if __name__ == "__main__":
    main()
