"""What a paper says, in one plain sentence, and dates in words a person reads at sight."""

from __future__ import annotations

from datetime import date
from functools import cache

from forensics.data.states import by_alpha2
from forensics.places import Place
from forensics.records import FactValue
from forensics.rules.calendar import term
from forensics.rules.items import Item
from forensics.rules.jurisdiction import law_of
from forensics.rules.speech import ENGLISH, named, say, spoken
from forensics.temporal.edtf import to_edtf
from forensics.temporal.readings import Extent, Interval, Reading, UncertainDate

_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip
_KINDS = {
    "bail": "bail pending trial (取保候审)",
    "bail_released": "the end of bail (解除取保候审)",
    "case_closed": "the end of the case (given up or acquitted)",
    "appeal_decided": "a ruling on an earlier judgment",
    "residential_surveillance": "residential surveillance (监视居住)",
    "restricted_to_place": "a restriction to a place",
    "probation": "probation (缓刑)",
    "travel_ban": "a ban on leaving the country",
    "travel_permitted": "leave to travel",
    "detention": "criminal detention (刑事拘留)",
    "arrest": "arrest (逮捕)",
    "arrest_approved": "approval of the arrest",
    "custody": "custody (羁押)",
    "admin_detention": "administrative detention (行政拘留)",
    "conviction": "a conviction",
    "judgment": "a judgment",
    "first_instance_judgment": "a judgment of first instance",
    "clearance": "a certificate that no criminal record was found",
    "hearing": "a court hearing",
    "indictment": "an indictment",
    "acceptance": "the court's acceptance of the case",
    "case_opened": "the opening of a police case",
    "sentence": "a sentence",
    "sentence_start": "the first day of a sentence",
    "sentence_end": "the last day of a sentence",
    "issue": "the issue of a paper",
    "expiry": "the expiry of a paper",
    "register_search": "a search", "other": "a paper in a list of results",
    "publication": "a publication",
    "travel_claimed": "a journey",
    "prior_judgment": "an earlier judgment",
    "offence": "the offence",
    "passport": "a passport",
    "held": "custody",
    "suspect": "suspect or defendant in a criminal case",
    "on_probation": "probation (缓刑)",
    "serving": "a sentence being served",
    "effective_conviction": "a conviction that took effect",
    "bound": "bail or residential surveillance",
    "border_crossing": "a border stamp",
    "away": "a time away between two stamps",
    "stay": "a stay between two stamps",
    "document": "a dated paper",
}
# The same in papers of Taiwan's and Hong Kong's courts: 取保候审 is a measure of the mainland.
_ELSEWHERE = {
    "bail": "bail (具保, 保釋)",
    "bail_released": "the end of bail (保釋)",
    "probation": "a suspended sentence (緩刑)",
    "on_probation": "a suspended sentence (緩刑)",
    "arrest": "arrest",
}
_FACTS = {
    "birth_date": "the birth date",
    "name": "the name",
    "name_han": "the name in Han characters",
    "name_latin": "the name in Latin letters",
    "id_number": "the identity number",
    "passport_number": "the passport number",
    "sex": "the sex",
    "nationality": "the nationality",
    "issue_date": "the date of issue",
    "expiry_date": "the date of expiry",
    "case_number": "the case number",
    "correcting": "that it corrects a paper given before",
    "judgment_date": "the date of judgment",
    "number": "the number",
    "law_since": "the first day on which the law could be cited like this",
}


def kind_in_words(kind: str) -> str:
    """A kind of item as people call it."""
    if ":" in kind:
        name = kind.split(":", 1)[1]
        return named(_FACTS.get(name, name.replace("_", " ")))
    return named(_KINDS.get(kind, kind.replace("_", " ")))


def day_in_words(day: date) -> str:
    if spoken() == ENGLISH:
        return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"
    return say("{year}-{month}-{day}", year=day.year, month=day.month, day=day.day)


def reading_in_words(reading: Reading) -> str:
    first, last = reading.earliest, reading.latest
    if first is None and last is None:
        return say("a day not known")
    if last is None:
        assert first is not None
        return say("{day} or later", day=day_in_words(first))
    if first is None:
        return say("{day} or earlier", day=day_in_words(last))
    if first == last:
        return day_in_words(first)
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31) and first.year == last.year:
        return str(first.year) if spoken() == ENGLISH else say("{year}", year=first.year)
    if first.day == 1 and (first.year, first.month) == (last.year, last.month) and last.day >= 28:
        if spoken() == ENGLISH:
            return f"{_MONTHS[first.month - 1]} {first.year}"
        return say("{year}-{month}", year=first.year, month=first.month)
    return say(
        "some day from {first} to {last}", first=day_in_words(first), last=day_in_words(last)
    )


def date_in_words(when: UncertainDate | None) -> str:
    if when is None:
        return say("a day not printed")
    return say(" or ").join(dict.fromkeys(reading_in_words(r) for r in when.readings))


def period_in_words(item: Item, on: bool = True) -> str:
    """``on``: a day is "on 2 May", not "2 May"."""
    if item.extent is not None:
        return f"“{item.extent.words}”"
    if item.is_day:
        return say("on {day}", day=date_in_words(item.start)) if on else date_in_words(item.start)
    if item.start is not None and item.end is not None:
        first, last = date_in_words(item.start), date_in_words(item.end)
        return say("from {first} to {last}", first=first, last=last)
    if item.start is not None:
        return say("from {day}, no end printed", day=date_in_words(item.start))
    if item.end is not None:
        return say("until {day}, no beginning printed", day=date_in_words(item.end))
    return say("with no date read")


def place_in_words(place: Place | None) -> str:
    if place is None or not (place.name or place.country):
        return say("a place not stated")
    if spoken() == ENGLISH:
        return place.name or place.country
    # A state that no paper prints in words bears its name of the table, in English.
    state = by_alpha2().get(place.country)
    if state and state.name_zh and place.name in ("", state.name, place.country):
        return state.name_zh
    return named(place.name)


def value_in_words(value: FactValue | None) -> str:
    if isinstance(value, UncertainDate):
        return date_in_words(value)
    if isinstance(value, Interval):
        first, last = date_in_words(value.start), date_in_words(value.end)
        return say("{first} to {last}", first=first, last=last)
    if isinstance(value, Extent):
        return f"“{value.words}”"
    if isinstance(value, Place):
        return place_in_words(value)
    return str(value)


def _value(item: Item) -> str:
    """What the paper prints; of what is told by our own words (open to appeal) the words."""
    words = value_in_words(item.value)
    return named(words) if item.kind == "paper:instance" else words


def statement(item: Item) -> str:
    """One sentence: which paper says what. The printed words stand beside it as the quote."""
    who = item.document
    text = _what(item)
    if item.inferred:
        notes = say("; ").join(named(note) for note in item.inferred.split("; "))
        text += say(" (inferred: {notes})", notes=notes)
    return say("{paper}: {text}.", paper=who, text=text)


def _what(item: Item) -> str:
    if item.fact is not None:
        zone = item.detail("zone")
        values = {"name": kind_in_words(item.kind), "value": _value(item)}
        if zone == "mrz":
            return say("{name} in the machine-readable zone is {value}", **values)
        if zone == "viz":
            return say("{name} in the visual zone is {value}", **values)
        return say("{name} is {value}", **values)
    if item.kind == "border_crossing":
        direction = item.detail("direction")
        words = {"entry": "an entry stamp", "exit": "an exit stamp"}
        if item.detail("kept") == "register":
            words = {"entry": "a recorded entry", "exit": "a recorded exit"}
        word = named(words.get(direction, "a stamp"))
        port = item.detail("port")
        at = say(" at {port}", port=port) if port else ""
        place, day = place_in_words(item.place), date_in_words(item.start)
        return say("{stamp} of {place}{at} dated {day}", stamp=word, place=place, at=at, day=day)
    if item.kind in ("away", "stay"):
        place, period = place_in_words(item.place), period_in_words(item)
        if item.kind == "away":
            return say("out of {place} {period}", place=place, period=period)
        return say("in {place} {period}", place=place, period=period)
    if item.kind == "passport":
        number = item.detail("number")
        name = say("passport {number}", number=number) if number else say("a passport")
        return say(
            "{book} issued {first}, expires {last}",
            book=name, first=date_in_words(item.start), last=date_in_words(item.end),
        )  # fmt: skip
    place = ""
    if item.place and item.place.name:
        place = say(" at {place}", place=place_in_words(item.place))
    return say(
        "{what} {period}{place}", what=_measure(item), period=period_in_words(item), place=place
    )


def _measure(item: Item) -> str:
    """The kind of a run by its first measure, of anything else by itself."""
    told = item.detail("measure") if item.kind == "bound" else ""
    kind = told.replace(" ", "_") or item.kind
    if kind in _ELSEWHERE and law_of(item) in ("TW", "HK"):
        return named(_ELSEWHERE[kind])
    return kind_in_words(kind)


def edtf_of(item: Item) -> str:
    """The EDTF text of its date, all readings shown; ``""`` without one."""
    if item.extent is not None:
        return to_edtf(item.extent.within)
    if item.is_day and item.start is not None:
        return to_edtf(item.start)
    if item.start is None and item.end is None:
        return ""
    return to_edtf(Interval(item.start, item.end))


def filled(template: str, items: dict[str, Item], **words: str) -> str:
    """A sentence of a page with ``{s.date}``, ``{r.place}``, ``{deciding}`` filled in.

    Only the names below are known; nothing of Python can be reached through a page.
    """
    heads, names, rest = _parts(template)
    told = [head + _fill(name, items, words) for head, name in zip(heads, names, strict=True)]
    return "".join(told) + rest


@cache
def _parts(template: str) -> tuple[tuple[str, ...], tuple[str, ...], str]:
    """What stands before each name, the names, and what stands behind the last."""
    heads, names, rest = [], [], template
    while "{" in rest:
        head, _, tail = rest.partition("{")
        name, _, rest = tail.partition("}")
        heads.append(head)
        names.append(name.strip())
    return tuple(heads), tuple(names), rest


def _fill(name: str, items: dict[str, Item], words: dict[str, str]) -> str:
    if name in words:
        return words[name]
    letter, _, attribute = name.partition(".")
    item = items.get(letter)
    if item is None:
        return f"({name})"
    if attribute in ("doc", "document"):
        return item.document
    if attribute in ("date", "period"):
        return period_in_words(item, on=attribute == "period")
    if attribute in ("start", "issue"):
        return date_in_words(item.start)
    if attribute in ("end", "expiry"):
        return date_in_words(item.end)
    if attribute == "place":
        return place_in_words(item.place)
    if attribute == "kind":
        return _measure(item)
    if attribute in ("what", ""):
        return _what(item)
    if attribute == "value":
        return _value(item)
    if attribute == "by":
        return item.asserted_by or say("the paper")
    told = item.detail(attribute)
    if attribute == "term" and (length := term(told)) is not None:
        return length.words
    return told or say("{what} not stated", what=named(attribute.replace("_", " ")))
