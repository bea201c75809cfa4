# ruff: noqa: E501 - the sample reads better as one row a fact
"""A finished crosscheck made by hand: invented person, drawn pages, every kind of verdict.

Reports are tested on it without reading a file or running a rule.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

from forensics import travel
from forensics.case import Case, Subject
from forensics.errors import EncryptedError, ForensicsError
from forensics.events import Event, EventKind, Extraction, Person
from forensics.findings import (
    Agreement,
    Assumption,
    Deciding,
    Evidence,
    Finding,
    Nature,
    Outcome,
    Severity,
    Unchecked,
    Verdict,
)
from forensics.histories import TravelHistory
from forensics.observations import Inspection
from forensics.places import Place
from forensics.records import (
    Box,
    Correction,
    DateMention,
    Document,
    Fact,
    Page,
    Provenance,
    ReadingWarning,
    Region,
    Span,
    Word,
)
from forensics.temporal.readings import (
    Extent,
    Interval,
    Meaning,
    Pick,
    Reading,
    UncertainDate,
)

_FONTS = (
    "/usr/share/fonts/opentype/noto/NotoSerifCJK-Regular.ttc",
    "/usr/share/fonts/truetype/dejavu/DejaVuSerif.ttf",
)
SIZE = 40


def _font(size: int) -> ImageFont.FreeTypeFont | ImageFont.ImageFont:
    path = next((p for p in _FONTS if Path(p).exists()), None)
    return ImageFont.truetype(path, size) if path else ImageFont.load_default(size)


@dataclass
class Sheet:
    """One page being drawn: ``put`` writes a line and keeps its words with their boxes."""

    name: str
    turn: int = 0
    width: int = 1240
    height: int = 1754
    ground: str = "#fbfaf4"
    text: str = ""
    words: list[Word] = field(default_factory=list)
    regions: list[Region] = field(default_factory=list)
    main_end: int = 0

    def __post_init__(self) -> None:
        self.image = Image.new("RGB", (self.width, self.height), self.ground)
        self.draw = ImageDraw.Draw(self.image)
        self.draw.text((self.width - 330, 40), "SPECIMEN", "#c9c6bb", _font(56))

    def put(self, x: int, y: int, line: str, size: int = SIZE, fill: str = "#222") -> None:
        font = _font(size)
        for token in _tokens(line):
            width = int(self.draw.textlength(token, font=font))
            if token.strip():
                self.draw.text((x, y), token, fill, font)
                box = Box(x, y + size // 5, x + width, y + int(size * 1.35))
                self.words.append(Word(token, box, 0.97, len(self.text)))
            self.text += token
            x += width
        self.text += "\n"

    def stamp(self, x: int, y: int, lines: list[str], colour: str, date_line: int) -> None:
        """A framed stamp, read apart: its text follows behind a form feed."""
        if not self.main_end:
            self.main_end = len(self.text)
        self.text += "\f"
        start = len(self.text)
        high = 58 * len(lines) + 34
        self.draw.rounded_rectangle((x, y, x + 430, y + high), 18, outline=colour, width=5)
        for i, line in enumerate(lines):
            self.put(x + 26, y + 12 + 58 * i, line, 40 if i == date_line else 32, colour)
        box = Box(x, y, x + 430, y + high)
        self.regions.append(Region("stamp", box, start, len(self.text) - 1, "rounded", "blue", 0.0))

    def page(self, number: int) -> tuple[Page, Image.Image]:
        """The page as it lies in the file: turned, if it was scanned lying down."""
        words, regions, image = self.words, self.regions, self.image
        if self.turn == 90:  # must be turned clockwise by 90 to stand: it lies on its left
            image = image.transpose(Image.Transpose.ROTATE_90)
            words = [Word(w.text, self._lying(w.box), w.confidence, w.start) for w in words]
            regions = [
                Region(r.kind, self._lying(r.box), r.start, r.end, r.shape, r.colour)
                for r in regions
            ]
        page = Page(
            number, image.width, image.height, 150, "rapidocr 3.10.0 PP-OCRv6", self.text,
            tuple(words), self.main_end or len(self.text), tuple(regions), self.turn,
        )  # fmt: skip
        return page, image

    def _lying(self, b: Box) -> Box:
        return Box(b.top, self.width - b.right, b.bottom, self.width - b.left)


def _tokens(line: str) -> list[str]:
    tokens: list[str] = []
    for char in line:
        wide = unicodedata.east_asian_width(char) in "WF"
        if tokens and not wide and char != " " and tokens[-1][-1] != " ":
            last_wide = unicodedata.east_asian_width(tokens[-1][-1]) in "WF"
            if not last_wide:
                tokens[-1] += char
                continue
        if tokens and wide and unicodedata.east_asian_width(tokens[-1][-1]) in "WF":
            tokens[-1] += char
            continue
        tokens.append(char)
    return tokens


@dataclass(frozen=True)
class SampleRun:
    case: Case
    documents: tuple[Document, ...]
    extractions: tuple[Extraction, ...]
    outcome: Outcome
    errors: tuple[ForensicsError, ...]
    engines: Mapping[str, str]
    images: Mapping[tuple[str, int], Image.Image]
    corrections: tuple[Correction, ...] = ()
    inspections: tuple[Inspection, ...] = ()

    @property
    def histories(self) -> tuple[TravelHistory, ...]:
        return travel.histories(self.case.subject, self.extractions)

    def page_image(self, document: str, page: int) -> Image.Image | None:
        return self.images.get((document, page))


def _draw() -> tuple[dict[str, Document], dict[tuple[str, int], Image.Image]]:
    bail = Sheet("papers/bail.png")
    bail.put(330, 150, "清潭县公安局", 64)
    bail.put(360, 250, "取保候审决定书", 60)
    bail.put(640, 350, "清公（刑）取保字〔2016〕0118号")
    bail.put(140, 470, "犯罪嫌疑人李安，男，1990年3月14日出生，")
    bail.put(140, 540, "身份证号码341999199003140018。")
    bail.put(140, 610, "因涉嫌诈骗，决定对其取保候审，")
    bail.put(140, 680, "期限从2016年4月20日起至2016年10月31日止。")
    bail.put(140, 750, "取保候审期间未经批准不得离开清潭县。")
    bail.put(700, 900, "二〇一六年四月二十日")

    court = Sheet("papers/judgment.png")
    court.put(330, 150, "清潭县人民法院", 60)
    court.put(390, 240, "刑事判决书", 60)
    court.put(600, 340, "（2016）皖9999刑初77号")
    court.put(140, 470, "被告人李安，男，1990年3月14日出生，住清潭县。")
    court.put(140, 540, "2016年大部分时间被告人取保候审在清潭县。")
    court.put(140, 610, "判决如下：被告人李安犯诈骗罪，")
    court.put(140, 680, "判处有期徒刑一年三个月，缓刑一年六个月。")
    court.put(700, 850, "二〇一六年十月三十一日")

    passport = Sheet("papers/passport.jpg", turn=90, width=1500, height=1060, ground="#f3f6f1")
    passport.put(120, 60, "签证 VISAS    12", 36, "#7d8f87")
    passport.stamp(
        140, 180, ["IMMIGRATION", "SUVARNABHUMI", "12 JUN 2016", "ADMITTED"], "#27408b", 2
    )
    passport.stamp(
        820, 220, ["IMMIGRATION", "SUVARNABHUMI", "20 JUN 2016", "DEPARTED"], "#27408b", 2
    )
    passport.stamp(170, 560, ["MALAYSIA", "KLIA", "06/11/2016"], "#1c6b45", 2)
    passport.stamp(840, 620, ["SINGAPORE", "NOV 2016", "CHANGI"], "#7a2a6a", 1)

    data = Sheet("papers/passport-data.png", width=1500, height=1060, ground="#f0f3f6")
    data.put(120, 100, "中华人民共和国 PASSPORT", 48)
    data.put(560, 260, "姓名/Name  李安 LI AN")
    data.put(560, 350, "出生日期/Date of birth  14 MAR 1990")
    data.put(560, 440, "护照号/Passport No.  E99999901")
    data.put(560, 530, "签发日期/Date of issue  02 FEB 2015")
    data.put(560, 620, "有效期至/Date of expiry  01 FEB 2025")
    data.put(120, 860, "POCHNLI<<AN<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<", 44)
    data.put(120, 930, "E999999010CHN9003145M2502014<<<<<<<<<<<<<<02", 44)
    data.draw.rectangle((140, 230, 470, 640), "#c8d0d8")
    data.regions.append(Region("photo", Box(140, 230, 470, 640), 0, 0))

    check = Sheet("papers/certificate.png")
    check.put(330, 160, "清潭县公安局", 60)
    check.put(370, 260, "无犯罪记录证明", 60)
    check.put(140, 420, "兹证明李安，男，1990年3月14日生，")
    check.put(140, 490, "自1990年3月14日至2019年2月11日在我县居住期间")
    check.put(140, 560, "未发现有犯罪记录。")
    check.put(700, 760, "2019年2月11日")

    documents, images = {}, {}
    for index, sheet in enumerate((bail, court, passport, data, check)):
        page, image = sheet.page(1)
        sha = f"{index + 1:x}" * 64
        documents[sheet.name] = Document(sheet.name, sha, "image/png", (page,))
        images[sheet.name, 1] = image
    return documents, images


def _day(year: int, month: int, day: int) -> UncertainDate:
    return UncertainDate.day(date(year, month, day))


class Quoter:
    """Cites words of a drawn page: ``quote(document, words)``."""

    def __init__(self, documents: Mapping[str, Document]) -> None:
        self.documents = documents

    def __call__(self, name: str, words: str) -> Provenance:
        document = self.documents[name]
        start = document.pages[0].text.index(words)
        return document.cite(Span(1, start, start + len(words)), "tests.sample")


BAIL, COURT = "papers/bail.png", "papers/judgment.png"
STAMPS, DATA, CHECK = "papers/passport.jpg", "papers/passport-data.png", "papers/certificate.png"
POLICE, JUDGES = "Qingtan County Public Security Bureau", "Qingtan County People's Court"
ORDER = "order:papers/passport.jpg:MY"
TWO_WAYS = UncertainDate(
    (
        Reading(date(2016, 6, 11), date(2016, 6, 11), (Pick(ORDER, "month-first"),)),
        Reading(date(2016, 11, 6), date(2016, 11, 6), (Pick(ORDER, "day-first"),)),
    )
)
NOVEMBER = UncertainDate.between(date(2016, 11, 1), date(2016, 11, 30))
MOST = Extent(
    Interval(_day(2016, 1, 1), _day(2016, 12, 31)),
    "大部分时间",
    "meaning:papers/judgment.png:most",
    (Meaning("more than half", 184, False),),
)


def _person(q: Quoter, document: str, **quotes: str) -> Person:
    born = _day(1990, 3, 14)
    facts = tuple(
        Fact(name, born if name == "birth_date" else words, q(document, words))
        for name, words in quotes.items()
    )
    return Person("p1", "holder", facts)


def _stamp(
    q: Quoter, words: str, when: UncertainDate, direction: str, where: Place, port: str
) -> Event:
    details = (("direction", direction), ("port", port))
    return Event(
        EventKind.BORDER_CROSSING, when, (q(STAMPS, words),), "p1", where,
        f"Immigration of {where.name}", details=details,
    )  # fmt: skip


def sample_run(hostile: str = "") -> SampleRun:
    """The run. ``hostile`` is put wherever text of a paper or a rule can stand."""
    documents, images = _draw()
    q = Quoter(documents)
    county = Place("清潭县", "CN", "")
    thailand, malaysia, singapore = (
        Place("Thailand", "TH"),
        Place("Malaysia", "MY"),
        Place("Singapore", "SG"),
    )
    period = q(BAIL, "从2016年4月20日起至2016年10月31日止")
    bound = q(BAIL, "不得离开清潭县")
    bail = Event(
        EventKind.BAIL, Interval(_day(2016, 4, 20), _day(2016, 10, 31)), (period, bound), "p1",
        county, POLICE, basis="《中华人民共和国刑事诉讼法》第六十五条",
    )  # fmt: skip
    most = q(COURT, "2016年大部分时间被告人取保候审在清潭县")
    convicted = q(COURT, "二〇一六年十月三十一日")
    entry = _stamp(q, "12 JUN 2016", _day(2016, 6, 12), "entry", thailand, "Suvarnabhumi")
    left = _stamp(q, "20 JUN 2016", _day(2016, 6, 20), "exit", thailand, "Suvarnabhumi")
    twice = _stamp(q, "06/11/2016", TWO_WAYS, "entry", malaysia, "KLIA")
    coarse = _stamp(q, "NOV 2016", NOVEMBER, "unknown", singapore, "Changi")
    clear = q(CHECK, "未发现有犯罪记录")
    issued = q(CHECK, "2019年2月11日")
    doubtful = ReadingWarning(
        "stamp-unread", f"a stamp whose date could not be read {hostile}".strip(),
        Provenance(STAMPS, 1, Span(1, 0, 0), (documents[STAMPS].pages[0].regions[3].box,), "", 0.0, "intake"),
    )  # fmt: skip
    extractions = (
        Extraction(
            BAIL, "1" * 64, "bail_decision", "zh", POLICE,
            (_person(q, BAIL, name="李安", birth_date="1990年3月14日", id_number="341999199003140018"),),
            (Fact("number", "清公（刑）取保字〔2016〕0118号", q(BAIL, "清公（刑）取保字〔2016〕0118号")),),
            (bail,), (DateMention(_day(2016, 4, 20), q(BAIL, "二〇一六年四月二十日")),),
        ),
        Extraction(
            COURT, "2" * 64, "criminal_judgment", "zh", JUDGES,
            (_person(q, COURT, name="李安", birth_date="1990年3月14日"),),
            (Fact("case_number", "（2016）皖9999刑初77号", q(COURT, "（2016）皖9999刑初77号")),),
            (
                Event(EventKind.RESTRICTED_TO_PLACE, MOST, (most,), "p1", county, JUDGES),
                Event(EventKind.CONVICTION, _day(2016, 10, 31), (convicted,), "p1", county, JUDGES),
                Event(EventKind.PROBATION, Interval(UncertainDate.between(date(2016, 11, 1), date(2016, 12, 1)), None),
                      (q(COURT, "缓刑一年六个月"),), "p1", county, JUDGES, inferred="from the term and the day of judgment"),
            ),
        ),
        Extraction(
            STAMPS, "3" * 64, "passport_stamps", "en", "", (), (),
            (entry, left, twice, coarse), (), (doubtful,),
        ),
        Extraction(
            DATA, "4" * 64, "passport", "en", "National Immigration Administration",
            (_person(q, DATA, name="李安", name_latin="LI AN", birth_date="14 MAR 1990",
                     passport_number="E99999901"),),
            (Fact("expiry_date", _day(2025, 2, 1), q(DATA, "01 FEB 2025")),),
            (Event(EventKind.ISSUE, _day(2015, 2, 2), (q(DATA, "02 FEB 2015"),), "p1"),
             Event(EventKind.EXPIRY, _day(2025, 2, 1), (q(DATA, "01 FEB 2025"),), "p1"),
             Event(EventKind.BIRTH, _day(1990, 3, 14), (q(DATA, "14 MAR 1990"),), "p1")),
        ),
        Extraction(
            CHECK, "5" * 64, "no_record_certificate", "zh", POLICE,
            (_person(q, CHECK, name="李安", birth_date="1990年3月14日"),), (),
            (Event(EventKind.CLEARANCE, _day(2019, 2, 11), (issued, clear), "p1", county, POLICE,
                   details=(("scope_from", "1990-03-14"), ("scope_to", "2019-02-11"))),),
        ),
    )  # fmt: skip
    side_bail = Evidence(
        "r", f"On bail, not to leave 清潭县 without permission. {hostile}".strip(), (period, bound),
        "2016-04-20/2016-10-31", POLICE,
    )  # fmt: skip
    permission = Assumption(
        "permission", f"The police who carried out the bail gave leave to travel. {hostile}".strip(),
        "the written permission, or the police file on the bail",
        "holds: no permission to travel among these papers",
    )  # fmt: skip
    misread = Assumption(
        "misread",
        "The day or month of the stamp was misread.",
        "a better picture of the stamp, or another stamp of the same journey",
        "holds: clashes with every day whose digits look alike (12, 17, 72)",
    )
    other = Assumption("other", "The passport was used by, or belongs to, another person.",
                       "travel records of the carrier; the passport itself")  # fmt: skip
    findings = (
        Finding(
            "stamp-while-restricted:7f3a1c", "stamp-while-restricted",
            "Border stamp while restricted to a place", Nature.CONTRADICTION, Severity.HIGH,
            Verdict.CERTAIN,
            "The passport shows an entry into Thailand on 12 June 2016; the bail decision binds the holder to 清潭县 from 20 April to 31 October 2016.",
            (side_bail, Evidence("s", "Entry stamp of Thailand, Suvarnabhumi.", (entry.provenance[0],), "2016-06-12", "Immigration of Thailand")),
            (), (permission, misread, other),
            "Criminal Procedure Law of the PRC (2012), art. 69: a person on bail must not leave the city or county of residence without the approval of the executing organ.",
            "Short trips that left no stamp, and leave given by word of mouth.",
        ),
        Finding(
            "stamp-while-restricted:b20c77", "stamp-while-restricted",
            "Border stamp while restricted to a place", Nature.CONTRADICTION, Severity.HIGH,
            Verdict.READING,
            "The stamp 06/11/2016 of Malaysia falls inside the bail if it is 11 June 2016.",
            (side_bail, Evidence("s", "Entry stamp of Malaysia, KLIA.", (twice.provenance[0],), "[2016-06-11,2016-11-06]", "Immigration of Malaysia")),
            (Deciding((Pick(ORDER, "month-first"),), (Pick(ORDER, "day-first"),),
                      "they clash if the stamp's 06/11 is read as 11 June; they do not if it is read as 6 November"),),
            (misread,), "",
        ),
        Finding(
            "clean-certificate:55aa01", "clean-certificate",
            "Certificate without record after a conviction in the same area", Nature.CONTRADICTION,
            Severity.HIGH, Verdict.CERTAIN,
            "The county certifies on 11 February 2019 that it finds no record up to that day; its court convicted the same person on 31 October 2016.",
            (Evidence("r", "Convicted of fraud.", (convicted, q(COURT, "被告人李安犯诈骗罪")), "2016-10-31", JUDGES),
             Evidence("s", "No criminal record found, 1990 to 11 February 2019.", (clear, issued), "2019-02-11", POLICE)),
            (),
            (Assumption("register", "The register the police searched did not yet hold the judgment.", "the register extract and the day it was searched"),
             Assumption("appeal", "The judgment never took effect: an appeal was open or the case was retried.", "the certificate of effect, or the judgment on appeal", "holds: no appeal among these papers"),
             Assumption("person", "Another person of the same name and birth date.", "identity number on both papers", "fails: the certificate prints no identity number")),
        ),
        Finding(
            "month-stamp:0d0d0d", "stamp-while-restricted", "Border stamp while restricted to a place",
            Nature.CONTRADICTION, Severity.HIGH, Verdict.PRECISION,
            "The stamp of Singapore gives only November 2016; probation bound the holder from some day in November.",
            (Evidence("r", "On probation; leaving needs approval.", (q(COURT, "缓刑一年六个月"),), "", JUDGES),
             Evidence("s", "Stamp of Singapore.", (coarse.provenance[0],), "2016-11", "Immigration of Singapore")),
            (Deciding((), (), "the day of the stamp and the day the judgment took effect are not printed"),),
        ),
        Finding(
            "first-seen:1e1e1e", "first-seen", "No trace before a date", Nature.LEAD, Severity.LOW, Verdict.CERTAIN,
            "No register hit is older than the first press report.",
            (Evidence("r", "The judgment is dated 31 October 2016.", (convicted,), "2016-10-31", JUDGES),),
        ),
    )  # fmt: skip
    outcome = Outcome(
        findings,
        (Agreement("birth-date", "Birth date of the subject", "Every paper that prints a birth date prints 14 March 1990.",
                   (Evidence("a", "Born 14 March 1990", (q(BAIL, "1990年3月14日"),), "1990-03-14"),
                    Evidence("b", "Born 14 March 1990", (q(DATA, "14 MAR 1990"),), "1990-03-14"))),
         Agreement("mrz-visual", "MRZ against visual zone", "Number, birth date and expiry agree.", ())),
        (Unchecked("stamp-validity", "Stamp outside the validity of the passport", "One stamp could not be read.",
                   "a better picture of page 12", True, (doubtful.provenance,) if doubtful.provenance else ()),
         Unchecked("hearing-abroad", "Abroad on the day of a hearing", "No paper gives a day of hearing.", "the record of the hearing")),
    )  # fmt: skip
    return SampleRun(
        Case("Qingtan County papers", Path(), Subject(("李安", "LI AN"), (), _day(1990, 3, 14), ("E99999901", "341999199003140018")), ()),
        tuple(documents.values()), extractions, outcome,
        (EncryptedError("the PDF is locked with a password", place="papers/annex.pdf", advice="remove the password and run again"),),
        {"forensics": "0.1.0", "rapidocr": "3.10.0 PP-OCRv6"}, images,
    )  # fmt: skip
