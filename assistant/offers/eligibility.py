"""Whether an offer is for this child, field by field: age, place, cost, day, holiday.

Each field that was asked about gives one Reason. What the record does not say is UNKNOWN: never a fit, never a misfit.
Fields that nobody asked about give no reason at all.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum

from assistant.corpus.places import Gazetteer
from assistant.domain import Cost, Fit, Language, Offer, Place, PlaceKind, Reason, Slots
from assistant.wording import say

# A child this close to the edge may be let in; the card says "vanaf 8 jaar".
NEAR_MISS_YEARS = 1
HOLIDAY_KIND = "vakantie"
HELPLINE_KIND = "crisis-veiligheid"
_PASS = "ooievaarspas"


class Nearness(IntEnum):
    """How an offer's area lies to the place that was asked, nearest first."""

    WIJK = 0
    STADSDEEL = 1
    OTHER_WIJK = 2
    CITY = 3
    UNKNOWN = 4
    ELSEWHERE = 5


@dataclass(frozen=True, slots=True)
class Where:
    """The nearest area of an offer, as the gazetteer names it."""

    nearness: Nearness
    area: str = ""


def reasons_for(
    offer: Offer, slots: Slots, gazetteer: Gazetteer, language: Language = Language.NL
) -> tuple[Reason, ...]:
    """One reason for each field that was asked about, in the order age, place, cost, day, holiday."""
    return tuple(_reasons(offer, slots, gazetteer, language))


def nearness_of(offer: Offer, place: Place | None, gazetteer: Gazetteer) -> Where:
    """The nearest of an offer's areas to a place. Without a place, or for the city as a whole, everything is CITY."""
    if place is None or place.kind is PlaceKind.CITY:
        return Where(Nearness.CITY, gazetteer.municipality)
    found = [_nearness(area, place, gazetteer) for area in offer.service_areas]
    return min(found, key=lambda where: where.nearness) if found else Where(Nearness.UNKNOWN)


def _reasons(offer: Offer, slots: Slots, gazetteer: Gazetteer, language: Language) -> Iterator[Reason]:
    if slots.age is not None:
        yield _age(offer, slots.age, language)
    if slots.place is not None:
        yield _place(nearness_of(offer, slots.place, gazetteer), slots.place, language)
    if slots.cost is not None:
        yield _cost(offer, slots.cost, language)
    if slots.days:
        yield _days(offer, slots.days, language)
    if slots.holiday:
        yield _holiday(offer, language)


def _age(offer: Offer, asked: tuple[int, int], language: Language) -> Reason:
    """Fits when the asked ages and the offer's overlap; an open end counts as open."""
    low, high = offer.minimum_age, offer.maximum_age
    if low is None and high is None:
        return Reason("age", Fit.UNKNOWN, say("reasons", "age_unknown", language))
    youngest, oldest = asked
    if low is not None and oldest < low:
        fit = _miss(offer, low - oldest)
        return Reason("age", fit, say("reasons", "age_from", language, low=low))
    if high is not None and youngest > high:
        fit = _miss(offer, youngest - high)
        return Reason("age", fit, say("reasons", "age_to", language, high=high))
    latest = oldest if high is None else min(oldest, high)
    return Reason("age", Fit.FITS, _ages(max(youngest, low or 0), latest, language))


def _miss(offer: Offer, years: int) -> Fit:
    """A help line keeps to its age; a club may let in a child of nearly the right one."""
    return Fit.NEAR_MISS if years <= NEAR_MISS_YEARS and offer.kind != HELPLINE_KIND else Fit.MISFIT


def _ages(low: int, high: int, language: Language) -> str:
    if low == high:
        return say("reasons", "age_one", language, age=low)
    return say("reasons", "age_span", language, low=low, high=high)


def _place(where: Where, asked: Place, language: Language) -> Reason:
    """A neighbouring wijk of the same stadsdeel is a fit that says so; another stadsdeel is a misfit."""
    stadsdeel = asked.stadsdeel or asked.name
    words = {
        Nearness.WIJK: ("place_here", {"area": where.area}),
        Nearness.STADSDEEL: ("place_stadsdeel", {"area": where.area}),
        Nearness.OTHER_WIJK: ("place_near", {"area": where.area, "stadsdeel": stadsdeel}),
        Nearness.CITY: ("place_city", {"city": where.area}),
        Nearness.UNKNOWN: ("place_unknown", {}),
        Nearness.ELSEWHERE: ("place_elsewhere", {"area": where.area}),
    }
    key, values = words[where.nearness]
    fits = {Nearness.UNKNOWN: Fit.UNKNOWN, Nearness.ELSEWHERE: Fit.MISFIT}
    return Reason("place", fits.get(where.nearness, Fit.FITS), say("reasons", key, language, **values))


def _nearness(area: str, place: Place, gazetteer: Gazetteer) -> Where:
    parts = gazetteer.named(area)
    if not parts:
        return Where(Nearness.UNKNOWN, area)
    covers = gazetteer.covers(area, place)
    if covers is None:
        return Where(Nearness.ELSEWHERE, area)
    if covers == 0:
        return Where(Nearness.WIJK, area)
    if any(part.kind is PlaceKind.CITY for part in parts):
        return Where(Nearness.CITY, area)
    whole = any(part.kind is PlaceKind.STADSDEEL and part.name == place.stadsdeel for part in parts)
    return Where(Nearness.STADSDEEL if whole else Nearness.OTHER_WIJK, area)


def _cost(offer: Offer, asked: Cost, language: Language) -> Reason:
    """Free for everybody fits both wishes, free with the pass who has it; a price is a near miss, no refusal."""
    free = [option for option in offer.cost_options if option.amount == 0]
    if any(option.option is None for option in free):
        return Reason("cost", Fit.FITS, say("reasons", "cost_free", language))
    with_pass = [option for option in offer.cost_options if _PASS in (option.option or "").casefold()]
    if with_pass:
        key = "cost_free_with" if with_pass[0].amount == 0 else "cost_with"
        fit = Fit.FITS if asked is Cost.OOIEVAARSPAS or with_pass[0].amount == 0 else Fit.UNKNOWN
        return Reason("cost", fit, say("reasons", key, language, option=with_pass[0].option))
    paid = any(option.amount for option in offer.cost_options)
    if paid and asked is Cost.GRATIS:
        return Reason("cost", Fit.NEAR_MISS, say("reasons", "cost_paid", language))
    return Reason("cost", Fit.UNKNOWN, say("reasons", "cost_unknown", language))


def _days(offer: Offer, asked: tuple[str, ...], language: Language) -> Reason:
    open_days = tuple(dict.fromkeys(day for schedule in offer.schedules for day in schedule.byday))
    if not open_days:
        return Reason("day", Fit.UNKNOWN, say("reasons", "day_unknown", language))
    shared = tuple(day for day in asked if day in open_days)
    if shared:
        return Reason("day", Fit.FITS, say("reasons", "day_fits", language, days=_named(shared, language)))
    return Reason("day", Fit.NEAR_MISS, say("reasons", "day_other", language, days=_named(open_days, language)))


def _named(days: tuple[str, ...], language: Language) -> str:
    return ", ".join(say("reasons", f"day_{day.lower()}", language) for day in days)


def _holiday(offer: Offer, language: Language) -> Reason:
    if offer.kind == HOLIDAY_KIND or any(schedule.holiday_period for schedule in offer.schedules):
        return Reason("holiday", Fit.FITS, say("reasons", "holiday_fits", language))
    return Reason("holiday", Fit.UNKNOWN, say("reasons", "holiday_unknown", language))
