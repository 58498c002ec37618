"""Numbers, dates, addresses and links: what goes, and what looks like it and stays."""

from __future__ import annotations

import pytest

from assistant.privacy.guard import mask
from assistant.privacy.numbers import passes_eleven_test, passes_mod_97


def labels(text: str) -> list[str]:
    return [span.label for span in mask(text).spans]


def test_the_eleven_test_tells_a_bsn_from_any_nine_digits() -> None:
    assert passes_eleven_test("111222333")
    assert not passes_eleven_test("111222334")
    assert labels("het nummer is 111222333") == ["bsn"]
    assert labels("het nummer is 111222334") == []


def test_a_mistyped_bsn_that_is_called_one_goes_too() -> None:
    assert labels("haar burgerservicenummer: 111222334") == ["bsn"]


def test_an_account_with_a_right_check_number_goes_in_any_spelling() -> None:
    assert passes_mod_97("NL91ABNA0417164300")
    assert not passes_mod_97("NL92ABNA0417164300")
    assert labels("nl91 abna 0417 1643 00 graag") == ["iban"]


@pytest.mark.parametrize(
    "number",
    [
        "0612345678",
        "06-12 34 56 78",
        "06.12.34.56.78",
        "06-41-52-63-74",
        "(06) 12345678",
        "+31 6 12345678",
        "0031612345678",
        "+31 (0)6-12345678",
        "070-3612345",
        "(070) 361 23 45",
        "+48 512 345 678",
        "+90 532 123 45 67",
        "+380671234567",
        "+597 8612345",
        "+5999 5612345",
    ],
)
def test_a_phone_number_goes_in_any_spelling(number: str) -> None:
    text = f"je bereikt me via {number} na zes uur"
    (span,) = mask(text).spans
    assert span.label == "telefoon"
    assert all(sign not in mask(text).text for sign in "123456789")


@pytest.mark.parametrize(
    "number", ["112", "113", "0800-2000", "0800 0432", "0900-8844", "14070", "14 070", "088-555 1000"]
)
def test_help_lines_stay(number: str) -> None:
    text = f"bel {number} als je hulp wilt"
    assert mask(text).text == text


def test_the_landline_of_an_office_stays_and_that_of_a_mother_goes() -> None:
    assert labels("de opvoedlijn is bereikbaar op 070 361 23 45") == []
    assert labels("moeder is bereikbaar op 070 361 23 45") == ["telefoon"]


@pytest.mark.parametrize(
    "text",
    [
        "op 12-03-2026 is er een feest",
        "het rapport van 3 mei 2024",
        "geboren in 2016",
        "hij is van 2015",
        "start op 1 september",
        "op 5 december komt Sinterklaas",
        "Koningsdag is op 27 april, voor kinderen tot 8",
    ],
)
def test_dates_of_events_and_bare_years_stay(text: str) -> None:
    assert labels(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "geboren op 12-03-2016",
        "geb. 12 maart 2016",
        "geboortedatum: 2016-03-12",
        "date of birth 12/03/2016",
        "ur. 12.03.2016",
        "ze wordt op 12 maart 8 jaar",
        "op 12 maart wordt ze acht",
        "mijn zoon is jarig op 12 maart",
    ],
)
def test_birth_dates_and_birthdays_go(text: str) -> None:
    assert labels(text) == ["geboortedatum"]


def test_the_date_behind_a_birth_date_stays_when_it_is_about_something_else() -> None:
    assert mask("geboren op 12-03-2016, start 01-09-2026").text == "geboren op [geboortedatum], start 01-09-2026"


@pytest.mark.parametrize(
    "address",
    [
        "Hoefkade 123a",
        "hoefkade nr 12",
        "Laan van Meerdervoort 10",
        "Jan van der Heijdenstraat 4",
        "2e Schuytstraat 301",
        "Paul Krugerlaan 33-B",
        "van Ostadestraat 5",
        "Beijersstraat 77-II",
    ],
)
def test_a_street_with_a_number_goes(address: str) -> None:
    assert mask(f"we wonen op {address} hier").text == "we wonen op [adres] hier"


@pytest.mark.parametrize(
    "text",
    [
        "we wonen in de Hoefkade",
        "in de Jan van der Heijdenstraat",
        "op het schoolplein 20 kinderen",
        "in onze straat 3 gezinnen",
        "Zuiderpark 40 minuten lopen",
        "de Laan van Meerdervoort",
        "het Oranjeplein van 14:00 tot 16:00",
    ],
)
def test_a_street_without_a_house_stays(text: str) -> None:
    assert mask(text).text == text


@pytest.mark.parametrize(
    "text", ["in 2012 en 2013", "2525 is dichtbij", "wat is er in 2521?", "1200 kinderen", "sinds 2019 te druk"]
)
def test_four_digits_and_a_word_are_no_postcode(text: str) -> None:
    assert mask(text).text == text


@pytest.mark.parametrize(
    "text", ["info@kinderwerk.example", "aanmelden@club.example", "www.kinderwerk.example/den-haag"]
)
def test_general_mailboxes_and_sites_stay(text: str) -> None:
    assert mask(f"mail {text} maar").text == f"mail {text} maar"


@pytest.mark.parametrize(
    "text", ["zk at gmail punt com", "z.k(at)gmail.com", "z.k@voorbeeld.nl", "fam-k_88@mail.voorbeeld.co.uk"]
)
def test_personal_mailboxes_go_spelled_out_too(text: str) -> None:
    assert labels(f"mail me: {text}") == ["email"]


@pytest.mark.parametrize(
    "text", ["https://www.instagram.com/zk.2012/", "tiktok.com/@zk_2012", "@zk_2012", "snapchat: zk_2012"]
)
def test_profiles_go(text: str) -> None:
    assert labels(f"kijk eens: {text}") == ["url_profiel"]


@pytest.mark.parametrize("plate", ["XR-482-P", "8-KJT-52", "TX-LK-83", "99-ABC-1"])
def test_number_plates_go(plate: str) -> None:
    assert labels(f"een rode auto, {plate}, reed weg") == ["kenteken"]


@pytest.mark.parametrize(
    "text",
    [
        "dossier 2024-118823",
        "zaaknummer: Z/23/904412",
        "v-nummer 2781946035",
        "cliëntnummer C448190",
        "case number 77123",
    ],
)
def test_file_numbers_go_and_their_word_stays(text: str) -> None:
    shown = mask(f"zie {text} graag").text
    assert "[dossiernummer]" in shown
    assert text.split()[0].rstrip(":") in shown


@pytest.mark.parametrize(
    "text", ["factuurnummer 123456789", "ordernummer 987654320", "er zijn 2 dossiers", "het dossier (2017)"]
)
def test_numbers_of_things_stay(text: str) -> None:
    assert labels(text) == []
