"""Killed at any moment: a process that takes files in is killed at each of its system calls."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from forensics.custody import bag, ingest

_CALLS = ("write", "fsync", "rename", "replace", "mkdir", "fchmod", "utime", "unlink", "open")


def add_and_die(case: Path, sources: Sequence[Path], at: int) -> tuple[list[str], bool]:
    """Add in a child that is killed with SIGKILL at its call number ``at``, a write half done.

    Returns the sha256 of what it said to be added, and whether it was killed before its end.
    """
    ours, theirs = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(ours)
        try:
            _child(case, sources, at, theirs)
        finally:
            os._exit(0)
    os.close(theirs)
    with os.fdopen(ours, "rb") as said:
        acknowledged = said.read().decode().split()
    _, status = os.waitpid(child, 0)
    return acknowledged, os.WIFSIGNALED(status)


def _child(case: Path, sources: Sequence[Path], at: int, out: int) -> None:
    say = os.write
    left = [at]
    for name in _CALLS:
        setattr(os, name, _dying(getattr(os, name), left, name))
    for result in ingest.add(bag.Bag(case), sources):
        if result.outcome == "added":
            say(out, f"{result.sha256}\n".encode())


def _dying(call: Callable[..., Any], left: list[int], name: str) -> Callable[..., Any]:
    def counted(*arguments: Any, **more: Any) -> Any:
        left[0] -= 1
        if left[0] < 0:
            if name == "write":
                call(arguments[0], bytes(arguments[1])[: len(arguments[1]) // 2])
            os.kill(os.getpid(), signal.SIGKILL)
        return call(*arguments, **more)

    return counted
