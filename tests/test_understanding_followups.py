"""What leans on earlier turns, and which slots carry on."""

from __future__ import annotations

import pytest

from assistant.domain import Cost, Place, PlaceKind, Slots
from assistant.understanding.followups import carry_on, is_correction, leans, standalone, wants_more
from assistant.understanding.message import Message

LAAK = Place("Laak", PlaceKind.STADSDEEL)
MOERWIJK = Place("Moerwijk", PlaceKind.WIJK, stadsdeel="Escamp")


@pytest.mark.parametrize(
    "text",
    [
        "en voor haar broertje van 3?",
        "iets dichterbij",
        "en op zondag?",
        "waarom die?",
        "nog meer?",
        "hij is 10",
        "moerwijk",
        "en jongerenwerk dan?",
        "what about his sister?",
        "peki cumartesi?",
        "а для молодшого?",
        "a w sobotę?",
    ],
)
def test_a_message_that_goes_on_leans_on_what_was_said(text: str) -> None:
    assert leans(Message.of(text), has_subject=False, asks=True)


def test_a_full_question_of_its_own_stands_alone() -> None:
    message = Message.of("Welke stappen heeft de meldcode en wie moet die volgen?")
    assert not leans(message, has_subject=True, asks=True)


def test_a_statement_without_a_subject_only_adds() -> None:
    message = Message.of("Onze club zit aan de rand van het park")
    assert leans(message, has_subject=False, asks=False)
    assert not leans(message, has_subject=True, asks=False)


def test_more_offers_are_asked_for() -> None:
    assert wants_more(Message.of("heb je nog meer?")) and not wants_more(Message.of("wat kost dat?"))


def test_a_correction_begins_by_taking_back() -> None:
    assert is_correction(Message.of("nee, ze is 8"))
    assert not is_correction(Message.of("ze is 8, nee?"))
    assert not is_correction(Message.of("nee"))


def test_a_follow_up_is_joined_with_the_turns_it_leans_on_and_no_others() -> None:
    texts = ("Wat is een meldcode?", "Waar kan mijn zoon dansen?", "hij is 9", "in Laak")
    assert standalone(texts, (False, False, True, True)) == "Waar kan mijn zoon dansen? hij is 9 in Laak"


def test_what_a_turn_says_replaces_what_was_known_and_the_rest_carries_on() -> None:
    earlier = Slots(age=(7, 7), place=LAAK, themes=("bewegen",), days=("WE",), cost=Cost.GRATIS)
    now = carry_on(earlier, Slots(age=(8, 8)), Message.of("nee, ze is 8"), leaning=True)
    assert now == Slots(age=(8, 8), place=LAAK, themes=("bewegen",), days=("WE",), cost=Cost.GRATIS)


def test_a_new_question_keeps_the_child_and_the_place_but_not_the_subject() -> None:
    earlier = Slots(age=(7, 7), place=LAAK, themes=("bewegen",), kinds=("sport",), days=("WE",), cost=Cost.GRATIS)
    now = carry_on(earlier, Slots(themes=("rouw",)), Message.of("Wie helpt bij rouw?"), leaning=False)
    assert now == Slots(age=(7, 7), place=LAAK, themes=("rouw",))


def test_a_pass_stays_known_in_a_new_question() -> None:
    now = carry_on(Slots(cost=Cost.OOIEVAARSPAS), Slots(), Message.of("Wat is pesten?"), leaning=False)
    assert now.cost is Cost.OOIEVAARSPAS


def test_another_place_drops_the_old_postcode() -> None:
    now = carry_on(Slots(place=LAAK, pc4="2521"), Slots(place=MOERWIJK), Message.of("en in moerwijk?"), leaning=True)
    assert (now.place, now.pc4) == (MOERWIJK, None)


@pytest.mark.parametrize(
    ("text", "field"),
    [("mag overal", "place"), ("leeftijd maakt niet uit", "age"), ("hoeft niet gratis", "cost")],
)
def test_what_no_longer_matters_is_dropped(text: str, field: str) -> None:
    earlier = Slots(age=(7, 7), place=LAAK, cost=Cost.GRATIS)
    assert getattr(carry_on(earlier, Slots(), Message.of(text), leaning=True), field) is None


def test_what_is_not_wanted_any_more_leaves_the_wishes() -> None:
    now = carry_on(
        Slots(themes=("bewegen", "spelen")), Slots(avoid=("bewegen",)), Message.of("geen sport"), leaning=True
    )
    assert (now.themes, now.avoid) == (("spelen",), ("bewegen",))


def test_something_instead_replaces_the_subject() -> None:
    now = carry_on(Slots(themes=("bewegen",)), Slots(themes=("muziek",)), Message.of("liever muziek"), leaning=True)
    assert now.themes == ("muziek",)
