"""Words that were understood and so are not strange."""

from __future__ import annotations

from assistant.domain import Language
from assistant.understanding.familiar import familiar_words, place_words
from assistant.understanding.message import Message
from assistant.understanding.themes import ThemeWords
from tests.offer_world import GAZETTEER, THEMES, WATERWIJK


def test_words_of_a_kind_of_help_and_of_a_person_are_familiar() -> None:
    message = Message.of("vioolles voor ons overbuurmeisje met kwark", Language.NL)
    assert familiar_words(message, ThemeWords.of(THEMES)) == {"vioolles", "overbuurmeisje"}


def test_the_place_that_was_understood_is_put_aside() -> None:
    message = Message.of("speeltuin in Waterwijk", Language.NL)
    assert "waterwijk" in place_words(message, WATERWIJK, GAZETTEER)
    assert place_words(message, None, GAZETTEER) == frozenset()
