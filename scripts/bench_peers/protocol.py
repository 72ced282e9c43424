# SPDX-License-Identifier: Apache-2.0
"""How a peer talks with `ajepa bench`: lines in, lines out. First `peer NAME` or `missing PACKAGE`; then `run N` is answered with the seconds of N
repetitions and the processor's, `output FILE` (float32 of what one repetition gives) with `written`, and `memory` with the most bytes held so far. The end
of the input ends the peer."""

import resource
import sys
import time

try:
    import numpy
except ImportError:
    print("missing numpy", flush=True)
    sys.exit(0)


def need(package, load):
    """What load() imports, or the end: the benchmark says that the package is missing."""
    try:
        return load()
    except ImportError:
        print(f"missing {package}", flush=True)
        sys.exit(0)


def noise(start, count):
    """hashNoise of app/cli/bench: numbers in [-1/2, 1/2) from their position."""
    bits = numpy.arange(start, start + count, dtype=numpy.uint32) * numpy.uint32(2654435761)
    bits = (bits ^ (bits >> numpy.uint32(15))) * numpy.uint32(2246822519)
    bits = (bits ^ (bits >> numpy.uint32(13))) * numpy.uint32(3266489917)
    bits ^= bits >> numpy.uint32(16)
    return (bits * 2.0**-32 - 0.5).astype(numpy.float32)


def seconds_of(run, repetitions=1):
    start = time.perf_counter()
    for _ in range(repetitions):
        run()
    return time.perf_counter() - start


def choose_threads(most, set_threads, run):
    """A peer is held at its best: one thread or all, whichever is faster here. Libraries that start a team for every small piece of work suffer most from
    other programs on the machine."""
    times = {}
    for threads in {1, most}:
        set_threads(threads)
        run()
        times[threads] = seconds_of(run, 2)
    best = min(times, key=times.get)
    set_threads(best)
    return f"its best at {best} thread{'s' if best > 1 else ''}"


def serve(name, run, output):
    """run(): one repetition. output(): the array to compare."""
    print(f"peer {name}", flush=True)
    for line in sys.stdin:
        word, _, rest = line.strip().partition(" ")
        if word == "run":
            processor = time.process_time()
            seconds = seconds_of(run, int(rest))
            print(seconds, time.process_time() - processor, flush=True)
        elif word == "output":
            numpy.asarray(output(), dtype=numpy.float32).tofile(rest)
            print("written", flush=True)
        elif word == "memory":
            print(1024 * resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, flush=True)
