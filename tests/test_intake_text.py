"""Text files and saved web pages."""

from __future__ import annotations

from pathlib import Path

import pytest

from forensics.errors import DamagedError, EmptyFileError
from forensics.intake import plain


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_encodings(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes("被告人张某\r\n二〇一六年".encode(encoding))
    page = plain.read_text(path)
    assert page.text == "被告人张某\n二〇一六年"
    assert page.main_end == len(page.text)
    assert page.words == ()
    assert encoding.removesuffix("-sig") in page.reader


def test_a_form_feed_in_a_text_is_no_region(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("one\ftwo")
    assert plain.read_text(path).text == "one\ntwo"


def test_neither_encoding(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"\xff\x80\xff\x80abc\xff")
    with pytest.raises(DamagedError, match="UTF-8"):
        plain.read_text(path)


def test_blank(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(" \n\t\n")
    with pytest.raises(EmptyFileError):
        plain.read_text(path)


def test_html_shows_what_a_browser_shows(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_text(
        "<html><head><title>T</title><style>p{color:red}</style>"
        "<script>var hidden = '<p>2016</p>';</script></head><body><p>二〇一六年\n十月</p>"
        "<table><tr><td>A</td><td>B&amp;C</td></tr></table><br>end<noscript>no</noscript>",
    )
    assert plain.read_html(path).text == "T\n二〇一六年 十月\nA B&C\nend"


def test_html_in_the_charset_it_declares(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_bytes('<html><meta charset="gbk"><p>张某</p>'.encode("gb18030"))
    assert plain.read_html(path).text == "张某"


def test_nested_script_end_tags_do_not_unhide(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_text("<html></script></style><p>seen</p><style>hidden</style>")
    assert plain.read_html(path).text == "seen"


def test_text_that_a_browser_hides_is_read_and_told(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_text('<p>seen</p><div style="DISPLAY: none">7 July 2017</div>')
    page = plain.read_html(path)
    assert page.text == "seen\n7 July 2017"
    assert [w.code for w in page.warnings] == ["hidden-text"]
    path.write_text("<p style='display:block'>seen</p>")
    assert plain.read_html(path).warnings == ()
