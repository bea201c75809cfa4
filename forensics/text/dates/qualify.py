"""How a qualifier is put on a date: what it belongs to, and the changed date."""

from __future__ import annotations

from forensics.text.dates.atoms import Atom, Ref, dated, narrowed
from forensics.text.dates.bounds import Change
from forensics.text.dates.cascade import Built, Hit, atom_of, token
from forensics.text.dates.years import BUDDHIST_YEARS, full_years, num, values

NEAR = r"[fgItjn•,']{0,5}"
"""What may stand between a qualifier and its date: of the year, de l'année."""


def base_of(hit: Hit) -> Atom | None:
    """The date a qualifier belongs to: an atom, or a bare year."""
    tok = hit["a"]
    if tok.cls == "4":
        if not all(1800 <= v <= 2100 or v in BUDDHIST_YEARS for v, _ in num(tok).values):
            return None
        return dated(full_years(tok), None, None, "western")
    if tok.cls == "M":
        return dated(None, values(tok), None, "western")
    return atom_of(tok)


def applied(hit: Hit, change: Change, grain: str = "") -> Built:
    base = base_of(hit)
    if base is None:
        return None
    cls = "" if base.needs != 2 else hit["a"].cls
    made = narrowed(base, change, grain)
    if made.needs == 0 and not made.expand(Ref()):
        return None
    return token(hit, made, cls or ("③" if base.needs == 1 else ""))
