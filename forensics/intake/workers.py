"""Worker processes: where files are parsed and pages read, so that no file harms the parent.

A worker is a fresh interpreter (never a fork), told over a socket what to do, one task at a
time, in JSON; it answers in JSON, or dies alone. Limits on memory and CPU time are its own; where
bubblewrap works it runs inside that, and gets each file as an open descriptor (see ``sandbox``).
Workers do not hear Ctrl-C and end when the parent is gone.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Sequence
from contextlib import suppress
from multiprocessing import Pipe
from multiprocessing.connection import wait
from multiprocessing.reduction import send_handle
from pathlib import Path
from time import monotonic
from typing import Any

from forensics import errors
from forensics.errors import DamagedError, ForensicsError, TooSlowError, UnreadableError
from forensics.intake.sandbox import SETTINGS, Sandbox

GREETING = b"here"
_START = (
    "import sys; sys.path.insert(0, sys.argv[1]); "
    "from forensics.intake.worker import serve; serve(int(sys.argv[2]), sys.argv[3])"
)
_ROOT = Path(__file__).resolve().parents[2]
_COMES_UP = 20.0
"""Seconds the first worker inside a sandbox has to say that it is there."""


class Worker:
    """One process. ``busy`` is the key of the task it is at, ``None`` if it waits."""

    def __init__(self, sandbox: Sandbox) -> None:
        self.busy: Any = None
        self._until = 0.0
        self._sandbox = sandbox
        self._launch()

    def _launch(self) -> None:
        sandbox = self._sandbox
        self._confined = sandbox.in_force
        if not self._confined:
            self._start([], "free")
        elif sandbox.proven:
            self._start(sandbox.command(_ROOT), "confined")
        else:
            # It has seen no file yet: what keeps it from coming up is the system, not a paper.
            sandbox.proven = self._comes_up(sandbox.command(_ROOT))
            if not sandbox.proven:
                sandbox.refuse(_ROOT)
                self._confined = False
                self._start([], "free")

    def _start(self, inside: list[str], manner: str) -> None:
        self.connection, theirs = Pipe()
        python = [sys.executable, "-c", _START, str(_ROOT), str(theirs.fileno()), manner]
        self._process = subprocess.Popen(
            [*inside, *python],
            pass_fds=[theirs.fileno()],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=None if os.environ.get("FORENSICS_DEBUG") else subprocess.DEVNULL,
            env=os.environ | SETTINGS,
            process_group=0,
        )
        theirs.close()

    def _comes_up(self, inside: list[str]) -> bool:
        try:
            self._start(inside, "greeting")
        except OSError:  # it is on the PATH and yet no program
            return False
        try:
            if self.connection.poll(_COMES_UP) and self.connection.recv_bytes() == GREETING:
                return True
        except (EOFError, OSError):
            pass
        self.end()
        return False

    def give(self, key: Any, task: dict[str, Any], seconds: int) -> None:
        """Sends a task; its ``path`` goes along as an open file where the worker cannot see it."""
        self.busy = key
        # CPU time is the worker's own limit; wall time only catches what sleeps for ever.
        self._until = monotonic() + 5 * seconds
        try:
            self._send(task)
        except OSError:  # it died while it waited, which no file is to blame for
            self._launch()
            with suppress(OSError):  # ``take`` will say that it is dead
                self._send(task)

    def _send(self, task: dict[str, Any]) -> None:
        descriptor = _opened(task["path"]) if self._confined else -1
        try:
            message = task | {"descriptor": descriptor >= 0}
            self.connection.send_bytes(json.dumps(message).encode())
            if descriptor >= 0:
                send_handle(self.connection, descriptor, 0)
        finally:
            if descriptor >= 0:
                os.close(descriptor)

    def take(self) -> dict[str, Any]:
        """The answer of a worker that is ready. Raises a typed error for a dead or slow one."""
        try:
            answer = json.loads(self.connection.recv_bytes())
        except (EOFError, OSError) as problem:
            raise self._death() from problem
        if answer.get("last"):
            self.end()
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
        if self._confined and code > 128:
            code = 128 - code  # so bubblewrap says by which signal the worker inside has died
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
        self._sandbox: Sandbox | None = None

    @property
    def sandbox(self) -> Sandbox:
        """Looked for when the first worker is to start."""
        if self._sandbox is None:
            self._sandbox = Sandbox()
        return self._sandbox

    def free(self, size: int) -> Worker | None:
        """A worker without work, started if there may be one more."""
        for worker in [w for w in self.workers if w.busy is None and not w.alive()]:
            self.drop(worker)
        for worker in self.workers:
            if worker.busy is None:
                return worker
        if len(self.workers) < size:
            self.workers.append(Worker(self.sandbox))
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


def _opened(path: str) -> int:
    """A descriptor to read from; -1 if the file cannot be opened (any more): the worker says so."""
    try:
        return os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
    except OSError:
        return -1


def _error(data: dict[str, str]) -> ForensicsError:
    kinds = {kind.code: kind for kind in _family(errors.ForensicsError)}
    kind = kinds.get(data["code"], UnreadableError)
    return kind(data["message"], place=data["place"], advice=data["advice"])


def _family(kind: type[ForensicsError]) -> list[type[ForensicsError]]:
    return [kind, *(k for sub in kind.__subclasses__() for k in _family(sub))]
