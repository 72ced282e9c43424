# SPDX-License-Identifier: Apache-2.0
"""Trains, cuts short and resumes a small run of a built `ajepa`, and reads its event files back with the tensorboard package; scripts/parity calls it. The
curves must be those of metrics.jsonl and health.jsonl, without the steps that were trained twice. Exit status 1 if they are not.
    python parity_tensorboard.py AJEPA"""

import json
import pathlib
import struct
import subprocess
import sys
import tempfile

import numpy
from tensorboard.backend.event_processing.event_accumulator import EventAccumulator

AJEPA = sys.argv[1]
SETTINGS = ["train.steps=40", "train.batch_size=4", "train.report_every=2", "checkpoint.every_steps=20", "health.every_steps=5", "health.probe_clips=8",
            "encoder.dim=64", "encoder.depth=2", "predictor.depth=2", "loss.target_layers=2"]
CURVES = {
    "metrics.jsonl": {"train/loss": "loss", "train/prediction_loss": "prediction_loss", "train/grad_norm": "grad_norm", "train/epoch": "epoch",
                      "train/skipped_steps": "skipped_steps", "schedule/learning_rate": "learning_rate", "schedule/weight_decay": "weight_decay",
                      "schedule/ema": "ema", "masks/context_ratio": "context_ratio", "masks/tf_share": "tf_share"},
    "timing.jsonl": {"speed/clips_per_s": "clips_per_s", "speed/data_wait_ms": "data_wait_ms"},
    "health.jsonl": {f"health/{key}": key for key in ("target_std", "prediction_std", "effective_rank", "mean_cosine", "still_dims", "teacher_distance")},
}
failed = False


def report(name, ok, text):
    global failed
    failed = failed or not ok
    print(f"{'ok  ' if ok else 'FAIL'} {name}: {text}", flush=True)


def ajepa(*arguments):
    return json.loads(subprocess.run([AJEPA, *map(str, arguments), "--json", "--quiet", "--threads", "1"], check=True, capture_output=True).stdout)


def interrupted_run(folder):
    """A finished run whose steps 21 to 40 were trained twice: its last checkpoint is lost after the first time."""
    settings = [word for setting in SETTINGS for word in ("--set", setting)]
    run = pathlib.Path(ajepa("pretrain", "--corpus", "demo:1:24", "--preset", "a-jepa-tiny", "--runs", folder, "--name", "events", *settings)["run"])
    (run / "checkpoints" / "step-000000040").rename(folder / "lost")
    ajepa("resume", run)
    return run


def rows_of(path):
    return [json.loads(line) for line in path.read_text().splitlines()]


with tempfile.TemporaryDirectory() as name:
    run = interrupted_run(pathlib.Path(name))
    files = sorted((run / "tensorboard").iterdir())
    report("event files", len(files) == 2, f"{len(files)}, {sum(file.stat().st_size for file in files)} bytes")
    events = EventAccumulator(str(run / "tensorboard"), size_guidance={"scalars": 0, "images": 0}).Reload()
    points = 0
    for record, curves in CURVES.items():
        rows = rows_of(run / record)
        for tag, key in curves.items():
            read = events.Scalars(tag)
            expected = [(row["step"], numpy.float32(row[key])) for row in rows]
            report(f"curve {tag}", [(event.step, numpy.float32(event.value)) for event in read] == expected, f"{len(read)} points of {len(rows)}")
            points += len(read)
    pictures = events.Images("masks/first_clip")
    whole = all(picture.encoded_image_string.startswith(b"\x89PNG") and picture.encoded_image_string.endswith(b"IEND\xaeB`\x82")
                and struct.unpack(">II", picture.encoded_image_string[16:24]) == (picture.width, picture.height) for picture in pictures)
    report("pictures", whole and [picture.step for picture in pictures] == list(range(5, 41, 5)), f"{len(pictures)} PNG files of {pictures[0].width} x {pictures[0].height}")
    known = {tag for curves in CURVES.values() for tag in curves}
    report("curves", set(events.Tags()["scalars"]) == known, f"{len(known)} curves, {points} points equal those of the run's own files")
sys.exit(1 if failed else 0)
