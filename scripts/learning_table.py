# SPDX-License-Identifier: Apache-2.0
"""Prints the learning figures that scripts/learning measured as a Markdown table: accuracy in percent, mean over seeds (spread: smallest to largest)."""

import collections
import json
import pathlib
import re
import sys

COLUMNS = [("linear", "mean"), ("linear", "segments:4"), ("knn", "mean"), ("knn", "segments:4")]
ROWS = ["context encoder", "target encoder", "untrained", "log-mel statistics"]


def rows_of(result):
    """Accuracies of one evaluation, by row."""
    rows = {f"{name} encoder": encoder["mean"] for name, encoder in result["encoders"].items()}
    for row, name in (("untrained", "untrained"), ("log-mel statistics", "log-mel")):
        if name in result["baselines"]:
            rows[row] = result["baselines"][name]["mean"]
    return rows


def read(folder):
    """{(corpus, preset): {row: {column: [one accuracy a seed]}}}"""
    table = collections.defaultdict(lambda: collections.defaultdict(lambda: collections.defaultdict(list)))
    for path in sorted(folder.glob("*.json")):
        name = re.fullmatch(r"(.+?)-(a-jepa-tiny|audio-jepa-tiny)-(\d+)\.(linear|knn)\.(.+)\.json", path.name)
        if not name:
            raise SystemExit(f"{path}: not named corpus-preset-seed.protocol.pool.json")
        if path.stat().st_size == 0:  # being evaluated, or broken off
            continue
        for row, accuracy in rows_of(json.loads(path.read_text())).items():
            table[name[1], name[2]][row][name[4], name[5]].append(accuracy)
    return table


def cell(values):
    if not values:
        return ""
    return f"{mean(values):.1f}" if max(values) - min(values) < 0.05 else f"{mean(values):.1f} ({min(values):.1f} to {max(values):.1f})"


def mean(values):
    return sum(values) / len(values)


def gains(rows):
    """Mean of the encoder that is ahead, less the mean of the untrained one, for each column."""
    return [f"{max(mean(rows[row][column]) for row in ROWS[:2] if rows[row][column]) - mean(rows['untrained'][column]):+.1f}" for column in COLUMNS]


print("| corpus, preset | representation | linear, mean | linear, 4 segments | kNN, mean | kNN, 4 segments |\n|---|---|---|---|---|---|")
for (corpus, preset), rows in sorted(read(pathlib.Path(sys.argv[1])).items()):
    seeds = max(len(values) for values in rows["untrained"].values())
    heading = f"{corpus}, `{preset}`, {seeds} seeds"
    for row in (row for row in ROWS if rows[row]):
        # the statistics of a log-mel spectrogram know nothing of pooling: the probe on them is shown once
        cells = [cell(rows[row][column]) if row != "log-mel statistics" or column in (COLUMNS[0], COLUMNS[2]) else "" for column in COLUMNS]
        print(f"| {heading} | {row} | {' | '.join(cells)} |")
        heading = ""
    print(f"| | gain of the better encoder over untrained | {' | '.join(gains(rows))} |")
