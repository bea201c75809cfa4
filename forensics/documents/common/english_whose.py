"""Whose step a sentence tells: the accused's, or that of somebody else in the paper."""

from __future__ import annotations

import re

from forensics.documents.common.english_speaking import Speaking
from forensics.documents.common.english_units import Unit

_OTHERS = re.compile(
    r"\bco-?\s?(?:defendant|accused|appellant|conspirator)s?\b|\baccomplices?\b|\bcomplainant\b"
    r"|\bvictim\b|\bwitness(?:es)?\b",
    re.I,
)
_RELATIVE = re.compile(
    r"(?<!\bwith )(?<!\bof )(?<!\bby )(?<!\bto )(?<!\bfrom )(?<!\bfor )(?<!\bagainst )"
    r"\b(?:his|her|your|their|[A-Za-z]+['’]s) (?:(?:elder|younger|late|former) )?"
    r"(?:(?:half|step)-?)?(?:brother|sister|father|mother|husband|wife|spouse|partner|son|daughter"
    r"|cousin|uncle|aunt|nephew|niece|friend)s?\b",
    re.I,
)
_PLACE = (
    r"(?:Court|Courts|Police|Station|Prison|Chamber|Magistrates?['’]?|Crown|High|District|Sheriff"
    r"|Sessions|Unit"
    r"|Tribunal|Division|Airport|Road|Street|Judge|Detention|Control|Point|Republic|County|Bond"
    r"|Supreme|Regional"
    r"|Bail|Conditional|Unconditional|Plea|Guilty|Result|Convicted|Sentence|Date|Arrest|Arrested"
    r"|Released|Remanded"
    r"|Justice|Judge|Recorder|Magistrate|Constable|Detective|Officer|Sergeant|Lord|Lady|Chief"
    r"|Deputy|Trial|Change|Bench|Warrant|Surety|Count|First|Initial|Federal|State|United"
    r"|January|February|March|April|May|June|July|August|September|October|November|December)"
)
_NAME = re.compile(
    rf"\b(?:Mrs?|Ms|Miss)\.? [A-Z][a-z]+|\b(?!(?:On|The|In|At|By|Upon|Before|After|From)\b"
    rf"|{_PLACE}\b)[A-Z][a-z]+ "
    rf"(?!{_PLACE}\b)[A-Z][a-z]+\b(?! {_PLACE}\b)"
)
_SUBJECT = re.compile(
    r"\b(?:he|she|accused|defendants?|appellants?|applicants?|respondent|prisoner|offender"
    r"|petitioner|you|they|both)\b",
    re.I,
)
_WITH_HIM = re.compile(
    rf"(?:{_SUBJECT.pattern}|\b(?-i:[A-Z])[a-z]+) (?:and|as well as) (?:both )?$", re.I
)
_HIS_OWN = re.compile(
    r"(?:was|were|is|had|has|pleaded|pled|entered|absconded|failed|appeared|surrendered|handed"
    r"|turned|gave"
    r"|made|first appeared)\b",
    re.I,
)
_LAST_NAME = re.compile(
    r"\b(?<![-’'])([A-Z][A-Za-z’'-]+)(?: (?:also|then|later|himself|herself|again))? $"
)
_NO_NAME = re.compile(
    r"(?:The|He|She|They|You|It|I|We|Who|And|But|Defendants?|Accused|Appellants?|Applicants?"
    r"|Respondents?"
    r"|Petitioners?|Offenders?|Prisoner|Bail|Hearing|Trial|Appeal|Court|Judgment|Sentence|Bond"
    r"|Case|Matter"
    r"|Passport|Passports|Documents|Plea|Pleas|Verdict|Conviction|Both|Each|All|Neither|Arrest|JC"
    r"|J/C)",
    re.I,
)
_PASSIVE = re.compile(r"(?:was|were|is|are|been|being|be|had|has|have)\b", re.I)


def whose(
    text: str, unit: Unit, begin: int, end: int, day: int, speaking: Speaking
) -> tuple[str, ...] | None:
    """The keys of the accused whose step ``text[begin:end]`` is; ``None`` if somebody else's.

    ``("",)`` where it is not said whose it is.
    """
    words = text[unit.start : max(begin, day)] if unit.row is None else text[unit.start : unit.end]
    if _OTHERS.search(words) or _of_a_relative(words):
        return None
    if not _tabular(text, unit, begin) and _of_a_stranger(text, unit, begin, speaking):
        return None
    if not _tabular(text, unit, begin) and not _about(words, speaking):
        # "The Chamber ordered the provisional release of the accused": said behind the verb.
        behind = "" if _PASSIVE.match(text[begin:end]) else text[begin : min(unit.end, end + 60)]
        if not behind or not _about(behind, speaking):
            # A name that is not the accused's: the step is somebody else's.
            return None if _NAME.search(words) else ("",)
        words = behind
    if len(speaking.everyone) == 1:
        return (speaking.everyone[0].name,)
    named = speaking.of(text[unit.start : begin]) or speaking.of(words)
    return named or ("",)


def _of_a_stranger(text: str, unit: Unit, begin: int, speaking: Speaking) -> bool:
    """Is the subject right before the verb a name that no accused bears ("Smith was arrested")?"""
    if not _HIS_OWN.match(text, begin):
        return False
    subject = _LAST_NAME.search(text, unit.start, begin)
    if subject is None or _NO_NAME.fullmatch(subject[1]):
        return False
    own = {n.lower() for a in speaking.everyone for n in a.name.split()}
    if subject[1].lower() in own:
        return False
    return not _WITH_HIM.search(text[unit.start : subject.start(1)])


def _tabular(text: str, unit: Unit, begin: int) -> bool:
    """A row of a table, or a label with its value: no sentence with a subject."""
    verb = re.compile(r"\b(?:was|were|had|has)\b").search(text, unit.start, begin + 4)
    return unit.row is not None or (unit.label and verb is None)


def _of_a_relative(words: str) -> bool:
    """Are a relative's the last words of whom it speaks ("his brother was arrested")?"""
    relatives = list(_RELATIVE.finditer(words))
    if not relatives or _WITH_HIM.search(words[: relatives[-1].start()]):
        return False
    return not _SUBJECT.search(words, relatives[-1].end())


def _about(words: str, speaking: Speaking) -> bool:
    """Does the sentence speak of an accused, by name or as he, she, the accused?"""
    names = [n for a in speaking.everyone for n in a.name.split() if len(n) > 2]
    low = words.lower()
    return bool(_SUBJECT.search(words)) or any(n.lower() in low for n in names)
