"""Nothing redacted is left in the bytes: not in text, attributes, data or pixels."""

from __future__ import annotations

import base64
import io
import re
from dataclasses import replace

import pytest
from PIL import Image
from reports_sample import BAIL, COURT, DATA, Quoter, sample_run

from forensics.errors import ForensicsError
from forensics.findings import Evidence
from forensics.records import ReadingWarning
from forensics.reports import html, redact
from forensics.reports.run import Options

ALL = frozenset({"names", "numbers", "faces", "birth"})
NAMES = ["李安", "LI AN", "Li An", "LI<<AN"]
NUMBERS = ["E99999901", "341999199003140018", "0118号", "初77号"]
BIRTH = ["1990年3月14日", "14 MAR 1990", "14 March 1990", "1990-03-14", "900314", "19900314"]


def bare(page: str) -> str:
    """Everything but the pixels, with the escapes of the data inside undone."""
    text = re.sub(r"base64,[A-Za-z0-9+/=]*", "", page)
    return text + re.sub(r"\\u([0-9a-f]{4})", lambda m: chr(int(m[1], 16)), text)


def with_names_everywhere() -> object:
    run = sample_run("李安 or Li An, E99999901, born 14 March 1990")
    quote = Quoter({d.name: d for d in run.documents})
    named = Evidence("x", "The holder is LI AN.", (
        quote(DATA, "姓名/Name  李安 LI AN"), quote(COURT, "被告人李安，男，1990年3月14日出生"),
        quote(BAIL, "341999199003140018"),
        quote(DATA, "POCHNLI<<AN"),
    ))  # fmt: skip
    first = run.outcome.findings[0]
    first = replace(first, evidence=(*first.evidence, named), sentence=f"李安 {first.sentence}")
    outcome = replace(run.outcome, findings=(first, *run.outcome.findings[1:]))
    return replace(run, outcome=outcome)


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_nothing_redacted_is_left(lang: str) -> None:
    page = bare(html.render(with_names_everywhere(), Options(redact=ALL, lang=lang)))
    for words in NAMES + NUMBERS + BIRTH:
        assert words.lower() not in page.lower(), words
    # and it still is a report
    assert "12 JUN 2016" in page
    assert "从2016年4月20日起至2016年10月31日止" in page


@pytest.mark.parametrize(
    ("what", "gone", "kept"),
    [
        ("names", NAMES[:3], ["E99999901", "1990年3月14日"]),
        ("numbers", NUMBERS, ["李安"]),
        ("birth", BIRTH[:4], ["李安", "E99999901"]),
    ],
)
def test_only_what_was_asked_for(what: str, gone: list[str], kept: list[str]) -> None:
    page = bare(html.render(with_names_everywhere(), Options(redact=frozenset({what}))))
    assert [w for w in gone if w in page] == []
    assert [w for w in kept if w not in page] == []


def pictures(page: str) -> dict[str, Image.Image]:
    found = re.findall(r'<img src="data:image/webp;base64,([^"]+)"[^>]*alt="([^"]*)"', page)
    return {alt: Image.open(io.BytesIO(base64.b64decode(data))).convert("L") for data, alt in found}


def test_the_pixels_of_names_are_black() -> None:
    clear = pictures(html.render(with_names_everywhere()))
    dark = pictures(html.render(with_names_everywhere(), Options(redact=ALL)))
    name = next(i for alt, i in dark.items() if "passport-data" in alt and "Name" in alt)
    seen = next(i for alt, i in clear.items() if "passport-data" in alt and "LI AN" in alt)

    def middle(image: Image.Image) -> list[int]:
        high, wide = image.height // 2, image.width // 2
        return [image.getpixel((x, high)) for x in range(wide - 60, wide + 60)]  # type: ignore[misc]

    assert max(middle(name)) < 25
    assert max(middle(seen)) > 200
    # around the quoted words nothing of the page is left
    assert {name.getpixel((x, 3)) for x in range(0, name.width, 7)} <= set(range(218, 234))


def test_a_box_that_may_show_a_neighbour_is_black_as_well() -> None:
    # 男 stands in one long word with the name, and its box is the box of the word
    run = sample_run()
    quote = Quoter({d.name: d for d in run.documents})
    place = quote(COURT, "，男，")
    redactor = redact.Redactor(run, ALL)
    hidden = redact.redacted(run, redactor)
    page = next(d for d in hidden.documents if d.name == COURT).pages[0]
    assert set(place.boxes) <= set(redactor.black(place, page))
    # a date whose line holds no name is shown
    page = next(d for d in hidden.documents if d.name == BAIL).pages[0]
    assert redactor.black(quote(BAIL, "二〇一六年四月二十日"), page) == ()


def test_a_report_that_still_holds_a_name_is_not_given_out() -> None:
    redactor = redact.Redactor(sample_run(), ALL)
    with pytest.raises(ForensicsError, match="still in the report"):
        redact.check("<p>341999199003140018</p>", redactor)


def test_the_copy_says_that_it_is_one() -> None:
    page = html.render(sample_run(), Options(redact=frozenset({"names", "faces"})))
    assert "Redacted copy: names, faces are blacked out" in page


def test_unknown_words_are_refused() -> None:
    with pytest.raises(ValueError, match="cannot redact shoes"):
        Options(redact=frozenset({"shoes"}))


def test_text_keeps_its_length() -> None:
    redactor = redact.Redactor(sample_run(), ALL)
    for text in ("李安于1990年3月14日", "Mr Li\tAn <<", "no name here", "POCHNLI<<AN<<<<<<"):
        assert len(redactor.text(text)) == len(text)
    assert redactor.text("an apple, and another") == "an apple, and another"


def test_the_rest_of_the_lines_is_not_shown() -> None:
    # nobody looks for whoever else stands on the line: it is left out as a whole
    page = html.render(sample_run(), Options(redact=frozenset({"names"})))
    assert "<mark>从2016年4月20日起至2016年10月31日止</mark>" in page
    assert "期限" not in bare(page)


def test_doubtful_words_are_blacked_out_whole() -> None:
    run = sample_run()
    place = Quoter({d.name: d for d in run.documents})(BAIL, "期限从2016年")
    doubtful = ReadingWarning("line-uncertain", "read with doubt", place)
    first = replace(run.extractions[0], warnings=(doubtful,))
    hidden = redact.redacted(
        replace(run, extractions=(first, *run.extractions[1:])), redact.Redactor(run, ALL)
    )
    (warning,) = hidden.extractions[0].warnings
    assert warning.provenance
    assert set(warning.provenance.quote) == {redact.BLACK}
