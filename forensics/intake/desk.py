"""What a worker does with a file: open it, read one page, hand out its picture.

One desk a process; it keeps its engines loaded and the last file open. What decodes pictures and
PDFs is imported with the first of them: a worker is there in half the time without.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from forensics.errors import DamagedError, TooLargeError
from forensics.intake import guard, plain
from forensics.intake.engines import OcrEngine, open_engine
from forensics.intake.hand import Identity, identity
from forensics.intake.languages import packs
from forensics.intake.options import ReadOptions
from forensics.records import Page, ReadingWarning

if TYPE_CHECKING:
    from forensics.intake.lines import Picture
    from forensics.intake.pdf import Pdf


@dataclass(frozen=True, slots=True)
class Opened:
    """What a file turned out to be. ``pages`` is cut at the limit, with a warning."""

    media_type: str
    pages: int
    warnings: tuple[ReadingWarning, ...] = ()


class Desk:
    def __init__(self) -> None:
        self._engines: dict[tuple[str, str], tuple[int, OcrEngine]] = {}
        self._open: tuple[tuple[Path, Identity], Pdf] | None = None

    def engine(self, name: str, lang: str, threads: int = 1) -> OcrEngine:
        """Kept open; opened anew if it is to have another number of threads."""
        key = (name, "+".join(packs(lang)))
        if key not in self._engines or self._engines[key][0] != threads:
            self._engines[key] = threads, open_engine(name, lang, threads)
        return self._engines[key][1]

    def open(self, path: Path, options: ReadOptions) -> Opened:
        """Raises an ``UnreadableError`` if the file as a whole cannot be read."""
        guard.check(path, options.limits)
        media = guard.media_type(path)
        guard.check_name(path, media)
        if media.startswith("text/"):
            return Opened(media, 1)
        if media == "application/pdf":
            count = self._pdf(path, options).count()
        else:
            from forensics.intake import image

            count = image.count_pages(path, media, options.limits)
        limit = options.limits.pages
        if count <= limit:
            return Opened(media, count)
        return Opened(media, limit, (_too_many(count, limit, media),))

    def page(
        self,
        path: Path,
        media: str,
        number: int,
        options: ReadOptions,
        *,
        threads: int = 1,
        careful: bool = False,
    ) -> Page:
        """One page. ``careful`` leaves out what may have killed the last worker."""
        if media == "text/plain":
            return plain.read_text(path)
        if media == "text/html":
            return plain.read_html(path)
        engine = self.engine(options.engine, options.lang, threads)
        if media == "application/pdf":
            from forensics.intake import pdfpage

            opened = self._pdf(path, options)
            opened.plumber = not careful
            scan = partial(self._scan, engine=engine, options=options)
            return pdfpage.read(opened, number, engine, scan)
        from forensics.intake import image

        picture, dpi = image.load(path, media, number, options.limits)
        return self._scan(picture, number, dpi, engine=engine, options=options)

    def picture(self, path: Path, media: str, number: int, options: ReadOptions) -> Picture:
        """The page image, in the pixels the boxes count."""
        if media.startswith("text/"):
            raise DamagedError("a text file has no picture")
        if media != "application/pdf":
            from forensics.intake import image

            return image.load(path, media, number, options.limits)[0]
        opened = self._pdf(path, options)
        if not 1 <= number <= opened.count():
            raise DamagedError(f"there is no page {number}")
        return opened.picture(number)[0]

    def close(self) -> None:
        if self._open:
            self._open[1].close()
            self._open = None

    def _pdf(self, path: Path, options: ReadOptions) -> Pdf:
        from forensics.intake import pdf

        key = path, identity(path)  # another file may come to lie under the same path
        if not self._open or self._open[0] != key:
            self.close()
            self._open = key, pdf.Pdf(path, options.limits)
        return self._open[1]

    def _scan(
        self, picture: Picture, number: int, dpi: int, *, engine: OcrEngine, options: ReadOptions
    ) -> Page:
        from forensics.intake import flow

        name = options.second_engine
        return flow.read_picture(
            picture,
            engine,
            second=self.engine(name, options.lang) if name else None,
            number=number,
            dpi=dpi,
            regions=options.regions,
        )


def _too_many(count: int, limit: int, media: str) -> ReadingWarning:
    more = "more than" if media == "image/tiff" else f"{count} pages,"
    problem = TooLargeError(
        f"{more} {limit} pages: only the first {limit} are read",
        advice=f"split the file, or raise the limit with FORENSICS_MAX_PAGES={count}",
    )
    return ReadingWarning("pages-left-out", str(problem))
