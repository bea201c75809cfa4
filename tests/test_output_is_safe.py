"""Text of a paper, a file name and a message cannot act on whoever looks at the output."""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path

import pytest

from forensics import cli

Captured = pytest.CaptureFixture[str]

TEXT = (
    '无犯罪记录证明\n\x1b]0;owned\x07\x1b[2J\u202e沈砚舟\u2066，=HYPERLINK("http://x")\n'
    "::error file=a::owned\n[bold red]2016年3月5日[/bold red][/] <script>alert(1)</script>"
    "<img src=x onerror=alert(1)>\n经查，截至二〇一六年三月五日，沈砚舟无犯罪记录。\n"
    "=cmd|' /C calc'!A0\n样本县公安局\n2016年3月6日\n"
)
FILE = "=1+1 \x1b[31m\u202e::error::<b>[red]名.txt"
DANGER = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2066-\u2069]")
COMMANDS = [
    ["extract"],
    ["extract", "--format", "json"],
    ["extract", "--format", "jsonl"],
    ["crosscheck"],
    ["crosscheck", "--format", "json"],
    ["crosscheck", "--format", "html"],
    ["report", "-o", "-"],
    ["report", "--lang", "zh", "-o", "-"],
    ["travel"],
    ["travel", "--format", "json"],
]
EXPORTS = [
    "csv-events", "csv-findings", "sarif", "junit", "github", "ftm", "timesketch", "web-annotation",
]  # fmt: skip


@pytest.fixture
def case(tmp_path: Path) -> Path:
    (tmp_path / FILE).write_text(TEXT, encoding="utf-8")
    (tmp_path / ("broken " + FILE + ".pdf")).write_bytes(b"%PDF-1.4\n" + TEXT.encode())
    return tmp_path


def looked_at(said: str) -> None:
    found = DANGER.search(said)
    assert not found, f"{said[max(0, found.start() - 60) : found.end() + 20]!r}"


@pytest.mark.parametrize("arguments", COMMANDS, ids=" ".join)
def test_no_command_lets_anything_act(
    arguments: list[str], case: Path, capsys: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "300")
    cli.run([arguments[0], str(case), *arguments[1:], "--allow-incomplete", "--no-cache"])
    said = capsys.readouterr()
    looked_at(said.out)
    looked_at(said.err)
    assert "U+202E" in said.out + said.err or "u202e" in said.out  # it is there, spelled out
    if "html" in arguments or arguments[0] == "report":
        assert "<script>alert" not in said.out
        assert "<img src=x" not in said.out


@pytest.mark.parametrize("form", EXPORTS)
def test_no_export_lets_anything_act(form: str, case: Path, capsys: Captured) -> None:
    code = cli.run(["export", str(case), "--to", form, "--allow-incomplete", "--no-cache"])
    said = capsys.readouterr()
    assert code in (0, 1), said.err
    looked_at(said.out.replace("\r\n", "\n"))
    looked_at(said.err)
    if form.startswith("csv"):
        cells = [cell for row in csv.reader(io.StringIO(said.out)) for cell in row]
        assert not [cell for cell in cells if cell[:1] in ("=", "+", "@")]
    if form == "github":
        assert all(line.startswith("::") for line in said.out.splitlines())
