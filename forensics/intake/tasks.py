"""Which page is read when: files in order, pages through the workers, results in order.

A file is taken up only when the work of those before it no longer fills the workers, and its
pages leave as soon as it is whole, so memory does not grow with the number of pages.
"""

from __future__ import annotations

import heapq
import json
import os
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from forensics.errors import (
    DependencyError,
    ForensicsError,
    TooSlowError,
    UnreadableError,
    UsageError,
)
from forensics.intake import guard, pagejson
from forensics.intake.cache import Shelf, settings_hash
from forensics.intake.options import ReadOptions
from forensics.intake.workers import Pool, Worker, too_slow
from forensics.records import Document, Page, ReadingWarning

OnProgress = Callable[[int, int], None]
"""Called with (pages done, pages known so far)."""

_MOST_SLOW = 2
"""After so many pages that take too long the rest of a file is not tried."""
_OPEN = 0
"""The number of the task that opens a file; pages count from 1."""


@dataclass
class _File:
    path: Path
    name: str
    sha256: str = ""
    shelf: Shelf | None = None
    media_type: str = ""
    count: int = -1
    pages: dict[int, Page | ForensicsError] = field(default_factory=dict)
    warnings: tuple[ReadingWarning, ...] = ()
    error: ForensicsError | None = None
    slow: int = 0
    """Pages that took too long."""

    @property
    def whole(self) -> bool:
        return self.error is not None or len(self.pages) == self.count

    def result(self) -> Document | ForensicsError:
        """The document; an error if nothing of it could be read."""
        bad = {n: p for n, p in sorted(self.pages.items()) if isinstance(p, ForensicsError)}
        missing = next((p for p in bad.values() if isinstance(p, DependencyError)), None)
        error = self.error or missing
        if error is None and len(bad) == self.count:
            error = next(iter(bad.values()))
        if error is not None:
            return _placed(error, self.name)
        good = (p for _, p in sorted(self.pages.items()))
        pages = tuple(p for p in good if isinstance(p, Page))
        told = [
            ReadingWarning("page-unreadable", str(_placed(problem, f"page {number}")))
            for number, problem in bad.items()
        ]
        warnings = tuple(pagejson.named(w, self.name) for w in self.warnings)
        return Document(self.name, self.sha256, self.media_type, pages, (*warnings, *told))


def _placed(error: ForensicsError, place: str) -> ForensicsError:
    return type(error)(error.message, place=place, advice=error.advice)


class Run:
    """One call of ``read_many``."""

    def __init__(
        self,
        files: Sequence[tuple[Path, str]],
        options: ReadOptions,
        jobs: int,
        on_progress: OnProgress | None,
        pool: Pool,
    ) -> None:
        self._waiting = deque(_File(Path(path), name) for path, name in files)
        self._single = len(files) == 1
        self._options, self._pool = options, pool
        self._jobs = jobs if jobs > 0 else os.cpu_count() or 1
        self._tell = on_progress
        self._settings = settings_hash(options)
        self._queue: list[tuple[int, int, bool, _File]] = []
        self._taken = 0
        self._done = self._known = 0

    def results(self) -> Iterator[tuple[str, Document | ForensicsError]]:
        started: deque[_File] = deque()
        try:
            while self._waiting or started:
                self._take_up(started)
                while started and started[0].whole:
                    file = started.popleft()
                    yield file.name, file.result()
                    self._take_up(started)
                if started:
                    self._work()
        finally:
            self._pool.stop_work()

    def _take_up(self, started: deque[_File]) -> None:
        while self._waiting and len(self._queue) < self._jobs and len(started) < 4 * self._jobs:
            file = self._waiting.popleft()
            started.append(file)
            self._taken += 1
            try:
                self._begin(file, self._taken)
            except ForensicsError as problem:
                file.error = problem

    def _begin(self, file: _File, order: int) -> None:
        guard.check(file.path, self._options.limits)
        file.sha256 = guard.sha256(file.path)
        file.shelf = Shelf(self._options.cache_dir, file.sha256, self._settings)
        known = file.shelf.opened()
        if known:
            self._learn(file, order, *known)
        else:
            guard.check_name(file.path, guard.media_type(file.path))
            heapq.heappush(self._queue, (order, _OPEN, False, file))

    def _learn(
        self,
        file: _File,
        order: int,
        media_type: str,
        count: int,
        warnings: tuple[ReadingWarning, ...],
    ) -> None:
        file.media_type, file.count, file.warnings = media_type, count, warnings
        self._known += count
        for number in range(1, count + 1):
            page = file.shelf.page(number, file.name) if file.shelf else None
            if page is None:
                heapq.heappush(self._queue, (order, number, False, file))
            else:
                file.pages[number] = page
                self._done += 1
        self._progress()

    def _work(self) -> None:
        while self._queue:
            worker = self._pool.free(self._jobs)
            if worker is None:
                break
            self._give(worker, heapq.heappop(self._queue))
        for worker in self._pool.ready():
            key = worker.busy
            try:
                if worker.late():
                    raise too_slow()
                answer = worker.take()
                worker.busy = None
                self._answered(key, answer)
            except ForensicsError as problem:
                if worker.late() or not worker.alive():
                    self._pool.drop(worker)
                worker.busy = None
                self._failed(key, problem, dead=worker not in self._pool.workers)

    def _give(self, worker: Worker, key: tuple[int, int, bool, _File]) -> None:
        _, number, careful, file = key
        task: dict[str, Any] = {"path": str(file.path), "options": options_to_json(self._options)}
        if number == _OPEN:
            task["task"] = "open"
        else:
            threads = 2 if self._single and file.count == 1 and self._jobs > 1 else 1
            task |= {"task": "page", "number": number, "media_type": file.media_type}
            task |= {"threads": threads, "careful": careful}
        worker.give(key, task, self._options.limits.seconds)

    def _answered(self, key: tuple[int, int, bool, _File], answer: dict[str, Any]) -> None:
        order, number, _, file = key
        if number == _OPEN:
            told = tuple(pagejson.warning_from_json(w, "", 0) for w in answer["warnings"])
            if file.shelf:
                file.shelf.keep_opened(answer["media_type"], answer["pages"], told)
            self._learn(file, order, answer["media_type"], answer["pages"], told)
            return
        text = answer["page"]
        file.pages[number] = pagejson.from_json(json.loads(text), file.name, number)
        if file.shelf:
            file.shelf.keep_page(number, text)
        self._done += 1
        self._progress()

    def _failed(
        self, key: tuple[int, int, bool, _File], problem: ForensicsError, *, dead: bool
    ) -> None:
        order, number, careful, file = key
        if number == _OPEN:
            file.error = problem
            return
        slow = isinstance(problem, TooSlowError)
        file.slow += slow
        if file.slow >= _MOST_SLOW:
            self._give_up(file)
        if dead and not slow and not careful and file.media_type == "application/pdf":
            # Once more without pdfplumber: some files only break that.
            heapq.heappush(self._queue, (order, number, True, file))
            return
        file.pages[number] = problem
        self._done += 1
        self._progress()

    def _give_up(self, file: _File) -> None:
        """The pages of the file that still wait are left unread, and said to be."""
        waiting = [key for key in self._queue if key[3] is file]
        self._queue = [key for key in self._queue if key[3] is not file]
        heapq.heapify(self._queue)
        for _, number, _, _ in waiting:
            file.pages[number] = TooSlowError(
                f"not tried: {_MOST_SLOW} other pages of the file took too long",
                advice="raise the limit with FORENSICS_MAX_SECONDS=300, or give a simpler copy",
            )
            self._done += 1

    def _progress(self) -> None:
        if self._tell:
            self._tell(self._done, self._known)


def options_to_json(options: ReadOptions) -> dict[str, Any]:
    return {
        "engine": options.engine,
        "second_engine": options.second_engine,
        "lang": options.lang,
        "regions": options.regions,
        "limits": asdict(options.limits),
    }


def options_from_json(data: dict[str, Any]) -> ReadOptions:
    limits = guard.Limits(**data["limits"])
    return ReadOptions(
        engine=data["engine"],
        second_engine=data["second_engine"],
        lang=data["lang"],
        regions=data["regions"],
        limits=limits,
    )


def picture(pool: Pool, path: Path, number: int, options: ReadOptions) -> tuple[int, int, bytes]:
    """Width, height and RGB bytes of a page image, decoded in a worker."""
    guard.check(path, options.limits)
    media = guard.media_type(path)
    worker = pool.free(len(pool.workers) + 1)
    if worker is None:
        raise UsageError("no worker could be started")
    task: dict[str, Any] = {
        "task": "picture",
        "path": str(path),
        "options": options_to_json(options),
    }
    task |= {"number": number, "media_type": media}
    worker.give("picture", task, options.limits.seconds)
    try:
        while not pool.ready():
            pass
        if worker.late():
            raise too_slow()
        answer = worker.take()
        pixels = worker.connection.recv_bytes()
        worker.busy = None
    except (ForensicsError, EOFError, OSError) as problem:
        if worker.busy is not None and (worker.late() or not worker.alive()):
            pool.drop(worker)
        worker.busy = None
        if isinstance(problem, ForensicsError):
            raise
        raise UnreadableError("the reader ended before it sent the picture") from problem
    return int(answer["width"]), int(answer["height"]), pixels
