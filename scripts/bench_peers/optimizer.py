# SPDX-License-Identifier: Apache-2.0
"""Peer of the optimiser's pass: optimizer.py PARAMETERS AVERAGED THREADS COMPARED: torch's fused AdamW and _foreach_lerp_ for the EMA. One repetition is
one update. The output: the first COMPARED parameters, then as many averaged ones, after one update from the start."""

import sys

from protocol import choose_threads, need, noise, serve

parameters, averaged, threads, compared = map(int, sys.argv[1:5])
torch = need("torch", lambda: __import__("torch"))
SHARE = 1 << 22


def filled(count, start):
    values = torch.empty(count)
    for at in range(0, count, SHARE):
        values[at : at + SHARE] = torch.from_numpy(noise(start + at, min(SHARE, count - at)))
    return values


class State:
    def __init__(self):
        # As many tensors as a ViT-B has, since that is what both functions are made for.
        pieces = 250
        self.weights = [p.detach().requires_grad_() for p in filled(parameters, 0).tensor_split(pieces)]
        for weight, gradient in zip(self.weights, filled(parameters, parameters).tensor_split(pieces)):
            weight.grad = gradient
        target, self.online, left = filled(averaged, 0), [], averaged
        self.target = []
        for weight in self.weights:
            piece = weight.detach()[: min(left, len(weight))]
            if len(piece):
                self.online.append(piece)
                self.target.append(target[averaged - left : averaged - left + len(piece)])
                left -= len(piece)
        self.optimizer = torch.optim.AdamW(self.weights, lr=1e-3, betas=(0.9, 0.999), eps=1e-8, weight_decay=0.05, fused=True)

    def run(self):
        self.optimizer.step()
        with torch.no_grad():
            torch._foreach_lerp_(self.target, self.online, 0.004)


state = State()
state.run()
first = torch.cat([p.detach()[:compared] for p in state.weights[:4]])[:compared]
result = torch.cat([first, torch.cat(state.target[:4])[:compared]]).numpy().copy()
best = choose_threads(threads, torch.set_num_threads, state.run)
serve(f"torch {torch.__version__} AdamW(fused=True) and _foreach_lerp_, {best}", state.run, lambda: result)
