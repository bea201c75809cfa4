"""The shapes in which chat programs export what was written, line by line.

A shape is where the day, the time, the writer and the text of a message stand. Described by the
readers of such exports that others have published: WhatsApp on telephones (brackets, or a dash;
the order, the figures and the words of time follow the language of the telephone, and marks that
no eye sees stand in between), Signal, Telegram (copied), WeChat (copied, or sent by mail), QQ
(消息记录), LINE (聊天记录), KakaoTalk, iMessage, and plain logs. Some print the day once, on a line
above the messages of it.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from forensics.text.chat_times import DAY, MARKS, RULE, SOME, SPACE, SPACES, STAMP, TIME, UNSEEN

_NAME = (
    rf"(?P<name>(?![AaPp]\.?{SPACE}?[Mm]\b|[(（])[^\s:：\[\]{UNSEEN}—–-][^\n\t:：\[\]]{{0,39}}?)"
)
_SAYS = rf"{MARKS}{_NAME}{MARKS}{SPACE}?[:：](?!(?<=\d.)\d\d(?!\d))"
_BELOW = rf"{SOME}$"
_ACCOUNT = r"(?:[(（]\d{4,12}[)）]|<[^<>\n]{3,60}>)"


@dataclass(frozen=True, slots=True)
class Shape:
    """``message`` is all that stands before the text of a message, with the groups time, name
    and, unless ``day`` says it for the lines below, date. ``head`` begins every line that the
    program wrote, also one that is no message (somebody joined the group)."""

    message: re.Pattern[str]
    head: re.Pattern[str]
    day: re.Pattern[str] | None = None
    listed: bool = False
    """Many a list has it, too: only who writes again makes it a chat."""


def _shape(message: str, head: str = "", day: str = "", listed: bool = False) -> Shape:
    def compiled(form: str) -> re.Pattern[str]:
        return re.compile(f"^{MARKS}{form}", re.MULTILINE)

    return Shape(
        compiled(message), compiled(head or message), compiled(day) if day else None, listed
    )


_DAY_ALONE = rf"{RULE}{DAY}{RULE}$"

SHAPES = (
    # WhatsApp on an iPhone, Telegram: [24/12/2019, 21:03:11] Name: text
    _shape(rf"\[{STAMP}\]{SOME}{_SAYS}", rf"\[{STAMP}\]"),
    # WhatsApp on Android: 24/12/2019, 21:03 - Name: text
    _shape(rf"{STAMP}{SPACES}[-–—]{SPACES}{_SAYS}", rf"{STAMP}{SPACES}[-–—]{SPACE}"),
    # KakaoTalk: 2019년 12월 24일 오후 9:03, Name : text
    _shape(rf"{STAMP},{SPACES}{_SAYS}", rf"{STAMP},?{SPACE}"),
    # Plain logs: 2019-12-24 21:03 Name: text
    _shape(rf"{STAMP}{SPACES}{_SAYS}", rf"{STAMP}{SPACE}", listed=True),
    # Telegram, copied: Name, [24.12.19 21:03]; the text below
    _shape(rf"{_NAME},{SPACE}\[{STAMP}\]:?{_BELOW}"),
    # QQ: 2019-12-24 21:03:11 Name(123456); the text below
    _shape(rf"{STAMP}{SPACES}(?:【[^】\n]+】)?{_NAME}{_ACCOUNT}{_BELOW}", rf"{STAMP}{SPACE}"),
    # WeChat, copied: Name 2019-12-24 21:03:11; the text below
    _shape(rf"{_NAME}{SPACES}(?:[—–-]{SPACES})?{STAMP}{_BELOW}", listed=True),
    # Other programs for WeChat: 2019-12-24 21:03:11 Name; the text below
    _shape(rf"{STAMP}{SPACES}{_NAME}{_BELOW}", rf"{STAMP}{SPACE}", listed=True),
    # iMessage: Dec 24, 2019 9:03:11 PM; the name below, then the text
    _shape(rf"{STAMP}(?:{SPACES}\([^()\n]*\))?{SOME}\n{_NAME}{_BELOW}"),
    # Signal: From:, perhaps its kind, Sent: and more lines of that sort; then the text
    _shape(
        rf"From:{SPACE}{_NAME}(?:{SPACE}[(（]\+?\d[^()（）\n]{{3,30}}[)）])?{SOME}\n"
        rf"(?:(?:Type|To|Device):[^\n]*\n){{0,3}}Sent:{SPACE}{STAMP}{SOME}\n"
        r"(?:(?:Received|Attachment|Edited|Reaction|Type|Quote|Mention|Version):[^\n]*(?:\n|\Z)){0,9}"
        r"(?!(?:To|Cc|Bcc|Subject|Importance):)"  # a letter sent by mail
    ),
    # LINE: a day; then 21:03, name and text with tabulators between. Without a name: LINE itself
    # Tables of flights and the like have it, too.
    _shape(rf"{TIME}\t{_NAME}\t", rf"{TIME}\t", _DAY_ALONE, listed=True),
    # WeChat, sent by mail: a day between dashes; then name and time, and the text below
    _shape(rf"{_NAME}{SPACES}{TIME}{_BELOW}", day=_DAY_ALONE),
    # A day; then 21:03 Name: text
    _shape(
        rf"\[?{TIME}\]?{SPACES}(?:[-–—]{SPACES})?{_SAYS}", rf"\[?{TIME}\]?{SPACE}", _DAY_ALONE, True
    ),
)

_OF_THE_PROGRAM = re.compile(
    r"(?i)\b(?:created (?:this )?group|changed (?:the|this|their|to)|added|removed|joined using"
    r"|security code|end-to-end encrypted|pinned a message)\b"
    r"|创建了群|群名|群聊名称|邀请.{0,20}加入|端到端加密|端對端加密"
)
"""Words of a line that the program itself wrote, where a colon in it looks like that of a name, or
the name of the chat stands before it."""

_OF_AN_EXPORT = re.compile(
    r"^(?:\[LINE\].*|(?:Saved on|保存日期|儲存日期).*|消息(?:记录|分组|对象).*"
    r"|[=—–-]{3,}|.*聊天记录如下.*)$",
    re.MULTILINE,
)
"""What a program writes above the messages."""


@dataclass(frozen=True, slots=True)
class Line:
    """A message: where its day, its time, its writer and its text stand in the text of a page.

    All are (first, behind the last) character. The day may stand on a line above, outside of
    ``whole``. ``to``: to whom, in a table that has a column for it.
    """

    whole: tuple[int, int]
    date: tuple[int, int]
    time: tuple[int, int]
    name: tuple[int, int]
    text: tuple[int, int]
    to: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Chat:
    """The messages of a page. ``others`` counts the characters of what the program wrote
    besides: the heading of an export, days, who joined and who left."""

    lines: tuple[Line, ...]
    others: int
    listed: bool = False
    """In a shape that lists of other things have, too."""


def chat_of(text: str) -> Chat:
    """The messages in the one shape that fits most lines; earlier ones of ``SHAPES`` before
    later ones."""
    found = [(_if_said(list(_lines(text, shape))), shape) for shape in SHAPES]
    lines, shape = max(found, key=lambda f: len(f[0]))
    first = lines[0].whole[0] if lines else 0
    heading = sum(len(m[0]) for m in _OF_AN_EXPORT.finditer(text, 0, first))
    begun = {line.whole[0] for line in lines}
    own = [at for at in _stops(text, shape) if at not in begun]
    return Chat(
        tuple(lines), heading + sum(len(text[at:].partition("\n")[0]) for at in own), shape.listed
    )


def _if_said(lines: list[Line]) -> list[Line]:
    """The lines, unless most of them have no text: then they are the rows of a table."""
    said = sum(line.text[1] > line.text[0] for line in lines)
    return lines if 2 * said > len(lines) else []


def _stops(text: str, shape: Shape) -> list[int]:
    """Where something begins that is no more of the message before."""
    patterns = [p for p in (shape.message, shape.head, shape.day) if p is not None]
    return sorted({m.start() for p in patterns for m in p.finditer(text)} | {len(text)})


def _lines(text: str, shape: Shape) -> Iterator[Line]:
    days = list(shape.day.finditer(text)) if shape.day else []
    starts = [m.start() for m in days]
    stops = _stops(text, shape)
    for match in shape.message.finditer(text):
        if _OF_THE_PROGRAM.search(match["name"]):
            continue
        date = match.span("date") if not shape.day else None
        if shape.day:
            above = bisect_left(starts, match.start())
            date = days[above - 1].span("date") if above else None
        if date is None:
            continue
        stop = stops[bisect_right(stops, match.start())]
        said = text[match.end() : stop].strip()
        if said.startswith("\u200e") and _OF_THE_PROGRAM.search(said):
            continue
        first = text.index(said, match.end()) if said else match.end()
        last = first + len(said)
        yield Line(
            (match.start(), last), date, match.span("time"), match.span("name"), (first, last)
        )
