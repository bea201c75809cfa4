"""Other readers of machine-readable zones on the same pictures, in one run with ours.

``GOLD=FOLDER python -m benchmarks.mrz.peers``. Peers are no dependency: each lives in an
environment of its own, and its interpreter is named by a variable: ``PASSPORTEYE``,
``READMRZ``, ``FASTMRZ`` (``python -m venv V; V/bin/pip install PassportEye``). A peer without
its variable is named as absent. They need ``tesseract``; the model for machine-readable zones
that readmrz brings is lent to the two that have none (``passporteye+mrz``, ``fastmrz``).
``TURNS=0,5,90`` (degrees, default 0,5,12,90,180,270), ``SOME=n`` takes every n-th picture for
the turned copies (default 4). Without ``GOLD`` drawn pictures are read, ``N`` of them.

Each reader is given the same PNG files. CPU seconds are those of the process and its children,
without the start. The last line is JSON: a reader: ``n``, ``exact``, ``data``,
``valid_but_wrong``, ``seconds_median``, ``turned`` (degrees: exact of n) or ``"absent"``.
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from PIL import Image

from benchmarks.mrz.__main__ import Score, pictures, turned
from forensics.text.mrz import parse

# Runs in the peer's environment: paths on stdin, one JSON line a picture on stdout.
_FRAME = """
import json, resource, sys
def cpu():
    rows = [resource.getrusage(w) for w in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(r.ru_utime + r.ru_stime for r in rows)
{reader}
out = sys.stdout
sys.stdout = sys.stderr
for path in sys.stdin.read().splitlines():
    start = cpu()
    try:
        text = read(path)
    except Exception as error:
        print(repr(error)[:200], file=sys.stderr)
        text = ""
    out.write(json.dumps({{"text": text, "cpu": cpu() - start}}) + "\\n")
    out.flush()
"""
_PASSPORTEYE = """
from passporteye import read_mrz
def read(path):
    mrz = read_mrz(path, extra_cmdline_params={extra!r})
    return mrz.aux.get("raw_text", "") if mrz is not None else ""
"""
_READMRZ = """
from readmrz import MrzDetector, MrzReader
detector, reader = MrzDetector(), MrzReader()
def read(path):
    return reader.read_mrz(detector.crop_area(detector.read(path)))
"""
_FASTMRZ = """
from fastmrz import FastMRZ
reader = FastMRZ(tessdata_path={model!r})
def read(path):
    return reader.get_details(path, ignore_parse=True)
"""
_OURS = """
import cv2
from forensics.intake.mrz_scan import MrzScanner
scanner = MrzScanner()
def read(path):
    picture = cv2.cvtColor(cv2.imread(path), cv2.COLOR_BGR2RGB)
    return "\\n\\n".join("\\n".join(zone.texts) for zone, _ in scanner.scan(picture))
"""


def peers() -> dict[str, tuple[str, str]]:
    """Name: (interpreter, program); the interpreter is empty where the peer is absent."""
    eye, read, fast = (os.environ.get(v, "") for v in ("PASSPORTEYE", "READMRZ", "FASTMRZ"))
    model = _model(read) if read else ""
    extra = f"-l mrz --tessdata-dir {model}"
    return {
        "forensics": (sys.executable, _OURS),
        "passporteye": (eye, _PASSPORTEYE.format(extra="")),
        "passporteye+mrz": (eye if model else "", _PASSPORTEYE.format(extra=extra)),
        "readmrz": (read, _READMRZ),
        "fastmrz": (fast if model else "", _FASTMRZ.format(model=model)),
    }


def _model(interpreter: str) -> str:
    """The folder of the model that readmrz brings."""
    ask = "import readmrz, pathlib; print(pathlib.Path(readmrz.__file__).parent / 'language')"
    told = subprocess.run([interpreter, "-c", ask], capture_output=True, text=True, check=True)
    return told.stdout.strip()


def lines_of(text: str) -> list[tuple[str, ...]]:
    """What a reader gave, as zones: blank lines part them, spaces inside lines are dropped."""
    zones = []
    for block in text.split("\n\n") if text.strip() else []:
        lines = tuple(ln.replace(" ", "") for ln in block.splitlines() if ln.strip())
        if lines:
            zones.append(lines)
    return zones


def run(interpreter: str, program: str, paths: list[Path]) -> list[tuple[str, float]]:
    """(text, CPU seconds) a picture."""
    done = subprocess.run(
        [interpreter, "-c", _FRAME.format(reader=program)],
        input="\n".join(map(str, paths)),
        capture_output=True,
        text=True,
    )
    rows = [json.loads(line) for line in done.stdout.splitlines() if line.startswith("{")]
    if len(rows) != len(paths):
        print(done.stderr[-2000:], file=sys.stderr)
        raise SystemExit(f"a reader gave {len(rows)} answers for {len(paths)} pictures")
    return [(row["text"], row["cpu"]) for row in rows]


def write(folder: Path, turn: int, every: int) -> list[tuple[Path, tuple[str, ...]]]:
    out = []
    for i, (_, truth, picture) in enumerate(pictures()):
        if turn and i % every:
            continue
        path = folder / f"{turn:03d}-{i:03d}.png"
        Image.fromarray(turned(picture, turn) if turn else picture).save(path)
        out.append((path, truth))
    return out


def measure(
    ask: Callable[[list[Path]], list[tuple[str, float]]],
    sets: dict[int, list[tuple[Path, tuple[str, ...]]]],
) -> dict[str, object]:
    result: dict[str, object] = {}
    told = {}
    wrong = 0
    for turn, rows in sets.items():
        score = Score()
        for (path, truth), (text, cpu) in zip(rows, ask([p for p, _ in rows]), strict=True):
            zones = [z for z in lines_of(text) if parse(z) is not None] or lines_of(text)
            score.add(path.name, truth, zones, cpu)
        wrong += score.valid_but_wrong
        if turn:
            told[str(turn)] = f"{score.exact} of {score.n}"
            continue
        result = {
            "n": score.n,
            "exact": score.share(score.exact),
            "data": score.share(score.data),
            "valid_but_wrong": 0,
            "seconds_median": round(statistics.median(score.seconds or [0.0]), 3),
        }
    return {**result, "valid_but_wrong": wrong, "turned": told}


def main() -> None:
    turns = [int(t) for t in os.environ.get("TURNS", "0,5,12,90,180,270").split(",")]
    every = int(os.environ.get("SOME", "4"))
    results: dict[str, object] = {}
    with tempfile.TemporaryDirectory() as folder:
        sets = {turn: write(Path(folder), turn, every) for turn in turns}
        for name, (interpreter, program) in peers().items():
            if not interpreter:
                print(f"{name}: absent", file=sys.stderr)
                results[name] = "absent"
                continue

            def ask(
                paths: list[Path], interpreter: str = interpreter, program: str = program
            ) -> list[tuple[str, float]]:
                return run(interpreter, program, paths)

            results[name] = measure(ask, sets)
            print(name, json.dumps(results[name]), flush=True)
    print(json.dumps(results))


if __name__ == "__main__":
    main()
