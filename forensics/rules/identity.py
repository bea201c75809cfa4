"""Which papers speak of one person: an assumption with grounds, never a fact.

Persons of papers are put into *groups* (may be one person) and, inside a group, *components*
(agree with each other in every mark the papers give). A number, or a name with nothing
against it, joins into one component. One name with **one** mark that differs (birth date or
identity number) leaves two components of one group: a finding over both carries the doubt
"one person or two". One name with both marks different is two persons. Two names in Han
characters are two names even where their pinyin is equal.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from forensics.case import Subject
from forensics.events import Extraction, Person
from forensics.rules.items import Item
from forensics.rules.names import han_of, is_masked, latin_keys, spellings_of
from forensics.temporal.readings import Pick, UncertainDate
from forensics.temporal.verdict import Doubt

PRINCIPALS = ("holder", "subject", "defendant")
_NAME_FACTS = ("name", "name_han", "name_latin", "alias")
_CASE = -1


@dataclass(slots=True, eq=False)
class _Node:
    """A person of one paper (or of the case file), with the marks the paper gives."""

    where: tuple[int, str]
    label: str
    role: str
    han: frozenset[str]
    latin: frozenset[str]
    masked: frozenset[str]
    births: tuple[UncertainDate, ...]
    numbers: frozenset[tuple[str, str]]
    ids: frozenset[str]


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


class Identity:
    """Groups and components of all persons of a case.

    ``of(index, key)`` gives (group, component) of a person of extraction ``index``; ``""`` as
    key stands for "whoever the paper is about".
    """

    def __init__(self, subject: Subject, extractions: Sequence[Extraction]) -> None:
        self._extractions = extractions
        nodes = _nodes(subject, extractions)
        self._nodes = nodes
        exact, groups = _joined(nodes)
        self._member: dict[tuple[int, str], tuple[str, str]] = {}
        self._reason: dict[str, str] = {}
        names: dict[int, str] = {}
        for number, node in enumerate(nodes):
            names.setdefault(exact.find(number), node.label)
        for number, node in enumerate(nodes):
            component = names[exact.find(number)]
            group = names[exact.find(groups.find(exact.find(number)))]
            self._member[node.where] = (group, component)
        self.subject = self._member.get((_CASE, ""), ("", ""))[0]
        self._masked(nodes)
        self._nameless = {
            (index, person.key)
            for index, extraction in enumerate(extractions)
            for person in self._roles(index)
            if (index, person.key) not in self._member
        }
        self._principal = self._principals()
        self._bearer = self._holder()

    def of(self, index: int, key: str) -> tuple[str, str]:
        if key and (index, key) in self._member:
            return self._member[index, key]
        if key and (index, key) in self._nameless:
            return self._bearer
        return self._principal.get(index, (self.subject, self.subject)) if not key else ("", "")

    def doubts(self, items: Iterable[Item]) -> tuple[Doubt, ...]:
        """What puts it in doubt that these items are about one person."""
        components = sorted({i.component for i in items if i.person})
        found = []
        for one, two in pairwise(components):
            words = (
                self._reason.get(one)
                or self._reason.get(two)
                or f"{_shown(one)} and {_shown(two)} bear one name but differ in a birth date "
                "or an identity number"
            )
            found.append(
                Doubt(Pick(f"identity:{one}|{two}", "one person"), "two persons", words)
            )
        return tuple(found)

    def _masked(self, nodes: Sequence[_Node]) -> None:
        """A masked name (王某) may be the subject's where it is the paper's only principal."""
        surnames = {h[0] for n in nodes if n.where[0] == _CASE for h in n.han}
        for node in nodes:
            if node.han or not node.masked or node.role not in PRINCIPALS or not self.subject:
                continue
            if self._member[node.where][0] == self.subject or len(self._roles(node.where[0])) != 1:
                continue
            if any(m[0] in surnames for m in node.masked):
                component = self._member[node.where][1]
                self._member[node.where] = (self.subject, component)
                self._reason[component] = f"the name in {_shown(component)} is masked"

    def _roles(self, index: int) -> list[Person]:
        return [p for p in self._extractions[index].persons if p.role in PRINCIPALS]

    def _holder(self) -> tuple[str, str]:
        """Whose book a page without a name is from: the holder of the only data page of the
        case, else its subject. Nobody's, if there are data pages of several persons."""
        holders = {
            self._member[index, person.key]
            for index, extraction in enumerate(self._extractions)
            for person in self._roles(index)
            if person.role == "holder" and (index, person.key) in self._member
        }
        if len({group for group, _ in holders}) > 1:
            return "", ""
        return min(holders, default=(self.subject, self.subject))

    def _principals(self) -> dict[int, tuple[str, str]]:
        """Whom a paper is about, where it says so or its file does."""
        found: dict[int, tuple[str, str]] = {}
        by_file: defaultdict[str, set[tuple[str, str]]] = defaultdict(set)
        for index, extraction in enumerate(self._extractions):
            known = (p for p in self._roles(index) if (index, p.key) in self._member)
            members = {self._member[index, p.key] for p in known}
            by_file[extraction.document] |= members
            if len(members) == 1:
                found[index] = next(iter(members))
            elif len(members) > 1:
                found[index] = ("", "")
        for index, extraction in enumerate(self._extractions):
            if index not in found and len(by_file[extraction.document]) == 1:
                found[index] = next(iter(by_file[extraction.document]))
        groups = {group for group, _ in self._member.values()}
        if not self.subject and len(groups) == 1:
            only = next(iter(groups))
            for index in range(len(self._extractions)):
                found.setdefault(index, (only, only))
        return found


def _shown(component: str) -> str:
    return component.split("#", 1)[0]


def _nodes(subject: Subject, extractions: Sequence[Extraction]) -> list[_Node]:
    nodes = []
    names = (*subject.names, *subject.aliases)
    if names or subject.numbers:
        births: tuple[UncertainDate, ...] = (subject.birth_date,) if subject.birth_date else ()
        numbers = frozenset(("", _number(n)) for n in subject.numbers)
        ids = frozenset(n for _, n in numbers if _is_id(n))
        nodes.append(_node((_CASE, ""), "the case file", "subject", names, births, numbers, ids))
    for index, extraction in enumerate(extractions):
        for person in extraction.persons:
            if person.role == "official":
                continue
            printed = [
                str(v)
                for name in _NAME_FACTS
                for f in person.values(name)
                for v in (f.value,)
                if isinstance(v, str)
            ]
            numbers = frozenset(
                ("", _number(f.value))
                for name in ("id_number", "passport_number")
                for f in person.values(name)
                if isinstance(f.value, str) and "*" not in f.value and len(f.value) >= 6
            )
            ids = frozenset(n for _, n in numbers if _is_id(n))
            births = tuple(
                f.value for f in person.values("birth_date") if isinstance(f.value, UncertainDate)
            )
            if not (printed or numbers or births):
                # A page of stamps prints no name: see ``Identity._holder``.
                continue
            label = f"{extraction.document}#{person.key}"
            nodes.append(
                _node((index, person.key), label, person.role, printed, births, numbers, ids)
            )
    nodes.sort(key=lambda n: (n.where[0] != _CASE, n.label, n.where))
    return nodes


def _node(
    where: tuple[int, str],
    label: str,
    role: str,
    names: Iterable[str],
    births: tuple[UncertainDate, ...],
    numbers: frozenset[tuple[str, str]],
    ids: frozenset[str],
) -> _Node:
    han: set[str] = set()
    latin: set[str] = set()
    masked: set[str] = set()
    for name in names:
        if characters := han_of(name):
            (masked if is_masked(name) else han).add(characters)
        else:
            latin |= latin_keys(name)
    return _Node(
        where, label, role, frozenset(han), frozenset(latin), frozenset(masked), births,
        numbers, ids,
    )  # fmt: skip


def _number(text: str) -> str:
    return "".join(c for c in text.upper() if c.isalnum())


def _is_id(number: str) -> bool:
    return len(number) in (15, 18) and number[:-1].isdigit()


def _joined(nodes: Sequence[_Node]) -> tuple[_Union, _Union]:
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


def _blocks(nodes: Sequence[_Node], exact: _Union) -> list[list[int]]:
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


def _settle(block: list[int], nodes: Sequence[_Node], exact: _Union, groups: _Union) -> None:
    """Join what agrees, keep apart what differs, inside one block of equal names."""
    parts: defaultdict[int, list[_Node]] = defaultdict(list)
    for number in block:
        parts[exact.find(number)].append(nodes[number])
    roots = sorted(parts)
    against = {
        (a, b): _differences(parts[a], parts[b])
        for i, a in enumerate(roots)
        for b in roots[i + 1 :]
    } if len(roots) <= 60 else {}
    if not any(against.values()):
        for root in roots[1:]:
            exact.join(roots[0], root)
        return
    told = [r for r in roots if any(n.births or n.ids for n in parts[r])]
    for (a, b), count in sorted(against.items()):
        if count == 0 and a in told and b in told and _shared_birth(parts[a], parts[b]):
            exact.join(a, b)
        if count < 2:
            groups.join(a, b)
    case = next((r for r in roots if any(n.where[0] == _CASE for n in parts[r])), None)
    if any(count >= 2 for count in against.values()):
        # Papers that tell nothing must not tie two different persons together.
        for root in roots:
            groups.parent.pop(root, None)
        for (a, b), count in sorted(against.items()):
            if count < 2 and a in told and b in told:
                groups.join(a, b)
        for root in roots:
            if root not in told and case is not None:
                groups.join(root, case)


def _differences(a: Sequence[_Node], b: Sequence[_Node]) -> int:
    """How many marks both give and give differently."""
    births = [n.births for n in (*a,) if n.births], [n.births for n in (*b,) if n.births]
    count = 0
    if births[0] and births[1]:
        one = [d for x in births[0] for d in x]
        two = [d for x in births[1] for d in x]
        count += not any(_common(d, e) for d in one for e in two)
    ids = {i for n in a for i in n.ids}, {i for n in b for i in n.ids}
    if ids[0] and ids[1]:
        count += not ids[0] & ids[1]
    return count


def _shared_birth(a: Sequence[_Node], b: Sequence[_Node]) -> bool:
    return any(
        _common(d, e) for n in a for d in n.births for m in b for e in m.births
    )


def _common(one: UncertainDate, two: UncertainDate) -> bool:
    """Is there a day both can mean?"""
    return any(
        not (
            (r.latest and s.earliest and r.latest < s.earliest)
            or (s.latest and r.earliest and s.latest < r.earliest)
        )
        for r in one.readings
        for s in two.readings
    )
