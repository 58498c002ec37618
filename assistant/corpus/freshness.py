"""How current an offer is: derived on the day that somebody asks, never stored.

confirmed     somebody checked it within the last year
unconfirmed   from a source that is new enough to show, with "Vraag eerst na"
lead          old, vague or over: one line under "Mogelijk ook", never alone at the top
hidden        stopped, or past its last day: not shown at all
"""

from __future__ import annotations

from datetime import date, timedelta

from assistant.domain import Confidence, Freshness, Offer, OfferStatus

# A year: children's offers follow the school year, so an older check says nothing about this one.
ASSURANCE_TERM = timedelta(days=365)
# Before 2019 the city's welfare organisations had other names and places; such pages are right too seldom for a card.
FIRST_USABLE_YEAR = 2019
_TWO_YEARS = len("2023-2025")


def freshness_of(offer: Offer, today: date) -> Freshness:
    """Judge one offer. "Temporarily closed" is shown (with its alert) only when that was checked within the term."""
    record = offer.record
    if offer.status in (OfferStatus.INACTIVE, OfferStatus.DEFUNCT):
        return Freshness.HIDDEN
    if record.valid_until is not None and record.valid_until < today:
        return Freshness.HIDDEN
    assured = offer.assured_date is not None and timedelta(0) <= today - offer.assured_date <= ASSURANCE_TERM
    if assured:
        return Freshness.CONFIRMED
    if offer.status is OfferStatus.TEMPORARILY_CLOSED:
        return Freshness.HIDDEN
    return Freshness.LEAD if _is_lead(offer, today) else Freshness.UNCONFIRMED


def _is_lead(offer: Offer, today: date) -> bool:
    year = source_year(offer.record.source_date)
    if year is None:
        return offer.record.confidence is Confidence.LOW or offer.one_off
    return year < FIRST_USABLE_YEAR or (offer.one_off and _is_over(offer.record.source_date, today))


def _is_over(source_date: str | None, today: date) -> bool:
    """Whether a one-off that was announced on this date has passed: its month, or its year where no month is known."""
    if source_date is None:
        return True
    known = source_date[-4:] if len(source_date) == _TWO_YEARS else source_date[:7]
    return known < today.isoformat()[: len(known)]


def source_year(source_date: str | None) -> int | None:
    """The last year that the date of a source names ("2023-2025" => 2025); None without a date."""
    if source_date is None:
        return None
    return int(source_date[-4:] if len(source_date) == _TWO_YEARS else source_date[:4])
