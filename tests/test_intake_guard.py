"""What a file is, by its bytes; limits and their messages."""

from __future__ import annotations

from pathlib import Path

import pytest

from forensics.errors import (
    EmptyFileError,
    TooLargeError,
    UnreadableError,
    UsageError,
    WrongTypeError,
)
from forensics.intake import guard
from forensics.intake.guard import Limits


@pytest.mark.parametrize(
    ("head", "media"),
    [
        (b"%PDF-1.7\n", "application/pdf"),
        (b"\r\n junk before %PDF-1.4", "application/pdf"),  # readers accept it, so do we
        (b"\xff\xd8\xff\xe0\x00\x10JFIF", "image/jpeg"),
        (b"\x89PNG\r\n\x1a\n", "image/png"),
        (b"II*\0", "image/tiff"),
        (b"MM\0*", "image/tiff"),
        (b"RIFF\x10\0\0\0WEBPVP8 ", "image/webp"),
        (b"\0\0\0\x18ftypheic", "image/heic"),
        (b"<!DOCTYPE html><p>x", "text/html"),
        (b"\xef\xbb\xbf<html>", "text/html"),
        ("二〇一六年".encode(), "text/plain"),
        ("二〇一六年十月".encode("gb18030"), "text/plain"),
        (("x" * 4095 + "年").encode(), "text/plain"),  # the head ends inside a character
    ],
)  # fmt: skip
def test_type_by_bytes(tmp_path: Path, head: bytes, media: str) -> None:
    path = tmp_path / "paper.bin"
    path.write_bytes(head)
    assert guard.media_type(path) == media


@pytest.mark.parametrize(
    ("head", "word"),
    [
        (b"%!PS-Adobe-3.0 EPSF\x00\x01\x02", "PostScript"),
        (b"8BPS\x00\x01", "Photoshop"),
        (b"PK\x03\x04\x14\x00\x00\x00", "ZIP"),
        (b"RIFF\x10\0\0\0WAVEfmt ", "audio"),
        (b"\0\1\2\3\4\5\6\7", "unknown"),
    ],
)
def test_other_types_are_named(tmp_path: Path, head: bytes, word: str) -> None:
    path = tmp_path / "paper.png"
    path.write_bytes(head)
    with pytest.raises(WrongTypeError) as caught:
        guard.media_type(path)
    assert word in caught.value.message
    assert "PDF" in caught.value.advice


def test_text_under_a_picture_name(tmp_path: Path) -> None:
    path = tmp_path / "scan.jpg"
    path.write_text("not a picture")
    with pytest.raises(WrongTypeError, match=r"named \.jpg but holds text"):
        guard.check_name(path, guard.media_type(path))


def test_empty_missing_and_folder(tmp_path: Path) -> None:
    empty = tmp_path / "a.png"
    empty.touch()
    with pytest.raises(EmptyFileError, match="0 bytes"):
        guard.check(empty, Limits())
    with pytest.raises(UnreadableError, match="no such file"):
        guard.check(tmp_path / "b.png", Limits())
    with pytest.raises(WrongTypeError, match="regular file"):
        guard.check(tmp_path, Limits())


def test_size_limit_says_how_to_raise_it(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("x" * 100)
    with pytest.raises(TooLargeError, match="FORENSICS_MAX_BYTES=100"):
        guard.check(path, Limits(size=99))
    assert guard.check(path, Limits(size=100)) == 100


def test_limits_from_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FORENSICS_MAX_PAGES", "7")
    assert Limits.from_environment().pages == 7
    monkeypatch.setenv("FORENSICS_MAX_PAGES", "many")
    with pytest.raises(UsageError, match="FORENSICS_MAX_PAGES"):
        Limits.from_environment()
