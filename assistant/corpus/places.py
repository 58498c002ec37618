"""The gazetteer: city, stadsdelen, wijken and buurten of one municipality, their names, postcodes and nearness.

Read from places/<municipality>.json. What it does not know: streets and landmarks beyond places/landmarks.toml, and
the real borders of a wijk (coordinates are its middle, postcodes lie in several wijken).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from assistant.corpus.elsewhere import Elsewhere
from assistant.corpus.folding import fold_name
from assistant.domain import Place, PlaceKind

_WIDEST_FIRST = {PlaceKind.CITY: 0, PlaceKind.STADSDEEL: 1, PlaceKind.WIJK: 2, PlaceKind.BUURT: 3}

SAME_WIJK = 0
SAME_STADSDEEL = 1
WHOLE_CITY = 2


@dataclass(frozen=True, slots=True)
class Areas:
    """What a file of places holds. `regions` go from any name of a region to the names of its wijken."""

    places: tuple[Place, ...]
    regions: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    shares: Mapping[str, Mapping[str, float]] = field(default_factory=dict)
    sparse: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """All places, widest first. `regions` are names for several wijken together ("Den Haag Zuidwest").

    `shares` goes from PC4 to wijk to the share of the PC4's area that lies in it, 0..1; `sparse` are wijken where few
    people live (a park, a market), so that a postcode is read as another wijk where it can be.
    `landmarks` goes from a folded street or landmark name to the name of its wijk or buurt.
    """

    municipality: str
    places: tuple[Place, ...] = ()
    regions: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    shares: Mapping[str, Mapping[str, float]] = field(default_factory=dict)
    sparse: frozenset[str] = frozenset()
    landmarks: Mapping[str, str] = field(default_factory=dict)
    elsewhere: Elsewhere = field(default_factory=Elsewhere)
    _by_name: Mapping[str, tuple[Place, ...]] = field(default_factory=dict)

    @classmethod
    def from_places(cls, areas: Areas, landmarks: Mapping[str, str], elsewhere: Elsewhere) -> Gazetteer:
        """Build the gazetteer of the city that stands among the places."""
        ordered = tuple(sorted(areas.places, key=lambda place: _WIDEST_FIRST[place.kind]))
        city = next((place.name for place in ordered if place.kind is PlaceKind.CITY), "")
        index = _index(ordered, areas.regions)
        return cls(city, ordered, areas.regions, areas.shares, areas.sparse, landmarks, elsewhere, index)

    def named(self, name: str) -> tuple[Place, ...]:
        """All places with this name or alternative name, widest first; empty when there is none.

        "Scheveningen" is a stadsdeel and a wijk; "Den Haag Zuidwest" stands for several wijken.
        """
        return self._by_name.get(fold_name(name), ())

    def by_pc4(self, pc4: str) -> Place | None:
        """The wijk in which the largest lived-in part of a PC4 lies; None for a PC4 that is not this municipality's."""
        shares = self.shares.get(pc4)
        if not shares:
            return None
        largest = max(shares, key=lambda name: (name not in self.sparse, shares[name]))
        return next((place for place in self.named(largest) if place.kind is PlaceKind.WIJK), None)

    def covers(self, area: str, place: Place) -> int | None:
        """How near a service area is to a place: 0 the same wijk (or the area lies in the place), 1 another part of the
        same stadsdeel or the stadsdeel as a whole, 2 the whole city, None elsewhere or an area that is not known."""
        found = [_nearness(part, place) for part in self.named(area)]
        near = [value for value in found if value is not None]
        return min(near) if near else None

    def other_municipality(self, text: str) -> str | None:
        """The first Dutch place or municipality in a text that is not this one, by name or by postcode; else None."""
        return self.elsewhere.named_in(text, frozenset(self._by_name) | frozenset(self.landmarks))


def _index(places: tuple[Place, ...], regions: Mapping[str, tuple[str, ...]]) -> dict[str, tuple[Place, ...]]:
    index: dict[str, tuple[Place, ...]] = {}
    for place in places:
        for name in dict.fromkeys(fold_name(name) for name in (place.name, *place.alt_names)):
            index[name] = (*index.get(name, ()), place)
    wijken = {place.name: place for place in places if place.kind is PlaceKind.WIJK}
    for name, members in regions.items():
        index.setdefault(fold_name(name), tuple(wijken[member] for member in members if member in wijken))
    return index


def _nearness(area: Place, place: Place) -> int | None:
    if PlaceKind.CITY in (area.kind, place.kind):
        return SAME_WIJK if place.kind is PlaceKind.CITY else WHOLE_CITY
    if PlaceKind.STADSDEEL in (area.kind, place.kind):
        return _nearness_by_stadsdeel(area, place)
    if _wijk(area) == _wijk(place):
        return SAME_WIJK
    return SAME_STADSDEEL if area.stadsdeel == place.stadsdeel else None


def _nearness_by_stadsdeel(area: Place, place: Place) -> int | None:
    if _stadsdeel(area) != _stadsdeel(place):
        return None
    return SAME_WIJK if place.kind is PlaceKind.STADSDEEL else SAME_STADSDEEL


def _wijk(place: Place) -> str | None:
    return place.name if place.kind is PlaceKind.WIJK else place.wijk


def _stadsdeel(place: Place) -> str | None:
    return place.name if place.kind is PlaceKind.STADSDEEL else place.stadsdeel
