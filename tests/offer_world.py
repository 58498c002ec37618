"""A made-up city with offers, for the tests of matching."""

from __future__ import annotations

from pathlib import Path

from assistant.corpus.elsewhere import Elsewhere
from assistant.corpus.places import Areas, Gazetteer
from assistant.corpus.reading import Corpus
from assistant.domain import Confidence, Language, Offer, Place, PlaceKind, Source, Theme

CITY = Place("Duinstad", PlaceKind.CITY)
NOORD = Place("Noord", PlaceKind.STADSDEEL)
ZUID = Place("Zuid", PlaceKind.STADSDEEL)
WATERWIJK = Place("Waterwijk", PlaceKind.WIJK, stadsdeel="Noord")
BLOEMWIJK = Place("Bloemwijk", PlaceKind.WIJK, stadsdeel="Noord")
STEENWIJK = Place("Steenwijk", PlaceKind.WIJK, stadsdeel="Zuid")
GAZETTEER = Gazetteer.from_places(Areas((CITY, NOORD, ZUID, WATERWIJK, BLOEMWIJK, STEENWIJK)), {}, Elsewhere())
THEMES = tuple(
    Theme(name, {language: name for language in Language}, {})
    for name in ("bewegen", "spelen", "gedrag", "opvoeding", "veiligheid")
)


def offer(name: str, **fields: object) -> Offer:
    """An offer with sensible fields; `themes`, `source_date`, `confidence`, `same_as` belong to its record."""
    record = Source(
        id=f"offers/{name}",
        collection="offers",
        title=name.capitalize(),
        body="",
        confidence=fields.pop("confidence", Confidence.HIGH),  # type: ignore[arg-type]
        source_date=fields.pop("source_date", "2023"),  # type: ignore[arg-type]
        themes=fields.pop("themes", ("bewegen",)),  # type: ignore[arg-type]
        same_as=fields.pop("same_as", ()),  # type: ignore[arg-type]
        valid_until=fields.pop("valid_until", None),  # type: ignore[arg-type]
    )
    given = {"organization": "Stichting Proef", "kind": "sport", "service_areas": ("Waterwijk",), **fields}
    return Offer(record=record, **given)  # type: ignore[arg-type]


def city_of(*offers: Offer) -> Corpus:
    """A corpus that holds these offers only."""
    by_id = {one.id: one for one in offers}
    return Corpus(Path(), {i: o.record for i, o in by_id.items()}, by_id, GAZETTEER, THEMES, {}, "")
