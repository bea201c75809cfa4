"""The closed vocabulary in which documents and rules meet.

Kinds of document produce events and facts; rules join them. Neither knows the other.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from forensics.places import Place
from forensics.records import DateMention, Fact, Provenance, ReadingWarning
from forensics.temporal.readings import When


class EventKind(StrEnum):
    """What can happen to a person or a paper. Names are for ever: never reused, renumbered.

    A *measure* (bail, custody, …) is one event for each grant, renewal or start; its ``when``
    is an ``Interval`` from the day it was carried out to its end, open or bounded where the
    papers print none.
    """

    # movement
    BORDER_CROSSING = "border_crossing"
    """A stamp or slip: details ``direction`` = entry | exit | unknown, ``port``, ``number``;
    ``where`` is the state that stamped."""
    TRAVEL_CLAIMED = "travel_claimed"
    """Somebody says the person left or arrived; details ``direction``, ``paper``."""
    TRAVEL_PERMITTED = "travel_permitted"
    """Leave to travel given by the authority that executes a restriction."""

    # measures that bind to a place
    BAIL = "bail"
    """Bail pending trial, 取保候审; ``where`` is the city or county it binds to. Details
    ``authority``, ``passport_surrendered`` = yes, ``role`` = grant | renewal | change."""
    BAIL_RELEASED = "bail_released"
    """解除取保候审."""
    RESIDENTIAL_SURVEILLANCE = "residential_surveillance"
    RESTRICTED_TO_PLACE = "restricted_to_place"
    """Any other restriction to a place, also a vague one ("for most of 2016")."""
    PROBATION = "probation"
    """Suspended sentence, 缓刑: the period during which leaving needs approval."""
    TRAVEL_BAN = "travel_ban"
    """An order not to leave the country, 限制出境; ``where`` is what may not be left, detail
    ``term`` (ISO 8601 duration) where one is printed."""

    # custody
    DETENTION = "detention"
    """Criminal detention, 刑事拘留."""
    ARREST = "arrest"
    """逮捕, the day it was carried out (or the only day given)."""
    ARREST_APPROVED = "arrest_approved"
    ARREST_REFUSED = "arrest_refused"
    CUSTODY = "custody"
    """Held, 羁押, remand. This, a detention and a transfer: detail ``from_abroad`` = yes where the
    person was held by another state or brought from there."""
    ADMIN_DETENTION = "admin_detention"
    SUMMONS = "summons"
    COMPULSORY_DETOX = "compulsory_detox"
    COMMITMENT = "commitment"
    """收监."""
    TRANSFER = "transfer"
    ESCAPE = "escape"
    RELEASE = "release"
    IMPRISONMENT = "imprisonment"
    """The sentence being served: from sentence start to end."""
    PAROLE = "parole"

    # procedure
    APPREHENSION = "apprehension"
    """抓获, 投案, 归案."""
    OFFENCE = "offence"
    WANTED = "wanted"
    CASE_OPENED = "case_opened"
    INDICTMENT = "indictment"
    ACCEPTANCE = "acceptance"
    """This and an indictment: detail ``renewed`` = yes where the paper tells of one before it."""
    HEARING = "hearing"
    """Details ``attended`` = yes | no where the paper says so."""
    JUDGMENT = "judgment"
    """The date the paper itself was given. ``where`` is the court's area."""
    FIRST_INSTANCE_JUDGMENT = "first_instance_judgment"
    CONVICTION = "conviction"
    """Found guilty: details ``charge``, ``court``; ``when`` is the day of judgment; detail
    ``effective_from`` (ISO date) where the paper says it took effect, ``punished`` = no where
    guilt was found without punishment, ``punishment`` = imprisonment where an English paper
    passes a sentence of prison."""
    SENTENCE = "sentence"
    """Details ``kind`` (fixed_term, criminal_detention, public_surveillance, life, death, fine,
    exempt; in Hong Kong community_service, probation_order), ``term``,
    ``probation``, ``credit_days`` (ISO 8601 durations; whole days); ``parts`` that it was put
    together from (``fixed_term:P3Y fixed_term:P1Y:prior``: kind, term, of an earlier judgment).
    Where it was reduced: ``reduced_by``, ``ends_before`` (the last days printed until then) and
    ``cuts_before`` (earlier reductions)."""
    SENTENCE_START = "sentence_start"
    SENTENCE_END = "sentence_end"
    APPEAL = "appeal"
    PROTEST = "protest"
    APPEAL_DECIDED = "appeal_decided"
    """A ruling on an earlier judgment: details ``result`` = upheld | changed | set_aside |
    acquitted | unknown, ``numbers`` of the earlier papers, ``first`` = day of the judgment."""
    CASE_CLOSED = "case_closed"
    """Given up against this person: case withdrawn, not prosecuted, acquitted.
    Detail ``charge``."""
    RETRIAL_ORDER = "retrial_order"
    PRIOR_JUDGMENT = "prior_judgment"
    PRIOR_RELEASE = "prior_release"
    PRIOR_OTHER = "prior_other"

    # papers
    ISSUE = "issue"
    """A paper was issued: details ``paper`` (passport, certificate, notice, visa), ``number``."""
    EXPIRY = "expiry"
    CLEARANCE = "clearance"
    """A certificate finds no criminal record: ``when`` is its date; ``where`` the issuer's
    area; details ``scope`` in words, ``scope_from``, ``scope_to`` (EDTF), ``territory``;
    ``certifies`` = punishment | offences and crimes where it is not of crimes in general,
    ``crimes`` the one kind of crime it speaks of."""
    BIRTH = "birth"
    SURRENDER = "surrender"
    """A passport handed over."""
    CANCELLATION = "cancellation"

    # words
    STATEMENT = "statement"
    MESSAGE = "message"
    PUBLICATION = "publication"
    REGISTER_SEARCH = "register_search"
    """Details ``result`` = hit | no-hit, ``place_name``, ``place_kind``, ``query``, ``count``."""
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody a paper speaks of, under a key that is unique in the paper.

    ``role``: holder, subject, defendant, victim, witness, official, other. Facts are named
    ``name`` (as printed), ``name_latin``, ``name_han``, ``alias``, ``sex`` (M, F, X),
    ``birth_date``, ``birth_place``, ``id_number``, ``passport_number``, ``nationality``,
    ``registered_residence``, ``actual_residence``.
    """

    key: str
    role: str
    facts: tuple[Fact, ...] = ()

    def values(self, name: str, zone: str | None = None) -> tuple[Fact, ...]:
        """The facts of this name, in reading order."""
        return tuple([f for f in self.facts if f.name == name and zone in (None, f.zone)])


@dataclass(frozen=True, slots=True)
class Event:
    """Something a paper says happened. A claim, not a fact: ``asserted_by`` says whose word.

    ``person`` is a ``Person.key`` of the same extraction, or ``""`` for an event of the case.
    ``provenance`` is never empty; the first entry is the main one. ``details`` is sorted.
    ``matter`` tells this case from earlier ones of the same person (``prior``) and from others
    that the paper joins with it (``joined``).
    ``basis`` is the law or form it rests on, as printed.
    """

    kind: EventKind
    when: When | None
    provenance: tuple[Provenance, ...]
    person: str = ""
    where: Place | None = None
    asserted_by: str = ""
    matter: str = "this"
    basis: str = ""
    inferred: str = ""
    """Empty if printed; otherwise how it was inferred, in words."""
    details: tuple[tuple[str, str], ...] = ()

    def __post_init__(self) -> None:
        if not self.provenance:
            raise ValueError(f"an event without a place on a page: {self.kind}")
        object.__setattr__(self, "details", tuple(sorted(self.details)))

    def detail(self, name: str) -> str:
        """The detail of this name, ``""`` if the paper does not say."""
        for key, value in self.details:
            if key == name:
                return value
        return ""


@dataclass(frozen=True, slots=True)
class Extraction:
    """Everything one paper says, typed. One file gives one extraction for each kind in it.

    ``document`` and ``sha256`` name the file; ``kind`` is the module name in ``documents``
    (``""`` where no kind claims it). ``facts`` are about the paper itself (``number``,
    ``court``, ``issuer``, ``issue_date``, ``expiry_date``, ``scope`` …).
    """

    document: str
    sha256: str
    kind: str
    language: str
    asserted_by: str
    persons: tuple[Person, ...] = ()
    facts: tuple[Fact, ...] = ()
    events: tuple[Event, ...] = ()
    dates: tuple[DateMention, ...] = ()
    warnings: tuple[ReadingWarning, ...] = field(default=())

    def person(self, key: str) -> Person | None:
        return next((p for p in self.persons if p.key == key), None)

    def values(self, name: str, zone: str | None = None) -> tuple[Fact, ...]:
        """The facts of the paper with this name, in reading order."""
        return tuple([f for f in self.facts if f.name == name and zone in (None, f.zone)])
