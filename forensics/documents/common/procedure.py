"""The account of the proceedings: indictment, acceptance, hearings, earlier decisions, appeal."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from forensics.documents.common.han import fuzzy, words
from forensics.events import EventKind as K
from forensics.text.dates import FoundDate
from forensics.text.identifiers import find_case_numbers

_TABLE: tuple[tuple[K, str], ...] = (
    (
        K.INDICTMENT,
        fuzzy("提起公诉", "提起上诉", "提起抗诉", "提起自诉", "提起申诉", "提起反诉")
        + r"|(?<=向本院)起诉|移送起诉至本院",
    ),
    (K.RETRIAL_ORDER, r"再审决定|决定再审|指令[^。；]{0,20}再审|决定[^。；]{0,16}再审"),
    (K.PROTEST, r"提[出起][^，。；]{0,6}抗诉|(?:刑事)?抗诉书|抗诉(?=[，。])"),
    (
        K.APPEAL,
        fuzzy("提起上诉", "提起公诉", "提起抗诉", "提起自诉", "提起申诉", "提起反诉", "提起撤诉")
        + "|"
        + fuzzy("提出上诉", "提出抗诉", "提出申诉", "提起公诉", "提出撤诉")
        + r"|不服[^。；年日]{0,20}上诉",
    ),
    # What a higher court gave on appeal before this paper is no judgment of first instance.
    (
        K.OTHER,
        r"[作做]出[^，。；]{0,12}刑二?终[^，。；]{0,30}(?:判决|裁定)"
        r"|[作做]出[^，。；]{0,40}(?:判决|裁定)(?=书?[，：:]?(?:驳回上诉|维持原|撤销原|发回))",
    ),
    (K.FIRST_INSTANCE_JUDGMENT, r"[作做]出[^，。；]{0,40}(?:判决|裁定)|(?:判决|裁定)(?=[，。]|已)"),
    (K.CASE_OPENED, words("立案侦查", "决定立案侦查")),
    (K.ACCEPTANCE, r"立案受理|立案|受理|收到[^，。；]{0,12}起诉|收案"),
    (K.HEARING, r"开庭|公开审理|公开进行了审理|开.审理|公开.庭"),
    # Other acts that take a date, so that no later word gets it.
    (K.OTHER, r"(?:转|变更|转换|改)为|转换|延期审理|延长|中止|恢复|补充侦查|送达|指定|退回"),
    # 于2016年9月3日报送本院，本院受理后: the day is of the sending.
    (K.OTHER, r"移送|移交|报送|报请|呈报|呈送|上报|送交|转送|报经|层报"),
    (K.OTHER, r"(?:补充|追加|变更)起诉|撤回|提交|鉴定|调解|查封|冻结|扣押|公告|申请"),
)
_WORD = re.compile("|".join(f"(?P<t{i}>{p})" for i, (_, p) in enumerate(_TABLE)))
_SKIP = re.compile(
    r"(?:决定|可以|依法)?(?:不|未)(?:再)?开庭(?!审理了)|不开庭|开庭前|庭前|再次开庭的|上诉期|提出上诉状|开庭传票"
    r"|休庭|建议[^，。；]{0,20}开庭|立案侦查终结|刑事附带民事诉讼的?立案"
)
# Who took the case on stands just before the day (检察院于2016年6月1日受理); whose case it is does
# not (检察院提起公诉的…一案于…受理).
_NOT_A_COURT = re.compile(
    r"(?:检察院|公安局|公安机关|侦查机关)"
    r"(?:[于在同当年月日\d〇○零一二三四五六七八九十Xx×\s]|依法|决定|予以)*\Z"
)
# Not yet done when the paper was written: 定于2016年12月14日开庭.
_TO_COME = re.compile(r"(?:(?<!决)定|拟|将)于?\Z")
# A step in the case of somebody tried apart ( SPC Interpretation 2021, art. 220), unless
# the step is said to be of this case: 同案犯甲（已判刑）一案，本院于2016年6月14日公开开庭审理.
_TRIED_APART = re.compile(
    r"因另案|另案(?:审理|起诉)|分案审理|(?<!附带)民事诉讼|支付令|一案由[^，。；]{2,20}法院"
    r"|同案(?:犯|人|被告人)[^。；，]{1,12}[（(](?:均|已)?(?:判刑|判决|另案处理|另处|起诉)[）)]"
)
_OF_THIS_CASE = re.compile(r"[^，。；]{0,8}本案")
# …已开庭审理的案件，与本案合并; 开庭审理的丁某案; 开庭审理丁某案件的庭审笔录, which is evidence.
_OF_ANOTHER = re.compile(
    r"[^。]{0,60}与本案(?:合并|并案)|[^，。；]{0,30}笔录|(?:审理)?的[^，。；本被]{2,12}案(?!件)"
)
# From here the sentence tells of this court again, but for what it has done already.
_THIS_COURT = re.compile(r".*，本院(?!已)", re.DOTALL)
_FOR_REVIEW = re.compile(r"[^，。；]{0,4}审查起诉")
_LIST = re.compile(r"(?:[、，,和及与]|并于|以及|又于|先后于|于|及于|，并于)+")


# Charged or accepted anew or in addition, by the words beside it; the case went back, or to another
# court, by the words since the last hearing (SPC Interpretation 2021, art. 23, 219, 296, 394).
_ANEW = re.compile(r"重新|再次|再行|又|(?:追加|补充|变更|另行)起诉|附带民事|并案|合并审理")
_WENT_BACK = re.compile(
    r"撤回[^，。；]{0,6}起诉|撤诉|发回|撤销原|指定[^。；]{0,30}管辖|(?:移送|改变|变更)[^。；]{0,20}管辖"
    r"|上诉|抗诉|退回[^，。；]{0,20}检察院|再审|附带民事"
)
_CHARGE = re.compile(
    r"[〔（(\[](?P<year>\d{4})[〕）)\]]\s?(?P<serial>\d+)号"
    r"(?=[《“]?(?:追加|补充|变更)?起诉(?:决定)?书)"
)


@dataclass(frozen=True, slots=True)
class Act:
    """A step of the court or the prosecution with its dates (several for several hearings).

    ``renewed``: the paper tells that the step was taken before in the case, or is one more.
    ``number`` is that of the judgment which the act gave, ``charge`` that of the indictment by
    which it charged, where the words name it.
    """

    kind: K
    start: int
    end: int
    dates: tuple[FoundDate, ...]
    renewed: bool = False
    number: str = ""
    charge: str = ""

    @property
    def details(self) -> dict[str, str]:
        told = (
            ("renewed", "yes" if self.renewed else ""), ("judgment_number", self.number),
            ("indictment_serial", self.charge),
        )  # fmt: skip
        return {name: value for name, value in told if value}


def find_acts(text: str, start: int, end: int, dates: tuple[FoundDate, ...]) -> list[Act]:
    """Dated acts in reading order. A date serves the first act that follows it."""
    acts: list[Act] = []
    used = start
    skipped = [(m.start(), m.end()) for m in _SKIP.finditer(text, start, end)]
    for m in _WORD.finditer(text, start, end):
        if any(s <= m.start() < e for s, e in skipped):
            continue
        kind = _TABLE[int((m.lastgroup or "t0")[1:])][0]
        if kind is K.ACCEPTANCE and _not_by_a_court(text, m):
            kind = K.OTHER
        floor = max(used, sentence_floor(text, m.start(), start))
        mine = [d for d in dates if floor <= d.start and d.end <= m.start()]
        court = kind in (K.HEARING, K.ACCEPTANCE)
        if mine and court and _of_another_day_or_case(text, floor, mine[-1].start, m):
            kind = K.OTHER
        if mine and kind is not K.OTHER:
            series = tuple(_series(text, mine))
            acts += _of_each_day(text, m, kind, series, acts)
        # An act without a date of its own still closes the dates before it.
        used = m.end()
    return acts


def _of_each_day(
    text: str, m: re.Match[str], kind: K, series: tuple[FoundDate, ...], acts: list[Act]
) -> Iterator[Act]:
    """分别于8月18日、11月3日提起公诉: the first was the first, the later ones are one more each."""
    renewed = _renewed(text, m, kind, acts)
    number = _number(m, kind)
    if kind not in (K.INDICTMENT, K.ACCEPTANCE):
        yield Act(kind, m.start(), m.end(), series, renewed, number)
        return
    charges = charge_numbers(text[: m.end()]) if kind is K.INDICTMENT else []
    first = not any(a.kind in (kind, K.HEARING) for a in acts)
    for at, day in enumerate(series):
        once_more = at > 0 if first and len(series) > 1 else renewed
        charge = charges[at] if len(charges) == len(series) else ""
        yield Act(kind, m.start(), m.end(), (day,), once_more, number, charge)


def charge_numbers(text: str) -> list[str]:
    """The numbers of indictments in a text, each once: 2016-87."""
    found = [f"{m['year']}-{int(m['serial'])}" for m in _CHARGE.finditer(text)]
    return list(dict.fromkeys(found))


def _number(m: re.Match[str], kind: K) -> str:
    """The number of an earlier judgment: 于2016年6月24日作出（2016）湘0524刑初98号刑事判决."""
    found = find_case_numbers(m[0]) if kind is K.FIRST_INSTANCE_JUDGMENT else ()
    return found[0].value.text if len(found) == 1 else ""


def _renewed(text: str, m: re.Match[str], kind: K, acts: list[Act]) -> bool:
    """Does the paper tell of the same step before, or of what made it necessary once more?"""
    if kind not in (K.INDICTMENT, K.ACCEPTANCE):
        return False
    if any(a.kind is kind for a in acts):
        return True
    if len(charge_numbers(text[: m.end()])) > 1:
        return True
    heard = next((a for a in reversed(acts) if a.kind is K.HEARING), None)
    if heard is None:
        return False
    if any(a.renewed for a in acts if a.start > heard.start):
        return True
    stop = text.find("。", m.end())
    sentence = sentence_floor(text, m.start(), heard.end)
    return bool(
        _ANEW.search(text, sentence, stop if stop >= 0 else len(text))
        or _WENT_BACK.search(text, heard.end, m.start())
    )


def _of_another_day_or_case(text: str, floor: int, day: int, m: re.Match[str]) -> bool:
    """Is the step of the court only to come, or one in the case of somebody tried apart?"""
    if _TO_COME.search(text, floor, day):
        return True
    sentence = text[sentence_floor(text, m.start(), 0) : m.end()]
    sentence = _THIS_COURT.sub("", sentence)
    aside = max(sentence.rfind(x) for x in "（(") > max(sentence.rfind(x) for x in "）)")
    if _OF_ANOTHER.match(text, m.end()):
        return True
    apart = aside or _TRIED_APART.search(sentence)
    return bool(apart) and not _OF_THIS_CASE.match(text, m.end())


def _not_by_a_court(text: str, m: re.Match[str]) -> bool:
    """Is it the prosecutors or the police who took the case on (检察院于…受理审查起诉)?"""
    if _FOR_REVIEW.match(text, m.end()):
        return True
    return bool(_NOT_A_COURT.search(text, sentence_floor(text, m.start(), 0), m.start()))


def sentence_floor(text: str, at: int, floor: int) -> int:
    return max(text.rfind("。", floor, at) + 1, floor)


def _series(text: str, dates: list[FoundDate]) -> list[FoundDate]:
    """The last date and those joined to it by a comma or 和: 于5月3日、6月7日公开开庭."""
    series = [dates[-1]]
    for d in reversed(dates[:-1]):
        if not _LIST.fullmatch(text[d.end : series[0].start]):
            break
        series.insert(0, d)
    return series
