"""Which status a reply gets, from what was understood and found. Pure rules, in the order of design.md section 4."""

from __future__ import annotations

from assistant.domain import Hits, Language, Status
from assistant.offers.matching import Matches
from assistant.understanding.reading import Ask, Scope, Understood

# Below this share of the question known to the corpus the assistant says that it doesn't know. Set from the curve that
# `make threshold` prints (docs/decisions/0005-retrieval.md).
MIN_CONFIDENCE = 0.08
# Facts that change or that no record holds unless it says so: asking for one is unanswerable without a literal value.
FLEETING = frozenset({Ask.OPENING_HOURS, Ask.STILL_OPEN, Ask.WAITING_TIME, Ask.PERSON, Ask.AMOUNT_NOW, Ask.PHONE})


def decide(understood: Understood, hits: Hits, matches: Matches, known: frozenset[Ask]) -> Status:
    """The status of a reply. `known` holds the asked facts of which a record that was found has a value."""
    if understood.scope is not Scope.IN_SCOPE:
        return Status.OUT_OF_SCOPE
    if understood.asks & FLEETING - known:
        return Status.UNANSWERABLE
    if is_unknown(understood, hits):
        return Status.UNANSWERABLE
    shown = matches.fitting or matches.near or matches.leads
    if understood.wants_offer:
        if needs_question_back(understood):
            return Status.CLARIFY
        if shown:
            return Status.REFERRED
        if not understood.wants_explanation:
            return Status.UNANSWERABLE
    return Status.ANSWERED if hits.kept else Status.UNANSWERABLE


def is_unknown(understood: Understood, hits: Hits) -> bool:
    """Whether the corpus knows too little of the question's words; other languages reach it through fewer texts."""
    floor = MIN_CONFIDENCE if understood.language is Language.NL else MIN_CONFIDENCE / 2
    return hits.confidence < floor and not understood.slots.themes and not understood.named_offers


def needs_question_back(understood: Understood) -> bool:
    """No specific need is named, and the place or the age, which is not known, decides what comes first."""
    slots = understood.slots
    return not understood.specific and (slots.place is None or slots.age is None)
