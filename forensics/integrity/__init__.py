"""What the file itself says: one check a file, each in a worker process.

``inspect`` is one file, ``inspect_many`` the files of a case, ``pictures`` what is made for the
eye alone. Nothing here says that a paper is
false or genuine: an ``Observation`` is a fact anybody can see again, a measured comparison, or
a hint, with its innocent explanations.
"""

from __future__ import annotations

import base64
import dataclasses
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from forensics import intake
from forensics.errors import ForensicsError
from forensics.intake import OnProgress, ReadOptions
from forensics.intake.cache import Shelf
from forensics.integrity import kept, marks, reuse
from forensics.integrity.impressions import Impression
from forensics.integrity.seen import Seen, observation
from forensics.observations import CardLine, Inspection, NotInspected, Observation
from forensics.serialize import from_data

__all__ = ["inspect", "inspect_many", "pictures"]

_JOB = "forensics.integrity.inside"
_CHUNK = 40
"""Pages a task: each task has its own limit of time."""


def inspect_many(
    files: Sequence[tuple[Path, str]],
    options: ReadOptions | None = None,
    on_progress: OnProgress | None = None,
) -> list[Inspection | ForensicsError]:
    """One result for each (path, name), in their order, with what they have in common."""
    asked: list[_Asked | ForensicsError] = []
    for done, (path, name) in enumerate(files, 1):
        try:
            asked.append(_looked(path, name, options or ReadOptions()))
        except ForensicsError as problem:
            asked.append(type(problem)(problem.message, place=name, advice=problem.advice))
        if on_progress:
            on_progress(done, len(files))
    opened = [one for one in asked if isinstance(one, _Asked)]
    _compared(opened)
    return [one.inspection() if isinstance(one, _Asked) else one for one in asked]


def inspect(path: Path, name: str, options: ReadOptions | None = None) -> Inspection:
    """Everything seen in one file. Raises an ``UnreadableError`` if it cannot be opened."""
    (one,) = inspect_many([(path, name)], options)
    if isinstance(one, ForensicsError):
        raise one
    return one


def _looked(path: Path, name: str, options: ReadOptions) -> _Asked:
    """The file asked for in all its parts. Raises an ``UnreadableError``."""
    sha256, media_type = intake.identify(path, options)
    asked = _Asked(path, name, sha256, media_type, options)
    whole = asked.part("whole")
    if whole is None:
        raise asked.problem
    asked.pages = int(whole["pages"])
    if not media_type.startswith("text/"):
        card = asked.part("card")
        asked.card = tuple(CardLine(n, v) for n, v in card["card"]) if card else ()
    is_pdf = media_type == "application/pdf"
    if is_pdf:
        asked.part("revisions")
    for first in range(1, asked.pages + 1, _CHUNK):
        pages = {"first": first, "last": min(asked.pages, first + _CHUNK - 1)}
        if is_pdf:
            asked.part("pages", **pages)
        found = asked.part("marks", **pages) if not media_type.startswith("text/") else None
        for number in asked.keep(found) if found else ():
            asked.part("layer", first=number)
    return asked


def _compared(opened: Sequence[_Asked]) -> None:
    """The same picture or impression in more than one place. A file given twice counts once."""
    once = {one.sha256: one for one in reversed(opened)}.values()
    pictures = [p for one in once for p in one.pictures]
    impressions = [i for one in once for i in one.impressions]
    by_name = {one.name: one for one in once}
    for name, seen in (*reuse.same_bytes(pictures), *reuse.same_ink(impressions)):
        by_name[name].placed(seen)


def pictures(
    path: Path, inspection: Inspection, options: ReadOptions | None = None
) -> Iterator[tuple[str, bytes]]:
    """(file name, PNG) of the pictures for the eye of each page; see ``maps``.

    The name is made of the hash, never of what the file is called. Raises an
    ``UnreadableError`` for a page that cannot be drawn.
    """
    if inspection.media_type.startswith("text/"):
        return
    for number in range(1, inspection.pages + 1):
        arguments = {"part": "pictures", "first": number}
        asked = intake.ask(_JOB, path, inspection.media_type, arguments, options or ReadOptions())
        for name, data in asked["pictures"].items():
            yield f"{inspection.sha256[:12]}-page{number:03}-{name}.png", base64.b64decode(data)


class _Asked:
    """The parts of one file, asked for one by one; what fails is kept as not inspected."""

    def __init__(
        self, path: Path, name: str, sha256: str, media_type: str, options: ReadOptions
    ) -> None:
        self.name, self.sha256 = name, sha256
        self._path, self._media, self._options = path, media_type, options
        self._shelf = Shelf(options.cache_dir, sha256, kept.settings_of(options))
        self.pages = 0
        self.card: tuple[CardLine, ...] = ()
        self.pictures: list[reuse.Embedded] = []
        self.impressions: list[Impression] = []
        self.problem = ForensicsError("nothing was asked")
        self._found: list[Observation] = []
        self._missed: list[NotInspected] = []

    def part(self, part: str, **arguments: Any) -> Mapping[str, Any] | None:
        asked = {"part": part, **arguments}
        name = "-".join(str(v) for v in asked.values())
        answer = self._shelf.answer(name)
        try:
            if not answer:
                answer = intake.ask(_JOB, self._path, self._media, asked, self._options)
                self._shelf.keep_answer(name, answer)
        except ForensicsError as problem:
            self.problem = problem
            page = int(arguments.get("first", 0))
            self._missed.append(NotInspected(part, page, problem.message, problem.advice))
            return None
        for data in answer.get("seen", ()):
            one: Observation = from_data(Observation, data)
            self._found.append(dataclasses.replace(one, document=self.name))
        return answer

    def keep(self, found: Mapping[str, Any]) -> list[int]:
        """Keeps what may be found again elsewhere; the pages that have a layer to be read."""
        self.pictures += [marks.embedded_of(d, self.name) for d in found["embedded"]]
        self.impressions += [marks.impression_of(d, self.name) for d in found["printed"]]
        return [int(n) for n in found["layered"]]

    def placed(self, seen: Seen) -> None:
        """Adds what was seen from outside, in the pixels of the page image."""
        arguments = {"part": "size", "first": seen.page}
        size = (1, 1)
        if seen.shares:
            wide, high = intake.ask(_JOB, self._path, self._media, arguments, self._options)["size"]
            size = wide, high
        self._found.append(observation(seen, self.name, size))

    def inspection(self) -> Inspection:
        found = sorted(self._found, key=lambda o: (not o.notable, o.page, o.check, o.id))
        return Inspection(
            self.name, self.sha256, self._media, self.pages, self.card, tuple(found),
            tuple(self._missed),
        )  # fmt: skip
