"""Offers that a question names."""

from __future__ import annotations

from dataclasses import replace

from assistant.composing import quoting
from assistant.composing.naming import asked_fields, named_first, named_offers
from assistant.domain import Answer, Fit, Freshness, Language, OfferStatus, Role, Slots
from assistant.understanding.asks import Ask
from tests.composing_world import CORPUS, KLIMCLUB, KLIMMEN, OUD, TODAY, TUIN, evidence, matches, source, understood


def about(*names: str, asks: Ask, language: Language = Language.NL) -> Answer:
    asked = understood("wat kost dat", Role.OUDER, language, named_offers=names, asks=frozenset({asks}))
    return quoting.answer(asked, evidence(KLIMMEN), matches(TUIN), CORPUS, TODAY)


def test_the_field_that_was_asked_for_is_said_first() -> None:
    reply = about(KLIMCLUB.id, asks=Ask.PRICE)
    assert reply.text.startswith("Klimclub Waterwijk, kosten: € 3,50 per keer; gratis (Duinpas).")


def test_a_named_offer_is_quoted_and_shown_and_what_was_found_beside_it_is_not() -> None:
    reply = about(KLIMCLUB.id, asks=Ask.ADDRESS)
    assert reply.citations[0].source == KLIMCLUB.id
    assert reply.citations[0].quote in KLIMCLUB.record.body
    assert [referral.offer.id for referral in reply.referrals] == [KLIMCLUB.id]


def test_an_offer_named_beside_another_question_is_one_line_below_the_answer() -> None:
    asked = understood(
        "leert de klimmethode kinderen samen klimmen, zegt de Klimclub Waterwijk", named_offers=(KLIMCLUB.id,)
    )
    reply = quoting.answer(asked, evidence(KLIMMEN), matches(TUIN), CORPUS, TODAY)
    assert reply.citations[0].source == KLIMMEN.id
    assert not any(part.kind == "cards" for part in reply.parts)
    assert [referral.offer.id for referral in reply.referrals] == [KLIMCLUB.id]


def test_a_field_that_no_record_has_is_not_said() -> None:
    asked = understood("wat kost het", named_offers=(TUIN.id,), asks=frozenset({Ask.PRICE}))
    assert asked_fields(asked, CORPUS, TODAY) == ""


def test_an_old_offer_that_is_named_leads_the_leads_and_gets_no_card() -> None:
    asked = understood("klimkamp", named_offers=(OUD.id,))
    found = named_first(matches(TUIN), asked, CORPUS, TODAY)
    assert [referral.offer.id for referral in found.fitting] == [TUIN.id]
    assert [referral.offer.id for referral in found.leads] == [OUD.id]
    assert found.leads[0].freshness is Freshness.LEAD


def test_a_named_offer_that_was_made_up_here_has_a_reason() -> None:
    found = named_first(matches(), understood("klimclub", wants_offer=True, named_offers=(KLIMCLUB.id,)), CORPUS, TODAY)
    assert [(reason.fit, reason.words) for reason in found.fitting[0].reasons] == [(Fit.FITS, "je noemt het zelf")]


def test_an_offer_that_the_answer_speaks_of_is_named_below_it_with_its_contact() -> None:
    told = source("policy/beleid", "Een school kan hiervoor de Klimclub Waterwijk bellen.")
    asked = understood("wie kan een school bellen", Role.GEMEENTE)
    reply = quoting.answer(asked, evidence(told), matches(TUIN), CORPUS, TODAY)
    also = next(part.text for part in reply.parts if part.kind == "also")
    assert "Klimclub Waterwijk" in also and "099-765 43 21" in also and "Wijktuin" not in also
    assert [referral.offer.id for referral in reply.referrals] == [KLIMCLUB.id]
    assert reply.referrals[0].reasons


def test_related_offers_come_along_for_a_parent_but_not_with_a_figure() -> None:
    slots = Slots(themes=("klimmen",))
    climbing = replace(KLIMCLUB, record=replace(KLIMCLUB.record, themes=("klimmen",)))
    for text, named in (("wat is de klimmethode", True), ("hoeveel kinderen klimmen er", False)):
        reply = quoting.answer(understood(text, slots=slots), evidence(KLIMMEN), matches(climbing), CORPUS, TODAY)
        assert bool(reply.referrals) is named


def test_an_offer_that_stopped_or_is_unknown_is_not_named() -> None:
    stopped = replace(KLIMCLUB, status=OfferStatus.DEFUNCT)
    corpus = replace(CORPUS, offers={**CORPUS.offers, KLIMCLUB.id: stopped})
    asked = understood("klimclub", named_offers=(KLIMCLUB.id, "offers/weg"))
    assert named_offers(asked, corpus, TODAY) == ()
