"""Misspelt words."""

from __future__ import annotations

import pytest

from assistant.understanding.spelling import is_dutch_word, nearest, sound_of

SOUNDS = {sound_of(name): name for name in ("schilderswijk", "zwemdiploma", "bouwlust")}


@pytest.mark.parametrize(
    ("typed", "expected"),
    [("schilderswyk", "schilderswijk"), ("zwemdiplma", "zwemdiploma"), ("bauwlust", "bouwlust"), ("blust", None)],
)
def test_a_word_that_sounds_the_same_or_is_one_slip_away_is_found(typed: str, expected: str | None) -> None:
    assert nearest(typed, SOUNDS) == expected


def test_dictionary_words_are_known_and_slips_are_not() -> None:
    assert is_dutch_word("voetballen") and not is_dutch_word("voetbllen")
