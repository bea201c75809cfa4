"""What is installed, what is missing, and the exact line that installs it.

Looks only (and starts one worker); installs nothing, downloads nothing, and needs none of what it
looks for.
"""

from __future__ import annotations

import hashlib
import importlib
import importlib.util
import platform
import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib import metadata, resources
from pathlib import Path

from forensics import __version__
from forensics.case import Case
from forensics.intake import isolation
from forensics.intake.languages import apt_package, packs, rapidocr_reads

WANTED = ("eng", "osd", "chi_sim", "chi_tra")
"""Language packs of tesseract that a second look at Chinese and English papers needs."""

_LIMITED = "limits of memory, CPU time, open files and written files"
_CONFINED = f"no network, no file in view but the paper in hand; {_LIMITED} besides"

# Distribution → module to load, where a native library can be there and still not work.
_LOADED = {
    "numpy": "numpy",
    "onnxruntime": "onnxruntime",
    "opencv-python-headless": "cv2",
    "pi-heif": "pi_heif",
    "pillow": "PIL.Image",
    "pypdfium2": "pypdfium2",
}


@dataclass(frozen=True, slots=True)
class Check:
    """One line: ``ok``; if not, ``advice`` has what to type, and ``required`` says if it must."""

    name: str
    ok: bool
    detail: str = ""
    advice: tuple[str, ...] = ()
    required: bool = True


def examine(case: Case | None = None) -> tuple[Check, ...]:
    """Every check, in a stable order; with a case also the languages its papers need."""
    found = installed_languages()
    checks = [_python(), *_packages(), *_models(), *_tesseract(found), _sandbox()]
    if case is not None:
        checks += _case_languages(case, found)
    return tuple(checks)


def version_line() -> str:
    """``forensics 0.1.0 (python 3.11.7, rapidocr 3.10.0, …, tesseract 5.3.0 [chi_sim eng])``."""
    parts = [f"python {platform.python_version()}"]
    for name in ("rapidocr", "onnxruntime", "pdfplumber", "pypdfium2"):
        parts.append(f"{name} {_version(name) or 'missing'}")
    tesseract = tesseract_version()
    languages = " ".join(installed_languages())
    parts.append(f"tesseract {tesseract} [{languages}]" if tesseract else "no tesseract")
    return f"forensics {__version__} ({', '.join(parts)})"


def tesseract_version() -> str:
    """``5.3.0``, or ``""`` where there is no tesseract that runs."""
    match = re.search(r"tesseract v?(\S+)", _tesseract_says("--version"))
    return match[1] if match else ""


def installed_languages() -> tuple[str, ...]:
    """The language packs tesseract finds, sorted."""
    lines = _tesseract_says("--list-langs").splitlines()[1:]
    return tuple(sorted(line.strip() for line in lines if line.strip()))


def how_to_install(pack: str) -> tuple[str, ...]:
    """The line for each system; package names and language codes are not spelled alike."""
    return (
        f"Debian, Ubuntu: sudo apt install {apt_package(pack)}",
        f"Fedora:         sudo dnf install tesseract-langpack-{pack}",
        "macOS:          brew install tesseract-lang",
        f"no root:        put {pack}.traineddata into a folder and set TESSDATA_PREFIX to it",
    )


def _python() -> Check:
    ok = sys.version_info >= (3, 11)
    return Check("python", ok, platform.python_version(), ("install Python 3.11 or later",))


def _packages() -> Iterator[Check]:
    """What this package itself says it needs, by its own metadata."""
    try:
        wanted = metadata.requires("forensics") or []
    except metadata.PackageNotFoundError:
        yield Check("forensics", False, "not installed", ("pip install .",))
        return
    for line in sorted(w for w in wanted if "extra ==" not in w):
        name = re.split(r"[^A-Za-z0-9._-]", line, maxsplit=1)[0]
        advice = (f"pip install '{line}'",)
        version = _version(name)
        problem = _load_problem(name) if version else "not installed"
        yield Check(name, not problem, problem or version, advice)


def _version(name: str) -> str:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return ""


def _load_problem(name: str) -> str:
    module = _LOADED.get(name.lower())
    try:
        if module:
            importlib.import_module(module)
    except Exception as error:
        return f"installed, but cannot be loaded: {type(error).__name__}: {error}"
    return ""


def _models() -> Iterator[Check]:
    """The models of the embedded engine, by their hash: another model reads otherwise."""
    table = tomllib.loads((resources.files("forensics.data") / "ocr_models.toml").read_text())
    spec = importlib.util.find_spec(table["package"])
    if spec is None or spec.origin is None:
        return  # said already, as a missing package
    folder = Path(spec.origin).parent / "models"
    advice = (f"pip install --force-reinstall '{table['package']}=={table['version']}.*'",)
    for name, expected in table["sha256"].items():
        path = folder / name
        if not path.is_file():
            yield Check(f"model {name}", False, "not in the package", advice)
            continue
        ok = hashlib.sha256(path.read_bytes()).hexdigest() == expected
        detail = f"sha256 {expected[:12]}…" if ok else "not the file that was measured"
        yield Check(f"model {name}", ok, detail, advice)


def _tesseract(found: Sequence[str]) -> Iterator[Check]:
    """The second engine: not required, and said to be missing all the same."""
    path = shutil.which("tesseract")
    version = tesseract_version()
    if not path or not version:
        yield Check(
            "tesseract",
            False,
            "not found on PATH; needed for a second look and for other languages",
            (
                f"Debian, Ubuntu: sudo apt install tesseract-ocr {_apt_packages()}",
                "Fedora:         sudo dnf install tesseract tesseract-langpack-chi_{sim,tra}",
                "macOS:          brew install tesseract tesseract-lang",
            ),
            required=False,
        )
        return
    yield Check("tesseract", True, f"{version} {path}, data {_tessdata()}", required=False)
    for pack in WANTED:
        there = pack in found
        detail = "" if there else "language pack not installed"
        yield Check(f"tesseract {pack}", there, detail, how_to_install(pack), required=False)


def _sandbox() -> Check:
    """Where papers are parsed: a worker is started to see what the system allows."""
    inside, why = isolation()
    if inside:
        return Check("sandbox", True, f"workers run inside bubblewrap: {_CONFINED}", required=False)
    advice: tuple[str, ...] = ()
    if sys.platform == "linux":
        advice = (
            "Debian, Ubuntu: sudo apt install bubblewrap",
            "Fedora:         sudo dnf install bubblewrap",
            "refused:        the system must allow user namespaces (in a container, its host)",
        )
    return Check("sandbox", False, f"workers have {_LIMITED} only; {why}", advice, required=False)


def _apt_packages() -> str:
    return " ".join(apt_package(pack) for pack in WANTED)


def _tessdata() -> str:
    match = re.search(r'in "(.*?)"', _tesseract_says("--list-langs"))
    return match[1] if match else "unknown"


def _tesseract_says(option: str) -> str:
    path = shutil.which("tesseract")
    if not path:
        return ""
    try:
        done = subprocess.run(
            [path, option], capture_output=True, text=True, timeout=20, errors="replace"
        )
    except (OSError, subprocess.TimeoutExpired):
        return ""
    # Version 3 answers on stderr, later ones on stdout.
    return done.stdout or done.stderr if done.returncode == 0 else ""


def _case_languages(case: Case, found: Sequence[str]) -> Iterator[Check]:
    """What the papers of this case need beyond the embedded engine."""
    needed: dict[str, list[str]] = {}
    for paper in case.documents:
        if not rapidocr_reads(paper.lang):
            for pack in packs(paper.lang):
                needed.setdefault(pack, []).append(paper.name)
    for pack, names in sorted(needed.items()):
        count = f"{len(names)} document{'s' * (len(names) != 1)}"
        detail = f"needed by {count} ({', '.join(names)})"
        yield Check(f"language {pack}", pack in found, detail, how_to_install(pack))
