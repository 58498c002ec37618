"""The offers of a reply: cards for what fits, one line each for near misses and for old leads."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from assistant.composing.cards import ages, card_for, card_text, contact_line, where
from assistant.composing.contacts import Contact
from assistant.composing.sources import attribution
from assistant.corpus.reading import Corpus
from assistant.domain import Fit, Freshness, Language, Part, Referral
from assistant.offers.matching import Matches
from assistant.wording import say

MOST_REFERRALS = 10
MOST_LINES = 3
# Below the cards stands only what is likely to be meant: "tot en met 8 jaar" for reading aloud helps nobody who asked
# where to dance. Without cards above it a line may be further away.
LEAST_BESIDE = 0.5
LEAST_ALONE = 0.3


@dataclass(frozen=True, slots=True)
class Shown:
    """Offers in a reply: the parts that show them, all referrals best first, and whose contacts stand in the text."""

    parts: tuple[Part, ...] = ()
    referrals: tuple[Referral, ...] = ()
    contacts: tuple[str, ...] = ()


def show(matches: Matches, corpus: Corpus, language: Language, today: date, most: int) -> Shown:
    """Cards for at most `most` fitting offers, then near misses and leads as lines. Empty when nothing was matched.

    Leads without a card above them are shown, but under their own heading: they never look like an answer.
    """
    cards = [card_for(referral, corpus, language, today) for referral in matches.fitting[:most]]
    least = LEAST_BESIDE if cards else LEAST_ALONE
    near, leads = _likely(matches.near, least), _likely(matches.leads, least)
    parts = [Part("cards", "\n\n".join(card_text(card, language) for card in cards))]
    parts.append(_lines("near", near, corpus, language))
    parts.append(_lines("leads", leads, corpus, language))
    room = MOST_REFERRALS - len(near) - len(leads)
    return Shown(
        parts=tuple(part for part in parts if part.text),
        referrals=(*matches.fitting[: max(most, room)], *leads, *near)[:MOST_REFERRALS],
        contacts=tuple(record for card in cards for record in card.records),
    )


def _likely(referrals: tuple[Referral, ...], least: float) -> tuple[Referral, ...]:
    return tuple(referral for referral in referrals if referral.relevance >= least)[:MOST_LINES]


def only(matches: Matches, chosen: Iterable[Referral]) -> Matches:
    """The chosen referrals and nothing near or beside them; old ones stay leads."""
    referrals = tuple(chosen)
    leads = tuple(referral for referral in referrals if referral.freshness is Freshness.LEAD)
    return Matches(tuple(r for r in referrals if r.freshness is not Freshness.LEAD), (), leads, matches.rejected)


def show_lines(kind: str, referrals: Iterable[Referral], corpus: Corpus, language: Language) -> Shown:
    """Offers as one line each under the heading of `kind` (near, leads, also); empty when there are none."""
    chosen = tuple(referrals)[:MOST_LINES]
    part = _lines(kind, chosen, corpus, language)
    return Shown((part,), chosen) if chosen else Shown()


def _lines(kind: str, referrals: tuple[Referral, ...], corpus: Corpus, language: Language) -> Part:
    if not referrals:
        return Part(kind, "")
    lines = [f"- {_line(referral, corpus, language)}" for referral in referrals]
    return Part(kind, "\n".join([say("reply", f"{kind}_head", language), *lines]))


def _line(referral: Referral, corpus: Corpus, language: Language) -> str:
    """Name, where, ages; why it is a near miss; source and year: one line."""
    offer = referral.offer
    facts = [part for part in (where(offer, corpus, language), ages(offer, language)) if part]
    said = f"{offer.name} ({'; '.join(facts)})" if facts else offer.name
    misses = [reason.words for reason in referral.reasons if reason.fit is Fit.NEAR_MISS]
    if misses:
        said = f"{said}: {'; '.join(misses)}"
    own = contact_line(Contact(offer.phones, offer.email, offer.url), language)
    if own:
        said = f"{said}; {own}"
    return f"{said}. {say('cards', 'unconfirmed', language, source=attribution(offer.record, language))}"
