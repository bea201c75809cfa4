"""Machine-readable zones: the specimens printed in ICAO Doc 9303, and what damage does."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forensics.text import mrz

TD3 = (
    "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<",
    "L898902C36UTO7408122F1204159ZE184226B<<<<<10",
)
TD2 = ("I<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<", "D231458907UTO7408122F1204159<<<<<<<6")
TD1 = (
    "I<UTOD231458907<<<<<<<<<<<<<<<",
    "7408122F1204159UTO<<<<<<<<<<<6",
    "ERIKSSON<<ANNA<MARIA<<<<<<<<<<",
)
LONG = (
    "I<UTOD23145890<7349<<<<<<<<<<<",
    "3407127M9507122UTO<<<<<<<<<<<2",
    "STEVENSON<<PETER<JOHN<<<<<<<<<",
)
MRVA = (
    "V<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<",
    "L8988901C4XXX4009078F96121096ZE184226B<<<<<<",
)
MRVB = ("V<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<", "L8988901C4XXX4009078F9612109<<<<<<<<")


def change(lines: tuple[str, ...], line: int, column: int, char: str) -> tuple[str, ...]:
    out = list(lines)
    out[line] = out[line][:column] + char + out[line][column + 1 :]
    return tuple(out)


def zone(lines: tuple[str, ...]) -> mrz.Mrz:
    found = mrz.parse(lines)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("lines", "shape"),
    [(TD3, "TD3"), (TD2, "TD2"), (TD1, "TD1"), (LONG, "TD1"), (MRVA, "MRV-A"), (MRVB, "MRV-B")],
)
def test_the_specimens_of_9303_hold(lines: tuple[str, ...], shape: str) -> None:
    found = zone(lines)
    assert found.format.name == shape
    assert found.valid
    assert found.value("birth") in ("740812", "340712", "400907")


def test_fields_of_a_passport() -> None:
    found = zone(TD3)
    assert found.value("number") == "L898902C3"
    assert found.value("nationality") == "UTO"
    assert found.value("optional") == "ZE184226B"
    assert (found.name.surname, found.name.given) == ("ERIKSSON", "ANNA MARIA")
    assert not found.name.truncated


def test_a_number_longer_than_nine_goes_on_in_the_optional_data() -> None:
    found = zone(LONG)
    assert found.value("number") == "D23145890734"
    assert found.value("optional") == ""
    field = found.field("number")
    assert field is not None
    assert field.spans == ((0, 5, 14), (0, 15, 18))


def test_a_failed_check_names_the_field_and_its_repairs_and_changes_nothing() -> None:
    damaged = change(TD3, 1, 2, "B")  # L89… read as L8B…
    found = zone(damaged)
    assert found.lines == damaged
    assert not found.valid
    assert {c.name for c in found.failed} == {"number", "composite"}
    number = found.check("number")
    assert number is not None
    assert number.repairs
    assert all("number" in r.checks for r in number.repairs)
    assert found.value("number") == "L8B8902C3"


def test_the_true_look_alike_is_among_the_repairs_and_fits_every_check() -> None:
    found = zone(change(TD3, 1, 5, "O"))  # L8989O2C3: 0 read as O
    number = found.check("number")
    assert number is not None
    every = {"number", "birth", "expiry", "optional", "composite"}
    whole = {(r.column, r.reading) for r in number.repairs if set(r.checks) == every}
    assert (5, "0") in whole
    assert len(whole) > 1  # the arithmetic alone does not decide, so nothing is applied


def test_invisible_look_alikes_pass_and_no_repair_is_offered() -> None:
    # K and the filler are both 0 modulo 10: the arithmetic cannot see it.
    found = zone(change(TD2, 1, 30, "K"))
    assert found.valid


def test_empty_optional_data_may_have_a_filler_for_its_check_digit() -> None:
    second = "L898902C36UTO7408122F1204159" + "<" * 15
    second += mrz.check_digit(second[0:10] + second[13:20] + second[21:43])
    found = zone((TD3[0], second))
    check = found.check("optional")
    assert check is not None
    assert check.verdict == "absent"
    assert found.valid


def test_a_truncated_name_says_so_and_fits_the_full_one() -> None:
    first = "P<UTONILAVADHANANANDA<<CHAYAPA<DEJTHAMRONG<K"
    name = zone((first, TD3[1])).name
    assert name.truncated
    assert mrz.fits(name, "Nilavadhanananda", "Chayapa Dejthamrong Krasuang") == "truncated"
    assert mrz.fits(name, "Nilavadhanananda", "Arnpol") == "different"


@pytest.mark.parametrize(
    ("surname", "given", "zone_name"),
    [
        ("Müller", "Jörg", "MUELLER<<JOERG"),
        ("Müller", "Jörg", "MULLER<<JORG"),
        ("O'Connor", "Enya Siobhan", "OCONNOR<<ENYA<SIOBHAN"),
        ("Núñez", "María-José", "NUNEZ<<MARIA<JOSE"),
        ("Ægirsdóttir", "Þóra", "AEGIRSDOTTIR<<THORA"),
    ],
)
def test_transliterated_names_fit(surname: str, given: str, zone_name: str) -> None:
    assert mrz.fits(mrz.split_name(zone_name + "<<<<"), surname, given) == "same"


def test_the_century_of_an_expiry_follows_from_the_first_edition_of_the_standard() -> None:
    old, new = mrz.expiry_date("850131"), mrz.expiry_date("300131")
    assert old is not None
    assert old.only_day == date(1985, 1, 31)
    assert new is not None
    assert new.only_day == date(2030, 1, 31)
    assert mrz.expiry_date("300231") is None
    assert mrz.expiry_date("<<<<<<") is None


def test_the_century_of_a_birth_is_bounded_by_the_expiry_only() -> None:
    limit = date(2012, 4, 15)
    one = mrz.birth_date("740812", limit, "century:x")
    assert one is not None
    assert one.only_day == date(1974, 8, 12)
    two = mrz.birth_date("050812", limit, "century:x")
    assert two is not None
    assert [r.earliest for r in two.readings] == [date(1905, 8, 12), date(2005, 8, 12)]
    assert two.choices == {"century:x"}


def test_unknown_parts_of_a_birth_widen_it() -> None:
    month = mrz.birth_date("7408<<", date(2012, 4, 15), "c")
    assert month is not None
    assert (month.earliest, month.latest) == (date(1974, 8, 1), date(1974, 8, 31))
    year = mrz.birth_date("74<<<<", date(2012, 4, 15), "c")
    assert year is not None
    assert (year.earliest, year.latest) == (date(1974, 1, 1), date(1974, 12, 31))
    assert mrz.birth_date("<<<<<<", date(2012, 4, 15), "c") is None
    assert mrz.birth_date("741332", date(2012, 4, 15), "c") is None


def test_a_zone_is_found_in_running_text_with_its_offsets() -> None:
    text = "PASSPORT\nERIKSSON\n" + TD3[0].replace("<<<<", "< <<<") + "\n\n" + TD3[1] + "\nend"
    (found,) = mrz.find(text)
    assert found.zone.lines == TD3
    start, end = found.span(1, 0, 9)
    assert text[start:end] == "L898902C3"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "THIS IS NOT A MACHINE READABLE ZONE AT ALL",
        "A" * 44 + "\n" + "B" * 44,
        "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<",  # one line is no zone
        TD3[0][:-1] + "\n" + TD3[1],  # 43 columns
        "p<utoeriksson<<anna<maria<<<<<<<<<<<<<<<<<<<\n" + TD3[1],
    ],
)
def test_what_is_no_zone_is_not_found(text: str) -> None:
    assert mrz.find(text) == ()


DIGITS = st.text("0123456789", min_size=1, max_size=44)


@given(st.text(mrz.ALPHABET, min_size=1, max_size=44), st.data())
def test_a_single_wrong_character_is_seen_unless_equal_modulo_ten(
    text: str, data: st.DataObject
) -> None:
    at = data.draw(st.integers(0, len(text) - 1))
    other = data.draw(st.sampled_from(mrz.ALPHABET))
    changed = text[:at] + other + text[at + 1 :]
    weight = mrz.ALPHABET.index
    same = (max(0, weight(text[at]) - 1) - max(0, weight(other) - 1)) % 10 == 0
    assert (mrz.check_digit(text) == mrz.check_digit(changed)) == same


@given(st.data())
def test_every_repair_offered_does_satisfy_its_check(data: st.DataObject) -> None:
    line = 1
    column = data.draw(st.integers(0, 43))
    char = data.draw(st.sampled_from(mrz.ALPHABET))
    found = zone(change(TD3, line, column, char))
    for check in found.failed:
        for repair in check.repairs:
            assert repair.reading in mrz.LOOKALIKES[repair.printed]
            again = zone(change(found.lines, repair.line, repair.column, repair.reading))
            after = again.check(check.name)
            assert after is not None
            assert after.verdict != "failed"
