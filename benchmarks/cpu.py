"""CPU seconds of the workers, which bubblewrap would keep from their parent."""

from __future__ import annotations

import resource

from forensics import intake
from forensics.intake import sandbox


def without_sandbox() -> None:
    """Before the first worker starts: bubblewrap does not hand on what ran inside of it."""
    sandbox.PROGRAM = ""


def of_workers() -> float:
    """CPU seconds of the workers so far; ends them, since a running one has not been counted."""
    intake.close_workers()
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime
