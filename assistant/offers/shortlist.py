"""Which offers of a large corpus are worth judging one by one.

Up to LARGE offers, as many as any municipality of ours has, that is all of them. Beyond it their ages, areas, themes
and kinds stand in columns: those that can't fit this child's age or place fall away, and the strongest are left.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import numpy.typing as npt

from assistant.corpus.places import Gazetteer
from assistant.corpus.reading import Corpus
from assistant.domain import Offer, Slots
from assistant.offers.eligibility import NEAR_MISS_YEARS, Nearness, nearness_of

LARGE = 1000
SHORTLISTED = 150
# What the fields weigh beside the search (0..1), for offers that may enter by their theme or kind alone.
THEME_WEIGHT = 0.25
KIND_WEIGHT = 0.1
_NO_AGE_TO = 200

Flags = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Columns:
    """The fields of all offers that decide early, a row an offer. `areas` are places in `all_areas`."""

    offers: tuple[Offer, ...]
    row: Mapping[str, int]
    youngest: npt.NDArray[np.int64]
    oldest: npt.NDArray[np.int64]
    areas: npt.NDArray[np.int64]
    all_areas: tuple[Offer, ...]
    themes: Mapping[str, Flags]
    kinds: Mapping[str, Flags]

    @classmethod
    def of(cls, offers: Collection[Offer]) -> Columns:
        """Put the fields of offers into columns. `all_areas` has one offer for each different set of areas."""
        listed = tuple(offers)
        areas: dict[tuple[str, ...], int] = {}
        examples: list[Offer] = []
        for offer in listed:
            if areas.setdefault(offer.service_areas, len(areas)) == len(examples):
                examples.append(offer)
        return cls(
            listed,
            {offer.id: row for row, offer in enumerate(listed)},
            np.asarray([0 if o.minimum_age is None else o.minimum_age for o in listed], dtype=np.int64),
            np.asarray([_NO_AGE_TO if o.maximum_age is None else o.maximum_age for o in listed], dtype=np.int64),
            np.asarray([areas[offer.service_areas] for offer in listed], dtype=np.int64),
            tuple(examples),
            _flags(listed, lambda offer: offer.record.themes),
            _flags(listed, lambda offer: (offer.kind,)),
        )

    def can_fit(self, slots: Slots, gazetteer: Gazetteer) -> Flags:
        """False where the age is out of reach, or the place is elsewhere, whatever else the offer says."""
        fits = np.ones(len(self.offers), dtype=np.bool_)
        if slots.age is not None:
            young, old = slots.age
            fits &= (self.youngest <= old + NEAR_MISS_YEARS) & (self.oldest >= young - NEAR_MISS_YEARS)
        if slots.place is not None:
            near = [nearness_of(one, slots.place, gazetteer).nearness for one in self.all_areas]
            fits &= np.asarray([nearness is not Nearness.ELSEWHERE for nearness in near])[self.areas]
        return fits

    def strength(self, slots: Slots, found: Mapping[str, float]) -> npt.NDArray[np.float64]:
        """How strongly the search found each offer, and a little for sharing a theme or a kind with the question."""
        strength = np.zeros(len(self.offers))
        for id_, value in found.items():
            strength[self.row[id_]] = value
        for names, flags, weight in (
            (slots.themes, self.themes, THEME_WEIGHT),
            (slots.kinds, self.kinds, KIND_WEIGHT),
        ):
            wanted = [flags[name] for name in names if name in flags]
            if wanted:
                strength += weight * np.logical_or.reduce(wanted)
        return strength


def shortlist(corpus: Corpus, slots: Slots, found: Mapping[str, float]) -> Iterator[Offer]:
    """The offers to judge, in the order of the corpus. `found` goes from offer id to the strength of the search."""
    if len(corpus.offers) <= LARGE:
        yield from corpus.offers.values()
        return
    columns = _columns(corpus)
    known = {id_: value for id_, value in found.items() if id_ in columns.row}
    rows = np.flatnonzero(columns.can_fit(slots, corpus.gazetteer))
    strength = columns.strength(slots, known)[rows]
    if len(rows) > SHORTLISTED:
        rows = rows[np.argpartition(-strength, SHORTLISTED)[:SHORTLISTED]]
    for row in np.sort(rows):
        yield columns.offers[row]


def _flags(offers: tuple[Offer, ...], names_of: Callable[[Offer], tuple[str, ...]]) -> dict[str, Flags]:
    flags: dict[str, Flags] = {}
    for row, offer in enumerate(offers):
        for name in names_of(offer):
            flags.setdefault(name, np.zeros(len(offers), dtype=np.bool_))[row] = True
    return flags


@lru_cache(maxsize=4)
def _columns(corpus: Corpus) -> Columns:
    return Columns.of(corpus.offers.values())
