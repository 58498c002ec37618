"""Offers that a question or its answer names: shown first, and the field that was asked for said in so many words."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from assistant.composing.cards import card_for
from assistant.composing.evidence import Fact
from assistant.corpus.freshness import freshness_of
from assistant.corpus.reading import Corpus
from assistant.domain import Fit, Freshness, Language, Offer, Reason, Referral
from assistant.offers.matching import Matches
from assistant.retrieval.dutch import words
from assistant.understanding.asks import Ask
from assistant.understanding.reading import Understood
from assistant.wording import say, texts

MOST_NAMED = 2
MOST_SEEN = 3  # "wat kost dat?" after three cards is about all three
SHORTEST_NAME = 8  # characters; a shorter name is a word of the language, too
# Which line of a card answers which question; whether something still exists stands on no line.
_FIELDS = {
    Ask.PHONE: "contact",
    Ask.ADDRESS: "where",
    Ask.OPENING_HOURS: "when",
    Ask.PRICE: "cost",
    Ask.HOW_TO_JOIN: "join",
}


def facts_asked(understood: Understood) -> tuple[str, ...]:
    """The facts that are asked for and have words of their own ("price"), in order; none for "is er een"."""
    return tuple(sorted(ask.value for ask in understood.asks if f"ask_{ask.value}" in texts("reply")))


def named_offers(understood: Understood, corpus: Corpus, today: date) -> tuple[Offer, ...]:
    """The offers that the question names and that may be shown, at most two; empty when it names none.

    A question that asks nothing of an offer must name it in full: "de wijkagent" is no offer where he has his hours.
    """
    known = [corpus.offers[id_] for id_ in understood.named_offers if id_ in corpus.offers]
    if not (facts_asked(understood) or understood.wants_offer):
        asked = f" {' '.join(words(understood.standalone))} "
        known = [offer for offer in known if _named_in(asked, offer)]
    return tuple(offer for offer in known if freshness_of(offer, today) is not Freshness.HIDDEN)[
        : MOST_SEEN if understood.about_seen else MOST_NAMED
    ]


def named_first(matches: Matches, understood: Understood, corpus: Corpus, today: date) -> Matches:
    """The matches with the named offers at the head of those that fit, old ones at the head of the leads."""
    fitting, leads = list(matches.fitting), list(matches.leads)
    near = matches.near
    misfits = {id_ for id_, why in matches.rejected if why.startswith("misfit")}
    for offer in reversed(named_offers(understood, corpus, today)):
        if offer.id in misfits:  # naming it does not make it fit: the Kindertelefoon is not for a child of 6
            continue
        known = next((r for r in (*fitting, *leads, *near) if r.offer.id == offer.id), None)
        referral = known or _referral(offer, understood.language, today)
        if referral.near_miss:
            continue
        target = leads if referral.freshness is Freshness.LEAD else fitting
        target[:] = [referral, *(r for r in target if r.offer.id != offer.id)]
    return Matches(tuple(fitting), near, tuple(leads), matches.rejected)


def asked_fields(understood: Understood, corpus: Corpus, today: date) -> str:
    """What the records of the named offers hold of what was asked, one sentence each; empty when nothing was."""
    said: list[str] = []
    for offer in named_offers(understood, corpus, today):
        lines = card_for(_referral(offer, understood.language, today), corpus, understood.language, today).lines
        wanted = {_FIELDS[ask] for ask in understood.asks if ask in _FIELDS}
        said += [
            say(
                "reply", "asked_field", understood.language, name=offer.name, field=line.label.lower(), value=line.value
            )
            for line in lines
            if line.field in wanted and line.known
        ]
    return " ".join(said)


def mentioned_offers(facts: Iterable[Fact], corpus: Corpus, language: Language, today: date) -> tuple[Referral, ...]:
    """The offers that quoted facts speak of by name ("vraag Veilig Thuis om advies"), old ones left out."""
    said = f" {' '.join(' '.join(words(fact.quote)) for fact in facts)} "
    found = [
        _referral(offer, language, today, "mentioned") for offer in corpus.offers.values() if _named_in(said, offer)
    ]
    return tuple(referral for referral in found if referral.freshness in (Freshness.CONFIRMED, Freshness.UNCONFIRMED))


def _named_in(said: str, offer: Offer) -> bool:
    """Whether an offer's name, without what explains it, stands in a text: "Veilig Thuis (advies en melden)"."""
    name = " ".join(words(offer.name.split(":")[0].split(" (")[0])).removeprefix("de ").removeprefix("stichting ")
    return len(name) >= SHORTEST_NAME and f" {name} " in said


def _referral(offer: Offer, language: Language, today: date, why: str = "named") -> Referral:
    reason = Reason("name", Fit.FITS, say("cards", why, language))
    return Referral(offer, (reason,), freshness_of(offer, today), relevance=1.0)
