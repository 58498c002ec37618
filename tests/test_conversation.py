"""One turn from text to answer: the order of the steps, and every status, on the shipped corpus with the shipped
encoder."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assistant.conversation import Assistant, Conversation, shown_cards
from assistant.domain import Answer, Freshness, Language, Role, Signal, Status
from assistant.facing import answer_as_row
from assistant.retrieval.search import Retriever
from assistant.serving import LiveAssistant


def ask(shipped: LiveAssistant, *turns: str, role: Role = Role.OUDER) -> Answer:
    conversation, answer = Conversation(role), None
    for text in turns:
        answer, conversation = shipped.reply(conversation, text)
    assert answer is not None
    return answer


def test_a_question_is_answered_with_literal_quotes(shipped: LiveAssistant) -> None:
    answer = ask(shipped, "Wat is kinderwerk eigenlijk?")
    assert answer.status is Status.ANSWERED and answer.citations
    corpus = shipped.opened.assistant.corpus
    assert all(c.quote in corpus.sources[c.source].body for c in answer.citations)


def test_an_offer_is_referred_with_its_reasons(shipped: LiveAssistant) -> None:
    answer = ask(shipped, "Waar kan mijn zoon van 9 in de Schilderswijk voetballen?")
    assert answer.status is Status.REFERRED
    assert all(referral.reasons for referral in answer.referrals)


def test_a_vague_wish_gets_one_question_back_and_something_to_go_on(shipped: LiveAssistant) -> None:
    answer = ask(shipped, "weet je iets leuks voor mijn kind?")
    assert answer.status is Status.CLARIFY
    assert sum(part.kind == "question" for part in answer.parts) == 1
    assert answer.referrals


def test_opening_hours_that_no_record_holds_are_said_to_be_unknown(shipped: LiveAssistant) -> None:
    answer = ask(shipped, "Hoe laat gaat Vadercentrum Adam vandaag open?")
    assert answer.status is Status.UNANSWERABLE


def test_another_field_is_out_of_scope(shipped: LiveAssistant) -> None:
    assert ask(shipped, "Hoe vraag ik een nieuw paspoort aan?").status is Status.OUT_OF_SCOPE


def test_another_municipality_is_told_that_this_corpus_does_not_know_it(shipped: LiveAssistant) -> None:
    answer = ask(shipped, "Welke kinderclubs zijn er in Eindhoven?")
    assert answer.status is Status.OUT_OF_SCOPE and "Eindhoven" in answer.text


def test_danger_now_gets_help_and_nothing_else(shipped: LiveAssistant) -> None:
    answer = ask(shipped, "mijn vader slaat mijn moeder nu en hij heeft een mes", role=Role.KIND)
    assert answer.status is Status.SAFETY and "112" in answer.text
    assert not answer.referrals and not answer.citations


def test_worry_gets_help_first_and_then_the_answer(shipped: LiveAssistant) -> None:
    text = "Een leerling vertelt dat hij thuis vaak klappen krijgt. Wat is stap 2 van de meldcode?"
    answer = ask(shipped, text, role=Role.LEERKRACHT)
    assert answer.status is Status.SAFETY and answer.finding.signal is not Signal.NONE
    assert answer.parts[0].kind == "help" and answer.citations
    assert answer.text.index("0800-2000") < answer.text.index(answer.citations[0].quote[:30])


def test_safety_works_without_an_index_and_the_rest_says_that_it_does_not(shipped: LiveAssistant) -> None:
    bare = Assistant(shipped.opened.assistant.corpus, None)
    helped, _ = bare.reply(Conversation(Role.KIND), "papa slaat mij elke dag en nu is hij boos en ik ben bang")
    failed, _ = bare.reply(Conversation(), "Wat is kinderwerk?")
    assert helped.status is Status.SAFETY
    assert failed.status is Status.ERROR and "112" in failed.text


@pytest.mark.parametrize("text", ["", " ", "?", "🙂🙂", "\u200b\u202e", "a"])
def test_a_message_without_a_question_gets_a_kind_sentence(shipped: LiveAssistant, text: str) -> None:
    answer = ask(shipped, text)
    assert answer.status in (Status.OUT_OF_SCOPE, Status.CLARIFY, Status.UNANSWERABLE)
    assert answer.text.strip()


def test_a_message_of_twenty_thousand_characters_is_answered(shipped: LiveAssistant) -> None:
    assert ask(shipped, "Wat is kinderwerk? " * 1100).text


def test_only_masked_text_is_kept_in_the_conversation(shipped: LiveAssistant) -> None:
    _, conversation = shipped.reply(Conversation(), "mijn dochter Fenna Verschuur wil dansen, bel 06-28384950")
    kept = repr(conversation)
    assert "Fenna" not in kept and "28384950" not in kept


def test_place_and_age_carry_over_turns_and_can_be_corrected(shipped: LiveAssistant) -> None:
    answer = ask(shipped, "Waar kan mijn kind van 7 in Laak sporten?", "nee, ze is 9")
    assert answer.slots.age == (9, 9)
    assert answer.slots.place is not None and "Laak" in answer.slots.place.name


def test_more_shows_other_offers_and_what_does_it_cost_is_about_the_cards_above(shipped: LiveAssistant) -> None:
    asked = "Waar kan mijn dochter van 8 spelen in Mariahoeve?"
    first, more = ask(shipped, asked), ask(shipped, asked, "heb je nog meer?")
    cards, others = shown_cards(first), shown_cards(more)
    assert cards and others and not set(cards) & set(others)
    assert shown_cards(ask(shipped, asked, "en wat kost dat?")) == cards


@pytest.mark.parametrize(
    ("text", "need"),
    [
        ("Waar kan mijn nichtje van 9 op ponyrijden in Escamp?", "ponyrijden"),
        ("We zoeken een kinderkoor voor onze jongste van 7", "kinderkoor"),
        ("Where could my boy of 10 play chess?", "chess"),
    ],
)
def test_what_the_corpus_has_nothing_for_is_named_and_no_card_poses_as_it(
    shipped: LiveAssistant, text: str, need: str
) -> None:
    answer = ask(shipped, text)
    assert answer.status is Status.UNANSWERABLE and need in answer.text
    assert not any(part.kind == "cards" for part in answer.parts)


def test_words_that_were_understood_are_no_unknown_words(shipped: LiveAssistant) -> None:
    answer = ask(shipped, "Onze kleinzoon van 9 met het syndroom van Down wil graag sporten")
    assert answer.status is Status.REFERRED and shown_cards(answer)[0] == "offers/g-sport-beweegloket"


def test_an_offer_that_stopped_is_never_referred(shipped: LiveAssistant) -> None:
    answer = ask(shipped, "Is Sportief Samen Sterk in Escamp iets voor mijn zoon van 10?")
    assert "offers/sportief-samen-sterk-escamp" not in {r.offer.id for r in answer.referrals}


def test_old_leads_never_stand_alone_at_the_top(shipped: LiveAssistant) -> None:
    answer = ask(shipped, "Is er een zomerschool in de Schilderswijk voor groep 5?")
    kinds = [part.kind for part in answer.parts]
    assert "leads" not in kinds or kinds.index("leads") > 0
    leads = [r for r in answer.referrals if r.freshness is Freshness.LEAD]
    assert all(r.near_miss is False for r in leads)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("What does a kinderwerker do?", Language.EN),
        ("Kinderwerk nedir, çocuğum gidebilir mi?", Language.TR),
        ("ما هو عمل الأطفال في الحي؟", Language.AR),
        ("Co to jest kinderwerk i czy każde dziecko może przyjść?", Language.PL),
        ("Що таке kinderwerk і чи може прийти моя дитина?", Language.UK),
    ],
)
def test_an_answer_follows_the_language_of_the_question_with_the_dutch_beside_it(
    shipped: LiveAssistant, text: str, language: Language
) -> None:
    answer = ask(shipped, text)
    assert answer.language is language and answer.status is Status.ANSWERED
    assert any(part.kind == "dutch" for part in answer.parts)


def test_without_an_encoder_the_same_corpus_is_searched_on_words(shipped: LiveAssistant) -> None:
    assistant = shipped.opened.assistant
    assert assistant.retriever is not None
    words_only = replace(assistant, retriever=Retriever.over(assistant.retriever.index, None, assistant.corpus.sources))
    answer, _ = words_only.reply(Conversation(), "Wat is de Kanjertraining?")
    assert answer.status is Status.ANSWERED and "methods/kanjertraining" in answer.sources


def test_an_answer_as_json_has_the_fields_of_the_contract(shipped: LiveAssistant) -> None:
    row = answer_as_row(ask(shipped, "Waar kan mijn zoon van 9 in de Schilderswijk voetballen?"))
    assert row.keys() == {
        "status", "text", "sources", "citations", "referrals", "contacts", "slots", "signal", "language",
    }  # fmt: skip
    slots = row["slots"]
    assert isinstance(slots, dict) and slots["age"] == [9, 9] and slots["role"] == "ouder"


def test_help_stays_in_view_while_the_conversation_goes_on_about_it(shipped: LiveAssistant) -> None:
    worry = "Een jongen uit mijn klas heeft steeds striemen op zijn rug en wil niet naar huis."
    answer = ask(shipped, worry, "Mag ik dat eerst met de moeder bespreken?", role=Role.LEERKRACHT)
    assert answer.status is Status.SAFETY and answer.parts[0].kind == "help"
    assert "0800-2000" in answer.text
