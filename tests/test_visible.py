"""What the eye does not see does not reach matching or display."""

from __future__ import annotations

import pytest

from assistant.visible import visible


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("kin\u200bder\u00adwerk", "kinderwerk"),
        ("a\x00b\x1b[2Jc\x7f", "ab[2Jc"),
        ("bel \u202e4321\u202c nu", "bel 4321 nu"),
        ("\u2066af\u2069 \u2068te\u2069", "af te"),
        ("speel\U000e0061\U000e0062tuin", "speeltuin"),
        ("half \ud83d teken", "half  teken"),
        ("\u200d9\u200d9\u200c9", "999"),
        ("een\r\ntwee\u2028drie\rvier", "een\ntwee\ndrie\nvier"),
        ("tab\tblijft\nook", "tab\tblijft\nook"),
    ],
)
def test_unseen_signs_go_and_the_words_stay(text: str, seen: str) -> None:
    assert visible(text) == seen


def test_an_emoji_family_and_other_scripts_stay_whole() -> None:
    for text in ("👨‍👩‍👧 é ł ğ", "може прийти", "يمكن للأطفال", "می‌خواهم"):
        assert visible(text) == text


def test_direction_marks_stay_in_texts_of_our_own_only() -> None:
    assert visible("اتصل \u200e0800-2000") == "اتصل 0800-2000"
    assert visible("اتصل \u200e0800-2000", keep_marks=True) == "اتصل \u200e0800-2000"
