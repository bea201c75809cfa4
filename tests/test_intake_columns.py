"""Two columns of running text are read one after the other; tables and forms stay rows."""

from __future__ import annotations

import pytest

from forensics.intake.lines import Line, LineChar, rectangle
from forensics.intake.page import in_order


def line(text: str, left: int, top: int, width: int = 480) -> Line:
    n = len(text)
    chars = tuple(LineChar(c, i / n, (i + 1) / n, 0.99) for i, c in enumerate(text))
    return Line(rectangle(left, top, left + width, top + 24), chars, 0.99)


def read(lines: list[Line]) -> list[str]:
    return ["|".join(part.text for part in row) for row in in_order(lines)]


LEFT = [f"left column, line {n} of the text" for n in range(7)]
RIGHT = [f"right column, line {n} of the text" for n in range(7)]


@pytest.mark.parametrize("lower", [0, 7, 18])
def test_two_columns_of_running_text(lower: int) -> None:
    page = [line("A heading over both columns of it", 200, 20, 640)]
    page += [line(text, 40, 80 + 36 * n) for n, text in enumerate(LEFT)]
    page += [line(text, 560, 80 + lower + 36 * n) for n, text in enumerate(RIGHT)]
    page += [line("A line under both columns of the text", 200, 400, 640)]
    assert read(page) == [page[0].text, *LEFT, *RIGHT, page[-1].text]


def test_the_last_line_of_a_paragraph_may_be_short() -> None:
    page = [line(text, 40, 80 + 36 * n, 200 if n == 3 else 480) for n, text in enumerate(LEFT)]
    page += [line(text, 560, 80 + 36 * n, 90 if n == 6 else 480) for n, text in enumerate(RIGHT)]
    assert read(page) == [*LEFT, *RIGHT]


def test_labels_and_their_values_stay_rows() -> None:
    labels = ["Name of the holder of the passport", "Date of birth", "Sex", "Place of birth", "No."]
    values = ["SHEN YANZHOU", "17 AUG 1991", "M", "SAMPLE COUNTY", "E00004715"]
    page = [line(t, 40, 80 + 36 * n, 14 * len(t)) for n, t in enumerate(labels)]
    page += [line(t, 560, 80 + 36 * n, 14 * len(t)) for n, t in enumerate(values)]
    assert read(page) == [f"{a}|{b}" for a, b in zip(labels, values, strict=True)]


def test_a_table_of_full_cells_stays_rows() -> None:
    cells = [("2016-03-05", "Border 1"), ("2016-04-11", "Border 2"), ("2016-05-20", "Border 3")] * 3
    page = [line(a, 40, 80 + 36 * n, 200) for n, (a, _) in enumerate(cells)]
    page += [line(b, 300, 80 + 36 * n, 200) for n, (_, b) in enumerate(cells)]
    assert read(page) == [f"{a}|{b}" for a, b in cells]


def test_a_few_lines_side_by_side_stay_rows() -> None:
    page = [line(text, 40, 80 + 36 * n) for n, text in enumerate(LEFT[:4])]
    page += [line(text, 560, 80 + 36 * n) for n, text in enumerate(RIGHT[:4])]
    assert read(page) == [f"{a}|{b}" for a, b in zip(LEFT[:4], RIGHT[:4], strict=True)]
