"""Doubtful dates are read again; what stays doubtful says so. The engine here is a script."""

from __future__ import annotations

from collections.abc import Callable

import cv2
import numpy as np

from forensics.intake import doubts
from forensics.intake.lines import Line, LineChar, Picture, rectangle
from forensics.intake.rings import Ring, find_rings, hides

BLANK: Picture = np.full((200, 900, 3), 255, np.uint8)


def line(text: str, confidence: float = 0.99) -> Line:
    n = len(text)
    chars = tuple(LineChar(c, i / n, (i + 1) / n, confidence) for i, c in enumerate(text))
    return Line(rectangle(10, 10, 10 + 20 * n, 40), chars, confidence)


def reader(*texts: str) -> Callable[[Picture], Line]:
    queue = list(texts)
    return lambda crop: line(queue.pop(0), 0.9)


def never(crop: Picture) -> Line:
    raise AssertionError("read again without a doubt")


def test_a_clear_date_is_not_read_again() -> None:
    (out,) = doubts.settle([line("二〇一六年十月三日")], BLANK, never)
    assert out.notes == ()


def test_two_variants_that_agree_mend_a_broken_date_and_say_so() -> None:
    read = reader("二〇一六年十月三日", "二〇一六年十月三日", "二一六年十月三日")
    (out,) = doubts.settle([line("于二一六年十月三日止")], BLANK, read)
    assert out.text == "于二〇一六年十月三日止"
    (note,) = out.notes
    assert note.code == "date-damaged"
    assert "二一六年十月三日" in note.message
    assert out.text[note.start : note.end] == "二〇一六年十月三日"
    assert max(c.confidence for c in out.chars[note.start : note.end]) <= 0.5
    assert any("" in dict(c.alternatives) for c in out.chars)  # the first reading is still there


def test_variants_that_disagree_mend_nothing() -> None:
    read = reader("二〇一六年十月三日", "二〇二六年十月三日", "二一六年十月三日")
    (out,) = doubts.settle([line("二一六年十月三日")], BLANK, read)
    assert out.text == "二一六年十月三日"
    assert [n.code for n in out.notes] == ["date-damaged"]
    assert dict(out.chars[0].alternatives) == {"二〇": 0.9}
    assert "二〇" in dict(out.chars[0].alternatives) or out.chars[1].alternatives


def test_a_whole_date_that_reads_otherwise_gets_alternatives() -> None:
    read = reader("2016年3月6日", "2016年3月5日", "2016年3月6日")
    (out,) = doubts.settle([line("2016年3月5日", 0.7)], BLANK, read)
    assert out.text == "2016年3月5日"
    assert [n.code for n in out.notes] == ["date-damaged"]
    assert dict(out.chars[7].alternatives) == {"6": 0.9}


def test_a_doubtful_date_that_reads_alike_each_time_is_left_alone() -> None:
    read = reader(*["2016年3月5日"] * 3)
    (out,) = doubts.settle([line("2016年3月5日", 0.8)], BLANK, read)
    assert out.notes == ()


def test_under_a_seal_without_colour_doubtful_figures_leave_the_text() -> None:
    read = reader("二〇二六年十月三日", "二〇一六年十月三日", "二〇二六年十月三日")
    text = "二〇二六年十月三日"
    chars = tuple(
        LineChar(c.text, c.start, c.end, 0.82 if i == 2 else 0.99)
        for i, c in enumerate(line(text).chars)
    )
    doubtful = Line(line(text).quad, chars, 0.97)
    (out,) = doubts.settle([doubtful], BLANK, read, [Ring(60, 25, 60)])
    assert out.text == "二〇□六年十月三日"
    assert [n.code for n in out.notes] == ["unreadable"]
    assert {"一", "二"} <= set(dict(out.chars[2].alternatives))


def test_under_a_seal_a_clear_date_is_kept_with_a_note() -> None:
    read = reader(*["二〇一六年十月三日"] * 3)
    (out,) = doubts.settle([line("二〇一六年十月三日", 0.89)], BLANK, read, [Ring(60, 25, 60)])
    assert out.text == "二〇一六年十月三日"
    assert [n.code for n in out.notes] == ["under-seal"]


def paper(seal: bool, text: bool) -> Picture:
    page = np.full((2000, 1414, 3), 250, np.uint8)
    for y in range(200, 1000, 60):
        cv2.putText(page, "A line of print 2016", (150, y), 0, 1.4, (20, 20, 20), 3)
    if seal:
        cv2.circle(page, (1000, 1400), 140, (130, 130, 130), 9)
    if text:
        cv2.putText(page, "2016-10-31", (900, 1420), 0, 1.4, (20, 20, 20), 4)
    return page


def test_rings() -> None:
    assert find_rings(paper(False, True)) == ()
    (ring,) = find_rings(paper(True, True))
    assert abs(ring.x - 1000) < 8
    assert abs(ring.y - 1400) < 8
    assert abs(ring.radius - 140) < 8


def test_print_under_a_ring_that_no_line_covers_is_hidden() -> None:
    (ring,) = find_rings(paper(True, True))
    assert hides(paper(True, True), ring, [])
    assert not hides(paper(True, True), ring, [rectangle(880, 1370, 1300, 1440)])
    assert not hides(paper(True, False), ring, [])


def test_a_coloured_ring_is_a_stamp_and_no_cover() -> None:
    page = paper(True, True)
    page[(page == 130).all(axis=2)] = (60, 60, 200)
    assert find_rings(page) == ()


def test_blanks_make_no_other_date() -> None:
    read = reader("01 JUL2017", "01JUL 2017", "01 JUL 2017")
    (out,) = doubts.settle([line("01 JUL 2017", 0.7)], BLANK, read)
    assert out.notes == ()


def test_small_print_in_black_and_white_only_is_in_doubt_however_sure() -> None:
    read = line("于二〇一六年十月三日止")
    assert doubts.small_print(read, 40).notes == ()
    (note,) = doubts.small_print(read, 12).notes
    assert note.code == "small-print-doubt"
    assert read.text[note.start : note.end] == "二〇一六年十月三日"


def test_grey_is_what_tells_a_scan_from_a_fax() -> None:
    fax = BLANK.copy()
    cv2.putText(fax, "2016", (20, 120), cv2.FONT_HERSHEY_SIMPLEX, 3, (0, 0, 0), 8)
    fax = np.where(fax < 128, np.uint8(0), np.uint8(255))
    assert doubts.is_bilevel(fax)
    scan = cv2.GaussianBlur(fax, (0, 0), 2)
    assert not doubts.is_bilevel(np.asarray(scan, np.uint8))
