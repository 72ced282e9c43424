# SPDX-License-Identifier: Apache-2.0
"""Writes reachability.csv: share of target patches that no context patch reaches through AudioMAE's windows (method.md 1.9, finding 3).

An implementation of its own, with sets of cells as whole numbers and Python's random numbers: grid-relative masks on 64 x 8 patches, sizes drawn anew
for every clip, 16 layers of 4 x 4 windows, every second one shifted. Needs nothing but Python: python3 reference_reachability.py > reachability.csv
"""
import random

TIME, BANDS, LAYERS, DRAWS = 64, 8, 16, 30000
random_numbers = random.Random(1)


def groups(shift):
    """Cells that attend to each other: one window of the rolled grid, and the same side of the seam."""
    found = {}
    for t in range(TIME):
        for f in range(BANDS):
            rolled_t, rolled_f = (t - shift[0]) % TIME, (f - shift[1]) % BANDS
            key = (rolled_t // 4, rolled_f // 4, shift[0] > 0 and rolled_t >= TIME - shift[0], shift[1] > 0 and rolled_f >= BANDS - shift[1])
            found[key] = found.get(key, 0) | 1 << (t * BANDS + f)
    return list(found.values())


def rectangle(top, left, height, width):
    row = ((1 << width) - 1) << left
    return sum(row << (BANDS * t) for t in range(top, top + height))


def size(scale, aspect):
    s, a = random_numbers.uniform(*scale), random_numbers.uniform(*aspect)
    clamp = lambda value, limit: min(max(round(value), 1), limit)
    return clamp(TIME * (s * a) ** 0.5, TIME), clamp(BANDS * (s / a) ** 0.5, BANDS)


def place(block):
    return random_numbers.randrange(TIME - block[0] + 1), random_numbers.randrange(BANDS - block[1] + 1)


def draw(crosses):
    target = size((0.05, 0.075) if crosses else (0.15, 0.2), (0.75, 1.5))
    context = size((0.85, 1.0), (1.0, 1.0))
    union, allowed = 0, []
    for _ in range(3 if crosses else 4):
        top, left = place(target)
        block = rectangle(top, left, *target)
        union |= block
        hides = rectangle(top, 0, target[0], BANDS) | rectangle(0, left, TIME, target[1]) if crosses else block
        allowed.append(~hides)
    while True:
        for _ in range(20):
            seen = rectangle(*place(context), *context)
            for mask in allowed:
                seen &= mask
            if bin(seen).count("1") >= 11 or not allowed:
                return seen, union
        allowed.pop()


def unreached(crosses, shift):
    layers = [groups((0, 0)), groups(shift)]
    missed = total = 0
    for _ in range(DRAWS):
        reached, union = draw(crosses)
        for layer in range(LAYERS):
            for group in layers[layer % 2]:
                if reached & group:
                    reached |= group
        missed += bin(union & ~reached).count("1")
        total += bin(union).count("1")
    return missed / total


print("masks,shift_time,shift_bands,unreached")
for name, crosses, shift in (("cross", True, (2, 0)), ("cross", True, (2, 2)), ("block", False, (2, 0))):
    print(f"{name},{shift[0]},{shift[1]},{unreached(crosses, shift):.4f}", flush=True)
