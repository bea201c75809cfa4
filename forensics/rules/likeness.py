"""Which named persons agree: components and groups (see ``identity`` for what they mean)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from forensics.rules.names import spellings_of
from forensics.rules.persons import CASE, Node
from forensics.temporal.readings import UncertainDate
from forensics.text.identifiers import id_number


@dataclass(slots=True)
class _Union:
    parent: dict[int, int] = field(default_factory=dict)

    def find(self, x: int) -> int:
        root = x
        while (up := self.parent.get(root, root)) != root:
            root = up
        while (up := self.parent.get(x, x)) != root:
            self.parent[x] = root
            x = up
        return root

    def join(self, a: int, b: int) -> None:
        a, b = self.find(a), self.find(b)
        if a != b:
            self.parent[max(a, b)] = min(a, b)


def joined(nodes: Sequence[Node]) -> tuple[_Union, _Union]:
    """Components (exact) and groups of the nodes."""
    exact, groups = _Union(), _Union()
    by_number: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
    for number, node in enumerate(nodes):
        for mark in node.numbers:
            by_number[mark].append(number)
    for members in by_number.values():
        for other in members[1:]:
            exact.join(members[0], other)
    for block in _blocks(nodes, exact):
        _settle(block, nodes, exact, groups)
    for number in range(len(nodes)):
        groups.join(exact.find(number), number)
    return exact, groups


def _blocks(nodes: Sequence[Node], exact: _Union) -> list[list[int]]:
    """Nodes that bear one name, each block sorted; a Latin name joins only one Han name."""
    by_han: defaultdict[str, list[int]] = defaultdict(list)
    by_latin: defaultdict[str, list[int]] = defaultdict(list)
    for number, node in enumerate(nodes):
        for name in node.han:
            by_han[name].append(number)
        if not node.han:
            for key in node.latin:
                by_latin[key].append(number)
    blocks = _Union()
    for members in by_han.values():
        for other in members[1:]:
            blocks.join(members[0], other)
    for members in by_latin.values():
        for other in members[1:]:
            blocks.join(members[0], other)
    if by_latin:
        spelt: defaultdict[str, set[int]] = defaultdict(set)
        for name, members in by_han.items():
            own = {k for m in members for k in nodes[m].latin}
            for key in spellings_of(name) | own:
                if key in by_latin:
                    spelt[key].add(blocks.find(members[0]))
        for key, owners in sorted(spelt.items()):
            if len(owners) == 1:
                blocks.join(by_latin[key][0], next(iter(owners)))
    found: defaultdict[int, list[int]] = defaultdict(list)
    for number, node in enumerate(nodes):
        if node.han or node.latin:
            found[blocks.find(number)].append(number)
    return [b for b in found.values() if len(b) > 1]


def _settle(block: list[int], nodes: Sequence[Node], exact: _Union, groups: _Union) -> None:
    """Join what agrees, keep apart what differs, inside one block of equal names."""
    parts, against = _compared(block, nodes, exact)
    if not any(against.values()):
        roots = sorted(parts)
        for root in roots[1:]:
            exact.join(roots[0], root)
        return
    for (a, b), count in sorted(against.items()):
        if count == 0 and _shared_birth(parts[a], parts[b]):
            exact.join(a, b)
    # What agreed is one person now, and differs from others in the marks of all its papers.
    parts, against = _compared(block, nodes, exact)
    case = next((r for r in parts if any(n.where[0] == CASE for n in parts[r])), None)
    two_persons = any(count >= 2 for count in against.values())
    silent = {r for r in parts if not any(n.births or n.ids for n in parts[r])}
    # Nearest first, the case's own subject before others; a paper that may be about either of
    # two different persons must not tie them together.
    ranked = sorted(against, key=lambda pair: (against[pair], case not in pair, pair))
    members = {root: {root} for root in parts}
    for a, b in ranked:
        if against[a, b] >= 2 or (two_persons and {a, b} & silent and case not in (a, b)):
            continue
        one, two = members[a], members[b]
        if any(against.get((min(x, y), max(x, y)), 0) >= 2 for x in one for y in two):
            continue
        groups.join(a, b)
        for root in one | two:
            members[root] = one | two


def _compared(
    block: list[int], nodes: Sequence[Node], exact: _Union
) -> tuple[dict[int, list[Node]], dict[tuple[int, int], int]]:
    """The components of a block by their roots, and in how many marks each two differ."""
    parts: defaultdict[int, list[Node]] = defaultdict(list)
    for number in block:
        parts[exact.find(number)].append(nodes[number])
    roots = sorted(parts)
    if len(roots) > 60:
        return parts, {}
    return parts, {
        (a, b): _differences(parts[a], parts[b])
        for i, a in enumerate(roots)
        for b in roots[i + 1 :]
    }


def _differences(a: Sequence[Node], b: Sequence[Node]) -> int:
    """How many marks both give and give differently.

    A valid identity number holds a birth date: it is compared where none is printed, but the
    number and the date inside it are one mark.
    """
    births = [[d for n in side for d in n.births] for side in (a, b)]
    printed = all(births)
    if not printed:
        births = [own or _inside_numbers(side) for own, side in zip(births, (a, b), strict=True)]
    born = all(births) and not any(common_day(d, e) for d in births[0] for e in births[1])
    ids = {i for n in a for i in n.ids}, {i for n in b for i in n.ids}
    numbered = bool(ids[0] and ids[1] and not ids[0] & ids[1])
    return born + numbered if printed else max(born, numbered)


def _inside_numbers(side: Sequence[Node]) -> list[UncertainDate]:
    read = [id_number(i) for n in side for i in sorted(n.ids)]
    return [UncertainDate.day(i.birth) for i in read if i.check and i.birth]


def _shared_birth(a: Sequence[Node], b: Sequence[Node]) -> bool:
    return any(common_day(d, e) for n in a for d in n.births for m in b for e in m.births)


def common_day(one: UncertainDate, two: UncertainDate) -> bool:
    """Is there a day both can mean?"""
    return any(
        not (
            (r.latest and s.earliest and r.latest < s.earliest)
            or (s.latest and r.earliest and s.latest < r.earliest)
        )
        for r in one.readings
        for s in two.readings
    )
