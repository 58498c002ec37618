"""What a message asks for."""

from __future__ import annotations

import pytest

from assistant.domain import Language, Role
from assistant.understanding.asks import Ask, Wish, asks_in, wish_in
from assistant.understanding.message import Message


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("wat is het telefoonnummer?", {Ask.PHONE}),
        ("hoe laat gaan ze open", {Ask.OPENING_HOURS}),
        ("wat kost dat", {Ask.PRICE}),
        ("is het nog open?", {Ask.STILL_OPEN}),
        ("hoe lang is de wachtlijst", {Ask.WAITING_TIME}),
        ("wie is jullie kinderwerker", {Ask.PERSON}),
        ("hoe hoog is de inkomensgrens", {Ask.AMOUNT_NOW}),
        ("hoe kan ik haar aanmelden", {Ask.HOW_TO_JOIN}),
        ("what are the opening hours", {Ask.OPENING_HOURS}),
        ("ile to kosztuje", {Ask.PRICE}),
        ("скільки коштує", {Ask.PRICE}),
        ("كم يكلف", {Ask.PRICE}),
        ("telefon numarası nedir", {Ask.PHONE}),
        ("is er een sportclub in Laak?", {Ask.EXISTS}),
        ("mag mijn kind de Kindertelefoon bellen", set()),
    ],
)
def test_the_fact_that_is_asked_for_is_named(text: str, expected: set[Ask]) -> None:
    assert asks_in(Message.of(text), names_an_offer=False) == expected


def test_a_national_waiting_time_is_a_figure_not_the_queue_of_today() -> None:
    assert Ask.WAITING_TIME not in asks_in(Message.of("gemiddelde wachttijd landelijk"), names_an_offer=False)


def test_what_is_told_in_passing_is_not_asked() -> None:
    message = Message.of("De wachttijd is een half jaar. Wie kan intussen helpen?")
    assert asks_in(message, names_an_offer=False) == frozenset()


def test_whether_a_named_offer_still_runs_is_asked_with_a_bare_still() -> None:
    message = Message.of("bestaat de Vliegerclub nog")
    assert Ask.STILL_OPEN in asks_in(message, names_an_offer=True)
    assert Ask.STILL_OPEN not in asks_in(message, names_an_offer=False)


@pytest.mark.parametrize(
    ("text", "offer", "explanation"),
    [
        ("waar kan mijn dochter dansen", True, False),
        ("wie helpt ons", True, False),
        ("wat is een meldcode", False, True),
        ("waarom werkt dat en waar kan hij heen", True, True),
        ("kızım nereye gidebilir", True, False),
        ("gdzie mogą pograć", True, False),
        ("що таке kinderwerk", False, True),
    ],
)
def test_somewhere_to_go_is_told_from_something_to_know(text: str, offer: bool, explanation: bool) -> None:
    wish = wish_in(Message.of(text), Role.LEERKRACHT, about_somebody=False, has_theme=False)
    assert wish == Wish(offer, explanation)


def test_a_telegram_about_a_child_looks_for_an_offer() -> None:
    message = Message.of("meisje 8j, Laak, verlegen")
    assert wish_in(message, Role.HUISARTS, about_somebody=True, has_theme=True) == Wish(True, False)
    assert wish_in(message, Role.HUISARTS, about_somebody=False, has_theme=False) == Wish(False, True)


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("wat is er te doen voor een kind van 7 in Laak", Role.OUDER),
        ("is er ergens huiswerkhulp voor een jongen van 11?", Role.OUDER),
        ("ik ben 10 en ik zoek vrienden in Laak wat kan ik doen", Role.KIND),
    ],
)
def test_looking_for_something_to_do_is_no_wish_for_an_explanation(text: str, role: Role) -> None:
    wish = wish_in(Message.of(text, Language.NL), role, about_somebody=True, has_theme=True)
    assert wish.offer and not wish.explanation
