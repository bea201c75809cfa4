"""Any other paper that names a person with a birth date or an identity number.

Household registers, certificates of residence, summonses, study and work certificates: what they
are is not read, but the one they name can be held against the person of the other papers. It gives
way to every kind that knows the paper. Nobody is taken whose marks could be another's: they stand
right behind the name, before any other person is named.
"""

from __future__ import annotations

import re

from forensics.documents import Claim, Context
from forensics.documents.common.build import Builder
from forensics.documents.common.joined import join
from forensics.documents.common.orders import find_subject
from forensics.documents.common.parties import birth_date, particulars
from forensics.events import Extraction, Person
from forensics.records import Document, Fact
from forensics.temporal.readings import UncertainDate

TITLE = "Paper that names a person"
READER = "documents.named_person"

_REACH = 160
_MARKS = ("birth_date", "id_number")
# Whose marks follow is somebody else's.
_ANOTHER = re.compile(
    r"姓名|法定代表人|委托人|受托人|代理人|监护人|联系人|户主|与户主|父亲|母亲|配偶|丈夫|妻子?|[儿养]子|女儿"
    r"|[甲乙丙]方|担保人|保证人|原告|被告(?!人)|申请人|辩护人|被害人|证人(?!员)"
)
# Papers between parties name several people, and none of them is the one they are about.
_OF_PARTIES = re.compile(r"[判裁]决书|判決|裁定|调解书|起诉状|诉状|合同|协议")
_LABEL = (
    r"(?:\b(?:certify|confirm) that|\b(?:full )?[Nn]ame\s?[:：]|\bNAME\s?[:：]|\b[Hh]older\s?[:：])"
)
# The next label in capitals is no part of a name in capitals.
_PART = r"(?!NRIC|HKID|ID\b|DOB|Passport|PASSPORT)[A-Z][\w'’-]+"
_NAME = re.compile(
    rf"{_LABEL}\s?(?:M(?:r|s|rs|iss)\.? )?(?P<name>[A-Z][\w'’-]+(?:,? {_PART}){{1,4}})"
)
_BORN = re.compile(
    r"(?:\bborn(?: on)?(?: the)?|\b(?:date of birth|birth date|d\.?o\.?b\.?)(?: is)?)\s?[:：]?\s?$",
    re.I,
)
_OTHERS = re.compile(
    r"\b(?:name|father|mother|spouse|wife|husband|son|daughter|next of kin|guardian|parents?)\b",
    re.I,
)


def identify(document: Document) -> Claim | None:
    """A name with a mark of the person behind it, on any page: the weakest claim of all."""
    for page in document.pages:
        joined = join(document, [page.number])
        if _OF_PARTIES.search(joined.text[:200]):
            continue
        person = _person(Builder(joined, READER))
        if person is not None:
            return Claim((page.number,), 0, (person.facts[0].provenance.span,))
    return None


def extract(document: Document, claim: Claim, context: Context) -> Extraction:
    builder = Builder(join(document, claim.pages), READER, context.asserted_by)
    person = _person(builder)
    if person is not None:
        builder.persons.append(person)
    return builder.extraction("named_person", "")


def _person(builder: Builder) -> Person | None:
    """The first one named whose birth date or identity number stands there."""
    return _in_chinese(builder) or _in_english(builder)


def _in_chinese(builder: Builder) -> Person | None:
    text = builder.text
    m = find_subject(text)
    if m is None:
        return None
    another = _ANOTHER.search(text, m.end(), m.end() + _REACH)
    end = another.start() if another else min(len(text), m.end() + _REACH)
    facts = [builder.make("name", m["name"], *m.span("name"))]
    born = birth_date(builder, m.end(), end)
    if born is not None and isinstance(born.value, UncertainDate) and not born.doubt:
        facts.append(builder.make("birth_date", born.value, born.start, born.end))
    # Where the cells of a form run together, nothing ends an alias.
    facts += [f for f in particulars(builder, m.end(), end) if f.name != "alias"]
    return _marked(m["name"], facts)


def _in_english(builder: Builder) -> Person | None:
    text = builder.text
    m = _NAME.search(text)
    if m is None:
        return None
    stop = builder.joined.line_end(m.start("name"), m.end("name"))
    name = text[m.start("name") : stop].strip(" ,")
    other = _OTHERS.search(text, stop, stop + _REACH)
    end = other.start() if other else min(len(text), stop + _REACH)
    facts = [builder.make("name_latin", name, m.start("name"), m.start("name") + len(name))]
    for d in builder.within(stop, end):
        if isinstance(d.value, UncertainDate) and not d.doubt and _BORN.search(text[: d.start]):
            facts.append(builder.make("birth_date", d.value, d.start, d.end))
            break
    facts += particulars(builder, stop, end)
    return _marked(name, facts)


def _marked(name: str, facts: list[Fact]) -> Person | None:
    """A person with a mark beside the name, each mark given once; a bare name is nobody."""
    kept: dict[str, Fact] = {}
    for fact in facts:
        kept.setdefault(fact.name, fact)
    return Person(name, "subject", tuple(kept.values())) if kept.keys() & set(_MARKS) else None
