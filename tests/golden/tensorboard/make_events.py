# SPDX-License-Identifier: Apache-2.0
"""Writes events.tfrecord with the tensorboard package (2.21 here; its protocol buffers and record writer); compared byte for byte by
tests/core/runs/test_tensorboard_record.cpp."""
import pathlib

from tensorboard.compat.proto.event_pb2 import Event, SessionLog
from tensorboard.compat.proto.summary_pb2 import Summary
from tensorboard.summary.writer.record_writer import RecordWriter

EVENTS = [
    Event(wall_time=1764000000.25, file_version="brain.Event:2"),
    Event(wall_time=1764000000.5, step=301, session_log=SessionLog(status=SessionLog.START)),
    Event(wall_time=1764000001.0, summary=Summary(value=[Summary.Value(tag="health/mean_cosine", simple_value=0.0)])),
    Event(wall_time=1764000002.125, step=20000000000, summary=Summary(value=[
        Summary.Value(tag="train/loss", simple_value=0.1),
        Summary.Value(tag="train/grad_norm", simple_value=float("nan")),
        Summary.Value(tag="schedule/learning_rate", simple_value=2e-4),
        Summary.Value(tag="t/" + "x" * 200, simple_value=-1.0),
    ])),
]
with open(pathlib.Path(__file__).parent / "events.tfrecord", "wb") as file:
    writer = RecordWriter(file)
    for event in EVENTS:
        writer.write(event.SerializeToString())
