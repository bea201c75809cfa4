"""Worker processes: where files are parsed and pages read, so that no file harms the parent.

A worker is a fresh interpreter (never a fork), told over a socket what to do, one task at a
time, in JSON; it answers in JSON, or dies alone. Limits on memory and CPU time are its own.
Workers do not hear Ctrl-C and end when the parent is gone.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Sequence
from multiprocessing import Pipe
from multiprocessing.connection import Connection, wait
from pathlib import Path
from time import monotonic
from typing import Any

from forensics import errors
from forensics.errors import DamagedError, ForensicsError, TooSlowError, UnreadableError

MEMORY = 4 << 30
"""Address space of a worker in bytes; the models need about 1.5 GiB of it."""

_START = (
    "import sys; sys.path.insert(0, sys.argv[1]); "
    "from forensics.intake.worker import serve; serve(int(sys.argv[2]))"
)


class Worker:
    """One process. ``busy`` is the key of the task it is at, ``None`` if it waits."""

    def __init__(self) -> None:
        self.connection, theirs = Pipe()
        root = str(Path(__file__).resolve().parents[2])
        environment = os.environ | {"OMP_NUM_THREADS": "1", "OMP_THREAD_LIMIT": "1"}
        self._process = subprocess.Popen(
            [sys.executable, "-c", _START, root, str(theirs.fileno())],
            pass_fds=[theirs.fileno()],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=None if os.environ.get("FORENSICS_DEBUG") else subprocess.DEVNULL,
            env=environment,
            process_group=0,
        )
        theirs.close()
        self.busy: Any = None
        self._until = 0.0

    def give(self, key: Any, task: dict[str, Any], seconds: int) -> None:
        self.busy = key
        # CPU time is the worker's own limit; wall time only catches what sleeps for ever.
        self._until = monotonic() + 5 * seconds
        try:
            self.connection.send_bytes(json.dumps(task).encode())
        except OSError:
            self._until = 0.0  # it is dead: ``take`` will say so

    def take(self) -> dict[str, Any]:
        """The answer of a worker that is ready. Raises a typed error for a dead or slow one."""
        try:
            answer = json.loads(self.connection.recv_bytes())
        except (EOFError, OSError) as problem:
            raise self._death() from problem
        if "error" in answer:
            raise _error(answer["error"])
        return dict(answer)

    def late(self) -> bool:
        return self.busy is not None and monotonic() > self._until

    def alive(self) -> bool:
        return self._process.poll() is None

    def _death(self) -> ForensicsError:
        try:
            code = self._process.wait(timeout=5)
        except subprocess.TimeoutExpired:
            code = 0
        if code == -signal.SIGXCPU:
            return too_slow()
        name = signal.Signals(-code).name if code < 0 else f"exit code {code}"
        return DamagedError(
            f"reading it broke the reader ({name}): damaged, hostile or too large",
            advice="print it to a new PDF or take a picture of it, and give that",
        )

    def end(self) -> None:
        self.connection.close()
        try:
            self._process.wait(timeout=0.2 if self.busy is None else 0)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()


def too_slow() -> ForensicsError:
    return TooSlowError(
        "reading it took too long",
        advice="raise the limit with FORENSICS_MAX_SECONDS=300, or give a simpler copy",
    )


class Pool:
    """Up to ``size`` workers, started when there is work for them, kept for the next file."""

    def __init__(self) -> None:
        self.workers: list[Worker] = []

    def free(self, size: int) -> Worker | None:
        """A worker without work, started if there may be one more."""
        for worker in [w for w in self.workers if w.busy is None and not w.alive()]:
            self.drop(worker)
        for worker in self.workers:
            if worker.busy is None:
                return worker
        if len(self.workers) < size:
            self.workers.append(Worker())
            return self.workers[-1]
        return None

    def ready(self) -> Sequence[Worker]:
        """Workers with an answer, or dead, or late; waits for the first."""
        busy = [w for w in self.workers if w.busy is not None]
        late = [w for w in busy if w.late()]
        if late or not busy:
            return late
        ready = wait([w.connection for w in busy], timeout=1.0)
        return [w for w in busy if w.connection in ready]

    def drop(self, worker: Worker) -> None:
        worker.end()
        self.workers.remove(worker)

    def stop_work(self) -> None:
        """Ends the workers that are at something nobody waits for any more."""
        for worker in [w for w in self.workers if w.busy is not None]:
            self.drop(worker)

    def close(self) -> None:
        for worker in list(self.workers):
            self.drop(worker)


def receive_picture(connection: Connection) -> bytes:
    """The pixels that follow the answer to a ``picture`` task."""
    return connection.recv_bytes()


def _error(data: dict[str, str]) -> ForensicsError:
    kinds = {kind.code: kind for kind in _family(errors.ForensicsError)}
    kind = kinds.get(data["code"], UnreadableError)
    return kind(data["message"], place=data["place"], advice=data["advice"])


def _family(kind: type[ForensicsError]) -> list[type[ForensicsError]]:
    return [kind, *(k for sub in kind.__subclasses__() for k in _family(sub))]
