"""Money, days, holidays, themes and kinds of help."""

from __future__ import annotations

import pytest

from assistant.domain import Cost, Language, Theme
from assistant.understanding.days import days_in, is_about_holidays
from assistant.understanding.message import Message
from assistant.understanding.money import cost_in, is_money_tight
from assistant.understanding.themes import ThemeWords, kinds_in

THEMES = ThemeWords.of(
    (
        Theme("bewegen", {}, {Language.NL: ("sport*", "voetbal*", "weerbaarheid*"), Language.TR: ("spor",)}),
        Theme("eenzaamheid", {}, {Language.NL: ("geen vrienden", "eenzaam*")}),
        Theme("muziek", {}, {Language.NL: ("gitaarles",)}),
    )
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("is er iets gratis?", Cost.GRATIS),
        ("het mag niks kosten", Cost.GRATIS),
        ("wij hebben een ooievaarspasje", Cost.OOIEVAARSPAS),
        ("gratis met de Ooievaarspas?", Cost.OOIEVAARSPAS),
        ("anything free?", Cost.GRATIS),
        ("ücretsiz bir yer", Cost.GRATIS),
        ("darmowe zajęcia", Cost.GRATIS),
        ("нам треба безкоштовно", Cost.GRATIS),
        ("شيء مجاني", Cost.GRATIS),
        ("hoeft niet gratis", None),
        ("waarom is kinderwerk gratis?", None),
        ("waar kan hij dansen?", None),
    ],
)
def test_what_must_hold_about_the_cost_is_read(text: str, expected: Cost | None) -> None:
    assert cost_in(Message.of(text)) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [("we komen niet rond", True), ("ik hep geen gelt", True), ("nie mamy pieniędzy", True), ("iets gratis", False)],
)
def test_an_empty_purse_is_told_from_a_wish_for_something_free(text: str, expected: bool) -> None:
    assert is_money_tight(Message.of(text)) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("woensdagmiddag of vrijdag", ("WE", "FR")),
        ("in het weekend", ("SA", "SU")),
        ("cumartesi günleri", ("SA",)),
        ("w sobotę", ("SA",)),
        ("після школи", ()),
    ],
)
def test_days_are_read_monday_first(text: str, expected: tuple[str, ...]) -> None:
    assert days_in(Message.of(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [("in de herfstvakantie", True), ("yaz tatilinde", True), ("عطلة نهاية الأسبوع", False), ("na school", False)],
)
def test_school_holidays_are_told_from_a_weekend(text: str, expected: bool) -> None:
    assert is_about_holidays(Message.of(text)) is expected


def test_a_theme_comes_from_its_lay_words_in_any_language() -> None:
    assert THEMES.find(Message.of("ze is eenzaam en wil voetballen", Language.NL)) == (("eenzaamheid", "bewegen"), ())
    assert THEMES.find(Message.of("oğlum spor istiyor", Language.TR)) == (("bewegen",), ())


def test_what_a_child_cannot_do_is_not_what_it_does_not_want() -> None:
    assert THEMES.find(Message.of("hij kan niet voetballen met anderen")) == (("bewegen",), ())


@pytest.mark.parametrize(
    "text", ["geen sport", "geen zin in voetbal", "niet op voetbal", "hij vermijdt sport", "sport hoeft niet"]
)
def test_what_is_not_wanted_is_avoided(text: str) -> None:
    assert THEMES.find(Message.of(text, Language.NL)) == ((), ("bewegen",))


def test_having_no_friends_is_a_need_not_a_refusal() -> None:
    assert THEMES.find(Message.of("hij heeft geen vrienden", Language.NL)) == (("eenzaamheid",), ())


def test_a_misspelt_dutch_word_still_points_to_its_theme() -> None:
    assert THEMES.find(Message.of("weerbaarhyd", Language.NL))[0] == ("bewegen",)


def test_a_word_added_to_a_theme_works_at_once() -> None:
    theme = Theme("circus", {}, {Language.NL: ("jongleren",)})
    assert ThemeWords.of((theme,)).find(Message.of("wil jongleren", Language.NL))[0] == ("circus",)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("zoek een speeltuin", ("speelplek",)),
        ("huiswerkhulp of muziekles", ("huiswerk-taal", "cultuur")),
        ("ödevlerine yardım", ("huiswerk-taal",)),
        ("geen sport, wel een club", ("club",)),
        ("mijn zoon is moe", ()),
    ],
)
def test_kinds_of_help_are_read_in_order(text: str, expected: tuple[str, ...]) -> None:
    assert kinds_in(Message.of(text)) == expected
