"""Case numbers against the dates, the court and the title of their own paper.

Since 1 January 2016 case numbers hold a court code (法〔2015〕137号). In 501 genuine judgments
four of 409 of 2016 or later still had the old form and one had another court's code.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

from forensics.events import Extraction
from forensics.places import areas, resolve
from forensics.records import Fact
from forensics.rules.candidate import Candidate
from forensics.rules.doubt import doubts_of
from forensics.rules.items import Item, item_of_fact
from forensics.rules.model import Rule
from forensics.rules.speech import say
from forensics.rules.view import Result, View
from forensics.temporal.network import ORIGIN, Limit
from forensics.temporal.readings import Pick, UncertainDate
from forensics.temporal.verdict import Answer, Decision, Doubt, Problem, Status, decide
from forensics.text.identifiers import CaseNumber, court_area, court_matches, find_case_numbers

NONE = Decision(Answer.NONE, ())
CODED_FROM = 2016
_CODES_KNOWN = date(2015, 5, 13)
"""The day of 法〔2015〕137号, which made the codes: no paper of before can bear one."""
_SUPREME = "最高法"
_INSTANCE = {"初": "open to appeal", "终": "final"}


def year(rule: Rule, view: View) -> Iterator[Result]:
    """The year of the number is not after the year of the judgment."""
    for item, number, extraction in _numbers(view):
        for fact in extraction.values("judgment_date"):
            if not isinstance(fact.value, UncertainDate):
                continue
            other = item_of_fact("paper:", fact, extraction, item.person, item.component)
            first = date(number.year, 1, 1).toordinal()
            problem = Problem(
                {"j.date": fact.value}, Limit("j.date", ORIGIN, first - 1),
                doubts=doubts_of((item, other)),
            )  # fmt: skip
            yield Candidate(
                {"n": (item,), "j": (other,)}, decide(problem), problem,
                words={"year": str(number.year)},
            )  # fmt: skip


def form(rule: Rule, view: View) -> Iterator[Result]:
    """Codes in numbers of 2016 and later, none in earlier ones.

    A case keeps the number of the year in which it was taken on, however late it is judged. Not
    certain is a number of the year of the change itself, nor a code in a number of before on a
    paper of after: the register of the court may have written its open cases anew.
    """
    for item, number, extraction in _numbers(view):
        coded = number.form == "coded"
        wrong = coded != (number.year >= CODED_FROM)
        words = {
            "form": say("a court code") if coded else say("the form without a court code"),
            "year": str(number.year),
        }
        why = ""
        if coded and not _before_codes(view, extraction):
            why = say("whether the court wrote an older number anew in the form with codes")
        elif not coded and number.year == CODED_FROM:
            why = say("whether the court gave numbers of the old form for some time in that year")
        yield Candidate({"n": (item,)}, _decision(wrong, (item,), why), words=words)


def _before_codes(view: View, extraction: Extraction) -> bool:
    """Was the paper surely made before there were codes?"""
    papers = (p for p in view.items(("document",)) if p.extraction is extraction)
    return any(p.bounds("start")[1] < _CODES_KNOWN.toordinal() for p in papers)


def court(rule: Rule, view: View) -> Iterator[Result]:
    """The code in the number is that of the court that is named."""
    for item, number, extraction in _numbers(view):
        for fact in extraction.values("court")[:1]:
            if not isinstance(fact.value, str) or number.form != "coded":
                continue
            same = court_matches(number, fact.value)
            if same is None:
                continue
            if not same and (_area_is_gone(number) or _named_by_province(fact.value)):
                continue
            other = item_of_fact("paper:", fact, extraction, item.person, item.component)
            yield Candidate(
                {"n": (item,), "c": (other,)}, _decision(not same, (item, other)),
                words={"code": number.court},
            )  # fmt: skip


def _area_is_gone(number: CaseNumber) -> bool:
    """Was the area of the code merged or renamed by then? The court that took it over may go on
    with its code (法〔2015〕137号), under a name that the table knows by another."""
    place = court_area(number)
    rows = areas().get(place.code, ()) if place is not None else ()
    lasts = [r.last for r in rows]
    known = [last for last in lasts if last is not None]
    return bool(known) and len(known) == len(lasts) and max(known) <= number.year


def _named_by_province(court: str) -> bool:
    """A court of its own area within one prefecture, of which the name says the province only:
    四川自由贸易试验区人民法院."""
    return resolve(court.split("人民法院")[0]).code.endswith("0000") and "高级" not in court


def instance(rule: Rule, view: View) -> Iterator[Result]:
    """A paper open to appeal is of first instance, one that calls itself final is not.

    Retrials (再) follow either procedure; nothing is said of them. Of civil cases some are final
    at first instance (small claims), and so is all that the Supreme People's Court judges.
    """
    for item, number, extraction in _numbers(view):
        told = extraction.values("instance")
        wants = next((w for c, w in _INSTANCE.items() if c in number.type), "")
        if len(told) != 1 or not wants or "再" in number.type or "刑" not in number.type:
            continue
        if number.court == _SUPREME:
            continue
        other = item_of_fact("paper:", told[0], extraction, item.person, item.component)
        yield Candidate(
            {"n": (item,), "d": (other,)}, _decision(told[0].value != wants, (item, other)),
            words={"type": number.type},
        )  # fmt: skip


def _decision(wrong: bool, items: tuple[Item, ...], why: str = "") -> Decision:
    """``why`` is what may explain it without a misread mark."""
    if not wrong:
        return NONE
    doubts = doubts_of(items)
    if why:
        mark = items[0].provenance[0]
        name = f"number:{mark.document}:p{mark.page}:{mark.span.start}"
        doubts = (*doubts, Doubt(Pick(name, "numbered by the rules"), "numbered otherwise", why))
    return Decision(Answer.READING if doubts else Answer.CERTAIN, (((), Status.CLASH),), doubts)


def _numbers(view: View) -> Iterator[tuple[Item, CaseNumber, Extraction]]:
    for index, extraction in enumerate(view.extractions):
        fact = _first(extraction, lambda f: isinstance(f.value, str))
        if fact is None:
            continue
        found = find_case_numbers(str(fact.value))
        if len(found) == 1:
            person, component = view.identity.of(index, "")
            yield (
                item_of_fact("paper:", fact, extraction, person, component),
                found[0].value,
                extraction,
            )


def _first(extraction: Extraction, wanted: Callable[[Fact], bool]) -> Fact | None:
    """The number in the heading is the paper's own; later ones are cited."""
    return next((f for f in extraction.values("case_number") if wanted(f)), None)
