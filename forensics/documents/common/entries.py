"""Where the entries of the list of parties begin and end, and whom each speaks of."""

from __future__ import annotations

import re
from dataclasses import dataclass

from forensics.documents.common.han import fuzzy, number

_INSTANCE = r"[（(](?:原审|一审|上诉|再审|暨|附带|刑事附带|自诉)[^）)]{0,36}[）)]"
_ACCUSED = (
    rf"(?:(?:原审)?(?:上诉人|被上诉人|申诉人|再审申请人|抗诉人){_INSTANCE}"
    rf"|(?:原审|一审|同案|再审)?被告人(?:{_INSTANCE})?|罪犯|犯罪嫌疑人"
    r"|被(?:取保候审|监视居住|不起诉|拘留|逮捕)人|原审上诉人|上诉人)"
    r"(?:暨[^，。：:；]{2,20}(?=[:：])|[暨兼](?:刑事)?附带民事(?:公益)?诉讼(?:被告人|被告|原告人|原告)"
    r"|[暨兼](?:反诉)?自诉人)?"
)
_OTHER_ROLES = (
    "附带民事诉讼原告人 附带民事诉讼原告 附带民事诉讼被告人 附带民事诉讼被告 法定代理人 "
    "法定代表人 诉讼代理人 委托代理人 指定辩护人 辩护人 被害人 被害单位 自诉人 被告单位 "
    "公诉机关 原公诉机关 抗诉机关 诉讼代表人 翻译人员 翻译人 翻译 近亲属 合适成年人 "
    "执行机关 申请机关 社会调查员"
)
_OTHER = re.compile("|".join(sorted(_OTHER_ROLES.split(), key=len, reverse=True)))
_DOTTED = r"[\u4e00-\u9fffA-Z×xX*]{1,6}(?:[·•．.‧・][\u4e00-\u9fffA-Za-z×*]{1,12}){1,4}"
_PLAIN = r"[\u4e00-\u9fffA-Z×x*]{1,4}?(?:某[甲乙丙丁戊己庚辛壬癸]?|[甲乙丙丁戊己庚辛])?\d{0,2}"
NAME = rf"(?:{_DOTTED}|{_PLAIN}|[A-Z][A-Za-z.\s-]{{2,40}}?)"
_NEXT = r"(?=[，,。；;（(、]|[男女](?:[，,。]|[12]\d{3}[年.-])|因涉嫌|因本案|绰号|曾用名)"
_HEAD = re.compile(
    rf"(?P<role>{_ACCUSED})\s?[:：]?\s?(?:[（(]?(?:自报|自称)[^）)，]{{0,4}}?[）)]?)?(?:姓名)?[:：]?(?P<name>{NAME}){_NEXT}"
)
# One character of 被告人 misread: an entry where sex and a comma follow the name, and the name
# stands elsewhere as that of the accused.
_MISREAD = re.compile(
    rf"(?P<role>上诉人[（(]原.被告人.[:：]?|被告[^人单，。\s]|被告[，,]|被[^告害，。\s]人|[^被\s]告人)(?P<name>{NAME})(?=[，,][男女][，,])"
)
_SEX_NEXT = re.compile(r"[，,][男女][，,]")
_MORE = re.compile(rf"、(?:{_ACCUSED})?(?P<name>{NAME})(?=[、，,均因])")
_OF_THEM = r"(?:均|都|分别|又|还|再次|曾|现|后){0,2}(?=因|于|被|[12]\d{3}年|同[年月日])"
_GROUP = re.compile(
    r"(?P<of>上述|以上|前述|上列|该)?(?P<n>[一二两三四五六七八九十]{1,3}|\d{1,2}|各|全体|全部)?名?"
    rf"(?:原审)?(?:被告人|(?(of)(?(n)人|(?!))|(?!))){_OF_THEM}"
)
_REST = re.compile(rf"(?<=[。；;，,])(?:其余|其他)[一二两三四五六七八九十\d]*名?被告人{_OF_THEM}")
# An entry begins after the end of a sentence; after a comma only where it looks like one. Who is
# tried apart (另案处理) is named in the account of the proceedings and has no entry.
_SIGNED = re.compile(
    r"[，,]?(?:[男女](?:[，,。、]|[12]\d{3}[年.-])|。?因|[（(](?!均|已|另|在逃)|曾用名|绰号|[12]\d{3}年|。)"
)
_BOUNDARY = "。；;）)号书"
_RUNS_ON = "，,、：:对由与和及的是以向"
_PROCEEDINGS = re.compile(
    rf"[^。；]{{0,60}}(?:{fuzzy('起诉书')}|{fuzzy('提起公诉', '提起上诉')}"
    rf"|{fuzzy('提起上诉', '提起公诉')}|指控[^。]{{0,80}}一案|审理[^。]{{0,60}}一案"
    r"|法院于?[^。；，被因]{6,16}[作做]出[^。；，]{0,30}(?:判决|裁定)"
    r"(?=[^。]{0,80}(?:。[^。]{0,40})?(?:不服|抗诉|上诉|申诉|再审)))"
)
# A full stop typed as a dot; no dot of a name or of a figure.
_STOP = re.compile(r"[。；]|(?<=[捕审留住押所放师日])\.(?!\d)")
# An earlier case told in an entry has a charge and a hearing of its own; a sentence without a
# subject that tells of the measures goes on with the entry: …开庭审理。因本案于…被取保候审.
_GOES_ON = re.compile(
    r"(?<=[。；])(?:[12]\d{3}年\d{1,2}月\d{1,2}日)?因(?:本案|涉嫌)[^。]{0,60}(?:拘留|取保候审|监视居住|逮捕|抓获|投案|传唤)"
)


@dataclass(frozen=True, slots=True)
class Entry:
    """``text[start:end]`` speaks of these accused persons; empty: of somebody else.

    ``at`` are the places of the names. ``everybody``: of all named before (上述被告人).
    """

    start: int
    end: int
    names: tuple[str, ...]
    at: tuple[tuple[int, int], ...]
    everybody: int = 0


def find_entries(text: str, breaks: frozenset[int], start: int, end: int) -> list[Entry]:
    """The entries in order, without the account of the proceedings that follows them."""
    heads = _heads(text, breaks, start, end)
    accused = [h for h in heads if h.names or h.everybody]
    signed = [h for h in accused if h.everybody or _SIGNED.match(text, h.end)] or accused[:1]
    if signed:
        end = proceedings_start(text, signed[-1].end, end)
        heads = [h for h in heads if h.start < end]
        heads = sorted((*heads, *_again(text, heads, end)), key=_at)
    entries: list[Entry] = []
    for i, head in enumerate(heads):
        stop = heads[i + 1].start if i + 1 < len(heads) else end
        stop = min(stop, proceedings_start(text, head.end, stop))
        entries.append(Entry(head.start, max(stop, head.end), head.names, head.at, head.everybody))
    return entries


def _heads(text: str, breaks: frozenset[int], start: int, end: int) -> list[Entry]:
    found: list[Entry] = []
    for m in _HEAD.finditer(text, start, end):
        if not _begins(text, breaks, m.start(), m.end("name"), start):
            continue
        names, spans, stop = [_plain(m["name"])], [m.span("name")], m.end("name")
        while more := _MORE.match(text, stop, end):
            names.append(_plain(more["name"]))
            spans.append(more.span("name"))
            stop = more.end("name")
        found.append(Entry(m.start(), stop, tuple(names), tuple(spans)))
    taken = [(e.start, e.end) for e in found]
    for m in _MISREAD.finditer(text, start, end):
        inside = any(s < m.end() and m.start() < e for s, e in taken)
        if inside or not _begins(text, breaks, m.start(), m.end(), start):
            continue
        if f"被告人{m['name']}" in text:
            found.append(Entry(m.start(), m.end(), (_plain(m["name"]),), (m.span("name"),)))
            taken.append(m.span())
    for m in _GROUP.finditer(text, start, end):
        inside = any(s <= m.start() < e for s, e in taken)
        first = m.start() == start or m.start() in breaks
        if not inside and (first or text[m.start() - 1] in "。；;"):
            count = number(m["n"]) if m["n"] else None
            if m["of"] or m["n"] or re.search(r"[均都]|分别", m[0]):
                found.append(Entry(m.start(), m.end(), (), (), count or 99))
                continue
            # 被告人因涉嫌…: the one named last.
            before = [e for e in found if e.names and e.start < m.start()]
            if before:
                last = max(before, key=_at)
                found.append(Entry(m.start(), m.end(), last.names[-1:], (m.span(),)))
    for m in _OTHER.finditer(text, start, end):
        inside = any(s <= m.start() < e for s, e in taken)
        if not inside and _begins(text, breaks, m.start(), m.start(), start):
            found.append(Entry(m.start(), m.end(), (), ()))
    return sorted(found, key=_at)


def _at(entry: Entry) -> int:
    return entry.start


def _again(text: str, heads: list[Entry], end: int) -> list[Entry]:
    """Where one of several accused is named anew: 其中章未名于同年4月1日被逮捕，卫小满于…."""
    signed = [n for h in heads if _SEX_NEXT.match(text, h.end) for n in h.names]
    known = dict.fromkeys(n for h in heads for n in h.names if signed.count(n) < 2)
    if len(known) < 2:
        return []
    name = "|".join(re.escape(n) for n in sorted(known, key=len, reverse=True))
    said = re.compile(
        r"(?<=[。；;，,中])(?:(?:上述|以上|上列)?(?:原审)?被告人)?"
        rf"(?P<names>(?:{name})(?:[、和及与](?:被告人)?(?:{name}))*)"
        rf"(?:[一二两三四五六七八九十\d]+(?:名?被告)?人)?{_OF_THEM}"
    )
    found: list[Entry] = []
    for m in said.finditer(text, heads[0].end, end):
        if not any(h.start <= m.start() < h.end for h in heads):
            at = [n.span() for n in re.compile(name).finditer(text, *m.span("names"))]
            found.append(Entry(m.start(), m.end(), tuple(text[a:b] for a, b in at), tuple(at)))
    for m in _REST.finditer(text, heads[0].end, end):
        floor = text.rfind("。", 0, m.start())
        named = {n for e in found if floor < e.start < m.start() for n in e.names}
        others = tuple(n for n in known if n not in named)
        found.append(Entry(m.start(), m.end(), others, (m.span(),) * len(others)))
    return found


def _plain(name: str) -> str:
    """Without blanks, but for those between Latin words."""
    return re.sub(r"(?<![A-Za-z])\s|\s(?![A-Za-z])", "", name)


def _begins(text: str, breaks: frozenset[int], at: int, after: int, start: int) -> bool:
    if at == start or text[at - 1] in _BOUNDARY:
        return True
    # A line end alone is a border only where no sentence runs across it.
    if at not in breaks:
        # A speck, or the blank before it read as a letter: 检察院。一被告人章未名，男，…
        return text[at - 2] == "。" and bool(_SEX_NEXT.match(text, after))
    return text[at - 1] not in _RUNS_ON or bool(_SIGNED.match(text, after))


def proceedings_start(text: str, start: int, end: int) -> int:
    """Where the account of the proceedings begins, after the last party's entry."""
    m = _PROCEEDINGS.search(text, start, end)
    if not m:
        return end
    if more := _GOES_ON.search(text, m.start(), end):
        return proceedings_start(text, more.end(), end)
    stops = [s.end() for s in _STOP.finditer(text, start, m.end())]
    return stops[-1] if stops else m.start()
