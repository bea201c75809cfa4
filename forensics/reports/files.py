"""What the files themselves say, beside the paper they concern: the same for every report."""

from __future__ import annotations

from dataclasses import dataclass

from forensics.observations import Inspection, Observation
from forensics.reports.catalogue import Texts
from forensics.reports.run import Run


@dataclass(frozen=True, slots=True)
class SeenView:
    """One observation in words. ``superseded`` are dates an older state printed; ``crops`` are
    (what it shows, PNG in base64)."""

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
    views = (_file(one, texts) for one in run.inspections)
    return tuple(view for view in views if view.seen or view.gaps)


def _file(one: Inspection, t: Texts) -> FileView:
    notable = [o for o in one.observations if o.notable]
    gaps = []
    for gap in one.not_inspected:
        where = f"{t('files.page', page=gap.page)}: " if gap.page else ""
        gaps.append(f"{gap.check}: {where}{gap.why}" + (f" ({gap.advice})" if gap.advice else ""))
    return FileView(
        one.document,
        tuple(_seen(o, t) for o in notable),
        len(one.observations) - len(notable),
        tuple(gaps),
    )


def _seen(one: Observation, t: Texts) -> SeenView:
    return SeenView(
        one,
        t("files.page", page=one.page) if one.page else t("files.whole"),
        t(f"files.{one.trust}"),
        "; ".join(one.others),
        tuple(
            t("files.superseded", quote=f"“{d.quote}”", edtf=d.edtf, revision=d.revision)
            for d in one.superseded
        ),
        tuple((t(f"files.{name}"), data) for name, data in one.crops),
    )
