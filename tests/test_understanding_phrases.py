"""Word lists found in messages."""

from __future__ import annotations

import pytest

from assistant.understanding.message import Message, fold
from assistant.understanding.phrases import PhraseBook


def keys(entry: str, text: str) -> frozenset[str]:
    return PhraseBook.of([("x", entry)]).keys(Message.of(text))


@pytest.mark.parametrize(
    ("entry", "text", "expected"),
    [
        ("dansen", "ze wil Dánsen!", True),
        ("dansen", "dansend", False),
        ("dans*", "dansles", True),
        ("*sport", "kindersport", True),
        ("*sport", "sportief", False),
        ("*speel*", "buitenspeelplek", True),
        ("welke|wat krant", "wat krant", True),
        ("krijg ~ terug", "krijg ik dat nog terug", True),
        ("krijg ~ terug", "krijg een twee drie vier vijf zes zeven terug", False),
        ("geen geld", "geen  geld", True),
        ("geen geld", "geen tijd en geld", False),
        ("мова", "МОВА", True),
        ("حديقة", "في الحديقة", True),
    ],
)
def test_an_entry_matches_as_its_signs_say(entry: str, text: str, expected: bool) -> None:
    assert bool(keys(entry, text)) is expected


def test_invisible_marks_do_not_split_a_word() -> None:
    assert keys("dansen", "dan\u200bsen")


def test_accents_and_case_fold_away_in_all_scripts() -> None:
    assert (fold("Één"), fold("YALNIZ"), fold("yalnız"), fold("Łódź")) == ("een", "yalniz", "yalniz", "lodz")


def test_an_entry_without_words_is_left_out() -> None:
    assert not keys("~ *", "iets")
