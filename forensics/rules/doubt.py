"""When a reading is too doubtful to rest a certainty on. The floor stands here, only here."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from forensics.events import Extraction
from forensics.records import Provenance
from forensics.rules.items import Item
from forensics.rules.speech import say
from forensics.temporal.readings import Pick
from forensics.temporal.verdict import Doubt

CONFIDENCE_FLOOR = 0.8
"""A character read with less than this may be another. Scale 0.0 to 1.0."""

DOUBTFUL_WARNINGS = ("damaged", "doubt", "unsure", "mismatch", "covered", "seal")
"""Words in the code of a ``ReadingWarning`` that put the marks under it in doubt."""

AS_READ, OTHERWISE = "as read", "something else"


def doubts_of(items: Iterable[Item]) -> tuple[Doubt, ...]:
    """A doubt for every printed item read with little confidence, each once, sorted."""
    found: dict[str, Doubt] = {}
    for item in items:
        for leaf in item.leaves:
            for provenance in leaf.provenance[:1]:
                why = _why(provenance, leaf.extraction)
                if why:
                    name = f"read:{provenance.document}:p{provenance.page}:{provenance.span.start}"
                    words = say(
                        "“{quote}” in {paper}, page {page}, {why}",
                        quote=_short(provenance.quote), paper=provenance.document,
                        page=provenance.page, why=why,
                    )  # fmt: skip
                    found[name] = Doubt(Pick(name, AS_READ), OTHERWISE, words)
    return tuple(found[k] for k in sorted(found))


def illegible(provenance: Provenance) -> tuple[Doubt, ...]:
    """A doubt if the mark was read below the floor, whatever its paper warns of."""
    if provenance.confidence >= CONFIDENCE_FLOOR:
        return ()
    name = f"read:{provenance.document}:p{provenance.page}:{provenance.span.start}"
    words = say(
        "“{quote}” in {paper}, page {page}, {why}",
        quote=_short(provenance.quote), paper=provenance.document, page=provenance.page,
        why=_low(provenance.confidence),
    )  # fmt: skip
    return (Doubt(Pick(name, AS_READ), OTHERWISE, words),)


def _short(quote: str) -> str:
    text = " ".join(quote.split())
    return text if len(text) <= 40 else text[:39] + "…"


def _why(provenance: Provenance, extraction: Extraction) -> str:
    dates = [m.provenance for m in extraction.dates if _inside(m.provenance, provenance)]
    sure = min((p.confidence for p in dates), default=provenance.confidence)
    if sure < CONFIDENCE_FLOOR:
        return _low(sure)
    warning = next(
        (
            w
            for w in extraction.warnings
            if w.provenance is not None
            and any(word in w.code for word in DOUBTFUL_WARNINGS)
            and _meet(w.provenance, dates or [provenance])
        ),
        None,
    )
    if warning is None:
        return ""
    return say("is in doubt ({code}: {message})", code=warning.code, message=warning.message)


def _low(sure: float) -> str:
    return say("was read with a confidence of only {sure}", sure=f"{sure:.2f}")


def _inside(inner: Provenance, outer: Provenance) -> bool:
    return (
        inner.document == outer.document
        and inner.page == outer.page
        and outer.span.start <= inner.span.start
        and inner.span.end <= outer.span.end
    )


def _meet(one: Provenance, others: Sequence[Provenance]) -> bool:
    return any(
        one.document == o.document
        and one.page == o.page
        and one.span.start < o.span.end
        and o.span.start < one.span.end
        for o in others
    )
