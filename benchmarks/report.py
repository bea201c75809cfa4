"""Time and size of the HTML report, once the crosscheck is done.

The drawn sample case is crosschecked from its recorded readings; findings are told again under
other ids until there are ``FINDINGS``, each with its own cards and crops. The pictures are cut from
the pages anew, as in any run. Seconds are CPU time of this process.
"""

from __future__ import annotations

import json
import re
import tempfile
from dataclasses import replace
from importlib.resources import as_file, files
from pathlib import Path
from time import process_time

from forensics import pipeline
from forensics.case import load_case
from forensics.pipeline import CaseRun, Settings
from forensics.reports import html
from forensics.reports.run import REDACTIONS, Options

FINDINGS = 20
BAR_BYTES, BAR_SECONDS = 5_000_000, 2.0
FORMS = {
    "plain": Options(),
    "redacted": Options(redact=frozenset(REDACTIONS)),
}


def main() -> None:
    with as_file(files("forensics") / "data" / "demo" / "county-bail") as demo:
        run = _run(demo)
        found = {name: _measured(run, options) for name, options in FORMS.items()}
    for name, (size, seconds) in found.items():
        print(f"{name:10} {size:>9,} bytes  {seconds:5.2f} s")
    size, seconds = found["plain"]
    print(json.dumps({
        "findings": len(run.outcome.findings), "bytes": size, "seconds": round(seconds, 2),
        "redacted_seconds": round(found["redacted"][1], 2),
        "within": size < BAR_BYTES and seconds < BAR_SECONDS,
    }))  # fmt: skip


def _run(demo: Path) -> CaseRun:
    settings = Settings(engine="recorded", recordings=(demo / "recorded",))
    with tempfile.TemporaryDirectory() as cache:
        run = pipeline.crosscheck(load_case(demo), replace(settings, cache_dir=Path(cache)))
    real = run.outcome.findings
    findings = [
        replace(f, id=f"{f.id}-{turn}" if turn else f.id)
        for turn in range(-(-FINDINGS // len(real)))
        for f in real
    ]
    return replace(run, outcome=replace(run.outcome, findings=tuple(findings[:FINDINGS])))


def _measured(run: CaseRun, options: Options) -> tuple[int, float]:
    began = process_time()
    page = html.render(run, options)
    seconds = process_time() - began
    cards = len(re.findall(r'<article class="card', page))
    assert cards == FINDINGS, cards
    return len(page.encode("utf-8")), seconds


if __name__ == "__main__":
    main()
