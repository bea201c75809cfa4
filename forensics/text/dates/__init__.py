"""Dates in text, with every reading they admit. ``find_dates`` is the whole interface."""

from __future__ import annotations

from forensics.text.dates.finder import find_dates
from forensics.text.dates.model import BEFORE, WRITTEN, DateContext, FoundDate

__all__ = ["BEFORE", "WRITTEN", "DateContext", "FoundDate", "find_dates"]
