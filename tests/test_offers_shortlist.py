"""A very large corpus is matched from a shortlist that keeps what fits and what was found."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from assistant.corpus.reading import Corpus, read_corpus
from assistant.domain import Offer, Slots
from assistant.offers.matching import match_offers
from assistant.offers.shortlist import LARGE, SHORTLISTED, shortlist
from assistant.settings import ROOT, Settings

TODAY = date(2026, 3, 1)


def crowded(settings: Settings, **fields: object) -> tuple[Corpus, Offer]:
    """The small corpus with more than LARGE copies of one offer, changed as told; and the one that stays as it is."""
    corpus = read_corpus(settings.corpus)
    kept = corpus.offers["offers/stelten-moerwijk"]
    changed = replace(kept, **fields)  # type: ignore[arg-type]
    copies = {
        id_: replace(changed, record=replace(kept.record, id=id_))
        for id_ in (f"offers/kopie-{number}" for number in range(LARGE + 1))
    }
    return replace(corpus, offers={**copies, **corpus.offers}), kept


def test_a_corpus_of_usual_size_is_judged_whole() -> None:
    corpus = read_corpus(ROOT / "corpus")
    assert list(shortlist(corpus, Slots(age=(3, 3)), {})) == list(corpus.offers.values())


def test_of_a_large_corpus_the_strongest_are_judged(settings: Settings) -> None:
    corpus, kept = crowded(settings)
    listed = list(shortlist(corpus, Slots(), {kept.id: 1.0, "offers/unheard-of": 1.0}))
    assert len(listed) == SHORTLISTED and kept in listed


def test_what_is_out_of_reach_in_age_leaves_room_for_what_fits(settings: Settings) -> None:
    corpus, kept = crowded(settings, minimum_age=12, maximum_age=18)
    found = dict.fromkeys(corpus.offers, 1.0) | {kept.id: 0.5}
    assert kept in shortlist(corpus, Slots(age=(8, 8)), found)
    assert not [o for o in shortlist(corpus, Slots(age=(8, 8)), found) if o.minimum_age == 12]


def test_what_is_elsewhere_leaves_room_for_what_is_near(settings: Settings) -> None:
    corpus, kept = crowded(settings, service_areas=("Scheveningen",))
    moerwijk = corpus.gazetteer.named("Moerwijk")[0]
    found = dict.fromkeys(corpus.offers, 1.0) | {kept.id: 0.5}
    assert kept in shortlist(corpus, Slots(place=moerwijk), found)
    assert not [o for o in shortlist(corpus, Slots(place=moerwijk), found) if o.service_areas == ("Scheveningen",)]


def test_an_age_or_place_that_no_record_gives_is_never_a_reason_to_leave_it_out(settings: Settings) -> None:
    corpus, kept = crowded(settings, minimum_age=12)
    unknown = replace(kept, minimum_age=None, maximum_age=None, service_areas=())
    corpus = replace(corpus, offers={**corpus.offers, kept.id: unknown})
    moerwijk = corpus.gazetteer.named("Moerwijk")[0]
    assert unknown in shortlist(corpus, Slots(age=(5, 5), place=moerwijk), {})


def test_a_theme_brings_an_offer_onto_the_list_that_the_search_did_not_find(settings: Settings) -> None:
    corpus, kept = crowded(settings)
    copies = {
        id_: replace(o, record=replace(o.record, themes=("spelen",))) if id_ != kept.id else o
        for id_, o in corpus.offers.items()
    }
    assert kept in shortlist(replace(corpus, offers=copies), Slots(themes=("bewegen",)), {})


def test_a_child_in_a_large_corpus_is_referred_as_in_a_small_one(settings: Settings) -> None:
    corpus, kept = crowded(settings, minimum_age=12, maximum_age=18)
    matches = match_offers(corpus, Slots(age=(8, 8)), {kept.id: 1.0}, TODAY)
    assert [referral.offer.id for referral in matches.fitting] == [kept.id]
