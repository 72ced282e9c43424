# SPDX-License-Identifier: Apache-2.0
"""coverage_table.py BUILD FOLDER: lines that ran, of those that hold code, in each subfolder of FOLDER, from gcov's counts below BUILD. A line counts once,
however many object files hold it, and has run if it has run in one of them."""

import collections
import gzip
import json
import pathlib
import subprocess
import sys
import tempfile

build, folder = pathlib.Path(sys.argv[1]).resolve(), sys.argv[2]
root = pathlib.Path.cwd()
# Without a .gcda a source was built and never run: its notes alone tell its lines.
notes = sorted(build.rglob("*.gcno"))
ran = collections.defaultdict(dict)  # file -> line -> whether it ran
with tempfile.TemporaryDirectory() as scratch:
    for start in range(0, len(notes), 50):
        subprocess.run(["gcov", "--json-format", "--hash-filenames", *map(str, notes[start:start + 50])], cwd=scratch, check=True, stdout=subprocess.DEVNULL,
                       stderr=subprocess.DEVNULL)
    for report in pathlib.Path(scratch).glob("*.gcov.json.gz"):
        with gzip.open(report, "rt") as text:
            document = json.load(text)
        for source in document["files"]:
            path = (pathlib.Path(document["current_working_directory"]) / source["file"]).resolve()
            if path.is_relative_to(root / folder):
                lines = ran[path.relative_to(root / folder)]
                for line in source["lines"]:
                    number = line["line_number"]
                    lines[number] = lines.get(number, False) or line["count"] > 0

parts = collections.defaultdict(lambda: [0, 0])
for path, lines in ran.items():
    for key in (path.parts[0], "all"):
        parts[key][0] += sum(lines.values())
        parts[key][1] += len(lines)
for name in sorted(parts, key=lambda key: (key == "all", key)):
    run, held = parts[name]
    print(f"{folder + '/' + name if name != 'all' else 'all of ' + folder:24} {run:6} of {held:6} lines, {100 * run / held:5.1f} %")
