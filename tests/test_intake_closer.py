"""Small documents on a large sheet are read from nearer; other pages are left as they are."""

from __future__ import annotations

import numpy as np

from forensics.intake.closer import closer
from forensics.intake.lines import Line, LineChar, Picture, rectangle


def line(text: str, left: float, top: float, right: float, bottom: float) -> Line:
    chars = tuple(LineChar(c, i / len(text), (i + 1) / len(text), 0.99) for i, c in enumerate(text))
    return Line(rectangle(left, top, right, bottom), chars, 0.99)


class Near:
    """An engine that sees two lines in any crop and remembers its size."""

    version = "near"

    def __init__(self) -> None:
        self.seen: list[tuple[int, ...]] = []

    def read_block(self, crop: Picture) -> tuple[Line, ...]:
        self.seen.append(crop.shape)
        return line("Date of birth", 10, 20, 110, 34), line("01 JAN 1980", 10, 40, 110, 58)


ZONE = "P<UTOSPECIMEN<<ANNA<<<<<<<<<<<<<<<<<<<<<<<<<"


def test_the_part_above_a_small_zone_is_read_by_itself_and_put_in_its_place() -> None:
    engine = Near()
    page = np.full((2400, 1700, 3), 255, np.uint8)
    far = [line("01 JAN 1980", 300, 900, 400, 918), line(ZONE, 300, 1200, 1100, 1225)]
    got = closer(far, page, engine)  # type: ignore[arg-type]
    assert [ln.text for ln in got] == ["Date of birth", "01 JAN 1980", ZONE]
    assert len(engine.seen) == 1
    assert engine.seen[0][1] < 1000
    assert got[0].quad[0].tolist() == [270.0, 564.0]


def test_a_zone_that_fills_the_page_and_a_page_without_one_are_left() -> None:
    engine = Near()
    page = np.full((1400, 2000, 3), 255, np.uint8)
    wide = [line("words", 20, 20, 90, 40), line(ZONE, 100, 1200, 1900, 1250)]
    assert closer(wide, page, engine) == wide  # type: ignore[arg-type]
    plain = [line("words", 20, 20, 90, 40)]
    assert closer(plain, page, engine) == plain  # type: ignore[arg-type]
    assert engine.seen == []
