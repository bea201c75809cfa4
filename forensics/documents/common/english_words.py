"""Words of English court papers that say a step of the proceedings was done, by kind of event.

Patterns, in the order in which they are tried; each matches in a sentence, case ignored. Verbs
stand in the past, or in the present as registers and minutes write them ("pleads guilty").
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from forensics.documents.common.english_liberty_words import LIBERTY
from forensics.documents.common.english_word_parts import BE, WHOM, Word
from forensics.events import EventKind as K

TRIAL: tuple[Word, ...] = (
    Word(
        K.CONVICTION,
        rf"{BE}(?:duly )?(?:convicted|found guilty|adjudicated guilty)|\b(?:found|convicted"
        rf"|finds) "
        rf"{WHOM}guilty"
        r"|(?:plead(?:ed|s)?|pled|enter(?:ed|s)?(?: (?:a|his|her))? pleas? of|return(?:ed"
        r"|s)? (?:a )?verdicts?"
        r" of|tender(?:ed|s)?(?: a)? pleas? of|chang(?:ed|es) (?:his|her|their) pleas? to) guilty"
        r"|enter(?:ed|s) (?:a |his |her )?(?:guilty pleas?)"
        r"|(?:plea|verdict) of guilty (?:was |is )?(?:entered|recorded|accepted|tendered|returned)"
        r"|(?:guilty (?:plea|verdict)) (?:was |is )?(?:entered|recorded|accepted|tendered"
        r"|returned)",
    ),
    Word(
        K.CONVICTION,
        r"\b(?:date of )?(?:conviction|verdict) date|date of (?:conviction|verdict)",
        named=True,
    ),
    Word(
        K.CONVICTION,
        r"(?:plea|verdict|finding)\W{1,3}guilty\b|\bguilty plea\b|\bconvictions?\b",
        named=True,
    ),
    Word(
        K.SENTENCE,
        rf"{BE}sentenced|\bsentenc(?:ing|e) (?:took place|was (?:passed|imposed|pronounced"
        rf"|handed down))"
        rf"|{BE}ordered to (?:be imprisoned|serve|undergo|perform|pay a fine|do unpaid)"
        rf"|\bwas fined"
        r"|\border(?:ed)? (?:and adjudge[d]? )?that [^.;]{0,40}\bbe (?:imprisoned|sentenced)"
        r"|\b(?:imposed|passed) (?:a |an |the )?(?:[a-z]+ ){0,2}sentences?\b"
        r"|\breceived (?:a |an )?(?:[a-z]+ ){0,2}sentence\b"
        r"|\bsentences (?:him|her|the (?:accused|defendant)) to",
    ),
    Word(
        K.SENTENCE,
        r"\bsentencing\b(?! (?:hearing|date|held))|\bsentence (?:date|imposed)|\bdate sentenced"
        r"|\bimprisonment (?:for )?\w+ (?:days?|weeks?|months?|years?)",
        named=True,
    ),
    Word(
        K.ESCAPE,
        r"absconded|jumped bail|(?:failed|fails|failure(?: of [^.;]{3,40})?) to (?:appear"
        r"|surrender|attend"
        r"|answer (?:to )?(?:his|her) bail)"
        r"|did not (?:appear|attend|surrender to (?:his|her) bail|answer (?:to )?(?:his|her) bail)",
    ),
    Word(
        K.SURRENDER,
        r"(?:surrendered|delivered up|handed (?:in|over)|deposited) (?:his|her|the|all"
        r"|their) [^.]{0,20}passports?"
        r"|(?:passports?|travel documents?) (?:was |were |being |having been |had been )?"
        r"(?:surrendered|impounded|handed (?:in|over)|deposited)",
    ),
    Word(
        K.HEARING,
        r"came (?:on|up) for|\btook plea\b|\bplea was taken|\bbrought (?:in)?to court\b|\b(?:it"
        r"|matter|case) came up(?= on )|appear(?:ed|s"
        r"|ing) (?:from custody|on petition|personally"
        r"|by video[- ]?link|for (?:his |her |the |a )?(?:sentenc|arraign|trial|plea|hearing"
        r"|mention)\w*"
        r"(?: hearing)?)"
        r"|appear(?:ed|s|ing) (?:before|(?:at|in) [^.,;]{0,40}?\b[Cc]ourts?\b)|\bfirst appeared"
        r"|made (?:his|her|their|an|a) (?:initial |first |further )?appearances?"
        r"|(?:was|were) (?:again )?(?:heard|argued)|\b(?:re-?)?arraigned\b|(?:brought|produced"
        r"|taken"
        r"|presented) before "
        r"(?=(?:a|an|the|this|that|my|learned|ld\.?|[A-Z])\b)|held a(?: [a-z]+)? hearing"
        r"|(?<!having )heard (?:the )?(?:parties|argument|counsel|submissions|mitigation|plea in)"
        r"|(?:hearing|trial|appeal|conference|arraignment|appearance|sentencing"
        r"|proceeding)s? (?:took place|was held"
        r"|were held|was heard"
        r"|held|ensued|began|commenced|opened|was conducted|concluded)",
    ),
    Word(
        K.HEARING,
        r"\b(?:first|further) hearing\b|\b(?:first |further )?mention\b|\b(?:initial|first"
        r"|court) appearance|\barraignment\b"
        r"|\b(?:detention|bail|bond|sentencing"
        r"|plea|change of plea"
        r"|trial|preliminary|pretrial|status|committal|revocation|case management) (?:hearing"
        r"|conference)\b",
        named=True,
    ),
    Word(K.HEARING, r"\bhaving heard [^.,;\d]{3,30}?(?= on )", named=True),
    Word(K.HEARING, r"\b(?:produced|presented) in court\b"),
    Word(
        K.HEARING,
        r"\bhearing\b",
        r"\b(?:at|during|following|after)(?: (?:a|an|the|his|her)(?: [a-z]+)?)? $",
        named=True,
    ),
    # The same in other words.
    Word(
        K.HEARING,
        r"\b(?:hearing|trial|appeal|case|matter|application|arraignment|sentencing)\b"
        r"(?: (?:in|of|for|against) [^.,;\d]{2,30}?)? (?:took place|was held|ran|began|came (?:on"
        r"|up|before)"
        r"|proceeded to (?:trial|hearing)|went to trial|was tried|was mentioned|was argued)"
        r"|\battended (?:the |this )?court\b",
    ),
    Word(
        K.HEARING,
        r"\bappeared\b",
        r"\b(?:he|she|they|you|accused|defendants?|appellants?|applicants?"
        r"|(?-i:(?!It\b)[A-Z][a-z]+))"
        r"(?: (?:next|again|last|first|then|also))? $",
        named=True,
    ),
    Word(
        K.CONVICTION,
        r"\breturn(?:ed|s) (?:a |unanimous |majority )*(?:guilty verdicts?|verdicts? of guilty)",
    ),
    Word(
        K.SENTENCE,
        r"\bimpos(?:ed|es) (?:an? |the )[^.;,\d]{0,50}\b(?:order|sentence|fine|imprisonment"
        r"|probation|discharge)",
        r"\b(?:court|judge|sheriff|magistrates?|justices?|recorder|I|bench)\b[^.;,]{0,20}$",
    ),
    Word(
        K.SENTENCE,
        r"\breceived (?:an? )?[^.;,]{0,30}\b(?:sentence|imprisonment)|\bwas given an? [^.;,]{0,30}"
        r"\b(?:sentence|discharge|community [a-z]+|probation)|\b(?:was|were) (?:placed"
        r"|put) on probation"
        rf"|\bfined {WHOM}(?=[$£€\d])|\b(?:conditionally|absolutely) discharged",
    ),
    Word(
        K.SURRENDER,
        r"\b(?:delivered|lodged|deposited|gave up|turned in|turned over|handed) (?:up |in "
        r"|over )?(?:his|her"
        r"|their|the) "
        r"(?:[a-z]+ )?passports?|\bpassports? (?:was|were) (?:seized|retained|confiscated|lodged"
        r"|delivered|taken (?=(?:by|from h)))",
    ),
    Word(
        K.SURRENDER,
        r"\b(?:seized|took|impounded|retained|confiscated) (?:his|her"
        r"|their) (?:[a-z]+ )?passports?",
        r"\b(?:police|officers?|agents?|detectives?|court|authorities)\b[^.;]{0,30}$",
    ),
    Word(
        K.SENTENCE_START,
        r"(?:to )?commenc(?:e|es|ing|ed)(?: on| from)?",
        r"imprisonment|sentence|term|detention",
    ),
    Word(
        K.SENTENCE_END,
        r"(?:to )?expir(?:e|es|ing)(?: on)?",
        r"imprisonment|sentence|term|detention",
    ),
)

WORDS = (*LIBERTY, *TRIAL)
_ANY = re.compile("|".join(f"(?P<t{i}>{w.pattern})" for i, w in enumerate(WORDS)), re.I)


_EACH = [re.compile(w.pattern, re.I) for w in WORDS]


def words_in(text: str, start: int, end: int) -> Iterator[tuple[Word, int, int]]:
    """The words of ``text[start:end]`` with their places; none whose needs are not met."""
    for m in _ANY.finditer(text, start, end):
        first = int((m.lastgroup or "t0")[1:])
        for word, pattern in zip(WORDS[first:], _EACH[first:], strict=True):
            found = pattern.match(text, m.start(), end)
            if found and re.search(word.needs, text[start : m.start()], re.I):
                yield word, found.start(), found.end()
                break
