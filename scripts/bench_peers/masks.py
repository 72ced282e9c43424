# SPDX-License-Identifier: Apache-2.0
"""Peer of mask sampling: masks.py numpy|loops block|random CLIPS TIME BANDS NUMBER...

The numbers of `block`: targets, target scale and aspect, context scale (each low, high), fewest context cells; of `random`: hidden share (low, high).
Rules from their descriptions: sizes and shares are drawn once a batch, positions once a clip; a context with too few cells is drawn again, and after 20
failures the constraint of the last target is dropped. `numpy` draws all clips of a batch at once, `loops` each mask by itself with torch operations, as data
loaders' collating functions do. The output: mean share of context cells and of one target's cells over 100 batches."""

import math
import sys

from protocol import need, numpy, serve

form, rule = sys.argv[1], sys.argv[2]
clips, time, bands = map(int, sys.argv[3:6])
numbers = [float(text) for text in sys.argv[6:]]
cells = time * bands
generator = numpy.random.default_rng(0)
TRIES = 20


def between(low, high):
    return low + (high - low) * generator.random()


def side(length, value):
    return min(max(round(length * math.sqrt(value)), 1), length)


def block_size(scale, aspect):
    return side(time, scale * aspect), side(bands, scale / aspect)


def numpy_rectangles(count, size):
    """[count, time, bands]: random rectangles."""
    top = generator.integers(0, time - size[0] + 1, count)[:, None]
    left = generator.integers(0, bands - size[1] + 1, count)[:, None]
    rows, columns = numpy.arange(time)[None], numpy.arange(bands)[None]
    inside_rows = (rows >= top) & (rows < top + size[0])
    inside_columns = (columns >= left) & (columns < left + size[1])
    return inside_rows[:, :, None] & inside_columns[:, None, :]


def numpy_block():
    targets, low, high, narrow, wide, least, most, fewest = numbers
    targets = int(targets)
    size = block_size(between(low, high), between(narrow, wide))
    context_size = block_size(between(least, most), 1.0)
    masks = numpy_rectangles(clips * targets, size).reshape(clips, targets, time, bands)
    context = numpy.empty((clips, time, bands), dtype=bool)
    open_clips = numpy.arange(clips)
    for constraints in range(targets, -1, -1):
        free = ~masks[open_clips, :constraints].any(axis=1)
        for _ in range(TRIES):
            drawn = numpy_rectangles(len(open_clips), context_size) & free
            context[open_clips] = drawn
            few = drawn.sum(axis=(1, 2)) < fewest
            if constraints == 0 or not few.any():
                return cells_of(context), cells_of(masks), clips * targets
            open_clips, free = open_clips[few], free[few]


def cells_of(masks):
    """Row and cell of every set cell, rows one after the other."""
    return numpy.nonzero(masks.reshape(-1, cells))


def numpy_random():
    keep = kept_cells()
    order = generator.random((clips, cells)).argsort(axis=1)
    return (None, numpy.sort(order[:, :keep], axis=1).ravel()), (None, numpy.sort(order[:, keep:], axis=1).ravel()), clips


def kept_cells():
    return min(max(int(cells * (1 - between(*numbers))), 1), cells - 1)


def loops_rectangle(torch, size):
    top = int(torch.randint(0, time - size[0] + 1, (1,)))
    left = int(torch.randint(0, bands - size[1] + 1, (1,)))
    mask = torch.zeros((time, bands), dtype=torch.int32)
    mask[top : top + size[0], left : left + size[1]] = 1
    return mask


def loops_block(torch):
    targets, low, high, narrow, wide, least, most, fewest = numbers
    size = block_size(between(low, high), between(narrow, wide))
    context_size = block_size(between(least, most), 1.0)
    contexts, targets_of_clips = [], []
    for _ in range(clips):
        masks = [loops_rectangle(torch, size) for _ in range(int(targets))]
        targets_of_clips += [torch.nonzero(mask.flatten()).flatten() for mask in masks]
        contexts.append(loops_context(torch, context_size, masks, fewest))
    return contexts, targets_of_clips


def loops_context(torch, size, masks, fewest):
    for constraints in range(len(masks), -1, -1):
        for _ in range(TRIES):
            mask = loops_rectangle(torch, size)
            for target in masks[:constraints]:
                mask *= 1 - target
            found = torch.nonzero(mask.flatten()).flatten()
            if len(found) >= fewest or constraints == 0:
                return found


def loops_random(torch):
    keep = kept_cells()
    contexts, targets = [], []
    for _ in range(clips):
        order = torch.randperm(cells)
        contexts.append(order[:keep].sort().values)
        targets.append(order[keep:].sort().values)
    return contexts, targets


def numpy_shares(sample):
    (_, context), (_, targets), blocks = sample()
    return len(context) / clips / cells, len(targets) / blocks / cells


def loops_shares(sample):
    contexts, targets = sample()
    return (sum(map(len, masks)) / len(masks) / cells for masks in (contexts, targets))


def output(shares, sample):
    return numpy.mean([list(shares(sample)) for _ in range(100)], axis=0)


if form == "numpy":
    sample = {"block": numpy_block, "random": numpy_random}[rule]
    serve(f"numpy {numpy.__version__}, all clips at once", sample, lambda: output(numpy_shares, sample))
else:
    torch = need("torch", lambda: __import__("torch"))
    torch.set_num_threads(1)
    loops = {"block": loops_block, "random": loops_random}[rule]
    serve(f"loops with torch {torch.__version__}", lambda: loops(torch), lambda: output(loops_shares, lambda: loops(torch)))
