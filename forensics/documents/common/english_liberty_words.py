"""Words for liberty taken and given back: bail, its end, custody, arrest, release.

In the order in which they are tried; each matches in a sentence, case ignored.
"""

from __future__ import annotations

from forensics.documents.common.english_word_parts import (
    BE,
    ENDED,
    OF,
    OWN,
    PRISON,
    SURETY,
    WHOM,
    Word,
)
from forensics.events import EventKind as K

LIBERTY: tuple[Word, ...] = (
    Word(
        K.BAIL_RELEASED,
        rf"\b(?:bail|bond) (?:order )?{BE}{ENDED}"
        rf"|\b(?:order of )?(?:pre-?trial )?release {BE}revoked"
        r"|(?:discharged|released) from (?:his|her|their) (?:bail|bond|undertaking)"
        r"|revok(?:ed|es) (?:his|her|their|the) (?:bail|release|bond)",
    ),
    Word(
        K.BAIL,
        r"(?:was|were|is) released(?= (?:on [^.;,]{6,25} )?(?:after|upon|on) (?:posting|furnishing"
        r"|filing"
        r"|depositing|paying|giving|entering into|execution of)[^.;]{0,40}\b(?:bail|bonds?|recogni"
        r"|suret))",
    ),
    Word(
        K.BAIL_RELEASED,
        r"\b(?:it|which) (?:was|is) (?:subsequently |later )?(?:revoked|cancelled|rescinded)",
        r"\b(?:bail|bond|release)\b[^;]{0,60}$",
    ),
    Word(
        K.BAIL,
        rf"{BE}(?:granted|admitted to|liberated on|bailed to|enlarged on|released on|remanded on"
        rf"|placed on|allowed|afforded) {OF}(?:bail|bond)\b",
    ),
    Word(
        K.BAIL,
        rf"{BE}(?:released|liberated|freed|enlarged|discharged)(?: from [a-z]+)? (?:on|under|upon"
        rf" (?:entering into|giving|signing|posting|furnishing)) "
        rf"{OWN}(?:recogni[sz]ance of )?{OF}{SURETY}(?! of [a-z ]{{0,12}}bail)",
    ),
    Word(
        K.BAIL,
        r"(?:was|is|were|are|been) released(?= on [^.;]{6,25} on [^.;,]{0,30}\b(?:bond|bail"
        r"|recogni))",
    ),
    Word(K.BAIL, r"released on [^.;,]{0,40}\b(?:bond|recogni[sz]ance|undertaking|sureties|bail)\b"),
    Word(
        K.BAIL,
        rf"\b(?:grant|admitt?|allow|releas)(?:s|ed|es)? {WHOM}(?:to |on )?{OF}(?:bail|bond)\b",
    ),
    Word(
        K.BAIL,
        r"\b(?:order|grant|allow)(?:s|ed) (?:the |his |her |their )?"
        r"(?:provisional|temporary|conditional|pre-?trial) release",
    ),
    Word(
        K.BAIL,
        rf"{BE}(?:provisionally released|granted (?:provisional|judicial interim|pre-?trial"
        rf"|conditional) release)",
    ),
    Word(K.BAIL, r"\breleased (?:in)?to the (?:third-party )?custody of (?:his|her|a) "),
    Word(K.BAIL, rf"\breleased {WHOM}on {OWN}{OF}{SURETY}"),
    Word(
        K.BAIL,
        r"\breleased (?:to|under) pre-?trial (?:supervision|services)|\breleased pending trial",
    ),
    Word(K.BAIL, r"(?:was|were|been|being|then|and) bailed(?! to return)"),
    Word(
        K.BAIL,
        rf"(?:been|was|is|remained) (?:out )?on {OF}bail(?: pending [a-z]+| of [^ ,;]+"
        rf"| in the sum of [^ ,;]+)?(?= (?:since|from))",
    ),
    Word(
        K.BAIL,
        rf"\b(?:allowed to go|let out|allowed out) on {OF}bail\b|\bperfected (?:his|her|the) bail"
        rf"|\bperfected it\b",
    ),
    Word(
        K.BAIL,
        rf"\b(?:bail|bond) {BE}(?:also )?(?:granted|allowed|continued|extended|renewed|posted"
        rf"|confirmed"
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
        rf"{BE}(?:remanded|placed|taken|held|detained|sent|committed|kept|returned|lodged) "
        r"(?:back )?(?:in|into|to|by)(?: the)? (?:judicial |police |federal |state "
        r"|immigration )?custody(?! court)"
        r"|(?:been|was|is|remained|languishing|lodged|confined|incarcerated) in (?:judicial "
        r"|police |pre-?trial"
        r" |remand )?(?:custody|jail|prison)(?= (?:since|from))"
        r"|remained in custody|been in (?:judicial |police )?custody|\bin J/?C(?= since)"
        r"|surrendered (?:himself |herself |themselves )?(?:voluntarily )?(?:to|into) custody"
        rf"|(?:been|was|were) (?:held|detained)(?= (?:there )?since|$)"
        r"|\bremand(?:ed)? in(?:to)? custody",
    ),
    Word(
        K.CUSTODY,
        rf"{BE}remanded(?= (?:on \d|until|till|since|ever|the same|there|at|in|\d)|[.,;])",
    ),
    Word(
        K.CUSTODY,
        rf"{BE}(?:transferred|moved|taken|sent|committed|returned|remanded|brought"
        rf"|admitted) (?:back )?to "
        rf"(?:the )?(?:{PRISON}|seat of the Tribunal|The Hague)|returned to (?:the )?{PRISON}",
    ),
    Word(
        K.CUSTODY,
        rf"{BE}(?:(?:fully committed|committed for further examination)(?! on bail)"
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
        rf"(?<!for )\b(?:bail|bond) {BE}(?:refused|denied)|(?:was|were|been) (?:denied"
        rf"|refused) bail",
    ),
    Word(
        K.CUSTODY,
        rf"{BE}(?:held|detained|ordered (?:to be )?detained) (?:without (?:bond|bail)"
        rf"|pending (?:trial|extradition))"
        r"|\bordered (?:(?:to be|(?:that )?(?:he|she|him|her"
        r"|the [a-z]+)(?: be)?) )?(?:temporarily )?detained|\brecalled to (?:prison|custody)",
    ),
    Word(
        K.ARREST,
        rf"(?:was|were|been|is) (?:duly |first |later |then )?(?:re-?)?(?:arrested|apprehended)"
        rf"|(?:police|officers|detectives|agents|marshals) (?:re-?)?(?:arrested"
        rf"|apprehended) {WHOM}"
        r"|\b(?:re-?)?(?:arrested|apprehended) (?:him|her|them|the (?:accused|defendant|appellant"
        r"|applicant))\b|\bre-?arrested\b|\bplaced under arrest",
    ),
    Word(
        K.ARREST,
        r"\barrest(?:ed)?\b(?! (?:warrant|date))|\bdate of (?:arrest|apprehension)|\barrest date",
        named=True,
    ),
    Word(
        K.BAIL,
        r"\bdate (?:bailed|of (?:grant of )?bail)|\b(?:bail|bond) (?:posting|grant) date"
        r"|\bposting date",
        named=True,
    ),
    Word(
        K.RELEASE,
        rf"{BE}(?:re)?(?:released|discharged|liberated)(?! on)(?: early)? from {PRISON}"
        rf"|{BE}(?:set (?:at liberty|free)|released (?:on|to) (?:parole|licence|post-release"
        rf"|probation|community custody|supervis\w+))",
    ),
    Word(
        K.RELEASE,
        r"(?:was |were )released(?! (?:on|from|under|to|pending|in)\b(?! \d| [A-Z][a-z]+ \d)"
        r"| after| without| \w+ (?:on|under) )",
    ),
    # The same said actively, by those who decide or by the accused.
    Word(
        K.BAIL,
        r"\b(?:obtained|made|secured|gained|got|met|took up) (?:his |her |their )?"
        r"(?:release on )?(?:bail|bond)\b(?! (?:appl|hear|money|mon))|\bbonded out|\bbailed out"
        r"|\bentered into (?:an? |his |her |their )?(?:own |personal |new )?"
        r"(?:recogni[sz]ance|bail bond|bond|bail undertaking|undertaking of bail)"
        r"|\b(?:bail|bond)(?: conditions)? (?:was |were )?(?:varied|amended|relaxed|re-?granted)",
    ),
    Word(
        K.BAIL,
        r"\b(?:un)?conditional bail\b(?! (?:granted|was|is|to|on|until|continu|of))",
        named=True,
    ),
    Word(
        K.BAIL,
        r"\brelease on bail\b(?: (?:followed|came|took place))?",
        r"(?:^\W*(?:\d+\W+)?|\b(?:since|following|after|upon|until|before) )(?:his|her|their) $",
        named=True,
    ),
    Word(
        K.BAIL_RELEASED,
        r"\b(?:withdrew|revoked|cancelled|recalled|rescinded|terminated) "
        r"(?:(?:(?:his|her|their|the|[A-Z]\w+['’]s|[a-z]+['’]s) )?(?:bail|bond)|(?:his"
        r"|her) release)\b",
    ),
    Word(
        K.CUSTODY,
        rf"\b(?:remand(?:ed|s)|committed|commits|sent|placed|returned) {WHOM}(?:back )?(?:in|into"
        rf"|to) (?:the )?{PRISON}"
        rf"|(?:was|were|been) (?:held|lodged|confined|booked) (?:at|in|into) (?:the )?{PRISON}"
        r"|(?:was|were) (?:detained|incarcerated|imprisoned)(?! (?:for|in default))"
        r"|\border(?:ed|s) (?:his|her|their) (?:[a-z]+ )?detention|\bdetention (?:was )?ordered"
        r"|\breported to (?-i:FCI|FMC|USP|HMP)\b",
    ),
    Word(
        K.CUSTODY,
        r"\b(?:refused|denied) (?:him |her |them )?bail",
        r"\b(?:judge|court|magistrates?|justices?|sheriff|bench)\b[^.;,]{0,30}$",
    ),
    Word(
        K.RELEASE,
        r"\bleft (?:prison|jail|custody)|\b(?:was|were) (?:paroled|freed|let out)"
        r"|(?<=and )(?:was )?released(?= on \d)",
    ),
)
