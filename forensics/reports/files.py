"""What the files themselves say, beside the paper they concern: the same for every report."""

from __future__ import annotations

from dataclasses import dataclass, replace

from forensics.observations import Inspection, Observation, Superseded
from forensics.reports.catalogue import Texts
from forensics.reports.run import Run
from forensics.temporal.edtf import to_edtf
from forensics.temporal.readings import UncertainDate

Days = dict[str, dict[str, None]]


@dataclass(frozen=True, slots=True)
class SeenView:
    """One observation in the language of the report. ``superseded`` are dates an older state
    printed; ``crops`` are (what it shows, PNG in base64)."""

    observation: Observation
    place: str
    trust: str
    others: str
    superseded: tuple[str, ...]
    crops: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class FileView:
    """One paper: what is worth a look, how much is only context, what was not inspected."""

    name: str
    seen: tuple[SeenView, ...]
    context: int
    gaps: tuple[str, ...]


def files(run: Run, texts: Texts) -> tuple[FileView, ...]:
    """The papers of which there is something to say, in the order of the case."""
    days = _days(run)
    views = (_file(one, days, texts) for one in run.inspections)
    return tuple(view for view in views if view.seen or view.gaps)


def _days(run: Run) -> Days:
    """EDTF of a date → where the papers print it now, ``name, page``."""
    found: Days = {}
    for extraction in run.extractions:
        dated = [(e.when, p) for e in extraction.events for p in e.provenance[:1]]
        dated += [(d.value, d.provenance) for d in extraction.dates]
        for when, place in dated:
            if isinstance(when, UncertainDate):
                found.setdefault(to_edtf(when), {})[f"{place.document}, {place.page}"] = None
    return found


def _file(one: Inspection, days: Days, t: Texts) -> FileView:
    notable = [o for o in one.observations if o.notable]
    gaps = []
    for gap in one.not_inspected:
        where = f"{t('files.page', page=gap.page)}: " if gap.page else ""
        advice = f" ({t.told(gap.advice)})" if gap.advice else ""
        gaps.append(f"{gap.check}: {where}{t.told(gap.why)}{advice}")
    return FileView(
        one.document,
        tuple(_seen(o, days, t) for o in notable),
        len(one.observations) - len(notable),
        tuple(gaps),
    )


def _superseded(date: Superseded, days: Days, t: Texts) -> str:
    """The date an older state printed, and the papers that print the same day now."""
    words = t("files.superseded", quote=f"“{date.quote}”", edtf=date.edtf, revision=date.revision)
    same = "; ".join(days.get(date.edtf, ()))
    words = f"{words} {t('files.same_day', places=same)}" if same else words
    return " ".join([words, *map(t.told, date.effects)])


def _seen(one: Observation, days: Days, t: Texts) -> SeenView:
    words = replace(
        one,
        seen=t.told(one.seen),
        repeat=t.told(one.repeat),
        innocent=tuple(map(t.told, one.innocent)),
        error_rate=t.told(one.error_rate),
    )
    return SeenView(
        words,
        t("files.page", page=one.page) if one.page else t("files.whole"),
        t(f"files.{one.trust}"),
        "; ".join(one.others),
        tuple(_superseded(d, days, t) for d in one.superseded),
        tuple((t(f"files.{name}"), data) for name, data in one.crops),
    )
