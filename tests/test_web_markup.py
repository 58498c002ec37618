"""Plain text becomes safe HTML: escaped, with phone links, and with isolated runs in Arabic."""

from __future__ import annotations

import time

import pytest

from assistant.web.markup import blocks, dialled, escaped, inline, label


def test_markup_in_a_text_is_escaped() -> None:
    assert inline('<img src=x onerror="y">') == "&lt;img src=x onerror=&quot;y&quot;&gt;"
    assert "<script" not in blocks("<script>x</script>\n\n- <b>een</b>")
    assert escaped("a'b") == "a&#x27;b"


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("Bel 112.", "tel:112"),
        ("Bel 0800-2000 nu", "tel:08002000"),
        ("070-752 65 43", "tel:0707526543"),
        ("088 – 555 1000", "tel:0885551000"),
        ("14070", "tel:14070"),
    ],
)
def test_a_phone_number_is_dialled_with_one_tap(text: str, target: str) -> None:
    assert f'href="{target}"' in inline(text)


@pytest.mark.parametrize("text", ["in 1124 gezinnen", "van 2021-2024", "€ 1120", "0,112", "postcode 2525"])
def test_a_number_that_is_no_phone_is_no_link(text: str) -> None:
    assert "tel:" not in inline(text)


def test_text_never_becomes_a_link() -> None:
    assert "<a " not in inline("zie https://kwaad.example of [klik](https://kwaad.example)")


def test_every_number_is_isolated_so_that_arabic_does_not_turn_it() -> None:
    assert '<bdi dir="ltr">15:00</bdi>' in inline("من 15:00")
    assert '<bdi dir="ltr">€ 2,50</bdi>' in inline("بسعر € 2,50 فقط")


def test_a_dutch_name_inside_arabic_is_one_isolated_run() -> None:
    shown = inline("في \u200eCentrum Jeugd en Gezin (CJG, Den Haag)، مجاناً")
    assert '<bdi dir="ltr">Centrum Jeugd en Gezin (CJG, Den Haag)</bdi>' in shown
    assert "\u200e" not in shown


def test_dutch_words_with_commas_stay_in_one_run_and_brackets_of_arabic_stay_outside() -> None:
    assert '<bdi dir="ltr">voor wie wil, ook voor ouders</bdi>.' in inline("سنة; voor wie wil, ook voor ouders.")
    shown = inline("(8 سنة, Moerwijk): Den Haag (قرب")
    assert '<bdi dir="ltr">Moerwijk</bdi>): <bdi dir="ltr">Den Haag</bdi> (' in shown


def test_a_label_isolates_its_number_and_holds_no_link() -> None:
    assert label("اتصل بـ \u200e0800-2000") == 'اتصل بـ <bdi dir="ltr">0800-2000</bdi>'


def test_paragraphs_and_lists_stay_what_they_are() -> None:
    assert blocks("Een.\n\n- twee\n- drie") == "<p>Een.</p><ul><li>twee</li><li>drie</li></ul>"
    assert blocks("  \n\n ") == ""


def test_what_is_dialled_has_digits_only() -> None:
    assert dialled("088 – 555 1000") == "0885551000"


@pytest.mark.parametrize("text", ["0", "0-", "a", "a (", "ب a (", "1.", "ب a,1", "ب (a", "070 "])
def test_hostile_text_costs_no_more_than_its_length(text: str) -> None:
    started = time.process_time()
    inline(text * (20_000 // len(text)))
    assert time.process_time() - started < 1
