"""Where something was or binds to, and which place lies within which."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Place:
    """A place as printed, with what a table could establish about it.

    ``country`` is ISO 3166-1 alpha-2 (``CN``, ``HK``, ``TH``), ``""`` if not established.
    ``code`` is the six-digit GB/T 2260 area code for places of mainland China, else ``""``.
    """

    name: str
    country: str = ""
    code: str = ""
