"""How much an offer is what was asked for: what the search found, and themes, kind of help and place.

An offer that the search did not find can still be right: a local offer whose theme was asked enters with a modest
relevance, below what the search is sure of.
"""

from __future__ import annotations

from assistant.domain import Offer, Role, Slots
from assistant.offers.eligibility import Nearness

# Measured with `make measure-offers` on the corpus's own lay questions, never on held-out ones.
SEARCH_SHARE = 0.75
THEME_SHARE = 0.15
KIND_SHARE = 0.2
LOCAL_SHARE = 0.12
# Help desks and help lines are the answer when asked for by name, not when somewhere to go is asked.
DESK_KINDS = frozenset({"crisis-veiligheid", "informatiepunt"})
DESK_PENALTY = 0.2
_MAIN_THEMES = 2
_PARENTING = "opvoeding"
_ACTIVE = "bewegen"
_SPORT = "sport"
_OLDEST_CHILD = 12


def relevance_of(offer: Offer, slots: Slots, found: float, nearness: Nearness) -> float:
    """0..1 and a little over: the strength of the search plus what the fields say."""
    score = SEARCH_SHARE * found
    score += THEME_SHARE * _theme_overlap(offer, slots)
    kind = offer.kind in slots.kinds
    score += KIND_SHARE * kind
    if slots.place is not None and nearness in (Nearness.WIJK, Nearness.STADSDEEL, Nearness.OTHER_WIJK):
        score += LOCAL_SHARE * (1.0 if nearness is Nearness.WIJK else 0.5)
    if offer.kind in DESK_KINDS and not kind and not _asks_for_help(slots):
        score -= DESK_PENALTY
    return max(0.0, min(1.0, score))


def is_unwanted(offer: Offer, slots: Slots) -> bool:
    """Such as "geen sport": the kind or the first theme of the offer is one that the asker does not want."""
    if _ACTIVE in slots.avoid and offer.kind == _SPORT:
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
    return _PARENTING in slots.themes and Role.OUDER in offer.audience


def _theme_overlap(offer: Offer, slots: Slots) -> float:
    """The share of the asked themes that the offer has; its first two themes count whole, later ones half."""
    if not slots.themes:
        return 0.0
    main, rest = set(offer.record.themes[:_MAIN_THEMES]), set(offer.record.themes[_MAIN_THEMES:])
    return sum(1.0 if theme in main else 0.5 for theme in slots.themes if theme in main | rest) / len(slots.themes)


def _asks_for_help(slots: Slots) -> bool:
    return bool({"veiligheid", "armoede"} & set(slots.themes)) or bool(DESK_KINDS & set(slots.kinds))
