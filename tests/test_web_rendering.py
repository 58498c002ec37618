"""Turns, cards and evidence as HTML: whatever a text holds, it stays text, and what is secondary folds."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from assistant.composing.cards import Card, CardAction, CardLine, card_for, card_text
from assistant.corpus.reading import Corpus, read_corpus
from assistant.domain import (
    Answer,
    Citation,
    Fit,
    Freshness,
    Language,
    MaskedSpan,
    Part,
    Reason,
    Referral,
    SafetyFinding,
    Signal,
    Status,
    Urgency,
)
from assistant.web.cards import card_html
from assistant.web.evidence import evidence_html
from assistant.web.rendering import answer_html, failure_html, question_html, turn_html
from tests.page_world import write_town

TODAY = date(2026, 11, 1)


@pytest.fixture
def corpus(tmp_path: Path) -> Corpus:
    return read_corpus(write_town(tmp_path / "corpus"))


def answer_of(*parts: Part, status: Status = Status.ANSWERED, **more: object) -> Answer:
    return Answer(status, "", parts, **more)  # type: ignore[arg-type]


def test_a_turn_is_one_line_that_begins_with_a_block_so_that_markdown_leaves_it_alone() -> None:
    turn = turn_html(question_html("een\n\n# kop\n\n- twee", Language.NL), "<li>a\n\nb</li>")
    assert turn.startswith("<div ") and "\n" not in turn


def test_two_turns_alike_have_different_marks() -> None:
    assert turn_html("<li></li>", "<li></li>") != turn_html("<li></li>", "<li></li>")


def test_a_question_is_shown_as_text() -> None:
    assert "&lt;b&gt;x&lt;/b&gt;<br>y" in question_html("<b>x</b>\ny", Language.NL)


def test_an_arabic_answer_says_so_whatever_the_page_is_in(corpus: Corpus) -> None:
    shown = answer_html(answer_of(Part("lead", "نعم"), language=Language.AR), corpus, TODAY)
    assert 'lang="ar" dir="rtl"' in shown


def test_help_that_is_urgent_is_marked_and_its_numbers_can_be_dialled(corpus: Corpus) -> None:
    finding = SafetyFinding(Signal.ACUTE_DANGER, Urgency.NOW)
    shown = answer_html(answer_of(Part("help", "Bel 112."), status=Status.SAFETY, finding=finding), corpus, TODAY)
    assert '<section class="hulp nu">' in shown and 'href="tel:112"' in shown


@pytest.mark.parametrize("kind", ["near", "leads", "also", "dutch"])
def test_what_is_secondary_folds_behind_its_first_line(corpus: Corpus, kind: str) -> None:
    shown = answer_html(answer_of(Part(kind, "Kop\n- een regel"), language=Language.EN), corpus, TODAY)
    assert re.search(rf'<details class="{kind}"><summary>[^<]+</summary><div[^>]*>.*een regel', shown)


def test_what_comes_near_is_open_where_nothing_fits(corpus: Corpus) -> None:
    near = Part("near", "Komt in de buurt:\n- een regel")
    assert '<details class="near" open><summary>Komt in de buurt</summary>' in answer_html(
        answer_of(near, status=Status.UNANSWERABLE), corpus, TODAY
    )
    assert '<details class="near"><summary>' in answer_html(answer_of(near, status=Status.REFERRED), corpus, TODAY)


def test_dutch_beside_another_language_is_marked_as_dutch(corpus: Corpus) -> None:
    shown = answer_html(answer_of(Part("dutch", "Het is zo."), language=Language.AR), corpus, TODAY)
    assert '<div lang="nl" dir="ltr"><p>Het is zo.</p>' in shown


def test_what_was_masked_and_what_was_cut_is_told(corpus: Corpus) -> None:
    masked = (MaskedSpan(0, 3, "naam"), MaskedSpan(5, 9, "naam"), MaskedSpan(10, 12, "telefoon"))
    shown = answer_html(answer_of(Part("lead", "Ja."), masked=masked), corpus, TODAY, shortened_to=4000)
    assert "naam, telefoonnummer" in shown
    assert "4000" in shown


def test_a_failure_needs_no_corpus_and_keeps_the_help_numbers() -> None:
    parts = (Part("lead", "Er ging iets mis."), Part("help", "Bel 112."))
    shown = failure_html(Answer(Status.ERROR, "", parts))
    assert "Er ging iets mis." in shown and 'href="tel:112"' in shown


def test_a_part_of_an_unknown_kind_cannot_break_out(corpus: Corpus) -> None:
    assert "<b>" not in answer_html(answer_of(Part('"><b>', "<b>x</b>")), corpus, TODAY)


def test_a_quote_is_marked_in_its_own_paragraph(corpus: Corpus) -> None:
    quote = "leren kinderen evenwicht"
    shown = evidence_html((Citation("methods/stelten", quote),), corpus, Language.NL)
    assert f"Van steltenlopen <mark>{quote}</mark> houden op het plein." in shown
    assert "eerste aanwijzingen" in shown and "2021" in shown
    assert 'href="https://bron.example/methode"' in shown


def test_two_quotes_of_one_source_stand_in_one_figure(corpus: Corpus) -> None:
    quotes = ("Van steltenlopen leren", "evenwicht houden", "in zes weken")
    shown = evidence_html(tuple(Citation("methods/stelten", quote) for quote in quotes), corpus, Language.NL)
    assert shown.count("<figure") == 1 and shown.count("<p>") == 2
    assert "<mark>Van steltenlopen leren</mark> kinderen <mark>evenwicht houden</mark> op" in shown


def test_quotes_that_overlap_lose_no_text(corpus: Corpus) -> None:
    quotes = ("Van steltenlopen leren kinderen", "leren kinderen evenwicht")
    shown = evidence_html(tuple(Citation("methods/stelten", quote) for quote in quotes), corpus, Language.NL)
    assert "<mark>Van steltenlopen leren kinderen</mark> evenwicht houden op het plein." in shown


def test_a_quote_from_a_document_opens_at_its_page_on_our_server(corpus: Corpus) -> None:
    shown = evidence_html((Citation("documents/zeepkist", "Op een zeepkist", page=2),), corpus, Language.NL)
    assert 'href="/documenten/zeepkist.pdf#page=2"' in shown


def test_without_citations_there_is_no_evidence(corpus: Corpus) -> None:
    assert evidence_html((), corpus, Language.NL) == ""


def referral(corpus: Corpus) -> Referral:
    return Referral(corpus.offers["offers/stelten"], (Reason("age", Fit.FITS, "8 jaar"),), Freshness.UNCONFIRMED)


def test_a_card_stands_only_where_the_text_shows_it(corpus: Corpus) -> None:
    said = card_text(card_for(referral(corpus), corpus, Language.NL, TODAY), Language.NL)
    with_card = answer_of(Part("cards", said), status=Status.REFERRED, referrals=(referral(corpus),))
    without = answer_of(Part("lead", "x"), Part("cards", "iets anders"), referrals=(referral(corpus),))
    assert answer_html(with_card, corpus, TODAY).count('<article class="kaart"') == 1
    assert "<article" not in answer_html(without, corpus, TODAY)


def test_a_card_shows_all_its_lines_and_marks_what_is_not_known(corpus: Corpus) -> None:
    shown = card_html(card_for(referral(corpus), corpus, Language.NL, TODAY), Language.NL)
    assert "6</bdi> tot en met" in shown and "Steltenpad" in shown
    assert 'class="veld onbekend"' in shown and "niet bekend" in shown.lower()
    assert '<li dir="auto"><bdi dir="ltr">8</bdi> jaar</li>' in shown
    assert 'href="tel:0707526543"' in shown


def test_an_action_with_another_scheme_is_no_link() -> None:
    actions = (CardAction("website", "Website", "javascript:alert(1)"), CardAction("call", "Bel", "tel:112"))
    card = Card(
        "offers/x", "X", "X", "", (CardLine("who", "Voor wie", "<i>", False),), (), (), "", actions, (),
        Freshness.UNCONFIRMED, False,
    )  # fmt: skip
    shown = card_html(card, Language.NL)
    assert "javascript:" not in shown and 'href="tel:112"' in shown
    assert "&lt;i&gt;" in shown
