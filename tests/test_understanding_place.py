"""The place that a message is about."""

from __future__ import annotations

import pytest

from assistant.corpus.elsewhere import Elsewhere
from assistant.corpus.places import Areas, Gazetteer
from assistant.domain import Place, PlaceKind
from assistant.understanding.place import PlaceNames

CITY = Place("Den Haag", PlaceKind.CITY)
ESCAMP = Place("Escamp", PlaceKind.STADSDEEL)
LAAK = Place("Laak", PlaceKind.STADSDEEL)
SEGBROEK = Place("Segbroek", PlaceKind.STADSDEEL)
CENTRUM = Place("Centrum", PlaceKind.STADSDEEL)
WIJKEN = (
    Place("Moerwijk", PlaceKind.WIJK, stadsdeel="Escamp"),
    Place("Bouwlust en Vrederust", PlaceKind.WIJK, None, "Escamp", ("Bouwlust", "Vrederust")),
    Place("Laakkwartier en Spoorwijk", PlaceKind.WIJK, None, "Laak", ("Laakkwartier", "Spoorwijk")),
    Place("Schildersbuurt", PlaceKind.WIJK, None, "Centrum", ("Schilderswijk",)),
    Place("Transvaalkwartier", PlaceKind.WIJK, None, "Centrum", ("Transvaal",)),
    Place("Regentessekwartier", PlaceKind.WIJK, None, "Segbroek"),
    Place("Valkenboskwartier", PlaceKind.WIJK, None, "Segbroek"),
)
BUURTEN = (
    Place("Landen", PlaceKind.BUURT, "Moerwijk", "Escamp"),
    Place("Moerwijk-Zuid", PlaceKind.BUURT, "Moerwijk", "Escamp"),
)
NAMES = PlaceNames.of(
    Gazetteer.from_places(
        Areas(
            (CITY, ESCAMP, LAAK, SEGBROEK, CENTRUM, *WIJKEN, *BUURTEN),
            {
                "Zuidwest": ("Moerwijk", "Bouwlust en Vrederust", "Laakkwartier en Spoorwijk"),
                "ReVa": ("Regentessekwartier", "Valkenboskwartier"),
            },
            {"2531": {"Moerwijk": 0.9}, "2521": {"Laakkwartier en Spoorwijk": 1.0}},
        ),
        {"lindelaan": "Moerwijk", "мурвеик": "Moerwijk", "موروايك": "Moerwijk"},
        Elsewhere(),
    )
)


def name_in(text: str) -> str | None:
    place = NAMES.find(text).place
    return place.name if place else None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("we wonen in moerwijk", "Moerwijk"),
        ("iets in Bouwlust/Vrederust", "Bouwlust en Vrederust"),
        ("stadsdeel Escamp", "Escamp"),
        ("in Laak", "Laak"),
        ("spoorwijk", "Laakkwartier en Spoorwijk"),
        ("moerwijk-zuid", "Moerwijk"),
        ("vlakbij de Lindelaan", "Moerwijk"),
        ("Transvaal'da oturuyoruz", "Transvaalkwartier"),
        ("mieszkamy w Moerwijku", "Moerwijk"),
        ("ми живемо в Мурвейку", "Moerwijk"),
        ("نسكن في موروايك", "Moerwijk"),
        ("heel Zuidwest", "Escamp"),
        ("ReVa", "Regentessekwartier"),
    ],
)
def test_a_wijk_buurt_stadsdeel_street_or_region_is_found(text: str, expected: str) -> None:
    assert name_in(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("moerwijck", "Moerwijk"),
        ("schilderwijk", "Schildersbuurt"),
        ("schilderswyk", "Schildersbuurt"),
        ("transval", "Transvaalkwartier"),
        ("moer wijk", "Moerwijk"),
        ("lindelan", "Moerwijk"),
        ("linde", None),
    ],
)
def test_a_misspelt_name_is_found_when_it_is_long_enough_to_be_sure(text: str, expected: str | None) -> None:
    assert name_in(text) == expected


@pytest.mark.parametrize(
    "text", ["ik laat hem gaan", "over de landen heen", "bij het Centrum Jeugd en Gezin", "moerbeien plukken", ""]
)
def test_ordinary_words_are_no_place(text: str) -> None:
    assert name_in(text) is None


def test_an_ordinary_word_counts_as_a_place_beside_the_word_buurt() -> None:
    assert name_in("in de buurt Landen") == "Moerwijk"


def test_the_centre_counts_when_it_is_said_as_a_place() -> None:
    assert name_in("iets in het centrum") == "Centrum"


@pytest.mark.parametrize("text", ["2531", "2531AB", "2531 ab", "[postcode 2531]"])
def test_a_postcode_gives_its_wijk_and_pc4(text: str) -> None:
    found = NAMES.find(f"wij wonen {text}")
    assert (found.place and found.place.name, found.pc4) == ("Moerwijk", "2531")


def test_an_amount_is_no_postcode() -> None:
    assert NAMES.find("dat kost 2531 euro").pc4 is None


def test_of_two_places_the_one_where_they_live_counts() -> None:
    assert name_in("school staat in Laak maar we wonen in Moerwijk") == "Moerwijk"


def test_a_wijk_says_more_than_a_stadsdeel() -> None:
    assert name_in("in Escamp, dus Moerwijk of zo") == "Moerwijk"


def test_a_place_that_is_ruled_out_does_not_count() -> None:
    assert name_in("niet Laak, wel Transvaal") == "Transvaalkwartier"
