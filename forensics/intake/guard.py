"""What a file is, by its bytes; and how much of it we are ready to take in."""

from __future__ import annotations

import hashlib
import os
import signal
import stat
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from forensics.errors import (
    EmptyFileError,
    TooLargeError,
    UnreadableError,
    UsageError,
    WrongTypeError,
)

_HEIF = (b"heic", b"heix", b"hevc", b"heim", b"heis", b"mif1", b"msf1", b"heif")
_SEEN = {
    b"%!PS": "PostScript",
    b"8BPS": "Photoshop",
    b"SIMPLE  =": "FITS",
    b"GIF8": "GIF",
    b"BM": "BMP",
    b"PK\x03\x04": "ZIP archive or Office document",
    b"\xd0\xcf\x11\xe0": "old Office document",
    b"Rar!": "RAR archive",
    b"7z\xbc\xaf": "7z archive",
    b"\x1f\x8b": "gzip archive",
    b"\x7fELF": "program",
    b"MZ": "program",
    b"ID3": "audio",
    b"RIFF": "audio or video",
}


@dataclass(frozen=True, slots=True)
class Limits:
    """How much is taken in: pixels a page, pages a file, bytes a file, CPU seconds a task, and
    bytes of address space of a worker. An honest page of 120 million pixels fits into 2 GiB
    whichever way it lies, one of 150 million if it stands upright; models and libraries take 0.6.

    Each can be raised by an environment variable, named in the error.
    """

    pixels: int = 150_000_000
    pages: int = 2_000
    size: int = 1_000_000_000
    seconds: int = 25
    memory: int = 2 << 30

    @classmethod
    def from_environment(cls) -> Limits:
        """Raises ``UsageError`` for a variable that is not a whole number."""
        return cls(
            _variable("FORENSICS_MAX_PIXELS", cls().pixels),
            _variable("FORENSICS_MAX_PAGES", cls().pages),
            _variable("FORENSICS_MAX_BYTES", cls().size),
            _variable("FORENSICS_MAX_SECONDS", cls().seconds),
            _variable("FORENSICS_MAX_MEMORY", cls().memory),
        )


def _variable(name: str, default: int) -> int:
    text = os.environ.get(name, "")
    if not text:
        return default
    if not text.isdecimal() or int(text) < 1:
        raise UsageError(f"{name} is {text!r}", advice="give a whole number above 0")
    return int(text)


def check(path: Path, limits: Limits) -> int:
    """Size of a regular, non-empty, not too large file; else a typed error."""
    try:
        info = path.stat()
    except FileNotFoundError as problem:
        raise UnreadableError("there is no such file", advice="check the path") from problem
    except OSError as problem:
        raise UnreadableError(
            f"the file cannot be opened: {problem.strerror}", advice="check path and permissions"
        ) from problem
    if not stat.S_ISREG(info.st_mode):
        raise WrongTypeError("not a regular file", advice="name a file with a paper in it")
    if info.st_size == 0:
        raise EmptyFileError("the file is empty (0 bytes)", advice="copy or download it again")
    if info.st_size > limits.size:
        raise TooLargeError(
            f"the file has {info.st_size:,} bytes, the limit is {limits.size:,}",
            advice=f"split it, or raise the limit with FORENSICS_MAX_BYTES={info.st_size}",
        )
    return info.st_size


def sha256(path: Path) -> str:
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as problem:
        raise UnreadableError(
            f"the file cannot be read: {problem.strerror}", advice="check its permissions"
        ) from problem


def media_type(path: Path) -> str:
    """The type by the first bytes, never by the name. Raises ``WrongTypeError``."""
    with path.open("rb") as file:
        head = file.read(4096)
    if b"%PDF-" in head[:1024]:
        return "application/pdf"
    if head.startswith(b"\xff\xd8\xff"):
        return "image/jpeg"
    if head.startswith(b"\x89PNG\r\n\x1a\n"):
        return "image/png"
    if head[:4] in (b"II*\0", b"MM\0*", b"II+\0", b"MM\0+"):
        return "image/tiff"
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return "image/webp"
    if head[4:8] == b"ftyp" and head[8:12] in _HEIF:
        return "image/heic"
    if _is_text(head):
        return "text/html" if _is_html(head) else "text/plain"
    kind = next((name for magic, name in _SEEN.items() if head.startswith(magic)), "unknown")
    raise WrongTypeError(
        f"cannot read this type of file ({kind})",
        advice="give PDF, JPEG, PNG, TIFF, WebP, HEIC, UTF-8 or GB18030 text, or saved HTML",
    )


class Slow(Exception):
    """Raised inside ``cpu_limit`` when its time is up."""


@contextmanager
def cpu_limit(seconds: float) -> Iterator[None]:
    """Raises ``Slow`` in pure Python code that takes longer; only in the main thread.

    What runs in C is not interrupted: that is for the limits of the whole process.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return

    def stop(number: int, frame: object) -> None:
        raise Slow

    before = signal.signal(signal.SIGVTALRM, stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


def check_name(path: Path, media: str) -> None:
    """A text file under a picture's or PDF's name is a mistake somebody should know of."""
    pictures = {".jpg", ".jpeg", ".png", ".tif", ".tiff", ".webp", ".heic", ".heif", ".pdf"}
    suffix = path.suffix.lower()
    if media.startswith("text/") and suffix in pictures:
        raise WrongTypeError(
            f"named {suffix} but holds text", advice="rename it to .txt, or find the real file"
        )


def _is_text(head: bytes) -> bool:
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return True
    if b"\0" in head or sum(b < 9 or 13 < b < 32 for b in head) > len(head) // 100:
        return False
    for encoding in ("utf-8", "gb18030"):
        for cut in range(4):  # the head may end inside a character
            try:
                head[: len(head) - cut].decode(encoding)
                return True
            except UnicodeDecodeError:
                continue
    return False


def _is_html(head: bytes) -> bool:
    low = head.lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    return low.startswith((b"<!doctype html", b"<html", b"<head", b"<body", b"<!-- saved")) or (
        low.startswith(b"<") and (b"<html" in low or b"<body" in low)
    )
