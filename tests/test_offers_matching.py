"""Which offers are shown, in which order, and why the others are not."""

from __future__ import annotations

from datetime import date

from assistant.domain import Confidence, Fit, Freshness, Offer, OfferStatus, Role, Slots
from assistant.offers.matching import Matches, match_offers
from tests.offer_world import WATERWIJK, city_of, offer

TODAY = date(2026, 3, 2)


def matched(offers: list[Offer], slots: Slots, **relevance: float) -> Matches:
    """Match offers by their short names; one without a relevance counts as the best that was found."""
    found = {f"offers/{name}": strength for name, strength in relevance.items()} or {one.id: 1.0 for one in offers}
    return match_offers(city_of(*offers), slots, found, TODAY)


def names(matches: tuple[object, ...]) -> list[str]:
    return [referral.offer.id.removeprefix("offers/") for referral in matches]  # type: ignore[attr-defined]


def why_not(matches: Matches, name: str) -> str:
    return dict(matches.rejected)[f"offers/{name}"]


def test_the_more_relevant_offer_comes_first_however_near_the_other_is() -> None:
    far = offer("ver", service_areas=("Duinstad",))
    near = offer("dichtbij")
    assert names(matched([near, far], Slots(place=WATERWIJK), ver=1.0, dichtbij=0.5).fitting) == ["ver", "dichtbij"]


def test_among_the_equally_relevant_the_nearest_comes_first() -> None:
    offers = [offer("stad", service_areas=("Duinstad",)), offer("deel", service_areas=("Noord",)), offer("wijk")]
    assert names(matched(offers, Slots(place=WATERWIJK)).fitting) == ["wijk", "deel", "stad"]


def test_among_the_equally_relevant_what_is_known_to_fit_comes_before_what_is_not_known() -> None:
    offers = [offer("aaa"), offer("bbb", minimum_age=6, maximum_age=9)]
    assert names(matched(offers, Slots(age=(7, 7))).fitting) == ["bbb", "aaa"]


def test_a_checked_offer_comes_before_one_that_nobody_checked() -> None:
    offers = [offer("aaa"), offer("bbb", assured_date=date(2026, 1, 5))]
    assert names(matched(offers, Slots()).fitting) == ["bbb", "aaa"]


def test_a_newer_source_comes_before_an_older_one() -> None:
    offers = [offer("aaa", source_date="2020-05"), offer("bbb", source_date="2025")]
    assert names(matched(offers, Slots()).fitting) == ["bbb", "aaa"]


def test_an_age_or_place_that_excludes_the_child_is_never_shown() -> None:
    offers = [
        offer("tieners", minimum_age=12, maximum_age=16),
        offer("zuid", service_areas=("Steenwijk",)),
        offer("goed"),
    ]
    matches = matched(offers, Slots(age=(7, 7), place=WATERWIJK))
    assert names((*matches.fitting, *matches.near, *matches.leads)) == ["goed"]
    assert (why_not(matches, "tieners"), why_not(matches, "zuid")) == ("misfit: age", "misfit: place")


def test_a_near_miss_stands_apart_with_its_reason() -> None:
    matches = matched([offer("acht", minimum_age=8)], Slots(age=(7, 7)))
    assert matches.fitting == () and names(matches.near) == ["acht"]
    missed = [reason.words for reason in matches.near[0].reasons if reason.fit is Fit.NEAR_MISS]
    assert missed == ["vanaf 8 jaar"] and matches.near[0].near_miss


def test_an_old_offer_is_a_lead_and_an_old_near_miss_is_nothing() -> None:
    offers = [offer("oud", source_date="2015"), offer("oudmis", source_date="2015", minimum_age=8)]
    matches = matched(offers, Slots(age=(7, 7)))
    assert names(matches.leads) == ["oud"] and matches.leads[0].freshness is Freshness.LEAD
    assert matches.fitting == matches.near == ()


def test_what_stopped_or_ended_is_not_shown_at_all() -> None:
    offers = [offer("gestopt", status=OfferStatus.DEFUNCT), offer("voorbij", valid_until=date(2025, 8, 1))]
    matches = matched(offers, Slots())
    assert (matches.fitting, matches.near, matches.leads) == ((), (), ())
    assert why_not(matches, "gestopt").startswith("hidden")


def test_near_doubles_are_shown_once() -> None:
    offers = [offer("een", same_as=("offers/twee",)), offer("twee", minimum_age=6, maximum_age=9)]
    matches = matched(offers, Slots(age=(7, 7)))
    assert names(matches.fitting) == ["twee"] and "another record" in why_not(matches, "een")


def test_an_offer_for_grown_ups_stays_out_unless_a_parent_looks_for_something_for_parents() -> None:
    cafe = offer("oudercafe", for_children=False, themes=("opvoeding",), kind="opvoedhulp", audience=(Role.OUDER,))
    assert matched([cafe], Slots(age=(7, 7), themes=("opvoeding",))).fitting == ()
    assert why_not(matched([cafe], Slots(themes=("bewegen",))), "oudercafe") == "not for children"
    assert names(matched([cafe], Slots(themes=("opvoeding",))).fitting) == ["oudercafe"]


def test_an_offer_for_older_youth_is_shown_for_a_child_of_that_age_only() -> None:
    youth = offer("tieners", for_children=False, minimum_age=10, maximum_age=17)
    assert names(matched([youth], Slots(age=(13, 13))).fitting) == ["tieners"]
    assert matched([youth], Slots(age=(10, 10))).fitting == ()


def test_what_the_asker_does_not_want_is_left_out() -> None:
    offers = [offer("voetbal"), offer("hutten", kind="speelplek", themes=("spelen", "bewegen"))]
    assert names(matched(offers, Slots(avoid=("bewegen",))).fitting) == ["hutten"]


def test_an_offer_that_the_search_missed_enters_by_its_theme() -> None:
    offers = [
        offer("gevonden", themes=("gedrag",), kind="opvoedhulp"),
        offer("gemist", themes=("gedrag",), kind="opvoedhulp"),
    ]
    assert names(matched(offers, Slots(themes=("gedrag",)), gevonden=1.0).fitting) == ["gevonden", "gemist"]


def test_an_offer_about_something_else_is_not_shown() -> None:
    offers = [offer("goed"), offer("anders", themes=("opvoeding",), kind="opvoedhulp", confidence=Confidence.LOW)]
    matches = matched(offers, Slots(themes=("bewegen",), kinds=("sport",)), goed=1.0)
    assert names(matches.fitting) == ["goed"] and why_not(matches, "anders").startswith("not relevant")


def test_a_help_line_is_shown_only_when_the_search_finds_it() -> None:
    line = offer("lijn", kind="crisis-veiligheid", themes=("veiligheid",), service_areas=("Duinstad",))
    assert names(matched([line], Slots(themes=("veiligheid",)), lijn=0.9).fitting) == ["lijn"]
    assert matched([line, offer("club")], Slots(themes=("veiligheid",)), club=1.0).fitting[0].offer.kind != line.kind


def test_an_offer_for_some_children_only_is_shown_when_the_question_is_about_them() -> None:
    offers = [offer("rolstoelhockey", themes=("beperking", "bewegen")), offer("voetbal")]
    assert names(matched(offers, Slots(themes=("bewegen",)), voetbal=1.0, rolstoelhockey=0.4).fitting) == ["voetbal"]
    asked = matched(offers, Slots(themes=("beperking", "bewegen")), voetbal=0.5, rolstoelhockey=0.9)
    assert names(asked.fitting) == ["rolstoelhockey", "voetbal"]


def test_a_help_line_is_not_for_a_parent_whose_child_wants_friends() -> None:
    line = offer("lijn", kind="crisis-veiligheid", themes=("eenzaamheid",), service_areas=("Duinstad",))
    for role, shown in ((Role.OUDER, []), (Role.KIND, ["lijn"])):
        assert names(matched([line], Slots(role=role, themes=("eenzaamheid",)), lijn=0.4).fitting) == shown


def test_a_help_line_never_answers_a_parent_who_asks_about_something_else() -> None:
    line = offer("lijn", kind="crisis-veiligheid", themes=("veiligheid",), service_areas=("Duinstad",))
    assert matched([line], Slots(role=Role.OUDER, themes=("bewegen",)), lijn=1.0).fitting == ()


def test_with_no_place_known_the_city_comes_before_one_wijk() -> None:
    offers = [offer("aaa"), offer("bbb", service_areas=("Duinstad",))]
    assert names(matched(offers, Slots(themes=("bewegen",))).fitting) == ["bbb", "aaa"]


def test_every_referral_has_a_reason_also_when_nothing_was_asked_of_its_fields() -> None:
    matches = matched([offer("club")], Slots())
    assert [reason.words for reason in matches.fitting[0].reasons] == ["sluit aan bij je vraag"]


def test_reasons_name_the_shared_theme() -> None:
    matches = matched([offer("club")], Slots(themes=("bewegen",)))
    assert [reason.words for reason in matches.fitting[0].reasons] == ["gaat over bewegen"]


def test_no_offers_give_no_matches() -> None:
    assert matched([], Slots(age=(7, 7))) == Matches((), (), (), ())
