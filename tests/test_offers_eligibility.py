"""An offer judged field by field for one child."""

from __future__ import annotations

import pytest

from assistant.domain import Cost, CostOption, Fit, Language, Offer, Place, Schedule, Slots
from assistant.offers.distance import metres_between
from assistant.offers.eligibility import Nearness, nearness_of, reasons_for
from tests.offer_world import CITY, GAZETTEER, STEENWIJK, WATERWIJK, offer


def judged(one: Offer, slots: Slots, language: Language = Language.NL) -> list[tuple[str, Fit, str]]:
    return [(reason.field, reason.fit, reason.words) for reason in reasons_for(one, slots, GAZETTEER, language)]


def test_fields_that_nobody_asked_about_give_no_reason() -> None:
    assert judged(offer("club", minimum_age=6), Slots()) == []


@pytest.mark.parametrize(
    ("low", "high", "asked", "fit", "words"),
    [
        (6, 10, (7, 7), Fit.FITS, "7 jaar"),
        (6, 10, (4, 8), Fit.FITS, "6 tot en met 8 jaar"),
        (6, None, (7, 7), Fit.FITS, "7 jaar"),
        (None, 10, (10, 10), Fit.FITS, "10 jaar"),
        (8, 12, (7, 7), Fit.NEAR_MISS, "vanaf 8 jaar"),
        (8, 12, (13, 13), Fit.NEAR_MISS, "tot en met 12 jaar"),
        (8, 12, (6, 6), Fit.MISFIT, "vanaf 8 jaar"),
        (8, 12, (14, 15), Fit.MISFIT, "tot en met 12 jaar"),
        (None, None, (7, 7), Fit.UNKNOWN, "leeftijd niet bekend"),
    ],
)
def test_age_fits_misses_narrowly_misses_or_is_not_known(
    low: int | None, high: int | None, asked: tuple[int, int], fit: Fit, words: str
) -> None:
    assert judged(offer("club", minimum_age=low, maximum_age=high), Slots(age=asked)) == [("age", fit, words)]


def test_a_help_line_keeps_to_its_age() -> None:
    line = offer("lijn", kind="crisis-veiligheid", minimum_age=8)
    assert judged(line, Slots(age=(7, 7)))[0][1] is Fit.MISFIT


@pytest.mark.parametrize(
    ("areas", "fit", "words"),
    [
        (("Waterwijk",), Fit.FITS, "in Waterwijk"),
        (("Noord",), Fit.FITS, "in stadsdeel Noord"),
        (("Bloemwijk",), Fit.FITS, "in een andere wijk van Noord: Bloemwijk"),
        (("Duinstad",), Fit.FITS, "in heel Duinstad"),
        (("Steenwijk",), Fit.MISFIT, "alleen in Steenwijk"),
        (("Steenwijk", "Waterwijk"), Fit.FITS, "in Waterwijk"),
        ((), Fit.UNKNOWN, "plek niet bekend"),
        (("Nergensveen",), Fit.UNKNOWN, "plek niet bekend"),
    ],
)
def test_place_fits_by_nearness_and_another_stadsdeel_does_not(areas: tuple[str, ...], fit: Fit, words: str) -> None:
    assert judged(offer("club", service_areas=areas), Slots(place=WATERWIJK)) == [("place", fit, words)]


def test_the_whole_city_fits_everywhere() -> None:
    assert judged(offer("club", service_areas=("Steenwijk",)), Slots(place=CITY))[0][1] is Fit.FITS


@pytest.mark.parametrize(
    ("options", "asked", "fit", "words"),
    [
        ((CostOption(0),), Cost.GRATIS, Fit.FITS, "gratis"),
        ((CostOption(0),), Cost.OOIEVAARSPAS, Fit.FITS, "gratis"),
        ((CostOption(0, "Ooievaarspas"),), Cost.OOIEVAARSPAS, Fit.FITS, "gratis met Ooievaarspas"),
        ((CostOption(0, "Ooievaarspas"),), Cost.GRATIS, Fit.FITS, "gratis met Ooievaarspas"),
        ((CostOption(2, "Ooievaarspas"),), Cost.OOIEVAARSPAS, Fit.FITS, "met Ooievaarspas"),
        ((CostOption(5),), Cost.GRATIS, Fit.NEAR_MISS, "niet gratis"),
        ((CostOption(5),), Cost.OOIEVAARSPAS, Fit.UNKNOWN, "kosten niet bekend"),
        ((CostOption(None, None, "in overleg"),), Cost.GRATIS, Fit.UNKNOWN, "kosten niet bekend"),
        ((), Cost.GRATIS, Fit.UNKNOWN, "kosten niet bekend"),
    ],
)
def test_cost_is_judged_from_its_options(options: tuple[CostOption, ...], asked: Cost, fit: Fit, words: str) -> None:
    assert judged(offer("club", cost_options=options), Slots(cost=asked)) == [("cost", fit, words)]


@pytest.mark.parametrize(
    ("byday", "fit", "words"),
    [
        (("WE", "FR"), Fit.FITS, "op woensdag"),
        (("MO",), Fit.NEAR_MISS, "op andere dagen: maandag"),
        ((), Fit.UNKNOWN, "dag niet bekend"),
    ],
)
def test_days_are_compared_with_the_schedule(byday: tuple[str, ...], fit: Fit, words: str) -> None:
    one = offer("club", schedules=(Schedule("na school", byday),))
    assert judged(one, Slots(days=("WE", "SA"))) == [("day", fit, words)]


def test_a_holiday_offer_fits_a_holiday_and_others_are_not_known() -> None:
    assert judged(offer("kamp", kind="vakantie"), Slots(holiday=True)) == [("holiday", Fit.FITS, "in de vakantie")]
    assert judged(offer("club"), Slots(holiday=True))[0][1] is Fit.UNKNOWN


def test_reasons_are_worded_in_the_language_that_is_asked() -> None:
    slots = Slots(age=(7, 7), place=WATERWIJK)
    words = [w for _, _, w in judged(offer("club", minimum_age=6, maximum_age=9), slots, Language.PL)]
    assert words == ["wiek: 7", "w: Waterwijk"]


@pytest.mark.parametrize(
    ("place", "nearness"), [(WATERWIJK, Nearness.WIJK), (STEENWIJK, Nearness.ELSEWHERE), (None, Nearness.CITY)]
)
def test_nearness_is_that_of_the_nearest_area(place: Place | None, nearness: Nearness) -> None:
    assert nearness_of(offer("club"), place, GAZETTEER).nearness is nearness


def test_a_distance_needs_both_points() -> None:
    assert metres_between(None, (52.0, 4.3)) is None
    assert metres_between((52.0, 4.3), (52.0, 4.3)) == 0
    assert metres_between((52.0, 4.3), (52.01, 4.3)) == 1112
