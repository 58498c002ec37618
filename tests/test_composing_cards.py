"""Cards: every line from a field of a record, "niet bekend" where a source is silent."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from assistant.composing.cards import Card, card_for, card_text, dialled
from assistant.domain import CostOption, Freshness, Language, Offer
from tests.composing_world import (
    BOULDEREN,
    CJG,
    CORPUS,
    KLIMCLUB,
    OUD,
    TODAY,
    TUIN,
    referral,
)


def card(offer: Offer, language: Language = Language.NL) -> Card:
    return card_for(referral(offer), CORPUS, language, TODAY)


def line(shown: Card, field: str) -> str:
    return next(line.value for line in shown.lines if line.field == field)


def test_a_full_record_fills_every_line() -> None:
    shown = card(KLIMCLUB)
    assert line(shown, "who") == "6 tot en met 10 jaar"
    assert line(shown, "where") == "Dijkstraat 7 9999 AB, Waterwijk"
    assert line(shown, "when") == "woensdag 14.00-15.30 uur"
    assert line(shown, "cost") == "€ 3,50 per keer; gratis (Duinpas)"
    assert line(shown, "join") == "kom een keer kijken"
    assert line(shown, "contact") == "099-765 43 21 (op werkdagen), https://omhoog.example/klimclub"
    assert shown.why == ("klimmen",)
    assert all(line.known for line in shown.lines)


def test_what_no_source_says_is_not_known_and_marked_so() -> None:
    shown = card(TUIN)
    unknown = {line.field: line.value for line in shown.lines if not line.known}
    assert unknown.keys() == {"who", "missing", "contact"}
    assert unknown["who"] == "leeftijd niet bekend"
    assert unknown["missing"] == "wanneer, kosten en meedoen"


def test_an_age_group_in_words_does_not_hide_that_the_age_is_unknown() -> None:
    shown = card(replace(TUIN, eligibility_description="voor buurtkinderen"))
    assert line(shown, "who") == "leeftijd niet bekend; voor buurtkinderen"


def test_the_whole_city_is_named_as_such() -> None:
    assert line(card(TUIN), "where") == "heel Duinstad"


def test_an_offer_without_contact_gets_that_of_its_organisation_and_names_its_record() -> None:
    shown = card(BOULDEREN)
    assert line(shown, "contact").startswith("via Stichting Omhoog: 099-765 43 21")
    assert shown.records == (KLIMCLUB.id,)


def test_without_any_contact_a_desk_of_the_corpus_is_named_and_no_number() -> None:
    shown = card(TUIN)
    assert line(shown, "contact") == "niet bekend; vraag het bij CJG Duinstad"
    assert shown.records == (CJG.id,)
    assert not any(action.kind == "call" for action in shown.actions)


def test_an_organisation_with_several_contacts_answers_for_none_of_its_other_offers() -> None:
    second = replace(TUIN, organization="Stichting Omhoog", url="https://omhoog.example/tuin")
    corpus = replace(CORPUS, offers={**CORPUS.offers, TUIN.id: second})
    shown = card_for(referral(BOULDEREN), corpus, Language.NL, TODAY)
    assert line(shown, "contact").startswith("niet bekend")


def test_a_desk_is_not_told_to_ask_itself() -> None:
    assert line(card(CJG), "contact") == "niet bekend"


def test_a_source_is_named_with_its_year_and_age() -> None:
    assert card(KLIMCLUB).how_sure == "Bron: Wijkkrant (2023). Vraag eerst na."
    assert card(OUD).how_sure == "Bron: Wijkkrant (2014). Dat is al oud: vraag eerst na."


def test_a_confirmed_offer_says_when_it_was_checked() -> None:
    checked = replace(KLIMCLUB, assured_date=date(2026, 5, 4))
    shown = card_for(referral(checked, freshness=Freshness.CONFIRMED), CORPUS, Language.NL, TODAY)
    assert "2026-05-04" in shown.how_sure


def test_a_bare_amount_is_money_and_nothing_is_free_by_accident() -> None:
    shown = card(replace(TUIN, cost_options=(CostOption(12.5), CostOption(None, "Duinpas"))))
    assert line(shown, "cost") == "€ 12,50; niet bekend (Duinpas)"


def test_actions_dial_and_open_what_the_record_holds() -> None:
    actions = {action.kind: action.target for action in card(KLIMCLUB).actions}
    assert actions["call"] == "tel:0997654321"
    assert actions["website"] == "https://omhoog.example/klimclub"


def test_a_link_that_is_no_web_address_is_no_action() -> None:
    shown = card(replace(KLIMCLUB, url="javascript:alert(1)"))
    assert not any(action.kind == "website" for action in shown.actions)


@pytest.mark.parametrize(
    ("number", "digits"),
    [("113 of 0800-0113", "113"), ("088 – 555 1000", "0885551000"), ("+31 70 123", "+3170123"), ("via de balie", "")],
)
def test_only_the_first_number_is_dialled(number: str, digits: str) -> None:
    assert dialled(number) == digits


def test_in_another_language_labels_are_translated_and_names_are_not() -> None:
    shown = card(KLIMCLUB, Language.EN)
    assert shown.summary == "Children climb a low wall after school."
    assert shown.name == "Klimclub Waterwijk"
    assert line(shown, "who") == "6 to 10 years"
    assert line(shown, "join").endswith("(zelf: kom een keer kijken)")
    assert not shown.summary_is_dutch and card(TUIN, Language.EN).summary_is_dutch


def test_the_plain_text_holds_every_line_under_the_name() -> None:
    shown = card(KLIMCLUB)
    text = card_text(shown, Language.NL)
    assert text.startswith("Klimclub Waterwijk (Stichting Omhoog)\n")
    assert all(f"{line.label}: {line.value}" in text for line in shown.lines)
    assert "Waarom dit past: klimmen" in text and shown.how_sure in text
