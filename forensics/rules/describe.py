"""What a paper says, in one plain sentence, and dates in words a person reads at sight."""

from __future__ import annotations

from datetime import date

from forensics.places import Place
from forensics.records import FactValue
from forensics.rules.items import Item
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
    "register_search": "a search",
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
    "judgment_date": "the date of judgment",
    "number": "the number",
    "law_since": "the first day on which the law could be cited like this",
}


def kind_in_words(kind: str) -> str:
    """A kind of item as people call it."""
    if ":" in kind:
        name = kind.split(":", 1)[1]
        return _FACTS.get(name, name.replace("_", " "))
    return _KINDS.get(kind, kind.replace("_", " "))


def day_in_words(day: date) -> str:
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def reading_in_words(reading: Reading) -> str:
    first, last = reading.earliest, reading.latest
    if first is None and last is None:
        return "a day not known"
    if last is None:
        assert first is not None
        return f"{day_in_words(first)} or later"
    if first is None:
        return f"{day_in_words(last)} or earlier"
    if first == last:
        return day_in_words(first)
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31) and first.year == last.year:
        return str(first.year)
    if first.day == 1 and (first.year, first.month) == (last.year, last.month) and last.day >= 28:
        return f"{_MONTHS[first.month - 1]} {first.year}"
    return f"some day from {day_in_words(first)} to {day_in_words(last)}"


def date_in_words(when: UncertainDate | None) -> str:
    if when is None:
        return "a day not printed"
    return " or ".join(dict.fromkeys(reading_in_words(r) for r in when.readings))


def period_in_words(item: Item) -> str:
    if item.extent is not None:
        return f"“{item.extent.words}”"
    if item.is_day:
        return f"on {date_in_words(item.start)}"
    if item.start is not None and item.end is not None:
        return f"from {date_in_words(item.start)} to {date_in_words(item.end)}"
    if item.start is not None:
        return f"from {date_in_words(item.start)}, no end printed"
    if item.end is not None:
        return f"until {date_in_words(item.end)}, no beginning printed"
    return "with no date read"


def place_in_words(place: Place | None) -> str:
    if place is None:
        return "a place not stated"
    return place.name or place.country or "a place not stated"


def value_in_words(value: FactValue | None) -> str:
    if isinstance(value, UncertainDate):
        return date_in_words(value)
    if isinstance(value, Interval):
        return f"{date_in_words(value.start)} to {date_in_words(value.end)}"
    if isinstance(value, Extent):
        return f"“{value.words}”"
    if isinstance(value, Place):
        return place_in_words(value)
    return str(value)


def statement(item: Item) -> str:
    """One sentence: which paper says what. The printed words stand beside it as the quote."""
    who = item.document
    text = _what(item)
    if item.inferred:
        text += f" (inferred: {item.inferred})"
    return f"{who}: {text}."


def _what(item: Item) -> str:
    if item.fact is not None:
        zone = item.detail("zone")
        where = {"mrz": " in the machine-readable zone", "viz": " in the visual zone"}.get(zone, "")
        return f"{kind_in_words(item.kind)}{where} is {value_in_words(item.value)}"
    if item.kind == "border_crossing":
        direction = item.detail("direction")
        word = {"entry": "an entry stamp", "exit": "an exit stamp"}.get(direction, "a stamp")
        port = item.detail("port")
        at = f" at {port}" if port else ""
        return f"{word} of {place_in_words(item.place)}{at} dated {date_in_words(item.start)}"
    if item.kind in ("away", "stay"):
        word = "out of" if item.kind == "away" else "in"
        return f"{word} {place_in_words(item.place)} {period_in_words(item)}"
    if item.kind == "passport":
        number = item.detail("number")
        name = f"passport {number}" if number else "a passport"
        return f"{name} issued {date_in_words(item.start)}, expires {date_in_words(item.end)}"
    what = _measure(item)
    place = f" at {item.place.name}" if item.place and item.place.name else ""
    return f"{what} {period_in_words(item)}{place}"


def _measure(item: Item) -> str:
    """The kind of a run by its first measure, of anything else by itself."""
    told = item.detail("measure") if item.kind == "bound" else ""
    return kind_in_words(told.replace(" ", "_") or item.kind)


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
    out, rest = [], template
    while "{" in rest:
        head, _, tail = rest.partition("{")
        name, _, rest = tail.partition("}")
        out.append(head + _fill(name.strip(), items, words))
    return "".join(out) + rest


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
        text = period_in_words(item)
        return text.removeprefix("on ") if attribute == "date" else text
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
        return value_in_words(item.value)
    if attribute == "by":
        return item.asserted_by or "the paper"
    return item.detail(attribute) or f"{attribute.replace('_', ' ')} not stated"
