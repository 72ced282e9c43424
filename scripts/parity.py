# SPDX-License-Identifier: Apache-2.0
"""Live comparison of a built `ajepa` with Python; scripts/parity calls it. Exit status 1 if anything is outside its tolerance."""

import os
import pathlib
import subprocess
import sys
import tempfile

import numpy
import soundfile
import soxr
import torch
import torchaudio.compliance.kaldi as kaldi
from safetensors.numpy import load_file

AJEPA, DATA = pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2]).resolve()
sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "tests" / "golden" / "models"))
import reference_jepa as reference  # noqa: E402

FRONT_ENDS = {  # preset: sample rate, window, hop, mels
    "a-jepa": (16000, 400, 160, 128),
    "audio-jepa": (32000, 3125, 1250, 128),
}
failed = False


def report(name, ok, text):
    global failed
    failed = failed or not ok
    print(f"{'ok  ' if ok else 'FAIL'} {name}: {text}", flush=True)


def ajepa(*arguments):
    subprocess.run([str(AJEPA), *map(str, arguments)], check=True, stdout=subprocess.DEVNULL)


def reference_log_mel(path, rate, window, hop, mels):
    samples, found = soundfile.read(path, dtype="float32", always_2d=True)
    mono = samples.mean(axis=1)
    if found != rate:
        mono = soxr.resample(mono, found, rate, quality="VHQ")
    wave = torch.from_numpy(mono.astype(numpy.float64))
    wave = wave - wave.mean()
    return kaldi.fbank(wave[None], sample_frequency=rate, frame_length=1000 * window / rate, frame_shift=1000 * hop / rate, num_mel_bins=mels,
                       window_type="hanning", use_energy=False, dither=0.0, htk_compat=True).numpy()


def compare_log_mel(folder):
    clips = sorted((DATA / "esc10").rglob("*.ogg"))[::40][:10] + sorted((DATA / "arabic-commands").rglob("*.flac"))[::240][:10]
    for preset, front_end in FRONT_ENDS.items():
        differences = []
        for number, clip in enumerate(clips):
            out = folder / f"{preset}-{number}.safetensors"
            # peak normalisation would only add a constant; clips are compared as they are, and whole
            ajepa("features", clip, "--preset", preset, "--raw", "--out", out, "--set", "audio.peak_normalise=false", "--quiet")
            ours = load_file(out)["log_mel"][0]
            theirs = reference_log_mel(clip, *front_end)
            frames = min(len(theirs), len(ours))
            differences.append(numpy.abs(ours[:frames] - theirs[:frames]).ravel())
        every = numpy.concatenate(differences)
        share = (every <= 1e-3).mean()
        report(f"log-mel {preset}", share >= 0.999 and every.max() <= 5e-3,
               f"{len(clips)} clips, {every.size} cells, {100 * share:.3f} % within 1e-3, largest difference {every.max():.2e}")


def compare_step(folder, name):
    """Relative difference of the loss, and how much of the tolerance the worst gradient uses: both at most 1."""
    expected = load_file(folder / f"{name}.expected.safetensors")
    ajepa("step", "--weights", folder / f"{name}.weights.safetensors", "--inputs", folder / f"{name}.inputs.safetensors", "--out",
          folder / "out.safetensors", "--quiet")
    ours = load_file(folder / "out.safetensors")
    loss = abs(ours["loss"][0] - expected["loss"][0]) / abs(expected["loss"][0])
    gradients = [key for key in expected if key.startswith("grad.")]
    whole = numpy.sqrt(sum(float((expected[key].astype(float) ** 2).sum()) for key in gradients))
    worst = max(numpy.linalg.norm(ours[key] - expected[key]) / (1e-4 * numpy.linalg.norm(expected[key]) + 1e-7 * whole) for key in gradients)
    return loss, worst, len(gradients)


def compare_steps(folder):
    for name, case in reference.CASES.items():
        reference.write_case(name, case)
        loss, worst, count = compare_step(folder, name)
        report(f"step {name}, loss", loss <= 1e-5, f"relative difference {loss:.1e}")
        report(f"step {name}, {count} gradients", worst <= 1, f"worst at {100 * worst:.1f} % of the tolerance")


def compare_sweep(folder):
    results = {}
    for name, case in reference.sweep():
        reference.write_case(name, case)
        results[name] = compare_step(folder, name)
        if results[name][0] > 1e-5 or results[name][1] > 1:
            report(f"step {name}", False, f"loss {results[name][0]:.1e}, worst gradient at {100 * results[name][1]:.1f} % of the tolerance")
    loss, gradient = (max(results, key=lambda name: results[name][part]) for part in (0, 1))
    good = all(result[0] <= 1e-5 and result[1] <= 1 for result in results.values())
    report(f"{len(results)} steps: every loss x target norm x feed x attention", good,
           f"largest relative difference of a loss {results[loss][0]:.1e} ({loss}), worst gradient at {100 * results[gradient][1]:.1f} % of the tolerance ({gradient})")


def compare_updates(folder, epsilon, everything):
    """Of the elements that the loss can move, or of everything."""
    for name, case in reference.CASES.items():
        reference.write_updates(name, case, epsilon)
        expected = load_file(folder / f"{name}.updated.safetensors")
        out = folder / "updated.safetensors"
        ajepa("step", "--weights", folder / f"{name}.weights.safetensors", "--inputs", folder / f"{name}.inputs.safetensors", "--updates",
              reference.UPDATES, "--weights-out", out, "--quiet")
        apart, elements = {}, 0
        for key, value in load_file(out).items():
            trained = key.replace("target_encoder.", "context_encoder.")  # what a target follows
            counted = expected.get("pulled." + trained, numpy.ones(value.shape, bool)) | everything
            if counted.any():
                apart[key] = numpy.linalg.norm((value - expected[key])[counted]) / numpy.linalg.norm(expected[key][counted])
                elements += counted.sum()
        worst = max(apart, key=apart.get)
        report(f"{reference.UPDATES} updates with EMA of {name}, epsilon {epsilon}, {elements} values of {len(apart)} tensors", apart[worst] <= 1e-5,
               f"largest relative difference {apart[worst]:.1e} ({worst})")


with tempfile.TemporaryDirectory() as name:
    os.chdir(name)  # where the reference writes its files
    compare_steps(pathlib.Path(name))
    compare_sweep(pathlib.Path(name))
    compare_updates(pathlib.Path(name), 1e-4, everything=True)
    compare_updates(pathlib.Path(name), 1e-8, everything=False)
    compare_log_mel(pathlib.Path(name))
    os.chdir("/")
sys.exit(1 if failed else 0)
