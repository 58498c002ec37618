"""A message understood as a whole, on the shipped places and themes."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.corpus.reading import Corpus, read_corpus
from assistant.domain import Cost, Language, Role, Slots, Status
from assistant.understanding.asks import Ask
from assistant.understanding.reading import Turn, Understood, understand
from assistant.understanding.scope import Scope


@pytest.fixture
def corpus(small_corpus: Path) -> Corpus:
    return read_corpus(small_corpus)


def read(corpus: Corpus, *texts: str, role: Role = Role.OUDER, status: Status | None = None) -> Understood:
    """The last of several turns."""
    earlier: tuple[Turn, ...] = ()
    for text in texts[:-1]:
        before = understand(text, text, role, earlier, corpus)
        earlier = (*earlier, Turn(text, before.slots, before.named_offers, status))
    return understand(texts[-1], texts[-1], role, earlier, corpus)


def test_a_parents_question_is_understood_in_all_its_parts(corpus: Corpus) -> None:
    understood = read(corpus, "waar kan me dogter van 7 gratis dansen op woensdag? wij wonen in de schilderwijk")
    slots = understood.slots
    assert slots.place is not None
    assert (slots.age, slots.place.name, slots.cost, slots.days) == ((7, 7), "Schildersbuurt", Cost.GRATIS, ("WE",))
    assert slots.themes == ("bewegen",) and slots.kinds == ("sport",)
    assert understood.wants_offer and understood.specific and understood.scope is Scope.IN_SCOPE


def test_the_masked_text_is_what_goes_on_and_the_postcode_is_read_before_masking(corpus: Corpus) -> None:
    understood = understand("wij wonen op 2531 AB", "wij wonen op [postcode 2531]", Role.OUDER, (), corpus)
    assert (understood.text, understood.slots.pc4) == ("wij wonen op [postcode 2531]", "2531")


def test_a_telegram_of_a_gp_looks_for_an_offer(corpus: Corpus) -> None:
    understood = read(corpus, "Jongen 9j, verlegen, Ypenburg. Aanbod?", role=Role.HUISARTS)
    assert understood.wants_offer and understood.slots.role is Role.HUISARTS


@pytest.mark.parametrize(
    ("text", "language", "age", "place"),
    [
        ("Oğlum 9 yaşında, Laak'ta oturuyoruz, nerede futbol oynayabilir?", Language.TR, (9, 9), "Laak"),
        ("Gdzie moja córka, 6 lat, może pływać? Mieszkamy w Ypenburgu", Language.PL, (6, 6), "Ypenburg"),
        ("Де мій син, 10 років, може грати у футбол у Трансвалі?", Language.UK, (10, 10), "Transvaalkwartier"),
        ("أين يمكن لابنتي عمرها 8 سنوات السباحة في إسكامب؟", Language.AR, (8, 8), "Escamp"),
        ("Where can my son, 11, play football in Segbroek?", Language.EN, (11, 11), "Segbroek"),
    ],
)
def test_the_same_is_understood_in_five_other_languages(
    corpus: Corpus, text: str, language: Language, age: tuple[int, int], place: str
) -> None:
    understood = read(corpus, text)
    slots = understood.slots
    assert (understood.language, slots.age, slots.place and slots.place.name) == (language, age, place)
    assert "bewegen" in slots.themes and understood.wants_offer


def test_a_conversation_keeps_what_was_said_and_takes_corrections(corpus: Corpus) -> None:
    understood = read(corpus, "zoek een sportclub voor mijn zoon van 7", "in Laak", "nee, hij is 8")
    assert understood.slots.place is not None
    assert (understood.slots.age, understood.slots.place.name, understood.slots.themes) == (
        (8, 8),
        "Laak",
        ("bewegen",),
    )
    assert understood.changed_mind and understood.wants_offer
    assert understood.standalone == "zoek een sportclub voor mijn zoon van 7 in Laak nee, hij is 8"


def test_what_follows_a_question_back_is_its_answer(corpus: Corpus) -> None:
    understood = read(
        corpus, "iets leuks voor de kids", "ze houden van knutselen en zijn 6 en 9", status=Status.CLARIFY
    )
    assert understood.slots.age == (6, 9) and understood.standalone.startswith("iets leuks")


def test_a_new_question_does_not_drag_the_old_subject_along(corpus: Corpus) -> None:
    understood = read(corpus, "waar kan mijn zoon van 7 zwemmen", "Welke stappen heeft de meldcode voor een leraar?")
    assert understood.standalone == understood.text
    assert "bewegen" not in understood.slots.themes and understood.slots.age == (7, 7)


def test_a_wish_without_a_need_is_not_specific(corpus: Corpus) -> None:
    assert not read(corpus, "is er iets leuks voor de kinderen").specific
    assert read(corpus, "is er een judoclub voor de kinderen").specific


def test_a_situation_in_some_detail_is_specific_also_without_a_theme(corpus: Corpus) -> None:
    told = "mijn dochter krijgt nergens fatsoenlijke sokken en haar tenen steken door haar laarzen, wie kent iets"
    assert read(corpus, told).specific
    assert not read(corpus, "hebben jullie iets voor mijn dochter").specific


def test_another_municipality_is_out_of_scope_for_an_offer_but_not_for_an_explanation(corpus: Corpus) -> None:
    offer = read(corpus, "waar kan mijn dochter zwemmen in Rotterdam?")
    assert (offer.scope, offer.other_municipality) == (Scope.OTHER_MUNICIPALITY, "Rotterdam")
    assert read(corpus, "Wat is er bekend van de aanpak in Rotterdam?").scope is Scope.IN_SCOPE


def test_a_named_offer_is_found_with_its_wijk(corpus: Corpus) -> None:
    understood = read(corpus, "hoe laat is de steltenclub open")
    assert understood.named_offers == ("offers/stelten-moerwijk",) and Ask.OPENING_HOURS in understood.asks
    assert understood.slots.place is not None and understood.slots.place.name == "Moerwijk"


def test_a_follow_up_about_a_named_offer_keeps_it(corpus: Corpus) -> None:
    understood = read(corpus, "wat doet de steltenclub", "en wat kost dat?")
    assert understood.named_offers == ("offers/stelten-moerwijk",) and Ask.PRICE in understood.asks


@pytest.mark.parametrize(
    "text",
    ["", "😀", "\u202e\u200b", "a" * 20_000, "8-" * 10_000, "heeft mijn " * 1_800, "(" * 20_000, "\x00<b>hoi</b>"],
)
def test_any_message_is_read_without_an_error(corpus: Corpus, text: str) -> None:
    assert read(corpus, text).slots.role is Role.OUDER


def test_an_empty_message_says_nothing(corpus: Corpus) -> None:
    understood = read(corpus, "")
    assert (understood.scope, understood.slots) == (Scope.NO_QUESTION, Slots(role=Role.OUDER))
