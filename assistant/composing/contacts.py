"""Whom to call about an offer: its own contact, else its organisation's, else the desks that help everybody."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from assistant.corpus.reading import Corpus
from assistant.domain import Offer, OfferStatus, Phone

# Desks that help everybody on their way, by the words in their name; found in the corpus, never assumed.
DESKS = ("centrum jeugd en gezin", "cjg", "servicepunt")
MOST_DESKS = 2


@dataclass(frozen=True, slots=True)
class Contact:
    """How to reach someone. `records` are the ids whose fields these are; a field is empty when no source gives it."""

    phones: tuple[Phone, ...] = ()
    email: str | None = None
    url: str | None = None
    organization: str | None = None
    records: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.phones or self.email or self.url)


def contact_of(offer: Offer, corpus: Corpus) -> Contact:
    """The best contact for an offer. False in a condition when neither the offer nor its organisation has one.

    An organisation whose offers give different contacts (a municipality) has none of its own: its swimming pool does
    not answer for its library.
    """
    own = Contact(offer.phones, offer.email, offer.url, None, (offer.id,))
    if own:
        return own
    siblings = [other for other in corpus.offers.values() if _reachable_sibling(other, offer)]
    ways = {(other.phones, other.email, other.url) for other in siblings}
    if len(ways) != 1:
        return Contact()
    first = min(siblings, key=lambda other: other.id)
    return Contact(first.phones, first.email, first.url, offer.organization, (first.id,))


def _reachable_sibling(other: Offer, offer: Offer) -> bool:
    same = other.organization == offer.organization and other.status is OfferStatus.ACTIVE
    return same and bool(other.phones or other.email or other.url)


def desk_names(at_hand: Iterable[Offer]) -> list[str]:
    """Desks as people call them: "Centrum Jeugd en Gezin (CJG) Den Haag" -> "Centrum Jeugd en Gezin"."""
    return [desk.name.split(" (")[0] for desk in at_hand]


def desks(corpus: Corpus) -> tuple[Offer, ...]:
    """The offers of this municipality that help everybody on their way, CJG first; empty when the corpus names none."""
    found: dict[str, Offer] = {}
    for word in DESKS:
        for offer in sorted(corpus.offers.values(), key=lambda offer: (len(offer.name), offer.id)):
            if offer.status is OfferStatus.ACTIVE and word in offer.name.casefold():
                found.setdefault(word.split()[0], offer)
                break
    return tuple({offer.id: offer for offer in found.values()}.values())[:MOST_DESKS]
