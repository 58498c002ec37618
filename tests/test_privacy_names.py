"""Names and schools: who goes, and what only looks like a person."""

from __future__ import annotations

import pytest

from assistant.privacy.guard import mask


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("mijn zoon xylano is 7", "mijn zoon [naam] is 7"),
        ("Gisteren was Xylano weer boos", "Gisteren was [naam] weer boos"),
        ("Xylano (7) en zijn zus", "[naam] (7) en zijn zus"),
        ("juf Sanne belde", "juf [naam] belde"),
        ("mw. A. van der Berg belt", "mw. [naam] belt"),
        ("fam. El Idrissi", "fam. [naam]"),
        ("de moeder van Xylano", "de moeder van [naam]"),
        ("leerling J.K. slaapt", "leerling [naam] slaapt"),
        ("J. de V. zit in groep 4", "[naam] zit in groep 4"),
        ("Bilal el K. en Daan", "[naam] en [naam]"),
        ("Xylano, Daan en Qwinta vechten", "[naam], [naam] en [naam] vechten"),
        ("Anne-Fleur van der Heuvel-Kroes", "[naam]"),
        ("pt van der Wal, 8 jr", "pt [naam], 8 jr"),
        ("Groetjes,\nXylana", "Groetjes,\n[naam]"),
        ("Bilals moeder is ziek", "[naam] moeder is ziek"),
    ],
)
def test_a_name_goes_with_its_surname_and_without_its_title(text: str, shown: str) -> None:
    assert mask(text).text == shown


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Roos kreeg een roos", "[naam] kreeg een roos"),
        ("mijn dochter roos is 7", "mijn dochter [naam] is 7"),
        ("mijn zoon wil zwemmen", "mijn zoon wil zwemmen"),
        ("Door de storm bleef Storm thuis", "Door de storm bleef [naam] thuis"),
        ("Kızım Deniz denize gitmek istiyor", "Kızım [naam] denize gitmek istiyor"),
        ("in juni wordt June tien", "in juni wordt [naam] tien"),
        ("Mark zag een mark op de markt", "[naam] zag een mark op de markt"),
    ],
)
def test_a_word_that_is_a_name_too_goes_only_where_it_is_a_person(text: str, shown: str) -> None:
    assert mask(text).text == shown


@pytest.mark.parametrize(
    "text",
    [
        "Kan hij naar Vadercentrum Adam of De Mussen?",
        "Emma's Hof is open",
        "de Richard Krajicek Foundation heeft een veldje",
        "het Dirk Kuyt veld",
        "Stichting Jarige Job en Villa Pinedo",
        "Rots en Water of de Kanjertraining",
        "wethouder Van der Molen was erbij",
        "we lezen Jip en Janneke en Harry Potter",
        "kinderwerk in Moerwijk, Laak en Escamp",
        "in de Anna Paulownastraat en het Piet Heinplein",
        "hij heeft ADHD en TOS, zegt de GGD",
        "mijn zoon Nederlands leren",
        "oma past op en opa ook",
        "groep 4, 8 jaar, 2525",
        "Heb je ook iets voor tieners? Waar? Wanneer?",
    ],
)
def test_organisations_places_methods_and_characters_stay(text: str) -> None:
    assert mask(text).text == text


def test_the_school_goes_when_the_message_is_about_one_child() -> None:
    assert mask("mijn zoon van 8 zit op basisschool De Vuurtoren").text == "mijn zoon van 8 zit op [school]"
    assert mask("Daan zit op De Vuurtoren").text == "[naam] zit op [school]"


def test_the_school_stays_in_a_general_question() -> None:
    text = "Geeft het kinderwerk les op basisschool De Vuurtoren?"
    assert mask(text).text == text


def test_school_street_and_age_together_do_not_identify_a_child() -> None:
    shown = mask("jongen van 8 van obs De Vuurtoren uit de Hoefkade 12").text
    assert shown == "jongen van 8 van [school] uit de [adres]"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Mój syn Bartosz ma 9 lat", "Mój syn [naam] ma 9 lat"),
        ("dla Jakuba szukam klubu", "dla [naam] szukam klubu"),
        ("Моя донька Соломія любить малювати", "Моя донька [naam] любить малювати"),
        ("Моєму синові Тимурові 7 років", "Моєму синові [naam] 7 років"),
        ("ابني يوسف عمره 8 سنوات", "ابني [naam] عمره 8 سنوات"),
        ("My daughter Ifeoma is 9", "My daughter [naam] is 9"),
        ("Oğlum Kağan 6 yaşında", "Oğlum [naam] 6 yaşında"),
    ],
)
def test_names_go_in_six_languages_and_in_their_cases(text: str, shown: str) -> None:
    assert mask(text).text == shown


def test_a_name_found_once_goes_everywhere_in_the_message() -> None:
    assert "ylano" not in mask("mijn zoon Xylano is 7. Elke dag moet Xylano huilen, en xylano slaapt slecht").text


@pytest.mark.parametrize(
    "text",
    [
        "mijn zoon luistert niet en wilt niks",
        "ik ben eenzam",
        "moeder werkt, vader weg",
        "oma is streng",
        "juf wil weten wat er is",
        "Dank! Groet, een bezorgde oma",
        "Is er iets voor kinderen die niet kunnen slapen?",
    ],
)
def test_telegram_style_and_typing_mistakes_name_nobody(text: str) -> None:
    assert mask(text).text == text
