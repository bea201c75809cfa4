"""What the file itself says: one check a file, each in a worker process.

``inspect`` is one file, ``inspect_many`` the files of a case. Nothing here says that a paper is
false or genuine: an ``Observation`` is a fact anybody can see again, a measured comparison, or
a hint, with its innocent explanations.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from forensics import intake
from forensics.errors import ForensicsError
from forensics.intake import ReadOptions
from forensics.observations import CardLine, Inspection, NotInspected, Observation
from forensics.serialize import from_data

__all__ = ["inspect", "inspect_many"]

_JOB = "forensics.integrity.inside"
_CHUNK = 40
"""Pages a task: each task has its own limit of time."""


def inspect_many(
    files: Sequence[tuple[Path, str]], options: ReadOptions | None = None
) -> Iterator[Inspection | ForensicsError]:
    """One result for each (path, name), in their order."""
    for path, name in files:
        try:
            yield inspect(path, name, options)
        except ForensicsError as problem:
            yield type(problem)(problem.message, place=name, advice=problem.advice)


def inspect(path: Path, name: str, options: ReadOptions | None = None) -> Inspection:
    """Everything seen in one file. Raises an ``UnreadableError`` if it cannot be opened."""
    options = options or ReadOptions()
    sha256, media_type = intake.identify(path, options)
    asked = _Asked(path, name, media_type, options)
    whole = asked.part("whole")
    if whole is None:
        raise asked.problem
    pages = int(whole["pages"])
    if media_type == "application/pdf":
        asked.part("revisions")
        for first in range(1, pages + 1, _CHUNK):
            asked.part("pages", first=first, last=min(pages, first + _CHUNK - 1))
    card = tuple(CardLine(n, v) for n, v in whole.get("card", ()))
    found = sorted(asked.found, key=lambda o: (not o.notable, o.page, o.check, o.id))
    return Inspection(name, sha256, media_type, pages, card, tuple(found), tuple(asked.missed))


class _Asked:
    """The parts of one file, asked for one by one; what fails is kept as not inspected."""

    def __init__(self, path: Path, name: str, media_type: str, options: ReadOptions) -> None:
        self._path, self._name, self._media, self._options = path, name, media_type, options
        self.found: list[Observation] = []
        self.missed: list[NotInspected] = []
        self.problem = ForensicsError("nothing was asked")

    def part(self, part: str, **arguments: Any) -> Mapping[str, Any] | None:
        asked = {"part": part, **arguments}
        try:
            answer = intake.ask(_JOB, self._path, self._media, asked, self._options)
        except ForensicsError as problem:
            self.problem = problem
            page = int(arguments.get("first", 0))
            self.missed.append(NotInspected(part, page, problem.message, problem.advice))
            return None
        for data in answer.get("seen", ()):
            one: Observation = from_data(Observation, data)
            self.found.append(dataclasses.replace(one, document=self._name))
        return answer
