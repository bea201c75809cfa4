"""Words of English court papers that say a step of the proceedings was done, by kind of event.

Patterns, in the order in which they are tried; each matches in a sentence, case ignored. Verbs
stand in the past, or in the present as registers and minutes write them ("pleads guilty").
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from forensics.events import EventKind as K


@dataclass(frozen=True, slots=True)
class Word:
    """``needs``: what the sentence must hold before the word. ``named``: a noun ("his arrest"),
    good only with the date right behind it, or in a row of a table."""

    kind: K
    pattern: str
    needs: str = ""
    named: bool = False


_BE = r"(?:(?:was|were|is|are|be|been|being|having been|had been|has been|have been) )?"
_WHOM = (
    r"(?:(?:him|her|them|you|both|(?:the|each|both) (?:[a-z]+ )?[a-z]+(?: (?:no\.? ?)?\d)?"
    r"|(?-i:(?:M(?:rs?|s|iss)\.? )?[A-Z][a-z]+(?: [A-Z][a-z]+)?)) )?"
)
_OF = (
    r"(?:conditional |unconditional |police |court |strict |interim |regular |anticipatory "
    r"|station "
    r"|technical |provisional |temporary )?"
)
_OWN = (
    r"(?:(?:a|an|his|her|their|own|new|personal|fresh|unsecured|cash|surety|secured|further|the"
    r"|\$[\d,]+) )*"
)
_SURETY = (
    r"(?:bail|recogni[sz]ances?|undertaking|promise to appear|(?:[a-z]+ )?bond|personal bonds?"
    r"|release order|conditions|licence to appear|appearance notice)"
)
_PRISON = (
    r"(?:(?:[a-z]+ )?custody|prison|jail|gaol|detention|the county jail|county jail|remand"
    r"|imprisonment"
    r"|(?:HM |HMP |H\.?M\.? )?[A-Z][A-Za-z']+ (?:Prison|Jail|Gaol|Correctional [A-Z][a-z]+"
    r"|Remand [A-Z][a-z]+)"
    r"|HMP? (?:Prison )?[A-Z][a-z]+|(?:the )?(?:[A-Z][A-Za-z]+ ){0,4}(?:Detention|Correctional"
    r"|Remand)"
    r" (?:Unit|Cent(?:re|er)|Facility|Institution))"
)
_TEN = r"(?:recalled|discharged|lifted|revoked|cancelled|vacated|withdrawn|rescinded|terminated)"

WORDS: tuple[Word, ...] = (
    Word(
        K.BAIL_RELEASED,
        rf"\b(?:bail|bond) (?:order )?{_BE}{_TEN}|\b(?:order of )?(?:pre-?trial )?release {_BE}revoked"
        r"|(?:discharged|released) from (?:his|her|their) (?:bail|bond|undertaking)"
        r"|revok(?:ed|es) (?:his|her|their|the) (?:bail|release|bond)",
    ),
    Word(
        K.BAIL,
        r"(?:was|were|is) released(?= (?:on [^.;,]{6,25} )?(?:after|upon|on) (?:posting|furnishing|filing"
        r"|depositing|paying|giving|entering into|execution of)[^.;]{0,40}\b(?:bail|bonds?|recogni|suret))",
    ),
    Word(
        K.BAIL_RELEASED,
        r"\b(?:it|which) (?:was|is) (?:subsequently |later )?(?:revoked|cancelled|rescinded)",
        r"\b(?:bail|bond|release)\b[^;]{0,60}$",
    ),
    Word(
        K.BAIL,
        rf"{_BE}(?:granted|admitted to|liberated on|bailed to|enlarged on|released on|remanded on"
        rf"|placed on|allowed|afforded) {_OF}(?:bail|bond)\b",
    ),
    Word(
        K.BAIL,
        rf"{_BE}(?:released|liberated|freed|enlarged|discharged)(?: from [a-z]+)? (?:on|under|upon"
        rf" (?:entering into|giving|signing|posting|furnishing)) "
        rf"{_OWN}(?:recogni[sz]ance of )?{_OF}{_SURETY}(?! of [a-z ]{{0,12}}bail)",
    ),
    Word(
        K.BAIL,
        r"(?:was|is|were|are|been) released(?= on [^.;]{6,25} on [^.;,]{0,30}\b(?:bond|bail"
        r"|recogni))",
    ),
    Word(K.BAIL, r"released on [^.;,]{0,40}\b(?:bond|recogni[sz]ance|undertaking|sureties|bail)\b"),
    Word(K.BAIL, rf"\b(?:grant|admitt?|allow|releas)(?:s|ed|es)? {_WHOM}(?:to |on )?{_OF}(?:bail|bond)\b"),
    Word(
        K.BAIL,
        r"\b(?:order|grant|allow)(?:s|ed) (?:the |his |her |their )?"
        r"(?:provisional|temporary|conditional|pre-?trial) release",
    ),
    Word(
        K.BAIL,
        rf"{_BE}(?:provisionally released|granted (?:provisional|judicial interim|pre-?trial"
        rf"|conditional) release)",
    ),
    Word(K.BAIL, rf"\breleased {_WHOM}on {_OWN}{_OF}{_SURETY}"),
    Word(K.BAIL, r"\breleased (?:to|under) pre-?trial (?:supervision|services)|\breleased pending trial"),
    Word(K.BAIL, r"(?:was|were|been|being|then|and) bailed(?! to return)"),
    Word(K.BAIL, rf"(?:been|was|is|remained) on {_OF}bail(?: pending [a-z]+)?(?= since)"),
    Word(
        K.BAIL,
        rf"\b(?:bail|bond) {_BE}(?:also )?(?:granted|allowed|continued|extended|renewed|posted|confirmed"
        r"|restored|reinstated|taken up)(?! to appl)",
    ),
    Word(
        K.BAIL,
        r"\b(?:bond|bail|suret(?:y|ies))(?: [a-z]+)? posted|\bposted (?:a |an |the |his |her "
        r"|\$[\d,]+ )*(?:[a-z]+ )?(?:bail|bond)\b",
    ),
    Word(
        K.BAIL,
        r"\b(?:paid|posted|furnished|deposited|executed|lodged)\b",
        r"\b(?:bail|bond)\b[^;]{0,70}$",
    ),
    Word(
        K.CUSTODY,
        rf"{_BE}(?:remanded|placed|taken|held|detained|sent|committed|kept|returned|lodged) "
        r"(?:back )?(?:in|into|to|by)(?: the)? (?:judicial |police |federal |state "
        r"|immigration )?custody(?! court)"
        r"|(?:been|was|is|remained|languishing|lodged|confined|incarcerated) in (?:judicial "
        r"|police |pre-?trial"
        r" |remand )?(?:custody|jail|prison)(?= (?:since|from))"
        r"|been in (?:judicial |police )?custody|\bin J/?C(?= since)"
        r"|surrendered (?:himself |herself |themselves )?(?:voluntarily )?(?:to|into) custody"
        rf"|(?:been|was|were) (?:held|detained)(?= (?:there )?since|$)"
        r"|\bremand(?:ed)? in(?:to)? custody",
    ),
    Word(K.CUSTODY, rf"{_BE}remanded(?= (?:on \d|until|till|since|ever|the same|there|\d)|[.,;])"),
    Word(
        K.CUSTODY,
        rf"{_BE}(?:transferred|moved|taken|sent|committed|returned|remanded|brought"
        rf"|admitted) (?:back )?to "
        rf"(?:the )?(?:{_PRISON}|seat of the Tribunal|The Hague)|returned to (?:the )?{_PRISON}",
    ),
    Word(
        K.CUSTODY,
        rf"{_BE}(?:(?:fully committed|committed for further examination)(?! on bail)"
        rf"|lodged in [a-z]+ custody)",
    ),
    Word(
        K.CUSTODY,
        r"(?:hand|turn|gave|giv)(?:ed|en|ing)? (?:him|her|them)sel(?:f|ves) (?:over|in|up)"
        r"|surrendered(?: voluntarily)?(?: himself| herself| voluntarily)? (?:before|to"
        r"|at) (?:the )?"
        r"(?:[a-z]+ ){0,2}(?:jail|prison|police|authorities|court|magistrate|tribunal|marshals?)\b"
        r"|surrendered(?: back)? (?=(?:in time|voluntarily) on)",
    ),
    Word(
        K.CUSTODY,
        rf"(?<!for )\b(?:bail|bond) {_BE}(?:refused|denied)|(?:was|were|been) (?:denied|refused) bail",
    ),
    Word(
        K.CUSTODY,
        rf"{_BE}(?:held|detained|ordered (?:to be )?detained) (?:without (?:bond|bail)"
        rf"|pending (?:trial|extradition))"
        r"|\bordered (?:to be )?detained|\brecalled to (?:prison|custody)",
    ),
    Word(
        K.ARREST,
        rf"(?:was|were|been|is) (?:duly |first |later |then )?(?:re-?)?(?:arrested|apprehended)"
        rf"|(?:police|officers|detectives|agents|marshals) (?:re-?)?(?:arrested"
        rf"|apprehended) {_WHOM}"
        r"|\bre-?arrested\b|\bplaced under arrest",
    ),
    Word(
        K.ARREST,
        r"\barrest(?:ed)?\b(?! (?:warrant|date))|\bdate of (?:arrest|apprehension)|\barrest date",
        named=True,
    ),
    Word(
        K.BAIL, r"\bdate (?:bailed|of (?:grant of )?bail)|\b(?:bail|bond) (?:posting|grant) date|\bposting date", named=True
    ),
    Word(
        K.RELEASE,
        rf"{_BE}(?:re)?(?:released|discharged|liberated)(?! on)(?: early)? from {_PRISON}"
        rf"|{_BE}(?:set (?:at liberty|free)|released (?:on|to) (?:parole|licence|post-release|probation|community custody|supervis\w+))",
    ),
    Word(
        K.RELEASE,
        r"(?:was |were )released(?! (?:on|from|under|to|pending|in)\b(?! \d| [A-Z][a-z]+ \d)"
        r"| after| without| \w+ (?:on|under) )",
    ),
    Word(
        K.CONVICTION,
        rf"{_BE}(?:duly )?(?:convicted|found guilty|adjudicated guilty)|\b(?:found|convicted"
        rf"|finds) "
        rf"{_WHOM}guilty"
        r"|(?:plead(?:ed|s)?|pled|enter(?:ed|s)?(?: (?:a|his|her))? pleas? of|return(?:ed"
        r"|s)? (?:a )?verdicts?"
        r" of|tender(?:ed|s)?(?: a)? pleas? of|chang(?:ed|es) (?:his|her|their) pleas? to) guilty"
        r"|enter(?:ed|s) (?:a |his |her )?(?:guilty pleas?)"
        r"|(?:plea|verdict) of guilty (?:was |is )?(?:entered|recorded|accepted|tendered|returned)"
        r"|(?:guilty (?:plea|verdict)) (?:was |is )?(?:entered|recorded|accepted|tendered"
        r"|returned)",
    ),
    Word(K.CONVICTION, r"\b(?:date of )?(?:conviction|verdict) date|date of (?:conviction|verdict)", named=True),
    Word(K.CONVICTION, r"(?:plea|verdict|finding)\W{1,3}guilty\b|\bguilty plea\b|\bconviction\b", named=True),
    Word(
        K.SENTENCE,
        rf"{_BE}sentenced|\bsentenc(?:ing|e) (?:took place|was (?:passed|imposed|pronounced"
        rf"|handed down))"
        rf"|{_BE}ordered to (?:be imprisoned|serve|undergo|perform|pay a fine|do unpaid)"
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
        r"absconded|jumped bail|(?:failed|fails|failure(?: of [^.;]{3,40})?) to (?:appear|surrender|attend"
        r"|answer (?:to )?(?:his|her) bail)"
        r"|did not (?:appear|attend|surrender to (?:his|her) bail|answer (?:to )?(?:his|her) bail)",
    ),
    Word(
        K.SURRENDER,
        r"(?:surrendered|delivered up|handed (?:in|over)|deposited) (?:his|her|the|all"
        r"|their) [^.]{0,20}passports?"
        r"|(?:passports?|travel documents?) (?:was |were |being |having been |had been )?"
        r"(?:surrendered|impounded|handed in|deposited)",
    ),
    Word(
        K.HEARING,
        r"came (?:on|up) for|appear(?:ed|s|ing) (?:from custody|on petition|personally"
        r"|by video[- ]?link|for (?:his |her |the |a )?(?:sentenc|arraign|trial|plea|hearing|mention)\w*"
        r"(?: hearing)?)"
        r"|appear(?:ed|s|ing) (?:before|(?:at|in) [^.,;]{0,40}?\b[Cc]ourts?\b)|\bfirst appeared"
        r"|made (?:his|her|their|an|a) (?:initial |first |further )?appearances?"
        r"|(?:was|were) (?:again )?(?:heard|argued)|\barraigned\b|(?:brought|produced|taken|presented) before "
        r"(?=(?:a|an|the|this|that|my|learned|ld\.?|[A-Z])\b)|held a(?: [a-z]+)? hearing"
        r"|(?<!having )heard (?:the )?(?:parties|argument|counsel|submissions)"
        r"|(?:hearing|trial|appeal|conference|arraignment|appearance|sentencing|proceeding)s? (?:took place|was held"
        r"|were held|was heard"
        r"|held|ensued|began|commenced|opened|was conducted|concluded)",
    ),
    Word(
        K.HEARING,
        r"\b(?:first |further )?mention\b|\b(?:initial|first|court) appearance|\barraignment\b|\b(?:detention|bail|bond|sentencing"
        r"|plea|change of plea"
        r"|trial|preliminary|pretrial|status|committal|revocation|case management) (?:hearing"
        r"|conference)\b",
        named=True,
    ),
    Word(
        K.HEARING,
        r"\bhearing\b",
        r"\b(?:at|during|following)(?: (?:a|an|the|his|her)(?: [a-z]+)?)? $",
        named=True,
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

WORD = re.compile("|".join(f"(?P<t{i}>{w.pattern})" for i, w in enumerate(WORDS)), re.I)


def word_of(match: re.Match[str]) -> Word:
    """Which word a match of ``WORD`` is."""
    return WORDS[int((match.lastgroup or "t0")[1:])]
