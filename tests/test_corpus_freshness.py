"""How current an offer is, on the day that somebody asks."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from assistant.corpus.freshness import freshness_of
from assistant.domain import Confidence, Freshness, Offer, OfferStatus, Source

TODAY = date(2026, 3, 1)
RECORD = Source("offers/x", "offers", "X", "Tekst.", Confidence.MEDIUM, source_date="2022")
OFFER = Offer(RECORD, "Stichting X", "club", ("Duinstad",))


def judged(offer: Offer = OFFER, **record: object) -> Freshness:
    return freshness_of(replace(offer, record=replace(offer.record, **record)), TODAY)  # type: ignore[arg-type]


def test_a_check_within_a_year_confirms_and_an_older_one_does_not() -> None:
    assert judged(replace(OFFER, assured_date=TODAY - timedelta(days=365))) is Freshness.CONFIRMED
    assert judged(replace(OFFER, assured_date=TODAY - timedelta(days=366))) is Freshness.UNCONFIRMED


def test_a_check_in_the_future_confirms_nothing() -> None:
    assert judged(replace(OFFER, assured_date=TODAY + timedelta(days=1))) is Freshness.UNCONFIRMED


@pytest.mark.parametrize(
    ("source_date", "confidence", "freshness"),
    [
        ("2019", Confidence.LOW, Freshness.UNCONFIRMED),
        ("2018-12-31", Confidence.HIGH, Freshness.LEAD),
        ("2017-2019", Confidence.LOW, Freshness.UNCONFIRMED),
        ("2014-2015", Confidence.HIGH, Freshness.LEAD),
        (None, Confidence.LOW, Freshness.LEAD),
        (None, Confidence.MEDIUM, Freshness.UNCONFIRMED),
    ],
)
def test_an_old_or_vague_source_makes_a_lead(
    source_date: str | None, confidence: Confidence, freshness: Freshness
) -> None:
    assert judged(source_date=source_date, confidence=confidence) is freshness


@pytest.mark.parametrize(
    ("source_date", "freshness"),
    [
        ("2024-07-22", Freshness.LEAD),
        ("2026-02", Freshness.LEAD),
        ("2026-03", Freshness.UNCONFIRMED),
        ("2026", Freshness.UNCONFIRMED),
        ("2026-07-01", Freshness.UNCONFIRMED),
        (None, Freshness.LEAD),
    ],
)
def test_a_one_off_that_is_over_is_a_lead(source_date: str | None, freshness: Freshness) -> None:
    assert judged(replace(OFFER, one_off=True), source_date=source_date) is freshness


def test_a_check_outweighs_an_old_source() -> None:
    assert judged(replace(OFFER, assured_date=TODAY), source_date="2011") is Freshness.CONFIRMED


@pytest.mark.parametrize("status", [OfferStatus.INACTIVE, OfferStatus.DEFUNCT])
def test_what_has_stopped_is_hidden_even_when_checked(status: OfferStatus) -> None:
    assert judged(replace(OFFER, status=status, assured_date=TODAY)) is Freshness.HIDDEN


def test_an_offer_is_hidden_from_the_day_after_its_last() -> None:
    assert judged(valid_until=TODAY) is Freshness.UNCONFIRMED
    assert judged(replace(OFFER, assured_date=TODAY), valid_until=TODAY - timedelta(days=1)) is Freshness.HIDDEN


def test_a_temporary_closure_is_shown_only_when_it_was_checked() -> None:
    closed = replace(OFFER, status=OfferStatus.TEMPORARILY_CLOSED)
    assert judged(closed) is Freshness.HIDDEN
    assert judged(replace(closed, assured_date=TODAY)) is Freshness.CONFIRMED
