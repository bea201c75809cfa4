"""The HTML report as a PDF for court files, tagged so that it can be read aloud (PDF/UA-1).

WeasyPrint (BSD) is an extra: ``pip install "forensics[pdf]"``. A browser prints the same page.
"""

from __future__ import annotations

from forensics.errors import DependencyError
from forensics.reports import html
from forensics.reports.run import DEFAULT, Options, Run

NAME = "pdf"


def render(run: Run, options: Options = DEFAULT) -> bytes:
    """The report as PDF. Raises ``DependencyError`` as ``printed``."""
    return printed(html.render(run, options))


def printed(page: str) -> bytes:
    """A page of ours as PDF.

    Raises ``DependencyError`` where WeasyPrint or its libraries are missing.
    """
    try:
        from weasyprint import HTML
        from weasyprint.urls import URLFetcher
    except (ImportError, OSError) as error:
        raise DependencyError(
            "WeasyPrint, which writes PDF, is not installed",
            advice='pip install "forensics[pdf]", on Debian also apt install libpango-1.0-0 '
            "libpangoft2-1.0-0; or print the HTML report from a browser",
        ) from error
    # Nothing is fetched, whatever a page says: pictures are inside it.
    inside = URLFetcher(allowed_protocols=["data"])
    made = HTML(string=page, url_fetcher=inside)
    return bytes(made.write_pdf(pdf_variant="pdf/ua-1"))
