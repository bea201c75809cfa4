"""The embedded engine: Chinese (both scripts) and English, models inside the rapidocr wheel."""

from __future__ import annotations

from forensics.errors import DependencyError
from forensics.intake import models
from forensics.intake.engines import OcrEngine
from forensics.intake.languages import packs, rapidocr_reads


def available() -> str:
    try:
        models.model_paths()
        return models.versions()
    except DependencyError:
        return ""


def fingerprint(lang: str) -> str:
    return f"{models.versions()} {models.models_hash()}"


def open_engine(lang: str, threads: int) -> OcrEngine:
    if not rapidocr_reads(lang):
        wanted = "+".join(packs(lang))
        raise DependencyError(
            f"rapidocr reads Chinese and English, not {wanted}",
            advice=f"use --engine tesseract --lang {wanted}",
        )
    from forensics.intake.rapid import RapidOcr  # loads onnxruntime

    return RapidOcr(threads)
