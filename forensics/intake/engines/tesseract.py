"""The second reader: the tesseract program, through pytesseract, with Debian's language packs.

For languages the first engine does not read, and for a second look. Its agreement was never
wrong in trials, its disagreement nearly always its own error: it confirms, never outvotes.
"""

from __future__ import annotations

import hashlib
import re
import shutil
import subprocess
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from forensics.errors import DependencyError
from forensics.intake.languages import apt_package, packs

if TYPE_CHECKING:
    from forensics.intake.engines import OcrEngine

_AUTO = ("chi_sim", "eng")


def available() -> str:
    try:
        return _program()[0]
    except DependencyError:
        return ""


def installed() -> frozenset[str]:
    """Language packs of the program; empty if it is not there."""
    try:
        return _program()[2]
    except DependencyError:
        return frozenset()


def wanted(lang: str) -> tuple[str, ...]:
    """The packs to read ``lang`` with. Raises ``DependencyError`` if one is not installed."""
    names = packs(lang) or _AUTO
    missing = [n for n in names if n not in _program()[2]]
    if missing:
        raise DependencyError(
            f"tesseract has no language pack {', '.join(missing)}",
            advice="apt-get install " + " ".join(apt_package(n) for n in missing),
        )
    return names


def fingerprint(lang: str) -> str:
    version, folder, _ = _program()
    whole = hashlib.sha256()
    for name in wanted(lang):
        path = folder / f"{name}.traineddata"
        whole.update(name.encode())
        if path.is_file():
            whole.update(hashlib.sha256(path.read_bytes()).digest())
    return f"{version} {whole.hexdigest()}"


def open_engine(lang: str, threads: int) -> OcrEngine:
    names = wanted(lang)
    version, _, known = _program()
    from forensics.intake.tess import Tesseract  # loads pytesseract

    return Tesseract(f"{version} {'+'.join(names)}", names, turns="osd" in known)


@cache
def _program() -> tuple[str, Path, frozenset[str]]:
    """Version, folder of the packs, packs. Raises ``DependencyError``."""
    advice = "apt-get install tesseract-ocr tesseract-ocr-chi-sim; pip install pytesseract"
    if shutil.which("tesseract") is None:
        raise DependencyError("the program tesseract is not installed", advice=advice)
    try:
        told = _said("--version").splitlines()
        listed = _said("--list-langs").splitlines()
    except (OSError, subprocess.SubprocessError) as problem:
        raise DependencyError(f"tesseract does not run: {problem}", advice=advice) from problem
    folder = re.search(r'"(.+?)"', listed[0]) if listed else None
    names = frozenset(n.strip() for n in listed[1:] if n.strip())
    return told[0].strip(), Path(folder.group(1) if folder else "."), names


def _said(option: str) -> str:
    done = subprocess.run(
        ["tesseract", option], capture_output=True, text=True, timeout=20, check=True
    )
    return done.stdout or done.stderr
