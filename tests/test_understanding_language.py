"""Which of the six languages a message is in."""

from __future__ import annotations

import pytest

from assistant.domain import Language
from assistant.understanding.language import language_of


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Waar kan mijn zoon voetballen?", Language.NL),
        ("me dogter wil danse", Language.NL),
        ("hoi", Language.NL),
        ("zwemles", Language.NL),
        ("Where can my son play football?", Language.EN),
        ("hello", Language.EN),
        ("Kızım nerede dans edebilir?", Language.TR),
        ("oglum icin bir yer ariyorum", Language.TR),
        ("أين يمكن لابني أن يلعب؟", Language.AR),
        ("Gdzie moja córka może tańczyć?", Language.PL),
        ("szukam zajec dla syna", Language.PL),
        ("Де може гратися мій син?", Language.UK),
    ],
)
def test_each_language_is_recognised_also_short_and_without_accents(text: str, expected: Language) -> None:
    assert language_of(text) is expected


@pytest.mark.parametrize(
    "text",
    ["Ayşe wil graag dansen", "mijn buurvrouw heet Łucja en zoekt iets voor haar zoon", "محمد zoekt een voetbalclub"],
)
def test_a_foreign_name_does_not_change_the_language(text: str) -> None:
    assert language_of(text) is Language.NL


def test_dutch_names_in_an_arabic_question_leave_it_arabic() -> None:
    assert language_of("هل يوجد ملعب في Moerwijk أو في Laak؟") is Language.AR


@pytest.mark.parametrize("text", ["", "?!", "😀😀", "12"])
def test_nothing_to_go_on_is_dutch(text: str) -> None:
    assert language_of(text) is Language.NL
