"""Names of languages, as people write them, and what reads them.

Tesseract names its packs ``chi_sim``; Debian names the package ``tesseract-ocr-chi-sim``;
people write ``zh`` or ``zh-Hans`` (BCP 47).
"""

from __future__ import annotations

_PACKS = {
    "zh": ("chi_sim",),
    "zh-cn": ("chi_sim",),
    "zh-sg": ("chi_sim",),
    "zh-hans": ("chi_sim",),
    "chi-sim": ("chi_sim",),
    "chinese": ("chi_sim",),
    "chi": ("chi_sim",),
    "zho": ("chi_sim",),
    "zh-tw": ("chi_tra",),
    "zh-hk": ("chi_tra",),
    "zh-mo": ("chi_tra",),
    "zh-hant": ("chi_tra",),
    "chi-tra": ("chi_tra",),
    "en": ("eng",),
    "english": ("eng",),
    "ar": ("ara",),
    "bo": ("bod",),
    "de": ("deu",),
    "es": ("spa",),
    "fr": ("fra",),
    "it": ("ita",),
    "ja": ("jpn",),
    "kk": ("kaz",),
    "km": ("khm",),
    "ko": ("kor",),
    "lo": ("lao",),
    "mn": ("mon",),
    "ms": ("msa",),
    "my": ("mya",),
    "nl": ("nld",),
    "pt": ("por",),
    "ru": ("rus",),
    "th": ("tha",),
    "tr": ("tur",),
    "ug": ("uig",),
    "uk": ("ukr",),
    "vi": ("vie",),
}

# The one model of PP-OCRv6 small reads Chinese, both scripts, and English.
_RAPIDOCR = frozenset({"chi_sim", "chi_tra", "eng"})


def packs(lang: str) -> tuple[str, ...]:
    """Tesseract's names for ``lang``: ``zh-Hans+en`` gives (chi_sim, eng); ``auto`` gives ().

    An unknown name is passed on as tesseract would write it.
    """
    found: list[str] = []
    for part in lang.replace(",", "+").split("+"):
        name = part.strip()
        if not name or name.lower() == "auto":
            continue
        key = name.lower().replace("_", "-")
        known = _PACKS.get(key) or _PACKS.get(key.split("-")[0]) if len(key) != 3 else None
        for pack in known or (key.replace("-", "_"),):
            if pack not in found:
                found.append(pack)
    return tuple(found)


def rapidocr_reads(lang: str) -> bool:
    return _RAPIDOCR.issuperset(packs(lang))


def apt_package(pack: str) -> str:
    """Debian's package for a pack: ``chi_sim`` is in ``tesseract-ocr-chi-sim``."""
    return "tesseract-ocr-" + pack.replace("_", "-").lower()
