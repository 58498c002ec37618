"""What counts as a child's age, and what does not."""

from __future__ import annotations

import pytest

from assistant.understanding.age import AgeRange, age_in


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("mijn zoon is 7", (7, 7)),
        ("7", (7, 7)),
        ("meisje, 7 jaar", (7, 7)),
        ("7jr", (7, 7)),
        ("pt 8j, moe", (8, 8)),
        ("hij is zeven", (7, 7)),
        ("een achtjarige buurjongen", (8, 8)),
        ("voor een 9-jarige", (9, 9)),
        ("ze is net 12 geworden", (12, 12)),
        ("m9, hoofdpijn", (9, 9)),
        ("kinderen 3, 5 en 8 jaar", (3, 8)),
        ("mijn zoon (7) en dochter (11)", (7, 11)),
        ("de oudste is 12, de jongste net 4", (4, 12)),
        ("mijn twee van 4 en 7", (4, 7)),
        ("iets voor 8-11 jaar", (8, 11)),
        ("4 t/m 12 jaar", (4, 12)),
        ("4/5 jaar", (4, 5)),
        ("tussen de 8 en 11 jaar", (8, 11)),
        ("een jaar of 9", (9, 9)),
        ("zijn broertje van 3 maanden", (0, 0)),
        ("18 maanden oud", (1, 1)),
        ("en als hij 13 is?", (13, 13)),
        ("morgen 9 wordt ze", (9, 9)),
        ("ze wordt volgende maand 6", (6, 6)),
        ("jongen, 7,5 jaar", (7, 7)),
        ("meisje van 7½", (7, 7)),
    ],
)
def test_an_age_in_digits_or_words_is_found(text: str, expected: AgeRange) -> None:
    assert age_in(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("leerling uit groep 4", (7, 8)),
        ("gr. 5", (8, 9)),
        ("groep 7/8", (10, 12)),
        ("groepen 5 en 6", (8, 10)),
        ("groep acht", (11, 12)),
        ("mijn peuter", (2, 4)),
        ("een kleuter", (4, 6)),
        ("kleuter in groep 2", (5, 6)),
        ("peuter van 3", (3, 3)),
        ("ze gaat naar de brugklas", (12, 13)),
        ("mijn baby", (0, 1)),
    ],
)
def test_a_school_group_or_a_stage_stands_for_ages(text: str, expected: AgeRange) -> None:
    assert age_in(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("mijn dohter (11)", (11, 11)),
        ("mesje van 9", (9, 9)),
        ("jogen van 6", (6, 6)),
        ("uit gorep 5", (8, 9)),
        ("my daugter is 7", (7, 7)),
        ("een peutr", (2, 4)),
    ],
)
def test_a_child_or_group_with_a_slip_in_it_is_recognised(text: str, expected: AgeRange) -> None:
    assert age_in(text) == expected


@pytest.mark.parametrize("text", ["een groen 5", "grof 8", "mij 9 gevraagd"])
def test_a_real_word_is_no_misspelt_child(text: str) -> None:
    assert age_in(text) is None


def test_almost_eight_is_still_seven() -> None:
    assert age_in("mijn dochter is bijna 8") == (7, 8)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("my daughter is 7", (7, 7)),
        ("a 10-year-old boy", (10, 10)),
        ("She's 8", (8, 8)),
        ("oğlum 8 yaşında", (8, 8)),
        ("iki çocuğum var, 5 ve 9 yaşında", (5, 9)),
        ("ابنتي عمرها ٩ سنوات", (9, 9)),
        ("عمره سبع سنوات", (7, 7)),
        ("syn, 7 lat", (7, 7)),
        ("siedmioletni chłopiec", (7, 7)),
        ("dzieci 4 i 7 lat", (4, 7)),
        ("mój czterolatek", (4, 4)),
        ("донька, 5 років", (5, 5)),
        ("їй 8", (8, 8)),
        ("двоє дітей, 6 та 9 років", (6, 9)),
    ],
)
def test_an_age_is_found_in_every_language(text: str, expected: AgeRange) -> None:
    assert age_in(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "postcode 2531 AB",
        "bel 070-205 30 03",
        "06 12 34 56 78",
        "24 uur per dag open",
        "van 4 tot 7 uur",
        "ik heb 2 zonen",
        "Duinlaan 12",
        "sinds 2019",
        "gescheiden sinds 2 jaar",
        "3 jaar geleden verhuisd",
        "we wonen hier al 3 jaar",
        "€ 8 per keer",
        "v34 met angst",
        "moeder van 34",
        "een groep 6 lessen",
        "klas met 25 leerlingen",
        "al 6 maanden op de wachtlijst",
        "",
    ],
)
def test_other_numbers_are_no_age(text: str) -> None:
    assert age_in(text) is None


def test_the_age_of_the_child_is_told_from_that_of_the_mother() -> None:
    assert age_in("moeder van 34 met dochter (11)") == (11, 11)


def test_a_house_number_beside_an_age_is_left_out() -> None:
    assert age_in("Duinlaan 12, zoon 9") == (9, 9)


def test_many_numbers_cost_time_in_proportion_to_their_count() -> None:
    assert age_in("8 jaar " * 2800) == (8, 8)
