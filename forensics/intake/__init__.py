"""A file becomes a ``Document``: pages with text, words, boxes, confidence and warnings.

* ``read``: one file; ``read_many``: many, page by page through worker processes;
* ``page_image``: the picture of a page in the pixel grid of its boxes;
* ``ask``: other work on a file, by a module of another room, in a worker process;
* ``isolation``: whether worker processes run inside a sandbox here.

Files are taken for what their bytes say. What cannot be read is a typed error for that file,
or a ``page-unreadable`` warning for that page; everything else goes on. Nothing is parsed in
this process: see ``workers``.

Warnings, by code. On a document: ``page-unreadable`` (a page is missing), ``pages-left-out``
(the page limit). On a page: ``unreadable`` (print, perhaps a date, that cannot be read; doubtful
characters of a date stand as □), ``date-damaged`` (its form is broken or it reads differently
each time; the other readings are alternatives of its characters), ``under-seal`` (a date read
clearly through a seal without colour), ``small-print-doubt`` (a date in letters of under some 14
pixels in black and white only), ``line-uncertain`` (a line read with low confidence, kept
all the same), ``layer-mismatch`` (the text layer of a PDF does not say what the picture says),
``hidden-text`` (a saved web page holds text that a browser does not show),
``second-reader-disagrees``, ``regions-unread``, and those of stamps and machine-readable zones.
"""

from __future__ import annotations

import atexit
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from forensics.errors import ForensicsError
from forensics.intake import guard, jobs, tasks
from forensics.intake.engines import recorded
from forensics.intake.options import ReadOptions
from forensics.intake.tasks import OnProgress
from forensics.intake.workers import Pool
from forensics.records import Document

if TYPE_CHECKING:
    from PIL.Image import Image

__all__ = [
    "OnProgress", "ReadOptions", "ask", "close_workers", "identify", "isolation", "page_image",
    "read", "read_many",
]  # fmt: skip

_pool = Pool()
atexit.register(_pool.close)


def read(path: Path, name: str, options: ReadOptions | None = None) -> Document:
    """One file, under the name it has in the case.

    Raises an ``UnreadableError`` if nothing of it can be read, ``DependencyError`` for a
    missing engine or language. Pages that alone cannot be read are warnings.
    """
    for _, result in read_many([(path, name)], options):
        if isinstance(result, ForensicsError):
            raise result
        return result
    raise AssertionError("one file, one result")


def read_many(
    files: Sequence[tuple[Path, str]],
    options: ReadOptions | None = None,
    jobs: int = 0,
    on_progress: OnProgress | None = None,
) -> Iterator[tuple[str, Document | ForensicsError]]:
    """(name, document or error) for each (path, name), in their order. ``jobs`` 0: one a core.

    Raises ``DependencyError`` or ``UsageError`` at once if the engine cannot be used at all.
    """
    options = options or ReadOptions()
    if options.engine == "recorded":
        yield from _replayed(files, options, on_progress)
        return
    yield from tasks.Run(files, options, jobs, on_progress, _pool).results()


def page_image(path: Path, page_number: int, options: ReadOptions | None = None) -> Image:
    """The page image, RGB, in the pixel grid of its boxes. Raises an ``UnreadableError``."""
    from PIL import Image as Images

    width, height, pixels = tasks.picture(_pool, path, page_number, options or ReadOptions())
    return Images.frombytes("RGB", (width, height), pixels)


def identify(path: Path, options: ReadOptions) -> tuple[str, str]:
    """(sha256, media type) by its bytes. Raises an ``UnreadableError``."""
    guard.check(path, options.limits)
    return guard.sha256(path), guard.media_type(path)


def ask(
    job: str, path: Path, media_type: str, arguments: Mapping[str, Any], options: ReadOptions
) -> dict[str, Any]:
    """What a worker answers to a job on this file (see ``jobs``). Raises a ``ForensicsError``."""
    return jobs.ask(_pool, job, path, media_type, arguments, options)


def close_workers() -> None:
    """Ends the worker processes; the next reading starts new ones."""
    _pool.close()


def isolation() -> tuple[bool, str]:
    """Do workers run inside bubblewrap here? If not, why. Found out by starting one."""
    if not _pool.workers:
        _pool.free(1)
    return _pool.sandbox.in_force, _pool.sandbox.refused


def _replayed(
    files: Sequence[tuple[Path, str]], options: ReadOptions, on_progress: OnProgress | None
) -> Iterator[tuple[str, Document | ForensicsError]]:
    recordings = recorded.load(options.recordings)
    for done, (path, name) in enumerate(files, 1):
        try:
            guard.check(path, options.limits)
            result: Document | ForensicsError = recordings.replay(name, guard.sha256(path))
        except ForensicsError as problem:
            result = type(problem)(problem.message, place=name, advice=problem.advice)
        if on_progress:
            on_progress(done, len(files))
        yield name, result
