"""Metres between a place and an offer, only when a source gives coordinates for both.

Addresses are not turned into coordinates: no source of ours does that, and a guess would be printed as a fact. The
middle of a wijk is no address either, so for now every distance is unknown; the wijk is shown instead.
"""

from __future__ import annotations

from math import asin, cos, radians, sin, sqrt

_EARTH_RADIUS_M = 6_371_000

Point = tuple[float, float]


def metres_between(one: Point | None, other: Point | None) -> int | None:
    """The distance over the ground in metres between two points (latitude, longitude), None when one is not known."""
    if one is None or other is None:
        return None
    (lat_1, lon_1), (lat_2, lon_2) = ((radians(lat), radians(lon)) for lat, lon in (one, other))
    half = sin((lat_2 - lat_1) / 2) ** 2 + cos(lat_1) * cos(lat_2) * sin((lon_2 - lon_1) / 2) ** 2
    return round(2 * _EARTH_RADIUS_M * asin(sqrt(half)))
