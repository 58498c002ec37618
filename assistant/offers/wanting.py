"""How much an offer is what was asked for: a small linear model over what the search found and what the fields say.

Nearness, age and freshness are no part of it, so they can never lift what isn't relevant. One thing of place is: with
no place known, an offer of one wijk is a worse guess than one for the whole city.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import exp

from assistant.domain import Confidence, Offer, Role, Slots

# Logistic weights, fitted on the development set (99 questions with offers) over the search as it was on that day.
# Five-fold cross-validation: hit@3 .88, found@3 .63; the order of the search alone: .78, .56.
WEIGHTS: Mapping[str, float] = {
    "search": 2.02,
    "search_squared": 1.53,
    "main_theme": 0.52,
    "other_theme": 0.25,
    "no_theme_shared": -0.94,
    "other_kind_asked": -0.72,
    "kind_for_theme": 0.66,
    "door_for_worry": 1.18,
    "helpline_for_safety": 0.51,
    "scheme_unasked": -0.82,
    "holiday_unasked": -0.74,
    "one_wijk_unasked": -1.97,
    "sure_source": 0.57,
    "like_the_found": 1.1,
}
BIAS = -1.91

# Which kinds of help answer a theme in the first place.
_KINDS_FOR: Mapping[str, frozenset[str]] = {
    "spelen": frozenset({"speelplek", "club", "inloop"}),
    "bewegen": frozenset({"sport"}),
    "armoede": frozenset({"armoede-regeling", "informatiepunt"}),
    "eenzaamheid": frozenset({"inloop", "club", "maatje-thuisondersteuning"}),
    "talentontwikkeling": frozenset({"cultuur", "club"}),
    "veiligheid": frozenset({"crisis-veiligheid", "opvoedhulp"}),
    "weerbaarheid": frozenset({"training-groep", "sport"}),
    "opvoeding": frozenset({"opvoedhulp", "maatje-thuisondersteuning"}),
    "gezonde-leefstijl": frozenset({"gezondheid", "sport"}),
    "taal": frozenset({"huiswerk-taal"}),
    "gedrag": frozenset({"opvoedhulp", "training-groep"}),
    "scheiding": frozenset({"training-groep", "maatje-thuisondersteuning", "opvoedhulp"}),
    "pesten": frozenset({"training-groep", "opvoedhulp"}),
    "nieuwkomers": frozenset({"huiswerk-taal"}),
    "rouw": frozenset({"training-groep"}),
    "beperking": frozenset({"sport"}),
}
# Worries about a child, for which school social work, the CJG and the GP's youth nurse are doors to knock on: every
# school and every stadsdeel has them, whatever else there is.
_WORRIES = frozenset(
    {
        "gedrag",
        "scheiding",
        "weerbaarheid",
        "opvoeding",
        "rouw",
        "pesten",
        "veiligheid",
        "eenzaamheid",
        "nieuwkomers",
    }
)
_DOORS = frozenset({"opvoedhulp", "gezondheid"})
_SCHEME, _HOLIDAY, _HELPLINE, _SPORT = "armoede-regeling", "vakantie", "crisis-veiligheid", "sport"
_MAIN_THEMES = 2
MIN_FOUND_HELPLINE = 0.2
MIN_FOUND_UNWORRIED = 0.9
MIN_FOUND_NARROW = 0.6
# Themes that are about some children only; an offer that has one as its first theme is not for the others.
_NARROW = frozenset({"scheiding", "rouw", "nieuwkomers", "beperking"})
_CALLED_ABOUT = frozenset({"veiligheid", "pesten"})
_NEIGHBOURS = 6
_OLDEST_CHILD = 12


@dataclass(frozen=True, slots=True)
class Question:
    """What all offers are compared with: the slots, and the offers that the search found strongest, best first."""

    slots: Slots
    city: str
    strongest: tuple[tuple[Offer, float], ...]

    @classmethod
    def of(cls, slots: Slots, city: str, offers: Mapping[str, Offer], found: Mapping[str, float]) -> Question:
        """`found` goes from offer id to 0..1; ids that are no offers are left out."""
        ranked = sorted((item for item in found.items() if item[0] in offers), key=lambda item: (-item[1], item[0]))
        return cls(slots, city, tuple((offers[id_], strength) for id_, strength in ranked[:_NEIGHBOURS]))


def relevance_of(offer: Offer, question: Question, found: float) -> float:
    """0..1: how likely it is that this offer is what was asked for. `found` is the strength of the search."""
    total = BIAS + sum(WEIGHTS[name] * value for name, value in features(offer, question, found).items())
    return 1 / (1 + exp(-total))


def features(offer: Offer, question: Question, found: float) -> dict[str, float]:
    """The features of an offer for a question by name, each 0..1."""
    slots = question.slots
    asked, main = set(slots.themes), set(offer.record.themes[:_MAIN_THEMES])
    rest = set(offer.record.themes[_MAIN_THEMES:])
    return {
        "search": found,
        "search_squared": found * found,
        "main_theme": len(asked & main) / max(1, len(asked)),
        "other_theme": len(asked & rest) / max(1, len(asked)),
        "no_theme_shared": float(bool(asked) and not asked & (main | rest)),
        "other_kind_asked": float(bool(slots.kinds) and offer.kind not in slots.kinds),
        "kind_for_theme": float(any(offer.kind in _KINDS_FOR.get(theme, ()) for theme in slots.themes)),
        "door_for_worry": float(offer.kind in _DOORS and bool(asked & _WORRIES)),
        "helpline_for_safety": float(offer.kind == _HELPLINE and "veiligheid" in asked),
        "scheme_unasked": float(offer.kind == _SCHEME and "armoede" not in asked),
        "holiday_unasked": float(offer.kind == _HOLIDAY and not slots.holiday),
        "one_wijk_unasked": float(slots.place is None and question.city not in offer.service_areas),
        "sure_source": float(offer.record.confidence is Confidence.HIGH),
        "like_the_found": _likeness(offer, question),
    }


def is_out_of_place(offer: Offer, slots: Slots, found: float) -> bool:
    """Made for children that the question says nothing of: a help line, a group about divorce, a class for newcomers.

    Such an offer is shown when that is what was asked, or when the search itself finds it: nobody should read "113"
    because themes look alike, and who wants to play football is not sent to sport for children with a disability.
    """
    if offer.kind == _HELPLINE:
        if slots.role is Role.KIND or not _CALLED_ABOUT.isdisjoint(slots.themes):
            return found < MIN_FOUND_HELPLINE
        about_else = bool(slots.themes) and set(slots.themes).isdisjoint(offer.record.themes)
        return about_else or found < MIN_FOUND_UNWORRIED
    narrow = bool(offer.record.themes) and offer.record.themes[0] in _NARROW
    return narrow and offer.record.themes[0] not in slots.themes and found < MIN_FOUND_NARROW


def is_unwanted(offer: Offer, slots: Slots) -> bool:
    """Such as "geen sport": the kind or the first theme of the offer is one that the asker does not want."""
    if "bewegen" in slots.avoid and offer.kind == _SPORT:
        return True
    return bool(offer.record.themes) and offer.record.themes[0] in slots.avoid


def is_for_asker(offer: Offer, slots: Slots) -> bool:
    """Offers to adults or older youth stay out, unless a parent looks for something for parents, or the child is of
    that age."""
    if offer.for_children:
        return True
    if slots.age is not None:
        known = offer.minimum_age is not None and offer.maximum_age is not None
        return known and slots.age[0] >= _OLDEST_CHILD
    return "opvoeding" in slots.themes and Role.OUDER in offer.audience


def _likeness(offer: Offer, question: Question) -> float:
    """How much an offer resembles those that the search found strongest, in themes and kind, itself left out."""
    others = [(other, strength) for other, strength in question.strongest if other.id != offer.id]
    total = sum(strength for _, strength in others)
    if total <= 0:
        return 0.0
    return sum(strength * _alike(offer, other) for other, strength in others) / total


def _alike(one: Offer, other: Offer) -> float:
    first, second = set(one.record.themes), set(other.record.themes)
    shared = len(first & second) / max(1, len(first | second))
    return (shared + 0.5 * (one.kind == other.kind)) / 1.5
