"""hOCR: well-formed, every word with its box, and hostile text stays text."""

from __future__ import annotations

import dataclasses
from pathlib import Path
from xml.etree import ElementTree as xml

import pytest

from forensics import cli
from forensics.records import Box, Document, Page, Region, Word
from forensics.reports import hocr

SPACE = "{http://www.w3.org/1999/xhtml}"


def paper(hostile: str = "a<b&\u202e\x1b") -> Document:
    text = f"12日 in\n{hostile}\fSEAL"
    at = text.index(hostile)
    words = (
        Word("12日", Box(10, 10, 40, 30), 0.999, 0),
        Word("in", Box(50, 10, 70, 30), 0.5, 4),
        Word(hostile, Box(10, 40, 90, 60), 1.0, at, corrected="ab"),
        Word("SEAL", Box(200, 200, 260, 220), 0.7, text.index("SEAL")),
    )
    region = Region("seal", Box(190, 190, 270, 230), text.index("SEAL"), len(text))
    page = Page(2, 300, 400, 300, "t", text, words, text.index("\f"), (region,), 90)
    return Document('x"&.png', "ab" * 32, "image/png", (page,))


def parsed(document: Document) -> xml.Element:
    return xml.fromstring((hocr.HEAD + "".join(hocr.pages(document)) + hocr.FOOT).encode())


def by_class(root: xml.Element, name: str) -> list[xml.Element]:
    return [e for e in root.iter() if name in e.get("class", "").split()]


def test_every_word_has_its_box_and_confidence() -> None:
    root = parsed(paper())
    words = by_class(root, "ocrx_word")
    assert [w.get("title") for w in words] == [
        "bbox 10 10 40 30; x_wconf 99",
        "bbox 50 10 70 30; x_wconf 50",
        "bbox 10 40 90 60; x_wconf 100",
        "bbox 200 200 260 220; x_wconf 70",
    ]
    assert ["".join(line.itertext()) for line in by_class(root, "ocr_line")] == [
        "12日 in", "a<b&⟨U+202E⟩⟨U+001B⟩", "SEAL",
    ]  # fmt: skip
    assert [a.get("title") for a in by_class(root, "ocr_carea")] == [
        "bbox 10 10 90 60", "bbox 200 200 260 220",
    ]  # fmt: skip
    assert [w.text for w in by_class(root, "corrected")] == ["a<b&⟨U+202E⟩⟨U+001B⟩"]
    (page,) = by_class(root, "ocr_page")
    assert page.get("title") == (
        'image "x\\"&.png"; bbox 0 0 300 400; ppageno 0; lpageno 2; scan_res 300 300; '
        "textangle 90"
    )


def test_what_it_says_it_can_do_is_what_it_uses() -> None:
    root = parsed(paper())
    told = {m.get("name"): m.get("content", "") for m in root.iter(f"{SPACE}meta")}
    used = {e.get("class", "").split()[0] for e in root.iter() if e.get("class")}
    assert set(told["ocr-capabilities"].split()) == used
    assert told["ocr-system"].startswith("forensics ")


def test_a_page_without_words_is_still_a_page() -> None:
    document = paper()
    empty = dataclasses.replace(document.pages[0], text="", words=(), regions=(), main_end=0)
    root = parsed(dataclasses.replace(document, pages=(empty,)))
    assert len(by_class(root, "ocr_page")) == 1
    assert by_class(root, "ocrx_word") == []


def test_from_the_command_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.txt").write_text("2016年3月1日", encoding="utf-8")
    code = cli.run(["extract", str(tmp_path / "a.txt"), "--format", "hocr", "--no-cache"])
    assert code == 0
    root = xml.fromstring(capsys.readouterr().out.encode())
    assert len(by_class(root, "ocr_page")) == 1
