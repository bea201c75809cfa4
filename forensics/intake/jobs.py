"""Work of other rooms in a worker process: what parses a file never runs in the parent.

A job is a module with ``run(path, media_type, arguments, options) -> dict``; it is named, and
imported only inside the worker. Arguments and answer are JSON.
"""

from __future__ import annotations

import importlib
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Protocol, cast

from forensics.errors import ForensicsError, UsageError
from forensics.intake.options import ReadOptions
from forensics.intake.tasks import options_to_json
from forensics.intake.workers import Pool, too_slow


class Job(Protocol):
    def run(
        self, path: Path, media_type: str, arguments: Mapping[str, Any], options: ReadOptions
    ) -> dict[str, Any]:
        """Raises a ``ForensicsError`` for a file that cannot be read."""


def load(name: str) -> Job:
    return cast(Job, importlib.import_module(name))


def ask(
    pool: Pool,
    name: str,
    path: Path,
    media_type: str,
    arguments: Mapping[str, Any],
    options: ReadOptions,
) -> dict[str, Any]:
    """The answer of a worker. Raises a ``ForensicsError``: its own, or that the worker died."""
    worker = pool.free(len(pool.workers) + 1)
    if worker is None:
        raise UsageError("no worker could be started")
    task = {"task": "job", "path": str(path), "options": options_to_json(options)}
    worker.give(name, task | {"job": name, "media_type": media_type, "arguments": arguments},
                options.limits.seconds)  # fmt: skip
    try:
        while not pool.ready():
            pass
        if worker.late():
            raise too_slow()
        return worker.take()
    except ForensicsError:
        if worker.late() or not worker.alive():
            pool.drop(worker)
        raise
    finally:
        worker.busy = None
