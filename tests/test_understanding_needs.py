"""Needs that no offer of a corpus speaks of."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assistant.domain import Language
from assistant.understanding.message import Message
from assistant.understanding.needs import Needs
from tests.offer_world import offer

FOOTBALL = offer("voetbal")
STABLE = replace(FOOTBALL, record=replace(FOOTBALL.record, body="Op maandag kun je hier paardrijden."))


@pytest.mark.parametrize(
    ("text", "language", "named"),
    [
        ("waar kan ze leren paardrijden in de wijk?", Language.NL, ("paardrijden",)),
        ("Is er Home-Start bij ons?", Language.NL, ("Home-Start",)),
        ("Where can he take horse riding lessons?", Language.EN, ("horse riding",)),
        ("zijn er autisme-oudergroepen?", Language.NL, ("autisme-oudergroepen",)),
        ("waar kan hij voetballen?", Language.NL, ()),
    ],
)
def test_a_need_without_an_offer_is_named_as_it_was_worded(
    text: str, language: Language, named: tuple[str, ...]
) -> None:
    assert Needs.of([FOOTBALL]).find(Message.of(text, language)) == named


def test_a_need_counts_no_longer_once_an_offer_speaks_of_it() -> None:
    message = Message.of("waar kan ze leren paardrijden?", Language.NL)
    assert Needs.of([FOOTBALL, STABLE]).find(message) == ()


def test_a_lay_question_alone_does_not_make_an_offer() -> None:
    asked = replace(FOOTBALL, record=replace(FOOTBALL.record, questions={Language.NL: ("hij wil geen tennis meer",)}))
    assert Needs.of([asked]).find(Message.of("waar kan hij op tennis?", Language.NL)) == ("tennis",)


def test_who_names_another_kind_of_help_beside_it_gets_that() -> None:
    message = Message.of("is rots en water iets voor hem, of kan hij beter op boksen?", Language.NL)
    assert Needs.of([FOOTBALL]).find(message) == ()
