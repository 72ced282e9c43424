# SPDX-License-Identifier: Apache-2.0
"""Peer of exact search: search.py ROWS DIM NEIGHBOURS THREADS PACKAGE: faiss' IndexFlatIP over unit rows, one query. The output: similarities, then rows."""

import sys

from protocol import choose_threads, need, noise, numpy, serve

rows, dim, neighbours, threads = map(int, sys.argv[1:5])
package = sys.argv[5]  # whose faiss this Python has: PyPI's faiss-cpu or Debian's python3-faiss
faiss = need(package, lambda: __import__("faiss"))
BLOCK = 10000
index = faiss.IndexFlatIP(dim)
for start in range(0, rows, BLOCK):
    count = min(BLOCK, rows - start)
    block = noise(start * dim, count * dim).reshape(count, dim)
    index.add(block / numpy.linalg.norm(block, axis=1, keepdims=True))
query = noise(rows * dim, dim)[None]
query /= numpy.linalg.norm(query)


def run():
    return index.search(query, neighbours)


best = choose_threads(threads, faiss.omp_set_num_threads, run)
serve(f"{package} {faiss.__version__} IndexFlatIP, {best}", run, lambda: numpy.concatenate(run(), axis=1))
