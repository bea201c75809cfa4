"""How files are to be read."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from forensics.intake.guard import Limits


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """``engine``: ``auto`` (rapidocr; tesseract for languages that cannot read), ``rapidocr``,
    ``tesseract`` or ``recorded``. ``second_engine``: ``""`` or ``tesseract``: confirms dates and
    numbers, never outvotes. ``lang``: ``auto``, or names joined by ``+`` (``zh-Hans+en``).
    ``cache_dir``: where readings are kept, ``None`` for nowhere. ``recordings``: the files or
    folders the engine ``recorded`` replays from. ``regions``: look for stamps and MRZ.
    """

    engine: str = "auto"
    second_engine: str = ""
    lang: str = "auto"
    cache_dir: Path | None = None
    recordings: tuple[Path, ...] = ()
    regions: bool = True
    limits: Limits = field(default_factory=Limits.from_environment)
