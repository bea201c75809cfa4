"""Inputs that are read well, invented: what the targets begin with."""

from __future__ import annotations

from forensics import serialize
from forensics.custody import journal
from forensics.events import Extraction
from forensics.records import Box, Fact, Provenance, ReadingWarning, Span
from forensics.temporal.edtf import from_edtf

SHA = "9f2c" * 16
PAGE = (
    '{"format":1,"number":1,"size":[100,80,200,0],"reader":"x","text":"2016 a","main_end":6,'
    '"words":[[0,4,0.9,[1,2,30,12],[[0.9,1,2,8,12],[0.9,8,2,16,12,[["O",0.2]]],'
    "[0.9,16,2,24,12],[0.9,24,2,30,12]]]],"
    '"regions":[["stamp",[1,2,30,12],0,4,"oval","red",0.0]],'
    '"warnings":[["unreadable","x",[[0,4],[[1,2,30,12]],"2016",0.9,"x"]]]}'
)
PLACED = Provenance("a.png", 1, Span(1, 0, 4), (Box(1, 2, 30, 12),), "2016", 0.9, "x")
RECORDS = serialize.to_jsonl(
    [
        serialize.Header(serialize.SCHEMA, "0.1.0"),
        Extraction(
            "a.png", SHA, "passport", "en", "",
            facts=(
                Fact("number", "E1", PLACED, "mrz", ("F1",)),
                Fact("expiry_date", from_edtf("[2016-06-12,2016-12-06]"), PLACED),
                Fact("validity", from_edtf("2016-10/.."), PLACED),
                Fact("count", 3, PLACED),
            ),
            warnings=(ReadingWarning("unreadable", "x", PLACED),),
        ),
        serialize.Trouble("damaged", "b.pdf", "x"),
    ]
)  # fmt: skip
CASE = (
    'name = "x"\nrules = ["papers/a.txt"]\nignore = ["b*"]\n[subject]\nnames = ["张三"]\n'
    'aliases = ["Z"]\nbirth_date = "1985-03"\nnumbers = ["E1"]\n[hints]\norder = "day-first"\n'
    'lang = "en"\n[[documents]]\nfile = "papers/a.txt"\nkind = "x"\n[[suppressions]]\n'
    'finding = "PRES-01-1"\nwho = "A"\nwhen = 2026-01-31\nwhy = "x"\n'
)
CORRECTION = (
    f'[[corrections]]\ndocument = "a.png"\nsha256 = "{SHA}"\npage = 2\nbox = [1, 2, 30, 12]\n'
    'old = "2O16-05-□3"\nnew = "2016-05-03"\nwho = "A. Reader"\nwhen = 2026-01-31\nwhy = "x"\n'
)
CORRECTIONS = CORRECTION + CORRECTION.replace("page = 2", "page = 3")
RECORDING = (
    f'{{"file":"{SHA}","name":"papers/a.png","media_type":"image/png","pages":1,"warnings":'
    f'[["pages-left-out","x"]],"page":{PAGE}}}\n'
)
JOURNAL = journal.canonical(
    {"seq": 1, "time": "2026-01-31T00:00:00Z", "action": "case.init", "who": "", "prev": "",
     "format": journal.FORMAT, "case": "x",
     "inputs": [{"name": "a", "sha256": SHA, "size": 1}], "outputs": []}
)  # fmt: skip
MRZ = (
    "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\nL898902C36UTO7408122F1204159ZE184226B<<<<<10",
    "I<UTOD231458907<<<<<<<<<<<<<<<\n7408122F1204159UTO<<<<<<<<<<<6\nERIKSSON<<ANNA<MARIA<<<<<<<<<<",
    "I<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<\nD231458907UTO7408122F1204159<<<<<<<6",
    "V<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\nL8988901C4XXX4009078F96121096ZE184226B<<<<<<",
    "IDFRABERTHIER<<<<<<<<<<<<<<<<<<<<<<<\n8806923102858CORINNE<<<<<<<6512068F6",
)
DATES = (
    "自二〇一六年三月五日起至同年十二月三十一日止，次日、民國105年8月1日、平成28年5月",
    "from 5 March to 7th of April 2016, 03/05/16, 12 JUN 2016, 2016-W05, early last year",
    "1437年رمضان 10 ๒๕๕๙ ม.ค. 5 Xordad 1395, 農曆丙申年正月初一, 2016.10.3—2017.1.4（星期三）",
)
DATE_WORDS = "年 月 日 至 ～ 同年 次日 民國 昭和 星期 初 閏 廿 〇 元 March 5th from until ( ) . / -"
EDTF = ("2016-10-31", "[2016-04-07..2016-04-13,2016-1X]", "2016-03-0X/..", "201X-10-31", "[..]")
