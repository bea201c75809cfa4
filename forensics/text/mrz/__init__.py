"""Machine-readable zones by ICAO Doc 9303: TD1, TD2, TD3, MRV-A, MRV-B, old French cards.

``parse`` takes the lines as read and says every field with its place, every check digit with
its verdict. It repairs nothing: a failed check names the field and the single look-alikes that
would satisfy it, as possible readings. ``find`` looks for zones in running text.
"""

from __future__ import annotations

from forensics.text.mrz.checks import LOOKALIKES, Check, Repair, check_digit, spans_of, verify
from forensics.text.mrz.dates import birth_date, expiry_date
from forensics.text.mrz.find import FoundZone, clean, find
from forensics.text.mrz.formats import ALPHABET, FORMATS, Format, Slot, format_of
from forensics.text.mrz.names import MrzName, fits, split_name, transliterations
from forensics.text.mrz.zone import Mrz, MrzField, parse

__all__ = [
    "ALPHABET",
    "FORMATS",
    "LOOKALIKES",
    "Check",
    "Format",
    "FoundZone",
    "Mrz",
    "MrzField",
    "MrzName",
    "Repair",
    "Slot",
    "birth_date",
    "check_digit",
    "clean",
    "expiry_date",
    "find",
    "fits",
    "format_of",
    "parse",
    "spans_of",
    "split_name",
    "transliterations",
    "verify",
]
