"""Words of English court papers that say a step of the proceedings was done, by kind of event.

Patterns, in the order in which they are tried; each matches in a sentence, case ignored.
"""

from __future__ import annotations

from forensics.events import EventKind as K

_BE = r"(?:(?:was|were|is|be|been|being|had been|has been|have been) )?"
_WHOM = r"(?:him|her|them|you|the [a-z]+|M(?:rs?|s|iss)\.? [A-Z][a-z]+) "
_OF = r"(?:conditional |unconditional |police |court |strict |interim |regular |anticipatory )?"
STEPS: tuple[tuple[K, str], ...] = (
    (
        K.BAIL_RELEASED,
        r"bail (?:was |is )?(?:discharged|lifted|revoked|cancelled)"
        r"|(?:discharged|released) from (?:his|her|their) bail|revoked (?:his|her|their) bail",
    ),
    (K.BAIL, rf"{_BE}(?:granted|admitted to|liberated on|bailed to) {_OF}bail"),
    (K.BAIL, rf"{_BE}released on (?:a |an |his |her |own )?(?:recogni[sz]ance of )?{_OF}bail"),
    (K.BAIL, rf"(?:granted|admitted|allowed) (?:{_WHOM})?(?:to )?{_OF}bail"),
    (
        K.BAIL,
        r"(?:was|were|been|and) bailed(?! to return)"
        r"|released on [^.;]{0,30}\bbond"
        r"|released on (?:an? |his |her |their )?(?:new |own |personal )*"
        r"(?:recogni[sz]ance|undertaking)"
        r"(?! of [a-z ]{0,12}bail)",
    ),
    (K.BAIL, rf"(?:been|was|is|remained) on {_OF}bail(?: pending [a-z]+)?(?= since)"),
    (K.BAIL, r"bail (?:was |is )?(?:granted|allowed|continued|extended|renewed)"),
    (
        K.CUSTODY,
        rf"{_BE}(?:remanded|placed|taken|held|detained|sent|committed) (?:in|into|to)"
        r" (?:the )?(?:judicial )?custody"
        r"|been in (?:judicial |police )?custody"
        r"|surrendered (?:himself |herself )?(?:to|into) custody"
        r"|surrendered (?:before|to|at) the (?:jail|prison)"
        rf"|been (?:held|detained)(?= since)",
    ),
    (K.CUSTODY, rf"bail (?:was |is )?refused|{_BE}denied bail"),
    (
        K.ARREST,
        rf"(?:was|were|been) (?:re-?)?arrested|(?:police|officers) (?:re-?)?arrested {_WHOM}?",
    ),
    (K.RELEASE, rf"{_BE}released(?! on)(?: from (?:custody|prison|jail|detention))"),
    (K.RELEASE, r"(?:was |were )released(?! on| from| under)"),
    (
        K.CONVICTION,
        rf"{_BE}(?:convicted|found guilty)|found {_WHOM}guilty"
        r"|(?:pleaded|pled|entered a plea of|returned a verdict of) guilty",
    ),
    (K.SENTENCE, rf"{_BE}sentenced|[Ss]entencing took place"),
    (K.ESCAPE, r"absconded|failed to (?:appear|surrender|attend|answer (?:to )?(?:his|her) bail)"),
    (
        K.SURRENDER,
        r"(?:surrendered|delivered up|handed (?:in|over)) (?:his|her|the|all) [^.]{0,20}passports?"
        r"|(?:passports?|travel documents?) (?:was |were |being |having been )?"
        r"(?:surrendered|impounded|handed in)",
    ),
    (
        K.HEARING,
        r"came on for|appeared before|appeared (?:at|in) [^.,;]{0,40}?\b[Cc]ourts?\b"
        r"|made (?:his|her|their|an) (?:initial |first )?appearance"
        r"|was heard|was arraigned|brought before (?=a|the|this)|held a hearing"
        r"|(?:hearing|trial|appeal) (?:took place|was held)",
    ),
    (K.SENTENCE_START, r"(?:to )?commenc(?:e|es|ing|ed)(?: on| from)?"),
    (K.SENTENCE_END, r"(?:to )?expir(?:e|es|ing)(?: on)?"),
)
