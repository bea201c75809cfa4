"""What predicates are asked about: the facts bound to the letters of a rule, and their days."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Protocol

from forensics.rules.items import Item
from forensics.rules.model import Ref
from forensics.temporal.network import Limit
from forensics.temporal.readings import UncertainDate

Argument = Ref | str | int

SIDES = {"date": "start", "start": "start", "issue": "start", "end": "end", "expiry": "end"}
"""What a page may call the first and the last day of a fact."""


class Scene(Protocol):
    """What predicates are asked about: the days of the facts, and the facts themselves."""

    def day(self, ref: Ref) -> str: ...

    def period(self, ref: Ref) -> tuple[str, str]: ...

    def item(self, ref: Ref) -> Item | None: ...


@dataclass(slots=True)
class Bound:
    """A scene with an item for every letter; collects the dates that are spoken of."""

    items: Mapping[str, Item]
    dates: dict[str, UncertainDate | None] = field(default_factory=dict)
    own: list[Limit] = field(default_factory=list)

    def day(self, ref: Ref) -> str:
        item = self.items[ref.role]
        side = SIDES[ref.attribute or "date"]
        if item.is_day:
            return self._known(f"{ref.role}.date", item.start)
        if side == "start":
            name = self._known(f"{ref.role}.start", item.start)
        else:
            name = self._known(f"{ref.role}.end", item.end)
        self._keep_order(ref.role, item)
        return name

    def period(self, ref: Ref) -> tuple[str, str]:
        item = self.items[ref.role]
        if item.is_day:
            name = self._known(f"{ref.role}.date", item.start)
            return name, name
        self._keep_order(ref.role, item)
        return f"{ref.role}.start", f"{ref.role}.end"

    def item(self, ref: Ref) -> Item | None:
        return self.items[ref.role]

    def _known(self, name: str, when: UncertainDate | None) -> str:
        self.dates.setdefault(name, when)
        return name

    def _keep_order(self, role: str, item: Item) -> None:
        """A paper's own rule: a period starts before it ends."""
        limit = Limit(f"{role}.start", f"{role}.end", 0, "own")
        if limit not in self.own:
            self._known(f"{role}.start", item.start)
            self._known(f"{role}.end", item.end)
            self.own.append(limit)


class Symbolic:
    """A scene without items: shows which limits a page sets between its facts."""

    def day(self, ref: Ref) -> str:
        return f"{ref.role}.{SIDES[ref.attribute or 'date']}"

    def period(self, ref: Ref) -> tuple[str, str]:
        return f"{ref.role}.start", f"{ref.role}.end"

    def item(self, ref: Ref) -> Item | None:
        return None
