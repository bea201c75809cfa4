"""Words that look like a month with a day and are none: names of people, numbers of paragraphs."""

from __future__ import annotations

import re

from forensics.text.dates.cascade import Hit
from forensics.text.dates.tokens import Token

_NUMBER_OF_A_LIST = re.compile(r"\n\s*\d{1,2}$")
_LIST_GOES_ON = re.compile(r"\s?[.)、]")
_SURNAME = re.compile(
    r"\b(?:Wang|Li|Zhang|Liu|Chen|Yang|Huang|Zhao|Wu|Zhou|Xu|Ma|Zhu|Hu|Guo|Lin|Gao|Luo|Zheng"
    r"|Liang|Xie|Song|Tang|Deng|Han|Feng|Cao|Peng|Zeng|Xiao|Tian|Dong|Pan|Yuan|Cai|Jiang|Yu|Du|Ye"
    r"|Cheng|Wei|Su|Lu|Lü|Ding|Ren|Yao|Shen|Zhong|Cui|Tan|Fan|Fang|Shi|Liao|Jia|Xia|Fu|Bai|Zou|Meng"
    r"|Xiong|Qin|Qiu|Hou|Jin|Tao|Lei|Kong|Mao|Gu|Shao|Wan|Hao|Qian|Yan|Lai|Long|Duan)\s$"
)
_GIVEN_NAME = re.compile(r"(?:Jun|May|Jan|Mar)\b", re.IGNORECASE)


def is_no_month(hit: Hit, month: Token) -> bool:
    """Li May, Tao Jun: a person, not a month; nor is the number of the next paragraph a day."""
    text = hit.work.text
    if _NUMBER_OF_A_LIST.search(text[month.end : hit.end]) and _LIST_GOES_ON.match(hit.after):
        return True
    surname = _SURNAME.search(text[max(0, month.start - 12) : month.start])
    return bool(surname and _GIVEN_NAME.match(text, month.start))
