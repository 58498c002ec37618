"""The gazetteer: names, postcodes, nearness, and places elsewhere."""

from __future__ import annotations

import pytest

from assistant.corpus.places import Gazetteer
from assistant.corpus.reading import read_corpus
from assistant.domain import Place, PlaceKind
from assistant.settings import ROOT
from tests.corpus_folder import FIXTURE


@pytest.fixture(scope="module")
def duinstad() -> Gazetteer:
    return read_corpus(FIXTURE).gazetteer


@pytest.fixture(scope="module")
def den_haag() -> Gazetteer:
    return read_corpus(ROOT / "corpus").gazetteer


def only(gazetteer: Gazetteer, name: str) -> Place:
    (place,) = gazetteer.named(name)
    return place


def test_a_buurt_knows_its_wijk_and_stadsdeel(duinstad: Gazetteer) -> None:
    place = only(duinstad, "Molenbuurt")
    assert (place.kind, place.wijk, place.stadsdeel) == (PlaceKind.BUURT, "Noorderwijk", "Noord")


@pytest.mark.parametrize("name", ["noorderwijk", "NOORDERWIJK", "De Noord", "de-noord"])
def test_case_accents_hyphens_and_other_names_lead_to_the_same_place(duinstad: Gazetteer, name: str) -> None:
    assert only(duinstad, name).name == "Noorderwijk"


@pytest.mark.parametrize("name", ["Kust en Strand", "kust/strand", "Kust-Strand", "Kust & Strand"])
def test_and_slash_and_hyphen_are_the_same(duinstad: Gazetteer, name: str) -> None:
    assert only(duinstad, name).name == "Kust en Strand"


def test_a_name_that_does_not_exist_leads_nowhere(duinstad: Gazetteer) -> None:
    assert duinstad.named("Atlantis") == ()
    assert duinstad.named("") == ()


def test_a_region_stands_for_its_wijken(duinstad: Gazetteer) -> None:
    assert [place.name for place in duinstad.named("de rand")] == ["Kust en Strand", "Zuiderwijk"]


def test_a_postcode_leads_to_the_wijk_where_most_people_live(duinstad: Gazetteer) -> None:
    found = {pc4: duinstad.by_pc4(pc4) for pc4 in ("9901", "9903", "9999", "")}
    assert {pc4: place.name if place else None for pc4, place in found.items()} == {
        "9901": "Noorderwijk",
        "9903": "Zuiderwijk",
        "9999": None,
        "": None,
    }


@pytest.mark.parametrize(
    ("area", "place", "nearness"),
    [
        ("Noorderwijk", "Noorderwijk", 0),
        ("Molenbuurt", "Noorderwijk", 0),
        ("Noorderwijk", "Molenbuurt", 0),
        ("Kerkbuurt", "Molenbuurt", 0),
        ("Kust", "Noorderwijk", 1),
        ("Noord", "Noorderwijk", 1),
        ("Noord", "Molenbuurt", 1),
        ("heel Duinstad", "Noorderwijk", 2),
        ("Duinstad", "Noord", 2),
        ("Zuiderwijk", "Noorderwijk", None),
        ("Zuid", "Noorderwijk", None),
        ("Noorderwijk", "Noord", 0),
        ("Noord", "Noord", 0),
        ("Zuid", "Noord", None),
        ("Noorderwijk", "Duinstad", 0),
        ("Duinrand", "Zuiderwijk", 0),
        ("Duinrand", "Noorderwijk", 1),
        ("Atlantis", "Noorderwijk", None),
    ],
)
def test_how_near_a_service_area_is(duinstad: Gazetteer, area: str, place: str, nearness: int | None) -> None:
    assert duinstad.covers(area, only(duinstad, place)) == nearness


def test_a_landmark_leads_to_a_place(duinstad: Gazetteer) -> None:
    assert duinstad.landmarks == {"vuurtoren": "Kust en Strand"}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("we wonen in Lageveen", "Lageveen"),
        ("lageveen, wat is daar te doen", "Lageveen"),
        ("mijn neef uit Alphen op den Berg", "Alphen op den Berg"),
        ("Lageveen'da yaşıyoruz", "Lageveen"),
        ("postcode 9911", "Lageveen"),
        ("9911 AB", "Lageveen"),
        ("de vrouw uit Beter", "Beter"),
        ("wij wonen in beter", "Beter"),
        ("gemeente Beter", "Beter"),
        ("het gaat weer beter", None),
        ("Beter laat dan nooit", None),
        ("in 9911 deed ik dat", None),
        ("Lageveenseweg", None),
        ("Duinstad", None),
        ("postcode 9901", None),
        ("aan de Kust", None),
        ("", None),
        ("👋", None),
    ],
)
def test_another_place_is_recognised_and_an_ordinary_word_is_not(
    duinstad: Gazetteer, text: str, name: str | None
) -> None:
    assert duinstad.other_municipality(text) == name


def test_the_shipped_gazetteer_holds_the_whole_city(den_haag: Gazetteer) -> None:
    kinds = [place.kind for place in den_haag.places]
    assert den_haag.municipality == "Den Haag"
    assert [kinds.count(kind) for kind in PlaceKind] == [1, 8, 44, 114]
    assert all(place.stadsdeel for place in den_haag.places if place.kind in (PlaceKind.WIJK, PlaceKind.BUURT))


@pytest.mark.parametrize(
    ("name", "places"),
    [
        ("Schilderswijk", ["Schildersbuurt"]),
        ("transvaal", ["Transvaalkwartier"]),
        ("Laak", ["Laak"]),
        ("Laakkwartier", ["Laakkwartier en Spoorwijk"]),
        ("Mariahoeve", ["Mariahoeve en Marlot"]),
        ("Regentesse-Valkenbos", ["Regentessekwartier", "Valkenboskwartier"]),
        ("Den Haag Zuidwest", ["Moerwijk", "Morgenstond", "Bouwlust en Vrederust"]),
        ("Bouwlust/Vrederust", ["Bouwlust en Vrederust"]),
        ("Scheveningen", ["Scheveningen", "Scheveningen"]),
        ("heel Den Haag", ["Den Haag"]),
        ("The Hague", ["Den Haag"]),
    ],
)
def test_names_that_people_use_are_known(den_haag: Gazetteer, name: str, places: list[str]) -> None:
    assert [place.name for place in den_haag.named(name)] == places


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Ik woon in Rijswijk", "Rijswijk"),
        ("wat kan je in zoetermeer doen", "Zoetermeer"),
        ("Leidschendam-Voorburg", "Leidschendam-Voorburg"),
        ("wij komen uit den bosch", "Den Bosch"),
        ("iets in Ede?", "Ede"),
        ("we wonen in leiden", "Leiden"),
        ("dat kan ergens toe leiden", None),
        ("best wel echt heel leuk", None),
        ("mevrouw Van Dalen", None),
        ("wat is er te doen in de wijk", None),
        ("we wonen in de wijk Transvaal", None),
        ("we wonen in de Lier", "De Lier"),
        ("Scheveningen, Laak, Ypenburg, Loosduinen", None),
        ("Wateringse Veld", None),
        ("Leidschenveen", None),
        ("in heel Den Haag", None),
        ("sinds 2024", None),
        ("2526 AB", None),
    ],
)
def test_dutch_places_elsewhere_are_told_from_words_and_places_of_the_city(
    den_haag: Gazetteer, text: str, name: str | None
) -> None:
    assert den_haag.other_municipality(text) == name


def test_every_postcode_of_the_city_has_a_wijk(den_haag: Gazetteer) -> None:
    assert len(den_haag.shares) == 61
    assert all(den_haag.by_pc4(pc4) is not None for pc4 in den_haag.shares)
