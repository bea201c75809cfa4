"""A word of English court papers that says a step was done, and parts that such words share."""

from __future__ import annotations

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


BE = r"(?:(?:was|were|is|are|be|been|being|having been|had been|has been|have been) )?"
WHOM = (
    r"(?:(?:him|her|them|you|both|(?:the|each|both) (?:[a-z]+ )?[a-z]+(?: (?:no\.? ?)?\d)?"
    r"|(?-i:(?:M(?:rs?|s|iss)\.? )?[A-Z][a-z]+(?: [A-Z][a-z]+)?)) )?"
)
OF = (
    r"(?:conditional |unconditional |police |court |strict |interim |regular |anticipatory "
    r"|station |cash |administrative "
    r"|technical |provisional |temporary )?"
)
OWN = (
    r"(?:(?:a|an|his|her|their|own|new|personal|fresh|unsecured|cash|surety|secured|further|the"
    r"|\$[\d,]+) )*"
)
SURETY = (
    r"(?:bail|recogni[sz]ances?|undertaking|promise to appear|(?:[a-z]+ )?bond|personal bonds?"
    r"|release order|conditions|licence to appear|appearance notice)"
)
PRISON = (
    r"(?:(?:[a-z]+ )?custody|prison|jail|gaol|detention|the county jail|county jail|remand"
    r"|imprisonment|(?-i:(?:[A-Z][A-Za-z']+ ){1,4}(?:Prison|Jail|Gaol))"
    r"|(?:HM |HMP |H\.?M\.? )?[A-Z][A-Za-z']+ (?:Prison|Jail|Gaol|Correctional [A-Z][a-z]+"
    r"|Remand [A-Z][a-z]+)"
    r"|HMP? (?:Prison )?[A-Z][a-z]+|(?:the )?(?:[A-Z][A-Za-z]+ ){0,4}(?:Detention|Correctional"
    r"|Remand)"
    r" (?:Unit|Cent(?:re|er)|Facility|Institution))"
)
ENDED = r"(?:recalled|discharged|lifted|revoked|cancelled|vacated|withdrawn|rescinded|terminated)"
