"""Inside a worker process: limits, then one task after the other until the parent is gone."""

from __future__ import annotations

import ctypes
import json
import os
import resource
import signal
import sys
from multiprocessing.connection import Connection
from multiprocessing.reduction import recv_handle
from pathlib import Path
from typing import Any

from forensics.errors import ForensicsError, TooLargeError, UnreadableError
from forensics.intake import jobs, pagejson
from forensics.intake.desk import Desk
from forensics.intake.guard import Limits
from forensics.intake.hand import Hand
from forensics.intake.options import ReadOptions
from forensics.intake.sandbox import look
from forensics.intake.tasks import options_from_json
from forensics.intake.workers import GREETING

OPEN_FILES = 256
_NEW_USER, _NEW_NETWORK = 0x10000000, 0x40000000
"""CLONE_NEWUSER, CLONE_NEWNET of unshare(2)."""


def serve(descriptor: int, manner: str) -> None:
    """Answers tasks from the socket until it is closed.

    ``manner``: ``free``, ``confined`` (in a sandbox), or ``greeting`` (the same, says so first).
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _limit(resource.RLIMIT_AS, Limits().memory)
    _limit(resource.RLIMIT_CORE, 0)
    _limit(resource.RLIMIT_NOFILE, OPEN_FILES)
    _limit(resource.RLIMIT_FSIZE, 0)  # tess lifts it for its own temporary files
    if manner == "free":
        _no_network()
    connection = Connection(descriptor)
    if manner == "greeting":
        look()
        connection.send_bytes(GREETING)
    desk, hand = Desk(), Hand()
    full = False
    while not full:
        try:
            task = json.loads(connection.recv_bytes())
        except (EOFError, OSError):
            break
        options = options_from_json(task["options"])
        limits, path = options.limits, Path(task["path"])
        try:
            if task["descriptor"]:
                path = hand.take(recv_handle(connection))
            _limit(resource.RLIMIT_AS, limits.memory)
            _allow(limits.seconds)
            answer, pixels = _do(desk, task, path, options)
        except ForensicsError as problem:
            answer, pixels = _told(problem, path), b""
        except MemoryError:
            full = True  # what is free now lies in pieces: the next task gets a fresh worker
            answer, pixels = _told(_too_large(limits), path) | {"last": True}, b""
        except Exception as bug:
            words = " ".join(f"reading it failed: {type(bug).__name__}: {bug}".split())[:300]
            failed = UnreadableError(words, advice="please report this")
            answer, pixels = _told(failed, path), b""
            if os.environ.get("FORENSICS_DEBUG"):
                raise
        connection.send_bytes(json.dumps(answer, ensure_ascii=False).encode("utf-8", "replace"))
        if pixels:
            connection.send_bytes(pixels)
    desk.close()


def _do(
    desk: Desk, task: dict[str, Any], path: Path, options: ReadOptions
) -> tuple[dict[str, Any], bytes]:
    if task["task"] == "open":
        opened = desk.open(path, options)
        told = [pagejson.warning_to_json(w) for w in opened.warnings]
        return {"media_type": opened.media_type, "pages": opened.pages, "warnings": told}, b""
    media = str(task["media_type"])
    if task["task"] == "job":
        return jobs.load(task["job"]).run(path, media, task["arguments"], options), b""
    number = int(task["number"])
    if task["task"] == "picture":
        picture = desk.picture(path, media, number, options)
        height, width = picture.shape[:2]
        return {"width": width, "height": height}, picture.tobytes()
    page = desk.page(
        path, media, number, options, threads=int(task["threads"]), careful=bool(task["careful"])
    )
    return {"page": pagejson.dumps(page)}, b""


def _told(problem: ForensicsError, path: Path) -> dict[str, Any]:
    """The error as JSON. Libraries put the path into their words, which no output should hold."""
    return {
        "error": {
            "code": problem.code,
            "message": problem.message.replace(str(path), "the file"),
            "place": problem.place,
            "advice": problem.advice,
        }
    }


def _too_large(limits: Limits) -> TooLargeError:
    return TooLargeError(
        f"reading it needs more than {limits.memory / (1 << 30):.3g} GiB of memory",
        advice="scale the pictures down, split the file, or raise the limit with "
        f"FORENSICS_MAX_MEMORY={2 * limits.memory}",
    )


def _no_network() -> None:
    """Leaves the network where the system lets us; a user of their own needs a namespace too."""
    if sys.platform != "linux":
        return
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.unshare(_NEW_NETWORK) != 0:
        libc.unshare(_NEW_USER | _NEW_NETWORK)


def _limit(what: int, value: int) -> None:
    _, hard = resource.getrlimit(what)
    if hard != resource.RLIM_INFINITY:
        value = min(value, hard)
    resource.setrlimit(what, (value, hard))


def _allow(seconds: int) -> None:
    """This many CPU seconds from now; then the kernel ends us with SIGXCPU."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    _limit(resource.RLIMIT_CPU, int(used.ru_utime + used.ru_stime) + seconds)
