"""Short invented court and police papers for the tests of their kinds."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from pathlib import Path

from forensics.case import Case, CaseDocument
from forensics.documents import Context, kinds
from forensics.events import Event, EventKind, Extraction
from forensics.findings import Finding
from forensics.pipeline import dispatch
from forensics.records import Document, Page
from forensics.rules.engine import crosscheck
from forensics.rules.loader import load_rules
from forensics.temporal.edtf import to_edtf


def paper(*pages: str) -> Document:
    """A text file of these pages."""
    digest = hashlib.sha256("\f".join(pages).encode()).hexdigest()
    made = (Page(n, 0, 0, 0, "text", t, (), len(t)) for n, t in enumerate(pages, 1))
    return Document("paper.txt", digest, "text/plain", tuple(made))


def claims(document: Document) -> dict[str, int]:
    """Kinds that know it, with their strength; one that only saw a person in it is none."""
    found = {name: kind.identify(document) for name, kind in kinds().items()}
    return {name: claim.strength for name, claim in found.items() if claim and claim.strength}


def read(document: Document, kind: str) -> Extraction:
    module = kinds()[kind]
    claim = module.identify(document)
    assert claim is not None, f"not claimed by {kind}"
    extraction = module.extract(document, claim, Context())
    for event in extraction.events:
        for p in event.provenance:
            assert p.quote == document.page(p.page).text[p.span.start : p.span.end]
    return extraction


def findings_of(*texts: str) -> tuple[Finding, ...]:
    """What crosscheck says of these papers as one case."""
    papers: list[Extraction] = []
    for number, text in enumerate(texts):
        document = replace(paper(text), name=f"{number}.txt", sha256=f"{number:064}")
        made, errors = dispatch.extract(document, CaseDocument(document.name, Path(document.name)))
        assert not errors
        papers += made
    return crosscheck(Case("c", Path()), papers, load_rules()).findings


def when(event: Event) -> str:
    return to_edtf(event.when) if event.when else ""


def line(event: Event) -> tuple[str, str, str]:
    return event.kind.value, when(event), event.person


def lines(found: Extraction, *kinds_: EventKind, matter: str = "") -> list[tuple[str, str, str]]:
    """(kind, when, person) of the events of these kinds, in order."""
    return [line(e) for e in found.events if e.kind in kinds_ and matter in ("", e.matter)]


HEAD = (
    "湖南省炎陵县人民法院\n刑 事 判 决 书\n（2016）湘0225刑初87号\n"
    "公诉机关湖南省炎陵县人民检察院。\n"
)
PROCEEDINGS = (
    "炎陵县人民检察院以炎检公诉刑诉〔2016〕61号起诉书指控被告人章未名犯诈骗罪，于2016年8月18日向本院提起公诉。"
    "本院于次日立案，依法组成合议庭，于2016年10月12日公开开庭审理了本案。"
    "炎陵县人民检察院指派检察员钱望出庭支持公诉，被告人章未名及其辩护人甘敬之到庭参加诉讼。现已审理终结。\n"
)
RULING = (
    "经审理查明：2015年9月14日，被告人章未名骗取他人人民币30000元。\n"
    "依照《中华人民共和国刑法》第二百六十六条之规定，判决如下：\n"
    "被告人章未名犯诈骗罪，判处有期徒刑一年三个月，并处罚金人民币一万元。\n"
    "（刑期从判决执行之日起计算。判决执行以前先行羁押的，羁押一日折抵刑期一日，"
    "即自2016年10月21日起至2017年12月24日止。）\n"
    "如不服本判决，可在接到判决书的第二日起十日内提出上诉。\n"
    "审判长 龚澄\n二〇一六年十月二十一日\n书记员 岑溪\n"
)


def judgment(entry: str, proceedings: str = PROCEEDINGS, ruling: str = RULING) -> Document:
    """A judgment with this entry of the accused."""
    return paper(HEAD + entry + "\n" + proceedings + ruling)


PERSON = "被告人章未名，男，1991年8月17日出生，汉族，住炎陵县霞阳镇。"
