"""What is for this assistant, and what is not."""

from __future__ import annotations

import pytest

from assistant.understanding.message import Message
from assistant.understanding.scope import Scope, scope_of


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("wordt het morgen zonnig?", Scope.WEATHER_AND_CHITCHAT),
        ("yarın hava nasıl", Scope.WEATHER_AND_CHITCHAT),
        ("vertel een mop", Scope.WEATHER_AND_CHITCHAT),
        ("maak mijn huiswerk over vulkanen", Scope.HOMEWORK),
        ("bereken 12 x 14", Scope.HOMEWORK),
        ("welke medicijnen helpen tegen hoesten", Scope.MEDICAL),
        ("heeft mijn dochter adhd?", Scope.MEDICAL),
        ("czy mój syn ma autyzm", Scope.MEDICAL),
        ("hoeveel milligram ibuprofen mag ze", Scope.MEDICAL),
        ("kan ik in hoger beroep over de alimentatie", Scope.LEGAL_CASE),
        ("hoe doe ik belastingaangifte", Scope.MONEY_AND_TAX),
        ("ik wil een paspoort aanvragen", Scope.OTHER_FIELD),
        ("паспорт для дитини", Scope.OTHER_FIELD),
        ("", Scope.NO_QUESTION),
        ("😀 😀", Scope.NO_QUESTION),
        ("hoi goedemorgen", Scope.NO_QUESTION),
        ("dzień dobry", Scope.NO_QUESTION),
        ("x", Scope.NO_QUESTION),
    ],
)
def test_another_field_is_recognised_by_its_kind(text: str, expected: Scope) -> None:
    assert scope_of(Message.of(text), looks_for_offer=False) is expected


@pytest.mark.parametrize(
    "text",
    [
        "mag de kinderwerker medicijnen geven?",
        "wat doe je met een kind met adhd in de club",
        "wie helpt met huiswerk",
        "en als het regent, kan het dan binnen?",
        "moeten beide ouders met gezag tekenen",
        "hoeveel kinderen zijn arm",
        "7",
        "moerwijk",
    ],
)
def test_our_own_field_stays_in_scope(text: str) -> None:
    assert scope_of(Message.of(text), looks_for_offer=False) is Scope.IN_SCOPE


def test_a_word_in_passing_does_not_outweigh_that_somewhere_to_go_is_asked() -> None:
    message = Message.of("we zoeken een clubje, de trein is te duur")
    assert scope_of(message, looks_for_offer=True) is Scope.IN_SCOPE
    assert scope_of(Message.of("hoe laat gaat de trein"), looks_for_offer=False) is Scope.OTHER_FIELD
