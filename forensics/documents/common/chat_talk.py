"""Is it a talk of people, or a list of other things in the same shape: rooms, calls, flights, a
bank statement, the steps of a case, the log of a program?

No single mark tells them apart. In a talk somebody writes again, what is written has letters in
it, those who write are no numbered things, and somewhere one speaks to another. The last is asked
only of shapes that many a list has too, and only in scripts whose words of address are known here:
a chat that is not read is a smaller harm than a list read as somebody's messages.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

_LABEL = re.compile(r"(?:ERROR|INFO|WARN(?:ING)?|DEBUG|FATAL|CRITICAL|NOTICE|TRACE)", re.IGNORECASE)
"""What programs write before a line of their own, where a chat has a name."""
_THING = re.compile(
    r"[A-Z][A-Za-z]+ (?:[Nn]o\.? ?)?[A-Z]?\d{1,4}[A-Za-z]?|[A-Z][A-Z\d]-?\d{2,4}[A-Z]?"
    r"|\d{1,4}[号號]\w{0,4}"
    r"|.*(?:中心|公司|机场|车站|网点|营业部|银行|公安局|派出所|法院|检察院|大厅|系统)"
    r"|.*\b(?i:airport|station|depot|terminal|cent(?:re|er)|office|facility|warehouse|server|system)"
)
"""Room 12, Gate B4, CA123, 3号门, 北京分拨中心: no name of anybody."""
_SUM = re.compile(r"(?:[A-Z]{3}\s?)?[-+]?[\d.,\s]+(?:[A-Z]{3}|元)?")
"""An amount of money: 100 EUR."""
_LENGTH = (
    r"\d{1,2}[:：]\d\d(?:[:：]\d\d)?"
    r"|\d+ ?(?:s(?:ec(?:ond)?s?)?|min(?:ute)?s?|h(?:ours?)?|秒|分钟?|小时)\.?"
)
_CALL = re.compile(
    r"(?:(?:missed|outgoing|incoming|cancell?ed|declined|unanswered|rejected|answered|placed"
    r"|received)(?: (?:group|voice|video|audio|phone))* calls?|missed|outgoing|incoming"
    r"|(?:group |voice |video |audio |phone )+calls?"
    r"|(?:呼出|呼入|拨出|拨入|未接|已接|已拨|来电|去电|拒接)的?(?:语音|视频)?(?:来电|电话|通话)?"
    r"|\[?(?:语音|视频|視訊|語音)通话\]?|通话时长|(?:通话|对方)(?:已取消|无应答|已拒绝|忙线中))"
    rf"[\s,，:：·.()（）\u200e-]*(?:(?:{_LENGTH}|通话时长|tap to call back)[\s,，:：.()（）]*)*",
    re.IGNORECASE,
)
"""What is left of a call: nobody wrote it."""
_LATIN, _HAN = re.compile(r"[A-Za-z]"), re.compile(r"[\u4e00-\u9fff]")
_OTHER = re.compile(r"[^\W\d_A-Za-z\u00c0-\u024f\u4e00-\u9fff]")
_ADDRESS = re.compile(
    r"[?？!！]|\b(?:I(?:['’](?:m|ll|ve|d))?|me|[Mm]y|us)\b"
    r"|(?i:\b(?:you(?:r|['’]re|['’]ll)?|we(?:['’](?:re|ll|ve))?|ok(?:ay)?|yes|yeah|please|thanks?"
    r"|hello|hi|hey|sorry|why|what|don['’]t|can['’]t|won['’]t|let['’]s|bye|maybe"
    r"|tomorrow|tonight|sure|got it|haha+|lol)\b)"
    r"|(?i:^no(?:[.,!]|$)|\bgood (?:morning|night)\b)"
    r"|[我你您咱吗呢吧啊哦嗯哈]|(?<![申邀聘])请|谢谢|^好$|好[的啦，。]|怎么|什么|知道|对不起|不[行要会用]|再想"
    r"|收到(?=$|[，。了])|明天|昨天|今晚|麻烦|辛苦|一下|(?:^|[，。])(?:行|可以|没有|是的|没事|别)"
)
"""Words with which one speaks to another, or of oneself."""
_OF_SO_MANY = 8
"""In a talk, at least one line of so many has such a word; few lists have."""


def is_call(text: str) -> bool:
    """Is this nothing but the trace of a call?"""
    return _CALL.fullmatch(text.strip()) is not None


def is_talk(names: Sequence[str], said: Sequence[str], listed: bool) -> bool:
    """``names`` and ``said`` line by line; ``listed``: in a shape that lists have, too."""
    different = set(names)
    things = sum(bool(_LABEL.fullmatch(n) or _THING.fullmatch(n)) for n in different)
    calls = sum(map(is_call, said))
    if 2 * things > len(different) or calls == len(said):
        return False
    if not listed:
        return True
    worded = [s for s in said if re.search(r"[^\W\d_]", s) and not _SUM.fullmatch(s)]
    return (
        len(different) < len(names)
        and 2 * len(worded) > len(said) >= 2 * calls
        and _speak(worded)
    )


def _speak(said: Sequence[str]) -> bool:
    """Do they speak to each other? Taken for granted in a script whose words are not known."""
    strange = sum(len(_OTHER.findall(s)) for s in said)
    if 2 * strange > sum(len(p.findall(s)) for s in said for p in (_LATIN, _HAN)):
        return True
    return _OF_SO_MANY * sum(_ADDRESS.search(s) is not None for s in said) >= len(said)
