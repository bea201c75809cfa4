"""Characters of two scripts: one for one, and back."""

from __future__ import annotations

from forensics.data.han import forms, simplified


def test_a_text_keeps_its_length_and_what_is_simplified_already() -> None:
    assert simplified("溫遠鈞與范成, Wen 1990") == "温远钧与范成, Wen 1990"
    assert simplified("温远钧") == "温远钧"


def test_the_forms_of_a_character() -> None:
    assert set(forms("温")) == set(forms("溫")) == set("温溫")
    assert forms("人") == "人"
    assert {"后", "後"} <= set(forms("后"))
