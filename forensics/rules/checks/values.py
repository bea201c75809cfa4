"""Two values of one thing: dates, numbers or words that should be equal."""

from __future__ import annotations

from forensics.rules.birthdays import told_otherwise
from forensics.rules.doubt import doubts_of
from forensics.rules.items import Item
from forensics.rules.speech import say
from forensics.temporal import relations as rel
from forensics.temporal.readings import Pick
from forensics.temporal.verdict import Answer, Decision, Doubt, Problem, Status, decide

LOOK_ALIKES = (
    frozenset("0OQDo○〇"), frozenset("1Il7|"), frozenset("8B3"), frozenset("5S6s"),
    frozenset("2Zz"), frozenset("6G8"), frozenset("9g4"), frozenset("UV"), frozenset("3 9"),
)  # fmt: skip
"""Characters that engines confuse; one of them in a doubtful place makes two readings."""


def plain(value: object) -> str:
    """Without blanks and signs, in capitals: how numbers and words are compared."""
    return "".join(c for c in str(value).upper() if c.isalnum())


def clash_of_values(
    one: Item, two: Item, *, shape: str = "word", more: tuple[Doubt, ...] = ()
) -> Decision:
    """Do the two differ? Dates by their readings, numbers and words as printed.

    A number that differs in one look-alike only, or of which one paper gives another reading
    (``Fact.alternatives``) that agrees, clashes only as read.
    """
    if one.start is not None and two.start is not None and one.is_day and two.is_day:
        if one.start.only_day is not None and one.start.only_day == two.start.only_day:
            return Decision(Answer.NONE, ())
        return decide(
            Problem(
                {"a.date": one.start, "b.date": two.start},
                rel.negated(rel.same_day("a.date", "b.date")),
                doubts=(*doubts_of((one, two)), *more),
            )
        )
    a, b = plain(one.value), plain(two.value)
    if a == b or not a or not b or _masked(one) or _masked(two):
        return Decision(Answer.NONE, ())
    if shape == "number" and (_old_form(a, b) or _old_form(b, a)):
        return Decision(Answer.NONE, ())
    doubts = (*doubts_of((one, two)), *more)
    others = [
        {plain(x) for x in (item.fact.alternatives if item.fact else ())} for item in (one, two)
    ]
    if a in others[1] or b in others[0] or others[0] & others[1]:
        doubts = (*doubts, _other_reading(one, say("another reading the paper allows")))
    elif shape == "number" and _one_look_alike(a, b):
        why = say("one character that is easily taken for another")
        doubts = (*doubts, _other_reading(one, why))
    answer = Answer.READING if doubts else Answer.CERTAIN
    return Decision(answer, (((), Status.CLASH),), doubts)


def births_differ(one: Item, two: Item, more: tuple[Doubt, ...] = ()) -> Decision:
    """As ``clash_of_values``; not certain where the calendar or an unknown day explains it."""
    days = [i.start.only_day for i in (one, two) if i.start is not None]
    why = told_otherwise(tuple(d for d in days if d is not None))
    if why:
        mark = one.provenance[0]
        name = f"calendar:{mark.document}:p{mark.page}:{mark.span.start}"
        more = (*more, Doubt(Pick(name, "one calendar"), "two ways of telling it", why))
    return clash_of_values(one, two, more=more)


def _other_reading(item: Item, why: str) -> Doubt:
    mark = item.provenance[0]
    name = f"digit:{mark.document}:p{mark.page}:{mark.span.start}"
    words = say(
        "“{quote}” in {paper}, page {page}, differs only by {why}",
        quote=mark.quote, paper=mark.document, page=mark.page, why=why,
    )  # fmt: skip
    return Doubt(Pick(name, "as read"), "the other reading", words)


def _masked(item: Item) -> bool:
    return any(c in str(item.value) for c in "*＊某○〇")


def _old_form(short: str, long: str) -> bool:
    """An identity number of 15 digits and its form of 18 (19 put in, check digit added)."""
    return len(short) == 15 and len(long) == 18 and long[:6] + long[8:17] == short


def _one_look_alike(a: str, b: str) -> bool:
    different = [(x, y) for x, y in zip(a, b, strict=False) if x != y]
    return (
        len(a) == len(b)
        and len(different) == 1
        and any({*different[0]} <= group for group in LOOK_ALIKES)
    )
