"""Which of the facts that were asked for a found record really holds: a phone, a price, a time, an address."""

from __future__ import annotations

import re

from assistant.composing.evidence import Evidence
from assistant.corpus.reading import Corpus
from assistant.domain import Offer, Source
from assistant.retrieval.dutch import lemmas
from assistant.understanding.reading import Ask, Understood

_PHONE = re.compile(r"(?<!\d)(?:0\d{2,3}[ -]?\d{4,7}|0800[ -]?\d{4}|11[23])(?!\d)")
_CLOCK = re.compile(r"\b\d{1,2}[.:]\d{2}\b|\b\d{1,2} uur\b|24 uur|dag en nacht|\b24/7\b")
# A question about a fact is answered from the best sources only; a number in the tenth says nothing about it.
LOOKED_AT = 2
SHORTEST_TITLE_WORD = 6


def known_facts(understood: Understood, evidence: Evidence, corpus: Corpus) -> frozenset[Ask]:
    """The asked facts with a value in the offers that were named, or else in the best sources found."""
    offers = [corpus.offers[id_] for id_ in understood.named_offers if id_ in corpus.offers]
    if offers:
        return frozenset(ask for ask in understood.asks if any(_offer_has(offer, ask) for offer in offers))
    best = [evidence.sources[hit.source_id] for hit in evidence.hits.kept[:LOOKED_AT]]
    bodies = [source.body for source in best if _is_asked_for(source, understood.standalone)]
    return frozenset(ask for ask in understood.asks if any(_body_has(body, ask) for body in bodies))


def _is_asked_for(source: Source, question: str) -> bool:
    """Whether a word of the source's title stands in the question: the hours of the Kindertelefoon are not those of
    a club."""
    asked = set(lemmas(question))
    return any(term in asked for term in lemmas(source.title) if len(term) >= SHORTEST_TITLE_WORD)


def _offer_has(offer: Offer, ask: Ask) -> bool:
    """Whether the record has a value for it. Nobody's record says whether a thing still runs today, or how long the
    queue is."""
    held = {
        Ask.PHONE: bool(offer.phones),
        Ask.ADDRESS: bool(offer.addresses),
        Ask.OPENING_HOURS: any(s.byday or s.opens_at or _CLOCK.search(s.description) for s in offer.schedules),
        Ask.PRICE: bool(offer.cost_options),
        Ask.HOW_TO_JOIN: bool(offer.application_process),
        Ask.STILL_OPEN: offer.assured_date is not None,
    }
    return held.get(ask, False)


def _body_has(body: str, ask: Ask) -> bool:
    if ask is Ask.PHONE:
        return bool(_PHONE.search(body))
    if ask is Ask.OPENING_HOURS:
        return bool(_CLOCK.search(body))
    return False
