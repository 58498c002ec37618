"""Messages that name nothing of our field."""

from __future__ import annotations

import pytest

from assistant.domain import Confidence, Language, Source
from assistant.understanding.message import Message
from assistant.understanding.outside import Outside

QUESTIONS = ("hoe werkt het register", "wat staat er in de nota", "welke stappen zijn er", "is dat verplicht")
SOURCES = tuple(
    Source(f"methods/{n}", "methods", "x", "", Confidence.HIGH, questions={Language.NL: (question,) * 30})
    for n, question in enumerate(QUESTIONS)
)
OUTSIDE = Outside.of(SOURCES)


@pytest.mark.parametrize(
    "text",
    ["komt er straks onweer", "hoe bak ik een appeltaart", "wat kost een nieuw rijbewijs", "szukam pracy w sklepie"],
)
def test_a_question_in_the_words_of_other_subjects_is_outside(text: str) -> None:
    assert OUTSIDE.holds(Message.of(text))


@pytest.mark.parametrize("text", ["welke stappen staan er in de nota", "is het register verplicht", "", "xqzv"])
def test_a_question_in_our_own_words_or_in_none_that_are_known_is_not(text: str) -> None:
    assert not OUTSIDE.holds(Message.of(text))


def test_without_lay_questions_nothing_is_outside() -> None:
    assert not Outside.of(()).holds(Message.of("komt er straks onweer"))
