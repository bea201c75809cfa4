"""``forensics doctor``: what is missing is named, with the line that installs it."""

from __future__ import annotations

import json
from importlib import metadata
from pathlib import Path

import pytest

from forensics import cli, doctor
from forensics.case import Case, CaseDocument


@pytest.fixture(autouse=True)
def _no_worker(monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> None:
    """What bubblewrap says here is no matter of these tests."""
    monkeypatch.setattr(doctor, "isolation", lambda: (True, ""))


Captured = pytest.CaptureFixture[str]

VERSION = "tesseract 5.3.0\n leptonica-1.82.0\n"
LANGUAGES = 'List of available languages in "/usr/share/tessdata/" (3):\nchi_sim\neng\nosd\n'


def has_tesseract(monkeypatch: pytest.MonkeyPatch, languages: str = LANGUAGES) -> None:
    monkeypatch.setattr(doctor.shutil, "which", lambda name: "/usr/bin/tesseract")
    answers = {"--version": VERSION, "--list-langs": languages}
    monkeypatch.setattr(doctor, "_tesseract_says", lambda option: answers[option])


def has_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doctor.shutil, "which", lambda name: None)


def check(name: str, case: Case | None = None) -> doctor.Check:
    return next(c for c in doctor.examine(case) if c.name == name)


def test_here_everything_required_is_there(capsys: Captured) -> None:
    assert cli.run(["doctor"]) == 0
    assert "✗" not in capsys.readouterr().out


def test_every_package_of_ours_is_looked_at() -> None:
    wanted = [r for r in metadata.requires("forensics") or [] if "extra ==" not in r]
    names = {c.name for c in doctor.examine()}
    assert len(wanted) > 10
    for line in wanted:
        assert any(line.startswith(name) for name in names), line


def test_no_tesseract_is_said_and_is_no_failure(
    monkeypatch: pytest.MonkeyPatch, capsys: Captured
) -> None:
    has_none(monkeypatch)
    missing = check("tesseract")
    assert not missing.ok
    assert not missing.required
    advice = "\n".join(missing.advice)
    assert "sudo apt install tesseract-ocr tesseract-ocr-eng" in advice
    assert "tesseract-ocr-chi-sim" in advice
    assert cli.run(["doctor"]) == 0
    assert "– tesseract" in capsys.readouterr().out
    assert "no tesseract" in doctor.version_line()


def test_a_missing_language_has_package_and_code_of_each_system(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    has_tesseract(monkeypatch)
    missing = check("tesseract chi_tra")
    assert not missing.ok
    advice = "\n".join(missing.advice)
    assert "apt install tesseract-ocr-chi-tra" in advice  # the package has a hyphen,
    assert "tesseract-langpack-chi_tra" in advice  # Fedora's keeps the underscore,
    assert "chi_tra.traineddata" in advice  # and so does the file
    assert check("tesseract chi_sim").ok
    assert "/usr/bin/tesseract, data /usr/share/tessdata/" in check("tesseract").detail


def test_what_a_case_needs(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    has_tesseract(monkeypatch)
    papers = tuple(
        CaseDocument(name, tmp_path / name, lang=lang)
        for name, lang in [("a.jpg", "th"), ("b.jpg", "zh-Hans"), ("c.jpg", "th+en")]
    )
    case = Case("x", tmp_path, documents=papers)
    missing = check("language tha", case)
    assert missing.required
    assert "2 documents (a.jpg, c.jpg)" in missing.detail
    assert "apt install tesseract-ocr-tha" in missing.advice[0]
    # The embedded engine reads Chinese: nothing to install for that.
    assert not [c for c in doctor.examine(case) if c.name == "language chi_sim"]


def test_a_missing_language_of_a_case_is_4(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: Captured
) -> None:
    has_none(monkeypatch)
    (tmp_path / "a.jpg").write_bytes(b"x")
    (tmp_path / "case.toml").write_text('[hints]\nlang = "th"')
    assert cli.run(["doctor", "--for", str(tmp_path)]) == 4
    assert "✗ language tha" in capsys.readouterr().out


def test_a_changed_model_is_not_the_one_that_was_measured(
    monkeypatch: pytest.MonkeyPatch, capsys: Captured
) -> None:
    class Other:
        def hexdigest(self) -> str:
            return "00"

    monkeypatch.setattr(doctor.hashlib, "sha256", lambda data: Other())
    assert cli.run(["doctor"]) == 4
    said = capsys.readouterr().out
    assert "✗ model PP-OCRv6_rec_small.onnx" in said
    assert "pip install --force-reinstall 'rapidocr==3.10.*'" in said


def test_a_missing_package_is_4(monkeypatch: pytest.MonkeyPatch, capsys: Captured) -> None:
    def version(name: str) -> str:
        if name == "pdfplumber":
            raise metadata.PackageNotFoundError(name)
        return metadata.distribution(name).version

    monkeypatch.setattr(doctor.metadata, "version", version)
    assert cli.run(["doctor"]) == 4
    assert "pip install 'pdfplumber" in capsys.readouterr().out


def test_a_library_that_does_not_load_is_4(
    monkeypatch: pytest.MonkeyPatch, capsys: Captured
) -> None:
    real = doctor.importlib.import_module

    def load(name: str, package: str | None = None) -> object:
        if name == "cv2":
            raise ImportError("libGL.so.1: cannot open shared object file")
        return real(name, package)

    monkeypatch.setattr(doctor.importlib, "import_module", load)
    assert cli.run(["doctor"]) == 4
    assert "libGL.so.1" in capsys.readouterr().out


def test_json_for_programs(monkeypatch: pytest.MonkeyPatch, capsys: Captured) -> None:
    has_none(monkeypatch)
    assert cli.run(["doctor", "--json"]) == 0
    data = json.loads(capsys.readouterr().out)
    missing = [c["name"] for c in data["checks"] if not c["ok"]]
    assert missing == ["tesseract"]


@pytest.mark.parametrize("program", ["no-such-program", "/bin/false"])
def test_a_program_that_fails_is_no_program(monkeypatch: pytest.MonkeyPatch, program: str) -> None:
    monkeypatch.setattr(doctor.shutil, "which", lambda name: program)
    assert doctor.tesseract_version() == ""
    assert doctor.installed_languages() == ()
    assert not check("tesseract").ok


def test_the_sandbox_or_why_there_is_none(
    monkeypatch: pytest.MonkeyPatch, capsys: Captured
) -> None:
    there = check("sandbox")
    assert there.ok
    assert "bubblewrap: no network" in there.detail
    monkeypatch.setattr(doctor, "isolation", lambda: (False, "bwrap is not on the PATH"))
    missing = check("sandbox")
    assert not missing.ok
    assert not missing.required
    assert "limits of memory, CPU time" in missing.detail
    assert "bwrap is not on the PATH" in missing.detail
    assert cli.run(["doctor"]) == 0
    assert "– sandbox" in capsys.readouterr().out
