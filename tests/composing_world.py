"""A small made-up municipality for the tests of composing: sources, offers and questions that exist nowhere else."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

from assistant.composing import quoting
from assistant.composing.evidence import Evidence
from assistant.corpus.places import Gazetteer
from assistant.corpus.reading import Corpus
from assistant.domain import (
    Address,
    Answer,
    Confidence,
    CostOption,
    Fit,
    Freshness,
    Hit,
    Hits,
    Language,
    Offer,
    Passage,
    Phone,
    Place,
    PlaceKind,
    Reason,
    Referral,
    Role,
    Schedule,
    Slots,
    Source,
    Theme,
)
from assistant.offers.matching import Matches
from assistant.understanding.asks import Ask
from assistant.understanding.reading import Understood
from assistant.understanding.scope import Scope

TODAY = date(2026, 6, 1)
WIJK = Place("Waterwijk", PlaceKind.WIJK, stadsdeel="Noord")
CITY = Place("Duinstad", PlaceKind.CITY)


def source(name: str, *facts: str, **fields: object) -> Source:
    collection = name.split("/")[0]
    given: dict[str, object] = {
        "title": name.split("/")[1].replace("-", " ").capitalize(),
        "confidence": Confidence.HIGH,
    }
    return Source(id=name, collection=collection, body="\n\n".join(facts), **{**given, **fields})  # type: ignore[arg-type]


KLIMMEN = source(
    "methods/klimmethode",
    "De klimmethode leert kinderen van 6 tot 10 jaar samen klimmen en elkaar helpen.",
    "Een groep heeft hooguit negen kinderen en komt twaalf keer bij elkaar.",
    "De methode is niet erkend door de keurmeesters, zo bleek in 2019.",
    "Ouders kijken de laatste keer mee en krijgen een schriftje.",
    source_title="Duinstad Instituut - De klimmethode",
    source_date="2019-05",
    source_url="https://duinstad.example/klimmen",
    evidence_level="niet erkend (2019)",
    summary={
        Language.EN: "The climbing method teaches children aged 6 to 10 to climb together.",
        Language.TR: "Tırmanma yöntemi 6-10 yaş çocuklara birlikte tırmanmayı öğretir.",
        Language.AR: "تعلّم طريقة التسلق الأطفال من 6 إلى 10 سنوات التسلق معاً.",
    },
)
TELLING = source(
    "figures/klimmers-2020",
    "In 2020 klommen er 310 kinderen in Duinstad, zo telde de klimbond.",
    "Dat is een telling van de bond zelf.",
    source_title="Klimbond - Jaarverslag",
    source_date="2020",
    disagrees_with=("figures/klimmers-gemeente",),
    disagreement="De klimbond telde 310 kinderen, de gemeente 180.",
)
GEMEENTE = source(
    "figures/klimmers-gemeente",
    "De gemeente Duinstad telde 180 kinderen die klommen in 2020.",
    source_title="Gemeente Duinstad - Sport in cijfers",
    source_date="2021",
    disagrees_with=("figures/klimmers-2020",),
)
DUBBEL = source(
    "methods/klimmen-dubbel", "De klimmethode leert kinderen samen klimmen.", same_as=("methods/klimmethode",)
)
PDF = source("documents/klimgids", document="klimgids.pdf", source_title="Klimgids", source_date="2022")
KINDERTELEFOON = source("safety/kindertelefoon", "De Kindertelefoon is er voor kinderen vanaf 8 jaar: 0800-0432.")


def offer(name: str, organization: str, body: str, **fields: object) -> Offer:
    given = {"kind": "sport", "service_areas": ("Waterwijk",), **fields}
    record = source(
        f"offers/{name}", body, source_title=f"Wijkkrant - {name}", source_date=str(given.pop("year", "2023"))
    )
    record = replace(record, title=str(given.pop("title", record.title)), summary=given.pop("summary", {}))  # type: ignore[arg-type]
    return Offer(record=record, organization=organization, **given)  # type: ignore[arg-type]


KLIMCLUB = offer(
    "klimclub",
    "Stichting Omhoog",
    "Bij de klimclub klimmen kinderen na schooltijd op een lage muur.",
    title="Klimclub Waterwijk",
    minimum_age=6,
    maximum_age=10,
    addresses=(Address("Dijkstraat 7", "Duinstad", "9999 AB"),),
    phones=(Phone("099-765 43 21", "op werkdagen"),),
    url="https://omhoog.example/klimclub",
    cost_options=(CostOption(3.5, None, "€ 3,50 per keer"), CostOption(0, "Duinpas", None)),
    schedules=(Schedule("woensdag 14.00-15.30 uur", ("WE",)),),
    application_process="zelf: kom een keer kijken",
    summary={
        Language.EN: "Children climb a low wall after school.",
        Language.AR: "يتسلق الأطفال جداراً منخفضاً بعد المدرسة.",
    },
)
BOULDEREN = offer("boulderhoek", "Stichting Omhoog", "Boulderen in de kelder van het buurthuis.", title="Boulderhoek")
TUIN = offer(
    "wijktuin", "Tuinclub", "Samen zaaien en oogsten in de wijktuin.", title="Wijktuin", service_areas=("Duinstad",)
)
OUD = offer("klimkamp", "Kampclub", "Klimkamp in de zomer.", title="Klimkamp", year="2014", maximum_age=12)
CJG = offer("cjg", "Gemeente Duinstad", "Vragen over opgroeien.", title="CJG Duinstad", service_areas=("Duinstad",))

OFFERS = (KLIMCLUB, BOULDEREN, TUIN, OUD, CJG)
SOURCES = (KLIMMEN, TELLING, GEMEENTE, DUBBEL, PDF, KINDERTELEFOON)
LABELS = {language: "klimmen" for language in Language}
CORPUS = Corpus(
    folder=Path("duinstad"),
    sources={record.id: record for record in (*SOURCES, *(o.record for o in OFFERS))},
    offers={o.id: o for o in OFFERS},
    gazetteer=Gazetteer("Duinstad", (CITY, WIJK)),
    themes=(Theme("klimmen", LABELS, {}),),
    digests={},
    digest="",
)


def understood(text: str, role: Role = Role.OUDER, language: Language = Language.NL, **fields: object) -> Understood:
    given: dict[str, object] = {
        "slots": Slots(role=role),
        "scope": Scope.IN_SCOPE,
        "other_municipality": None,
        "asks": frozenset[Ask](),
        "wants_offer": False,
        "wants_explanation": True,
        "named_offers": (),
        "specific": True,
        "more": False,
        "changed_mind": False,
        **fields,
    }
    return Understood(text=text, standalone=text, language=language, **given)  # type: ignore[arg-type]


def evidence(*sources: Source, passages: tuple[Passage, ...] = ()) -> Evidence:
    """The sources as hits in this order; passages for documents."""
    hits = tuple(Hit(found.id, 1.0 - 0.1 * place) for place, found in enumerate(sources))
    by_source = {found.id: tuple(p for p in passages if p.source_id == found.id) for found in sources}
    return Evidence(Hits(hits), by_source, {found.id: found for found in sources})


def referral(found: Offer, *, near: str | None = None, freshness: Freshness = Freshness.UNCONFIRMED) -> Referral:
    reasons = [Reason("theme", Fit.FITS, "klimmen")]
    if near:
        reasons.append(Reason("age", Fit.NEAR_MISS, near))
    return Referral(found, tuple(reasons), freshness, near_miss=near is not None, relevance=0.9)


def matches(*fitting: Offer, near: tuple[Referral, ...] = (), leads: tuple[Offer, ...] = ()) -> Matches:
    return Matches(
        tuple(referral(found) for found in fitting),
        near,
        tuple(referral(found, freshness=Freshness.LEAD) for found in leads),
        (),
    )


def answered(text: str, *sources: Source, role: Role = Role.OUDER, language: Language = Language.NL) -> Answer:
    """The answer to a question from these sources, without any offer."""
    return quoting.answer(understood(text, role, language), evidence(*sources), matches(), CORPUS, TODAY)


def part(reply: Answer, kind: str) -> str:
    """The text of all blocks of one kind."""
    return "\n".join(block.text for block in reply.parts if block.kind == kind)
