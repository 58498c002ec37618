"""The nouns of the product: frozen values that cross module borders, and nothing else.

README's glossary pairs each with its Dutch word. Only these types travel between modules; Chroma dicts,
LangChain documents and YAML nodes die inside the module that reads them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum


class Role(StrEnum):
    """Who asks. The values are the codes of the machine-readable face."""

    OUDER = "ouder"
    LEERKRACHT = "leerkracht"
    HUISARTS = "huisarts"
    KINDERWERKER = "kinderwerker"
    GEMEENTE = "gemeente"
    POLITIE = "politie"
    KIND = "kind"
    BUUR = "buur"
    ONBEKEND = "onbekend"


class Language(StrEnum):
    """The six languages in which parents are answered (ISO 639-1)."""

    NL = "nl"
    EN = "en"
    TR = "tr"
    AR = "ar"
    PL = "pl"
    UK = "uk"


class Status(StrEnum):
    """How a reply ended. Not knowing is a status, never an error."""

    ANSWERED = "answered"
    REFERRED = "referred"
    CLARIFY = "clarify"
    UNANSWERABLE = "unanswerable"
    OUT_OF_SCOPE = "out_of_scope"
    SAFETY = "safety"
    ERROR = "error"


class Signal(StrEnum):
    """What kind of harm to a real person a message speaks of."""

    NONE = "none"
    ACUTE_DANGER = "acute_danger"
    CHILD_ABUSE = "child_abuse"
    DOMESTIC_VIOLENCE = "domestic_violence"
    SEXUAL_ABUSE = "sexual_abuse"
    SUICIDALITY = "suicidality"
    SELF_HARM = "self_harm"
    NEGLECT = "neglect"
    RUNAWAY_MISSING = "runaway_missing"
    PARENT_OVERWHELMED = "parent_overwhelmed"
    ONLINE_EXPLOITATION = "online_exploitation"


class Urgency(StrEnum):
    """none: nothing seen; advice: a signal, no acute danger in the text; now: danger going on or within hours."""

    NONE = "none"
    ADVICE = "advice"
    NOW = "now"


class Confidence(StrEnum):
    """How far the source of a record can be trusted, as its reader judged it."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


class Freshness(StrEnum):
    """How current an offer is; derived when asked, never stored (see corpus/freshness.py)."""

    CONFIRMED = "confirmed"
    UNCONFIRMED = "unconfirmed"
    LEAD = "lead"
    HIDDEN = "hidden"


class OfferStatus(StrEnum):
    """HSDS 3 `service.status`."""

    ACTIVE = "active"
    INACTIVE = "inactive"
    DEFUNCT = "defunct"
    TEMPORARILY_CLOSED = "temporarily closed"


class Fit(StrEnum):
    """What one field of an offer says for this child. A field that is not known is never a fit and never a misfit."""

    FITS = "fits"
    UNKNOWN = "unknown"
    NEAR_MISS = "near_miss"
    MISFIT = "misfit"


class Cost(StrEnum):
    """What the asker said about money."""

    GRATIS = "gratis"
    OOIEVAARSPAS = "ooievaarspas"


class PlaceKind(StrEnum):
    """Levels of the gazetteer, widest first."""

    CITY = "city"
    STADSDEEL = "stadsdeel"
    WIJK = "wijk"
    BUURT = "buurt"


@dataclass(frozen=True, slots=True)
class Place:
    """A named area of the gazetteer.

    `name` is the name as the gazetteer writes it. A buurt knows its `wijk`, a wijk and a buurt know their
    `stadsdeel`; both are None where the level is the place itself or wider. Coordinates are WGS84 degrees.
    """

    name: str
    kind: PlaceKind
    wijk: str | None = None
    stadsdeel: str | None = None
    alt_names: tuple[str, ...] = ()
    pc4: tuple[str, ...] = ()
    lat: float | None = None
    lon: float | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """One record of the corpus (bron). `id` is its path without ending, e.g. `methods/kanjertraining`.

    `body` is the literal text after the front matter; quotes are substrings of it. Dates that a source gives
    as a year or month only stay text (`source_date="2021"`). Mappings go from language to text; a missing
    language means nobody wrote it.
    """

    id: str
    collection: str
    title: str
    body: str
    confidence: Confidence
    source_title: str | None = None
    source_url: str | None = None
    source_date: str | None = None
    valid_from: date | None = None
    valid_until: date | None = None
    replaced_by: str | None = None
    evidence_level: str | None = None
    disagrees_with: tuple[str, ...] = ()
    disagreement: str | None = None
    same_as: tuple[str, ...] = ()
    questions: Mapping[Language, tuple[str, ...]] = field(default_factory=dict)
    summary: Mapping[Language, str] = field(default_factory=dict)
    themes: tuple[str, ...] = ()
    document: str | None = None


@dataclass(frozen=True, slots=True)
class Phone:
    """HSDS `phone`: the number as the source prints it, and what it is for."""

    number: str
    description: str | None = None


@dataclass(frozen=True, slots=True)
class Address:
    """HSDS `address`. `address_1` is street (and number where the source has one)."""

    address_1: str
    city: str | None = None
    postal_code: str | None = None


@dataclass(frozen=True, slots=True)
class CostOption:
    """HSDS `cost_option`. `amount` in euro, 0 for free, None when the source gives no figure.

    `option` names for whom it holds ("Ooievaarspas"), None for everybody; `amount_description` is the source's own
    words.
    """

    amount: float | None = None
    option: str | None = None
    amount_description: str | None = None


@dataclass(frozen=True, slots=True)
class Schedule:
    """HSDS `schedule`. `byday` uses RFC 5545 codes (MO TU WE TH FR SA SU), empty when the source names no day.

    `description` is the source's own words and is what people read. `holiday_period` is true for offers that run in
    school holidays only.
    """

    description: str
    byday: tuple[str, ...] = ()
    opens_at: str | None = None
    closes_at: str | None = None
    holiday_period: bool = False


@dataclass(frozen=True, slots=True)
class Offer:
    """A local offer (aanbod) in the names of the Human Services Data Specification 3, on top of its record.

    `record.body` is the description. Ages are whole years, None when the source gives none. `service_areas` are
    gazetteer names ("Den Haag" for the whole city). `kind` is the kind of help, `audience` the roles who would act
    on it.
    `for_children` is false for offers to adults, older youth or organisations: they stay out of children's results.
    """

    record: Source
    organization: str
    kind: str
    service_areas: tuple[str, ...]
    status: OfferStatus = OfferStatus.ACTIVE
    minimum_age: int | None = None
    maximum_age: int | None = None
    eligibility_description: str | None = None
    addresses: tuple[Address, ...] = ()
    phones: tuple[Phone, ...] = ()
    email: str | None = None
    url: str | None = None
    cost_options: tuple[CostOption, ...] = ()
    schedules: tuple[Schedule, ...] = ()
    application_process: str | None = None
    languages: tuple[str, ...] = ()
    accessibility: str | None = None
    assured_date: date | None = None
    alert: str | None = None
    one_off: bool = False
    for_children: bool = True
    audience: tuple[Role, ...] = ()

    @property
    def id(self) -> str:
        """The id of the record, `offers/…`."""
        return self.record.id

    @property
    def name(self) -> str:
        """HSDS `service.name`: the record's title."""
        return self.record.title


@dataclass(frozen=True, slots=True)
class Passage:
    """A piece of a source that can be quoted (fragment). `text` is literal; `page` counts from 1, None without
    pages."""

    id: str
    source_id: str
    text: str
    heading: str | None = None
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Theme:
    """A need or subject (thema). `label` is what people read per language, `words` are lay words per language."""

    id: str
    label: Mapping[Language, str]
    words: Mapping[Language, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Slots:
    """What was understood of the question and what earlier turns said.

    `age` is (lowest, highest) in years. `place` is a gazetteer place. `days` are RFC 5545 codes.
    `avoid` holds themes the asker does not want ("geen sport"). `kinds` are wished kinds of help.
    """

    role: Role = Role.ONBEKEND
    age: tuple[int, int] | None = None
    place: Place | None = None
    pc4: str | None = None
    themes: tuple[str, ...] = ()
    avoid: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    cost: Cost | None = None
    days: tuple[str, ...] = ()
    holiday: bool = False


@dataclass(frozen=True, slots=True)
class Hit:
    """A source that was found (treffer). `score` is comparable within one search only; `parts` explains it by
    component."""

    source_id: str
    score: float
    parts: Mapping[str, float] = field(default_factory=dict)
    passage_id: str | None = None


@dataclass(frozen=True, slots=True)
class Rejected:
    """A source that was found and not used, with the reason in English for engineers and workers."""

    hit: Hit
    reason: str


@dataclass(frozen=True, slots=True)
class KnownShare:
    """How much of a question the corpus knows: the share of its words (0 to 1), and the cosine of the nearest source.

    `similarity` is None without an encoder.
    """

    words: float = 0.0
    similarity: float | None = None


@dataclass(frozen=True, slots=True)
class Hits:
    """The result of one search, best first. `known` says how much of the question the corpus knows at all."""

    kept: tuple[Hit, ...] = ()
    rejected: tuple[Rejected, ...] = ()
    known: KnownShare = KnownShare()


@dataclass(frozen=True, slots=True)
class Citation:
    """A literal quote and where it stands (bronvermelding)."""

    source: str
    quote: str
    page: int | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Reason:
    """One field of an offer judged for this child, with the words for it, e.g. (FITS, "7 jaar")."""

    field: str
    fit: Fit
    words: str


@dataclass(frozen=True, slots=True)
class Referral:
    """A doorverwijzing: an offer, why it fits, what is not known, and how sure we are. `distance_m` only from
    sourced coordinates."""

    offer: Offer
    reasons: tuple[Reason, ...]
    freshness: Freshness
    near_miss: bool = False
    distance_m: int | None = None
    relevance: float = 0.0


@dataclass(frozen=True, slots=True)
class MaskedSpan:
    """A piece of personal data in code points of the original text."""

    start: int
    end: int
    label: str


@dataclass(frozen=True, slots=True)
class SafetyFinding:
    """What the safety lane saw, and which rule saw it (for experts who read the rules)."""

    signal: Signal = Signal.NONE
    urgency: Urgency = Urgency.NONE
    rule: str | None = None


@dataclass(frozen=True, slots=True)
class Part:
    """One block of a reply, in the order in which it is read. `kind` names how a page shows it.

    help: fixed safety text; lead: the paragraph that answers; why: quotes inside a referral; question: the one question
    back; cards: offers in full; near, leads, also, known: offers as lines under a heading in the first line; note:
    contradiction, evidence level, what is missing; sources: what the answer rests on; copy: a line a professional can
    copy; step: what to do next; dutch: the same in Dutch beside another language.
    """

    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class Answer:
    """A reply (antwoord). `text` is the whole reply as plain text, cards included; `parts` the same blocks for a page.

    `sources` are ids, best first, offers excluded; `contacts` are further records whose phone or address stands in
    the text.
    """

    status: Status
    text: str
    parts: tuple[Part, ...] = ()
    sources: tuple[str, ...] = ()
    citations: tuple[Citation, ...] = ()
    referrals: tuple[Referral, ...] = ()
    contacts: tuple[str, ...] = ()
    slots: Slots = Slots()
    finding: SafetyFinding = SafetyFinding()
    language: Language = Language.NL
    masked: tuple[MaskedSpan, ...] = ()
    hits: Hits = Hits()
