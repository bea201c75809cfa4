"""SARIF 2.1.0 (OASIS standard): findings as results, evidence as locations and rectangles.

``kind`` keeps our nuances: ``fail`` only for a clash in every reading, ``review`` where a mark
decides, ``open`` where it cannot be decided, ``informational`` for leads and tensions,
``pass`` for what agrees, ``notApplicable`` for what could not be checked. Scans have no lines;
regions give the line of the text that was read.
"""

from __future__ import annotations

import json
from urllib.parse import quote

from forensics import __version__
from forensics.escape import visible
from forensics.findings import Finding, Severity, Suppressed
from forensics.records import Provenance
from forensics.reports.catalogue import texts
from forensics.reports.run import DEFAULT, Options, Run
from forensics.reports.view import FindingView, Viewer

NAME = "sarif"
TITLE = "SARIF 2.1.0 for code-scanning tools"
SUFFIX = ".sarif"
SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
KINDS = {"certain": "fail", "reading": "review", "precision": "open", "other": "informational"}
LEVELS = {
    Severity.CRITICAL: "error",
    Severity.HIGH: "error",
    Severity.MEDIUM: "warning",
    Severity.LOW: "note",
    Severity.INFO: "note",
}
Json = dict[str, object]


def render(run: Run, options: Options = DEFAULT) -> str:
    return json.dumps(log(run, options), ensure_ascii=False, indent=1) + "\n"


def log(run: Run, options: Options = DEFAULT) -> Json:
    """The SARIF log as data."""
    made = _Maker(run, options)
    results = [made.finding(v) for v in made.viewer.findings()]
    results += [made.suppressed(s) for s in run.outcome.suppressed]
    results += [
        made.plain(a.rule, "pass", a.sentence, tuple(p for e in a.evidence for p in e.provenance))
        for a in run.outcome.agreements
    ]
    results += [
        made.plain(u.rule, "notApplicable", f"{u.title}: {u.why}", u.provenance)
        for u in run.outcome.unchecked
    ]
    driver: Json = {"name": "forensics", "version": __version__, "rules": made.rules()}
    notes = [
        {"level": "error", "message": {"text": visible(str(e))}, "descriptor": {"id": e.code}}
        for e in run.errors
    ]
    return {
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [
            {
                "tool": {"driver": driver},
                "artifacts": made.artifacts(),
                "results": results,
                # Boxes are pixels of the page picture, text is counted in characters.
                "columnKind": "unicodeCodePoints",
                "invocations": [
                    {"executionSuccessful": not run.errors, "toolExecutionNotifications": notes}
                ],
            }
        ],
    }


class _Maker:
    def __init__(self, run: Run, options: Options) -> None:
        self.run = run
        self.viewer = Viewer(run, texts(options.lang))
        titles = {f.rule: f.title for f in run.outcome.findings}
        titles |= {s.finding.rule: s.finding.title for s in run.outcome.suppressed}
        titles |= {a.rule: a.title for a in run.outcome.agreements}
        titles |= {u.rule: u.title for u in run.outcome.unchecked}
        self.titles = dict(sorted(titles.items()))
        self.index = {rule: n for n, rule in enumerate(self.titles)}
        self.names = {d.name: n for n, d in enumerate(run.documents)}

    def rules(self) -> list[Json]:
        return [
            {"id": rule, "shortDescription": {"text": visible(title)}}
            for rule, title in self.titles.items()
        ]

    def artifacts(self) -> list[Json]:
        return [
            {
                "location": {"uri": quote(d.name)},
                "mimeType": d.media_type,
                "hashes": {"sha-256": d.sha256},
            }
            for d in self.run.documents
        ]

    def finding(self, view: FindingView) -> Json:
        f = view.finding
        kind = KINDS[view.group]
        places = [p for e in f.evidence for p in e.provenance]
        message = f"{view.verdict}. {f.sentence}"
        return {
            "ruleId": f.rule,
            "ruleIndex": self.index[f.rule],
            "kind": kind,
            # the standard wants no level on what is not a failure
            "level": LEVELS[f.severity] if kind == "fail" else "none",
            "message": {"text": visible(message)},
            "locations": [self.location(p) for p in places[:1]],
            "relatedLocations": [
                {"id": n, **self.location(p)} for n, p in enumerate(places[1:], start=1)
            ],
            "attachments": self.attachments(f),
            "partialFingerprints": {"findingId/v1": f.id},
            "properties": {
                "nature": f.nature.value,
                "severity": f.severity.value,
                "verdict": f.verdict.value,
                "innocentExplanations": [visible(a.otherwise) for a in f.assumptions],
                "askFor": [visible(a.ask) for a in f.assumptions],
            },
        }

    def suppressed(self, entry: Suppressed) -> Json:
        by = entry.by
        why = f"{by.who}, {by.when.isoformat()}: {by.why}"
        return {
            **self.finding(self.viewer.finding(0, entry.finding)),
            "suppressions": [{"kind": "external", "justification": visible(why)}],
        }

    def plain(self, rule: str, kind: str, text: str, places: tuple[Provenance, ...]) -> Json:
        return {
            "ruleId": rule,
            "ruleIndex": self.index[rule],
            "kind": kind,
            "level": "none",
            "message": {"text": visible(text)},
            "locations": [self.location(p) for p in places[:1]],
        }

    def location(self, place: Provenance) -> Json:
        region: Json = {"startLine": self.line(place)}
        if place.quote:
            region["snippet"] = {"text": visible(place.quote)}
        return {
            "physicalLocation": {"artifactLocation": self.artifact(place), "region": region},
            "message": {"text": visible(self.viewer.place(place))},
            "properties": {"page": place.page, "confidence": place.confidence},
        }

    def artifact(self, place: Provenance) -> Json:
        found: Json = {"uri": quote(place.document)}
        if place.document in self.names:
            found["index"] = self.names[place.document]
        return found

    def line(self, place: Provenance) -> int:
        """Line of the page's text, from 1; what has no text is on line 1."""
        document = (
            self.run.documents[self.names[place.document]]
            if (place.document in self.names)
            else None
        )
        pages = document.pages if document else ()
        text = next((p.text for p in pages if p.number == place.page), "")
        return text.count("\n", 0, place.span.start) + 1

    def attachments(self, finding: Finding) -> list[Json]:
        """The pages, with a rectangle round the words of each side."""
        return [
            {
                "description": {"text": visible(self.viewer.place(place))},
                "artifactLocation": self.artifact(place),
                "rectangles": [
                    {
                        "top": float(b.top),
                        "left": float(b.left),
                        "bottom": float(b.bottom),
                        "right": float(b.right),
                        "message": {"text": visible(side.statement)},
                    }
                    for b in place.boxes
                ],
            }
            for side in finding.evidence
            for place in side.provenance
            if place.boxes
        ]
