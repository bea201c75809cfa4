"""Which programs and models would read a case here: what a result hangs on besides its input."""

from __future__ import annotations

import hashlib
import platform
import re
from functools import cache
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING

from forensics.errors import ForensicsError
from forensics.intake import engines

if TYPE_CHECKING:
    from forensics.case import Case
    from forensics.pipeline import Settings


def versions(settings: Settings, case: Case) -> dict[str, str]:
    """Name → version: this program and its code, Python, processor, the packages it rests on,
    and of each engine its version with the hash of its models."""
    found = {
        "forensics": _version("forensics") or "unknown",
        "code": code_hash(),
        "python": platform.python_version(),
        "processor": platform.machine(),
        **_packages(),
    }
    langs = sorted({settings.lang or d.lang or "auto" for d in case.documents})
    for name in filter(None, (settings.engine, settings.second_engine)):
        for lang in langs:
            resolved = engines.resolve(name, lang)
            found[f"engine {resolved} {lang}"] = _engine(resolved, lang)
    return found


@cache
def code_hash() -> str:
    """Of everything in this package that a result can hang on."""
    whole = hashlib.sha256()
    folder = Path(__file__).parents[1]
    for path in sorted(folder.rglob("*")):
        inside = path.relative_to(folder).as_posix()
        if path.suffix in (".py", ".toml", ".csv", ".onnx") and not inside.startswith("data/demo"):
            whole.update(inside.encode() + hashlib.sha256(path.read_bytes()).digest())
    return whole.hexdigest()


@cache
def _packages() -> dict[str, str]:
    """What the package itself says it needs at run time, and what reads the PDFs below that."""
    try:
        wanted = metadata.requires("forensics") or []
    except metadata.PackageNotFoundError:
        return {}
    names = [re.split(r"[^A-Za-z0-9._-]", w, maxsplit=1)[0] for w in wanted if "extra ==" not in w]
    return {name.lower(): _version(name) or "missing" for name in sorted(names, key=str.lower)}


def _version(name: str) -> str:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return ""


@cache
def _engine(name: str, lang: str) -> str:
    try:
        return engines.module(name, lang).fingerprint(lang)
    except ForensicsError as error:
        return f"cannot be used: {error.message}"
