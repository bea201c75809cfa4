"""Every file of a folder through intake: how each ends, how long it takes, what it costs us.

``GOLD=FOLDER`` is walked whole; PAGES (2) pages of each file are read. ``uncaught`` are files that
ended in an error nobody meant; a death of this process would end the run and be seen. Last line:
{n, read, partly, encrypted, damaged, empty, too_large, too_slow, wrong_type, unreadable, uncaught,
slowest_s, parent_mb_growth, text}, ``text`` being the PDFs of which some text was read.
"""

from __future__ import annotations

import json
import os
import resource
import sys
import time
from collections import Counter
from pathlib import Path

from forensics import intake
from forensics.errors import ForensicsError
from forensics.intake import ReadOptions
from forensics.intake.guard import Limits

_ENDS = (
    "read", "partly", "encrypted", "damaged", "empty", "too_large", "too_slow", "wrong_type",
    "unreadable", "uncaught",
)  # fmt: skip
_PARTLY = ("page-unreadable", "pages-left-out")


def main() -> None:
    folder = os.environ.get("GOLD", "")
    if not folder:
        sys.exit("bench-hostile needs GOLD=FOLDER with files of any kind")
    files = sorted(p for p in Path(folder).rglob("*") if p.is_file() and not p.is_symlink())
    pages = int(os.environ.get("PAGES", "2"))
    options = ReadOptions(regions=False, limits=Limits(pages=pages))
    ends: Counter[str] = Counter()
    slowest, text, start = (0.0, ""), 0, 0.0
    for number, path in enumerate(files):
        if number == min(50, len(files) - 1):
            start = _megabytes()
        began = time.monotonic()
        end, has_text = _read(path, options)
        took = time.monotonic() - began
        ends[end] += 1
        text += has_text and path.suffix.lower() == ".pdf"
        slowest = max(slowest, (took, str(path)))
        if end in ("uncaught", "too_slow", "unreadable") or took > 20 or os.environ.get("SHOW"):
            print(f"{end:10} {took:6.1f} s  {path}", flush=True)
    intake.close_workers()
    print(f"slowest: {slowest[1]}")
    print(
        json.dumps(
            {
                "n": len(files),
                **{name: ends[name] for name in _ENDS},
                "slowest_s": round(slowest[0], 1),
                "parent_mb_growth": round(_megabytes() - start, 1),
                "text": text,
            }
        )
    )


def _read(path: Path, options: ReadOptions) -> tuple[str, bool]:
    """How the file ended, and whether any text was read."""
    try:
        document = intake.read(path, path.name, options)
    except ForensicsError as error:
        bug = error.message.startswith("reading it failed")
        return ("uncaught" if bug else error.code.replace("-", "_")), False
    has_text = any(page.text.strip() for page in document.pages)
    partly = any(w.code in _PARTLY for w in document.warnings)
    bug = any("reading it failed" in w.message for w in document.warnings)
    return ("uncaught" if bug else "partly" if partly else "read"), has_text


def _megabytes() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    main()
