"""The PDF is the HTML, printed; without its library there is one clear line."""

from __future__ import annotations

import io
import sys

import pytest
from reports_sample import sample_run

from forensics.errors import DependencyError, ExitCode
from forensics.reports import pdf


def test_without_the_library_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "weasyprint", None)
    with pytest.raises(DependencyError, match=r'pip install "forensics\[pdf\]"') as caught:
        pdf.render(sample_run())
    assert caught.value.exit_code == ExitCode.DEPENDENCY


def test_the_pdf_holds_the_words() -> None:
    try:
        import weasyprint  # noqa: F401
    except (ImportError, OSError):
        pytest.skip("needs the extra pdf and, on Debian, libpangoft2-1.0-0")
    import pdfplumber
    import pikepdf

    made = pdf.render(sample_run())
    with pdfplumber.open(io.BytesIO(made)) as document:
        text = "".join(page.extract_text() for page in document.pages)
    assert "Border stamp while restricted to a place" in text
    assert "期限从2016年4月20日起" in text
    with pikepdf.open(io.BytesIO(made)) as tagged:
        assert bool(tagged.Root.MarkInfo.Marked)
        assert str(tagged.Root.Lang) == "en"
        assert "/StructTreeRoot" in tagged.Root
        with tagged.open_metadata() as metadata:
            assert metadata["{http://www.aiim.org/pdfua/ns/id/}part"] == "1"
