"""Replies of the quoting writer, status by status."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from assistant.composing import quoting
from assistant.domain import Answer, Citation, Language, Passage, Referral, Role, Slots, Status
from tests.composing_world import (
    BOULDEREN,
    CJG,
    CORPUS,
    DUBBEL,
    KLIMCLUB,
    KLIMMEN,
    OUD,
    PDF,
    TELLING,
    TODAY,
    TUIN,
    WIJK,
    answered,
    evidence,
    matches,
    part,
    referral,
    understood,
)


@pytest.mark.parametrize("role", Role)
def test_every_quote_stands_literally_in_its_source(role: Role) -> None:
    reply = answered("wat is de klimmethode", KLIMMEN, TELLING, role=role)
    assert reply.status is Status.ANSWERED
    assert reply.citations
    assert all(citation.quote in CORPUS.sources[citation.source].body for citation in reply.citations)


def test_an_answer_is_one_paragraph_with_its_sources_below() -> None:
    reply = answered("wat is de klimmethode", KLIMMEN)
    assert reply.parts[0].kind == "lead"
    assert "\n" not in part(reply, "lead")
    assert KLIMMEN.body.split("\n\n")[0] in part(reply, "lead")
    assert "Duinstad Instituut - De klimmethode, 2019-05" in part(reply, "sources")
    assert reply.text.startswith(part(reply, "lead"))


def test_shorter_roles_rest_on_a_beginning_of_what_longer_roles_get() -> None:
    by_role = {role: answered("hoe groot is een groep", KLIMMEN, TELLING, role=role).citations for role in Role}
    longest = by_role[Role.KINDERWERKER]
    for citations in by_role.values():
        assert set(citations) <= set(longest)
    assert len(by_role[Role.KIND]) < len(longest)


def test_a_question_for_a_number_gets_the_fact_with_the_figure() -> None:
    reply = answered("hoeveel kinderen zitten er in een groep?", KLIMMEN, role=Role.HUISARTS)
    assert "hooguit negen kinderen" in part(reply, "lead")


def test_a_claim_put_forward_is_met_with_what_qualifies_it_and_never_with_yes() -> None:
    lead = part(answered("de klimmethode is toch gewoon bewezen?", KLIMMEN), "lead")
    said = lead.removeprefix("Dit zegt de bron erover. ")
    assert said.startswith("De methode is niet erkend")
    assert not re.match(r"ja\b", lead, re.IGNORECASE)


def test_sources_that_disagree_are_named_and_cited_both() -> None:
    for role in (Role.GEMEENTE, Role.HUISARTS, Role.KIND):
        reply = answered("hoeveel kinderen klimmen er?", TELLING, role=role)
        assert {"figures/klimmers-2020", "figures/klimmers-gemeente"} <= {c.source for c in reply.citations}
        assert "De klimbond telde 310 kinderen, de gemeente 180." in part(reply, "note")


def test_the_evidence_level_of_a_method_comes_with_it() -> None:
    assert "niet erkend (2019)" in part(answered("wat is de klimmethode", KLIMMEN), "note")


def test_what_is_quoted_stands_among_the_sources_even_when_the_search_missed_it() -> None:
    titled = replace(KLIMMEN, id="methods/touw", title="Wat is touwwerk?", body="Touwwerk is samen knopen leggen.")
    corpus = replace(CORPUS, sources={**CORPUS.sources, titled.id: titled})
    reply = quoting.answer(understood("wat is touwwerk"), evidence(TELLING), matches(), corpus, TODAY)
    assert reply.sources == (titled.id, TELLING.id)


def test_a_near_double_is_quoted_once() -> None:
    reply = answered("wat is de klimmethode", KLIMMEN, DUBBEL, role=Role.KINDERWERKER)
    assert {c.source for c in reply.citations} == {KLIMMEN.id}


def test_professionals_read_source_and_year_before_each_quote() -> None:
    lead = part(answered("wat is de klimmethode", KLIMMEN, role=Role.GEMEENTE), "lead")
    assert lead.startswith("Duinstad Instituut (2019): “")


def test_a_gp_gets_at_most_sixty_words_and_a_line_to_copy() -> None:
    reply = answered("klimmethode: leeftijd, groep?", KLIMMEN, TELLING, role=Role.HUISARTS)
    prose = " ".join(block.text for block in reply.parts if block.kind in ("lead", "note", "step"))
    assert len(prose.split()) <= 60
    assert part(reply, "copy")


def test_a_teacher_is_reminded_to_name_no_child() -> None:
    assert "geen naam van een kind" in part(answered("wat is de klimmethode", KLIMMEN, role=Role.LEERKRACHT), "step")


def test_a_quote_of_a_document_knows_its_page() -> None:
    passages = (Passage("documents/klimgids#0", PDF.id, "Klimmen mag vanaf zes jaar.", None, 4),)
    reply = quoting.answer(
        understood("vanaf welke leeftijd mag je klimmen", Role.KINDERWERKER),
        evidence(PDF, passages=passages),
        matches(),
        CORPUS,
        TODAY,
    )
    assert reply.citations == (Citation(PDF.id, "Klimmen mag vanaf zes jaar.", 4, None),)
    assert "p. 4" in part(reply, "lead") and "p. 4" in part(reply, "sources")


def test_an_answer_in_english_is_in_english_with_the_dutch_beside_it() -> None:
    reply = answered("what is the climbing method", KLIMMEN, language=Language.EN)
    assert part(reply, "lead").startswith("The climbing method teaches children aged 6 to 10")
    assert reply.citations and reply.citations[0].quote in part(reply, "dutch")
    assert "This comes from Duinstad Instituut (2019)" in part(reply, "lead")


def test_a_missing_summary_is_said_in_the_readers_language() -> None:
    reply = answered("skąd ta metoda", KLIMMEN, language=Language.PL)
    assert part(reply, "lead").startswith("To jest dostępne tylko po niderlandzku:")


def test_numbers_and_latin_names_in_arabic_have_a_direction_mark() -> None:
    reply = answered("ما هي طريقة التسلق", KLIMMEN, language=Language.AR)
    assert "\u200e6" in part(reply, "lead")
    assert "\u200eDuinstad Instituut" in part(reply, "lead")
    assert "\u200e" not in part(reply, "dutch")
    assert all("\u200e" not in citation.quote for citation in reply.citations)


def referred(text: str, role: Role = Role.OUDER, language: Language = Language.NL, **slots: object) -> Answer:
    asked = understood(
        text,
        role,
        language,
        wants_offer=True,
        wants_explanation=False,
        slots=Slots(role=role, place=WIJK, age=(7, 7), themes=("klimmen",), **slots),  # type: ignore[arg-type]
    )
    near = (referral(TUIN, near="vanaf 8 jaar"),)
    return quoting.referred(
        asked, evidence(KLIMMEN), matches(KLIMCLUB, BOULDEREN, near=near, leads=(OUD,)), CORPUS, TODAY
    )


def test_a_referral_says_what_was_understood_then_shows_cards() -> None:
    reply = referred("klimmen voor mijn kind")
    assert reply.status is Status.REFERRED
    assert "klimmen, 7 jaar, Waterwijk" in part(reply, "lead")
    assert "Klimclub Waterwijk" in part(reply, "lead")
    assert "Dijkstraat 7 9999 AB" in part(reply, "cards")


def test_a_teacher_reads_shortly_why_when_a_source_is_about_the_same_need() -> None:
    about = replace(KLIMMEN, themes=("klimmen",))
    for source, told in ((about, True), (replace(TELLING, themes=("tellen",)), False)):
        asked = understood(
            "iets voor een druk kind",
            Role.LEERKRACHT,
            wants_offer=True,
            wants_explanation=False,
            slots=Slots(role=Role.LEERKRACHT, themes=("klimmen",)),
        )
        reply = quoting.referred(asked, evidence(source), matches(KLIMCLUB), CORPUS, TODAY)
        assert bool(part(reply, "why")) is told
        assert bool(reply.citations) is told


def test_near_misses_and_leads_stand_apart_below_the_cards() -> None:
    reply = referred("klimmen voor mijn kind")
    kinds = [block.kind for block in reply.parts]
    assert kinds.index("cards") < kinds.index("near") < kinds.index("leads")
    assert "vanaf 8 jaar" in part(reply, "near")
    assert part(reply, "leads").startswith("Mogelijk ook (oude gegevens):")
    assert [r.offer.id for r in reply.referrals] == [KLIMCLUB.id, BOULDEREN.id, OUD.id, TUIN.id]


def test_what_is_far_from_the_question_does_not_stand_below_the_cards() -> None:
    found = matches(KLIMCLUB, near=(referral(BOULDEREN, near="vanaf 8 jaar"),), leads=(OUD,))
    far = replace(found, near=_weakly(found.near), leads=_weakly(found.leads))
    asked = understood("klimmen", wants_offer=True, wants_explanation=False)
    reply = quoting.referred(asked, evidence(), far, CORPUS, TODAY)
    assert part(reply, "cards") and not part(reply, "near") and not part(reply, "leads")
    assert [r.offer.id for r in reply.referrals] == [KLIMCLUB.id]


def _weakly(referrals: tuple[Referral, ...]) -> tuple[Referral, ...]:
    return tuple(replace(referral, relevance=0.4) for referral in referrals)


def test_an_offer_without_any_contact_sends_its_reader_to_a_desk() -> None:
    for found, told in ((KLIMCLUB, "neem contact op"), (TUIN, "vraag bij CJG Duinstad")):
        asked = understood("klimmen", wants_offer=True, wants_explanation=False)
        reply = quoting.referred(asked, evidence(), matches(found), CORPUS, TODAY)
        assert told in part(reply, "step")


def test_who_wants_just_something_to_do_gets_no_help_desk_meanwhile() -> None:
    desk = replace(CJG, kind="opvoedhulp")
    asked = understood("iets voor de kinderen", slots=Slots(), wants_offer=True, specific=False)
    reply = quoting.clarify(asked, evidence(), matches(desk, TUIN), CORPUS, TODAY)
    assert [referral.offer.id for referral in reply.referrals] == [TUIN.id]


def test_more_shows_what_was_not_shown_yet() -> None:
    many = tuple(replace(TUIN, record=replace(TUIN.record, id=f"offers/tuin-{n}", title=f"Tuin {n}")) for n in range(5))
    asked = understood("nog meer?", wants_offer=True, wants_explanation=False, more=True)
    reply = quoting.referred(asked, evidence(), matches(*many), CORPUS, TODAY)
    assert [r.offer.id for r in reply.referrals] == ["offers/tuin-3", "offers/tuin-4"]


def test_a_gp_who_asks_why_as_well_stays_within_sixty_words() -> None:
    asked = understood("klimmethode, en waarom?", Role.HUISARTS, wants_offer=True)
    reply = quoting.referred(asked, evidence(KLIMMEN, TELLING), matches(KLIMCLUB), CORPUS, TODAY)
    prose = " ".join(block.text for block in reply.parts if block.kind in ("lead", "why", "note", "step"))
    assert part(reply, "why") and len(prose.split()) <= 60
    assert "Klimclub Waterwijk" in part(reply, "copy") and "099-765 43 21" in part(reply, "copy")


def test_leads_alone_do_not_pose_as_an_answer() -> None:
    asked = understood("klimmen", wants_offer=True, wants_explanation=False)
    reply = quoting.referred(asked, evidence(), matches(leads=(OUD,)), CORPUS, TODAY)
    assert "niets waarvan we zeker genoeg zijn" in part(reply, "lead")
    assert "CJG Duinstad" in part(reply, "lead")
    assert not part(reply, "cards")


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("language", Language)
def test_every_role_and_language_has_all_its_texts(role: Role, language: Language) -> None:
    assert referred("klimmen", role, language).text
    assert answered("klimmen", KLIMMEN, TELLING, role=role, language=language).text


PHONE_LIKE = re.compile(r"\d[\d -]{6,}\d")


def test_every_phone_and_link_stands_in_a_record_that_is_named() -> None:
    reply = referred("klimmen")
    known = {record: CORPUS.offers[record] for record in (*reply.contacts, *(r.offer.id for r in reply.referrals))}
    numbers = {phone.number for found in known.values() for phone in found.phones}
    links = {found.url for found in known.values()}
    ages_and_codes = ("9999 AB",)
    printed = [n for n in PHONE_LIKE.findall(reply.text) if n not in ages_and_codes]
    assert printed and set(printed) <= numbers
    assert set(re.findall(r"https?://[^\s,)]+", reply.text)) <= links
