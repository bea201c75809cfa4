"""When two printed names can be one name: Han characters, pinyin, other spellings.

A Latin name is compared by its letters only; the surname may stand first or last. A Han name
has every pinyin spelling its characters allow (曾: Zeng, Ceng), with ü as v, u or yu (吕: LYU,
LU, LV; GA 36 and ICAO 9303 differ), and the Wade-Giles spelling of each.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from importlib.resources import files
from itertools import islice, product

from forensics.data.han import simplified
from forensics.rules.speech import say

MOST_SPELLINGS = 400
_HAN = re.compile(r"[㐀-鿿豈-﫿]")
_MASK = re.compile(r"[某*×xX＊○〇]")
# Wade-Giles initials and finals for pinyin ones, where they differ (longest first).
_INITIALS = (
    ("zh", "ch"), ("ch", "ch"), ("sh", "sh"), ("q", "ch"), ("j", "ch"), ("x", "hs"),
    ("z", "ts"), ("c", "ts"), ("b", "p"), ("p", "p"), ("d", "t"), ("t", "t"), ("g", "k"),
    ("k", "k"), ("r", "j"),
)  # fmt: skip
_FINALS = {"ian": "ien", "ie": "ieh", "ong": "ung", "ue": "ueh", "uo": "o", "yan": "yen"}


@cache
def _readings() -> dict[str, tuple[str, ...]]:
    text = (files("forensics") / "data" / "pinyin.csv").read_text("utf-8")
    lines = (x for x in text.splitlines() if not x.startswith("#"))
    next(lines)
    return {row[0]: tuple(row[2:].split()) for row in lines}


@cache
def han_of(name: str) -> str:
    """The Han characters of a name, ``""`` if it has none; the two scripts as one (温, 溫)."""
    return simplified("".join(_HAN.findall(unicodedata.normalize("NFKC", name))))


@cache
def letters_of(name: str) -> tuple[str, ...]:
    """The words of a Latin name in capitals without marks: ``Lǚ, Wei-Min`` is LU WEI MIN."""
    plain = unicodedata.normalize("NFD", name.replace("ü", "v").replace("Ü", "V"))
    plain = "".join(c for c in plain if not unicodedata.combining(c))
    return tuple(re.findall(r"[A-Z]+", plain.upper().replace("'", "").replace("’", "")))


def _wade_giles(syllable: str) -> str:
    for pinyin, other in _INITIALS:
        if syllable.startswith(pinyin):
            rest = syllable[len(pinyin) :]
            if rest == "i" and pinyin in ("zh", "ch", "sh", "r"):
                rest = "ih"
            if rest == "i" and pinyin in ("z", "c"):
                return "tzu"
            return other + _FINALS.get(rest, rest)
    return _FINALS.get(syllable, syllable)


def _spellings(character: str) -> tuple[str, ...]:
    found: dict[str, None] = {}
    for syllable in _readings().get(character, ()):
        for form in (syllable, _wade_giles(syllable)):
            for u in ("v", "u", "yu") if "v" in form else ("",):
                found[(form.replace("v", u) if u else form).upper()] = None
    return tuple(found)


@cache
def spellings_of(han: str) -> frozenset[str]:
    """Every Latin spelling of a Han name, joined, surname first and surname last."""
    per = [_spellings(c) for c in han]
    if not all(per):
        return frozenset()
    found = set()
    for parts in islice(product(*per), MOST_SPELLINGS):
        found.add("".join(parts))
        # Compound surnames have two characters; both cuts are tried.
        for cut in (1, 2):
            if len(parts) > cut:
                found.add("".join(parts[cut:] + parts[:cut]))
    return frozenset(found)


def latin_keys(name: str) -> frozenset[str]:
    """The letters of a Latin name joined, in printed order and with the first word last."""
    words = letters_of(name)
    if not words:
        return frozenset()
    turned = (words, words[1:] + words[:1], words[-1:] + words[:-1])
    return frozenset("".join(order) for order in turned)


def is_masked(name: str) -> bool:
    """Is part of it hidden (王某, 李*)?"""
    han = han_of(name)
    return bool(han) and ("某" in han or bool(_MASK.search(name.replace(han[0], "", 1))))


def same_name(a: str, b: str) -> bool | None:
    """Can they be one name? ``None`` where one is masked or in a script that says nothing."""
    one, two = han_of(a), han_of(b)
    if one and two:
        if is_masked(a) or is_masked(b):
            return None if one[0] == two[0] else False
        return one == two
    if one or two:
        han, latin = (one, b) if one else (two, a)
        keys, spellings = latin_keys(latin), spellings_of(han)
        if not keys or not spellings or "某" in han:
            return None
        return bool(keys & spellings)
    first, second = latin_keys(a), latin_keys(b)
    if not first or not second:
        return None
    return bool(first & second)


_STYLE = re.compile(
    r"\b(?:mr|mrs|ms|miss|mstr|dr|prof|sir|n[eé]e)\b\.?|(?:先生|女士|小姐|太太|老师|老板)$", re.I
)
"""Forms of address, which are no part of a name."""
_VOWELS = re.compile(r"[AEIOUWYH]")
_TRANSLITERATED = str.maketrans({"Ä": "AE", "Ö": "OE", "Ü": "UE", "Å": "AA", "Ø": "OE", "ß": "SS"})


def unknown_spelling(a: str, b: str) -> str:
    """Why two names that no table makes one may still be one; ``""`` where nothing speaks for it.

    A Han name may be written in Latin letters by its sound in a dialect or another language
    (Cantonese, Tibetan, Uyghur). Latin names of one person lose words, take another surname on
    marriage, and are put into Latin letters in several ways (ICAO Doc 9303 part 3, section 6).
    """
    if bool(han_of(a)) != bool(han_of(b)):
        return say("whether the Latin name follows a dialect or a spelling that is not known here")
    if han_of(a):
        addressed = han_of(a)[0] == han_of(b)[0] and (_STYLE.search(a) or _STYLE.search(b))
        return say("whether one of the names is only a form of address") if addressed else ""
    one, two = (set(letters_of(_STYLE.sub(" ", n))) for n in (a, b))
    if one & two:
        return say("whether one of the names leaves words out, or a surname changed")
    if _sounds(a) & _sounds(b):
        return say("whether the two are spellings of one name in another script")
    return ""


def _sounds(name: str) -> frozenset[str]:
    """What several ways of spelling have in common: the consonants, each once, in their order."""
    spelt = unicodedata.normalize("NFC", name).upper().translate(_TRANSLITERATED)
    bare = (_VOWELS.sub("", key) for key in latin_keys(name) | latin_keys(spelt))
    return frozenset(re.sub(r"(.)\1+", r"\1", key) for key in bare if len(key) > 2)


def are_two_names(a: str, b: str) -> bool:
    """Are they surely the names of two people? Not where one is a part of the other, as "Mr Tao"
    is of "Tao Jun", nor where the scripts differ and nothing can be said."""
    one, two = (_STYLE.sub("", name).strip() for name in (a, b))
    if not one or not two or one.casefold() == two.casefold():
        return False
    han = han_of(one), han_of(two)
    if all(han):
        return not (han[0].startswith(han[1]) or han[1].startswith(han[0]))
    words = set(letters_of(one)), set(letters_of(two))
    if any(han):
        surname = (han[0] or han[1])[:1]
        if set(_spellings(surname)) & (words[0] | words[1]):
            return False
    elif words[0] <= words[1] or words[1] <= words[0]:
        return False
    return same_name(one, two) is False


def is_one_name(a: str, b: str) -> bool:
    """Are they one name in one script, but for "Mr" and 先生? A part of it is not enough."""
    one, two = (_STYLE.sub("", name).strip() for name in (a, b))
    if one.casefold() == two.casefold():
        return True
    return bool(han_of(one)) == bool(han_of(two)) and same_name(one, two) is True
