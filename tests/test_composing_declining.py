"""Replies of the quoting writer that ask back, decline, or say that they do not know."""

from __future__ import annotations

import re

import pytest

from assistant.composing import quoting
from assistant.domain import Language, Role, Slots, Status
from assistant.understanding.asks import Ask
from assistant.understanding.scope import Scope
from tests.composing_world import (
    BOULDEREN,
    CITY,
    CJG,
    CORPUS,
    GEMEENTE,
    KLIMCLUB,
    KLIMMEN,
    OUD,
    TELLING,
    TODAY,
    TUIN,
    answered,
    evidence,
    matches,
    part,
    understood,
)


def test_a_child_is_sent_to_the_kindertelefoon_from_eight_years_only() -> None:
    for age, sent in ((7, False), (8, True)):
        asked = understood("klimmen", slots=Slots(role=Role.KIND, age=(age, age)))
        reply = quoting.answer(asked, evidence(KLIMMEN), matches(), CORPUS, TODAY)
        assert ("0800-0432" in reply.text) is sent


def test_clarify_asks_one_question_about_what_is_missing() -> None:
    for slots, word in ((Slots(), "hoe oud"), (Slots(age=(6, 6)), "wijk of buurt"), (Slots(place=CITY), "Hoe oud")):
        asked = understood("iets leuks", slots=slots, wants_offer=True, specific=False)
        reply = quoting.clarify(asked, evidence(), matches(TUIN), CORPUS, TODAY)
        assert reply.status is Status.CLARIFY
        assert part(reply, "question").count("?") == 1 and word in part(reply, "question")
        assert "Wijktuin" in part(reply, "cards")


def test_before_the_place_is_known_offers_for_the_whole_city_come_first() -> None:
    asked = understood("iets leuks", slots=Slots(age=(7, 7)), wants_offer=True, specific=False)
    reply = quoting.clarify(asked, evidence(), matches(KLIMCLUB, TUIN, leads=(OUD,)), CORPUS, TODAY)
    assert [referral.offer.id for referral in reply.referrals] == [TUIN.id]


def test_what_comes_near_is_named_as_such_only_when_it_is_near() -> None:
    for text, near in (
        ("hoeveel kinderen klommen vorig jaar in Duinstad", True),
        ("begroting riolering straatverlichting", False),
    ):
        reply = quoting.unanswerable(understood(text), evidence(TELLING), matches(), CORPUS, TODAY)
        assert ("Wat wél in onze bronnen staat" in reply.text) is near
        assert bool(reply.citations) is near


def test_an_answer_without_any_quotable_source_says_that_it_does_not_know() -> None:
    assert answered("klimmen").status is Status.UNANSWERABLE


def test_quotes_that_do_not_follow_each_other_have_a_mark_between_them() -> None:
    lead = part(answered("niet erkend door keurmeesters, samen klimmen", KLIMMEN, role=Role.GEMEENTE), "lead")
    quotes = KLIMMEN.body.split("\n\n")
    assert f"{quotes[0]} {quotes[1]}" in lead or f"{quotes[0]} (…) {quotes[2]}" in lead


def test_what_no_source_says_is_named_with_whom_to_ask() -> None:
    asked = understood("hoe laat open", asks=frozenset({Ask.OPENING_HOURS}), named_offers=(BOULDEREN.id,))
    reply = quoting.unanswerable(asked, evidence(), matches(BOULDEREN), CORPUS, TODAY)
    assert reply.status is Status.UNANSWERABLE
    assert "de openingstijden (Boulderhoek)" in part(reply, "lead")
    assert "099-765 43 21" in part(reply, "step") and "CJG Duinstad" in part(reply, "step")
    assert KLIMCLUB.id in reply.contacts and CJG.id in reply.contacts
    assert not re.search(r"\d{1,2}[.:]\d{2} uur", reply.text)


def test_another_municipality_is_told_where_its_own_help_is_found() -> None:
    asked = understood("klimmen in Bergdorp", scope=Scope.OTHER_MUNICIPALITY, other_municipality="Bergdorp")
    reply = quoting.out_of_scope(asked, CORPUS)
    assert reply.status is Status.OUT_OF_SCOPE
    assert "Duinstad" in reply.text and "gemeente Bergdorp" in reply.text
    assert not reply.referrals and not reply.citations


@pytest.mark.parametrize("scope", [scope for scope in Scope if scope is not Scope.IN_SCOPE])
def test_every_scope_has_one_short_reply(scope: Scope) -> None:
    reply = quoting.out_of_scope(understood("iets anders", scope=scope), CORPUS)
    assert len(reply.parts) == 1 and len(reply.text.split()) < 40


def test_nothing_asked_gets_an_invitation() -> None:
    assert quoting.no_question(understood("", scope=Scope.NO_QUESTION), CORPUS).text.count("?") == 1


@pytest.mark.parametrize("language", Language)
def test_a_failure_keeps_the_help_numbers(language: Language) -> None:
    reply = quoting.failed(language)
    assert reply.status is Status.ERROR
    assert all(number in reply.text for number in ("112", "0800-2000", "0800-0432"))


def test_gemeente_figures_come_with_both_years() -> None:
    lead = part(answered("hoeveel kinderen klimmen er?", TELLING, GEMEENTE, role=Role.GEMEENTE), "lead")
    assert "Klimbond (2020)" in lead and "Gemeente Duinstad (2021)" in lead
