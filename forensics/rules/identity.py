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
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from forensics.case import Subject
from forensics.events import Extraction, Person
from forensics.rules.items import Item
from forensics.rules.likeness import common_day, joined
from forensics.rules.persons import CASE, Node, nodes_of, normal_number
from forensics.rules.speech import say
from forensics.temporal.readings import Pick
from forensics.temporal.verdict import Doubt

PRINCIPALS = ("holder", "subject", "defendant")


class Identity:
    """Groups and components of all persons of a case.

    ``of(index, key)`` gives (group, component) of a person of extraction ``index``; ``""`` as
    key stands for "whoever the paper is about".
    """

    def __init__(self, subject: Subject, extractions: Sequence[Extraction]) -> None:
        self._extractions = extractions
        nodes = nodes_of(subject, extractions)
        exact, groups = joined(nodes)
        self._member: dict[tuple[int, str], tuple[str, str]] = {}
        self._reason: dict[str, str] = {}
        names: dict[int, str] = {}
        for number, node in enumerate(nodes):
            names.setdefault(exact.find(number), node.label)
        for number, node in enumerate(nodes):
            component = names[exact.find(number)]
            group = names[exact.find(groups.find(exact.find(number)))]
            self._member[node.where] = (group, component)
        self.subject = self._member.get((CASE, ""), ("", ""))[0]
        self._subject_names = frozenset((*subject.names, *subject.aliases))
        self._masked(nodes)
        self._nameless = {
            (index, person.key)
            for index, extraction in enumerate(extractions)
            for person in self._roles(index)
            if (index, person.key) not in self._member
        }
        self._told: defaultdict[tuple[str, str], list[Node]] = defaultdict(list)
        for node in nodes:
            if node.where[0] != CASE:
                document = extractions[node.where[0]].document
                self._told[document, self._member[node.where][1]].append(node)
        self._principal = self._principals()
        self._bearer = self._holder()
        self._numbered = dict(self._by_number(nodes))

    def of(self, index: int, key: str) -> tuple[str, str]:
        if key and (index, key) in self._member:
            return self._member[index, key]
        if key and (index, key) in self._nameless:
            return self._numbered.get((index, key), self._bearer)
        if key in self._subject_names:
            # A paper that prints no name of its own for somebody the case file calls so.
            return self.subject, self.subject
        return self._principal.get(index, (self.subject, self.subject)) if not key else ("", "")

    def doubts(self, items: Iterable[Item]) -> tuple[Doubt, ...]:
        """What puts it in doubt that these items are about one person."""
        components = sorted({i.component for i in items if i.person})
        found = []
        for one, two in pairwise(components):
            words = (
                self._reason.get(one)
                or self._reason.get(two)
                or say(
                    "{one} and {two} bear one name but differ in a birth date or an "
                    "identity number",
                    one=_shown(one),
                    two=_shown(two),
                )
            )
            found.append(Doubt(Pick(f"identity:{one}|{two}", "one person"), "two persons", words))
        return tuple(found)

    def grounds(self, items: Iterable[Item]) -> str:
        """What the papers of these items share that speaks for one person; ``""`` if nothing
        more than a name does, or one of them names nobody."""
        papers = {x.document: x.component for i in items if i.person for x in i.leaves}
        if not papers or len(set(papers.values())) > 1:
            return ""
        if len(papers) == 1:
            return say("both stand in one paper, about one person of it")
        told = [self._told.get((document, c), ()) for document, c in papers.items()]
        if not all(told):
            return ""
        numbers = [frozenset(n for node in nodes for n in node.numbers) for nodes in told]
        if frozenset.intersection(*numbers):
            return say(
                "each of the {count} papers prints one and the same number of the person",
                count=len(papers),
            )
        births = [[d for node in nodes for d in node.births] for nodes in told]
        if all(any(common_day(d, e) for d in births[0] for e in other) for other in births[1:]):
            return say("the {count} papers agree in name and birth date", count=len(papers))
        return ""

    def _masked(self, nodes: Sequence[Node]) -> None:
        """A masked name (王某) may be the subject's where it is the paper's only principal."""
        surnames = {h[0] for n in nodes if n.where[0] == CASE for h in n.han}
        for node in nodes:
            if node.han or not node.masked or node.role not in PRINCIPALS or not self.subject:
                continue
            if self._member[node.where][0] == self.subject or len(self._roles(node.where[0])) != 1:
                continue
            if any(m[0] in surnames for m in node.masked):
                component = self._member[node.where][1]
                self._member[node.where] = (self.subject, component)
                self._reason[component] = say(
                    "the name in {paper} is masked", paper=_shown(component)
                )

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

    def _by_number(
        self, nodes: Sequence[Node]
    ) -> Iterator[tuple[tuple[int, str], tuple[str, str]]]:
        """Whose book a page is from that prints no name but the number of the book.

        That of whoever has the number. One that nobody of the case has may be of an older book of
        the holder, or of somebody else's: it stays in the group, and it is a doubt.
        """
        whose: dict[str, tuple[str, str]] = {}
        for node in nodes:
            for _, number in node.numbers:
                whose.setdefault(number, self._member[node.where])
        group = self._bearer[0]
        books = {n for node in nodes for _, n in node.numbers if n not in node.ids}
        for index, key in sorted(self._nameless):
            extraction = self._extractions[index]
            told = {e.detail("passport_number") for e in extraction.events} - {""}
            if len(told) != 1:
                continue
            number = normal_number(next(iter(told)))
            if number in whose:
                yield (index, key), whose[number]
            elif books and group:
                component = f"{extraction.document}#{key}"
                self._reason[component] = say(
                    "{paper} bears the number {number}, which no other paper of the case has",
                    paper=extraction.document, number=number,
                )  # fmt: skip
                yield (index, key), (group, component)

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
