"""Which status a reply gets, from what was understood and found. Pure rules, in the order of design.md section 4."""

from __future__ import annotations

from assistant.corpus.places import Gazetteer
from assistant.domain import Hits, KnownShare, Language, Status
from assistant.offers.matching import Matches
from assistant.retrieval.dutch import fold
from assistant.understanding.asks import Ask
from assistant.understanding.reading import Understood
from assistant.understanding.scope import Scope

# A question of whose words the corpus knows less than this share, and to which no source is nearer than this cosine,
# is one
# that the assistant doesn't know. From the curve that `python -m benchmarks.threshold` prints (docs/decisions/0005):
# no golden
# question lost. Other languages reach the corpus through far fewer texts, so only nearness counts there.
MIN_KNOWN_WORDS = 0.6
MIN_SIMILARITY = 0.45
MIN_SIMILARITY_ELSEWHERE = 0.3
# A theme says that a question is ours ("waar kan hij leren programmeren": talent), but not when what it turns on is a
# word that no record and no lay question has.
FEW_KNOWN_WORDS = 0.5
FAIR_SIMILARITY = 0.6
# The one word that says by itself that a question is for us, however the rest is spelt.
OUR_TRADE = "kinderwerk"
# Facts that change or that no record holds unless it says so: asking for one is unanswerable without a literal value.
FLEETING = frozenset({Ask.OPENING_HOURS, Ask.STILL_OPEN, Ask.WAITING_TIME, Ask.PERSON, Ask.AMOUNT_NOW, Ask.PHONE})


def decide(
    understood: Understood, hits: Hits, matches: Matches, known: frozenset[Ask], gazetteer: Gazetteer
) -> Status:
    """The status of a reply. `known` holds the asked facts of which a record that was found has a value."""
    if understood.scope is not Scope.IN_SCOPE:
        return Status.OUT_OF_SCOPE
    if understood.asks & FLEETING - known:
        return Status.UNANSWERABLE
    if is_unknown(understood, hits) or misses_the_need(understood):
        return Status.UNANSWERABLE
    if misses_the_place(understood, matches, gazetteer):
        return Status.UNANSWERABLE
    shown = matches.fitting or matches.near or matches.leads
    # "Wat is kinderwerk, en kan mijn kind erheen?" asks for the explanation first; offers stand below it.
    looks_for = understood.wants_offer or understood.more
    if looks_for and (understood.specific or not understood.wants_explanation):
        if needs_question_back(understood):
            return Status.CLARIFY
        if shown:
            return Status.REFERRED
        if not understood.wants_explanation:
            return Status.UNANSWERABLE
    return Status.ANSWERED if hits.kept else Status.UNANSWERABLE


def is_unknown(understood: Understood, hits: Hits) -> bool:
    """Whether the corpus knows too little of the question. An offer that was named says that it is ours."""
    known = hits.known
    if understood.named_offers or OUR_TRADE in fold(understood.standalone):
        return False
    if understood.language is not Language.NL:
        near = known.similarity is None or known.similarity >= MIN_SIMILARITY_ELSEWHERE
        return not near and not understood.slots.themes
    if known.words < FEW_KNOWN_WORDS and _is_far(known, FAIR_SIMILARITY):
        return True
    return not understood.slots.themes and known.words < MIN_KNOWN_WORDS and _is_far(known, MIN_SIMILARITY)


def _is_far(known: KnownShare, similarity: float) -> bool:
    return known.similarity is None or known.similarity < similarity


def misses_the_need(understood: Understood) -> bool:
    """Looks for something that no offer speaks of. Who can't pay for it is helped by the schemes all the same."""
    wanted = understood.wants_offer and not understood.wants_explanation
    return wanted and bool(understood.missing_needs) and "armoede" not in understood.slots.themes


def misses_the_place(understood: Understood, matches: Matches, gazetteer: Gazetteer) -> bool:
    """Asks whether it is there ("is er kinderwerk in de Vogelwijk"); an offer elsewhere or city-wide is no yes."""
    slots = understood.slots
    place, asks_whether = slots.place, Ask.EXISTS in understood.asks and OUR_TRADE in fold(understood.text)
    if place is None or not asks_whether or slots.themes or slots.age is not None:
        return False
    areas = (area for referral in (*matches.fitting, *matches.leads) for area in referral.offer.service_areas)
    return not any(gazetteer.covers(area, place) == 0 for area in areas)


def needs_question_back(understood: Understood) -> bool:
    """No specific need is named, and the place or the age, which is not known, decides what comes first."""
    slots = understood.slots
    return not understood.specific and (slots.place is None or slots.age is None)
